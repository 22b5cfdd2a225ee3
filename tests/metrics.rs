//! Metrics against figures worked out by hand.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]
#![allow(clippy::cast_precision_loss, reason = "instants stay far below 2^52 ms")]

mod support;

use support::{
    NOW, candles, funding, instrument, liquidation_bars, liquidations, market, open_interest, path,
    perpetual, price, series, snapshot, ticker,
};
use why_crypto_down::market::{
    Asset, ContractKind, Coverage, Facts, OpenInterest, OpenInterestAmount, Series, Side, Span,
    Venue,
};
use why_crypto_down::metrics::Gap;
use why_crypto_down::metrics::decomposition::{Contract, Ends, decompose};
use why_crypto_down::metrics::funding::funding_apr;
use why_crypto_down::metrics::liquidations::{by_step, common_venues, liquidated};
use why_crypto_down::metrics::open_change::open_change;
use why_crypto_down::metrics::open_interest::{open_now, total};
use why_crypto_down::metrics::open_path::open_path;
use why_crypto_down::metrics::price::{change_24h, change_over, price_now, price_then};
use why_crypto_down::metrics::sanity::{
    implied_total, liquidated_of_closed, window_rates, windows_nest,
};
use why_crypto_down::units::{Fraction, Millis, Usd};

const APART: Millis = Millis::MINUTE;
const BTC: Asset = Asset::BTC;

fn close(got: f64, expected: f64, within: f64) {
    assert!((got - expected).abs() <= within, "expected {expected}, got {got}");
}

fn day() -> Span {
    Span { from: NOW - Millis::DAY, to: NOW }
}

#[test]
fn half_of_a_fall_of_open_interest_can_be_the_price() {
    let ends = Ends {
        contract: Contract::Linear,
        price_before: price(69_130.0),
        price_now: price(67_630.0),
        amount_before: 640_000.0,
        amount_now: 625_425.4,
    };
    let parts = decompose(&[ends]).unwrap();
    close(parts.change.percent(), -4.398, 5e-4);
    close(parts.price_effect.percent(), -2.145, 5e-4);
    close(parts.position_effect.percent(), -2.253, 5e-4);
    close(parts.coins_change.unwrap().percent(), -2.277, 5e-4);
}

#[test]
fn the_price_has_no_effect_on_an_inverse_contract() {
    let ends = Ends {
        contract: Contract::Inverse,
        price_before: price(100.0),
        price_now: price(50.0),
        amount_before: 1_000.0,
        amount_now: 900.0,
    };
    let parts = decompose(&[ends]).unwrap();
    assert_eq!((parts.price_effect_usd, parts.position_effect_usd), (Usd(0.0), Usd(-100.0)));
}

#[test]
fn the_price_is_the_median_over_venues() {
    let venues = [(Venue::Bybit, 100.0), (Venue::Okx, 101.0), (Venue::Gate, 150.0)];
    let all = venues.map(|(venue, last)| ticker(venue, BTC, last, last)).to_vec();
    let told = price_now(&snapshot(all), BTC, NOW, APART).unwrap();
    assert_eq!((told.value, told.venues().len()), (price(101.0), 3));
}

#[test]
fn an_older_price_is_left_out_beside_a_newer_one() {
    let mut old = ticker(Venue::Okx, BTC, 200.0, 200.0);
    if let Facts::Ticker(facts) = &mut old.facts {
        facts[0].at = NOW - Millis::HOUR;
    }
    let both = snapshot(vec![old.clone(), ticker(Venue::Bybit, BTC, 100.0, 100.0)]);
    assert_eq!(price_now(&both, BTC, NOW, APART).unwrap().value, price(100.0));
    let alone = price_now(&snapshot(vec![old]), BTC, NOW, APART).unwrap();
    assert_eq!(alone.value, price(200.0));
}

/// What a ticker tells of its last price and its mark.
fn quoted(venue: Venue, last: Option<f64>, mark: Option<f64>) -> Series {
    let mut told = ticker(venue, BTC, 1.0, 1.0);
    if let Facts::Ticker(facts) = &mut told.facts {
        facts[0].last = last.map(price);
        facts[0].mark = mark.map(price);
    }
    told
}

