//! What would have to change: a line each, met or not.

use crate::explain::words::Message;
use crate::ui::element::{El, el};
use crate::ui::store::Store;
use crate::view::CheckRow;
use leptos::prelude::*;

/// The checklist. Its lines stay in their places.
#[component]
pub(super) fn Checklist() -> impl IntoView {
    let store = Store::here();
    let rows = store.part(|panel| panel.checklist.clone());
    el("section", "wcd-section")
        .attr("aria-labelledby", "wcd-checklist")
        .child(el("h2", "").attr("id", "wcd-checklist").text(store.label(Message::Checklist)))
        .child(el("ul", "wcd-checklist").live(move || rows.get().into_iter().map(line).collect()))
}

fn line(row: CheckRow) -> El {
    el("li", "wcd-check")
        .attr("data-check", row.id)
        .attr("data-status", row.status.id())
        .child(el("span", "wcd-check-status").text(row.status_text))
        .child(el("span", "").text(row.text))
}
