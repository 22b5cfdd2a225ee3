//! Coinbase Exchange's socket.
//! <https://docs.cdp.coinbase.com/exchange/websocket-feed/channels>

use crate::json::{Value, json};
use crate::market::{Asset, Ticker};
use crate::units::UnixMillis;
use crate::venues::adapter::{Decoded, Reading, Route, Socket};
use crate::venues::coinbase::symbol;
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::node::Node;

pub(super) const FEED: &str = "feed";

pub(super) const SOCKET: Socket = Socket {
    name: FEED,
    url: "wss://ws-feed.exchange.coinbase.com",
    subscribe,
    keep_alive: None,
    route,
    longest: None,
};

/// The batched channel tells the same as `ticker`, every five seconds instead of at each trade.
/// One message a coin, so that a coin that is not listed costs no other its subscription.
fn subscribe(assets: &[Asset], _now: UnixMillis) -> Vec<String> {
    assets
        .iter()
        .map(|&asset| {
            let products = [symbol::product(asset)];
            json!({ "type": "subscribe", "product_ids": products, "channels": ["ticker_batch"] })
                .to_string()
        })
        .collect()
}

fn route(message: &Value) -> Route {
    match message.get("type").and_then(Value::as_str) {
        Some("ticker") => Route::Feed("ws-ticker"),
        Some("subscriptions" | "heartbeat") => Route::Quiet,
        Some("error") => {
            let text = message.get("reason").or_else(|| message.get("message"));
            Route::Refused(quote(text.and_then(Value::as_str).unwrap_or_default()))
        }
        _ => Route::Unknown,
    }
}

pub(super) fn ticker(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let kind = root.key("type");
    match kind.text()? {
        "ticker" => {}
        other => return Err(kind.blame(Problem::OtherFeed(quote(other)))),
    }
    let instrument = symbol::instrument(root.key("product_id"))?;
    let ticker = Ticker {
        at: root.key("time").text_instant(reading)?,
        last: Some(root.key("price").price()?),
        open_24h: Some(root.key("open_24h").price()?),
        mark: None,
        index: None,
        volume_24h: Some(root.key("volume_24h").coins()?),
        turnover_24h: None,
    };
    let mut decoded = Decoded::default();
    decoded.push(&instrument, ticker);
    Ok(decoded)
}
