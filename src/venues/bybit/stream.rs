//! Bybit's public stream for linear contracts.
//! <https://bybit-exchange.github.io/docs/v5/websocket/public/all-liquidation>

use crate::json::{Value, json};
use crate::market::{Asset, ContractKind, Liquidation, PriceKind, Side};
use crate::units::{Millis, UnixMillis};
use crate::venues::adapter::{Decoded, KeepAlive, Reading, Route, Socket};
use crate::venues::bar::{self, Prices};
use crate::venues::bybit::rest;
use crate::venues::bybit::symbol;
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::node::Node;
use crate::venues::rows;

pub(super) const LINEAR: &str = "linear";

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

/// One message for each coin: a topic that the venue does not know refuses its whole message.
fn subscribe(assets: &[Asset], _now: UnixMillis) -> Vec<String> {
    assets
        .iter()
        .map(|&asset| symbol::perpetual(asset))
        .map(|symbol| [format!("tickers.{symbol}"), format!("allLiquidation.{symbol}")])
        .map(|topics| json!({ "op": "subscribe", "args": topics }).to_string())
        .collect()
}

fn route(message: &Value) -> Route {
    if let Some(topic) = message.get("topic").and_then(Value::as_str) {
        return match topic.split('.').next() {
            Some("tickers") => Route::Feed("ws-tickers"),
            Some("allLiquidation") => Route::Feed("ws-all-liquidation"),
            Some("liquidation") => Route::Feed("ws-liquidation"),
            Some("kline") => Route::Feed("ws-kline"),
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
    rest::ticker_row(row, None, at, &mut decoded)?;
    Ok(decoded)
}

/// What the fields of a liquidation are called.
struct Names {
    at: &'static str,
    symbol: &'static str,
    side: &'static str,
    amount: &'static str,
    price: &'static str,
}

pub(super) fn all_liquidation(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    let names = Names { at: "T", symbol: "s", side: "S", amount: "v", price: "p" };
    Ok(rows::each(topic(root, "allLiquidation")?.rows()?, |row, decoded| {
        liquidation_row(row, &names, reading, decoded)
    }))
}

pub(super) fn liquidation(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let names =
        Names { at: "updatedTime", symbol: "symbol", side: "side", amount: "size", price: "price" };
    Ok(rows::each(rows::one_or_many(topic(root, "liquidation")?)?, |row, decoded| {
        liquidation_row(row, &names, reading, decoded)
    }))
}

fn liquidation_row(
    row: Node<'_>,
    names: &Names,
    reading: &Reading<'_>,
    decoded: &mut Decoded,
) -> Result<(), DecodeError> {
    let instrument = symbol::instrument(row.key(names.symbol), None)?;
    let side = row.key(names.side);
    // The venue names the side of the position: "Buy" means a long was liquidated.
    let closed = match side.text()? {
        "Buy" => Side::Long,
        "Sell" => Side::Short,
        _ => return Err(side.unknown_word()),
    };
    let price = row.key(names.price).price()?;
    let size = row.key(names.amount);
    let (amount, notional) = if instrument.kind == ContractKind::Inverse {
        let face = size.usd()?;
        (face.in_coins(price), face)
    } else {
        let coins = size.coins()?;
        (coins, coins * price)
    };
    let at = row.key(names.at).json_millis(reading)?;
    decoded.push(
        &instrument,
        Liquidation {
            at,
            closed,
            price,
            price_is: PriceKind::Bankruptcy,
            amount,
            notional,
            id: None,
        },
    );
    Ok(())
}

/// Bars that may still be running. The rows do not name the symbol; the topic does, at its end.
pub(super) fn kline(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let list = topic(root, "kline")?;
    let instrument = symbol::last_of(root.key("topic"))?;
    let traded = if instrument.kind == ContractKind::Inverse { "turnover" } else { "volume" };
    Ok(rows::each(list.rows()?, |row, decoded| {
        let prices = Prices {
            open: row.key("open").price()?,
            high: row.key("high").price()?,
            low: row.key("low").price()?,
            close: row.key("close").price()?,
        };
        let start = row.key("start").json_millis(reading)?;
        let volume = row.key(traded).coins()?;
        let length = match interval(row.key("interval"))? {
            Some(length) => length,
            None => bar::length(start, row.key("end"))?,
        };
        decoded.push(&instrument, bar::candle(row, start, length, prices, Some(volume), None)?);
        Ok(())
    }))
}

/// Minutes as a number, or `D` or `W`; `None` for `M`, a month, which has no fixed length.
fn interval(node: Node<'_>) -> Result<Option<Millis>, DecodeError> {
    match node.text()? {
        "D" => Ok(Some(Millis::DAY)),
        "W" => Ok(Some(Millis::days(7))),
        "M" => Ok(None),
        minutes => match minutes.parse::<i64>() {
            Ok(count @ 1..=720) => Ok(Some(Millis::minutes(count))),
            _ => Err(node.unknown_word()),
        },
    }
}
