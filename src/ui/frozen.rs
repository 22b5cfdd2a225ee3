//! The panel of a published snapshot: as it was, and asking nobody.

use crate::live::published::Refusal;
use crate::live::{Root, in_slices, published};
use crate::settings::Settings;
use crate::ui::mount::put;
use crate::ui::store::Store;
use crate::view::{Panel, Refits};
use leptos::logging;
use leptos::prelude::*;
use std::rc::Rc;
use web_sys::HtmlElement;

/// Says on the root what became of the file: `frozen`, or `refused` with the reason. The frame that
/// waits for the panel has the words for both.
const FILE: &str = "data-snapshot";
const REASON: &str = "data-refused";

/// Shows the published snapshot `asked` in `place`.
pub(super) async fn show(root: Root, place: HtmlElement, settings: Settings, asked: String) {
    let loaded = published::load(&root, &asked, &settings).await;
    // Taken away meanwhile: nobody would end what begins now.
    if !place.is_connected() {
        return;
    }
    match loaded {
        Ok(snapshot) => {
            // It is for the moment that it was taken, whatever the reader's clock says.
            let refits = Rc::new(Refits::default());
            let panel = Panel::refitted(&snapshot, &settings, snapshot.taken_at, &refits);
            root.tell(FILE, "frozen");
            let still = move || {
                let store = Store::new(panel, settings.locale);
                store.settled.set(true);
                if refits.work() {
                    let found = Rc::clone(&refits);
                    let show = move || {
                        let at = snapshot.taken_at;
                        store.show(Panel::refitted(&snapshot, &settings, at, &found), true);
                    };
                    in_slices(Rc::new(move || refits.work()), Box::new(show));
                }
                store
            };
            put(&root, place, Box::new(still));
        }
        Err(refusal) => {
            logging::error!("snapshot: {refusal}");
            refuse(&root, &refusal);
        }
    }
}

/// Says on the root why the file is not shown.
pub(super) fn refuse(root: &Root, refusal: &Refusal) {
    root.tell(REASON, refusal.id());
    root.tell(FILE, "refused");
}
