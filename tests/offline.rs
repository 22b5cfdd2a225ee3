//! A snapshot made without network tells the truth of its scenario, and what was listened to.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at what it did not expect"
)]

#[path = "support/played.rs"]
mod played;
#[path = "truth/rule.rs"]
mod rule;

use played::{AT, world};
use rule::{Moments, compare};
use serde_json::{Value, json};
use why_crypto_down::cli::twin::{Ear, Faults, Market, snapshot, truth};
use why_crypto_down::explain;
use why_crypto_down::market::{Asset, Coverage, Liquidation, Snapshot, Venue};
use why_crypto_down::settings::Settings;
use why_crypto_down::units::{Millis, UnixMillis};

/// The scenarios that tell every figure and in which nothing goes wrong.
const TOLD_WHOLLY: [&str; 10] = [
    "leveraged-unwind",
    "ordinary-minus-two",
    "rising-market",
    "alts-only",
    "article-2026-02-12",
    "flash-crash",
    "new-shorts",
    "short-squeeze",
    "stablecoin-wobble",
    "macro-risk-off",
];

fn snap(name: &str, at: UnixMillis, ear: Ear) -> Snapshot {
    snapshot(world(name), Faults::default(), &Settings::default(), at, ear)
}

#[test]
fn what_is_read_without_network_is_the_scenarios_truth() {
    // Each at another minute of the hour: bars are then full in part.
    for (name, minutes) in TOLD_WHOLLY.into_iter().zip((0..).step_by(6)) {
        let asked = AT + Millis::minutes(minutes);
        let taken = snap(name, asked, Ear::Fresh);
        let report = explain::report(&taken, &Settings::default(), taken.taken_at);
        let report: Value = serde_json::to_value(&report).unwrap();
        let passed = taken.taken_at - asked;
        let moments = (0..=6).map(|step| asked + Millis(passed.0 * step / 6));
        let told = moments.map(|at| json!(truth(&world(name), at))).collect();
        let (mut wrong, compared) = compare(&report, &Moments(told), &[]);
        // Whether the truth knows all that the report shows is the question of `tests/truth.rs`.
        wrong.retain(|line| !line.ends_with("the truth does not know it"));
        assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
        assert!(compared >= 190, "{name}: only {compared} were compared");
        let failed: Vec<_> = taken
            .feeds
            .iter()
            .filter(|feed| matches!(feed.status, why_crypto_down::market::FeedStatus::Failed(_)))
            .collect();
        assert!(failed.is_empty(), "{name}: {failed:?}");
    }
}

#[test]
fn a_day_of_listening_hears_every_liquidation_of_a_full_feed() {
    let name = "leveraged-unwind";
    let taken = snap(name, AT, Ear::Listening(Millis::DAY));
    let world = world(name);
    for asset in Asset::DEFAULT {
        let happened = world.place(asset, Market::Bybit).unwrap().forced(AT - Millis::DAY, AT);
        let (series, heard) = taken
            .about::<Liquidation>(asset)
            .find(|(series, _)| series.source.venue == Venue::Bybit)
            .expect("Bybit's stream");
        assert_eq!(series.coverage, Coverage::Full);
        let times = |at: &mut dyn Iterator<Item = UnixMillis>| at.collect::<Vec<_>>();
        assert_eq!(
            times(&mut heard.iter().map(|event| event.at)),
            times(&mut happened.iter().map(|event| event.at))
        );
        let listened: i64 = series.covered.iter().map(|span| (span.to - span.from).0).sum();
        assert!(listened >= Millis::DAY.0 - 60_000, "{asset}: {listened} ms");
    }
}

#[test]
fn every_venue_with_a_stream_of_liquidations_is_listened_to() {
    let taken = snap("leveraged-unwind", AT, Ear::Listening(Millis::DAY));
    for venue in [Venue::Bybit, Venue::Binance, Venue::Okx, Venue::Gate, Venue::Deribit] {
        let longest = taken
            .about::<Liquidation>(Asset::BTC)
            .filter(|(series, _)| series.source.venue == venue)
            .flat_map(|(series, _)| series.covered.iter().map(|span| (span.to - span.from).0))
            .max();
        assert!(longest >= Some(Millis::DAY.0 - 60_000), "{venue:?}: {longest:?}");
    }
}