#[test]
fn a_mark_price_stands_only_where_the_venue_tells_no_last_price() {
    let mut newer = quoted(Venue::Bybit, None, Some(300.0));
    "ws-mark".clone_into(&mut newer.source.feed);
    if let Facts::Ticker(facts) = &mut newer.facts {
        facts[0].at = NOW;
    }
    let both = snapshot(vec![quoted(Venue::Bybit, Some(100.0), Some(200.0)), newer.clone()]);
    assert_eq!(price_now(&both, BTC, NOW, APART).unwrap().value, price(100.0));
    let alone = price_now(&snapshot(vec![newer]), BTC, NOW, APART).unwrap();
    assert_eq!(alone.value, price(300.0));
}

#[test]
fn who_gathers_others_prices_counts_only_where_no_exchange_answered() {
    let gathered = quoted(Venue::CoinGecko, Some(500.0), None);
    let both = snapshot(vec![quoted(Venue::Okx, Some(100.0), None), gathered.clone()]);
    assert_eq!(price_now(&both, BTC, NOW, APART).unwrap().value, price(100.0));
    let alone = price_now(&snapshot(vec![gathered]), BTC, NOW, APART).unwrap();
    assert_eq!((alone.value, alone.venues()), (price(500.0), vec![Venue::CoinGecko]));
}

#[test]
fn a_venue_with_several_instruments_counts_once() {
    let mut spot = quoted(Venue::Binance, Some(103.0), None);
    spot.source.instrument = Some(instrument(BTC, ContractKind::Spot));
    let all = snapshot(vec![
        spot,
        quoted(Venue::Binance, Some(101.0), None),
        quoted(Venue::Okx, Some(90.0), None),
        quoted(Venue::Gate, Some(95.0), None),
    ]);
    assert_eq!(price_now(&all, BTC, NOW, APART).unwrap().value, price(95.0));
}

#[test]
fn each_venue_is_compared_with_itself() {
    let all =
        vec![ticker(Venue::Bybit, BTC, 99.0, 100.0), ticker(Venue::Coinbase, BTC, 101.0, 102.02)];
    close(change_24h(&snapshot(all), BTC, NOW, APART).unwrap().value.0, -0.01, 1e-3);
}

#[test]
fn a_past_price_lies_on_the_line_from_open_to_close() {
    // The price grows by one dollar a minute, so that the line is the price itself.
    let rising = |at: why_crypto_down::units::UnixMillis| {
        100.0 + (at - (NOW - Millis::days(30))).0 as f64 / 60_000.0
    };
    let all = snapshot(vec![candles(Venue::Bybit, BTC, Millis::HOUR, 48, rising)]);
    for ago in [Millis::minutes(1), Millis::HOUR, Millis::minutes(1_439)] {
        let then = price_then(&all, BTC, NOW - ago).unwrap();
        close(then[0].price.usd(), rising(NOW - ago), 1e-6);
    }
}

#[test]
fn a_running_candle_tells_no_price_of_later_than_it_was_seen() {
    let mut hours = candles(Venue::Bybit, BTC, Millis::HOUR, 48, path(BTC));
    hours.seen = NOW.floor(Millis::HOUR) + Millis::minutes(5);
    let all = snapshot(vec![hours.clone()]);
    assert!(price_then(&all, BTC, hours.seen + Millis::MINUTE).is_ok());
    let later = price_then(&all, BTC, hours.seen + Millis::minutes(30));
    assert!(matches!(later, Err(Gap::WindowNotCovered { .. })), "{later:?}");
}

#[test]
fn a_window_before_the_first_candle_is_not_covered() {
    let all = snapshot(vec![
        ticker(Venue::Bybit, BTC, 67_630.0, 69_130.0),
        candles(Venue::Bybit, BTC, Millis::HOUR, 48, path(BTC)),
    ]);
    assert!(change_over(&all, BTC, NOW, Millis::DAY, APART).is_ok());
    let week = change_over(&all, BTC, NOW, Millis::days(7), APART);
    assert!(matches!(week, Err(Gap::WindowNotCovered { .. })));
}

