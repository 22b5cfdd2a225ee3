//! Files that are not what they should be.

use crate::published::V1;
use proptest::prelude::*;
use why_crypto_down::market::{Snapshot, SnapshotError};

fn error(text: &str) -> SnapshotError {
    Snapshot::from_json(text).expect_err("a damaged file")
}

/// Version 1 with one piece of its text replaced.
fn with(from: &str, to: &str) -> SnapshotError {
    assert!(V1.contains(from), "{from} is not in the file");
    error(&V1.replacen(from, to, 1))
}

#[test]
fn a_file_that_is_not_json_says_where() {
    assert_eq!(error(""), SnapshotError::NotJson { line: 1, column: 0 });
    let cut = &V1[..200];
    assert_eq!(error(cut), SnapshotError::NotJson { line: 1, column: 200 });
    assert!(matches!(error("<html>"), SnapshotError::NotJson { .. }));
}

#[test]
fn json_that_is_no_snapshot_is_told_as_such() {
    for text in ["{}", "[]", "1", "null", r#"{"format":"x","version":1}"#, r#"{"version":1}"#] {
        assert_eq!(error(text), SnapshotError::NotASnapshot, "{text}");
    }
}

#[test]
fn a_version_from_the_future_is_told() {
    assert_eq!(with("\"version\":1", "\"version\":2"), SnapshotError::UnknownVersion(2));
}

#[test]
fn a_missing_field_is_named() {
    let field = |path: &str, reason| SnapshotError::Field { path: path.to_owned(), reason };
    let at = "\"taken_at\":1780000001000,";
    assert_eq!(with(at, ""), field("taken_at", "missing"));
    assert_eq!(with(at, "\"taken_at\":true,"), field("taken_at", "of another type"));
    assert_eq!(with("\"seen\"", "\"heard\""), field("series[0].seen", "missing"));
    assert_eq!(with("\"series\":[", "\"series\":[7,"), field("series[0]", "of another type"));
    assert_eq!(with("97000.5", "null"), field("series[1].facts[0][2]", "of another type"));
    assert_eq!(with("10.5,null", "10.5"), field("series[1].facts[0]", "of another length"));
    assert_eq!(with("10.5,null", "10.5,null,1"), field("series[1].facts[0]", "of another length"));
}

#[test]
fn numbers_that_cannot_be_are_refused_with_their_place() {
    let fact = |row, field| SnapshotError::Fact { series: 1, row, field };
    assert_eq!(with("97000.5", "-1.0"), fact(0, "open"));
    assert_eq!(with("97000.5", "0"), fact(0, "open"));
    assert_eq!(with("97000.5", "1e19"), fact(0, "open"));
    assert_eq!(with("3600000,96600.1", "0,96600.1"), fact(1, "interval"));
    assert_eq!(with("3600000,96600.1", "-5,96600.1"), fact(1, "interval"));
    assert_eq!(with("97100.0", "96700.0"), fact(0, "high"));
    assert!(matches!(with("97000.5", "1e999"), SnapshotError::NotJson { .. }));
    assert!(matches!(with("97000.5", "\"x\""), SnapshotError::Field { .. }));
    assert!(matches!(with("97000.5", "null"), SnapshotError::Field { .. }));
}

#[test]
fn names_that_are_not_known_are_refused() {
    let venue = with("\"venue\":\"okx\"", "\"venue\":\"mtgox\"");
    assert_eq!(venue, SnapshotError::Name { field: "venue" });
    let asset = with("\"asset\":\"BTC\"", "\"asset\":\"not a ticker\"");
    assert_eq!(asset, SnapshotError::Name { field: "asset" });
    let long = format!("\"symbol\":\"{}\"", "x".repeat(301));
    assert_eq!(with("\"symbol\":\"BTCUSDT\"", &long), SnapshotError::Name { field: "symbol" });
}

#[test]
fn a_file_beyond_the_cap_is_not_read() {
    let cap = 8 * 1024 * 1024;
    let large = " ".repeat(cap + 1);
    assert_eq!(error(&large), SnapshotError::TooLarge { bytes: cap + 1, cap });
}

#[test]
fn more_facts_than_a_file_may_hold_are_refused() {
    let rows = vec!["[1780000000000,0.5]"; 200_001].join(",");
    let text = V1.replacen("[1779996400000,0.62]", &rows, 1);
    assert_eq!(error(&text), SnapshotError::TooMany { what: "facts", cap: 200_000 });
}

#[test]
fn deep_nesting_is_no_danger() {
    let deep = format!("{{\"format\":{}", "[".repeat(100_000));
    assert!(matches!(error(&deep), SnapshotError::NotASnapshot | SnapshotError::NotJson { .. }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_damage_makes_it_panic(
        at in 0..V1.len(), length in 0_usize..40, patch in "[\\[\\]{}\",:0-9eE.+-]{0,12}",
    ) {
        let end = (at + length).min(V1.len());
        let damaged = format!("{}{patch}{}", &V1[..at], &V1[end..]);
        // Whatever is accepted can be written and read again.
        if let Ok(snapshot) = Snapshot::from_json(&damaged) {
            prop_assert_eq!(Snapshot::from_json(&snapshot.to_json()), Ok(snapshot));
        }
    }
}
