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
        claim: match finding {
            Some(finding) => finding.text.clone(),
            None => shelf.phrase(Phrase::NoClaim(kind)),
        },
        strength: finding.map(|finding| finding.strength),
        rows: Vec::new(),
        table: None,
        chart: None,
        notes: Vec::new(),
    }
}

const WINDOWS: [Window; 3] = [Window::Day, Window::Week, Window::Month];

fn forced_selling(shelf: Shelf<'_>, scene: &Scene<'_>) -> Card {
    let mut head = vec![shelf.phrase(Phrase::Coin)];
    let sides = [
        ("long_liquidations_usd", Phrase::LongLiquidations),
        ("short_liquidations_usd", Phrase::ShortLiquidations),
        ("liquidations_usd", Phrase::BothSides),
    ];
    for window in WINDOWS {
        let span = shelf.phrase(Phrase::WindowShort(window));
        for (_, side) in sides {
            head.push(format!("{}, {span}", shelf.phrase(side)));
        }
    }
    let mut lower_bound = false;
    let mut row = |name: String, suffix: &str| {
        let mut cells = Vec::new();
        for window in WINDOWS {
            for (side, _) in sides {
                let figure = shelf.figure(&FigureId::suffixed_over(side, window, suffix));
                lower_bound |= figure.lower_bound;
                cells.push(Cell::Figure(figure));
            }
        }
        TableRow { name, cells }
    };
    let mut rows = vec![row(shelf.phrase(Phrase::AllCoins), "all")];
    for asset in &scene.settings.assets {
        rows.push(row(asset.to_string(), asset.ticker()));
    }
    let mut notes = Vec::new();
    if lower_bound {
        notes.push(shelf.phrase(Phrase::LowerBoundNote));
    }
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
        notes,
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
        let Ok(told) = told else { continue };
        for step in told.value {
            let first = Some((Vec::new(), Vec::new()));
            let Some(hour) = hours.get_or_insert(step.start, first) else { continue };
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

fn deleveraging(shelf: Shelf<'_>, scene: &Scene<'_>) -> Card {
    let lead = scene.lead;
    let columns = [
        ("open_interest_change_pct", Phrase::OpenInterestChange),
        ("open_interest_change_usd", Phrase::OpenInterestChangeUsd),
        ("open_interest_price_effect_pct", Phrase::PriceEffect),
        ("open_interest_position_effect_pct", Phrase::PositionEffect),
    ];
    let mut head = vec![shelf.phrase(Phrase::WindowHead)];
    for (_, label) in columns {
        head.push(shelf.phrase(label));
    }
    let all = shelf.phrase(Phrase::AllCoins);
    let mut rows = Vec::new();
    for (suffix, prefix) in [(lead.ticker(), lead.ticker()), ("all", all.as_str())] {
        for window in WINDOWS {
            let mut cells = Vec::new();
            for (name, _) in columns {
                let id = FigureId::suffixed_over(name, window, suffix);
                cells.push(Cell::Figure(shelf.figure(&id)));
            }
            let name = format!("{prefix}, {}", shelf.phrase(Phrase::WindowShort(window)));
            rows.push(TableRow { name, cells });
        }
    }
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
    let mut values: Vec<(UnixMillis, Option<f64>)> = Vec::new();
    if let Ok(steps) = steps {
        for (at, coins) in steps.value {
            values.push((at, coins.map(|coins| coins.0)));
        }
    }
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
    let mut each = Vec::new();
    for &asset in &scene.settings.assets {
        let figure = shelf.figure(&FigureId::of("funding_apr_pct", asset));
        each.push(TableRow { name: asset.to_string(), cells: vec![Cell::Figure(figure)] });
    }
    Card {
        rows,
        table: Some(FigureTable { head, rows: each }),
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
    let mut shown = holders(scene.snapshot, Asset::BTC);
    shown.truncate(limits::HOLDERS_SHOWN);
    let slugs = holder_slugs(&shown);
    let mut rows = Vec::new();
    for (holder, slug) in shown.iter().zip(&slugs) {
        let treasury = holder.treasury;
        let held = treasury.holdings.0;
        let average = match treasury.cost {
            Some(cost) if held > 0.0 => words::price(shelf.locale, cost.0 / held),
            _ => not_known(),
        };
        let stated_at = match treasury.stated_at {
            Some(at) => words::date(shelf.locale, at),
            None => not_known(),
        };
        let figure = |name: &str| Cell::Figure(shelf.figure(&FigureId::suffixed(name, slug)));
        let cells = vec![
            Cell::Text(words::coins(shelf.locale, held)),
            Cell::Text(average),
            figure("holder_unrealized_usd"),
            figure("holder_unrealized_pct"),
            Cell::Text(stated_at),
        ];
        rows.push(TableRow { name: treasury.name.clone(), cells });
    }
    Card {
        table: Some(FigureTable { head: head.to_vec(), rows }),
        ..card(shelf, FindingKind::LargeHolders)
    }
}
