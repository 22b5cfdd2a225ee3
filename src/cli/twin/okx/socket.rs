//! OKX's public socket.

use crate::cli::twin::okx::{self, by_symbol, history};
use crate::cli::twin::scenario::Market;
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
    args: Vec<Value>,
    told: UnixMillis,
}

impl Speaker for Channels {
    fn hear(&mut self, view: &View<'_>, message: &str) -> Vec<String> {
        if message == "ping" {
            return vec!["pong".to_owned()];
        }
        let message: Value = serde_json::from_str(message).unwrap_or_default();
        let args = message.get("args").and_then(Value::as_array).cloned().unwrap_or_default();
        let op = message.get("op").and_then(Value::as_str).unwrap_or("");
        if args.is_empty() || !matches!(op, "subscribe" | "unsubscribe") {
            return vec![error("60012", "Invalid request")];
        }
        let mut messages = Vec::new();
        for arg in args {
            if op == "unsubscribe" {
                self.args.retain(|kept| *kept != arg);
            } else if states(view, &arg).is_none() && !is_of_events(view, &arg) {
                let named = arg.to_string();
                messages.push(error("60018", &format!("Wrong URL or channel or instId: {named}")));
                continue;
            }
            messages.push(json!({ "event": op, "arg": arg, "connId": "a4d3ae55" }).to_string());
            if op == "subscribe" {
                messages.extend(states(view, &arg).map(|row| pushed(&arg, &json!([row]))));
                self.args.push(arg);
            }
        }
        messages
    }

    fn tell(&mut self, view: &View<'_>, since: UnixMillis) -> Vec<String> {
        let due = view.now - self.told >= STATES_EVERY;
        if due {
            self.told = view.now;
        }
        let mut messages = Vec::new();
        for arg in &self.args {
            if is_liquidations(arg) {
                let rows = liquidations(view, since);
                messages.extend((!rows.is_empty()).then(|| pushed(arg, &json!(rows))));
            } else if is_trades(arg) {
                let rows = trades(view, arg, since);
                messages.extend(rows.iter().map(|row| pushed(arg, &json!([row]))));
            } else if due {
                messages.extend(states(view, arg).map(|row| pushed(arg, &json!([row]))));
            }
        }
        messages
    }
}

fn error(code: &str, msg: &str) -> String {
    json!({ "event": "error", "code": code, "msg": msg, "connId": "a4d3ae55" }).to_string()
}

fn pushed(arg: &Value, data: &Value) -> String {
    let mut message = json!({ "arg": arg, "data": data });
    // Books that go on by changes begin with the whole; each is told whole here.
    if matches!(word(arg, "channel"), "books" | "books-l2-tbt" | "books50-l2-tbt") {
        message["action"] = "snapshot".into();
    }
    message.to_string()
}

fn word<'a>(arg: &'a Value, name: &str) -> &'a str {
    arg.get(name).and_then(Value::as_str).unwrap_or("")
}

fn is_liquidations(arg: &Value) -> bool {
    word(arg, "channel") == "liquidation-orders" && word(arg, "instType") == "SWAP"
}

fn is_trades(arg: &Value) -> bool {
    matches!(word(arg, "channel"), "trades" | "trades-all")
}

fn is_of_events(view: &View<'_>, arg: &Value) -> bool {
    let of_contract = by_symbol(view, word(arg, "instId")).is_some();
    is_liquidations(arg) || (is_trades(arg) && of_contract)
}

/// What a channel of states says now; `None` for one that is not known.
fn states(view: &View<'_>, arg: &Value) -> Option<Value> {
    let place = by_symbol(view, word(arg, "instId"))?;
    Some(match word(arg, "channel") {
        "tickers" => okx::ticker(view, &place),
        "open-interest" => okx::open_interest(view, &place),
        "funding-rate" => okx::funding_rate(view, &place),
        "mark-price" => okx::mark_price(view, &place),
        "bbo-tbt" => okx::book(view, &place, 1),
        "books5" => okx::book(view, &place, 5),
        "books50-l2-tbt" => okx::book(view, &place, 50),
        "books" | "books-l2-tbt" => {
            let mut book = okx::book(view, &place, 400);
            // Of a whole book there is none before.
            book["prevSeqId"] = (-1).into();
            book
        }
        other => history::running(view, &place, other.strip_prefix("candle")?)?,
    })
}

/// Trades that closed a position by force; no others are played. The side is the taker's.
fn trades(view: &View<'_>, arg: &Value, since: UnixMillis) -> Vec<Value> {
    let Some(place) = by_symbol(view, word(arg, "instId")) else { return Vec::new() };
    let row = |event: &Forced| {
        let side = if event.closed == Side::Long { "sell" } else { "buy" };
        json!({
            "instId": okx::symbol(place.asset), "tradeId": event.number.to_string(),
            "px": text(event.price), "sz": text(event.coins / okx::contract_size(place.asset)),
            "side": side, "ts": event.at.to_string(), "count": "1", "source": "0",
            "seqId": event.at.0,
        })
    };
    place.forced(since, view.now).iter().map(row).collect()
}

/// At most one a second of a contract is told, the last of that second.
fn liquidations(view: &View<'_>, since: UnixMillis) -> Vec<Value> {
    let mut rows = Vec::new();
    for place in view.places(Market::Okx) {
        let mut told: Vec<Forced> = Vec::new();
        for event in place.forced(since, view.now) {
            let second = event.at.floor(Millis::SECOND);
            told.retain(|last| last.at.floor(Millis::SECOND) != second);
            told.push(event);
        }
        if !told.is_empty() {
            rows.push(history::liquidation_row(&place, &told));
        }
    }
    rows
}
