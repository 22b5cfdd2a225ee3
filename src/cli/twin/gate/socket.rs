//! Gate's socket of perpetuals margined in USDT.

use crate::cli::twin::gate::{by_symbol, contract_size, history, symbol, ticker};
use crate::cli::twin::scenario::Market;
use crate::cli::twin::socket::Speaker;
use crate::cli::twin::wire::{View, count, number, seconds, span, text};
use crate::cli::twin::world::Place;
use crate::units::{Millis, UnixMillis};
use serde_json::{Value, json};

/// How often a state is told.
const STATES_EVERY: Millis = Millis::SECOND;

/// One client's subscriptions: channel and payload.
#[derive(Default)]
pub struct Channels {
    subscribed: Vec<(String, Vec<String>)>,
    told: UnixMillis,
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
            "futures.tickers" | "futures.public_liquidates" | "futures.book_ticker"
            // Single trades are not played.
            | "futures.trades" => payload.iter().all(known),
            "futures.contract_stats" => payload.first().is_some_and(known),
            "futures.candlesticks" => candle(view, &payload).is_some(),
            _ => false,
        };
        match event.as_str() {
            "subscribe" if fits && !payload.is_empty() => {
                self.subscribed.push((channel.clone(), payload));
                // What is new is told at once.
                self.told = UnixMillis(0);
                vec![envelope(view, &channel, &event, &json!({ "status": "success" }))]
            }
            "unsubscribe" => {
                self.subscribed.retain(|kept| *kept != (channel.clone(), payload.clone()));
                vec![envelope(view, &channel, &event, &json!({ "status": "success" }))]
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
            if channel == "futures.book_ticker" && due {
                let places = payload.iter().filter_map(|named| by_symbol(view, named));
                let told = places.map(|place| book_ticker(view, &place));
                messages.extend(told.map(|row| envelope(view, channel, "update", &row)));
            }
            let rows: Vec<Value> = match channel.as_str() {
                "futures.public_liquidates" => liquidates(view, payload, since),
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
        messages
    }
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