#[test]
fn dollars_of_an_inverse_contract_become_coins_at_its_price() {
    let fact = OpenInterest {
        at: NOW,
        amount: OpenInterestAmount::Usd(Usd(50_000.0)),
        mark: Some(price(25_000.0)),
        usd: None,
    };
    let inverse = series(
        Venue::Deribit,
        "book-summary",
        Some(perpetual(BTC)),
        Facts::OpenInterest(vec![fact]),
    );
    let all = total(&open_now(&snapshot(vec![inverse]), BTC, NOW, APART)).unwrap().value;
    assert_eq!((all.coins.0, all.usd.0), (2.0, 50_000.0));
}

#[test]
fn a_venue_at_one_end_only_has_no_part_in_the_change() {
    let still = |_| 100.0;
    let [history, now] = open_interest(Venue::Bybit, BTC, |_| 1_000.0, still);
    let [_, new] = open_interest(Venue::Gate, BTC, |_| 3_000.0, still);
    let all = snapshot(vec![history, now, new.clone()]);
    let change = open_change(&all, &[BTC], NOW, Millis::DAY, Millis::HOUR).unwrap();
    assert_eq!(change.venues(), [Venue::Bybit]);
    close(change.value.parts.change_usd.0, 0.0, 1e-6);
    close(change.value.covered.0, 0.25, 1e-12);
    let alone = open_change(&snapshot(vec![new]), &[BTC], NOW, Millis::DAY, Millis::HOUR);
    assert_eq!(alone, Err(Gap::NoVenueAtBothEnds));
}

#[test]
fn a_silent_stretch_breaks_the_path_of_open_interest() {
    let [mut history, present] = open_interest(Venue::Bybit, BTC, |_| 1_000.0, |_| 100.0);
    let hole = NOW - Millis::days(10)..NOW - Millis::days(9) + Millis::HOUR;
    if let Facts::OpenInterest(facts) = &mut history.facts {
        facts.retain(|fact| !hole.contains(&fact.at));
    }
    let spans = (Millis::days(30), Millis::hours(6));
    let all = snapshot(vec![history, present]);
    let steps = open_path(&all, BTC, NOW, spans, Millis::HOUR).unwrap().value.steps;
    let silent = steps.iter().filter(|(_, parts)| parts.is_none()).count();
    assert!((4..=5).contains(&silent), "{silent} steps are silent");
}

#[test]
fn the_path_of_open_interest_leads_to_its_change_over_the_window() {
    let month = Millis::days(30);
    let all = market();
    let path = open_path(&all, BTC, NOW, (month, Millis::hours(6)), Millis::HOUR).unwrap();
    let change = open_change(&all, &[BTC], NOW, month, Millis::HOUR).unwrap().value;
    let (last, parts) = path.value.steps.last().unwrap();
    assert_eq!((*last, parts.as_ref()), (NOW, Some(&change.parts)));
    assert_eq!(path.value.covered, change.covered);
    let (first, parts) = &path.value.steps[0];
    assert_eq!((*first, parts.as_ref().unwrap().change_usd), (NOW - month, Usd(0.0)));
    assert!(path.value.steps.iter().all(|(_, parts)| parts.is_some()));
}

#[test]
fn a_contract_that_is_silent_for_long_is_no_part_of_the_path() {
    let month = Millis::days(30);
    let with_hole = |days: i64| {
        let [mut history, now] = open_interest(Venue::Okx, BTC, |_| 1_000.0, |_| 100.0);
        let hole = NOW - Millis::days(10)..NOW - Millis::days(10 - days);
        if let Facts::OpenInterest(facts) = &mut history.facts {
            facts.retain(|fact| !hole.contains(&fact.at));
        }
        let [whole, present] = open_interest(Venue::Bybit, BTC, |_| 3_000.0, |_| 100.0);
        let all = snapshot(vec![history, now, whole, present]);
        let step = Millis::hours(6);
        open_path(&all, BTC, NOW, (month, step), Millis::HOUR).unwrap().value.covered
    };
    assert_eq!(with_hole(1), Fraction(1.0));
    assert_eq!(with_hole(3), Fraction(0.75));
}

