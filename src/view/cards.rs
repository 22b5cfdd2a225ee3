//! The reasons' cards: a claim, its figures, its chart.

use crate::explain::words::{self, Message};
use crate::explain::{Direction, FigureId, FindingKind, Form, Window, holder_slugs};
use crate::market::{Asset, FearGreed, Snapshot};
use crate::metrics::liquidations::{by_step, common_venues};
use crate::metrics::sums::sum;
use crate::metrics::treasuries::holders;
use crate::settings::{Settings, limits};
use crate::units::order;
use crate::units::sorted::Sorted;
use crate::units::{Millis, UnixMillis};
use crate::view::chart::{Chart, Line, Role, TwoSides, bars_chart, line_chart};
use crate::view::figure::{FigureView, LabelledFigure, Shelf};
use crate::view::lab::Lab;
use crate::view::{cascade, deleveraging, domino, levels, wider_markets};

/// What the pictures are made from.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) snapshot: &'a Snapshot,
    pub(crate) settings: &'a Settings,
    pub(crate) now: UnixMillis,
    pub(crate) lead: Asset,
}

/// What every card has.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Which card.
    pub kind: FindingKind,
    /// Its title.
    pub title: String,
    /// Its claim in one sentence, or why there is none.
    pub claim: String,
    /// What else it says.
    pub detail: String,
    /// 0 to 1; `None` where nothing is claimed.
    pub strength: Option<f64>,
    /// Its figures in rows.
    pub rows: Vec<LabelledFigure>,
    /// Its figures in a table.
    pub table: Option<FigureTable>,
    /// Its chart.
    pub chart: Option<Chart>,
    /// What is to be said of its figures.
    pub notes: Vec<String>,
}

/// A table of figures.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureTable {
    /// Heads of its columns; the first stands over the rows' names.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<TableRow>,
}

/// A row of a table of figures.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// What the row is about; may be text from outside.
    pub name: String,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A figure.
    Figure(FigureView),
    /// Text that is no figure.
    Text(String),
}

/// The card of that kind.
pub(crate) fn of_kind(
    kind: FindingKind,
    shelf: Shelf<'_>,
    scene: &Scene<'_>,
    lab: Option<&Lab>,
) -> Card {
    match kind {
        FindingKind::ForcedSelling => forced_selling(shelf, scene),
        FindingKind::Deleveraging => deleveraging::card(shelf, scene),
        FindingKind::Cascade => cascade::card(shelf, scene, lab),
        FindingKind::Leverage => leverage(shelf, scene),
        FindingKind::Domino => domino::card(shelf, scene),
        FindingKind::WiderMarkets => wider_markets::card(shelf),
        FindingKind::Sentiment => sentiment(shelf, scene),
        FindingKind::LargeHolders => large_holders(shelf, scene),
        FindingKind::Levels => levels::card(shelf, scene),
    }
}

/// Puts those with a claim first, strongest first.
pub(crate) fn rank(cards: &mut [Card]) {
    order::sort_by(cards, |a, b| {
        let strength = |card: &Card| card.strength.unwrap_or(-1.0);
        strength(b).total_cmp(&strength(a)).then(a.kind.cmp(&b.kind))
    });
}

#[inline(never)]
pub(crate) fn card(shelf: Shelf<'_>, kind: FindingKind) -> Card {
    let finding = shelf.report.findings.iter().find(|finding| finding.kind == kind);
    Card {
        kind,
        title: shelf.label(words::card(kind)),
        claim: finding
            .map_or_else(|| shelf.label(words::no_claim(kind)), |finding| finding.lead.clone()),
        detail: finding.map(|finding| finding.detail.clone()).unwrap_or_default(),
        strength: finding.map(|finding| finding.strength),
        rows: Vec::new(),
        table: None,
        chart: None,
        notes: finding.map(|finding| finding.notes.clone()).unwrap_or_default(),
    }
}

pub(crate) const WINDOWS: [Window; 3] = [Window::Day, Window::Week, Window::Month];

/// One row of a table: the figures of those names over each of the windows.
pub(crate) fn cells(
    shelf: Shelf<'_>,
    names: &[&str],
    windows: &[Window],
    suffix: &str,
) -> Vec<Cell> {
    let mut cells = Vec::new();
    for window in windows {
        for name in names {
            let id = FigureId::suffixed_over(name, *window, suffix);
            cells.push(Cell::Figure(shelf.figure(&id)));
        }
    }
    cells
}

