//! The reasons: a claim, its figure, its chart, its evidence.

use crate::explain::words::{Message, Term};
use crate::ui::answer::{facts, labelled};
use crate::ui::chart::{Place, chart_table, picture, title};
use crate::ui::element::{El, el};
use crate::ui::figure::figure;
use crate::ui::lab::lab;
use crate::ui::part::Part;
use crate::ui::sources::terms;
use crate::ui::store::Store;
use crate::ui::table::card_table;
use crate::ui::tape::tape;
use crate::units::order;
use crate::units::{Millis, UnixMillis};
use crate::view::{Card, FindingKind, Heights, Panel};
use leptos::prelude::*;

/// How long an order of cards stays: a reader who reads one must not have it change under them.
const ORDER_STAYS: Millis = Millis::minutes(10);

/// The order of cards, and since when.
#[derive(Clone, PartialEq)]
struct Order {
    since: UnixMillis,
    /// True once every venue was given its chance: before that the order means nothing.
    is_ranked: bool,
    kinds: Vec<FindingKind>,
    /// About how high each of these was when the order was made: it decides its column.
    heights: Heights,
}

/// A card for each reason, strongest first. The places stay and their cards change; a card keeps its
/// column for as long as the order stays, whatever comes into it and is unfolded in it.
#[component]
pub(super) fn Cards() -> impl IntoView {
    let store = Store::here();
    let now = store.part(|panel| Some(Order::of(panel)));
    let settled = store.settled;
    let order = Part::new(move |before: Option<&Option<Order>>| {
        let mut order = now.get()?;
        order.is_ranked = settled.get();
        match before.and_then(Option::as_ref) {
            Some(before) if before.is_ranked && before.since + ORDER_STAYS > order.since => {
                Some(before.clone())
            }
            _ if order.is_ranked => Some(order),
            _ => {
                order::sort(&mut order.kinds);
                Some(order)
            }
        }
    });
    let places = order.get_untracked().map_or(0, |order| order.kinds.len());
    let place = move |index: usize| {
        let kind =
            Part::new(move |_| order.with(|order| order?.as_ref()?.kinds.get(index).copied()));
        let store = store.of_card(index);
        let title = title(store, move || kind.get().map(Place::Card));
        // Where its contents find their store: in what calls them.
        let here = move || {
            provide_context(store);
            kind.get()
        };
        let chart = move || {
            let mut all = title();
            // It is there where the title is.
            if let (Some(kind), false) = (here(), all.is_empty()) {
                all.push(el("div", "wcd-chart").children(picture(Place::Card(kind))));
            }
            all
        };
        let column = move || {
            let of = |order: &Order| order.heights.column(&order.kinds, index).id().to_owned();
            order.with(|order| order?.as_ref().map(of))
        };
        el("li", "wcd-card")
            .live_attr("data-column", column)
            .live(move || here().map(claim).unwrap_or_default())
            .live(chart)
            .live(move || here().map(evidence).into_iter().collect())
    };
    el("section", "wcd-section")
        .attr("aria-labelledby", "wcd-reasons")
        .child(el("h2", "").attr("id", "wcd-reasons").text(store.label(Message::Reasons)))
        .child(el("ol", "wcd-cards").children((0..places).map(place).collect()))
}

impl Order {
    fn of(panel: &Panel) -> Self {
        Self {
            since: panel.answer.as_of,
            is_ranked: false,
            kinds: panel.cards.iter().map(|card| card.kind).collect(),
            heights: Heights::of(panel),
        }
    }
}

/// What a card says, and its figure.
fn claim(kind: FindingKind) -> Vec<El> {
    let store = Store::here();
    let text = move |of: fn(&Card) -> String| store.text(move |panel| panel.card(kind).map(of));
    let key = store.part(move |panel| {
        let (label, figure) = panel.card(kind)?.key()?;
        Some((label, figure.id.clone(), figure.is_qualified))
    });
    let is_qualified =
        move || key.with(|key| key.is_some_and(|key| matches!(key, Some((.., true)))));
    let large = move || {
        let Some((label, id, _)) = key.get() else { return Vec::new() };
        vec![figure(id, label.clone()), el("small", "").text(label)]
    };
    vec![
        el("h3", "").live_text(text(|card| card.title.clone())),
        el("p", "wcd-claim").live_text(text(|card| card.claim.clone())),
        el("p", "wcd-detail").live_text(text(|card| card.detail.clone())),
        el("p", "wcd-key").live_class("wcd-long", is_qualified).live(large),
    ]
}

/// What a card's claim rests on.
fn evidence(kind: FindingKind) -> El {
    let store = Store::here();
    let has_chart = store.part(move |panel| panel.card(kind).is_some_and(|it| it.chart.is_some()));
    let numbers =
        move || if has_chart.get() { vec![chart_table(Place::Card(kind))] } else { Vec::new() };
    let rows = store
        .part(move |panel| panel.card(kind).map(|card| labelled(&card.rows)).unwrap_or_default());
    let note = store.text(move |panel| panel.card(kind).map(|card| card.notes.join(" ")));
    let has_terms = !Term::of(kind).is_empty();
    let terms = has_terms.then(|| el("p", "wcd-note").child(terms((kind as usize).to_string())));
    let alive = match kind {
        FindingKind::Cascade => lab(),
        FindingKind::ForcedSelling => tape(),
        _ => Vec::new(),
    };
    el("div", "wcd-evidence")
        .children(alive)
        .child(el("dl", "wcd-facts").live(move || facts(rows.get())))
        .child(el("p", "wcd-note").live_text(note))
        .live(card_table(kind))
        .live(numbers)
        .children(terms.into_iter().collect())
}
