//! The largest liquidations as they are heard.

use crate::draw;
use crate::explain::words::Message;
use crate::ui::element::{El, el};
use crate::ui::part::Part;
use crate::ui::store::Store;
use crate::view::Panel;
use leptos::prelude::*;
use std::sync::Arc;

/// What stands on the tape of `panel`, as markup: what was heard, unless the tape is held. `None` for a
/// panel that does not listen.
pub(super) fn shown(panel: RwSignal<Arc<Panel>>, is_held: RwSignal<bool>) -> Part<Option<String>> {
    Part::new(move |before: Option<&Option<String>>| match before {
        Some(before) if is_held.get() => before.clone(),
        _ => panel.try_get()?.tape.as_ref().map(draw::tape),
    })
}

/// The tape, with the button that holds it; nothing where the panel does not listen. Its box has room
/// for all rows from the start, and nobody is told of each: who hears the page reads it when they like.
pub(super) fn tape() -> Vec<El> {
    let store = Store::here();
    if store.tape.get_untracked().is_none() {
        return Vec::new();
    }
    let title = store.label(Message::Tape);
    let hold = el("button", "wcd-button")
        .attr("type", "button")
        .live_attr("aria-pressed", move || Some(store.is_held.get().to_string()))
        .text(store.label(Message::TapePause))
        .on("click", move |_| store.is_held.set(!store.is_held.get_untracked()));
    vec![
        el("div", "wcd-tape")
            .attr("role", "group")
            .attr("aria-label", title.clone())
            .child(el("p", "wcd-chart-title").text(title).child(hold))
            // Our own text, escaped all the same: see `draw`.
            .child(el("div", "").live_markup(move || store.tape.get().unwrap_or_default())),
    ]
}
