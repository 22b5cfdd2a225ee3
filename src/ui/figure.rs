//! One figure on the page, and the way to where it comes from.

use crate::ui::element::{El, el};
use crate::ui::store::Store;
use crate::units::decimal::plain;
use crate::view::FigureView;
use leptos::prelude::*;

/// What a figure's element shows.
#[derive(Clone, Default, PartialEq)]
struct Shown {
    text: String,
    reason: Option<String>,
    value: Option<f64>,
    state: &'static str,
}

impl Shown {
    fn of(figure: &FigureView) -> Self {
        Self {
            text: figure.text.clone(),
            reason: figure.reason_text.clone(),
            value: figure.value,
            state: figure.state_id(),
        }
    }
}

/// One figure: its text, its unrounded number in `data-value` (empty where there is none), how
/// fresh it is in `data-state`. Pressing it shows where it comes from, under `label`.
pub(super) fn figure(id: String, label: String) -> El {
    changing(id, label, false)
}

/// A figure that is a change, which is coloured and given an arrow by its sign.
pub(super) fn change(id: String, label: String) -> El {
    changing(id, label, true)
}

fn changing(id: String, label: String, is_change: bool) -> El {
    let store = Store::here();
    let shown = store.of_figure(&id, Shown::of);
    let none = || Shown { state: "unavailable", ..Shown::default() };
    let now = move || shown.get().unwrap_or_else(none);
    let value = move || now().value;
    let asked = (id.clone(), label);
    el("button", "wcd-figure")
        .attr("type", "button")
        .live_class("wcd-down", move || is_change && value().is_some_and(|value| value < 0.0))
        .live_class("wcd-up", move || is_change && value().is_some_and(|value| value > 0.0))
        .attr("data-figure", id)
        .live_attr("data-value", move || Some(value().map(plain).unwrap_or_default()))
        .live_attr("data-state", move || Some(now().state.to_owned()))
        .live_attr("title", move || now().reason)
        .attr("aria-haspopup", "dialog")
        .on("click", move |_| store.asked.set(Some(asked.clone())))
        // Two elements, by their class: a number that comes is a new one, not a reason that moved.
        .live(move || {
            let now = now();
            let class = if now.value.is_none() { "wcd-missing" } else { "" };
            vec![el("span", class).text(text(&now, is_change))]
        })
}

/// A missing figure says why in its place. The arrow says again what sign and colour say.
fn text(shown: &Shown, is_change: bool) -> String {
    let text = shown.reason.as_ref().unwrap_or(&shown.text);
    match shown.value {
        Some(value) if is_change && value > 0.0 => format!("\u{25b2}\u{a0}{text}"),
        Some(value) if is_change && value < 0.0 => format!("\u{25bc}\u{a0}{text}"),
        _ => text.clone(),
    }
}
