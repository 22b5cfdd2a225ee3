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
mod each;
mod market;
mod numbers;
#[path = "../support/mod.rs"]
mod support;

use claims::{broken, shared_signs};
use each::unsound;
use market::{MARKETS, market};
use numbers::without_figure;
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
    wrong.extend(unsound(&report));
    wrong.extend(without_figure(&serde_json::to_value(&report).unwrap()));
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

/// The first report of any market of which `is` is so.
fn first(is: impl Fn(&Report) -> bool) -> Report {
    let mut reports = (0..MARKETS).map(|seed| told(&market(seed).0));
    reports.find(is).expect("some market is so")
}

#[test]
fn a_word_a_time_or_a_mark_that_is_missing_is_found() {
    let marked = |report: &Report| {
        let mut notes = report.findings.iter().flat_map(|finding| &finding.notes);
        notes.any(|note| note.contains("not all of the same time"))
    };
    let mut unmarked = first(marked);
    assert_eq!(unsound(&unmarked), Vec::<String>::new());
    for finding in &mut unmarked.findings {
        finding.notes.clear();
    }
    assert!(!unsound(&unmarked).is_empty(), "a mark is missing");

    let estimates = |report: &Report| {
        report.findings.iter().any(|finding| finding.text.contains("explain an estimated "))
    };
    let told_as_sure = first(estimates);
    for (word, instead) in [("an estimated ", ""), (" to ", " or perhaps ")] {
        let mut changed = told_as_sure.clone();
        for finding in &mut changed.findings {
            finding.text = finding.text.replace(word, instead);
        }
        let is_found = !unsound(&changed).is_empty();
        assert_eq!(is_found, instead.is_empty(), "without {word:?}");
    }
    let mut made_up = told_as_sure.clone();
    for finding in &mut made_up.findings {
        finding.text = finding.text.replace("an estimated ", "an estimated 9");
    }
    assert!(unsound(&made_up).iter().any(|wrong| wrong.contains("no figure\u{2019}s of its text")));
    let mut undated = told_as_sure;
    let ids: Vec<FigureId> = undated.figures.iter().map(|(id, _)| id.clone()).collect();
    for id in ids {
        let mut figure = undated.figures.get(&id).expect("it is there").clone();
        figure.as_of = None;
        undated.figures.insert(id, figure);
    }
    assert!(unsound(&undated).iter().any(|wrong| wrong.contains("without a time")));
}

#[test]
fn a_text_that_says_what_its_figures_do_not_is_found() {
    for (phrase, instead) in [
        ("open interest fell ", "open interest rose "),
        (" from the price and \u{2212}", " from the price and +"),
        ("below their cost", "above their cost"),
        ("Longs in ", "Shorts in "),
        ("shows no clear change", "has changed"),
    ] {
        let says = |report: &Report| report.findings.iter().any(|it| it.text.contains(phrase));
        let mut report = first(says);
        let before = broken(&report, None).len();
        for finding in &mut report.findings {
            finding.text = finding.text.replace(phrase, instead);
        }
        assert!(broken(&report, None).len() > before, "{instead:?} for {phrase:?}");
    }
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
            finding.notes.iter().for_each(|note| said.push_str(note));
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
        "Both sides:",
        "index stands at",
        "pace of",
        "explain an estimated",
        "not all of the same time",
    ] {
        assert!(said.contains(phrase), "no market says {phrase:?}");
    }
}
