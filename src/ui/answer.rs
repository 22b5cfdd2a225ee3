//! The answer, what stands above it, and what is not as it seems.

use crate::live::clock;
use crate::ui::figure::FigureText;
use crate::ui::store::Store;
use crate::units::{Millis, UnixMillis};
use crate::view::{Panel, age_text};
use leptos::prelude::*;

/// The question, how fresh the figures are, and how many venues stand behind them.
#[component]
pub(super) fn Masthead() -> impl IntoView {
    let store = Store::here();
    let question = store.part(|panel| panel.answer.question.clone());
    let state = store.part(|panel| panel.tiles.first().map(|tile| tile.price.state_id()));
    let status = store.part(move |panel| status(store, panel));
    let as_of = store.part(|panel| panel.answer.as_of.0);
    view! {
        <header class="wcd-masthead">
            <h1>{question}</h1>
            <p class="wcd-status" data-state=state data-as-of=as_of data-settled=move || store.settled.get().to_string()><span>{status}</span></p>
        </header>
    }
}

/// State, time and age of the newest price, and the venues' count: "live · 24 Nov 2026, 22:54".
fn status(store: Store, panel: &Panel) -> String {
    let answer = &panel.answer;
    let mut parts = vec![answer.state_text.clone()];
    if let Some(at) = panel.observed_at() {
        parts.push(clock::local(at, store.locale.date_tag()));
        let age = at.until(answer.as_of);
        if age >= Millis::MINUTE {
            parts.push(age_text(store.locale, age));
        }
    }
    parts.push(answer.venues_text.clone());
    parts.join(" \u{b7} ")
}

/// The answer in one sentence, and how unusual it is.
#[component]
pub(super) fn Answer() -> impl IntoView {
    let store = Store::here();
    let headline = store.part(|panel| panel.answer.headline.clone());
    let unusualness = store.part(|panel| panel.answer.unusualness.clone().unwrap_or_default());
    let rows = store.part(|panel| {
        let rows = panel.answer.figures.iter();
        rows.map(|row| (row.label.clone(), row.figure.id.clone())).collect::<Vec<_>>()
    });
    view! {
        <section class="wcd-answer" aria-label=store.label(|labels| &labels.answer)>
            <p class="wcd-headline">{headline}</p>
            <div class="wcd-standfirst">
                <p>{unusualness}</p>
                <dl class="wcd-facts">
                    {move || rows.get().into_iter().map(|(label, id)| view! { <Fact label id/> }).collect_view()}
                </dl>
            </div>
        </section>
    }
}

/// A figure in a list, after its label.
#[component]
pub(super) fn Fact(label: String, id: String) -> impl IntoView {
    view! {
        <div>
            <dt>{label.clone()}</dt>
            <dd><FigureText id label/></dd>
        </div>
    }
}

/// What is not as it seems: simulated figures, figures of an earlier visit.
#[component]
pub(super) fn Notices() -> impl IntoView {
    let store = Store::here();
    let banner = store.part(|panel| panel.answer.banner.clone());
    let kept = store.part(move |panel| panel.kept_notice(store.locale, panel.answer.as_of));
    let notice = |text: String| view! { <p class="wcd-notice">{text}</p> };
    view! {
        <div class="wcd-notices">
            {move || banner.get().map(notice)}
            {move || kept.get().map(notice)}
        </div>
    }
}

/// The answer for readers who hear the page: said when it changes, at most once a minute.
#[component]
pub(super) fn Spoken() -> impl IntoView {
    let store = Store::here();
    let now = store.part(|panel| (panel.answer.as_of, panel.answer.headline.clone()));
    let spoken = Memo::new(move |before: Option<&(UnixMillis, String)>| {
        let (at, headline) = now.get();
        match before {
            Some((said_at, said)) if *said == headline || *said_at + Millis::MINUTE > at => {
                (*said_at, said.clone())
            }
            _ => (at, headline),
        }
    });
    view! { <p class="wcd-hidden" role="status" aria-live="polite">{move || spoken.get().1}</p> }
}
