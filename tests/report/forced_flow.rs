//! The forced share of the selling, and of the fall.

use crate::support::{NOW, candles, liquidation_bars, perpetual, series, snapshot, ticker};
use crate::{close, figure, told};
use why_crypto_down::explain::Reason;
use why_crypto_down::market::{Asset, Facts, Series, Snapshot, TakerFlow, Venue};
use why_crypto_down::units::{Coins, Fraction, Millis, UnixMillis};

const BARS: Millis = Millis::minutes(5);

/// Ten coins in each five minutes, of which takers bought 45%.
fn flows(venue: Venue) -> Series {
    let newest = NOW.floor(BARS);
    let flow = |back: i64| TakerFlow {
        start: newest - BARS * back,
        interval: BARS,
        buy_share: Fraction(0.45),
        total: Some(Coins(10.0)),
    };
    let facts = Facts::TakerFlow((0..300).rev().map(flow).collect());
    series(venue, "contract-stats-5m", Some(perpetual(Asset::BTC)), facts)
}

/// Gate closes longs for 100 dollars and shorts for 50 every five minutes while the price goes from 100 to `last`.
fn day(last: f64, takers: Venue) -> Snapshot {
    let days = |at: UnixMillis| if at.0 / Millis::DAY.0 % 2 == 0 { 101.0 } else { 99.0 };
    snapshot(vec![
        ticker(Venue::Bybit, Asset::BTC, last, 100.0),
        candles(Venue::Bybit, Asset::BTC, Millis::DAY, 60, days),
        liquidation_bars(Venue::Gate, Asset::BTC, BARS, 300, 100.0, 50.0),
        flows(takers),
    ])
}

#[test]
fn a_full_feeds_longs_are_a_share_of_what_takers_sold_at_the_same_venue() {
    let report = told(&day(96.0, Venue::Gate));
    // 288 bars: 28,800 dollars of 288 × 5.5 coins at 98.
    close(&report, "forced_selling_share_pct.24h.BTC", 100.0 / (5.5 * 98.0) * 100.0, 1e-9);
    let sigma = figure(&report, "volatility_daily_pct.BTC").value.unwrap() / 100.0;
    let root = libm::sqrt(100.0 / (10.0 * 98.0));
    let explained = |y: f64| (y * sigma * root / -libm::log(0.96)).min(1.0) * 100.0;
    close(&report, "forced_selling_explains_pct.24h.BTC", explained(0.75), 1e-9);
    let (low, high) = figure(&report, "forced_selling_explains_pct.24h.BTC").interval.unwrap();
    assert!((low - explained(0.5)).abs() < 1e-9 && (high - explained(1.0)).abs() < 1e-9);
}

#[test]
fn liquidated_longs_explain_nothing_of_a_rise_and_shorts_nothing_of_a_fall() {
    for (last, other, own) in
        [(104.0, "forced_selling", "forced_buying"), (96.0, "forced_buying", "forced_selling")]
    {
        let report = told(&day(last, Venue::Gate));
        let of = |side: &str, part: &str| figure(&report, &format!("{side}_{part}_pct.24h.BTC"));
        assert_eq!(of(other, "explains").reason, Some(Reason::Undefined));
        assert!(of(other, "share").value.is_some());
        assert!(of(own, "explains").value.is_some());
    }
}

#[test]
fn a_rise_is_the_mirror_image_of_a_fall() {
    let report = told(&day(104.0, Venue::Gate));
    // 288 bars: 14,400 dollars of 288 × 4.5 coins at 102.
    close(&report, "forced_buying_share_pct.24h.BTC", 50.0 / (4.5 * 102.0) * 100.0, 1e-9);
    let sigma = figure(&report, "volatility_daily_pct.BTC").value.unwrap() / 100.0;
    let root = libm::sqrt(50.0 / (10.0 * 102.0));
    let explained = |y: f64| (y * sigma * root / libm::log(1.04)).min(1.0) * 100.0;
    close(&report, "forced_buying_explains_pct.24h.BTC", explained(0.75), 1e-9);
}

#[test]
fn another_venues_takers_are_of_another_scope() {
    let report = told(&day(96.0, Venue::Okx));
    for id in ["forced_selling_share_pct.24h.BTC", "forced_selling_explains_pct.24h.BTC"] {
        assert_eq!(figure(&report, id).reason, Some(Reason::NotReported), "{id}");
    }
}
