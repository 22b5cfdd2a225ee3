//! The slider of the cascade: how far would a further fall carry?

use crate::draw::{SizePx, svg};
use crate::explain::words::{self, Message};
use crate::ui::element::{El, el};
use crate::ui::store::Store;
use crate::view::Outcome;
use js_sys::Reflect;
use leptos::prelude::*;
use web_sys::{Element, Event};

/// The slider's steps are halves of a percent: from 0.5% to 15%.
const STEPS: (i32, i32) = (1, 30);
/// It begins at 3%.
const FIRST: i32 = 6;
/// The picture of the rounds; it is scaled to its place.
const ROUNDS: SizePx = SizePx { width: 360, height: 110 };

/// The slider with its buttons, and what comes of the fall that it stands at.
pub(super) fn lab() -> Vec<El> {
    let store = Store::here();
    let is_there = store.part(|panel| panel.lab.is_some());
    let at = RwSignal::new(FIRST);
    let outcome = store.part(move |panel| {
        let percent = f64::from(at.get()) / 2.0;
        panel.lab.as_ref().map(|lab| lab.run(percent)).unwrap_or_default()
    });
    vec![el("div", "wcd-lab").live(move || {
        if !is_there.get() {
            return Vec::new();
        }
        let input = StoredValue::new_local(None::<Element>);
        let go = move |to: i32| {
            let to = to.clamp(STEPS.0, STEPS.1);
            at.set(to);
            if let Some(Some(input)) = input.try_get_value() {
                let _ = Reflect::set(&input, &"value".into(), &to.into());
            }
        };
        let label = store.label(Message::CascadeShock);
        let button = |text: &'static str, by: i32| {
            let step = words::signed_percent(store.locale, f64::from(by) / 2.0, 1);
            el("button", "wcd-button")
                .attr("type", "button")
                .attr("aria-label", [&label, ": ", &step].concat())
                .text(text)
                .on("click", move |_| go(at.get_untracked() + by))
        };
        #[allow(clippy::cast_possible_truncation, reason = "a slider stands between its ends")]
        let moved = move |event: Event| {
            let value =
                event.target().and_then(|it| Reflect::get(&it, &"valueAsNumber".into()).ok());
            if let Some(value) = value.and_then(|value| value.as_f64()) {
                at.set(value as i32);
            }
        };
        let spoken = move || {
            let Outcome { fall, rows, .. } = outcome.get();
            let whole = rows.get(1).map(|(label, text)| format!(". {label}: {text}"));
            Some(fall + whole.as_deref().unwrap_or_default())
        };
        let slider = el("input", "")
            .attr("type", "range")
            .attr("min", STEPS.0.to_string())
            .attr("max", STEPS.1.to_string())
            .attr("value", at.get_untracked().to_string())
            .attr("aria-label", label.clone())
            .live_attr("aria-valuetext", spoken)
            .on("input", moved)
            .placed(move |element| input.set_value(Some(element)));
        let fall = el("strong", "").live_text(move || outcome.get().fall);
        let row = |(label, text): (String, String)| {
            el("div", "").child(el("dt", "").text(label)).child(el("dd", "").text(text))
        };
        vec![
            el("p", "").text(label.clone()).text(" ").child(fall),
            el("div", "wcd-slide")
                .child(button("\u{2212}", -1))
                .child(slider)
                .child(button("+", 1)),
            el("dl", "wcd-facts").live(move || outcome.get().rows.into_iter().map(row).collect()),
            // All that it shows is in its label.
            el("div", "wcd-rounds")
                .attr("role", "img")
                .live_attr("aria-label", move || outcome.get().rounds.map(|it| it.summary))
                .live_markup(move || {
                    outcome.get().rounds.map(|it| svg(&it, ROUNDS)).unwrap_or_default()
                }),
        ]
    })]
}
