//! Deribit's socket: requests and subscriptions in JSON-RPC.
//! <https://docs.deribit.com/subscriptions/trades/trades-instrument_name-interval>

use crate::json::{Value, json};
use crate::market::{Asset, ImpliedVolatility};
use crate::units::{Millis, UnixMillis};
use crate::venues::adapter::{Decoded, KeepAlive, Reading, Route, Socket};
use crate::venues::deribit::rest::Market;
use crate::venues::deribit::symbol;
use crate::venues::deribit::trade;
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::node::Node;
use crate::venues::rows;

pub(super) const JSON_RPC: &str = "json-rpc";

pub(super) const SOCKET: Socket = Socket {
    name: JSON_RPC,
    url: "wss://www.deribit.com/ws/api/v2",
    subscribe,
    keep_alive: Some(KeepAlive { every: Millis::seconds(30), text: test }),
    route,
    longest: None,
};

const VOLATILITY: &str = "deribit_volatility_index";

/// A message of our own carries no id, so that its answer is never taken for that of a request.
fn message(method: &str, parameters: &Value) -> String {
    json!({ "jsonrpc": "2.0", "method": method, "params": parameters }).to_string()
}

fn test(_now: UnixMillis) -> String {
    message("public/test", &json!({}))
}

/// One message a coin, so that a coin that is not listed costs no other its subscription.
fn subscribe(assets: &[Asset], _now: UnixMillis) -> Vec<String> {
    assets
        .iter()
        .map(|&asset| {
            let mut channels: Vec<String> = symbol::perpetuals(asset)
                .iter()
                .flat_map(|name| [format!("trades.{name}.100ms"), format!("ticker.{name}.100ms")])
                .collect();
            if symbol::has_inverse(asset) {
                channels.push(format!("{VOLATILITY}.{}_usd", asset.ticker().to_ascii_lowercase()));
            }
            message("public/subscribe", &json!({ "channels": channels }))
        })
        .collect()
}

fn route(message: &Value) -> Route {
    let parameters = message.get("params");
    let parameter = |name| parameters.and_then(|found| found.get(name)).and_then(Value::as_str);
    match message.get("method").and_then(Value::as_str) {
        Some("subscription") => {
            return match parameter("channel").and_then(|channel| channel.split('.').next()) {
                Some("trades") => Route::Feed("ws-trades"),
                Some("ticker") => Route::Feed("ws-ticker"),
                Some(VOLATILITY) => Route::Feed("ws-volatility-index"),
                _ => Route::Unknown,
            };
        }
        Some("heartbeat") if parameter("type") == Some("test_request") => {
            return Route::Answer(test(UnixMillis(0)));
        }
        Some("heartbeat") => return Route::Quiet,
        Some(_) => return Route::Unknown,
        None => {}
    }
    if let Some(id) = message.get("id").and_then(Value::as_u64) {
        // The whole message, so that a refusal is read as over HTTP.
        return Route::Reply { id, at: &[] };
    }
    match message.get("error") {
        Some(error) => {
            let text = error.get("message").and_then(Value::as_str).unwrap_or_default();
            Route::Refused(quote(text))
        }
        None if message.get("result").is_some() => Route::Quiet,
        None => Route::Unknown,
    }
}

/// The data of a message, once it is sure that it is of this channel.
fn data<'a>(root: Node<'a>, kind: &str) -> Result<Node<'a>, DecodeError> {
    let parameters = root.key("params");
    let node = parameters.key("channel");
    let channel = node.text()?;
    match channel.strip_prefix(kind) {
        Some(rest) if rest.starts_with('.') => Ok(parameters.key("data")),
        _ => Err(node.blame(Problem::OtherFeed(quote(channel)))),
    }
}

pub(super) fn trades(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    Ok(rows::each(data(root, "trades")?.rows()?, |row, decoded| {
        trade::row(row, reading, decoded).map(|_at| ())
    }))
}

pub(super) fn ticker(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let data = data(root, "ticker")?;
    let instrument = symbol::instrument(data.key("instrument_name"))?;
    let stats = data.key("stats");
    let market = Market {
        at: data.key("timestamp").json_millis(reading)?,
        last: data.key("last_price"),
        mark: data.key("mark_price"),
        index: Some(data.key("index_price")),
        change: stats.key("price_change"),
        volume: stats.key("volume"),
        turnover: stats.key("volume_usd"),
        open_interest: data.key("open_interest"),
        funding_8h: data.key("funding_8h"),
    };
    let mut decoded = Decoded::default();
    market.read(&instrument, &mut decoded)?;
    Ok(decoded)
}

pub(super) fn volatility_index(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    let data = data(root, VOLATILITY)?;
    let name = data.key("index_name");
    let coin = name.text()?.strip_suffix("_usd").and_then(Asset::new);
    let index = symbol::volatility_index(coin.ok_or_else(|| name.unknown_word())?);
    let at = data.key("timestamp").json_millis(reading)?;
    let node = data.key("volatility");
    let annual_pct = node.json_number().and_then(|number| node.not_negative(number))?;
    let mut decoded = Decoded::default();
    decoded.push(&index, ImpliedVolatility { at, annual_pct });
    Ok(decoded)
}
