//! No random market makes a report say what its own figures do not bear.
//!
//! The sentences are read back from their English text, apart from the code that wrote them, and
//! held to the rules of consistency through the library's public face.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop")]
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "numbers of chance"
)]

mod claims;
mod market;
#[path = "../support/mod.rs"]
mod support;

use claims::{broken, shared_signs};
use market::{MARKETS, market};
use std::thread;
use support::NOW;
use why_crypto_down::explain::{FigureId, Report, report};
use why_crypto_down::market::{Asset, Snapshot, Ticker};
use why_crypto_down::settings::Settings;

/// What is wrong with the report of one market.
fn faults(seed: u64) -> Vec<String> {
    let (snapshot, class) = market(seed);
    let report = told(&snapshot);
    let mut wrong = not_finite(&report);
    wrong.extend(supports_above(&report));
    wrong.extend(broken(&report, class.as_deref()));
    wrong.extend(shared_signs(&report));
    wrong.into_iter().map(|fault| format!("market {seed}: {fault}")).collect()
}

/// The report of those coins that the market has.
fn told(snapshot: &Snapshot) -> Report {
    let mut assets = vec![Asset::BTC];
    if snapshot.about::<Ticker>(Asset::ETH).next().is_some() {
        assets.push(Asset::ETH);
    }
    report(snapshot, &Settings { assets, ..Settings::default() }, NOW)
}

fn not_finite(report: &Report) -> Vec<String> {
    let mut wrong = Vec::new();
    for (id, figure) in report.figures.iter() {
        let ends = figure.interval.map_or([0.0; 2], |(low, high)| [low, high]);
        if !ends.iter().chain(&figure.value).all(|number| number.is_finite()) {
            wrong.push(format!("{id} is {:?} {:?}", figure.value, figure.interval));
        }
    }
    wrong
}

fn supports_above(report: &Report) -> Vec<String> {
    let price = report.figures.get(&FigureId::of("price_usd", Asset::BTC));
    let price = price.and_then(|figure| figure.value).unwrap_or(0.0);
    let supports = report.levels.iter().filter(|level| level.role == "support");
    let above = supports.filter(|level| level.price_usd >= price);
    above.map(|level| format!("{} is called support at {price}", level.price_usd)).collect()
}

#[test]
fn no_sentence_of_any_market_breaks_a_rule() {
    let threads = 4;
    let shares: Vec<_> = (0..threads)
        .map(|share| {
            thread::spawn(move || {
                let seeds = (0..MARKETS).filter(|seed| seed % threads == share);
                seeds.flat_map(faults).take(10).collect::<Vec<String>>()
            })
        })
        .collect();
    let wrong: Vec<String> = shares.into_iter().flat_map(|share| share.join().unwrap()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_markets_make_reports_of_every_kind() {
    let mut said = String::new();
    for seed in 0..600 {
        let (snapshot, _) = market(seed);
        let report = told(&snapshot);
        for part in &report.verdict.answer {
            said.push_str(&part.text);
        }
        for finding in &report.findings {
            said.push_str(&finding.text);
        }
    }
    for phrase in [
        "is down",
        "is up",
        "needs no cause",
        "point to",
        "weak signs",
        "What fits:",
        "What speaks against it:",
        "open interest fell",
        "open interest rose",
        "nearest support",
        "Over 7 days it was",
        "index stands at",
        "pace of",
    ] {
        assert!(said.contains(phrase), "no market says {phrase:?}");
    }
}
