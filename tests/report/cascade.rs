//! The liquidation map and how far a fall carries on it.

use crate::support::{
    NOW, candles, market, open_interest, perpetual, price, series, snapshot, ticker,
};
use crate::{close, figure, told};
use why_crypto_down::explain::{FindingKind, Reason, Report, report_measured};
use why_crypto_down::market::{Asset, Facts, LiquidationBar, Series, Snapshot, Venue};
use why_crypto_down::settings::Settings;
use why_crypto_down::units::{Coins, Millis, UnixMillis, Usd};
use why_crypto_down::view::Panel;

/// Traded in 24 hours, in coins.
const VOLUME: f64 = 10_000.0;

fn traded(mut series: Series) -> Series {
    if let Facts::Ticker(tickers) = &mut series.facts {
        for ticker in tickers {
            ticker.volume_24h = Some(Coins(VOLUME));
        }
    }
    series
}

/// A price that stands at 100 and open interest that grows tenfold over the month; daily closes
/// that turn by 1% up and down.
fn growing() -> Snapshot {
    let coins = |at: UnixMillis| {
        let passed = (at - (NOW - Millis::days(31))).as_hours() / (31.0 * 24.0);
        1_000.0 * (0.1 + 0.9 * passed.clamp(0.0, 1.0))
    };
    let days = |at: UnixMillis| if at.0 / Millis::DAY.0 % 2 == 0 { 100.5 } else { 99.5 };
    let mut all = vec![
        traded(ticker(Venue::Bybit, Asset::BTC, 100.0, 100.0)),
        candles(Venue::Bybit, Asset::BTC, Millis::HOUR, 744, |_| 100.0),
        candles(Venue::Bybit, Asset::BTC, Millis::DAY, 60, days),
    ];
    all.extend(open_interest(Venue::Bybit, Asset::BTC, coins, |_| 100.0));
    snapshot(all)
}

#[test]
fn a_map_of_mostly_unknown_positions_carries_no_cascade() {
    let report = told(&market());
    for id in ["cascade_amplification.3pct.BTC", "cascade_total_drop_pct.10pct.BTC"] {
        let hidden = figure(&report, id);
        assert_eq!((hidden.value, hidden.interval), (None, None), "{id}");
    }
    let mut still = market();
    still.series.retain(|series| series.source.feed != "kline-hourly");
    let without = told(&still);
    let hidden = figure(&without, "cascade_amplification.3pct.BTC");
    assert_eq!(hidden.reason, Some(Reason::NotReported));
}

#[test]
fn the_cascade_is_told_of_the_first_coin_alone() {
    let report = told(&market());
    let told = |coin: &str| {
        let names = report.figures.iter().map(|(name, _)| name.as_str());
        names.filter(|name| name.starts_with("cascade_") && name.ends_with(coin)).count()
    };
    assert_eq!((told(".BTC"), told(".ETH")), (12, 0));
}

#[test]
fn what_a_shock_triggers_pushes_the_price_by_the_square_root_law() {
    let growing = growing();
    let settings = Settings::default();
    let (report, measured) = report_measured(&growing, &settings, NOW);
    let chain = &measured.chain;
    let map = &chain.map.as_ref().unwrap().value;
    assert!(map.unknown_share > 0.1 && map.unknown_share < 0.15, "{}", map.unknown_share);
    // At 100 times leverage and 0.5% maintenance: 100 (1 - 1/100) / (1 - 0.005).
    let nearest = map.scenarios.base.long.levels.first().unwrap();
    assert!((nearest.price.usd() - 99.0 / 0.995).abs() < 1e-9, "{nearest:?}");
    let opened = 1_000.0 * (1.0 - map.unknown_share);
    let held: f64 = map
        .scenarios
        .base
        .long
        .levels
        .iter()
        .filter(|level| level.price == nearest.price)
        .map(|level| level.coins.0)
        .sum();
    assert!((held - 0.03 * opened).abs() < 1e-6, "3% of what was opened: {held}");

    let sigma = figure(&report, "volatility_daily_pct.BTC").value.unwrap() / 100.0;
    let moved = 0.75 * sigma * libm::sqrt(held / VOLUME);
    let drop = (1.0 - 0.99 * libm::exp(-moved)) * 100.0;
    close(&report, "cascade_total_drop_pct.1pct.BTC", drop, 1e-9);
    let amplified = (libm::log(0.99) - moved) / libm::log(0.99);
    close(&report, "cascade_amplification.1pct.BTC", amplified, 1e-9);
    for shock in ["1pct", "3pct", "5pct", "10pct"] {
        for name in ["cascade_amplification", "cascade_total_drop_pct"] {
            let id = format!("{name}.{shock}.BTC");
            let told = figure(&report, &id);
            let ((low, high), value) = (told.interval.unwrap(), told.value.unwrap());
            assert!(told.estimated && low <= value && value <= high, "{id}: {told:?}");
        }
    }
    let shocks = &chain.shocks.as_ref().unwrap().value;
    assert_eq!(shocks.len(), 4);
    assert_eq!(shocks[0].normal.rounds.len(), 1);
    assert!(shocks[0].stressed.is_none(), "a price that stood still has no volatility of today");
    assert_eq!(price(100.0), map.scenarios.base.price);
}