#[test]
fn a_day_of_bars_counts_those_that_begin_within_it() {
    let five = Millis::minutes(5);
    let all = snapshot(vec![liquidation_bars(Venue::Gate, BTC, five, 400, 100.0, 10.0)]);
    // 14:37 lies inside a bar: 287 whole bars since yesterday's 14:40, and the running one.
    let told = liquidated(&all, BTC, NOW, Millis::DAY, None).unwrap().value;
    assert_eq!((told.long, told.short), (Usd(28_800.0), Usd(2_880.0)));
    assert!(!told.lower_bound);
}

#[test]
fn the_finest_bars_that_cover_the_window_speak() {
    let all = snapshot(vec![
        liquidation_bars(Venue::Gate, BTC, Millis::minutes(5), 400, 1.0, 0.0),
        liquidation_bars(Venue::Gate, BTC, Millis::HOUR, 200, 1_000.0, 0.0),
    ]);
    let sum = |window| liquidated(&all, BTC, NOW, window, None).unwrap().value.long;
    assert_eq!(sum(Millis::DAY), Usd(288.0));
    assert_eq!(sum(Millis::days(7)), Usd(168_000.0));
    let month = liquidated(&all, BTC, NOW, Millis::days(30), None);
    assert!(matches!(month, Err(Gap::WindowNotCovered { covered }) if covered.0 < 0.3));
}

#[test]
fn events_count_only_where_the_feed_was_heard_and_only_within_the_window() {
    let events = [
        (Millis::HOUR, Side::Long, 10.0),
        (Millis::hours(2), Side::Short, 4.0),
        (Millis::DAY, Side::Long, 1_000.0),
    ];
    let heard = |from: Millis| {
        let span = Span { from: NOW - from, to: NOW };
        let told = liquidations(Venue::Bybit, BTC, Coverage::Full, span, &events);
        liquidated(&snapshot(vec![told]), BTC, NOW, Millis::DAY, None)
    };
    let whole = heard(Millis::DAY).unwrap().value;
    assert_eq!((whole.long, whole.short), (Usd(10.0), Usd(4.0)));
    assert!(matches!(heard(Millis::hours(20)), Err(Gap::WindowNotCovered { .. })));
}

#[test]
fn a_venue_that_counts_is_not_added_to_its_own_events() {
    let events = [(Millis::HOUR, Side::Long, 1e9)];
    let all = snapshot(vec![
        liquidation_bars(Venue::Gate, BTC, Millis::HOUR, 30, 1.0, 0.0),
        liquidations(Venue::Gate, BTC, Coverage::Full, day(), &events),
        liquidations(Venue::Bybit, BTC, Coverage::Full, day(), &[(Millis::HOUR, Side::Long, 5.0)]),
    ]);
    let told = liquidated(&all, BTC, NOW, Millis::DAY, None).unwrap();
    assert_eq!(told.value.long, Usd(24.0 + 5.0));
    assert_eq!(told.venues(), [Venue::Bybit, Venue::Gate]);
}

#[test]
fn a_day_is_summed_over_the_venues_that_tell_its_month() {
    let windows = [Millis::DAY, Millis::days(7), Millis::days(30)];
    let gate = || liquidation_bars(Venue::Gate, BTC, Millis::HOUR, 800, 1.0, 0.0);
    let of_a_day =
        |venue| liquidations(venue, BTC, Coverage::Full, day(), &[(Millis::HOUR, Side::Long, 1e6)]);
    let all = snapshot(vec![gate(), of_a_day(Venue::Okx)]);
    let among = common_venues(&all, BTC, NOW, &windows);
    assert_eq!(among, [Venue::Gate]);
    let sums = windows.map(|window| liquidated(&all, BTC, NOW, window, Some(&among)).unwrap());
    assert_eq!(sums.map(|told| told.value.long), [24.0, 168.0, 720.0].map(Usd));
    // Where nobody tells a month, those that tell the longest window there is.
    let short = snapshot(vec![of_a_day(Venue::Okx), of_a_day(Venue::Bybit)]);
    let among = common_venues(&short, BTC, NOW, &windows);
    assert_eq!(among, [Venue::Bybit, Venue::Okx]);
    assert_eq!(common_venues(&snapshot(vec![]), BTC, NOW, &windows), []);
}

