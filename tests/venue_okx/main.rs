//! OKX's answers, read through the public table of feeds. The payloads are our own, in the shape
//! that the venue documents; a whole one of each feed is in `fixtures/okx`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]
#![allow(clippy::float_cmp, reason = "figures are chosen to be exact")]

mod asking;
mod contracts;
mod funding;
mod liquidations;
mod positions;
mod prices;
#[path = "../support/samples.rs"]
mod support;
mod whole;

use serde_json::{Value, json};
use why_crypto_down::market::Venue;
use why_crypto_down::venues::{Adapter, DecodeError, Decoded, SpecBook, adapter};

const HOUR_AGO: &str = "1782860400000";

fn okx() -> &'static Adapter {
    adapter(Venue::Okx).unwrap()
}

/// The sample of a feed, to be changed.
fn good(name: &str) -> Value {
    support::good(Venue::Okx, name)
}

/// The first row of a sample.
fn row_of(name: &str) -> Value {
    good(name)["data"][0].clone()
}

fn instruments() -> Value {
    good("instruments")
}

fn specs() -> SpecBook {
    support::specs_of(Venue::Okx, "instruments", &instruments().to_string())
}

fn read(name: &str, payload: &Value) -> Result<Decoded, DecodeError> {
    support::read_knowing(Venue::Okx, name, &payload.to_string(), &specs())
}

fn answer(data: &Value) -> Value {
    json!({ "code": "0", "msg": "", "data": data })
}

fn push(channel: &str, symbol: &str, data: &Value) -> Value {
    json!({ "arg": { "channel": channel, "instId": symbol }, "data": data })
}

fn liquidated(symbol: &str, details: &Value) -> Value {
    answer(&json!([{ "instId": symbol, "instType": "SWAP", "instFamily": "BTC-USDT",
        "uly": "BTC-USDT", "details": details }]))
}

fn detail(position: &str, order: &str) -> Value {
    json!({ "posSide": position, "side": order, "bkPx": "50000", "sz": "200", "bkLoss": "0",
        "ccy": "", "ts": HOUR_AGO })
}

fn ticker_row() -> Value {
    row_of("ticker")
}
