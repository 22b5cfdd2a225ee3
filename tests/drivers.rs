//! What a market's driver is judged by, and how that stands in the report.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop")]
#![allow(clippy::cast_precision_loss, reason = "instants stay far below 2^52 ms")]

mod support;

use serde_json::Value;
use support::{
    NOW, candles, instrument, market, open_interest, perpetual, price, series, snapshot, ticker,
};
use why_crypto_down::explain::attribution::{Driver, Mechanism};
use why_crypto_down::explain::{Magnitude, Report, report};
use why_crypto_down::market::{
    Asset, Candle, ContractKind, Facts, Funding, Series, Snapshot, TakerFlow, Ticker, Venue,
};
use why_crypto_down::metrics::Gap;
use why_crypto_down::metrics::funding_change::funding_change_8h_bps;
use why_crypto_down::metrics::spot_premium::spot_premium_bps;
use why_crypto_down::metrics::taker_pressure::{Market, taker_pressure};
use why_crypto_down::settings::Settings;
use why_crypto_down::units::{Coins, Fraction, Millis, UnixMillis};

const BTC: Asset = Asset::BTC;
const APART: Millis = Millis::MINUTE;

fn close(got: f64, expected: f64, within: f64) {
    assert!((got - expected).abs() <= within, "expected {expected}, got {got}");
}

/// What takers net in an hour that began so long ago: 10 coins of 1,000 bought on one day and sold
/// on the next for 30 days, and on the last day `last`.
fn net(start: UnixMillis, last: f64) -> f64 {
    let day = ((NOW.floor(Millis::HOUR) - start).0 - 1) / Millis::DAY.0;
    match day {
        0 => last,
        day if day % 2 == 0 => 10.0,
        _ => -10.0,
    }
}

/// The hours that are over, oldest first, of 31 days.
fn hours() -> impl Iterator<Item = UnixMillis> {
    (1..=31 * 24).rev().map(|back| NOW.floor(Millis::HOUR) - Millis::HOUR * back)
}

/// Takers' flow on the perpetual, with its amount or without.
fn flows(venue: Venue, last: f64, total: Option<Coins>) -> Series {
    let facts = hours().map(|start| TakerFlow {
        start,
        interval: Millis::HOUR,
        buy_share: Fraction(0.5 + net(start, last) / 2_000.0),
        total,
    });
    series(venue, "taker-volume", Some(perpetual(BTC)), Facts::TakerFlow(facts.collect()))
}

/// Bars of the coin's own market that tell what takers bought.
fn spot_bars(venue: Venue, last: f64) -> Series {
    let facts = hours().map(|start| Candle {
        start,
        interval: Millis::HOUR,
        open: price(100.0),
        high: price(100.0),
        low: price(100.0),
        close: price(100.0),
        volume: Some(Coins(1_000.0)),
        taker_buy: Some(Coins(500.0 + net(start, last) / 2.0)),
    });
    let instrument = instrument(BTC, ContractKind::Spot);
    series(venue, "spot-klines-hourly", Some(instrument), Facts::Candle(facts.collect()))
}

/// The standard deviation of thirty days that alternate between 10 and −10.
fn spread() -> f64 {
    10.0 * (30.0_f64 / 29.0).sqrt()
}

#[test]
fn takers_press_by_how_far_the_last_day_stands_from_thirty_before() {
    let all = snapshot(vec![flows(Venue::Okx, -50.0, Some(Coins(1_000.0)))]);
    let told = taker_pressure(&all, BTC, NOW, Market::Contracts).unwrap().value;
    assert_eq!(told.days, 30);
    close(told.z, -50.0 / spread(), 1e-9);
    // Where amounts are not told, shares have the same distance.
    let all = snapshot(vec![flows(Venue::Binance, -50.0, None)]);
    close(
        taker_pressure(&all, BTC, NOW, Market::Contracts).unwrap().value.z,
        -50.0 / spread(),
        1e-9,
    );
}

#[test]
fn spot_and_contracts_have_their_own_takers() {
    let all = snapshot(vec![
        spot_bars(Venue::Binance, -30.0),
        flows(Venue::Okx, 20.0, Some(Coins(1_000.0))),
    ]);
    close(taker_pressure(&all, BTC, NOW, Market::Spot).unwrap().value.z, -30.0 / spread(), 1e-9);
    close(
        taker_pressure(&all, BTC, NOW, Market::Contracts).unwrap().value.z,
        20.0 / spread(),
        1e-9,
    );
    let none = taker_pressure(&snapshot(vec![]), BTC, NOW, Market::Spot);
    assert!(matches!(none, Err(Gap::NotReported(_))), "{none:?}");
}

