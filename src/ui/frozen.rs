//! The panel of a published snapshot: as it was, and asking nobody.

use crate::live::published;
use crate::settings::Settings;
use crate::ui::mount::{laid_out, root};
use crate::ui::store::Store;
use crate::view::Panel;
use leptos::logging;
use leptos::mount::mount_to;
use leptos::prelude::*;
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
            let panel = Panel::of(&snapshot, &settings, snapshot.taken_at);
            root(FILE, "frozen");
            place.set_inner_html("");
            let still = move || {
                let store = Store::new(panel, settings.locale);
                store.settled.set(true);
                provide_context(store);
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
