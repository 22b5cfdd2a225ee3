//! Gate's socket of perpetuals margined in USDT.

use crate::cli::twin::book;
use crate::cli::twin::gate::{by_symbol, contract_size, history, levels, symbol, ticker};
use crate::cli::twin::scenario::Market;
use crate::cli::twin::socket::Speaker;
use crate::cli::twin::wire::{View, count, number, seconds, span, text};
use crate::cli::twin::world::Place;
use crate::units::{Millis, UnixMillis};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How often a state is told.
const STATES_EVERY: Millis = Millis::SECOND;

/// One client's subscriptions: channel and payload.
#[derive(Default)]
pub struct Channels {
    subscribed: Vec<(String, Vec<String>)>,
    told: UnixMillis,
    /// The newest change of each contract's book that was told.
    books: BTreeMap<String, UnixMillis>,
}

impl Speaker for Channels {
    fn hear(&mut self, view: &View<'_>, message: &str) -> Vec<String> {
        let message: Value = serde_json::from_str(message).unwrap_or_default();
        let word = |name: &str| message.get(name).and_then(Value::as_str).unwrap_or("").to_owned();
        let (channel, event) = (word("channel"), word("event"));
        if channel == "futures.ping" {
            return vec![envelope(view, "futures.pong", "", &Value::Null)];
        }
        let payload: Vec<String> = message
            .get("payload")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect();
        let known = |named: &String| named == "!all" || by_symbol(view, named).is_some();
        let fits = match channel.as_str() {
            "futures.tickers"
            | "futures.public_liquidates"
            | "futures.book_ticker"
            | "futures.trades" => payload.iter().all(known),
            // The contract, and then how often and how deep.
            "futures.contract_stats" | "futures.order_book_update" | "futures.order_book" => {
                payload.first().is_some_and(known)
            }
            "futures.candlesticks" => candle(view, &payload).is_some(),
            _ => false,
        };
        match event.as_str() {
            "subscribe" if fits && !payload.is_empty() => {
                self.subscribed.push((channel.clone(), payload));
                // What is new is told at once.
                self.told = UnixMillis(0);
                vec![accepted(view, &message)]
            }
            "unsubscribe" => {
                self.subscribed.retain(|kept| *kept != (channel.clone(), payload.clone()));
                vec![accepted(view, &message)]
            }
            _ => {
                let mut refusal = json!({
                    "time": seconds(view.now), "time_ms": view.now.0, "channel": channel,
                    "event": event, "result": null,
                });
                refusal["error"] = json!({ "code": 2, "message": "unknown contract or channel" });
                vec![refusal.to_string()]
            }
        }
    }

    fn tell(&mut self, view: &View<'_>, since: UnixMillis) -> Vec<String> {
        let due = view.now - self.told >= STATES_EVERY;
        if due {
            self.told = view.now;
        }
        let mut messages = Vec::new();
        for (channel, payload) in &self.subscribed {
            if channel == "futures.order_book_update" {
                let named = payload.first().map_or("", String::as_str);
                let told = order_book_updates(view, named, self.books.get(named).copied());
                messages.extend(told.iter().map(|row| envelope(view, channel, "update", row)));
            }
            if channel == "futures.order_book" && due {
                let told = order_book(view, payload);
                messages.extend(told.map(|row| envelope(view, channel, "all", &row)));
            }
            if channel == "futures.book_ticker" && due {
                let places = payload.iter().filter_map(|named| by_symbol(view, named));
                let told = places.map(|place| book_ticker(view, &place));
                messages.extend(told.map(|row| envelope(view, channel, "update", &row)));
            }
            let rows: Vec<Value> = match channel.as_str() {
                "futures.public_liquidates" => liquidates(view, payload, since),
                "futures.trades" => trades(view, payload, since),
                "futures.tickers" if due => payload
                    .iter()
                    .filter_map(|named| by_symbol(view, named))
                    .map(|place| ticker(view, &place))
                    .collect(),
                "futures.contract_stats" if due => contract_stats(view, payload),
                "futures.candlesticks" if due => candle(view, payload).into_iter().collect(),
                _ => Vec::new(),
            };
            if !rows.is_empty() {
                messages.push(envelope(view, channel, "update", &Value::Array(rows)));
            }
        }
        let books = self.subscribed.iter().filter(|of| of.0 == "futures.order_book_update");
        let now = book::since(view.now);
        self.books = books.filter_map(|of| Some((of.1.first()?.clone(), now))).collect();
        messages
    }
}

