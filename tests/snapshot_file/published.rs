//! Files that were published stay readable.

use why_crypto_down::market::{
    Asset, Coverage, FeedFault, FeedStatus, Kind, Liquidation, Origin, PriceKind, Side, Snapshot,
    SnapshotError, Span, Ticker, TierCap, Venue,
};
use why_crypto_down::market::{RiskTier, Treasury};
use why_crypto_down::units::{Coins, Millis, Price, UnixMillis};

pub(crate) const V1: &str = include_str!("../fixtures/snapshots/v1.json");
const SEEN: UnixMillis = UnixMillis(1_780_000_000_000);

fn v1() -> Snapshot {
    Snapshot::from_json(V1).expect("version 1 is read")
}

#[test]
fn version_1_is_read() {
    let snapshot = v1();
    assert_eq!(snapshot.taken_at, SEEN + Millis::SECOND);
    assert_eq!(snapshot.origin, Origin::Venues);
    assert_eq!((snapshot.series.len(), snapshot.feeds.len()), (17, 11));

    let (series, tickers) = snapshot.about::<Ticker>(Asset::BTC).next().unwrap();
    assert_eq!((series.source.venue, series.source.feed.as_str()), (Venue::Bybit, "tickers"));
    assert_eq!(tickers[0].last, Price::new(96_100.0));
    assert_eq!(tickers[0].volume_24h, Some(Coins(80_000.0)));

    let (series, events) = snapshot.all::<Liquidation>().next().unwrap();
    assert_eq!(events[0].closed, Side::Long);
    assert_eq!(events[0].price_is, PriceKind::Bankruptcy);
    assert_eq!(events[1].id.as_deref(), Some("42"));
    let last = Span { from: SEEN - Millis::seconds(20), to: SEEN };
    assert_eq!(series.covered.last(), Some(&last));

    let (series, events) = snapshot.all::<Liquidation>().nth(1).unwrap();
    assert!(events.is_empty());
    assert_eq!(series.coverage, Coverage::Throttled { one_per: Millis::SECOND });

    let (_, tiers) = snapshot.all::<RiskTier>().next().unwrap();
    assert_eq!(tiers[1].cap, TierCap::None);
    let (series, holders) = snapshot.all::<Treasury>().next().unwrap();
    assert_eq!((series.source.instrument.as_ref(), holders[0].stated_at), (None, None));
    let fault = FeedStatus::Failed(FeedFault::Unreadable("[0].mark_price: missing".to_owned()));
    assert_eq!(snapshot.feeds[6].status, fault);
}

#[test]
fn the_published_file_of_version_1_holds_every_kind_of_fact() {
    let snapshot = v1();
    let mut kinds: Vec<Kind> = snapshot.series.iter().map(|series| series.facts.kind()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(kinds.len(), 16);
}

/// Version 1 with its two candles the other way round.
fn newest_candle_first() -> String {
    let old = "[1779992800000,3600000,97000.5,97100.0,96500.0,96600.1,10.5,null]";
    let new = "[1779996400000,3600000,96600.1,96700.0,96000.0,96100.0,12.0,5.5]";
    let text = V1.replace(&format!("{old},{new}"), &format!("{new},{old}"));
    assert_ne!(text, V1);
    text
}

#[test]
fn facts_are_read_oldest_first_whoever_wrote_the_file() {
    assert_eq!(Snapshot::from_json(&newest_candle_first()), Ok(v1()));
}

#[test]
fn a_bad_row_is_named_by_its_place_in_the_file() {
    let text = newest_candle_first().replace("97000.5", "-1");
    let error = SnapshotError::Fact { series: 1, row: 1, field: "open" };
    assert_eq!(Snapshot::from_json(&text), Err(error));
}

#[test]
fn what_is_written_is_byte_for_byte_what_was_published() {
    assert_eq!(v1().to_json(), V1.trim_end());
}
