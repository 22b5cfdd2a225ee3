//! What is recorded from a stand-in and explained is the scenario's truth, figure by figure.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at what it did not expect"
)]

#[path = "truth/recording.rs"]
mod recording;
#[path = "truth/rule.rs"]
mod rule;

use recording::{Recording, record};
use rule::compare;

/// Fewest figures that a scenario's truth knows.
const FIGURES: usize = 190;

/// Figures that rest on one venue's price or positions among others'.
const OF_POSITIONS: [&str; 14] = [
    "price_usd",
    "stablecoin_usd",
    "price_change_pct",
    "drawdown_pct",
    "price_move",
    "open_interest",
    "funding_apr_pct",
    "liquidations_coverage_pct",
    "holder_unrealized",
    "breadth_down_pct",
    "liquidations_estimated",
    "forced_selling",
    "beta",
    "excess_move",
];

fn assert_true(recording: &Recording, spared: &[&str], fewest: usize) {
    let (wrong, compared) = compare(&recording.report, &recording.truth, spared);
    assert!(wrong.is_empty(), "{}:\n{}", recording.name, wrong.join("\n"));
    assert!(compared >= fewest, "{}: only {compared} were compared", recording.name);
}

/// A day's sum is not above its week's, nor that above its month's.
fn assert_sums_grow(recording: &Recording) {
    for side in ["long_liquidations_usd", "short_liquidations_usd", "liquidations_usd"] {
        for coin in ["BTC", "ETH", "SOL", "XRP", "all"] {
            let sum = |window| recording.value(&format!("{side}.{window}.{coin}"));
            let sums: Vec<f64> = ["24h", "7d", "30d"].into_iter().filter_map(sum).collect();
            assert!(sums.is_sorted(), "{} {side} {coin}: {sums:?}", recording.name);
        }
    }
}

/// The scenario is recorded over sockets and HTTP and explained; all that is told is its truth, and
/// nothing fails but what the scenario itself puts out.
async fn a_scenario(name: &str, fewest: usize) {
    let recording = record(name, &[]).await;
    assert_true(&recording, &[], fewest);
    assert_sums_grow(&recording);
    if name != SPARSE {
        assert_eq!(recording.failed(), Vec::<String>::new(), "{name}");
    }
    assert_eq!(recording.text, recording.explained_again().await, "{name}: not byte for byte");
}

/// The scenario of two venues: the others know none of its coins.
const SPARSE: &str = "thin-data";

macro_rules! scenarios {
    ($($test:ident $name:literal $fewest:expr,)*) => {
        $(#[tokio::test]
        async fn $test() {
            a_scenario($name, $fewest).await;
        })*

        const NAMED: &[&str] = &[$($name),*];
    };
}

scenarios! {
    a_leveraged_unwind_is_told_as_it_is "leveraged-unwind" FIGURES,
    an_ordinary_day_is_told_as_it_is "ordinary-minus-two" FIGURES,
    a_rising_market_is_told_as_it_is "rising-market" FIGURES,
    a_flash_crash_is_told_as_it_is "flash-crash" FIGURES,
    an_outage_in_a_crash_is_told_as_it_is "outage-in-a-crash" FIGURES,
    a_market_that_calms_is_told_as_it_is "calming-after-the-fall" FIGURES,
    spot_selling_is_told_as_it_is "spot-selling" FIGURES,
    new_shorts_are_told_as_they_are "new-shorts" FIGURES,
    a_macro_risk_off_is_told_as_it_is "macro-risk-off" FIGURES,
    a_stablecoin_wobble_is_told_as_it_is "stablecoin-wobble" FIGURES,
    a_fall_of_alts_alone_is_told_as_it_is "alts-only" FIGURES,
    a_short_squeeze_is_told_as_it_is "short-squeeze" FIGURES,
    thin_data_are_told_as_they_are "thin-data" 50,
    conflicting_venues_are_told_as_they_are "conflicting-venues" FIGURES,
    the_articles_day_is_told_as_it_is "article-2026-02-12" FIGURES,
}

