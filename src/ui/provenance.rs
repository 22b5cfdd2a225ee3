//! Where a figure comes from: who said it, in which feed, about what, when.

use crate::live::clock;
use crate::ui::store::Store;
use crate::view::{FigureView, age_text};
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
        if let Some(dialog) = dialog.get()
            && store.asked.with(Option::is_some)
            && !dialog.open()
        {
            // It fails where the dialog is not in the page any more.
            let _ = dialog.show_modal();
        }
    });
    // A press beside the dialog meets its backdrop, which counts as the dialog itself.
    let pressed = move |event: MouseEvent| {
        let Some(dialog) = dialog.get_untracked() else { return };
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if target.is_some_and(|target| target.is_same_node(Some(&dialog))) {
            dialog.close();
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
                {move || store.asked.get().map(|(id, label)| view! { <Origin id label/> })}
                <form method="dialog">
                    <button class="wcd-close">{store.label(|labels| &labels.close)}</button>
                </form>
            </div>
        </dialog>
    }
}

/// The origin of one figure. It keeps up while it is open.
#[component]
fn Origin(id: String, label: String) -> impl IntoView {
    let store = Store::here();
    let text = store.of_figure(&id, |figure| figure.text.clone());
    let notes = {
        let lower_bound = store.label(|labels| &labels.lower_bound);
        store.of_figure(&id, move |figure| notes(store, figure, &lower_bound))
    };
    let sources = store.of_figure(&id, |figure| {
        figure.provenance.iter().map(|line| line.text.clone()).collect::<Vec<_>>()
    });
    view! {
        <h2 id="wcd-provenance-title">{label}</h2>
        <p class="wcd-key">{text}</p>
        {move || lines(notes.get()).map(|line| view! { <p>{line}</p> }).collect_view()}
        <ul>{move || lines(sources.get()).map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        <p><code>{id}</code></p>
    }
}

fn lines(all: Option<Vec<String>>) -> impl Iterator<Item = String> {
    all.unwrap_or_default().into_iter()
}

fn notes(store: Store, figure: &FigureView, lower_bound: &str) -> Vec<String> {
    let mut notes = Vec::new();
    match (figure.as_of, &figure.reason_text) {
        (_, Some(reason)) => notes.push(format!("{}: {reason}", figure.state_text)),
        (Some(at), None) => {
            let age = age_text(store.locale, at.until(clock::now()));
            notes.push(format!("{}, {age}", figure.state_text));
        }
        (None, None) => notes.push(figure.state_text.clone()),
    }
    if figure.lower_bound {
        notes.push(lower_bound.to_owned());
    }
    notes
}
