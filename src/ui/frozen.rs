//! The panel of a published snapshot: as it was, and asking nobody.

use crate::live::{in_slices, published};
use crate::settings::Settings;
use crate::ui::mount::{laid_out, root};
use crate::ui::store::Store;
use crate::view::{Panel, Refits};
use leptos::logging;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::rc::Rc;
use web_sys::HtmlElement;

/// Says on the page's root what became of the file: `frozen`, or `refused` with the reason. The
/// page's own text has the words for both.
const FILE: &str = "data-snapshot";
const REASON: &str = "data-refused";

/// Shows the published snapshot `asked` in the place of the page's frame.
pub(super) async fn show(place: HtmlElement, settings: Settings, asked: String) {
    match published::load(&asked, &settings).await {
        Ok(snapshot) => {
            // It is for the moment that it was taken, whatever the reader's clock says.
            let refits = Rc::new(Refits::default());
            let panel = Panel::refitted(&snapshot, &settings, snapshot.taken_at, &refits);
            root(FILE, "frozen");
            place.set_inner_html("");
            let still = move || {
                let store = Store::new(panel, settings.locale);
                store.settled.set(true);
                provide_context(store);
                if refits.work() {
                    let found = Rc::clone(&refits);
                    let show = move || {
                        let at = snapshot.taken_at;
                        store.show(Panel::refitted(&snapshot, &settings, at, &found), true);
                    };
                    in_slices(Rc::new(move || refits.work()), Box::new(show));
                }
                laid_out()
            };
            mount_to(place, still).forget();
        }
        Err(refusal) => {
            logging::error!("snapshot: {refusal}");
            root(REASON, refusal.id());
            root(FILE, "refused");
        }
    }
}