#[test]
fn every_shipped_scenario_is_recorded() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/scenarios");
    let names = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name());
    let mut shipped: Vec<String> = names
        .filter_map(|file| Some(file.to_str()?.strip_suffix(".json")?.to_owned()))
        .filter(|name| !name.ends_with(".expected"))
        .collect();
    shipped.sort();
    let mut named = NAMED.to_vec();
    named.sort_unstable();
    assert_eq!(shipped, named);
}

#[tokio::test]
async fn candles_that_fail_are_had_from_the_next_venue_and_all_figures_stay() {
    for fault in ["status-451", "rename:list", "html", "truncated"] {
        let recording = record("leveraged-unwind", &[("bybit/kline-hourly", fault)]).await;
        assert_true(&recording, &[], FIGURES);
        assert_eq!(recording.failed(), ["bybit/kline-hourly"], "{fault}");
    }
}

#[tokio::test]
async fn a_feed_that_hangs_is_given_up_and_all_figures_stay() {
    let recording = record("leveraged-unwind", &[("bybit/kline-hourly", "hang")]).await;
    assert_true(&recording, &[], FIGURES);
    assert_eq!(recording.failed(), ["bybit/kline-hourly"]);
}

#[tokio::test]
async fn a_venue_that_is_lost_changes_only_what_rests_on_it() {
    for fault in ["status-451", "rename:lastPrice", "truncated"] {
        let faults = [("bybit/tickers", fault), ("bybit/ws-tickers", "socket-silent")];
        let recording = record("leveraged-unwind", &faults).await;
        assert_true(&recording, &OF_POSITIONS, 60);
        assert!(recording.failed().contains(&"bybit/tickers".to_owned()), "{fault}");
        let price = &recording.report["figures"]["price_usd.BTC"];
        let venues: Vec<&str> = price["sources"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|of| of["venue"].as_str())
            .collect();
        assert!(venues.contains(&"okx") && !venues.contains(&"bybit"), "{fault}: {venues:?}");
    }
}

#[tokio::test]
async fn liquidations_whose_only_full_count_fails_are_told_by_others_over_one_set() {
    let faults = ["5m", "1h", "4h", "1d"]
        .map(|bars| (format!("gate/contract-stats-{bars}"), "html".to_owned()));
    let faults: Vec<(&str, &str)> =
        faults.iter().map(|(feed, fault)| (feed.as_str(), fault.as_str())).collect();
    let recording = record("leveraged-unwind", &faults).await;
    let spared = [
        "long_liquidations",
        "short_liquidations",
        "liquidation",
        "forced_selling",
        "open_interest_",
    ];
    assert_true(&recording, &spared, 60);
    let of = |figure: &str| recording.report["figures"][figure].clone();
    let venues = |figure: &str| -> Vec<String> {
        let sources = of(figure)["sources"].as_array().unwrap().clone();
        sources.iter().map(|source| source["venue"].as_str().unwrap().to_owned()).collect()
    };
    // OKX tells a week, Deribit a day: both windows are OKX's alone, and nobody tells a month.
    for window in ["24h", "7d"] {
        let figure = format!("long_liquidations_usd.{window}.BTC");
        assert_eq!(venues(&figure), ["okx"]);
        assert_eq!(of(&figure)["lower_bound"], true);
        let told = recording.value(&figure).unwrap();
        let truth = recording.by_venue(&figure, "okx");
        assert!((told - truth).abs() <= 1e-6 * truth, "{figure}: {told}, {truth}");
    }
    assert!(recording.value("long_liquidations_usd.30d.BTC").is_none());
    assert_eq!(of("long_liquidations_usd.30d.BTC")["reason"], "window_not_covered");
}

#[tokio::test]
async fn a_venue_that_lies_moves_the_price_less_than_venues_differ() {
    let faults =
        [("bybit/tickers", "price-factor-1.05"), ("bybit/ws-tickers", "price-factor-1.05")];
    let recording = record("leveraged-unwind", &faults).await;
    assert_true(&recording, &OF_POSITIONS, 60);
    for coin in ["BTC", "ETH", "SOL", "XRP"] {
        let figure = format!("price_usd.{coin}");
        let told = recording.value(&figure).unwrap();
        let (least, most) = recording.range(&figure);
        assert!((least..=most).contains(&told), "{figure}: {told}, {least} to {most}");
    }
}