/// A confirmation, with the request's id where it had one.
fn accepted(view: &View<'_>, message: &Value) -> String {
    let mut told = json!({
        "time": seconds(view.now), "time_ms": view.now.0, "channel": message.get("channel"),
        "event": message.get("event"), "result": { "status": "success" },
    });
    if let Some(id) = message.get("id") {
        told["id"] = id.clone();
    }
    told.to_string()
}

fn envelope(view: &View<'_>, channel: &str, event: &str, result: &Value) -> String {
    json!({
        "time": seconds(view.now), "time_ms": view.now.0, "channel": channel, "event": event,
        "result": result,
    })
    .to_string()
}

/// The running bar of the interval and the contract that are named.
fn candle(view: &View<'_>, payload: &[String]) -> Option<Value> {
    let [interval, named] = payload else { return None };
    let (place, step) = (by_symbol(view, named)?, span(interval)?);
    let mut row = history::candle(view, &place, view.now.floor(step), step, 1.0);
    row["n"] = format!("{interval}_{named}").into();
    Some(row)
}

/// The best bid and ask.
fn book_ticker(view: &View<'_>, place: &Place<'_>) -> Value {
    let (bids, asks) = place.book(view.now, 1);
    let of = |side: &[(f64, f64)]| side.first().copied().unwrap_or_default();
    let (bid, ask) = (of(&bids), of(&asks));
    let size = contract_size(place.asset);
    json!({
        "t": view.now.0, "u": view.now.0, "s": symbol(place.asset),
        "b": text(bid.0), "B": count(bid.1 / size), "a": text(ask.0), "A": count(ask.1 / size),
    })
}

/// What became of a contract's book since it was told of last.
fn order_book_updates(view: &View<'_>, named: &str, told: Option<UnixMillis>) -> Vec<Value> {
    let Some(place) = by_symbol(view, named) else { return Vec::new() };
    let row = |change: &book::Change| {
        json!({
            "t": change.at.0, "s": named, "U": change.before.0 + 1, "u": change.at.0,
            "b": levels(&place, &change.bids), "a": levels(&place, &change.asks),
        })
    };
    book::changes(&place, told, view.now).iter().map(row).collect()
}

/// The whole book of a contract, as deep as the payload says.
fn order_book(view: &View<'_>, payload: &[String]) -> Option<Value> {
    let place = by_symbol(view, payload.first()?)?;
    let most = payload.get(1).and_then(|levels| levels.parse().ok()).unwrap_or(20);
    let (bids, asks) = book::standing(&place, view.now, most);
    let since = book::since(view.now).0;
    Some(json!({
        "t": since, "id": since, "contract": symbol(place.asset),
        "asks": levels(&place, &asks), "bids": levels(&place, &bids),
    }))
}

/// Trades that closed a position by force; no others are played. A taker that sells, and so closes
/// a long, has a size below zero.
fn trades(view: &View<'_>, payload: &[String], since: UnixMillis) -> Vec<Value> {
    let mut rows = Vec::new();
    for place in payload.iter().filter_map(|named| by_symbol(view, named)) {
        for event in place.forced(since, view.now) {
            let position = event.coins / contract_size(place.asset) * history::sign(event.closed);
            rows.push(json!({
                "id": event.number, "contract": symbol(place.asset), "price": text(event.price),
                "size": count(-position), "create_time": seconds(event.at),
                "create_time_ms": event.at.0,
            }));
        }
    }
    rows
}

fn contract_stats(view: &View<'_>, payload: &[String]) -> Vec<Value> {
    let place = payload.first().and_then(|named| by_symbol(view, named));
    let step = payload.get(1).and_then(|word| span(word)).unwrap_or(Millis::MINUTE);
    place
        .map(|place| history::stats(view, &place, view.now.floor(step), step))
        .into_iter()
        .collect()
}

/// Every liquidation order; one that sells, and so closes a long, has a size below zero.
fn liquidates(view: &View<'_>, payload: &[String], since: UnixMillis) -> Vec<Value> {
    let all = payload.iter().any(|named| named == "!all");
    let mut rows = Vec::new();
    for place in view.places(Market::Gate) {
        if !all && !payload.contains(&symbol(place.asset)) {
            continue;
        }
        for event in place.forced(since, view.now) {
            let position = event.coins / contract_size(place.asset) * history::sign(event.closed);
            rows.push(json!({
                "contract": symbol(place.asset), "price": number(event.price),
                "size": count(-position), "time": seconds(event.at), "time_ms": event.at.0,
            }));
        }
    }
    rows
}
