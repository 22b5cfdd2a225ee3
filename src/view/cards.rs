//! The reasons' cards: a claim, its figures, its chart.

use crate::explain::words::{self, Phrase};
use crate::explain::{FigureId, FindingKind, Window, holder_slugs};
use crate::market::{Asset, FearGreed, Snapshot};
use crate::metrics::liquidations::{by_step, common_venues};
use crate::metrics::open_history::open_by_step;
use crate::metrics::sums::sum;
use crate::metrics::treasuries::holders;
use crate::settings::{Settings, limits};
use crate::units::order;
use crate::units::sorted::Sorted;
use crate::units::{Millis, UnixMillis};
use crate::view::chart::{Chart, Line, Role, TwoSides, bars_chart, line_chart};
use crate::view::figure::{FigureView, LabelledFigure, Shelf};

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
    /// Its claim, or why there is none.
    pub claim: String,
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

/// All cards: those with a claim first, strongest first.
pub(crate) fn cards(shelf: Shelf<'_>, scene: &Scene<'_>) -> Vec<Card> {
    let mut cards = vec![
        forced_selling(shelf, scene),
        deleveraging(shelf, scene),
        leverage(shelf, scene),
        sentiment(shelf, scene),
        large_holders(shelf, scene),
    ];
    order::sort_by(&mut cards, |a, b| {
        let strength = |card: &Card| card.strength.unwrap_or(-1.0);
        strength(b).total_cmp(&strength(a)).then(a.kind.cmp(&b.kind))
    });
    cards
}

fn card(shelf: Shelf<'_>, kind: FindingKind) -> Card {
    let finding = shelf.report.findings.iter().find(|finding| finding.kind == kind);
    Card {
        kind,
        title: shelf.phrase(Phrase::Card(kind)),
        claim: finding
            .map_or_else(|| shelf.phrase(Phrase::NoClaim(kind)), |finding| finding.text.clone()),
        strength: finding.map(|finding| finding.strength),
        rows: Vec::new(),
        table: None,
        chart: None,
        notes: Vec::new(),
    }
}

const WINDOWS: [Window; 3] = [Window::Day, Window::Week, Window::Month];