#[inline(never)]
fn forced_selling(shelf: Shelf<'_>, scene: &Scene<'_>) -> Card {
    const SIDES: [&str; 3] =
        ["long_liquidations_usd", "short_liquidations_usd", "liquidations_usd"];
    let mut head = vec![shelf.label(Message::Coin)];
    for window in WINDOWS {
        let span = shelf.label(words::window_short(window));
        for side in [Message::LongLiquidations, Message::ShortLiquidations, Message::BothSides] {
            head.push([&shelf.label(side), ", ", &span].concat());
        }
    }
    let all = shelf.label(Message::AllCoins);
    let mut rows = vec![TableRow { name: all, cells: cells(shelf, &SIDES, &WINDOWS, "all") }];
    for asset in &scene.settings.assets {
        let name = asset.ticker().to_owned();
        rows.push(TableRow { name, cells: cells(shelf, &SIDES, &WINDOWS, asset.ticker()) });
    }
    let mut card = card(shelf, FindingKind::ForcedSelling);
    let is_bound = |cell: &Cell| matches!(cell, Cell::Figure(figure) if figure.lower_bound);
    if rows.iter().any(|row| row.cells.iter().any(is_bound)) {
        card.notes.extend(shelf.labels(&[Message::LowerBoundNote]));
    }
    let of_lead = |name| FigureId::over(name, Window::Day, scene.lead);
    let (message, share, explains) = if shelf.report.verdict.direction == Direction::Up {
        (Message::ForcedShareUp, "forced_buying_share_pct", "forced_buying_explains_pct")
    } else {
        (Message::ForcedShare, "forced_selling_share_pct", "forced_selling_explains_pct")
    };
    card.rows = shelf.rows(&[
        (Message::LiquidationsCoverage, of_lead("liquidations_coverage_pct")),
        (Message::LiquidationsEstimated, of_lead("liquidations_estimated_usd")),
        (
            Message::LiquidationRate,
            FigureId::over("liquidation_rate_usd_per_h", Window::Hour, scene.lead),
        ),
        (
            Message::LiquidationRatio,
            FigureId::over("liquidation_rate_ratio", Window::SixHours, scene.lead),
        ),
        (message, of_lead(share)),
        (Message::ForcedExplainsLabel, of_lead(explains)),
        (Message::TakerSellShare, of_lead("taker_sell_share_pct")),
    ]);
    // Beside the sums over all coins, these are of one.
    for row in &mut card.rows {
        row.label.push_str(": ");
        row.label.push_str(scene.lead.ticker());
    }
    card.table = Some(FigureTable { head, rows });
    card.chart = Some(liquidations_chart(shelf, scene));
    card
}

/// Closed longs and closed shorts, one number a coin.
type Sides = (Vec<f64>, Vec<f64>);

/// Closed positions of all coins whose liquidations are told, hour by hour.
fn liquidations_chart(shelf: Shelf<'_>, scene: &Scene<'_>) -> Chart {
    let of = TwoSides {
        locale: shelf.locale,
        now: scene.now,
        window: Window::Day.length(),
        step: Millis::HOUR,
        every: Millis::hours(6),
        title: shelf.label(Message::LiquidationsChart),
    };
    let mut hours: Sorted<UnixMillis, Option<Sides>> = Sorted::new();
    for &asset in &scene.settings.assets {
        // The same venues as in the sums beside the chart.
        let among = common_venues(scene.snapshot, asset, scene.now, &WINDOWS.map(Window::length));
        let spans = (of.window, of.step);
        let told = by_step(scene.snapshot, asset, scene.now, spans, Some(&among));
        let Ok(told) = told else { continue };
        for step in told.value {
            let none = Some((Vec::new(), Vec::new()));
            let Some(hour) = hours.get_or_insert(step.start, none) else { continue };
            match (hour.as_mut(), step.sides) {
                (Some((long, short)), Some(sides)) => {
                    long.push(sides.0.0);
                    short.push(sides.1.0);
                }
                _ => *hour = None,
            }
        }
    }
    let mut steps: Vec<(UnixMillis, Option<(f64, f64)>)> = Vec::new();
    for (at, sides) in hours.iter() {
        steps.push((*at, sides.as_ref().map(|(long, short)| (sum(long), sum(short)))));
    }
    bars_chart(&of, &steps)
}

