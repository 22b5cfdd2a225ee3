//! The answer, what stands above it, and what is not as it seems.

use crate::explain::words::Message;
use crate::ui::element::{El, el};
use crate::ui::figure::figure;
use crate::ui::part::Part;
use crate::ui::store::Store;
use crate::units::{Millis, UnixMillis};
use crate::view::{LabelledFigure, Panel, age_text, time_text};
use leptos::prelude::*;

/// The question, how fresh the figures are, and how many venues stand behind them.
#[component]
pub(super) fn Masthead() -> impl IntoView {
    let store = Store::here();
    let state = store.part(|panel| panel.tiles.first().map(|tile| tile.price.state_id()));
    let as_of = store.text(|panel| Some(panel.answer.as_of.0.to_string()));
    let verdict = store.text(|panel| {
        let verdict = panel.report.verdict.attribution.verdict;
        Some(verdict.id().to_owned())
    });
    let status = el("p", "wcd-status")
        .live_attr("data-state", move || state.get().map(str::to_owned))
        .live_attr("data-verdict", move || Some(verdict()))
        .live_attr("data-as-of", move || Some(as_of()))
        .live_attr("data-settled", move || Some(store.settled.get().to_string()))
        .child(el("span", "").live_text(store.text(move |panel| Some(status(store, panel)))));
    el("header", "wcd-masthead")
        .child(el("h1", "").live_text(store.text(|panel| Some(panel.answer.question.clone()))))
        .child(status)
}

/// State, time and age of the newest price, and the venues' count: "live · 24 Nov 2026, 22:54". A moment
/// that was published has no state.
fn status(store: Store, panel: &Panel) -> String {
    let answer = &panel.answer;
    let mut parts = vec![answer.state_text.clone()];
    if let Some(at) = panel.observed_at() {
        parts.push(time_text(store.locale, at));
        let age = at.until(answer.as_of);
        if age >= Millis::MINUTE {
            parts.push(age_text(store.locale, age));
        }
    }
    parts.push(answer.venues_text.clone());
    parts.retain(|part| !part.is_empty());
    parts.join(" \u{b7} ")
}

/// The answer in one sentence, and how unusual it is.
#[component]
pub(super) fn Answer() -> impl IntoView {
    let store = Store::here();
    let headline = store.text(|panel| Some(panel.answer.headline.clone()));
    let parts = store.part(|panel| panel.answer.parts.clone());
    let rows = store.part(|panel| labelled(&panel.answer.figures));
    // In a narrow column the signs stand folded away, so that little room is kept for them.
    let is_open = RwSignal::new(false);
    let fold = move || {
        el("button", "wcd-button")
            .attr("type", "button")
            .live_attr("aria-expanded", move || Some(is_open.get().to_string()))
            .text(store.label(Message::ForAndAgainst))
            .on("click", move |_| is_open.set(!is_open.get_untracked()))
    };
    let texts = move || {
        let mut texts: Vec<El> =
            parts.get().into_iter().map(|text| el("p", "").text(text)).collect();
        if texts.len() > 2 {
            texts.insert(1, fold());
        }
        texts
    };
    let standfirst = el("div", "wcd-standfirst")
        .child(el("div", "wcd-parts").live(texts))
        .child(el("dl", "wcd-facts").live(move || facts(rows.get())));
    el("section", "wcd-answer")
        .attr("aria-label", store.label(Message::Answer))
        .child(el("p", "wcd-headline").live_text(headline))
        .child(standfirst)
}

/// Labels, and the names of their figures.
pub(super) fn labelled(rows: &[LabelledFigure]) -> Vec<(String, String)> {
    rows.iter().map(|row| (row.label.clone(), row.figure.id.clone())).collect()
}

/// Figures in a list, each after its label.
pub(super) fn facts(rows: Vec<(String, String)>) -> Vec<El> {
    let fact = |(label, id): (String, String)| {
        el("div", "")
            .child(el("dt", "").text(label.clone()))
            .child(el("dd", "").child(figure(id, label)))
    };
    rows.into_iter().map(fact).collect()
}

/// What is not as it seems: simulated figures, figures of an earlier visit.
#[component]
pub(super) fn Notices() -> impl IntoView {
    let store = Store::here();
    let notices = store.part(move |panel| {
        let banner = panel.answer.banner.clone();
        let kept = panel.kept_notice(store.locale, panel.answer.as_of);
        [banner, kept].into_iter().flatten().collect::<Vec<_>>()
    });
    let notice = |text| el("p", "wcd-notice").text(text);
    el("div", "wcd-notices").live(move || notices.get().into_iter().map(notice).collect())
}

/// The answer for readers who hear the page: said when it changes, at most once a minute.
#[component]
pub(super) fn Spoken() -> impl IntoView {
    let store = Store::here();
    let now = store.part(|panel| Some((panel.answer.as_of, panel.answer.headline.clone())));
    let spoken = Part::new(move |before: Option<&Option<(UnixMillis, String)>>| {
        let before = before.and_then(Option::as_ref);
        // What stands there before the figures do is no news.
        let (at, headline) = now.get().filter(|_| store.settled.get())?;
        Some(match before {
            Some((said_at, said)) if *said == headline || *said_at + Millis::MINUTE > at => {
                (*said_at, said.clone())
            }
            _ => (at, headline),
        })
    });
    el("p", "wcd-hidden")
        .attr("role", "status")
        .attr("aria-live", "polite")
        .live_text(move || spoken.get().map(|(_, said)| said).unwrap_or_default())
}
