//! Binance's sockets: the futures market streams, and the two that answer requests.
//! <https://developers.binance.com/docs/derivatives/usds-margined-futures/websocket-market-streams>

use crate::json::{Value, json};
use crate::market::{Asset, ContractKind, Liquidation, PriceKind, Side, Ticker};
use crate::units::{Coins, Millis, UnixMillis, Usd};
use crate::venues::adapter::{Decoded, Reading, Route, Socket};
use crate::venues::bar::{self, Prices};
use crate::venues::binance::answer::event;
use crate::venues::binance::figures::{self, MarkNames};
use crate::venues::binance::rest;
use crate::venues::binance::symbol::{self, House};
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::node::Node;

pub(super) const MARKET: &str = "futures-market";
pub(super) const SPOT_REQUESTS: &str = "spot-requests";
pub(super) const FUTURES_REQUESTS: &str = "futures-requests";

/// The venue ends every connection after 24 hours.
const LONGEST: Option<Millis> = Some(Millis::DAY);

/// Since 23 April 2026 the streams of trades and prices are served below `/market`; the old path
/// connects and stays silent.
pub(super) const MARKET_SOCKET: Socket = Socket {
    name: MARKET,
    url: "wss://fstream.binance.com/market/stream",
    subscribe,
    // The venue sends ping frames, and a browser answers them by itself.
    keep_alive: None,
    route,
    longest: LONGEST,
};

pub(super) const SPOT_REQUESTS_SOCKET: Socket = Socket {
    name: SPOT_REQUESTS,
    url: "wss://ws-api.binance.com/ws-api/v3",
    subscribe: nothing,
    keep_alive: None,
    route: reply,
    longest: LONGEST,
};

pub(super) const FUTURES_REQUESTS_SOCKET: Socket = Socket {
    name: FUTURES_REQUESTS,
    url: "wss://ws-fapi.binance.com/ws-fapi/v1",
    subscribe: nothing,
    keep_alive: None,
    route: reply,
    longest: LONGEST,
};

fn nothing(_assets: &[Asset], _now: UnixMillis) -> Vec<String> {
    Vec::new()
}

fn subscribe(assets: &[Asset], _now: UnixMillis) -> Vec<String> {
    let streams: Vec<String> = assets
        .iter()
        .map(|&asset| symbol::against_usdt(asset).to_ascii_lowercase())
        .flat_map(|name| ["forceOrder", "markPrice", "ticker"].map(|of| format!("{name}@{of}")))
        .collect();
    if streams.is_empty() {
        return Vec::new();
    }
    vec![json!({ "method": "SUBSCRIBE", "params": streams, "id": 1 }).to_string()]
}

fn refused(error: &Value) -> Route {
    let code = error.get("code").map(Value::to_string).unwrap_or_default();
    let text = error.get("msg").and_then(Value::as_str).unwrap_or_default();
    Route::Refused(quote(&format!("{code} {text}")))
}

fn route(message: &Value) -> Route {
    let event = message.get("data").unwrap_or(message);
    match event.get("e").and_then(Value::as_str) {
        Some("forceOrder") => Route::Feed("ws-force-order"),
        Some("markPriceUpdate") => Route::Feed("ws-mark-price"),
        Some("24hrTicker") => Route::Feed("ws-ticker"),
        Some("kline") => Route::Feed("ws-kline"),
        Some(_) => Route::Unknown,
        None => match message.get("error") {
            Some(error) => refused(error),
            None if message.get("code").is_some() => refused(message),
            None if message.get("id").is_some() && message.get("result").is_some() => Route::Quiet,
            None => Route::Unknown,
        },
    }
}

/// `{"id":1,"status":200,"result":…}`, or an `error` in the result's place.
fn reply(message: &Value) -> Route {
    let error = message.get("error");
    match (message.get("id").and_then(Value::as_u64), error) {
        (Some(id), Some(_)) => Route::Reply { id, at: &["error"] },
        (Some(id), None) => Route::Reply { id, at: &["result"] },
        (None, Some(error)) => refused(error),
        (None, None) => Route::Unknown,
    }
}