#[test]
fn a_day_without_its_hours_is_no_day() {
    let mut of_nineteen = flows(Venue::Okx, -50.0, Some(Coins(1_000.0)));
    if let Facts::TakerFlow(facts) = &mut of_nineteen.facts {
        facts.retain(|flow| NOW.floor(Millis::HOUR) - flow.start <= Millis::days(20));
    }
    let told = taker_pressure(&snapshot(vec![of_nineteen]), BTC, NOW, Market::Contracts);
    assert_eq!(told.unwrap_err(), Gap::TooFew { have: 19, need: 20 });
    let mut late = flows(Venue::Okx, -50.0, Some(Coins(1_000.0)));
    if let Facts::TakerFlow(facts) = &mut late.facts {
        facts.retain(|flow| NOW.floor(Millis::HOUR) - flow.start > Millis::hours(2));
    }
    assert!(taker_pressure(&snapshot(vec![late]), BTC, NOW, Market::Contracts).is_err());
}

#[test]
fn spot_stands_below_a_contract_by_its_index_under_its_mark() {
    let told = |venue, index| {
        let mut told = ticker(venue, BTC, 100.0, 101.0);
        if let Facts::Ticker(facts) = &mut told.facts {
            for fact in facts.iter_mut() {
                fact.index = Some(price(index));
            }
        }
        told
    };
    let all = snapshot(vec![
        told(Venue::Bybit, 99.9),
        told(Venue::Okx, 99.95),
        told(Venue::Gate, 100.0),
        ticker(Venue::Binance, BTC, 100.0, 101.0),
    ]);
    close(spot_premium_bps(&all, BTC, NOW, APART).unwrap().value, -5.0, 1e-9);
    let none = spot_premium_bps(&snapshot(vec![]), BTC, NOW, APART);
    assert!(matches!(none, Err(Gap::NotReported(_))), "{none:?}");
}

/// A running rate, and the payments before it at every `interval`, the newest last.
fn rates(venue: Venue, interval: Millis, running: f64, paid: &[f64]) -> Series {
    let next = NOW.floor(interval) + interval;
    let count = i64::try_from(paid.len()).unwrap();
    let mut facts: Vec<Funding> = (0..count)
        .zip(paid)
        .map(|(place, &fraction)| Funding {
            at: next - interval * (count - place),
            fraction: Fraction(fraction),
            interval: Some(interval),
            next: None,
        })
        .collect();
    facts.push(Funding {
        at: NOW - Millis::SECOND,
        fraction: Fraction(running),
        interval: Some(interval),
        next: Some(next),
    });
    series(venue, "funding-history", Some(perpetual(BTC)), Facts::Funding(facts))
}

#[test]
fn funding_changes_from_the_rate_in_force_a_day_ago_each_over_eight_hours() {
    let change = |series| {
        let day = Millis::DAY;
        funding_change_8h_bps(&snapshot(series), BTC, NOW, day, APART).map(|told| told.value)
    };
    // Now is 14:37: the payment in force a day ago came at 16:00, two before the newest one.
    let eight = rates(Venue::Bybit, Millis::hours(8), 0.0001, &[0.0009, 0.0003, 0.0007, 0.0008]);
    close(change(vec![eight.clone()]).unwrap(), -2.0, 1e-9);
    let paid = [0.0009, 0.0003, 0.0007, 0.0007, 0.0007, 0.0007, 0.0007];
    let four = rates(Venue::Gate, Millis::hours(4), 0.0001, &paid);
    close(change(vec![four.clone()]).unwrap(), -4.0, 1e-9);
    close(change(vec![eight, four]).unwrap(), -3.0, 1e-9);
    // A history that begins later knows no rate of a day ago.
    let short = rates(Venue::Bybit, Millis::hours(8), 0.0001, &[0.0008]);
    assert!(matches!(change(vec![short]), Err(Gap::NotReported(_))));
}

/// A fall of 4% on which positions worth 7% are opened, funding falls and takers sell contracts.
fn shorted() -> Snapshot {
    shorted_by(80.0)
}

