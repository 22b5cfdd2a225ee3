//! The panel of a published snapshot: as it was, and asking nobody.

use crate::live::published;
use crate::settings::Settings;
use crate::ui::mount::{laid_out, root};
use crate::ui::store::Store;
use crate::view::{Panel, Refits};
use gloo_timers::future::TimeoutFuture;
use leptos::logging;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::cell::Cell;
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
            let refits = Refits::default();
            let at = snapshot.taken_at;
            let panel = Panel::refitted(&snapshot, &settings, at, &refits);
            root(FILE, "frozen");
            place.set_inner_html("");
            let shown = Rc::new(Cell::new(None));
            let (held, locale) = (Rc::clone(&shown), settings.locale);
            let still = move || {
                let store = Store::new(panel, locale);
                store.settled.set(true);
                provide_context(store);
                held.set(Some(store));
                laid_out()
            };
            mount_to(place, still).forget();
            let mut found = false;
            while refits.work() {
                found = true;
                // The page answers in between.
                TimeoutFuture::new(0).await;
            }
            if let (true, Some(store)) = (found, shown.get()) {
                store.show(Panel::refitted(&snapshot, &settings, at, &refits), true);
            }
        }
        Err(refusal) => {
            logging::error!("snapshot: {refusal}");
            root(REASON, refusal.id());
            root(FILE, "refused");
        }
    }
}
