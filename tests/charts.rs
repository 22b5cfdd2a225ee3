//! What charts show, and the bytes they are drawn as.
//!
//! `UPDATE_GOLDEN=1 cargo test --test charts` rewrites `tests/golden/`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

mod support;

use std::path::Path;
use support::{NOW, market};
use why_crypto_down::draw::{SizePx, svg};
use why_crypto_down::explain::FindingKind;
use why_crypto_down::market::{Asset, Facts, Origin, Snapshot, Venue};
use why_crypto_down::settings::{Locale, Settings};
use why_crypto_down::units::Millis;
use why_crypto_down::view::chart::{Chart, Mark};
use why_crypto_down::view::{Cell, Panel};

const CARD: SizePx = SizePx { width: 480, height: 200 };
const TILE: SizePx = SizePx { width: 120, height: 32 };

fn panel(snapshot: &Snapshot) -> Panel {
    Panel::of(snapshot, &Settings::default(), NOW)
}

fn chart(panel: &Panel, kind: FindingKind) -> Chart {
    panel.cards.iter().find(|card| card.kind == kind).unwrap().chart.clone().unwrap()
}

fn golden(name: &str, drawn: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, drawn).unwrap();
    }
    let kept = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert!(kept == drawn, "{name} is drawn differently");
}

#[test]
fn charts_are_drawn_as_they_were() {
    let panel = panel(&market());
    golden("liquidations.svg", &svg(&chart(&panel, FindingKind::ForcedSelling), CARD));
    golden("open_interest.svg", &svg(&chart(&panel, FindingKind::Deleveraging), CARD));
    golden("fear_greed.svg", &svg(&chart(&panel, FindingKind::Sentiment), CARD));
    golden("sparkline.svg", &svg(&panel.tiles[0].sparkline, TILE));
}

#[test]
fn no_drawing_carries_a_style_a_colour_or_a_number_that_is_none() {
    let mut snapshots = vec![market(), Snapshot::empty(NOW)];
    let mut flat = market();
    for series in &mut flat.series {
        if let Facts::LiquidationBar(bars) = &mut series.facts {
            for bar in bars {
                (bar.long.0, bar.short.0) = (0.0, 0.0);
            }
        }
    }
    snapshots.push(flat);
    for panel in snapshots.iter().map(panel) {
        let cards = panel.cards.iter().filter_map(|card| card.chart.as_ref());
        for chart in cards.chain(panel.tiles.iter().map(|tile| &tile.sparkline)) {
            let drawn = svg(chart, CARD);
            for wrong in ["style=", "#", "NaN", "inf", "\"-"] {
                assert!(!drawn.contains(wrong), "{} draws {wrong}", chart.title);
            }
        }
    }
}

#[test]
fn longs_hang_below_the_axis_and_shorts_stand_above() {
    let chart = chart(&panel(&market()), FindingKind::ForcedSelling);
    let [Mark::Bars { bars: longs, .. }, Mark::Bars { bars: shorts, .. }] = &chart.marks[..] else {
        panic!("two rows of bars were expected");
    };
    assert!(longs.iter().all(|bar| bar.high == 0.0 && bar.low < 0.0));
    assert!(shorts.iter().all(|bar| bar.low == 0.0 && bar.high > 0.0));
    assert_eq!((longs.len(), shorts.len()), (24, 24));
}

