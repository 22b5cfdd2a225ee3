//! The market as a whole, and where everything comes from.

use crate::ui::answer::Fact;
use crate::ui::store::Store;
use crate::view::VenueRow;
use leptos::prelude::*;

/// Figures of the market as a whole.
#[component]
pub(super) fn Market() -> impl IntoView {
    let store = Store::here();
    let rows = store.part(|panel| {
        let rows = panel.market.iter();
        rows.map(|row| (row.label.clone(), row.figure.id.clone())).collect::<Vec<_>>()
    });
    view! {
        <section class="wcd-section" aria-labelledby="wcd-market">
            <h2 id="wcd-market">{store.label(|labels| &labels.market)}</h2>
            <dl class="wcd-facts wcd-wide">
                {move || rows.get().into_iter().map(|(label, id)| view! { <Fact label id/> }).collect_view()}
            </dl>
        </section>
    }
}

/// Who was asked, what came of it, and what publishers want said.
#[component]
pub(super) fn Sources() -> impl IntoView {
    let store = Store::here();
    let count = store.part(|panel| panel.venues.len());
    let notes = store.part(|panel| panel.notes.clone());
    let head = [
        store.label(|labels| &labels.read),
        store.label(|labels| &labels.failed),
        store.label(|labels| &labels.waiting),
    ];
    let head = head.map(|head| view! { <th scope="col" data-kind="number">{head}</th> });
    let title = store.label(|labels| &labels.sources);
    let name = title.clone();
    let rows = move || (0..count.get()).map(|index| view! { <VenueLine index/> }).collect_view();
    view! {
        <section class="wcd-section" aria-labelledby="wcd-sources">
            <h2 id="wcd-sources">{title.clone()}</h2>
            <div class="wcd-scroll" tabindex="0" role="group" aria-label=name>
                <table class="wcd-venues">
                    <caption class="wcd-hidden">{title.clone()}</caption>
                    <thead>
                        <tr><th scope="col">{store.label(|labels| &labels.venue)}</th>{head.into_iter().collect_view()}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <footer class="wcd-foot">
                {move || notes.get().into_iter().map(|note| view! { <p>{note}</p> }).collect_view()}
            </footer>
        </section>
    }
}

#[component]
fn VenueLine(index: usize) -> impl IntoView {
    let store = Store::here();
    let of = move |number: fn(&VenueRow) -> usize| {
        store.part(move |panel| panel.venues.get(index).map(number))
    };
    let name = store.part(move |panel| panel.venues.get(index).map(|row| row.name.clone()));
    let credit = store.part(move |panel| {
        let credit = panel.venues.get(index)?.attribution.as_ref()?;
        Some((credit.text.clone(), credit.link.clone()))
    });
    let feeds = store.part(move |panel| {
        let feeds = panel.venues.get(index).map(|row| row.feeds.as_slice()).unwrap_or_default();
        feeds.iter().map(|feed| (feed.name.clone(), feed.text.clone())).collect::<Vec<_>>()
    });
    let is_open = RwSignal::new(false);
    let list = move || {
        let feeds = if is_open.get() { feeds.get() } else { Vec::new() };
        feeds.into_iter().map(|(name, text)| view! { <li>{name} ": " {text}</li> }).collect_view()
    };
    view! {
        <tr>
            <th scope="row">
                {name}
                <details on:toggle=move |_| is_open.update(|open| *open = !*open)>
                    <summary>{store.label(|labels| &labels.each_feed)}</summary>
                    <ul>{list}</ul>
                </details>
                {move || credit.get().map(|(text, link)| view! {
                    <a href=link rel="noreferrer noopener" target="_blank">{text}</a>
                })}
            </th>
            <td data-kind="number">{of(|row| row.read)}</td>
            <td data-kind="number">{of(|row| row.failed)}</td>
            <td data-kind="number">{of(|row| row.waiting)}</td>
        </tr>
    }
}
