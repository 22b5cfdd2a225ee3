//! What the page shows, part by part, in the panel's order and with its sentences.

use super::element::{El, el};
use super::figure::Register;
use super::labels::Labels;
use super::table;
use crate::draw::{SizePx, svg};
use crate::explain::words::{Imprint, Term, glossary};
use crate::settings::Locale;
use crate::view::chart::{Chart, Mark};
use crate::view::{Card, CheckRow, Direction, FindingKind, Heights, Panel, Tile};

/// Size of a tile's line.
const SPARK: SizePx = SizePx { width: 240, height: 40 };
/// Size of a card's chart; its box has the same proportions.
const CHART: SizePx = SizePx { width: 460, height: 230 };

/// A part of the page under its title.
fn section(id: &'static str, title: &str) -> El {
    el("section", "wcd-section")
        .attr("aria-labelledby", id)
        .child(el("h2", "").attr("id", id).text(title))
}

/// The answer in one sentence, and the rest of it.
pub(super) fn answer<'a>(register: &mut Register<'a>, panel: &'a Panel, labels: &Labels) -> El {
    let answer = &panel.answer;
    let parts = answer.parts.iter().map(|part| el("p", "").text(part.as_str()));
    let standfirst = el("div", "wcd-standfirst")
        .child(el("div", "wcd-parts").children(parts))
        .child(register.facts(&answer.figures, "wcd-facts"));
    el("section", "wcd-answer")
        .attr("aria-label", labels.answer.as_str())
        .child(el("p", "wcd-headline").text(answer.headline.as_str()))
        .child(standfirst)
}

/// The coins.
pub(super) fn coins<'a>(register: &mut Register<'a>, panel: &'a Panel, labels: &Labels) -> El {
    let tiles = panel.tiles.iter().map(|tile| self::tile(register, tile, labels));
    section("coins", &labels.coins).child(el("ul", "wcd-tiles").children(tiles))
}

fn tile<'a>(register: &mut Register<'a>, tile: &'a Tile, labels: &Labels) -> El {
    let price = register.figure(&tile.price, &tile.name);
    let change = register.change(&tile.change, &format!("{}, {}", tile.name, labels.day));
    let spark = match tile.direction {
        Direction::Down => "wcd-spark wcd-down",
        Direction::Up => "wcd-spark wcd-up",
        _ => "wcd-spark",
    };
    el("li", "wcd-tile")
        .child(el("h3", "").text(tile.name.as_str()))
        .child(el("p", "wcd-price").child(price))
        .child(el("p", "wcd-change").child(change).child(el("small", "").text(labels.day.as_str())))
        .child(el("div", spark).children(picture(&tile.sparkline, SPARK)))
        .child(register.facts(&tile.more, "wcd-facts"))
}

/// A chart's picture, and its sentence for those who do not see it.
fn picture(chart: &Chart, size: SizePx) -> [El; 2] {
    [
        el("div", "wcd-picture").attr("aria-hidden", "true").markup(svg(chart, size)),
        el("p", "wcd-hidden").text(chart.summary.as_str()),
    ]
}

/// The reasons, strongest first.
pub(super) fn reasons<'a>(register: &mut Register<'a>, panel: &'a Panel, labels: &Labels) -> El {
    let order: Vec<FindingKind> = panel.cards.iter().map(|card| card.kind).collect();
    let heights = Heights::of(panel);
    let cards = panel.cards.iter().enumerate().map(|(place, card)| {
        let column = heights.column(&order, place);
        self::card(register, card, labels).attr("data-column", column.id())
    });
    section("reasons", &labels.reasons).child(el("ol", "wcd-cards").children(cards))
}

