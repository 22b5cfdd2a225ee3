//! The reasons: a claim, its figure, its chart, its evidence.

use crate::ui::answer::Fact;
use crate::ui::chart::{ChartTable, ChartTitle, Picture};
use crate::ui::figure::FigureText;
use crate::ui::store::Store;
use crate::ui::table::CardTable;
use crate::units::order;
use crate::units::{Millis, UnixMillis};
use crate::view::{Card, FindingKind, Panel};
use leptos::prelude::*;

/// A chart's height; its box has the same proportions.
fn chart_height(width: u32) -> u32 {
    width / 2
}

/// How long an order of cards stays: a reader who reads one must not have it change under them.
const ORDER_STAYS: Millis = Millis::minutes(10);

/// The order of cards, and since when.
#[derive(Clone, PartialEq)]
struct Order {
    since: UnixMillis,
    /// True once every venue was given its chance: before that the order means nothing.
    is_ranked: bool,
    kinds: Vec<FindingKind>,
}

/// A card for each reason, strongest first. The places stay and their cards change, so that a new
/// order moves nothing on the page.
#[component]
pub(super) fn Cards() -> impl IntoView {
    let store = Store::here();
    let now = store.part(Order::of);
    let settled = store.settled;
    let order = Memo::new(move |before: Option<&Order>| {
        let mut order = now.get();
        order.is_ranked = settled.get();
        match before {
            Some(before) if before.is_ranked && before.since + ORDER_STAYS > order.since => {
                before.clone()
            }
            _ if order.is_ranked => order,
            _ => {
                order::sort(&mut order.kinds);
                order
            }
        }
    });
    let places = order.with_untracked(|order| order.kinds.len());
    let place = move |index: usize| {
        let kind = Memo::new(move |_| order.with(|order| order.kinds.get(index).copied()));
        view! { <li class="wcd-card">{move || kind.get().map(|kind| view! { <Reason kind/> })}</li> }
    };
    view! {
        <section class="wcd-section" aria-labelledby="wcd-reasons">
            <h2 id="wcd-reasons">{store.label(|labels| &labels.reasons)}</h2>
            <ol class="wcd-cards">{(0..places).map(place).collect_view()}</ol>
        </section>
    }
}

impl Order {
    fn of(panel: &Panel) -> Self {
        Self {
            since: panel.answer.as_of,
            is_ranked: false,
            kinds: panel.cards.iter().map(|card| card.kind).collect(),
        }
    }
}

#[component]
fn Reason(kind: FindingKind) -> impl IntoView {
    let store = Store::here();
    let part = move |of: fn(&Card) -> String| store.part(move |panel| panel.card(kind).map(of));
    let title = part(|card| card.title.clone());
    let claim = part(|card| lead(&card.claim).0.to_owned());
    let rest = part(|card| lead(&card.claim).1.to_owned());
    let key = store.part(move |panel| {
        let (label, figure) = panel.card(kind)?.key()?;
        Some((label, figure.id.clone()))
    });
    let has_chart = store.part(move |panel| panel.card(kind).is_some_and(|it| it.chart.is_some()));
    let chart = move |panel: &Panel| panel.card(kind).and_then(|card| card.chart.clone());
    let rows = store.part(move |panel| {
        let rows = panel.card(kind).map(|card| card.rows.as_slice()).unwrap_or_default();
        rows.iter().map(|row| (row.label.clone(), row.figure.id.clone())).collect::<Vec<_>>()
    });
    let notes =
        store.part(move |panel| panel.card(kind).map(|it| it.notes.join(" ")).unwrap_or_default());
    let large = move || {
        key.get().map(
            |(label, id)| view! { <FigureText id label=label.clone()/> <small>{label}</small> },
        )
    };
    view! {
        <h3>{title}</h3>
        <p class="wcd-claim">{claim}</p>
        <p class="wcd-detail">{rest}</p>
        <p class="wcd-key">{large}</p>
        <Show when=move || has_chart.get()>
            <ChartTitle chart/>
            <div class="wcd-chart"><Picture chart height=chart_height/></div>
        </Show>
        <div class="wcd-evidence">
            <dl class="wcd-facts">
                {move || rows.get().into_iter().map(|(label, id)| view! { <Fact label id/> }).collect_view()}
            </dl>
            <p class="wcd-note">{notes}</p>
            <CardTable kind/>
            <Show when=move || has_chart.get()><ChartTable chart/></Show>
        </div>
    }
}

/// The first sentence, and the others. A full stop within a number is not followed by a space.
fn lead(claim: &str) -> (&str, &str) {
    claim.split_once(". ").map_or((claim, ""), |(_, rest)| {
        let end = claim.len() - rest.len();
        (claim.get(..end).unwrap_or(claim).trim_end(), rest)
    })
}