#[inline(never)]
fn leverage(shelf: Shelf<'_>, scene: &Scene<'_>) -> Card {
    let of = |name: &str| FigureId::of(name, scene.lead);
    let of_bitcoin = |name: &str| FigureId::of(name, Asset::BTC);
    let mut rows = Vec::new();
    for &asset in &scene.settings.assets {
        let figure = shelf.figure(&FigureId::of("funding_apr_pct", asset));
        rows.push(TableRow { name: asset.ticker().to_owned(), cells: vec![Cell::Figure(figure)] });
    }
    let mut card = card(shelf, FindingKind::Leverage);
    card.rows = shelf.rows(&[
        (Message::Funding, of("funding_apr_pct")),
        (Message::Basis, of("basis_apr_pct")),
        (Message::OpenInterestToMarketCap, of_bitcoin("open_interest_to_market_cap_pct")),
        (Message::OpenInterestShare, of_bitcoin("open_interest_share_pct")),
        (Message::LongShortRatio, of("long_short_ratio")),
        (Message::ImpliedVolatility, of("implied_volatility_pct")),
    ]);
    let head = shelf.labels(&[Message::Coin, Message::Funding]);
    card.table = Some(FigureTable { head, rows });
    card
}

#[inline(never)]
fn sentiment(shelf: Shelf<'_>, scene: &Scene<'_>) -> Card {
    let line = Line {
        locale: shelf.locale,
        now: scene.now,
        window: Window::Month.length(),
        every: Millis::days(7),
        title: shelf.label(Message::FearGreedChart),
        role: Role::Index,
        head: shelf.label(Message::FearGreed),
        form: Form::Fixed(0),
    };
    let index = |ago: &str| FigureId::suffixed("fear_greed_index", ago);
    let mut card = card(shelf, FindingKind::Sentiment);
    card.rows = shelf.rows(&[(Message::Now, FigureId::plain("fear_greed_index"))]);
    card.rows.extend(shelf.rows_over(&[
        (Message::Ago, Window::Week, index("7d")),
        (Message::Ago, Window::Month, index("30d")),
    ]));
    card.chart = Some(line_chart(&line, &days(scene)));
    card
}

/// The index of each day of the window; a day without one breaks the line.
fn days(scene: &Scene<'_>) -> Vec<(UnixMillis, Option<f64>)> {
    let longest = scene.snapshot.all::<FearGreed>().max_by_key(|(_, facts)| facts.len());
    let facts = longest.map(|(_, facts)| facts).unwrap_or_default();
    let first = scene.now - Window::Month.length();
    let mut days: Vec<(UnixMillis, Option<f64>)> = Vec::new();
    for fact in facts.iter().filter(|fact| fact.at >= first && fact.at <= scene.now) {
        if let Some((last, _)) = days.last()
            && fact.at - *last > Millis::hours(36)
        {
            let next = *last + Millis::DAY;
            days.push((next, None));
        }
        days.push((fact.at, Some(f64::from(fact.index))));
    }
    days
}

#[inline(never)]
fn large_holders(shelf: Shelf<'_>, scene: &Scene<'_>) -> Card {
    let head = shelf.labels(&[
        Message::Holder,
        Message::Holdings,
        Message::AverageCost,
        Message::UnrealisedUsd,
        Message::UnrealisedPct,
        Message::StatedAt,
    ]);
    let mut shown = holders(scene.snapshot, Asset::BTC);
    shown.truncate(limits::HOLDERS_SHOWN);
    let slugs = holder_slugs(&shown);
    let mut rows = Vec::new();
    for (holder, slug) in shown.iter().zip(&slugs) {
        let treasury = holder.treasury;
        let average = match treasury.cost {
            Some(cost) if treasury.holdings.0 > 0.0 => {
                words::price(shelf.locale, cost.0 / treasury.holdings.0)
            }
            _ => shelf.label(Message::NotKnown),
        };
        let stated = match treasury.stated_at {
            Some(at) => words::date(shelf.locale, at),
            None => shelf.label(Message::NotKnown),
        };
        let mut cells =
            vec![Cell::Text(words::coins(shelf.locale, treasury.holdings.0)), Cell::Text(average)];
        for name in ["holder_unrealized_usd", "holder_unrealized_pct"] {
            cells.push(Cell::Figure(shelf.figure(&FigureId::suffixed(name, slug))));
        }
        cells.push(Cell::Text(stated));
        rows.push(TableRow { name: treasury.name.clone(), cells });
    }
    let mut card = card(shelf, FindingKind::LargeHolders);
    card.table = Some(FigureTable { head, rows });
    card
}
