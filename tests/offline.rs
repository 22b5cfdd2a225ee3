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
use std::collections::BTreeSet;
use why_crypto_down::cli::twin::{Ear, Faults, Market, snapshot, truth};
use why_crypto_down::explain;
use why_crypto_down::market::{Asset, Coverage, FeedStatus, Liquidation, Snapshot, Venue};
use why_crypto_down::settings::Settings;
use why_crypto_down::units::{Millis, UnixMillis};

/// Every shipped scenario, and fewer than how many figures would be too few to speak of a comparison.
const SHIPPED: [(&str, usize); 15] = [
    ("leveraged-unwind", 190),
    ("ordinary-minus-two", 190),
    ("rising-market", 190),
    ("flash-crash", 190),
    ("outage-in-a-crash", 190),
    ("conflicting-venues", 190),
    ("calming-after-the-fall", 190),
    ("spot-selling", 190),
    ("new-shorts", 190),
    ("macro-risk-off", 190),
    ("stablecoin-wobble", 190),
    ("alts-only", 190),
    ("short-squeeze", 190),
    // Two venues without a past.
    ("thin-data", 50),
    ("article-2026-02-12", 190),
];

/// Minutes of the hour at which the question is asked, one after the other: windows begin within
/// bars, and how far within depends on them.
const MINUTES: [i64; 3] = [3, 27, 58];

fn snap(name: &str, ear: Ear) -> Snapshot {
    snapshot(world(name), Faults::default(), &Settings::default(), AT, ear)
}

#[test]
fn what_is_read_without_network_is_the_scenarios_truth() {
    for ((name, fewest), minutes) in SHIPPED.into_iter().zip(MINUTES.into_iter().cycle()) {
        let at = AT + Millis::minutes(minutes);
        let settings = Settings::default();
        let taken = snapshot(world(name), Faults::default(), &settings, at, Ear::Fresh);
        let report = explain::report(&taken, &settings, taken.taken_at);
        let report: Value = serde_json::to_value(&report).unwrap();
        let passed = taken.taken_at - at;
        let moments = (0..=6).map(|step| at + Millis(passed.0 * step / 6));
        let told = moments.map(|at| json!(truth(&world(name), at))).collect();
        let (wrong, compared) = compare(&report, &Moments(told), &[]);
        assert!(wrong.is_empty(), "{name} at {minutes} past:\n{}", wrong.join("\n"));
        assert!(compared >= fewest, "{name}: only {compared} were compared");
        // Nothing fails but what the scenario itself puts out; most venues are not in `thin-data`.
        let own = Faults::new(world(name).scenario.faults).unwrap();
        let failed: Vec<_> = taken
            .feeds
            .iter()
            .filter(|feed| matches!(feed.status, FeedStatus::Failed(_)))
            .map(|feed| format!("{}/{}", feed.venue.id(), feed.feed))
            .filter(|feed| own.of(Some(feed)).is_empty() && name != "thin-data")
            .collect();
        assert!(failed.is_empty(), "{name}: {failed:?}");
    }
}

#[test]
fn every_shipped_scenario_is_held_against_its_truth() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/scenarios");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name());
    let shipped: BTreeSet<String> = files
        .filter_map(|file| Some(file.to_str()?.strip_suffix(".json")?.to_owned()))
        .filter(|name| !name.ends_with(".expected"))
        .collect();
    assert_eq!(shipped, SHIPPED.iter().map(|(name, _)| (*name).to_owned()).collect());
}

#[test]
fn a_day_of_listening_hears_every_liquidation_of_a_full_feed() {
    let name = "leveraged-unwind";
    let taken = snap(name, Ear::Listening(Millis::DAY));
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
    let taken = snap("leveraged-unwind", Ear::Listening(Millis::DAY));
    for venue in [Venue::Bybit, Venue::Binance, Venue::Okx, Venue::Gate, Venue::Deribit] {
        let longest = taken
            .about::<Liquidation>(Asset::BTC)
            .filter(|(series, _)| series.source.venue == venue)
            .flat_map(|(series, _)| series.covered.iter().map(|span| (span.to - span.from).0))
            .max();
        assert!(longest >= Some(Millis::DAY.0 - 60_000), "{venue:?}: {longest:?}");
    }
}
