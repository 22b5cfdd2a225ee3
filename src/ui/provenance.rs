//! Where a figure comes from: who said it, in which feed, about what, when.

use crate::explain::words;
use crate::explain::words::Phrase;
use crate::explain::{Figure, FigureId, State};
use crate::live::clock;
use crate::settings::Locale;
use crate::ui::store::Store;
use leptos::ev::MouseEvent;
use leptos::html::Dialog;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The dialog that a pressed figure opens. There is one for the whole panel.
#[component]
pub(super) fn Provenance() -> impl IntoView {
    let store = Store::here();
    let dialog: NodeRef<Dialog> = NodeRef::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if store.asked.with(Option::is_some) && !dialog.open() {
            // It fails where the dialog is not in the page any more.
            let _ = dialog.show_modal();
        }
    });
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    // A press beside the dialog meets its backdrop, which counts as the dialog itself.
    let pressed = move |event: MouseEvent| {
        let dialog = dialog.get_untracked();
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if target.is_some_and(|target| dialog.is_some_and(|dialog| *dialog == target)) {
            close();
        }
    };
    view! {
        <dialog
            class="wcd-provenance"
            aria-labelledby="wcd-provenance-title"
            node_ref=dialog
            on:click=pressed
            on:close=move |_| store.asked.set(None)
        >
            <div class="wcd-provenance-body">
                <form method="dialog">
                    <button class="wcd-close">{store.say(Phrase::Close)}</button>
                </form>
                {move || store.asked.get().map(|(id, label)| view! { <Origin id label/> })}
            </div>
        </dialog>
    }
}

/// The origin of one figure. It keeps up while it is open.
#[component]
fn Origin(id: FigureId, label: String) -> impl IntoView {
    let store = Store::here();
    let locale = store.locale();
    let figure = store.figure(id.clone());
    let name = id.to_string();
    let value = Memo::new(move |_| {
        figure.with(|figure| figure.as_ref().map(|figure| words::figure_value(locale, &id, figure)))
    });
    let notes = Memo::new(move |_| figure.with(|it| it.as_ref().map(|it| notes(locale, it))));
    let sources = Memo::new(move |_| figure.with(|it| it.as_ref().map(|it| sources(locale, it))));
    view! {
        <h2 id="wcd-provenance-title">{label}</h2>
        <p class="wcd-key">{value}</p>
        {move || notes.get().unwrap_or_default().into_iter().map(|note| view! { <p class="wcd-note">{note}</p> }).collect_view()}
        <ul class="wcd-origins">
            {move || sources.get().unwrap_or_default().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
        </ul>
        <p class="wcd-note"><code>{name}</code></p>
    }
}

fn notes(locale: Locale, figure: &Figure) -> Vec<String> {
    let mut notes = Vec::new();
    match (figure.as_of, figure.reason) {
        (_, Some(reason)) => notes.push(words::phrase(locale, Phrase::UnavailableBecause(reason))),
        (Some(at), None) => {
            notes.push(words::phrase(locale, Phrase::AsOf(at)));
            if figure.state != State::Frozen {
                let age = at.until(clock::now());
                notes.push(words::phrase(locale, Phrase::StateWithAge(figure.state, age)));
            }
        }
        (None, None) => {}
    }
    if figure.lower_bound {
        notes.push(words::phrase(locale, Phrase::LowerBoundNote));
    }
    notes
}

fn sources(locale: Locale, figure: &Figure) -> Vec<String> {
    figure
        .sources
        .iter()
        .map(|source| {
            words::phrase(
                locale,
                Phrase::Provenance {
                    venue: source.venue,
                    feed: &source.feed,
                    symbol: source.instrument.as_ref().map(|instrument| instrument.symbol.as_str()),
                    at: source.observed_at,
                },
            )
        })
        .collect()
}
