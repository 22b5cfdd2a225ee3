//! Bybit's public stream: acknowledgement, a ticker's snapshot and then its changes, liquidations.

use crate::cli::twin::bybit::{self, kline};
use crate::cli::twin::socket::Speaker;
use crate::cli::twin::wire::{View, text};
use crate::cli::twin::world::Forced;
use crate::market::Side;
use crate::units::{Millis, UnixMillis};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// How often a changed ticker is told, and its trading at least.
const TICKERS_EVERY: Millis = Millis::SECOND;

/// One client's subscriptions.
#[derive(Default)]
pub struct Stream {
    tickers: BTreeMap<String, Value>,
    liquidations: Vec<String>,
    /// Topics of trades.
    trades: BTreeSet<String>,
    /// Topics of bars and books.
    states: BTreeSet<String>,
    told: UnixMillis,
}

impl Speaker for Stream {
    fn hear(&mut self, view: &View<'_>, message: &str) -> Vec<String> {
        let Ok(message) = serde_json::from_str::<Value>(message) else {
            return vec![refused("", "Invalid JSON")];
        };
        let id = message.get("req_id").and_then(Value::as_str).unwrap_or("");
        match message.get("op").and_then(Value::as_str) {
            Some("ping") => vec![
                json!({ "success": true, "ret_msg": "pong", "conn_id": CONNECTION, "req_id": id,
                        "op": "ping" })
                .to_string(),
            ],
            Some("subscribe") => self.subscribe(view, &message, id),
            Some("unsubscribe") => {
                for topic in topics(&message) {
                    self.states.remove(&topic);
                    self.trades.remove(&topic);
                    self.tickers.remove(topic.trim_start_matches("tickers."));
                    self.liquidations
                        .retain(|symbol| Some(&**symbol) != topic.strip_prefix("allLiquidation."));
                }
                vec![accepted(id, "unsubscribe")]
            }
            _ => vec![refused(id, "error:request op not found")],
        }
    }

    fn tell(&mut self, view: &View<'_>, since: UnixMillis) -> Vec<String> {
        let mut messages = Vec::new();
        if view.now - self.told >= TICKERS_EVERY {
            self.told = view.now;
            for (symbol, known) in &mut self.tickers {
                messages.extend(delta(view, symbol, known));
            }
            messages.extend(self.states.iter().filter_map(|topic| state(view, topic)));
        }
        for symbol in &self.liquidations {
            messages.extend(liquidations(view, symbol, since));
        }
        for topic in &self.trades {
            messages.extend(trades(view, topic, since));
        }
        messages
    }
}

const CONNECTION: &str = "cejreaspqfm9se7usbrg-2xh";

