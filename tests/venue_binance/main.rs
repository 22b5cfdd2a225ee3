//! Binance, read through the public table of feeds.
//!
//! The payloads in this file are our own, in the shapes that the venue documents:
//! <https://developers.binance.com/docs/derivatives/usds-margined-futures/general-info> and
//! <https://developers.binance.com/docs/binance-spot-api-docs>.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod asking;
mod contracts;
mod funding;
mod liquidations;
mod positions;
mod prices;
#[path = "../support/samples.rs"]
mod support;
mod whole;

use support::SEEN;
use why_crypto_down::market::{Asset, Observation, Venue};
use why_crypto_down::units::Price;
use why_crypto_down::venues::{Ask, DecodeError, Decoded, Reading, Request, SpecBook, feed};

fn read_knowing(name: &str, payload: &str, specs: &SpecBook) -> Result<Decoded, DecodeError> {
    let (_, feed) = feed(Venue::Binance, name).unwrap_or_else(|| panic!("no feed {name}"));
    feed.read(Venue::Binance, payload, &Reading { seen: SEEN, asset: Some(Asset::BTC), specs })
}

fn read(name: &str, payload: &str) -> Result<Decoded, DecodeError> {
    read_knowing(name, payload, &SpecBook::new())
}

fn facts(decoded: &Decoded) -> Vec<Observation> {
    decoded.rows.iter().map(|row| row.observation.clone()).collect()
}

fn request(name: &str, ask: &Ask<'_>) -> Request {
    let (_, feed) = feed(Venue::Binance, name).unwrap();
    feed.http.unwrap()(ask).unwrap()
}

fn price(usd: f64) -> Option<Price> {
    Price::new(usd)
}

fn order(side: &str) -> String {
    format!(
        r#"{{"e":"forceOrder","E":1700000000100,"o":{{"s":"ETHUSDT","S":"{side}","o":"LIMIT",
        "f":"IOC","q":"5","p":"1990.00","ap":"2000.50","X":"FILLED","l":"1","z":"4",
        "T":1700000000090}}}}"#
    )
}

fn history(rows: i64, newest: i64) -> String {
    let rows: Vec<String> = (0..rows)
        .rev()
        .map(|age| newest - age * 3_600_000)
        .map(|at| {
            format!(
                r#"{{"symbol":"BTCUSDT","sumOpenInterest":"80000.5","sumOpenInterestValue":"8000050000.0","timestamp":{at}}}"#
            )
        })
        .collect();
    format!("[{}]", rows.join(","))
}

const PREMIUM: &str = r#"{"symbol":"BTCUSDT","markPrice":"95000.5","indexPrice":"95010.25",
    "estimatedSettlePrice":"95005","lastFundingRate":"-0.00012","interestRate":"0.0001",
    "nextFundingTime":1700006400000,"time":1700000000000}"#;
