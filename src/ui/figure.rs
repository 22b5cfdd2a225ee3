//! One figure on the page, and the way to where it comes from.

use crate::explain::words;
use crate::explain::words::Phrase;
use crate::explain::{Figure, FigureId, State};
use crate::settings::Locale;
use crate::ui::store::Store;
use leptos::prelude::*;

/// One figure: its text, its unrounded number in `data-value` (empty where there is none), how
/// fresh it is in `data-state`. Pressing it shows where it comes from under `label`.
#[component]
pub(super) fn FigureText(
    id: FigureId,
    #[prop(into)] label: String,
    /// True for a change, which is coloured and given an arrow by its sign.
    #[prop(optional)]
    is_change: bool,
) -> impl IntoView {
    let store = Store::here();
    let figure = store.figure(id.clone());
    let locale = store.locale();
    let of = id.clone();
    let text = Memo::new(move |_| figure.with(|figure| text(locale, &of, figure.as_ref(), is_change)));
    let value = Memo::new(move |_| figure.with(|figure| figure.as_ref().and_then(|it| it.value)));
    let state = Memo::new(move |_| {
        figure.with(|figure| figure.as_ref().map_or(State::Unavailable, |it| it.state))
    });
    let name = id.to_string();
    let title = label.clone();
    view! {
        <button
            type="button"
            class="wcd-figure"
            class:wcd-down=move || is_change && value.get().is_some_and(|value| value < 0.0)
            class:wcd-up=move || is_change && value.get().is_some_and(|value| value > 0.0)
            data-figure=name
            data-value=move || value.get().map(|value| value.to_string()).unwrap_or_default()
            data-state=move || state_id(state.get())
            title=move || value.get().is_none().then(|| text.get())
            aria-haspopup="dialog"
            on:click=move |_| store.asked.set(Some((id.clone(), title.clone())))
        >
            {text}
        </button>
    }
}

/// A state's spelling in `data-state`.
pub(super) fn state_id(state: State) -> &'static str {
    match state {
        State::Live => "live",
        State::Delayed => "delayed",
        State::Stale => "stale",
        State::Frozen => "frozen",
        State::Unavailable => "unavailable",
    }
}

fn text(locale: Locale, id: &FigureId, figure: Option<&Figure>, is_change: bool) -> String {
    let Some(figure) = figure else { return words::phrase(locale, Phrase::Unavailable) };
    match (figure.value, figure.reason) {
        (Some(value), _) => {
            let text = words::figure_value(locale, id, figure);
            // The arrow says again what the sign and the colour say.
            match is_change.then_some(value) {
                Some(value) if value > 0.0 => format!("\u{25b2} {text}"),
                Some(value) if value < 0.0 => format!("\u{25bc} {text}"),
                _ => text,
            }
        }
        (None, Some(reason)) => words::phrase(locale, Phrase::Reason(reason)),
        (None, None) => words::phrase(locale, Phrase::Unavailable),
    }
}
