//! Where a figure comes from: who said it, in which feed, about what, when.

use crate::explain::words::Message;
use crate::live::clock;
use crate::ui::element::{El, effect, el};
use crate::ui::store::Store;
use crate::view::{FigureView, age_text};
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDialogElement, Node};

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
        {
            show(&dialog);
        }
    }));
    // A press beside a modal dialog meets its backdrop, which counts as the dialog itself. The button
    // hears it too: a form would not close the dialog in a frame that may send none.
    let pressed = move |event: Event| {
        if event.target() == event.current_target()
            && let Some(dialog) = dialog_now()
        {
            hide(&dialog);
        }
    };
    // Nothing else is kept from readers while it is open: whoever goes on by keyboard closes it, so
    // that it does not cover where they are.
    let left = move |event: Event| {
        let to = Reflect::get(&event, &"relatedTarget".into()).unwrap_or_default();
        if !to.is_null()
            && let Some(dialog) = dialog_now()
            && !dialog.contains(Some(to.unchecked_ref::<Node>()))
        {
            hide(&dialog);
        }
    };
    // Where it was opened for another figure meanwhile, it is told to be open.
    let toggled = move |event: Event| {
        if Reflect::get(&event, &"newState".into()).is_ok_and(|state| state == "closed") {
            store.asked.set(None);
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
    let close = el("button", "wcd-close").text(store.label(Message::Close)).on("click", pressed);
    let body = el("div", "wcd-provenance-body")
        .live(above)
        .live(move || lines("p", notes.get()))
        .live(below)
        .child(el("p", "").child(close));
    el("dialog", "wcd-provenance")
        .attr("popover", "auto")
        .attr("aria-labelledby", "wcd-provenance-title")
        .placed(move |element| dialog.set_value(element.dyn_into().ok()))
        .on("click", pressed)
        .on("focusout", left)
        .on("toggle", toggled)
        .on("close", move |_| store.asked.set(None))
        .child(body)
}

/// Opens it as a popover, which leaves the rest of the page as it is; a modal dialog makes all of it
/// inert, for which a phone lays the page out anew. Where a browser knows no popovers, as one.
fn show(dialog: &HtmlDialogElement) {
    // It fails where it is open, too, and then so does the other; and where it is not in the page.
    if dialog.show_popover().is_err() && !dialog.open() {
        let _ = dialog.show_modal();
    }
}

fn hide(dialog: &HtmlDialogElement) {
    if dialog.hide_popover().is_err() {
        dialog.close();
    }
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