#[test]
fn without_a_volume_nothing_is_said_of_impact() {
    let mut silent = growing();
    for series in &mut silent.series {
        if let Facts::Ticker(tickers) = &mut series.facts {
            for ticker in tickers {
                ticker.volume_24h = None;
            }
        }
    }
    let report = told(&silent);
    let hidden = figure(&report, "cascade_amplification.3pct.BTC");
    assert_eq!(hidden.reason, Some(Reason::NotReported));
}

/// A price that swings and falls while positions grow. Of longs, what `reported` makes of the hour's
/// place and of the dollars that the map says was closed in each hour, where it says anything.
fn swinging(reported: impl Fn(u32, f64) -> Option<f64>) -> Snapshot {
    let path = |at: UnixMillis| {
        let hours = (at - (NOW - Millis::days(31))).as_hours();
        100.0 - 0.01 * hours + 2.0 * libm::sin(0.7 * hours) + 1.3 * libm::sin(0.23 * hours)
    };
    let coins = |at: UnixMillis| {
        let passed = (at - (NOW - Millis::days(31))).as_hours() / (31.0 * 24.0);
        1_000.0 * (0.1 + 0.9 * passed.clamp(0.0, 1.0))
    };
    let mut market = growing();
    market.series.retain(|series| series.source.feed == "kline-daily");
    market.series.push(traded(ticker(Venue::Bybit, Asset::BTC, path(NOW), path(NOW))));
    market.series.push(candles(Venue::Bybit, Asset::BTC, Millis::HOUR, 744, path));
    market.series.extend(open_interest(Venue::Bybit, Asset::BTC, coins, path));
    let settings = Settings::default();
    let measured = report_measured(&market, &settings, NOW).1;
    let foreseen = measured.chain.map.unwrap().value.scenarios.base.long.crossed;
    let mut bars = Vec::new();
    for (back, usd) in (0..200).zip(foreseen.iter().rev()) {
        let start = NOW.floor(Millis::HOUR) - Millis::HOUR * i64::from(back);
        let told = reported(back, usd.0);
        bars.extend(told.map(|long| LiquidationBar {
            start,
            interval: Millis::HOUR,
            long: Usd(long),
            short: Usd(1.0),
        }));
    }
    bars.reverse();
    if !bars.is_empty() {
        let facts = Facts::LiquidationBar(bars);
        market.series.push(series(Venue::Gate, "stats", Some(perpetual(Asset::BTC)), facts));
    }
    market
}

const CHECK: &str = "liquidation_map_rank_correlation.7d.BTC";
const OF_VOLUME: &str = "liquidation_map_baseline_correlation.7d.BTC";

fn has_cluster(report: &Report) -> bool {
    report.levels.iter().any(|level| level.kinds.contains(&"liquidation_cluster"))
}

fn notes(report: &Report) -> String {
    let cascade = report.findings.iter().find(|finding| finding.kind == FindingKind::Cascade);
    cascade.unwrap().notes.join(" ")
}

#[test]
fn a_map_that_foresaw_what_was_reported_is_shown_with_how_well_it_did() {
    let report = told(&swinging(|_, usd| Some(usd)));
    close(&report, CHECK, 1.0, 1e-9);
    let of_volume = figure(&report, OF_VOLUME).value.unwrap();
    assert!(of_volume > 0.0 && of_volume < 0.99, "{of_volume}");
    assert!(figure(&report, "cascade_amplification.3pct.BTC").value.is_some());
    assert!(has_cluster(&report));
    assert!(notes(&report).contains("rank correlation of 1.00"), "{}", notes(&report));
}

#[test]
fn a_map_that_did_no_better_than_the_volume_profile_is_used_for_nothing() {
    let market = swinging(|back, _| Some(f64::from(back * 37 % 101)));
    let report = told(&market);
    let (own, volume) = (figure(&report, CHECK), figure(&report, OF_VOLUME));
    assert!(own.interval.unwrap().0 <= volume.value.unwrap(), "{own:?} {volume:?}");
    for id in ["cascade_amplification.3pct.BTC", "cascade_total_drop_pct.10pct.BTC"] {
        let hidden = figure(&report, id);
        assert_eq!((hidden.value, hidden.reason), (None, Some(Reason::NotEstablished)), "{id}");
    }
    assert!(!has_cluster(&report));
    let panel = Panel::of(&market, &Settings::default(), NOW);
    let card = panel.cards.iter().find(|card| card.kind == FindingKind::Cascade).unwrap();
    assert!(panel.lab.is_none() && card.chart.is_none());
    assert!(card.claim.contains("is not used: over the past 7 days"), "{}", card.claim);
}

#[test]
fn a_map_that_cannot_be_checked_is_shown_and_says_so() {
    let unreported = told(&swinging(|_, _| None));
    assert_eq!(figure(&unreported, CHECK).reason, Some(Reason::NotReported));
    let of_a_day = told(&swinging(|back, usd| (back < 24).then_some(usd)));
    assert_eq!(figure(&of_a_day, CHECK).reason, Some(Reason::WindowNotCovered));
    let alike = told(&swinging(|_, _| Some(5.0)));
    assert_eq!(figure(&alike, CHECK).reason, Some(Reason::Undefined));
    for report in [unreported, of_a_day, alike] {
        assert!(figure(&report, "cascade_amplification.3pct.BTC").value.is_some());
        assert!(has_cluster(&report));
        assert!(notes(&report).contains("could not be checked"), "{}", notes(&report));
    }
}
