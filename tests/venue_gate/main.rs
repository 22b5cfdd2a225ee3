//! Gate's answers, read through the public table of feeds. The payloads are our own, in the shape
//! that the venue documents; a whole one of each feed is in `fixtures/gate`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]
#![allow(clippy::float_cmp, reason = "figures are chosen to be exact")]

mod asking;
mod contracts;
mod liquidations;
mod prices;
mod statistics;
#[path = "../support/samples.rs"]
mod support;
mod whole;

use serde_json::{Value, json};
use why_crypto_down::market::Venue;
use why_crypto_down::units::UnixMillis;
use why_crypto_down::venues::{DecodeError, Decoded, SpecBook};

/// The hour of the samples in seconds, as the venue counts.
const HOUR: i64 = 1_782_860_400;

const AT: UnixMillis = UnixMillis::from_seconds(HOUR);

/// The sample of a feed, to be changed.
fn good(name: &str) -> Value {
    support::good(Venue::Gate, name)
}

/// The multiplier is one that a binary fraction holds exactly, so that products are exact.
fn contract() -> Value {
    good("contracts")
}

fn specs() -> SpecBook {
    support::specs_of(Venue::Gate, "contracts", &contract().to_string())
}

fn read(name: &str, payload: &Value) -> Result<Decoded, DecodeError> {
    support::read_knowing(Venue::Gate, name, &payload.to_string(), &specs())
}

fn read_without_specs(name: &str, payload: &Value) -> Result<Decoded, DecodeError> {
    support::read_knowing(Venue::Gate, name, &payload.to_string(), &SpecBook::new())
}

fn push(channel: &str, result: &Value) -> Value {
    json!({ "time": HOUR, "time_ms": HOUR * 1_000 + 250, "channel": channel, "event": "update",
        "result": result })
}

fn stats_row() -> Value {
    good("contract-stats-1h")[0].clone()
}

fn ticker_row() -> Value {
    good("tickers")[0].clone()
}

fn order(position: i64, order: i64) -> Value {
    let mut orders = good("liq-orders");
    orders[0]["size"] = json!(position);
    orders[0]["order_size"] = json!(order);
    orders
}
