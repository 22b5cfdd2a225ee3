//! Gate's public socket for contracts margined in USDT.
//! <https://www.gate.com/docs/developers/futures/ws/en/>

use crate::json::{Value, json};
use crate::market::{Asset, Liquidation, PriceKind, Side};
use crate::units::{Millis, UnixMillis};
use crate::venues::adapter::{Decoded, KeepAlive, Reading, Route, Socket};
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::gate::{answer, rest, stats, symbol};
use crate::venues::node::Node;
use crate::venues::rows;

pub(super) const USDT: &str = "usdt";

const TICKERS: &str = "futures.tickers";
const CONTRACT_STATS: &str = "futures.contract_stats";
const PUBLIC_LIQUIDATES: &str = "futures.public_liquidates";

pub(super) const SOCKET: Socket = Socket {
    name: USDT,
    url: "wss://fx-ws.gateio.ws/v4/ws/usdt",
    subscribe,
    keep_alive: Some(KeepAlive { every: Millis::seconds(15), text: ping }),
    route,
    longest: None,
};

fn seconds(now: UnixMillis) -> i64 {
    now.0.div_euclid(1_000)
}

fn ping(now: UnixMillis) -> String {
    json!({ "time": seconds(now), "channel": "futures.ping" }).to_string()
}

/// One message a coin and channel, so that a coin which is not listed costs the others nothing.
/// Liquidations are asked for by contract as well, not with `!all`: those of other contracts would
/// be in units that nobody has asked for.
fn subscribe(assets: &[Asset], now: UnixMillis) -> Vec<String> {
    let time = seconds(now);
    let message = |channel: &str, payload: &[&str]| {
        json!({ "time": time, "channel": channel, "event": "subscribe", "payload": payload })
            .to_string()
    };
    assets
        .iter()
        .map(|&asset| symbol::perpetual(asset))
        .flat_map(|symbol| {
            [
                message(TICKERS, &[&symbol]),
                message(CONTRACT_STATS, &[&symbol, "1m"]),
                message(PUBLIC_LIQUIDATES, &[&symbol]),
            ]
        })
        .collect()
}

fn route(message: &Value) -> Route {
    let word = |at: &[&str]| message.within(at).and_then(Value::as_str);
    if message.get("error").is_some_and(|error| !error.is_null()) {
        return Route::Refused(quote(word(&["error", "message"]).unwrap_or_default()));
    }
    match (word(&["channel"]), word(&["event"])) {
        (Some("futures.pong"), _) | (_, Some("subscribe" | "unsubscribe")) => Route::Quiet,
        (Some(TICKERS), Some("update" | "all")) => Route::Feed("ws-tickers"),
        (Some(CONTRACT_STATS), Some("update" | "all")) => Route::Feed("ws-contract-stats"),
        (Some(PUBLIC_LIQUIDATES), Some("update" | "all")) => Route::Feed("ws-public-liquidates"),
        _ => Route::Unknown,
    }
}

pub(super) fn tickers(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let rows = answer::pushed(root, TICKERS)?;
    let exact = root.key("time_ms");
    let at = if exact.is_present() { exact } else { root.key("time") }.either_instant(reading)?;
    Ok(rows::each(rows, |row, into| rest::ticker(row, at, reading, into)))
}

pub(super) fn contract_stats(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    let rows = answer::pushed(root, CONTRACT_STATS)?;
    Ok(stats::read(rows, reading, Millis::MINUTE))
}

/// Liquidation orders. `size` is the order's, and an order of this venue is negative when it sells:
/// a forced sell closes a long. `price` is the order's as well.
pub(super) fn public_liquidates(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    let rows = answer::pushed(root, PUBLIC_LIQUIDATES)?;
    Ok(rows::each(rows, |row, into| {
        let instrument = symbol::instrument(row.key("contract"))?;
        let size = row.key("size");
        let order = size.either_number()?;
        if order == 0.0 {
            return Err(size.blame(Problem::OutOfRange("0".to_owned())));
        }
        let closed = if order < 0.0 { Side::Long } else { Side::Short };
        let price = row.key("price").either_price()?;
        let amount = answer::coins(size, order.abs(), &instrument, Some(price), reading)?;
        let exact = row.key("time_ms");
        let at = if exact.is_present() { exact } else { row.key("time") };
        into.push(
            &instrument,
            Liquidation {
                at: at.either_instant(reading)?,
                closed,
                price,
                price_is: PriceKind::Order,
                amount,
                notional: amount * price,
                id: None,
            },
        );
        Ok(())
    }))
}
