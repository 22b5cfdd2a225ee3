//! Supports, resistances, and which is which.

use crate::support::{NOW, candles, snapshot, ticker};
use crate::{figure, told};
use why_crypto_down::explain::{Report, Status};
use why_crypto_down::market::{Asset, Venue};
use why_crypto_down::units::{Millis, UnixMillis};

/// A price that fell from 76,000 a week ago to 67,630 in a straight line.
fn fallen() -> Report {
    let path = |at: UnixMillis| {
        let passed = (at - (NOW - Millis::days(7))).as_hours() / (7.0 * 24.0);
        76_000.0 + (67_630.0 - 76_000.0) * passed.clamp(0.0, 1.0)
    };
    told(&snapshot(vec![
        ticker(Venue::Bybit, Asset::BTC, 67_630.0, 69_130.0),
        candles(Venue::Bybit, Asset::BTC, Millis::HOUR, 744, path),
        candles(Venue::Bybit, Asset::BTC, Millis::DAY, 60, path),
    ]))
}

#[test]
fn a_former_support_above_the_price_is_a_broken_one_and_now_resistance() {
    let report = fallen();
    for (usd, distance) in [(75_000.0, 10.9), (70_000.0, 3.5)] {
        let level = report.levels.iter().find(|level| (level.price_usd - usd).abs() < 1e-6);
        let level = level.unwrap_or_else(|| panic!("{usd}: {:?}", report.levels));
        assert_eq!((level.role, level.flipped), ("resistance", true), "{level:?}");
        assert!((level.distance_pct - distance).abs() < 0.05, "{level:?}");
        assert!(level.distance_sigma.unwrap() > 0.0);
        assert!(level.kinds.contains(&"round_number"));
    }
}

#[test]
fn supports_lie_below_the_price_and_resistances_above_it() {
    let report = fallen();
    assert!(!report.levels.is_empty());
    for level in &report.levels {
        let expected = if level.distance_pct.abs() <= 0.25 {
            "at_price"
        } else if level.price_usd < 67_630.0 {
            "support"
        } else {
            "resistance"
        };
        assert_eq!(level.role, expected, "{level:?}");
        assert!(!level.kinds.is_empty());
    }
    let ordered = report.levels.windows(2).all(|pair| pair[0].price_usd > pair[1].price_usd);
    assert!(ordered, "highest first");
    for role in ["support", "resistance"] {
        assert!(report.levels.iter().filter(|level| level.role == role).count() <= 6);
    }
}

#[test]
fn where_most_was_traded_is_a_level() {
    // Three weeks at 76,000 hold most of the volume.
    let report = fallen();
    let node = report.levels.iter().find(|level| level.kinds.contains(&"volume_node"));
    assert!((75_500.0..76_500.0).contains(&node.unwrap().price_usd), "{node:?}");
}

/// The price fell from 16 to 14 in a day and was never lower; the next round number is out of reach.
#[test]
fn a_support_that_broke_is_told_where_none_is_left_below() {
    let path = |at: UnixMillis| {
        let passed = (at - (NOW - Millis::DAY)).as_hours() / 24.0;
        16.0 - 2.0 * passed.clamp(0.0, 1.0)
    };
    let report = told(&snapshot(vec![
        ticker(Venue::Bybit, Asset::BTC, 14.0, 16.0),
        candles(Venue::Bybit, Asset::BTC, Millis::HOUR, 744, path),
        candles(Venue::Bybit, Asset::BTC, Millis::DAY, 60, path),
    ]));
    assert_eq!(figure(&report, "support_usd.BTC").value, None);
    let line = report.checklist.iter().find(|line| line.id == "support_holds").unwrap();
    assert_eq!((line.status, line.threshold), (Status::NotMet, Some(15.0)), "{}", line.text);
    assert!(line.text.contains("fallen through a support at $15"), "{}", line.text);
}

#[test]
fn without_a_price_there_is_no_level() {
    assert!(told(&snapshot(vec![])).levels.is_empty());
}