fn topics(message: &Value) -> Vec<String> {
    let args = message.get("args").and_then(Value::as_array);
    args.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn accepted(id: &str, op: &str) -> String {
    json!({ "success": true, "ret_msg": "", "conn_id": CONNECTION, "req_id": id, "op": op })
        .to_string()
}

fn refused(id: &str, why: &str) -> String {
    json!({ "success": false, "ret_msg": why, "conn_id": CONNECTION, "req_id": id,
            "op": "subscribe" })
    .to_string()
}

impl Stream {
    fn subscribe(&mut self, view: &View<'_>, message: &Value, id: &str) -> Vec<String> {
        let topics = topics(message);
        let known = |topic: &String| {
            let place = topic.rsplit('.').next().and_then(|name| bybit::by_symbol(view, name));
            let channel = topic.split('.').next().unwrap_or("");
            place.is_some()
                && (matches!(channel, "tickers" | "allLiquidation" | "publicTrade")
                    || state(view, topic).is_some())
        };
        if let Some(unknown) = topics.iter().find(|topic| !known(topic)) {
            return vec![refused(id, &format!("error:handler not found,topic:{unknown}"))];
        }
        let mut messages = vec![accepted(id, "subscribe")];
        for topic in &topics {
            if let Some(symbol) = topic.strip_prefix("tickers.") {
                let Some(place) = bybit::by_symbol(view, symbol) else { continue };
                let ticker = bybit::ticker(view, &place);
                messages.push(ticker_message(view, symbol, "snapshot", &ticker));
                self.tickers.insert(symbol.to_owned(), ticker);
            } else if let Some(symbol) = topic.strip_prefix("allLiquidation.") {
                self.liquidations.push(symbol.to_owned());
            } else if topic.starts_with("publicTrade.") {
                self.trades.insert(topic.clone());
            } else if let Some(state) = state(view, topic) {
                messages.push(state);
                self.states.insert(topic.clone());
            }
        }
        messages
    }
}

/// What a topic of bars, books or limits says now: the running bar, or the whole book anew.
fn state(view: &View<'_>, topic: &str) -> Option<String> {
    let (channel, symbol) = topic.rsplit_once('.')?;
    let place = bybit::by_symbol(view, symbol)?;
    let data = match channel.split_once('.') {
        None if channel == "priceLimit" => bybit::price_limit(view, &place),
        Some(("kline", of)) => json!([kline::running(view, &place, of)?]),
        Some(("orderbook", "rpi")) => bybit::without_rpi(bybit::book(view, &place, 50)),
        Some(("orderbook", of)) => bybit::book(view, &place, of.parse().ok()?),
        _ => return None,
    };
    let now = view.now.0;
    let message =
        json!({ "topic": topic, "type": "snapshot", "ts": now, "cts": now, "data": data });
    Some(message.to_string())
}

fn ticker_message(view: &View<'_>, symbol: &str, kind: &str, data: &Value) -> String {
    let (topic, now) = (format!("tickers.{symbol}"), view.now.0);
    json!({ "topic": topic, "type": kind, "data": data, "cs": now, "ts": now }).to_string()
}

/// What changed since the last message about this symbol; its trading is always told.
fn delta(view: &View<'_>, symbol: &str, known: &mut Value) -> Option<String> {
    let place = bybit::by_symbol(view, symbol)?;
    let fresh = bybit::ticker(view, &place);
    let changed: Map<String, Value> = fresh
        .as_object()?
        .iter()
        .filter(|(name, value)| {
            matches!(name.as_str(), "symbol" | "volume24h" | "turnover24h")
                || known.get(name.as_str()) != Some(value)
        })
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    *known = fresh;
    Some(ticker_message(view, symbol, "delta", &Value::Object(changed)))
}

/// Trades that closed a position by force; no others are played. The side is the taker's.
fn trades(view: &View<'_>, topic: &str, since: UnixMillis) -> Option<String> {
    let symbol = topic.strip_prefix("publicTrade.")?;
    let place = bybit::by_symbol(view, symbol)?;
    let row = |event: &Forced| {
        json!({
            "T": event.at.0, "s": symbol, "v": text(event.coins), "p": text(event.price),
            "S": if event.closed == Side::Long { "Sell" } else { "Buy" },
            "L": "ZeroMinusTick", "i": format!("{symbol}-{}", event.number), "BT": false,
            "RPI": false, "seq": event.at.0,
        })
    };
    let rows: Vec<Value> = place.forced(since, view.now).iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        json!({ "topic": topic, "type": "snapshot", "ts": view.now.0, "data": rows }).to_string()
    })
}

fn liquidations(view: &View<'_>, symbol: &str, since: UnixMillis) -> Option<String> {
    let place = bybit::by_symbol(view, symbol)?;
    let rows: Vec<Value> = place
        .forced(since, view.now)
        .iter()
        .map(|event| {
            // The side of the position: "Buy" means that a long was closed.
            let side = if event.closed == Side::Long { "Buy" } else { "Sell" };
            json!({
                "T": event.at.0, "s": symbol, "S": side,
                "v": text(event.coins), "p": text(event.price),
            })
        })
        .collect();
    let topic = format!("allLiquidation.{symbol}");
    (!rows.is_empty()).then(|| {
        json!({ "topic": topic, "type": "snapshot", "ts": view.now.0, "data": rows }).to_string()
    })
}
