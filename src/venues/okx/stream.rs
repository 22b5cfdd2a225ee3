//! OKX's public socket. <https://www.okx.com/docs-v5/en/#overview-websocket-connect>
//!
//! It hangs up after 30 s of silence, unless it is sent the bare word `ping`; it answers `pong`.

use crate::json::{Value, json};
use crate::market::Asset;
use crate::units::{Millis, UnixMillis};
use crate::venues::adapter::{KeepAlive, Route, Socket};
use crate::venues::error::quote;
use crate::venues::okx::symbol;

pub(super) const PUBLIC: &str = "public";

pub(super) const SOCKET: Socket = Socket {
    name: PUBLIC,
    url: "wss://ws.okx.com:8443/ws/v5/public",
    subscribe,
    keep_alive: Some(KeepAlive { every: Millis::seconds(25), text: ping }),
    route,
    longest: None,
};

fn ping(_now: UnixMillis) -> String {
    "ping".to_owned()
}

/// Liquidations come for all contracts at once; the rest is one message a coin, so that a coin
/// which is not listed costs the others nothing.
fn subscribe(assets: &[Asset], _now: UnixMillis) -> Vec<String> {
    let liquidations = json!({ "channel": "liquidation-orders", "instType": "SWAP" });
    let of_coins = assets.iter().map(|&asset| {
        let symbol = symbol::swap(asset);
        ["tickers", "open-interest", "funding-rate"]
            .map(|channel| json!({ "channel": channel, "instId": symbol }))
            .to_vec()
    });
    core::iter::once(vec![liquidations])
        .chain(of_coins)
        .map(|args| json!({ "op": "subscribe", "args": args }).to_string())
        .collect()
}

fn route(message: &Value) -> Route {
    let word = |key| message.get(key).and_then(Value::as_str);
    if message.as_str() == Some("pong") {
        return Route::Quiet;
    }
    match word("event") {
        Some("error") => return Route::Refused(quote(word("msg").unwrap_or_default())),
        // Subscriptions, the count of connections, notice of a restart.
        Some(_) => return Route::Quiet,
        None => {}
    }
    match message.within(&["arg", "channel"]).and_then(Value::as_str) {
        Some("tickers") => Route::Feed("ws-tickers"),
        Some("open-interest") => Route::Feed("ws-open-interest"),
        Some("funding-rate") => Route::Feed("ws-funding-rate"),
        Some("liquidation-orders") => Route::Feed("ws-liquidation-orders"),
        _ => Route::Unknown,
    }
}
