//! Bybit, read through the public table of feeds.
//!
//! The payloads in this file are our own, in the shapes that the venue documents:
//! <https://bybit-exchange.github.io/docs/v5/intro>.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod asking;
mod contracts;
mod positions;
mod prices;
#[path = "../support/samples.rs"]
mod support;
mod whole;

use serde_json::json;
use support::SEEN;
use why_crypto_down::market::{Asset, Observation, Venue};
use why_crypto_down::units::UnixMillis;
use why_crypto_down::venues::{DecodeError, Decoded, Reading, SpecBook, feed};

const AT: UnixMillis = UnixMillis(1_700_000_000_000);

fn read(name: &str, payload: &str) -> Result<Decoded, DecodeError> {
    let (_, feed) = feed(Venue::Bybit, name).unwrap_or_else(|| panic!("no feed {name}"));
    let specs = SpecBook::new();
    let reading = Reading { seen: SEEN, asset: Some(Asset::BTC), specs: &specs };
    feed.read(Venue::Bybit, payload, &reading)
}

fn facts(decoded: &Decoded) -> Vec<Observation> {
    decoded.rows.iter().map(|row| row.observation.clone()).collect()
}

fn answer(result: &serde_json::Value) -> String {
    json!({"retCode": 0, "retMsg": "OK", "result": result, "time": AT.0}).to_string()
}

fn ticker(category: &str, symbol: &str) -> String {
    answer(&json!({"category": category, "list": [{
        "symbol": symbol, "lastPrice": "50000", "prevPrice24h": "52000", "price24hPcnt": "-0.038461",
        "markPrice": "50001", "indexPrice": "50002", "openInterest": "600", "openInterestValue": "700",
        "volume24h": "80", "turnover24h": "90", "fundingRate": "-0.0001",
        "fundingIntervalHour": "8", "nextFundingTime": "1700006400000"}]}))
}
