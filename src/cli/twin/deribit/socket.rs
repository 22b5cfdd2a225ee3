//! Deribit's socket: JSON-RPC requests and subscriptions.

use crate::cli::twin::deribit::{self, by_symbol, history};
use crate::cli::twin::socket::Speaker;
use crate::cli::twin::wire::{Incoming, View, number, params};
use crate::market::Asset;
use crate::units::{Millis, UnixMillis};
use serde_json::{Value, json};

/// How often a state is told.
const STATES_EVERY: Millis = Millis::SECOND;

/// One client's subscriptions.
#[derive(Default)]
pub struct JsonRpc {
    channels: Vec<String>,
    told: UnixMillis,
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
                Ok(json!(named))
            }
            "public/unsubscribe" => {
                self.channels.retain(|kept| !named.contains(kept));
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
        let told = |channel: &String| match channel.strip_prefix("trades.") {
            Some(rest) => trades(view, channel, rest, since),
            None => state(view, channel).filter(|_| due),
        };
        self.channels.iter().filter_map(told).collect()
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

fn trades(view: &View<'_>, channel: &str, rest: &str, since: UnixMillis) -> Option<String> {
    let place = by_symbol(view, rest.split('.').next()?)?;
    let events = place.forced(since, view.now);
    let rows: Vec<Value> = events.iter().map(|event| history::trade(&place, event)).collect();
    (!rows.is_empty()).then(|| pushed(channel, &json!(rows)))
}
