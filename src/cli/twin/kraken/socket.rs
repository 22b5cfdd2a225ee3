//! Kraken's spot socket, version 2.

use crate::cli::twin::iso;
use crate::cli::twin::kraken::{by_symbol, socket_ticker};
use crate::cli::twin::socket::Speaker;
use crate::cli::twin::wire::View;
use crate::units::{Millis, UnixMillis};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// How often a ticker is told.
const TICKERS_EVERY: Millis = Millis::SECOND;

/// One client's subscriptions.
#[derive(Default)]
pub struct Feed {
    symbols: BTreeSet<String>,
    told: UnixMillis,
}

impl Speaker for Feed {
    fn hear(&mut self, view: &View<'_>, message: &str) -> Vec<String> {
        let message: Value = serde_json::from_str(message).unwrap_or_default();
        let time = iso::text(view.now);
        let method = message.get("method").and_then(Value::as_str).unwrap_or("");
        if method == "ping" {
            return vec![
                json!({ "method": "pong", "time_in": time, "time_out": time }).to_string(),
            ];
        }
        let channel = message.pointer("/params/channel").and_then(Value::as_str).unwrap_or("");
        let symbols = message.pointer("/params/symbol").and_then(Value::as_array);
        let mut messages = Vec::new();
        for symbol in symbols.into_iter().flatten().filter_map(Value::as_str) {
            let known = channel == "ticker" && by_symbol(view, symbol).is_some();
            let mut reply = json!({
                "method": method, "success": known, "time_in": time, "time_out": time,
            });
            if known {
                reply["result"] = json!({ "channel": channel, "symbol": symbol, "snapshot": true });
                if method == "subscribe" {
                    self.symbols.insert(symbol.to_owned());
                } else {
                    self.symbols.remove(symbol);
                }
            } else {
                reply["error"] = format!("Currency pair not supported {symbol}").into();
                reply["symbol"] = symbol.into();
            }
            messages.push(reply.to_string());
            if known && method == "subscribe" {
                messages.extend(ticker(view, symbol, "snapshot"));
            }
        }
        messages
    }

    fn tell(&mut self, view: &View<'_>, _since: UnixMillis) -> Vec<String> {
        if view.now - self.told < TICKERS_EVERY {
            return Vec::new();
        }
        self.told = view.now;
        let heartbeat = json!({ "channel": "heartbeat" }).to_string();
        let tickers = self.symbols.iter().filter_map(|symbol| ticker(view, symbol, "update"));
        tickers.chain([heartbeat]).collect()
    }
}

fn ticker(view: &View<'_>, symbol: &str, kind: &str) -> Option<String> {
    let row = socket_ticker(view, &by_symbol(view, symbol)?);
    Some(json!({ "channel": "ticker", "type": kind, "data": [row] }).to_string())
}
