//! The panel of a published snapshot: as it was, and asking nobody.

use crate::live::published::Refusal;
use crate::live::{Root, leisure, published};
use crate::market::Asset;
use crate::settings::Settings;
use crate::ui::mount::put;
use crate::ui::store::Store;
use crate::view::{Panel, Refits};
use leptos::logging;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::HtmlElement;

/// Says on the root what became of the file: `frozen`, or `refused` with the reason. The frame that
/// waits for the panel has the words for both.
const FILE: &str = "data-snapshot";
const REASON: &str = "data-refused";

/// Shows the published snapshot `asked` in `place`, among links to the coins `offered`.
pub(super) async fn show(
    root: Root,
    place: HtmlElement,
    settings: Settings,
    offered: Vec<Asset>,
    asked: String,
) {
    let loaded = published::load(&root, &asked, &settings).await;
    // Taken away meanwhile: nobody would end what begins now.
    if !place.is_connected() {
        return;
    }
    match loaded {
        Ok(snapshot) => {
            // It is for the moment that it was taken, whatever the reader's clock says.
            let refits = Refits::default();
            let at = snapshot.taken_at;
            let panel = || still(Panel::refitted(&snapshot, &settings, at, &refits));
            root.tell(FILE, "frozen");
            let shown = Rc::new(Cell::new(None));
            let (held, locale, first) = (Rc::clone(&shown), settings.locale, panel());
            let begin = move || {
                let store = Store::new(first, locale);
                store.settled.set(true);
                held.set(Some(store));
                store
            };
            put(&root, place, locale, offered, Box::new(begin));
            let Some(store) = shown.get() else { return };
            let mut found = false;
            while store.is_there() && refits.work() {
                found = true;
                // The page answers in between.
                leisure().await;
            }
            if found && store.is_there() {
                store.show(panel(), true).await;
            }
        }
        Err(refusal) => {
            logging::error!("snapshot: {refusal}");
            refuse(&root, &refusal);
        }
    }
}

/// The panel of a moment that is over: its prices are not called live.
fn still(mut panel: Panel) -> Panel {
    panel.answer.state_text.clear();
    panel
}

/// Says on the root why the file is not shown.
pub(super) fn refuse(root: &Root, refusal: &Refusal) {
    root.tell(REASON, refusal.id());
    root.tell(FILE, "refused");
}
