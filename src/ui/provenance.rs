//! Where a figure comes from: who said it, in which feed, about what, when.

use crate::explain::words::Message;
use crate::live::clock;
use crate::ui::element::{El, effect, el};
use crate::ui::store::Store;
use crate::view::{FigureView, age_text};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDialogElement};

/// The dialog that a pressed figure opens. There is one for the whole panel.
#[component]
pub(super) fn Provenance() -> impl IntoView {
    let store = Store::here();
    let dialog = StoredValue::new_local(None::<HtmlDialogElement>);
    let dialog_now = move || dialog.try_get_value().flatten();
    effect(Box::new(move || {
        let is_asked = store.asked.with(Option::is_some);
        if let Some(dialog) = dialog_now()
            && is_asked
            && !dialog.open()
        {
            // It fails where the dialog is not in the page any more.
            let _ = dialog.show_modal();
        }
    }));
    // A press beside the dialog meets its backdrop, which counts as the dialog itself. In the dialog
    // the button that closes it is all that has a type. A form would not close it in a frame that may
    // send none.
    let pressed = move |event: Event| {
        let Some(dialog) = dialog_now() else { return };
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let closes = |target: web_sys::Element| {
            target.is_same_node(Some(&dialog)) || target.has_attribute("type")
        };
        if target.is_some_and(closes) {
            dialog.close();
        }
    };
    let text = store.of_asked(|_, figure| figure.text.clone());
    let notes = store.of_asked(notes);
    let sources = store.of_asked(|_, figure| {
        figure.provenance.iter().map(|line| line.text.clone()).collect::<Vec<_>>()
    });
    let above = move || {
        let Some((_, label)) = store.asked.get() else { return Vec::new() };
        vec![
            el("h2", "").attr("id", "wcd-provenance-title").text(label),
            el("p", "wcd-key").live_text(move || text.get().unwrap_or_default()),
        ]
    };
    let below = move || {
        let Some((id, _)) = store.asked.get() else { return Vec::new() };
        vec![
            el("ul", "").live(move || lines("li", sources.get())),
            el("p", "").child(el("code", "").text(id)),
        ]
    };
    let close = el("button", "wcd-close").attr("type", "button").text(store.label(Message::Close));
    let body = el("div", "wcd-provenance-body")
        .live(above)
        .live(move || lines("p", notes.get()))
        .live(below)
        .child(el("p", "").child(close));
    el("dialog", "wcd-provenance")
        .attr("aria-labelledby", "wcd-provenance-title")
        .placed(move |element| dialog.set_value(element.dyn_into().ok()))
        .on("click", pressed)
        .on("close", move |_| store.asked.set(None))
        .child(body)
}

fn lines(tag: &'static str, all: Option<Vec<String>>) -> Vec<El> {
    all.unwrap_or_default().into_iter().map(|line| el(tag, "").text(line)).collect()
}

fn notes(store: Store, figure: &FigureView) -> Vec<String> {
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
        notes.push(store.label(Message::LowerBoundNote));
    }
    notes
}
