//! The panel of a published snapshot: as it was, and asking nobody.

use crate::live::{Root, published};
use crate::settings::Settings;
use crate::ui::mount::put;
use crate::ui::store::Store;
use crate::view::Panel;
use leptos::logging;
use leptos::prelude::*;
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
            let panel = Panel::of(&snapshot, &settings, snapshot.taken_at);
            root.tell(FILE, "frozen");
            let still = move || {
                let store = Store::new(panel, settings.locale);
                store.settled.set(true);
                store
            };
            put(&root, place, Box::new(still));
        }
        Err(refusal) => {
            logging::error!("snapshot: {refusal}");
            root.tell(REASON, refusal.id());
            root.tell(FILE, "refused");
        }
    }
}
