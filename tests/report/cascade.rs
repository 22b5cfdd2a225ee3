//! The liquidation map and how far a fall carries on it.

use crate::support::{NOW, candles, market, open_interest, price, snapshot, ticker};
use crate::{close, figure, told};
use why_crypto_down::explain::{Reason, report_measured};
use why_crypto_down::market::{Asset, Facts, Series, Snapshot, Venue};
use why_crypto_down::settings::Settings;
use why_crypto_down::units::{Coins, Millis, UnixMillis};

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