/// A forced order. `S` is the side of the order, so that a sell closes a long; what was traded is
/// the filled amount at the average price, not the order's own amount and limit.
pub(super) fn force_order(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let order = event(root, "forceOrder")?.key("o");
    let instrument = symbol::instrument(order.key("s"), House::Futures)?;
    let side = order.key("S");
    let closed = match side.text()? {
        "SELL" => Side::Long,
        "BUY" => Side::Short,
        _ => return Err(side.unknown_word()),
    };
    let at = order.key("T").json_millis(reading)?;
    let filled = order.key("z");
    let count = filled.coins()?;
    let mut decoded = Decoded::default();
    if count.0 <= 0.0 {
        // The order is in the book and has traded nothing yet: nothing is closed.
        return Ok(decoded);
    }
    let price = order.key("ap").price()?;
    let (amount, notional) = if instrument.kind == ContractKind::Inverse {
        let unknown = || filled.blame(Problem::UnitUnknown(quote(&instrument.symbol)));
        let spec = reading.specs.spec(root.venue(), &instrument.symbol).ok_or_else(unknown)?;
        let worth = |contracts| -> Option<(Coins, Usd)> {
            Some((spec.size.coins(contracts, Some(price))?, spec.size.usd(contracts, Some(price))?))
        };
        worth(count.0).ok_or_else(unknown)?
    } else {
        (count, count * price)
    };
    decoded.push(
        &instrument,
        Liquidation { at, closed, price, price_is: PriceKind::Average, amount, notional, id: None },
    );
    Ok(decoded)
}

pub(super) fn mark_price(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let names = MarkNames { symbol: "s", at: "E", mark: "p", index: "i", rate: "r", next: "T" };
    let mut decoded = Decoded::default();
    figures::mark_row(event(root, "markPriceUpdate")?, &names, reading, &mut decoded)?;
    Ok(decoded)
}

pub(super) fn ticker(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let row = event(root, "24hrTicker")?;
    let instrument = symbol::instrument(row.key("s"), House::Futures)?;
    let counted_in_coins = instrument.kind != ContractKind::Inverse;
    let volume = row.key("v").optional(Node::coins)?;
    let turnover = row.key("q").optional(Node::usd)?;
    let ticker = Ticker {
        at: row.key("E").json_millis(reading)?,
        last: row.key("c").optional(Node::price)?,
        open_24h: row.key("o").optional(Node::price)?,
        mark: None,
        index: None,
        volume_24h: volume.filter(|_| counted_in_coins),
        turnover_24h: turnover.filter(|_| counted_in_coins),
    };
    let mut decoded = Decoded::default();
    decoded.push(&instrument, ticker);
    Ok(decoded)
}

/// A bar that may still be running.
pub(super) fn kline(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let row = event(root, "kline")?.key("k");
    let instrument = symbol::instrument(row.key("s"), House::Futures)?;
    let prices = Prices {
        open: row.key("o").price()?,
        high: row.key("h").price()?,
        low: row.key("l").price()?,
        close: row.key("c").price()?,
    };
    let volume = row.key("v").coins()?;
    let bought = rest::taker_bought(row.key("V"), volume)?;
    let coins = instrument.kind != ContractKind::Inverse;
    let start = row.key("t").json_millis(reading)?;
    let candle = bar::candle(
        row,
        start,
        match interval(row.key("i"))? {
            Some(length) => length,
            None => bar::length(start, row.key("T"))?,
        },
        prices,
        Some(volume).filter(|_| coins),
        Some(bought).filter(|_| coins),
    )?;
    let mut decoded = Decoded::default();
    decoded.push(&instrument, candle);
    Ok(decoded)
}

/// A length such as `1s`, `15m`, `1h`, `1d` or `1w`; `None` for a month, which has no fixed one.
fn interval(node: Node<'_>) -> Result<Option<Millis>, DecodeError> {
    let text = node.text()?;
    let unit = match text.bytes().last() {
        _ if text == "1M" => return Ok(None),
        Some(b's') => Millis::SECOND,
        Some(b'm') => Millis::MINUTE,
        Some(b'h') => Millis::HOUR,
        Some(b'd') => Millis::DAY,
        Some(b'w') => Millis::days(7),
        _ => return Err(node.unknown_word()),
    };
    let count = text.get(..text.len() - 1).and_then(|count| count.parse::<i64>().ok());
    match count {
        Some(count @ 1..=60) => Ok(Some(unit * count)),
        _ => Err(node.unknown_word()),
    }
}