fn forced_selling(shelf: Shelf<'_>, scene: &Scene<'_>) -> Card {
    let mut names: Vec<(String, String)> = vec![(shelf.phrase(Phrase::AllCoins), "all".to_owned())];
    names.extend(scene.settings.assets.iter().map(|asset| (asset.to_string(), asset.to_string())));
    let mut head = vec![shelf.phrase(Phrase::Coin)];
    let sides = [
        ("long_liquidations_usd", Phrase::LongLiquidations),
        ("short_liquidations_usd", Phrase::ShortLiquidations),
        ("liquidations_usd", Phrase::BothSides),
    ];
    for window in WINDOWS {
        let span = shelf.phrase(Phrase::WindowShort(window));
        head.extend(sides.map(|(_, side)| format!("{}, {span}", shelf.phrase(side))));
    }
    let rows: Vec<TableRow> = names
        .into_iter()
        .map(|(name, suffix)| {
            let cells = WINDOWS.into_iter().flat_map(|window| {
                let id =
                    |side: &str| FigureId::suffixed(&format!("{side}.{}", window.id()), &suffix);
                sides.map(|(side, _)| Cell::Figure(shelf.figure(&id(side))))
            });
            TableRow { name, cells: cells.collect() }
        })
        .collect();
    let lower_bound = rows
        .iter()
        .flat_map(|row| &row.cells)
        .any(|cell| matches!(cell, Cell::Figure(figure) if figure.lower_bound));
    let lead = scene.lead;
    Card {
        rows: vec![
            shelf.row(
                Phrase::LiquidationsCoverage,
                &FigureId::over("liquidations_coverage_pct", Window::Day, lead),
            ),
            shelf.row(
                Phrase::TakerSellShare,
                &FigureId::over("taker_sell_share_pct", Window::Day, lead),
            ),
        ],
        table: Some(FigureTable { head, rows }),
        chart: Some(liquidations_chart(shelf, scene)),
        notes: lower_bound.then(|| shelf.phrase(Phrase::LowerBoundNote)).into_iter().collect(),
        ..card(shelf, FindingKind::ForcedSelling)
    }
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
        title: shelf.phrase(Phrase::LiquidationsChart),
    };
    let mut hours: Sorted<UnixMillis, Option<Sides>> = Sorted::new();
    for &asset in &scene.settings.assets {
        // The same venues as in the sums beside the chart.
        let among = common_venues(scene.snapshot, asset, scene.now, &WINDOWS.map(Window::length));
        let spans = (of.window, of.step);
        let told = by_step(scene.snapshot, asset, scene.now, spans, Some(&among));
        for step in told.map(|told| told.value).unwrap_or_default() {
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
    let steps: Vec<(UnixMillis, Option<(f64, f64)>)> = hours
        .into_entries()
        .into_iter()
        .map(|(at, sides)| (at, sides.map(|(long, short)| (sum(&long), sum(&short)))))
        .collect();
    bars_chart(&of, &steps)
}

fn deleveraging(shelf: Shelf<'_>, scene: &Scene<'_>) -> Card {
    let lead = scene.lead;
    let columns = [
        ("open_interest_change_pct", Phrase::OpenInterestChange),
        ("open_interest_change_usd", Phrase::OpenInterestChangeUsd),
        ("open_interest_price_effect_pct", Phrase::PriceEffect),
        ("open_interest_position_effect_pct", Phrase::PositionEffect),
    ];
    let head = [shelf.phrase(Phrase::WindowHead)]
        .into_iter()
        .chain(columns.iter().map(|(_, label)| shelf.phrase(*label)))
        .collect();
    let rows_of = |suffix: &str, prefix: &str| -> Vec<TableRow> {
        WINDOWS
            .into_iter()
            .map(|window| {
                let id =
                    |name: &str| FigureId::suffixed(&format!("{name}.{}", window.id()), suffix);
                TableRow {
                    name: format!("{prefix}, {}", shelf.phrase(Phrase::WindowShort(window))),
                    cells: columns
                        .iter()
                        .map(|(name, _)| Cell::Figure(shelf.figure(&id(name))))
                        .collect(),
                }
            })
            .collect()
    };
    let mut rows = rows_of(lead.ticker(), lead.ticker());
    rows.extend(rows_of("all", &shelf.phrase(Phrase::AllCoins)));
    let title = shelf.phrase(Phrase::OpenInterestChart);
    let line = Line {
        locale: shelf.locale,
        now: scene.now,
        window: Window::Month.length(),
        every: Millis::days(7),
        title,
        role: Role::OpenInterest,
        head: shelf.phrase(Phrase::OpenInterestCoins),
        label: &|coins| words::coins(shelf.locale, coins),
    };
    let steps = open_by_step(scene.snapshot, lead, scene.now, line.window, Millis::hours(4));
    let values: Vec<(UnixMillis, Option<f64>)> = steps
        .map(|steps| steps.value)
        .unwrap_or_default()
        .into_iter()
        .map(|(at, coins)| (at, coins.map(|coins| coins.0)))
        .collect();
    Card {
        rows: vec![
            shelf.row(Phrase::OpenInterestCoins, &FigureId::of("open_interest_coins", lead)),
            shelf.row(Phrase::OpenInterestUsd, &FigureId::of("open_interest_usd", lead)),
        ],
        table: Some(FigureTable { head, rows }),
        chart: Some(line_chart(&line, &values)),
        ..card(shelf, FindingKind::Deleveraging)
    }
}

fn leverage(shelf: Shelf<'_>, scene: &Scene<'_>) -> Card {
    let of = |name: &str| FigureId::of(name, scene.lead);
    let rows = vec![
        shelf.row(Phrase::Funding, &of("funding_apr_pct")),
        shelf.row(
            Phrase::OpenInterestToMarketCap,
            &FigureId::of("open_interest_to_market_cap_pct", Asset::BTC),
        ),
        shelf.row(Phrase::OpenInterestShare, &FigureId::of("open_interest_share_pct", Asset::BTC)),
        shelf.row(Phrase::LongShortRatio, &of("long_short_ratio")),
        shelf.row(Phrase::ImpliedVolatility, &of("implied_volatility_pct")),
    ];
    let head = vec![shelf.phrase(Phrase::Coin), shelf.phrase(Phrase::Funding)];
    let each = scene.settings.assets.iter().map(|&asset| TableRow {
        name: asset.to_string(),
        cells: vec![Cell::Figure(shelf.figure(&FigureId::of("funding_apr_pct", asset)))],
    });
    Card {
        rows,
        table: Some(FigureTable { head, rows: each.collect() }),
        ..card(shelf, FindingKind::Leverage)
    }
}

fn sentiment(shelf: Shelf<'_>, scene: &Scene<'_>) -> Card {
    let line = Line {
        locale: shelf.locale,
        now: scene.now,
        window: Window::Month.length(),
        every: Millis::days(7),
        title: shelf.phrase(Phrase::FearGreedChart),
        role: Role::Index,
        head: shelf.phrase(Phrase::FearGreed),
        label: &|index| words::fixed(shelf.locale, index, 0),
    };
    let index = |ago: &str| FigureId::suffixed("fear_greed_index", ago);
    Card {
        rows: vec![
            shelf.row(Phrase::Now, &FigureId::plain("fear_greed_index")),
            shelf.row(Phrase::Ago(Window::Week), &index("7d")),
            shelf.row(Phrase::Ago(Window::Month), &index("30d")),
        ],
        chart: Some(line_chart(&line, &days(scene))),
        ..card(shelf, FindingKind::Sentiment)
    }
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

fn large_holders(shelf: Shelf<'_>, scene: &Scene<'_>) -> Card {
    let head = [
        Phrase::Holder,
        Phrase::Holdings,
        Phrase::AverageCost,
        Phrase::UnrealisedUsd,
        Phrase::UnrealisedPct,
        Phrase::StatedAt,
    ]
    .map(|head| shelf.phrase(head));
    let not_known = || shelf.phrase(Phrase::NotKnown);
    let shown = holders(scene.snapshot, Asset::BTC).into_iter().take(limits::HOLDERS_SHOWN);
    let shown: Vec<_> = shown.collect();
    let slugs = holder_slugs(&shown);
    let rows = shown.iter().zip(&slugs).map(|(holder, slug)| {
        let treasury = holder.treasury;
        let average =
            treasury.cost.filter(|_| treasury.holdings.0 > 0.0).map_or_else(not_known, |cost| {
                words::price(shelf.locale, cost.0 / treasury.holdings.0)
            });
        let figure = |name: &str| Cell::Figure(shelf.figure(&FigureId::suffixed(name, slug)));
        TableRow {
            name: treasury.name.clone(),
            cells: vec![
                Cell::Text(words::coins(shelf.locale, treasury.holdings.0)),
                Cell::Text(average),
                figure("holder_unrealized_usd"),
                figure("holder_unrealized_pct"),
                Cell::Text(
                    treasury.stated_at.map_or_else(not_known, |at| words::date(shelf.locale, at)),
                ),
            ],
        }
    });
    Card {
        table: Some(FigureTable { head: head.to_vec(), rows: rows.collect() }),
        ..card(shelf, FindingKind::LargeHolders)
    }
}
