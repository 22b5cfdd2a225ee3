//! One figure on the page, and the way to where it comes from.

use crate::ui::store::Store;
use crate::view::FigureView;
use leptos::either::Either;
use leptos::prelude::*;

/// What a figure's element shows.
#[derive(Clone, PartialEq)]
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
#[component]
pub(super) fn FigureText(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    /// True for a change, which is coloured and given an arrow by its sign.
    #[prop(optional)]
    is_change: bool,
) -> impl IntoView {
    let store = Store::here();
    let shown = store.of_figure(&id, Shown::of);
    let value = move || shown.with(|shown| shown.as_ref().and_then(|shown| shown.value));
    let state = move || shown.with(|shown| shown.as_ref().map_or("unavailable", |it| it.state));
    let text = move || shown.with(|shown| shown.as_ref().map(|shown| text(shown, is_change)));
    let is_missing = Memo::new(move |_| value().is_none());
    let reason = move || shown.with(|shown| shown.as_ref().and_then(|it| it.reason.clone()));
    let ask = {
        let asked = (id.clone(), label);
        move |_| store.asked.set(Some(asked.clone()))
    };
    view! {
        <button
            type="button"
            class="wcd-figure"
            class:wcd-down=move || is_change && value().is_some_and(|value| value < 0.0)
            class:wcd-up=move || is_change && value().is_some_and(|value| value > 0.0)
            data-figure=id
            data-value=move || value().map(|value| value.to_string()).unwrap_or_default()
            data-state=state
            title=reason
            aria-haspopup="dialog"
            on:click=ask
        >
            // Two elements: a number that comes is a new one, not a reason that has moved.
            {move || if is_missing.get() {
                Either::Left(view! { <span class="wcd-missing">{text}</span> })
            } else {
                Either::Right(view! { <span>{text}</span> })
            }}
        </button>
    }
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