#[test]
fn a_throttled_feed_makes_a_lower_bound() {
    let coverage = Coverage::Throttled { one_per: Millis::SECOND };
    let told = liquidations(Venue::Okx, BTC, coverage, day(), &[(Millis::HOUR, Side::Long, 5.0)]);
    let told = liquidated(&snapshot(vec![told]), BTC, NOW, Millis::DAY, None).unwrap().value;
    assert!(told.lower_bound);
}

#[test]
fn a_silent_hour_is_a_gap_and_not_a_calm_hour() {
    let mut bars = liquidation_bars(Venue::Gate, BTC, Millis::minutes(5), 400, 1.0, 1.0);
    let quiet = NOW.floor(Millis::HOUR) - Millis::hours(3);
    if let Facts::LiquidationBar(facts) = &mut bars.facts {
        facts.retain(|bar| bar.start.floor(Millis::HOUR) != quiet);
    }
    let all = snapshot(vec![bars]);
    let steps = by_step(&all, BTC, NOW, (Millis::DAY, Millis::HOUR), None).unwrap().value;
    assert_eq!(steps.len(), 24);
    for step in steps {
        assert_eq!(step.sides.is_none(), step.start == quiet, "{:?}", step.start);
    }
}

#[test]
fn funding_is_annualised_by_each_venues_own_interval_and_weighted() {
    let still = |_| 100.0;
    let [_, bybit] = open_interest(Venue::Bybit, BTC, |_| 3.0, still);
    let [_, okx] = open_interest(Venue::Okx, BTC, |_| 1.0, still);
    let [_, gate] = open_interest(Venue::Gate, BTC, |_| 50.0, still);
    let all = snapshot(vec![
        bybit,
        okx,
        gate,
        funding(Venue::Bybit, BTC, 0.0001, Some(Millis::hours(8))),
        funding(Venue::Okx, BTC, 0.0001, Some(Millis::hours(4))),
        funding(Venue::Gate, BTC, 0.5, None),
    ]);
    let open = open_now(&all, BTC, NOW, APART);
    let told = funding_apr(&all, BTC, &open, NOW, APART).unwrap();
    // (3 × 10.95% + 1 × 21.9%) ÷ 4; Gate's interval is not known.
    close(told.value.percent(), 13.6875, 1e-9);
    assert_eq!(told.venues(), [Venue::Bybit, Venue::Okx]);
}

#[test]
fn a_change_that_rises_in_one_unit_and_falls_in_the_other_implies_no_total() {
    assert_eq!(implied_total(-0.044, 26e9), None);
    assert_eq!(implied_total(0.0, 26e9), None);
    let total = implied_total(0.25, 5e9).unwrap();
    assert_eq!((total.before_usd, total.after_usd), (20e9, 25e9));
    assert_eq!(total.is_plausible(10e9), Some(true));
    assert_eq!(total.is_plausible(9.9e9), Some(false));
    assert_eq!(total.is_plausible(0.0), None);
}

#[test]
fn a_missing_window_leaves_only_the_rates_that_need_it_unknown() {
    let rates = window_rates(Some(10.0), Some(70.0), None);
    assert_eq!(rates.day_to_prior(), Some(1.0));
    assert_eq!((rates.month, rates.week_of_month, rates.week_to_prior()), (None, None, None));
    assert_eq!(windows_nest(Some(10.0), Some(70.0), None), None);
    assert_eq!(windows_nest(Some(80.0), Some(70.0), None), Some(false));
    assert_eq!(windows_nest(Some(70.0), Some(70.0), Some(70.0)), Some(true));
}

#[test]
fn liquidations_are_no_share_of_positions_that_grew() {
    let told = liquidated_of_closed(237e6, 44.22e9, 0.02);
    assert_eq!((told.closed_usd, told.share), (None, None));
    close(told.of_open.unwrap(), 237e6 / 44.22e9, 1e-15);
}