fn card<'a>(register: &mut Register<'a>, card: &'a Card, labels: &Labels) -> El {
    let mut shown = el("li", "wcd-card")
        .child(el("h3", "").text(card.title.as_str()))
        .child(el("p", "wcd-claim").text(card.claim.as_str()));
    if !card.detail.is_empty() {
        shown = shown.child(el("p", "wcd-detail").text(card.detail.as_str()));
    }
    if let Some((label, figure)) = card.key() {
        let class = if figure.is_qualified { "wcd-key wcd-long" } else { "wcd-key" };
        let figure = register.figure(figure, &label);
        let key = el("p", class).child(figure).child(el("small", "").text(label.as_str()));
        shown = shown.child(key);
    }
    if let Some(chart) = &card.chart {
        shown = shown
            .child(el("p", "wcd-chart-title").text(chart.title.as_str()))
            .children(legends(chart))
            .child(el("div", "wcd-chart").children(picture(chart, CHART)));
    }
    let mut evidence = el("div", "wcd-evidence");
    if !card.rows.is_empty() {
        evidence = evidence.child(register.facts(&card.rows, "wcd-facts"));
    }
    if !card.notes.is_empty() {
        evidence = evidence.child(el("p", "wcd-note").text(card.notes.join(" ")));
    }
    if let Some(table) = table::of_card(register, card) {
        evidence = evidence.child(folded(&labels.all_figures, table));
    }
    if let Some(chart) = card.chart.as_ref().filter(|chart| !chart.table.rows.is_empty()) {
        evidence = evidence.child(folded(&labels.chart_table, table::of_chart(chart)));
    }
    shown.child(evidence)
}

/// What a chart's colours stand for; a line alone needs no key.
fn legends(chart: &Chart) -> Option<El> {
    let roles = chart.marks.iter().map(|mark| match mark {
        Mark::Line { role, .. } | Mark::Bars { role, .. } => role.id(),
    });
    let legends = roles
        .zip(chart.table.head.iter().skip(1))
        .map(|(role, name)| el("span", &format!("wcd-legend role-{role}")).text(name.as_str()));
    let legends: Vec<El> = legends.collect();
    (legends.len() > 1).then(|| el("p", "wcd-legends").children(legends))
}

/// Something that opens without a script.
fn folded(summary: &str, what: El) -> El {
    el("details", "").child(el("summary", "").text(summary)).child(what)
}

/// What would have to change.
pub(super) fn checklist(panel: &Panel, labels: &Labels) -> El {
    let lines = panel.checklist.iter().map(check);
    section("checklist", &labels.checklist).child(el("ul", "wcd-checklist").children(lines))
}

fn check(row: &CheckRow) -> El {
    el("li", "wcd-check")
        .attr("data-check", row.id)
        .attr("data-status", row.status.id())
        .child(el("span", "wcd-check-status").text(row.status_text.as_str()))
        .child(el("span", "").text(row.text.as_str()))
}

/// Figures of the market as a whole.
pub(super) fn market<'a>(register: &mut Register<'a>, panel: &'a Panel, labels: &Labels) -> El {
    section("market", &labels.market).child(register.facts(&panel.market, "wcd-facts wcd-wide"))
}

/// Who was asked, and what came of it.
pub(super) fn sources(panel: &Panel, labels: &Labels) -> El {
    section("sources", &labels.sources).child(table::of_venues(&panel.venues, labels))
}

/// Where each figure comes from.
pub(super) fn figures(register: &Register<'_>, imprint: &Imprint, locale: Locale) -> El {
    let heads = Register::heads(imprint).map(table::head).into_iter().collect();
    let rows = register.rows(locale);
    section("figures", &imprint.figures).child(table::table(
        "wcd-register",
        &imprint.figures,
        heads,
        rows,
    ))
}

/// The terms of the trade that the reasons use; none where they cannot be told.
pub(super) fn terms(panel: &Panel, locale: Locale) -> Option<El> {
    let glossary = glossary(locale)?;
    let terms: Vec<Term> =
        panel.cards.iter().flat_map(|card| Term::of(card.kind)).copied().collect();
    let entries = glossary.only(&terms).map(|entry| {
        el("div", "")
            .child(el("dt", "").text(entry.name.as_str()))
            .child(el("dd", "").text(entry.text.as_str()))
    });
    Some(section("terms", &glossary.title).child(el("dl", "wcd-terms").children(entries)))
}