/// The same with so many coins opened on 1,000.
fn shorted_by(coins: f64) -> Snapshot {
    let passed = |at: UnixMillis| {
        ((at - (NOW - Millis::DAY)).0 as f64 / Millis::DAY.0 as f64).clamp(0.0, 1.0)
    };
    let path = move |at: UnixMillis| 100.0 - 4.0 * passed(at);
    let mut all = vec![
        ticker(Venue::Bybit, BTC, 96.0, 100.0),
        candles(Venue::Bybit, BTC, Millis::HOUR, 744, path),
        candles(Venue::Bybit, BTC, Millis::DAY, 100, |at| {
            if at.0 / Millis::DAY.0 % 2 == 0 { 101.0 } else { 99.0 }
        }),
        flows(Venue::Okx, -40.0, Some(Coins(1_000.0))),
        rates(Venue::Bybit, Millis::hours(8), -0.0002, &[0.0001, 0.0001, 0.0001, 0.0001]),
    ];
    all.extend(open_interest(Venue::Bybit, BTC, move |at| 1_000.0 + coins * passed(at), path));
    all.sort_by(|a, b| (&a.source, a.facts.kind()).cmp(&(&b.source, b.facts.kind())));
    snapshot(all)
}

fn told(snapshot: &Snapshot) -> Report {
    report(snapshot, &Settings::default(), NOW)
}

#[test]
fn positions_opened_on_a_fall_are_named_by_their_marks() {
    let told = told(&shorted());
    let judged = &told.verdict.attribution;
    assert_eq!(told.verdict.magnitude, Magnitude::Unusual);
    assert_eq!(judged.verdict, Driver::Named(Mechanism::NewShorts));
    assert_eq!(judged.drivers, [Mechanism::NewShorts]);
    let score = judged.scores.as_ref().unwrap().of(Mechanism::NewShorts);
    close(score.unwrap(), 1.0, 1e-9);
    // One mark of four is known of spot, none of equities.
    for mechanism in [Mechanism::SpotSelling, Mechanism::Macro] {
        assert_eq!(judged.scores.as_ref().unwrap().of(mechanism), None, "{mechanism:?}");
    }
}

#[test]
fn a_few_positions_opened_do_not_speak_against_new_positions() {
    let told = told(&shorted_by(13.0));
    assert_eq!(told.verdict.attribution.drivers, [Mechanism::NewShorts]);
    let mut answer = told.verdict.answer.iter();
    let said = answer.find(|part| part.text.contains("positions worth"));
    assert!(said.is_none(), "{said:?}");
}

#[test]
fn a_report_lets_anybody_check_its_scores() {
    let mut scored = 0;
    for (snapshot, leverage) in
        [(market(), "leverage_declining"), (shorted(), "leverage_accumulating")]
    {
        let verdict = serde_json::to_value(told(&snapshot)).unwrap()["verdict"].clone();
        let components = verdict["components"].as_object().unwrap();
        assert_eq!(components.len(), 4);
        for (mechanism, parts) in components {
            let (mut sum, mut weights) = (0.0, 0.0);
            for part in parts.as_array().unwrap() {
                assert!(part["id"].is_string());
                assert!(part.get("input").is_some());
                if let Some(value) = part["value"].as_f64() {
                    sum += value * part["weight"].as_f64().unwrap();
                    weights += part["weight"].as_f64().unwrap();
                }
            }
            if let Some(score) = verdict["scores"][mechanism].as_f64() {
                scored += 1;
                close(score, sum / weights, 1e-12);
            }
        }
        assert!(verdict["driver"].is_string());
        assert!(verdict["drivers"].is_array());
        let statements = verdict["statements"].as_array().unwrap();
        // Positions were closed on the one day and opened on the other.
        assert!(statements.contains(&Value::from(leverage)));
    }
    assert!(scored > 0);
}

#[test]
fn an_ordinary_day_is_noise_whatever_else_was_seen() {
    let mut quiet = shorted();
    for series in &mut quiet.series {
        if let Facts::Ticker(facts) = &mut series.facts {
            *facts =
                facts.iter().map(|fact| Ticker { open_24h: Some(price(96.5)), ..*fact }).collect();
        }
    }
    let told = told(&quiet);
    assert_eq!(told.verdict.attribution.verdict, Driver::OrdinaryNoise);
    assert!(told.verdict.attribution.drivers.is_empty());
}

#[test]
fn nothing_known_is_judged_as_that() {
    let told = told(&Snapshot::empty(NOW));
    let verdict = serde_json::to_value(&told).unwrap()["verdict"].clone();
    assert_eq!(verdict["driver"], "insufficient_data");
    assert_eq!(verdict["scores"], Value::Null);
    assert_eq!(verdict["statements"], serde_json::json!(["velocity_unclear"]));
}
