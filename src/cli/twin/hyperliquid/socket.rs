//! Hyperliquid's socket: streams, and the same questions as over HTTP.

use crate::cli::twin::hyperliquid::{best, book, by_name, context, info, running_candle};
use crate::cli::twin::socket::Speaker;
use crate::cli::twin::wire::View;
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
                // Single trades are not played.
                None if is_of_trades(view, &of) => vec![confirmed(method, &of)],
                None => vec![refused(&format!("Invalid subscription {of}"))],
            },
            "unsubscribe" => {
                self.subscribed.retain(|kept| *kept != of);
                vec![confirmed(method, &of)]
            }
            _ => vec![refused("Error parsing JSON into valid websocket request")],
        }
    }

    fn tell(&mut self, view: &View<'_>, _since: UnixMillis) -> Vec<String> {
        if view.now - self.told < STATES_EVERY {
            return Vec::new();
        }
        self.told = view.now;
        self.subscribed.iter().filter_map(|of| state(view, of)).collect()
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
