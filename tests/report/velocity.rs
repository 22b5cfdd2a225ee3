//! How fast liquidations come, and how many there may be in all.

use crate::support::{NOW, liquidation_bars, liquidations, open_interest, snapshot};
use crate::{close, figure, told};
use why_crypto_down::explain::Reason;
use why_crypto_down::market::{Asset, Coverage, Facts, LiquidationBar, Series, Side, Span, Venue};
use why_crypto_down::units::{Millis, Usd};

const BARS: Millis = Millis::minutes(5);

/// A day and an hour of five-minute bars, each with what `usd` says of its age in hours.
fn bars(usd: impl Fn(i64) -> f64) -> Series {
    let mut series = liquidation_bars(Venue::Gate, Asset::BTC, BARS, 300, 0.0, 0.0);
    if let Facts::LiquidationBar(bars) = &mut series.facts {
        for bar in bars {
            let LiquidationBar { start, long, .. } = bar;
            *long = Usd(usd((NOW - *start).0 / Millis::HOUR.0));
        }
    }
    series
}

#[test]
fn a_steady_flow_reads_as_what_it_is_and_shows_no_change() {
    let report = told(&snapshot(vec![bars(|_| 1_500.0)]));
    // Twelve bars an hour; the running one holds its dollars in two minutes.
    close(&report, "liquidation_rate_usd_per_h.1h.BTC", 18_000.0, 600.0);
    // 72 bars in the 5 h 57 min 5 s since 08:40 against 216 in the 18 hours before.
    let ratio = (72.0 / (5.0 + 57.0 / 60.0 + 5.0 / 3_600.0)) / (216.0 / 18.0);
    close(&report, "liquidation_rate_ratio.6h.BTC", ratio, 1e-9);
    let (low, high) = figure(&report, "liquidation_rate_ratio.6h.BTC").interval.unwrap();
    assert!(low <= ratio && ratio <= high);
}

#[test]
fn three_times_as_much_lately_is_a_ratio_of_about_three_whose_interval_lies_above_one() {
    let noisy = |age: i64| {
        (if age < 6 { 3_000.0 } else { 1_000.0 }) * (1.0 + f64::from(u8::from(age % 2 == 1)) / 5.0)
    };
    let report = told(&snapshot(vec![bars(noisy)]));
    let ratio = figure(&report, "liquidation_rate_ratio.6h.BTC");
    assert!((2.9..3.1).contains(&ratio.value.unwrap()), "{ratio:?}");
    assert!(ratio.interval.unwrap().0 > 1.0, "{ratio:?}");
}

#[test]
fn nothing_lately_is_a_ratio_of_zero_with_an_upper_end_and_nothing_before_is_none() {
    let quiet = told(&snapshot(vec![bars(|age| if age < 7 { 0.0 } else { 1_000.0 })]));
    let ratio = figure(&quiet, "liquidation_rate_ratio.6h.BTC");
    assert_eq!(ratio.value, Some(0.0));
    let (low, high) = ratio.interval.unwrap();
    assert!(low == 0.0 && high > 0.0 && high < 1.0, "{ratio:?}");
    let sudden = told(&snapshot(vec![bars(|age| if age < 5 { 1_000.0 } else { 0.0 })]));
    let ratio = figure(&sudden, "liquidation_rate_ratio.6h.BTC");
    assert_eq!(ratio.reason, Some(Reason::Undefined));
    let silent = told(&snapshot(vec![bars(|_| 0.0)]));
    assert_eq!(figure(&silent, "liquidation_rate_ratio.6h.BTC").reason, Some(Reason::Undefined));
    close(&silent, "liquidation_rate_usd_per_h.1h.BTC", 0.0, 0.0);
}

#[test]
fn half_a_day_of_bars_carries_no_rate() {
    let half = liquidation_bars(Venue::Gate, Asset::BTC, BARS, 144, 1_000.0, 0.0);
    let report = told(&snapshot(vec![half]));
    for id in ["liquidation_rate_usd_per_h.1h.BTC", "liquidation_rate_ratio.6h.BTC"] {
        assert_eq!(figure(&report, id).reason, Some(Reason::WindowNotCovered), "{id}");
    }
}

#[test]
fn a_throttled_feed_that_is_full_carries_no_rate() {
    let span = Span { from: NOW - Millis::days(2), to: NOW };
    let throttled = Coverage::Throttled { one_per: Millis::SECOND };
    let feed = |every: i64| {
        let events: Vec<_> = (1..80_000 / every)
            .map(|n| (Millis::seconds(n * every), Side::Long, 1_000.0))
            .collect();
        liquidations(Venue::Binance, Asset::BTC, throttled, span, &events)
    };
    let full = told(&snapshot(vec![feed(4)]));
    for id in ["liquidation_rate_usd_per_h.1h.BTC", "liquidation_rate_ratio.6h.BTC"] {
        assert_eq!(figure(&full, id).reason, Some(Reason::SampledFeed), "{id}");
    }
    let idle = told(&snapshot(vec![feed(60)]));
    let rate = figure(&idle, "liquidation_rate_usd_per_h.1h.BTC");
    assert!(rate.lower_bound && (rate.value.unwrap() - 60_000.0).abs() < 2_000.0, "{rate:?}");
}

#[test]
fn all_liquidations_are_estimated_from_a_full_feeds_share_of_open_interest() {
    let mut all = vec![bars(|_| 1_000.0)];
    all.extend(open_interest(Venue::Gate, Asset::BTC, |_| 100.0, |_| 50_000.0));
    all.extend(open_interest(Venue::Bybit, Asset::BTC, |_| 300.0, |_| 50_000.0));
    let report = told(&snapshot(all.clone()));
    let sum = figure(&report, "liquidations_usd.24h.BTC").value.unwrap();
    close(&report, "liquidations_estimated_usd.24h.BTC", sum * 4.0, 1e-6);
    let estimate = figure(&report, "liquidations_estimated_usd.24h.BTC");
    assert!(estimate.estimated && estimate.interval.is_none(), "one venue bounds nothing");

    let span = Span { from: NOW - Millis::days(2), to: NOW };
    let events = [(Millis::HOUR, Side::Long, 800_000.0)];
    for venue in [Venue::Bybit, Venue::Deribit] {
        all.push(liquidations(venue, Asset::BTC, Coverage::Full, span, &events));
    }
    all.extend(open_interest(Venue::Deribit, Asset::BTC, |_| 200.0, |_| 50_000.0));
    all.extend(open_interest(Venue::Okx, Asset::BTC, |_| 400.0, |_| 50_000.0));
    let report = told(&snapshot(all));
    let told = sum + 1_600_000.0;
    close(&report, "liquidations_estimated_usd.24h.BTC", told / 600.0 * 1_000.0, 1e-6);
    let (low, high) = figure(&report, "liquidations_estimated_usd.24h.BTC").interval.unwrap();
    assert!(low >= told && low < high, "never below what is reported: {low} {high}");
}

#[test]
fn a_throttled_feed_alone_gives_no_estimate() {
    let span = Span { from: NOW - Millis::days(2), to: NOW };
    let throttled = Coverage::Throttled { one_per: Millis::SECOND };
    let events = [(Millis::HOUR, Side::Long, 5e6)];
    let mut all = vec![liquidations(Venue::Okx, Asset::BTC, throttled, span, &events)];
    all.extend(open_interest(Venue::Okx, Asset::BTC, |_| 100.0, |_| 50_000.0));
    let report = told(&snapshot(all));
    let estimate = figure(&report, "liquidations_estimated_usd.24h.BTC");
    assert_eq!(estimate.reason, Some(Reason::SampledFeed));
}
