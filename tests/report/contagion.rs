//! β, correlation and the move beyond β.

use crate::support::{NOW, candles, snapshot, ticker};
use crate::{close, figure, told};
use why_crypto_down::explain::Reason;
use why_crypto_down::market::{Asset, Snapshot, Venue};
use why_crypto_down::units::{Millis, UnixMillis};

/// A log price that goes up and down by a hundredth with a period of five hours.
fn swing(at: UnixMillis) -> f64 {
    [0.0, 0.01, 0.004, -0.006, 0.002][usize::try_from(at.0 / Millis::HOUR.0 % 5).unwrap()]
}

/// Ether moves half as much again as Bitcoin, hour by hour, for so many hours; the last day Bitcoin
/// falls by 2% and ether by 5%.
fn swinging(hours: i64) -> Snapshot {
    let bars = |asset, times: f64| {
        candles(Venue::Bybit, asset, Millis::HOUR, hours, move |at| {
            100.0 * libm::exp(times * swing(at))
        })
    };
    snapshot(vec![
        ticker(Venue::Bybit, Asset::BTC, 98.0, 100.0),
        ticker(Venue::Bybit, Asset::ETH, 95.0, 100.0),
        bars(Asset::BTC, 1.0),
        bars(Asset::ETH, 1.5),
    ])
}

#[test]
fn a_coin_that_always_moves_half_as_much_again_has_a_beta_of_one_and_a_half() {
    let report = told(&swinging(31 * 24));
    close(&report, "beta.30d.ETH", 1.5, 1e-9);
    close(&report, "correlation.30d.ETH", 1.0, 1e-12);
    let (low, high) = figure(&report, "beta.30d.ETH").interval.unwrap();
    assert!(low <= 1.5 + 1e-9 && high >= 1.5 - 1e-9);
    assert_eq!(figure(&report, "correlation.30d.ETH").interval, None, "no width at one");
    assert!(figure(&report, "beta.30d.ETH").estimated);
}

#[test]
fn the_excess_move_is_what_beta_does_not_imply() {
    let report = told(&swinging(31 * 24));
    let excess = libm::log(0.95) - 1.5 * libm::log(0.98);
    close(&report, "excess_move_pct.24h.ETH", libm::expm1(excess) * 100.0, 1e-6);
    assert!(figure(&report, "excess_move_pct.24h.ETH").interval.is_some());
}

#[test]
fn twenty_days_of_hours_are_no_month() {
    let report = told(&swinging(20 * 24));
    for id in ["beta.30d.ETH", "correlation.30d.ETH", "excess_move_pct.24h.ETH"] {
        assert_eq!(figure(&report, id).reason, Some(Reason::WindowNotCovered), "{id}");
    }
}

#[test]
fn what_the_last_day_did_does_not_change_beta() {
    let mut later = swinging(31 * 24);
    for series in &mut later.series {
        if let why_crypto_down::market::Facts::Candle(bars) = &mut series.facts {
            let last = bars.iter_mut().filter(|bar| bar.start >= NOW - Millis::DAY);
            last.for_each(|bar| bar.close = bar.low);
        }
    }
    close(&told(&later), "beta.30d.ETH", 1.5, 1e-9);
}

#[test]
fn breadth_is_told_of_all_coins_shown_or_of_none() {
    let fell = |asset| ticker(Venue::Bybit, asset, 95.0, 100.0);
    let [bitcoin, ether, solana] = [Asset::BTC, Asset::ETH, Asset::SOL].map(fell);
    let told = told(&snapshot(vec![bitcoin, ether, solana]));
    let breadth = figure(&told, "breadth_down_pct.24h.all");
    assert_eq!((breadth.value, breadth.reason), (None, Some(Reason::TooFew)), "XRP is not known");
}
