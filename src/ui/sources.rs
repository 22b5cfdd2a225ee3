//! The market as a whole, where everything comes from, and what may be done with it.

use crate::explain::words::{self, Message};
use crate::market::Asset;
use crate::settings::Locale;
use crate::ui::answer::{facts, labelled};
use crate::ui::element::{El, el};
use crate::ui::store::Store;
use crate::ui::table::{column_head, scrolled, whole};
use crate::view::VenueRow;
use leptos::prelude::*;

/// Figures of the market as a whole.
#[component]
pub(super) fn Market() -> impl IntoView {
    let store = Store::here();
    let rows = store.part(|panel| labelled(&panel.market));
    el("section", "wcd-section")
        .attr("aria-labelledby", "wcd-market")
        .child(el("h2", "").attr("id", "wcd-market").text(store.label(Message::Market)))
        .child(el("dl", "wcd-facts wcd-wide").live(move || facts(rows.get())))
}

/// Who was asked, what came of it, and what publishers want said.
#[component]
pub(super) fn Sources() -> impl IntoView {
    let store = Store::here();
    let count = store.part(|panel| panel.venues.len());
    let notes = store.part(|panel| panel.notes.clone());
    let number = |of| column_head(&store.label(of)).attr("data-kind", "number");
    let heads = vec![
        column_head(&store.label(Message::Venue)),
        number(Message::FeedsRead),
        number(Message::FeedsFailed),
        number(Message::FeedsWaiting),
    ];
    let title = store.label(Message::Sources);
    let body = el("tbody", "").live(move || (0..count.get()).map(venue_line).collect());
    let note = |note| el("p", "").text(note);
    el("section", "wcd-section")
        .attr("aria-labelledby", "wcd-sources")
        .child(el("h2", "").attr("id", "wcd-sources").text(title.clone()))
        .child(scrolled(title.clone(), whole("wcd-venues", title, heads, body)))
        .child(el("footer", "wcd-foot").live(move || notes.get().into_iter().map(note).collect()))
}

/// What a reader may do with the page: copy it, save its figures, see all of it, have it about another
/// coin of those `offered`, in other colours, in another language. `src/page/frame.js` does what these
/// ask for, in an article `src/embed/inline.js`.
#[component]
pub(super) fn Actions(offered: Vec<Asset>) -> impl IntoView {
    let store = Store::here();
    let copy = |what: &'static str, of| {
        el("button", "wcd-button")
            .attr("type", "button")
            .attr("aria-live", "polite")
            .attr("data-copy", what)
            .attr("data-done", store.label(Message::Copied))
            .text(store.label(of))
    };
    let languages = Locale::ALL.into_iter().map(|locale| {
        let link = otherwise("locale", locale.tag(), locale.name().to_owned());
        let link = link.attr("lang", locale.tag());
        if locale == store.locale { link.attr("aria-current", "true") } else { link }
    });
    // Of one coin there is nothing to choose.
    let coins = (offered.len() > 1).then(|| {
        let one = |coin: Asset| otherwise("assets", coin.ticker(), words::coin(store.locale, coin));
        let all = otherwise("assets", "", store.label(Message::EveryCoin));
        choices(store.label(Message::Coins), offered.into_iter().map(one).chain([all]).collect())
    });
    let themes = [
        ("light", Message::ThemeLight),
        ("dark", Message::ThemeDark),
        ("auto", Message::ThemeAuto),
    ];
    let themes = themes.map(|(theme, name)| otherwise("theme", theme, store.label(name)));
    let whole = el("a", "wcd-whole")
        .attr("href", "./")
        .attr("data-go", "view=")
        .attr("target", "_blank")
        .text(store.label(Message::WholePanel));
    el("div", "wcd-actions")
        .child(whole)
        .child(copy("text", Message::CopyText))
        .child(copy("link", Message::CopyLink))
        .child(terms(String::new()))
        .child(copy("file", Message::SaveMoment))
        .children(coins.into_iter().collect())
        .child(choices(store.label(Message::Theme), themes.into()))
        .child(choices(store.label(Message::Language), languages.collect()))
}

/// A link to the same page otherwise: with that value of what its address asks for, or without one.
fn otherwise(name: &str, value: &str, text: String) -> El {
    let go = [name, "=", value].concat();
    el("a", "").attr("href", ["#", &go].concat()).attr("data-go", go).text(text)
}

/// Links of one kind in a row.
fn choices(name: String, links: Vec<El>) -> El {
    let links = links.into_iter().map(|link| el("li", "").child(link)).collect();
    el("nav", "wcd-languages").attr("aria-label", name).child(el("ul", "").children(links))
}

/// Opens what terms mean: those of the card in that place of the kinds, all of them without one.
/// `src/page/reading` does what it asks for.
pub(super) fn terms(of: String) -> El {
    el("button", "wcd-button")
        .attr("type", "button")
        .attr("aria-haspopup", "dialog")
        .attr("data-terms", of)
        .text(Store::here().label(Message::Terms))
}

fn venue_line(index: usize) -> El {
    let store = Store::here();
    let number = move |of: fn(&VenueRow) -> usize| {
        let text = store.text(move |panel| Some(of(panel.venues.get(index)?).to_string()));
        el("td", "").attr("data-kind", "number").live_text(text)
    };
    let name = store.text(move |panel| panel.venues.get(index).map(|row| row.name.clone()));
    let credit = store.part(move |panel| {
        let credit = panel.venues.get(index)?.attribution.as_ref()?;
        Some((credit.text.clone(), credit.link.clone()))
    });
    let feeds = store.part(move |panel| {
        let feeds = panel.venues.get(index).map(|row| row.feeds.as_slice()).unwrap_or_default();
        feeds.iter().map(|feed| format!("{}: {}", feed.name, feed.text)).collect::<Vec<_>>()
    });
    let is_open = RwSignal::new(false);
    let list = move || {
        let feeds = if is_open.get() { feeds.get() } else { Vec::new() };
        feeds.into_iter().map(|feed| el("li", "").text(feed)).collect()
    };
    let details = el("details", "")
        .opening(is_open)
        .child(el("summary", "").text(store.label(Message::EachFeed)))
        .child(el("ul", "").live(list));
    let link = move || {
        let Some((text, link)) = credit.get() else { return Vec::new() };
        let link = el("a", "").attr("href", link).attr("rel", "noreferrer noopener");
        vec![link.attr("target", "_blank").text(text)]
    };
    let name = el("th", "").attr("scope", "row").live_text(name).child(details).live(link);
    el("tr", "")
        .child(name)
        .child(number(|row| row.read))
        .child(number(|row| row.failed))
        .child(number(|row| row.waiting))
}
