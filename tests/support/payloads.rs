//! What the tests of venues share: reading through the public table, damage, recorded payloads.

#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

use serde_json::{Value, json};
use std::path::PathBuf;
use why_crypto_down::market::{Asset, Kind, Observation, Venue};
use why_crypto_down::units::UnixMillis;
use why_crypto_down::venues::{DecodeError, Decoded, Reading, SpecBook, feed};

/// When the payloads of these tests were seen: 2025-06-15 15:06:40 UTC.
pub(crate) const SEEN: UnixMillis = UnixMillis(1_750_000_000_000);

/// Reads `payload` as the feed would, asked for bitcoin.
pub(crate) fn read(
    venue: Venue,
    name: &str,
    payload: &str,
    specs: &SpecBook,
) -> Result<Decoded, DecodeError> {
    let (_, feed) = feed(venue, name).unwrap_or_else(|| panic!("no feed {name}"));
    feed.read(venue, payload, &Reading { seen: SEEN, asset: Some(Asset::BTC), specs })
}

/// The contract sizes that an answer of the specifications feed tells.
pub(crate) fn specs_of(venue: Venue, name: &str, payload: &str) -> SpecBook {
    let mut book = SpecBook::new();
    for row in read(venue, name, payload, &SpecBook::new()).unwrap().rows {
        if let (Some(instrument), Observation::ContractSpec(spec)) =
            (row.instrument, row.observation)
        {
            book.insert(venue, &instrument.symbol, spec);
        }
    }
    book
}

/// The facts of one kind, in order.
pub(crate) fn facts<F>(decoded: &Decoded, pick: impl Fn(&Observation) -> Option<&F>) -> Vec<&F> {
    decoded.rows.iter().filter_map(|row| pick(&row.observation)).collect()
}

/// The kinds that were told, each once.
pub(crate) fn kinds(decoded: &Decoded) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = decoded.rows.iter().map(|row| row.observation.kind()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// Every payload that differs from `good` in one value, and in what that value became.
pub(crate) fn damaged(good: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    for path in paths(good) {
        for bad in [
            json!(null),
            json!(true),
            json!("NaN"),
            json!(""),
            json!("-1"),
            json!(-1),
            json!("1e400"),
            json!(1e300),
            json!("9999999999999"),
            json!([]),
            json!({}),
        ] {
            let mut copy = good.clone();
            *copy.pointer_mut(&path).unwrap() = bad;
            all.push(copy);
        }
    }
    all
}

fn paths(value: &Value) -> Vec<String> {
    let below = |key: String, value: &Value| {
        paths(value).into_iter().map(move |path| format!("/{key}{path}")).collect::<Vec<_>>()
    };
    let mut all = vec![String::new()];
    match value {
        Value::Array(list) => {
            list.iter()
                .enumerate()
                .for_each(|(at, value)| all.extend(below(at.to_string(), value)));
        }
        Value::Object(map) => {
            map.iter().for_each(|(key, value)| all.extend(below(key.clone(), value)));
        }
        _ => {}
    }
    all
}

/// The recorded payload of that path, where the recordings are at hand.
pub(crate) fn recorded(path: &str) -> Option<String> {
    let folder = std::env::var_os("WCD_PAYLOADS").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/payloads"),
        PathBuf::from,
    );
    if !folder.is_dir() {
        println!("skipped: no recorded payloads at {}", folder.display());
        return None;
    }
    Some(std::fs::read_to_string(folder.join(path)).expect("a recorded payload"))
}