#[test]
fn what_positions_and_the_price_did_to_open_interest_ends_at_the_figures_of_the_month() {
    let panel = panel(&market());
    let chart = chart(&panel, FindingKind::Deleveraging);
    let [Mark::Line { runs: positions, .. }, Mark::Line { runs: price, .. }] = &chart.marks[..]
    else {
        panic!("two lines were expected");
    };
    let figure = |name: &str| panel.figure(&format!("{name}.30d.BTC")).unwrap().value.unwrap();
    let ends = |runs: &[Vec<(f64, f64)>]| {
        let points = runs.concat();
        (points.first().unwrap().1, points.last().unwrap().1)
    };
    assert_eq!(ends(positions), (0.0, figure("open_interest_position_effect_pct")));
    assert_eq!(ends(price), (0.0, figure("open_interest_price_effect_pct")));
    // The table has the same and the amounts behind it.
    let newest = chart.table.rows.last().unwrap();
    let [_, by_positions, by_price, coins, usd] = newest.numbers[..] else {
        panic!("five columns were expected");
    };
    assert_eq!((by_positions, by_price), (Some(ends(positions).1), Some(ends(price).1)));
    assert_eq!(coins, panel.figure("open_interest_coins.BTC").unwrap().value);
    assert_eq!(usd, panel.figure("open_interest_usd.BTC").unwrap().value);
    let cells = chart.table.cells(newest);
    assert_eq!(cells[1..], ["\u{2212}2.3%", "\u{2212}2.1%", "625,425", "$42.3 billion"]);
    for part in
        ["\u{2212}2.3% from positions", "\u{2212}2.1% from the price", "640,000 coins at first"]
    {
        assert!(chart.summary.contains(part), "{}", chart.summary);
    }
}

#[test]
fn a_chart_of_fewer_contracts_than_the_figure_says_how_much_of_it_they_hold() {
    let whole = panel(&market());
    let card = |panel: &Panel| {
        panel.cards.iter().find(|card| card.kind == FindingKind::Deleveraging).unwrap().clone()
    };
    let share = "80% of the open interest known here";
    assert!(!card(&whole).notes.concat().contains(share));
    let mut more = market();
    let [_, now] = support::open_interest(Venue::Okx, Asset::BTC, |_| 156_356.35, |_| 67_630.0);
    more.series.push(now);
    let card = card(&panel(&more));
    assert!(card.notes.last().unwrap().contains(share), "{:?}", card.notes);
    assert!(card.chart.unwrap().summary.contains(share));
}

#[test]
fn a_missing_day_breaks_the_line_and_is_named_in_the_table() {
    let mut holed = market();
    for series in &mut holed.series {
        if let Facts::FearGreed(days) = &mut series.facts {
            days.remove(10);
        }
    }
    let chart = chart(&panel(&holed), FindingKind::Sentiment);
    let [Mark::Line { runs, .. }] = &chart.marks[..] else { panic!("one line was expected") };
    assert_eq!(runs.len(), 2);
    let table = &chart.table;
    assert!(table.rows.iter().any(|row| table.cells(row)[1] == "no value"));
}

#[test]
fn a_chart_of_nothing_is_empty_and_says_so() {
    let panel = panel(&Snapshot::empty(NOW));
    for card in &panel.cards {
        assert!(card.strength.is_none());
        if let Some(chart) = &card.chart {
            assert!(chart.is_empty());
            assert_eq!(chart.summary, "No values to draw.");
        }
    }
}

#[test]
fn nothing_to_draw_is_a_sentence_and_no_axes() {
    let panel = panel(&Snapshot::empty(NOW));
    let drawn = svg(&chart(&panel, FindingKind::Sentiment), CARD);
    assert!(drawn.contains(">No values to draw.</text>"), "{drawn}");
    assert!(!drawn.contains("grid") && !drawn.contains("zero"), "{drawn}");
    let drawn = svg(&panel.tiles[0].sparkline, TILE);
    assert!(!drawn.contains("text") && !drawn.contains("polyline"), "{drawn}");
}

#[test]
fn dollars_on_an_axis_are_short_in_every_language() {
    for locale in Locale::ALL {
        let settings = Settings { locale, ..Settings::default() };
        let panel = Panel::of(&market(), &settings, NOW);
        let ticks = chart(&panel, FindingKind::ForcedSelling).y.ticks;
        assert!(ticks.len() > 2, "{locale:?}");
        for tick in ticks {
            assert!(tick.label.chars().count() <= 12, "{locale:?}: {}", tick.label);
        }
    }
}

