//! Kraken's sockets: spot v2 and futures v1.
//! <https://docs.kraken.com/api/docs/websocket-v2/ticker>,
//! <https://docs.kraken.com/api/docs/futures-api/websocket/ticker>

use crate::json::{Value, json};
use crate::market::{Asset, Funding, OpenInterest, Ticker};
use crate::units::{Millis, UnixMillis};
use crate::venues::adapter::{Decoded, KeepAlive, Reading, Route, Socket};
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::kraken::futures;
use crate::venues::kraken::symbol;
use crate::venues::node::Node;
use crate::venues::rows;

pub(super) const SPOT: &str = "spot";
pub(super) const FUTURES: &str = "futures";

pub(super) const SPOT_SOCKET: Socket = Socket {
    name: SPOT,
    url: "wss://ws.kraken.com/v2",
    subscribe: subscribe_spot,
    keep_alive: Some(KeepAlive { every: Millis::seconds(30), text: ping }),
    route: route_spot,
    longest: None,
};

pub(super) const FUTURES_SOCKET: Socket = Socket {
    name: FUTURES,
    url: "wss://futures.kraken.com/ws/v1",
    subscribe: subscribe_futures,
    // The heartbeat feed keeps the connection open: a page cannot send a ping frame.
    keep_alive: None,
    route: route_futures,
    longest: None,
};

fn ping(_now: UnixMillis) -> String {
    r#"{"method":"ping"}"#.to_owned()
}

fn subscribe_spot(assets: &[Asset], _now: UnixMillis) -> Vec<String> {
    let pairs: Vec<String> = assets.iter().map(|&asset| symbol::socket_pair(asset)).collect();
    let parameters = json!({ "channel": "ticker", "symbol": pairs });
    vec![json!({ "method": "subscribe", "params": parameters }).to_string()]
}

fn subscribe_futures(assets: &[Asset], _now: UnixMillis) -> Vec<String> {
    let heartbeat = json!({ "event": "subscribe", "feed": "heartbeat" }).to_string();
    // One message a coin, so that a coin that is not listed costs no other its subscription.
    let tickers = assets.iter().map(|&asset| {
        let contracts = [symbol::perpetual(asset)];
        json!({ "event": "subscribe", "feed": "ticker", "product_ids": contracts }).to_string()
    });
    core::iter::once(heartbeat).chain(tickers).collect()
}

fn word<'a>(message: &'a Value, name: &str) -> Option<&'a str> {
    message.get(name).and_then(Value::as_str)
}

fn route_spot(message: &Value) -> Route {
    match word(message, "channel") {
        Some("ticker") => return Route::Feed("ws-ticker"),
        Some("heartbeat" | "status") => return Route::Quiet,
        Some(_) => return Route::Unknown,
        None => {}
    }
    if let Some(error) = word(message, "error") {
        return Route::Refused(quote(error));
    }
    match word(message, "method") {
        Some("subscribe" | "pong") => Route::Quiet,
        _ => Route::Unknown,
    }
}

fn route_futures(message: &Value) -> Route {
    match word(message, "event") {
        Some("info" | "subscribed") => return Route::Quiet,
        Some("alert" | "error") => {
            return Route::Refused(quote(word(message, "message").unwrap_or_default()));
        }
        Some(_) => return Route::Unknown,
        None => {}
    }
    match word(message, "feed") {
        Some("ticker") => Route::Feed("ws-futures-ticker"),
        Some("heartbeat") => Route::Quiet,
        _ => Route::Unknown,
    }
}

fn of_feed(root: Node<'_>, key: &'static str, feed: &str) -> Result<(), DecodeError> {
    let node = root.key(key);
    match node.text()? {
        same if same == feed => Ok(()),
        other => Err(node.blame(Problem::OtherFeed(quote(other)))),
    }
}

pub(super) fn ticker(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    of_feed(root, "channel", "ticker")?;
    Ok(rows::each(root.key("data").rows()?, |row, decoded| {
        let instrument = symbol::spot_name(row.key("symbol"))?;
        let last = row.key("last").json_price()?;
        // Over 24 hours, in dollars.
        let change = row.key("change");
        let open_24h =
            change.json_number().and_then(|change_usd| change.as_price(last.usd() - change_usd));
        let at = row.key("timestamp").optional(|node| node.text_instant(reading))?;
        let ticker = Ticker {
            at: at.unwrap_or(reading.seen),
            last: Some(last),
            open_24h: Some(open_24h?),
            mark: None,
            index: None,
            volume_24h: Some(row.key("volume").json_coins()?),
            turnover_24h: None,
        };
        decoded.push(&instrument, ticker);
        Ok(())
    }))
}

pub(super) fn futures_ticker(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    of_feed(root, "feed", "ticker")?;
    let instrument = symbol::contract(root.key("product_id"))?;
    let at = root.key("time").json_millis(reading)?;
    let mark = root.key("markPrice").optional(Node::json_price)?;
    let ticker = Ticker {
        at,
        last: root.key("last").optional(Node::json_price)?,
        // The documentation does not say over which hours `open` and `change` reach.
        open_24h: None,
        mark,
        index: root.key("index").optional(Node::json_price)?,
        volume_24h: None,
        turnover_24h: None,
    };
    let relative = root.key("relative_funding_rate").optional(Node::json_fraction)?;
    let next = root
        .key("next_funding_rate_time")
        .optional(|node| node.json_whole().and_then(|at| node.plausible(UnixMillis(at))))?;
    let mut decoded = Decoded::default();
    if symbol::is_perpetual(&instrument) {
        decoded.push(&instrument, ticker);
    }
    if let Some(fraction) = relative {
        // The relative rate is a fraction of notional for each hour.
        decoded.push(&instrument, Funding { at, fraction, interval: Some(Millis::HOUR), next });
    }
    let open_interest = futures::open_interest(root.key("openInterest"), &instrument, reading);
    let read = open_interest.map(|amount| {
        decoded.push(&instrument, OpenInterest { at, amount, mark, usd: None });
    });
    decoded.note(read);
    Ok(decoded)
}
