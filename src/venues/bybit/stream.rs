//! Bybit's public stream for linear contracts.
//! <https://bybit-exchange.github.io/docs/v5/websocket/public/all-liquidation>

use crate::market::{Asset, Liquidation, PriceKind, Side};
use crate::units::{Millis, UnixMillis};
use crate::venues::adapter::{Decoded, KeepAlive, Reading, Route, Socket};
use crate::venues::bybit::rest;
use crate::venues::bybit::symbol;
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::node::Node;
use serde_json::{Value, json};

pub(super) const LINEAR: &str = "linear";

/// At most ten topics fit into one subscription.
const TOPICS_A_MESSAGE: usize = 10;

pub(super) const SOCKET: Socket = Socket {
    name: LINEAR,
    url: "wss://stream.bybit.com/v5/public/linear",
    subscribe,
    keep_alive: Some(KeepAlive { every: Millis::seconds(20), text: ping }),
    route,
    longest: None,
};

fn ping(_now: UnixMillis) -> String {
    r#"{"op":"ping"}"#.to_owned()
}

fn subscribe(assets: &[Asset], _now: UnixMillis) -> Vec<String> {
    let topics: Vec<String> = assets
        .iter()
        .map(|&asset| symbol::perpetual(asset))
        .flat_map(|symbol| [format!("tickers.{symbol}"), format!("allLiquidation.{symbol}")])
        .collect();
    topics
        .chunks(TOPICS_A_MESSAGE)
        .map(|args| json!({ "op": "subscribe", "args": args }).to_string())
        .collect()
}

fn route(message: &Value) -> Route {
    if let Some(topic) = message.get("topic").and_then(Value::as_str) {
        return match topic.split('.').next() {
            Some("tickers") => Route::Feed("ws-tickers"),
            Some("allLiquidation") => Route::Feed("ws-allLiquidation"),
            _ => Route::Unknown,
        };
    }
    match message.get("success").and_then(Value::as_bool) {
        Some(false) => {
            Route::Refused(quote(message.get("ret_msg").and_then(Value::as_str).unwrap_or("")))
        }
        _ if message.get("op").is_some() => Route::Quiet,
        _ => Route::Unknown,
    }
}

/// The topic's payload, once it is sure that it is of this topic.
fn topic<'a>(root: Node<'a>, prefix: &str) -> Result<Node<'a>, DecodeError> {
    let node = root.key("topic");
    let topic = node.text()?;
    match topic.strip_prefix(prefix) {
        Some(rest) if rest.starts_with('.') => Ok(root.key("data")),
        _ => Err(node.blame(Problem::OtherFeed(quote(topic)))),
    }
}

pub(super) fn tickers(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let row = topic(root, "tickers")?;
    let at = root.key("ts").json_millis(reading)?;
    let mut decoded = Decoded::default();
    rest::ticker_row(row, at, &mut decoded)?;
    Ok(decoded)
}

pub(super) fn all_liquidation(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    let mut decoded = Decoded::default();
    for row in topic(root, "allLiquidation")?.rows()? {
        let read = (|| {
            let instrument = symbol::instrument(row.key("s"))?;
            let side = row.key("S");
            // The venue names the side of the position: "Buy" means a long was liquidated.
            let closed = match side.text()? {
                "Buy" => Side::Long,
                "Sell" => Side::Short,
                _ => return Err(side.unknown_word()),
            };
            let price = row.key("p").price()?;
            let amount = row.key("v").coins()?;
            decoded.push(
                &instrument,
                Liquidation {
                    at: row.key("T").json_millis(reading)?,
                    closed,
                    price,
                    price_is: PriceKind::Bankruptcy,
                    amount,
                    notional: amount * price,
                    id: None,
                },
            );
            Ok(())
        })();
        decoded.note(read);
    }
    Ok(decoded)
}
