//! Deribit's socket: JSON-RPC requests and subscriptions.

use crate::cli::twin::book;
use crate::cli::twin::deribit::{self, by_symbol, history};
use crate::cli::twin::socket::Speaker;
use crate::cli::twin::wire::{Incoming, View, number, params};
use crate::cli::twin::world::Place;
use crate::market::Asset;
use crate::units::{Millis, UnixMillis};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How often a state is told.
const STATES_EVERY: Millis = Millis::SECOND;

/// One client's subscriptions.
#[derive(Default)]
pub struct JsonRpc {
    channels: Vec<String>,
    told: UnixMillis,
    /// The newest change of each book that was told.
    books: BTreeMap<String, UnixMillis>,
}

impl Speaker for JsonRpc {
    fn hear(&mut self, view: &View<'_>, message: &str) -> Vec<String> {
        let message: Value = serde_json::from_str(message).unwrap_or_default();
        let method = message.get("method").and_then(Value::as_str).unwrap_or("");
        let parameters = message.get("params");
        let named = parameters.and_then(|found| found.get("channels")).and_then(Value::as_array);
        let named: Vec<String> = named
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .filter(|channel| is_known(view, channel))
            .map(str::to_owned)
            .collect();
        let told = match method {
            "public/subscribe" => {
                self.channels.extend(named.clone());
                let changing = named.iter().filter(|channel| changing(view, channel).is_some());
                let now = book::since(view.now);
                self.books.extend(changing.map(|channel| (channel.clone(), now)));
                Ok(json!(named))
            }
            "public/unsubscribe" => {
                self.channels.retain(|kept| !named.contains(kept));
                self.books.retain(|kept, _| !named.contains(kept));
                Ok(json!(named))
            }
            "public/set_heartbeat" | "public/disable_heartbeat" => Ok(json!("ok")),
            "public/hello" => Ok(json!({ "version": "1.2.26" })),
            _ => {
                let ask = Incoming { query: params(parameters), ..Incoming::default() };
                deribit::call(view, method, &ask)
            }
        };
        let reply = deribit::envelope(view, told, message.get("id")).to_string();
        let mut messages = vec![reply];
        if method == "public/subscribe" {
            messages.extend(named.iter().filter_map(|channel| state(view, channel)));
        }
        messages
    }

    fn tell(&mut self, view: &View<'_>, since: UnixMillis) -> Vec<String> {
        let due = view.now - self.told >= STATES_EVERY;
        if due {
            self.told = view.now;
        }
        let mut messages = Vec::new();
        for channel in &self.channels {
            if let Some(rest) = channel.strip_prefix("trades.") {
                messages.extend(trades(view, channel, rest, since));
            } else if let Some(place) = changing(view, channel) {
                let changes = book::changes(&place, self.books.get(channel).copied(), view.now);
                messages.extend(changes.iter().map(|change| book_change(&place, channel, change)));
            } else if due {
                messages.extend(state(view, channel));
            }
        }
        for told in self.books.values_mut() {
            *told = book::since(view.now);
        }
        messages
    }
}

fn pushed(channel: &str, data: &Value) -> String {
    let parameters = json!({ "channel": channel, "data": data });
    json!({ "jsonrpc": "2.0", "method": "subscription", "params": parameters }).to_string()
}

fn is_known(view: &View<'_>, channel: &str) -> bool {
    let trades = channel.strip_prefix("trades.").and_then(|rest| rest.split('.').next());
    trades.is_some_and(|name| by_symbol(view, name).is_some()) || state(view, channel).is_some()
}

/// What a channel of states says now.
fn state(view: &View<'_>, channel: &str) -> Option<String> {
    let (kind, rest) = channel.split_once('.')?;
    let name = rest.split('.').next()?;
    let data = match kind {
        "ticker" => deribit::ticker(view, &by_symbol(view, name)?),
        "book" => book_state(view, &by_symbol(view, name)?, rest)?,
        "quote" => deribit::quote(view, &by_symbol(view, name)?),
        // `chart.trades.INSTRUMENT.RESOLUTION`
        "chart" => {
            let (instrument, resolution) = rest.strip_prefix("trades.")?.split_once('.')?;
            history::running(view, &by_symbol(view, instrument)?, resolution)?
        }
        "deribit_volatility_index" => {
            let coin = Asset::new(name.strip_suffix("_usd")?)?;
            let path = view.world.scenario.implied_volatility_pct.get(&coin)?;
            let volatility = number(view.world.at(path, view.now));
            json!({ "timestamp": view.now.0, "volatility": volatility, "index_name": name })
        }
        _ => return None,
    };
    Some(pushed(channel, &data))
}

/// The place whose book a channel tells by its changes: `book.INSTRUMENT.PACE`.
fn changing<'w>(view: &View<'w>, channel: &str) -> Option<Place<'w>> {
    let (name, pace) = channel.strip_prefix("book.")?.split_once('.')?;
    by_symbol(view, name).filter(|_| !pace.contains('.'))
}

/// One side of a book: each level with what became of it where changes are told.
fn levels(place: &Place<'_>, rows: &[(f64, f64)], named: bool) -> Value {
    let row = |&(price, coins): &(f64, f64)| {
        let amount = number(deribit::amount(place, coins, price));
        let price = number(price);
        match (named, coins > 0.0) {
            (false, _) => json!([price, amount]),
            (true, true) => json!(["new", price, amount]),
            (true, false) => json!(["delete", price, 0.0]),
        }
    };
    rows.iter().map(row).collect()
}

/// The whole book, as a channel begins with it, or as `book.INSTRUMENT.GROUP.DEPTH.PACE` tells it
/// again and again.
fn book_state(view: &View<'_>, place: &Place<'_>, rest: &str) -> Option<Value> {
    let since = book::since(view.now).0;
    let mut told = json!({
        "timestamp": since, "instrument_name": deribit::symbol(place), "change_id": since,
    });
    let mut parts = rest.split('.').skip(1);
    let (first, depth, pace) = (parts.next()?, parts.next(), parts.next());
    let named = depth.is_none();
    let most = match (depth, pace) {
        (None, None) if matches!(first, "raw" | "100ms" | "agg2") => {
            told["type"] = "snapshot".into();
            1_000
        }
        (Some(depth), Some(_)) => depth.parse().ok()?,
        _ => return None,
    };
    let (bids, asks) = book::standing(place, view.now, most);
    told["bids"] = levels(place, &bids, named);
    told["asks"] = levels(place, &asks, named);
    Some(told)
}

fn book_change(place: &Place<'_>, channel: &str, change: &book::Change) -> String {
    let data = json!({
        "type": "change", "timestamp": change.at.0, "instrument_name": deribit::symbol(place),
        "change_id": change.at.0, "prev_change_id": change.before.0,
        "bids": levels(place, &change.bids, true), "asks": levels(place, &change.asks, true),
    });
    pushed(channel, &data)
}

fn trades(view: &View<'_>, channel: &str, rest: &str, since: UnixMillis) -> Option<String> {
    let place = by_symbol(view, rest.split('.').next()?)?;
    let events = place.forced(since, view.now);
    let rows: Vec<Value> = events.iter().map(|event| history::trade(&place, event)).collect();
    (!rows.is_empty()).then(|| pushed(channel, &json!(rows)))
}
