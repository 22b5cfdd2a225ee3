//! The largest liquidations as they are heard.

use crate::draw;
use crate::explain::words::Message;
use crate::live::wants_calm;
use crate::ui::element::{El, el};
use crate::ui::part::Part;
use crate::ui::store::Store;
use crate::units::UnixMillis;
use crate::view::Panel;
use leptos::prelude::*;
use std::sync::Arc;

/// The rows that stand on the tape, as markup, and since when: what was heard, unless the tape is held
/// or was changed a moment ago.
pub(super) type Shown = Part<Option<(UnixMillis, String)>>;

/// What stands on the tape of `panel`, as it changes.
pub(super) fn shown(panel: RwSignal<Arc<Panel>>, is_held: RwSignal<bool>) -> Shown {
    let is_calm = wants_calm();
    Part::new(move |before: Option<&Option<(UnixMillis, String)>>| {
        let panel = panel.try_get()?;
        let tape = panel.tape.as_ref()?;
        match before.and_then(Option::as_ref) {
            Some(shown) if is_held.get() || !tape.is_due(shown.0, is_calm) => Some(shown.clone()),
            _ => Some((tape.at, draw::tape(&tape.rows))),
        }
    })
}

/// The tape, with the button that holds it; nothing where the panel does not listen. Its box has room
/// for all rows from the start, and nobody is told of each: who hears the page reads it when they like.
pub(super) fn tape() -> Vec<El> {
    let store = Store::here();
    if store.tape.get_untracked().is_none() {
        return Vec::new();
    }
    let quiet = ["<li class=\"wcd-quiet\">", &store.label(Message::TapeQuiet), "</li>"].concat();
    let rows = move || {
        let rows = store.tape.get().map(|(_, rows)| rows).unwrap_or_default();
        if rows.is_empty() { quiet.clone() } else { rows }
    };
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
            .child(el("ol", "").live_markup(rows))
            .child(el("p", "wcd-note").text(store.label(Message::TapeRule))),
    ]
}
