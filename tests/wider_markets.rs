//! How wider markets moved and whether Bitcoin moves with them, and what dated futures cost.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

mod support;

use support::{NOW, instrument, price, series, snapshot};
use why_crypto_down::explain::{FigureId, Reason, Report, report};
use why_crypto_down::market::{
    Asset, Candle, ContractKind, DatedFuture, Facts, Instrument, Quote, Series, Snapshot, Venue,
    WiderMarket,
};
use why_crypto_down::metrics::Gap;
use why_crypto_down::metrics::basis::annualised;
use why_crypto_down::metrics::math::{exp, ln};
use why_crypto_down::metrics::wider_markets::{change_24h, co_movement};
use why_crypto_down::settings::Settings;
use why_crypto_down::units::{Coins, Millis, UnixMillis, Usd};

/// The hour that runs at [`NOW`], a Thursday afternoon.
fn newest() -> UnixMillis {
    NOW.floor(Millis::HOUR)
}

fn tracker(name: &str, symbol: &str) -> Instrument {
    let (kind, quote) = (ContractKind::Linear, Quote::Usdc);
    Instrument { asset: Asset::new(name).unwrap(), kind, quote, symbol: symbol.to_owned() }
}

/// 31 days of hours; `close_at` gives the close of the hour so many hours back, `volume_at` its
/// volume.
fn hours(
    of: Instrument,
    close_at: impl Fn(i64) -> f64,
    volume_at: impl Fn(UnixMillis) -> f64,
) -> Series {
    let bars = (0..31 * 24).rev().map(|back| {
        let start = newest() - Millis::HOUR * back;
        let (open, close) = (close_at(back + 1), close_at(back));
        Candle {
            start,
            interval: Millis::HOUR,
            open: price(open),
            high: price(open.max(close)),
            low: price(open.min(close)),
            close: price(close),
            volume: Some(Coins(volume_at(start))),
            taker_buy: None,
        }
    });
    series(Venue::Hyperliquid, "hourly", Some(of), Facts::Candle(bars.collect()))
}

/// A return of an hour: plus or minus half a percent in a pattern without a trend.
fn step(back: i64) -> f64 {
    if (back * back + back / 3) % 5 < 2 { 0.005 } else { -0.005 * 2.0 / 3.0 }
}

fn path(from: f64, times: f64) -> impl Fn(i64) -> f64 {
    move |back| from * exp(times * (back..31 * 24).map(step).sum::<f64>())
}

fn nasdaq(close_at: impl Fn(i64) -> f64, volume_at: impl Fn(UnixMillis) -> f64) -> Series {
    hours(tracker("XYZ100", "xyz:XYZ100"), close_at, volume_at)
}

fn bitcoin(close_at: impl Fn(i64) -> f64) -> Series {
    hours(instrument(Asset::BTC, ContractKind::Linear), close_at, |_| 1.0)
}

fn told(snapshot: &Snapshot) -> Report {
    report(snapshot, &Settings::default(), NOW)
}

fn figure<'a>(report: &'a Report, id: &str) -> &'a why_crypto_down::explain::Figure {
    let found = report.figures.iter().find(|(name, _): &(&FigureId, _)| name.as_str() == id);
    found.unwrap_or_else(|| panic!("{id} is not in the report")).1
}

#[test]
fn bitcoin_that_moves_twice_as_far_as_shares_has_a_beta_of_two() {
    let all = vec![nasdaq(path(27_000.0, 1.0), |_| 1.0), bitcoin(path(90_000.0, 2.0))];
    let told = co_movement(&snapshot(all), WiderMarket::Equities, NOW).unwrap();
    assert!((told.value.beta - 2.0).abs() < 1e-9, "{told:?}");
    assert!((told.value.correlation - 1.0).abs() < 1e-9, "{told:?}");
    // 31 days less the last one, and less the first hour, which has none before it.
    assert!((717..=719).contains(&told.value.hours), "{told:?}");
    let names: Vec<_> =
        told.from.iter().map(|from| from.source.instrument.clone().unwrap().symbol).collect();
    assert!(names.iter().any(|name| name == "xyz:XYZ100"), "{names:?}");
}

#[test]
fn the_dollar_falls_where_the_euro_rises() {
    let rising = |back: i64| 1.0 + 0.001 * f64::from(i32::try_from(800 - back).unwrap());
    let euro = hours(tracker("EUR", "ZEURZUSD"), rising, |_| 1.0);
    let change = change_24h(&snapshot(vec![euro]), WiderMarket::Dollar, NOW).unwrap().value;
    // The price 24 hours ago lies on the line within its bar, at the same place as now.
    assert!(change.0 < -0.01 && change.0 > -0.02, "{change:?}");
}

#[test]
fn hours_without_trading_are_no_hours() {
    // Traded from 14 to 21 o'clock of working days only: the price stands still between.
    let open = |start: UnixMillis| {
        let day = start.0.div_euclid(86_400_000);
        let hour = start.0.div_euclid(3_600_000).rem_euclid(24);
        (1..=5).contains(&((day + 4).rem_euclid(7))) && (14..21).contains(&hour)
    };
    let volume = move |start| if open(start) { 5.0 } else { 0.0 };
    let of_session = move |back: i64| {
        let steps = (back..31 * 24).filter(|&back| open(newest() - Millis::HOUR * back));
        27_000.0 * exp(steps.map(step).sum::<f64>())
    };
    let all = vec![nasdaq(of_session, volume), bitcoin(path(90_000.0, 1.0))];
    let told = co_movement(&snapshot(all), WiderMarket::Equities, NOW).unwrap();
    // 21 or 22 sessions of 7 hours, each of which has 6 returns within it.
    assert!((100..=132).contains(&told.value.hours), "{}", told.value.hours);
    assert!((told.value.beta - 1.0).abs() < 1e-9, "{told:?}");
    let moved = ln(of_session(0) / of_session(24));
    assert!((told.value.log_return - moved).abs() < 0.006, "{told:?}, {moved}");
}