#[test]
fn the_ends_of_what_is_implied_are_named_in_the_readers_own_numbers() {
    let told = [(Locale::En, ["2.5%", "97.5%"]), (Locale::De, ["2,5\u{a0}%", "97,5\u{a0}%"])];
    for (locale, ends) in told {
        let settings = Settings { locale, ..Settings::default() };
        let head = chart(&Panel::of(&market(), &settings, NOW), FindingKind::Domino).table.head;
        let [_, implied, _, low, high] = &head[..] else { panic!("five columns were expected") };
        assert_eq!([low, high], ends.map(|end| format!("{implied} ({end})")).each_ref());
    }
}

#[test]
fn the_page_keeps_its_shape_when_figures_are_missing() {
    let shape = |panel: &Panel| {
        let mut cards: Vec<_> = panel
            .cards
            .iter()
            // Their tables have a row for each that there is.
            .filter(|card| !matches!(card.kind, FindingKind::LargeHolders | FindingKind::Levels))
            .map(|card| {
                let table = card.table.as_ref().map(|table| (table.head.len(), table.rows.len()));
                (card.kind, card.rows.len(), table, card.chart.is_some())
            })
            .collect();
        cards.sort();
        (panel.tiles.len(), panel.market.len(), cards)
    };
    assert_eq!(shape(&panel(&market())), shape(&panel(&Snapshot::empty(NOW))));
}

#[test]
fn a_missing_figure_shows_unavailable_with_its_reason() {
    let panel = panel(&Snapshot::empty(NOW));
    let price = &panel.tiles[0].price;
    assert_eq!((price.id.as_str(), price.text.as_str()), ("price_usd.BTC", "unavailable"));
    assert_eq!(price.state.id(), "unavailable");
    assert!(price.value.is_none() && price.reason_text.is_some());
}

#[test]
fn a_row_of_a_table_has_a_cell_under_each_head() {
    for card in panel(&market()).cards {
        if let Some(table) = card.table {
            for row in table.rows {
                assert_eq!(row.cells.len() + 1, table.head.len(), "{:?}", card.kind);
            }
        }
    }
}

#[test]
fn a_holder_without_a_known_cost_has_no_result() {
    let panel = panel(&market());
    let card = panel.cards.iter().find(|card| card.kind == FindingKind::LargeHolders).unwrap();
    let rows = &card.table.as_ref().unwrap().rows;
    assert_eq!(rows[1].name, "<b>Miner & Sons</b>");
    let Cell::Figure(result) = &rows[1].cells[2] else { panic!("a figure was expected") };
    assert!(result.value.is_none());
}

#[test]
fn a_venue_whose_feeds_were_all_spare_was_not_asked() {
    let panel = panel(&market());
    assert_eq!((panel.answer.venues_answered, panel.answer.venues_asked), (3, 3));
    assert!(panel.venues.iter().any(|row| row.venue == Venue::Binance));
}

#[test]
fn a_simulation_has_a_banner() {
    let mut simulated = market();
    simulated.origin = Origin::Simulation;
    assert!(panel(&simulated).answer.banner.is_some());
    assert!(panel(&market()).answer.banner.is_none());
}

#[test]
fn equal_snapshots_make_equal_panels() {
    assert_eq!(panel(&market()), panel(&market()));
    let later = Panel::of(&market(), &Settings::default(), NOW + Millis::HOUR);
    assert_ne!(panel(&market()), later);
}

#[test]
fn of_a_venue_whose_price_stands_apart_there_is_no_line_and_the_answer_says_so_last() {
    let drawn = |snapshot: &Snapshot| !panel(snapshot).tiles[0].sparkline.is_empty();
    let mut snapshot = market();
    assert!(drawn(&snapshot));
    // Bybit, which alone has hours, is a tenth above the two others.
    let (high, low) = (Asset::BTC, 67_630.0 / 1.1);
    snapshot.series.retain(|series| {
        series.source.venue != Venue::Okx || !matches!(series.facts, Facts::Ticker(_))
    });
    for venue in [Venue::Okx, Venue::Binance] {
        snapshot.series.push(support::ticker(venue, high, low, low));
    }
    assert!(!drawn(&snapshot));
    let parts = panel(&snapshot).answer.parts;
    assert!(parts.last().unwrap().contains("Bybit"), "{parts:?}");
}
