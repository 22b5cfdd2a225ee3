//! Hyperliquid's socket, which both streams and answers.
//! <https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/websocket>

use crate::json::{Value, json};
use crate::market::{Asset, Ticker};
use crate::units::{Millis, UnixMillis};
use crate::venues::adapter::{Decoded, KeepAlive, Reading, Route, Socket};
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::hyperliquid::info;
use crate::venues::hyperliquid::symbol;
use crate::venues::node::Node;
use crate::venues::rows;

pub(super) const SOCKET_NAME: &str = "main";

pub(super) const SOCKET: Socket = Socket {
    name: SOCKET_NAME,
    url: "wss://api.hyperliquid.xyz/ws",
    subscribe,
    // The venue closes a connection on which it sent nothing for 60 seconds.
    keep_alive: Some(KeepAlive { every: Millis::seconds(30), text: ping }),
    route,
    longest: None,
};

fn ping(_now: UnixMillis) -> String {
    r#"{"method":"ping"}"#.to_owned()
}

fn subscribe(assets: &[Asset], _now: UnixMillis) -> Vec<String> {
    assets
        .iter()
        .map(|asset| json!({ "type": "activeAssetCtx", "coin": asset.ticker() }))
        .map(|of| json!({ "method": "subscribe", "subscription": of }).to_string())
        .collect()
}

fn route(message: &Value) -> Route {
    let data = message.get("data");
    match message.get("channel").and_then(Value::as_str) {
        Some("activeAssetCtx") => Route::Feed("ws-active-asset-ctx"),
        Some("l2Book") => Route::Feed("ws-l2-book"),
        Some("allMids") => Route::Feed("ws-all-mids"),
        Some("subscriptionResponse" | "pong") => Route::Quiet,
        Some("error") => Route::Refused(quote(data.and_then(Value::as_str).unwrap_or_default())),
        Some("post") => data.map_or(Route::Unknown, reply),
        _ => Route::Unknown,
    }
}

fn reply(data: &Value) -> Route {
    let kind = data.within(&["response", "type"]).and_then(Value::as_str);
    match (data.get("id").and_then(Value::as_u64), kind) {
        (Some(id), Some("info")) => {
            Route::Reply { id, at: &["data", "response", "payload", "data"] }
        }
        // The payload is then a sentence, which every decoder takes for the refusal that it is.
        (Some(id), Some("error")) => Route::Reply { id, at: &["data", "response", "payload"] },
        _ => Route::Unknown,
    }
}

/// The data of a message, bare or in its envelope, once it is sure that it is of this channel.
fn data<'a>(root: Node<'a>, channel: &str) -> Result<Node<'a>, DecodeError> {
    let name = root.key("channel");
    if !name.is_present() {
        return Ok(root);
    }
    match name.text()? {
        word if word == channel => Ok(root.key("data")),
        word => Err(name.blame(Problem::OtherFeed(quote(word)))),
    }
}

pub(super) fn active_asset_ctx(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    let data = data(root, "activeAssetCtx")?;
    let instrument = symbol::perpetual(data.key("coin"))?;
    let mut decoded = Decoded::default();
    info::asset_ctx(&instrument, data.key("ctx"), reading, &mut decoded)?;
    Ok(decoded)
}

pub(super) fn l2_book(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    info::l2_book(data(root, "l2Book")?, reading)
}

/// The middle of every book. Spot pairs stand in the same list and are passed over.
pub(super) fn all_mids(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let middles = data(root, "allMids")?.key("mids").members()?;
    Ok(rows::each(middles, |(name, middle), decoded| {
        let Some(instrument) = symbol::named(name) else { return Ok(()) };
        let ticker = Ticker {
            at: reading.seen,
            last: Some(middle.price()?),
            open_24h: None,
            mark: None,
            index: None,
            volume_24h: None,
            turnover_24h: None,
        };
        decoded.push(&instrument, ticker);
        Ok(())
    }))
}
