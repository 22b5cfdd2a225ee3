//! Binance's sockets: market streams by name, and requests.

use crate::cli::twin::binance::{self, House, by_symbol, market_page, symbol};
use crate::cli::twin::socket::Speaker;
use crate::cli::twin::wire::{Incoming, View, params, rate, text};
use crate::market::Side;
use crate::units::{Millis, UnixMillis};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// How often a ticker or mark price is told.
const TICKERS_EVERY: Millis = Millis::SECOND;

/// Streams of the futures house.
#[derive(Default)]
pub struct Streams {
    names: BTreeSet<String>,
    /// True where each message is wrapped with its stream's name.
    combined: bool,
    told: UnixMillis,
}

impl Streams {
    /// The streams that an address names: `/market/stream?streams=a/b` or `/market/ws/a`.
    pub fn at(path: &str, query: &str) -> Self {
        let named = match path.strip_prefix("/market/ws") {
            Some(rest) => rest.trim_start_matches('/'),
            None => query.strip_prefix("streams=").unwrap_or(""),
        };
        let names = named.split('/').filter(|name| !name.is_empty()).map(str::to_owned).collect();
        Self { names, combined: path.starts_with("/market/stream"), told: UnixMillis(0) }
    }

    fn wrapped(&self, stream: &str, data: &Value) -> String {
        if self.combined {
            json!({ "stream": stream, "data": data }).to_string()
        } else {
            data.to_string()
        }
    }
}

impl Speaker for Streams {
    fn hear(&mut self, _view: &View<'_>, message: &str) -> Vec<String> {
        let Ok(message) = serde_json::from_str::<Value>(message) else {
            return vec![json!({ "code": 3, "msg": "Invalid JSON" }).to_string()];
        };
        let names = message.get("params").and_then(Value::as_array);
        let names = names.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
        match message.get("method").and_then(Value::as_str) {
            Some("SUBSCRIBE") => {
                self.names.extend(names);
                // What is new is told at once.
                self.told = UnixMillis(0);
            }
            Some("UNSUBSCRIBE") => names.for_each(|name| {
                self.names.remove(&name);
            }),
            _ => return vec![json!({ "code": 2, "msg": "Invalid request" }).to_string()],
        }
        vec![json!({ "result": null, "id": message.get("id") }).to_string()]
    }

    fn tell(&mut self, view: &View<'_>, since: UnixMillis) -> Vec<String> {
        let due = view.now - self.told >= TICKERS_EVERY;
        if due {
            self.told = view.now;
        }
        let mut messages = Vec::new();
        for name in &self.names {
            let Some((lower, channel)) = name.split_once('@') else { continue };
            let channel = channel.split('@').next().unwrap_or(channel);
            let Some(place) = by_symbol(view, &lower.to_ascii_uppercase(), House::Futures) else {
                continue;
            };
            let data: Vec<Value> = match channel {
                "forceOrder" => forced(view, &place, since),
                "markPrice" if due => vec![mark_price(view, &place)],
                "ticker" if due => vec![ticker(view, &place)],
                _ => Vec::new(),
            };
            messages.extend(data.iter().map(|data| self.wrapped(name, data)));
        }
        messages
    }
}

fn mark_price(view: &View<'_>, place: &super::Place<'_>) -> Value {
    json!({
        "e": "markPriceUpdate", "E": view.now.0, "s": symbol(place.asset),
        "p": text(place.mark(view.now)), "P": text(place.mark(view.now)),
        "i": text(place.index(view.now)),
        "r": rate(place.funding(view.now).unwrap_or(0.0)), "T": place.next_funding(view.now).0,
    })
}

fn ticker(view: &View<'_>, place: &super::Place<'_>) -> Value {
    let row = binance::ticker(view, place, House::Futures);
    let of = |name: &str| row.get(name).cloned().unwrap_or_default();
    json!({
        "e": "24hrTicker", "E": view.now.0, "s": symbol(place.asset),
        "p": of("priceChange"), "P": of("priceChangePercent"), "w": of("weightedAvgPrice"),
        "c": of("lastPrice"), "Q": of("lastQty"), "o": of("openPrice"), "h": of("highPrice"),
        "l": of("lowPrice"), "v": of("volume"), "q": of("quoteVolume"), "O": of("openTime"),
        "C": of("closeTime"), "F": of("firstId"), "L": of("lastId"), "n": of("count"),
    })
}

/// At most one a second of a contract is told: the largest of that second.
fn forced(view: &View<'_>, place: &super::Place<'_>, since: UnixMillis) -> Vec<Value> {
    let mut told: Vec<crate::cli::twin::world::Forced> = Vec::new();
    for event in place.forced(since, view.now) {
        match told.last_mut() {
            Some(last) if last.at.floor(Millis::SECOND) == event.at.floor(Millis::SECOND) => {
                if event.coins > last.coins {
                    *last = event;
                }
            }
            _ => told.push(event),
        }
    }
    told.iter()
        .map(|event| {
            // The side of the order: a sell closes a long.
            let side = if event.closed == Side::Long { "SELL" } else { "BUY" };
            let coins = text(event.coins);
            json!({
                "e": "forceOrder", "E": view.now.0,
                "o": {
                    "s": symbol(place.asset), "S": side, "o": "LIMIT", "f": "IOC",
                    "q": coins, "p": text(event.price), "ap": text(event.price),
                    "X": "FILLED", "l": coins, "z": coins, "T": event.at.0,
                },
            })
        })
        .collect()
}

/// Requests over a socket, answered like the same page over HTTP.
pub struct Requests(pub House);

impl Speaker for Requests {
    fn hear(&mut self, view: &View<'_>, message: &str) -> Vec<String> {
        let message: Value = serde_json::from_str(message).unwrap_or_default();
        let id = message.get("id").cloned().unwrap_or_default();
        let query = params(message.get("params"));
        let ask = Incoming { query, ..Incoming::default() };
        let method = message.get("method").and_then(Value::as_str).unwrap_or("");
        let page = method.replacen("ticker.", "ticker/", 1);
        let (status, name, told) = match market_page(view, &ask, self.0, &page) {
            Some(Ok(result)) => (200, "result", result),
            Some(Err((code, msg))) => (400, "error", json!({ "code": code, "msg": msg })),
            None => (400, "error", json!({ "code": -1000, "msg": "Unknown method." })),
        };
        let mut reply = json!({ "id": id, "status": status, "rateLimits": [] });
        reply[name] = told;
        vec![reply.to_string()]
    }

    fn tell(&mut self, _view: &View<'_>, _since: UnixMillis) -> Vec<String> {
        Vec::new()
    }
}

/// An address that was left: it connects and says nothing.
pub struct Silent;

impl Speaker for Silent {
    fn hear(&mut self, _view: &View<'_>, _message: &str) -> Vec<String> {
        Vec::new()
    }

    fn tell(&mut self, _view: &View<'_>, _since: UnixMillis) -> Vec<String> {
        Vec::new()
    }
}
