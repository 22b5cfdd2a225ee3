//! Hyperliquid's socket: streams, and the same questions as over HTTP.

use crate::cli::twin::hyperliquid::{best, book, by_name, context, info, running_candle};
use crate::cli::twin::socket::Speaker;
use crate::cli::twin::wire::{View, text};
use crate::cli::twin::world::Forced;
use crate::market::Side;
use crate::units::{Millis, UnixMillis};
use serde_json::{Value, json};

/// How often a state is told.
const STATES_EVERY: Millis = Millis::SECOND;

/// One client's subscriptions.
#[derive(Default)]
pub struct Channels {
    subscribed: Vec<Value>,
    told: UnixMillis,
}

impl Speaker for Channels {
    fn hear(&mut self, view: &View<'_>, message: &str) -> Vec<String> {
        let message: Value = serde_json::from_str(message).unwrap_or_default();
        let of = message.get("subscription").cloned().unwrap_or_default();
        let method = message.get("method").and_then(Value::as_str).unwrap_or("");
        match method {
            "ping" => vec![json!({ "channel": "pong" }).to_string()],
            "post" => vec![posted(view, &message)],
            "subscribe" => match state(view, &of) {
                Some(state) => {
                    self.subscribed.push(of.clone());
                    vec![confirmed(method, &of), state]
                }
                None if is_of_trades(view, &of) => {
                    self.subscribed.push(of.clone());
                    vec![confirmed(method, &of)]
                }
                None => vec![refused(&format!("Invalid subscription {of}"))],
            },
            "unsubscribe" => {
                self.subscribed.retain(|kept| *kept != of);
                vec![confirmed(method, &of)]
            }
            _ => vec![refused("Error parsing JSON into valid websocket request")],
        }
    }

    fn tell(&mut self, view: &View<'_>, since: UnixMillis) -> Vec<String> {
        let events = self.subscribed.iter().filter_map(|of| trades(view, of, since));
        let mut messages: Vec<String> = events.collect();
        if view.now - self.told >= STATES_EVERY {
            self.told = view.now;
            messages.extend(self.subscribed.iter().filter_map(|of| state(view, of)));
        }
        messages
    }
}

fn confirmed(method: &str, of: &Value) -> String {
    let data = json!({ "method": method, "subscription": of });
    json!({ "channel": "subscriptionResponse", "data": data }).to_string()
}

fn refused(why: &str) -> String {
    json!({ "channel": "error", "data": why }).to_string()
}

fn posted(view: &View<'_>, message: &Value) -> String {
    let question = message.pointer("/request/payload").cloned().unwrap_or_default();
    let response = match info(view, &question) {
        Some(data) => json!({
            "type": "info", "payload": { "type": question.get("type"), "data": data },
        }),
        None => json!({ "type": "error", "payload": "422 Unprocessable Entity" }),
    };
    let data = json!({ "id": message.get("id"), "response": response });
    json!({ "channel": "post", "data": data }).to_string()
}

fn is_of_trades(view: &View<'_>, of: &Value) -> bool {
    let word = |name: &str| of.get(name).and_then(Value::as_str);
    word("type") == Some("trades") && word("coin").is_some_and(|coin| by_name(view, coin).is_some())
}

/// Trades that closed a position by force; no others are played. A taker that sells is on side A.
fn trades(view: &View<'_>, of: &Value, since: UnixMillis) -> Option<String> {
    let word = |name: &str| of.get(name).and_then(Value::as_str);
    let place = by_name(view, word("coin")?).filter(|_| word("type") == Some("trades"))?;
    let row = |event: &Forced| {
        json!({
            "coin": place.asset.ticker(), "side": if event.closed == Side::Long { "A" } else { "B" },
            "px": text(event.price), "sz": text(event.coins), "time": event.at.0,
            "hash": format!("0x{:064x}", event.number), "tid": event.number, "users": [],
        })
    };
    let rows: Vec<Value> = place.forced(since, view.now).iter().map(row).collect();
    (!rows.is_empty()).then(|| json!({ "channel": "trades", "data": rows }).to_string())
}

/// What a subscription says now.
fn state(view: &View<'_>, of: &Value) -> Option<String> {
    let kind = of.get("type").and_then(Value::as_str)?;
    let place = || by_name(view, of.get("coin").and_then(Value::as_str)?);
    let data = match kind {
        "activeAssetCtx" => {
            let place = place()?;
            json!({ "coin": place.asset.ticker(), "ctx": context(view, &place) })
        }
        "l2Book" => book(view, &place()?),
        "bbo" => best(view, &place()?),
        "candle" => running_candle(view, &place()?, of.get("interval").and_then(Value::as_str)?)?,
        "allMids" => json!({ "mids": info(view, &json!({ "type": "allMids" }))? }),
        _ => return None,
    };
    Some(json!({ "channel": kind, "data": data }).to_string())
}