#[test]
fn a_market_that_was_closed_all_day_has_no_change() {
    let closed = |start: UnixMillis| if start > NOW - Millis::hours(30) { 0.0 } else { 5.0 };
    let all = vec![nasdaq(path(27_000.0, 1.0), closed), bitcoin(path(90_000.0, 1.0))];
    let gap = change_24h(&snapshot(all.clone()), WiderMarket::Equities, NOW).unwrap_err();
    assert_eq!(gap, Gap::TooFew { have: 0, need: 6 });
    let report = told(&snapshot(all));
    let shown = figure(&report, "market_change_pct.24h.equities");
    assert_eq!((shown.value, shown.reason), (None, Some(Reason::TooFew)));
}

#[test]
fn a_week_of_hours_alone_is_too_few_for_a_co_movement() {
    let young = |start: UnixMillis| if start < NOW - Millis::days(3) { 0.0 } else { 5.0 };
    let all = vec![nasdaq(path(27_000.0, 1.0), young), bitcoin(path(90_000.0, 1.0))];
    let gap = co_movement(&snapshot(all), WiderMarket::Equities, NOW).unwrap_err();
    let Gap::TooFew { have, need: 100 } = gap else { panic!("{gap:?}") };
    assert!((46..=48).contains(&have), "{have}");
}

#[test]
fn a_figure_of_a_wider_market_names_its_instrument_and_the_rest_say_why_not() {
    let report = told(&snapshot(vec![nasdaq(path(27_000.0, 1.0), |_| 1.0)]));
    let equities = figure(&report, "market_change_pct.24h.equities");
    assert!(equities.value.is_some());
    let symbols: Vec<_> =
        equities.sources.iter().map(|from| from.instrument.clone().unwrap().symbol).collect();
    assert!(!symbols.is_empty() && symbols.iter().all(|name| name == "xyz:XYZ100"), "{symbols:?}");
    for id in ["market_change_pct.24h.gold", "market_change_pct.24h.dollar"] {
        let missing = figure(&report, id);
        assert_eq!((missing.value, missing.reason), (None, Some(Reason::NotReported)));
    }
}

fn future(name: &str, days: i64, mark: f64, index: Option<f64>, open: f64) -> Series {
    let mut of = instrument(Asset::BTC, ContractKind::Inverse);
    name.clone_into(&mut of.symbol);
    let fact = DatedFuture {
        at: NOW,
        expires: NOW + Millis::days(days),
        mark: price(mark),
        index: index.map(price),
        open: Usd(open),
    };
    series(Venue::Deribit, "book-summary", Some(of), Facts::DatedFuture(vec![fact]))
}

#[test]
fn the_basis_is_simple_and_by_the_year() {
    // 1% above, 73 days before expiry: five times a year.
    let apr = annualised(price(101.0), price(100.0), Millis::days(73)).unwrap();
    assert!((apr.0 - 0.05).abs() < 1e-12);
    assert_eq!(annualised(price(101.0), price(100.0), Millis::days(6)), Err(Gap::Undefined));
}

#[test]
fn the_basis_is_of_the_nearest_expiry_a_week_away_weighted_by_what_is_open() {
    let all = vec![
        future("BTC-18FEB26", 6, 50_000.0, Some(40_000.0), 1e9),
        future("BTC-27MAR26", 73, 40_400.0, Some(40_000.0), 3e6),
        future("BTC_USDC-27MAR26", 73, 40_800.0, Some(40_000.0), 1e6),
        future("BTC-25SEP26", 225, 60_000.0, Some(40_000.0), 1e9),
    ];
    let report = told(&snapshot(all));
    let basis = figure(&report, "basis_apr_pct.BTC");
    // (3 · 5% + 1 · 10%) ÷ 4.
    assert!((basis.value.unwrap() - 6.25).abs() < 1e-9, "{basis:?}");
    assert_eq!(basis.sources.len(), 2);
}

#[test]
fn a_future_without_an_index_is_held_against_the_price_and_an_empty_one_says_nothing() {
    let spot = support::ticker(Venue::Bybit, Asset::BTC, 40_000.0, 41_000.0);
    let all = vec![
        future("BTC-27MAR26", 73, 40_400.0, None, 3e6),
        future("BTC-20FEB26", 8, 90_000.0, None, 0.0),
        spot,
    ];
    let report = told(&snapshot(all));
    let basis = figure(&report, "basis_apr_pct.BTC");
    assert!((basis.value.unwrap() - 5.0).abs() < 1e-9, "{basis:?}");
    let none = told(&snapshot(Vec::new()));
    assert_eq!(figure(&none, "basis_apr_pct.BTC").reason, Some(Reason::NotReported));
}

#[test]
fn the_change_of_a_day_is_against_the_price_24_hours_before() {
    let falling = |back: i64| 27_000.0 * if back < 12 { 0.98 } else { 1.0 };
    let told = change_24h(&snapshot(vec![nasdaq(falling, |_| 1.0)]), WiderMarket::Equities, NOW);
    assert!((told.unwrap().value.0 - -0.02).abs() < 1e-12);
}
