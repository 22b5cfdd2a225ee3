//! Kraken's socket of futures.

use crate::cli::twin::kraken::futures;
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
    products: BTreeSet<String>,
    told: UnixMillis,
}

impl Speaker for Feed {
    fn hear(&mut self, view: &View<'_>, message: &str) -> Vec<String> {
        let message: Value = serde_json::from_str(message).unwrap_or_default();
        let word = |name: &str| message.get(name).and_then(Value::as_str).unwrap_or("");
        let products = message.get("product_ids").and_then(Value::as_array);
        let products: Vec<&str> =
            products.into_iter().flatten().filter_map(Value::as_str).collect();
        let unknown = products.iter().any(|name| futures::by_symbol(view, name).is_none());
        if word("event") != "subscribe"
            || !matches!(word("feed"), "ticker" | "heartbeat")
            || unknown
        {
            let refused = json!({ "event": "alert", "message": "Bad request" });
            return vec![refused.to_string()];
        }
        self.products.extend(products.iter().map(|&name| name.to_owned()));
        let confirmed =
            json!({ "event": "subscribed", "feed": word("feed"), "product_ids": products });
        let first = products.iter().filter_map(|name| futures::socket_ticker(view, name));
        [confirmed].into_iter().chain(first).map(|told| told.to_string()).collect()
    }

    fn tell(&mut self, view: &View<'_>, _since: UnixMillis) -> Vec<String> {
        if view.now - self.told < TICKERS_EVERY {
            return Vec::new();
        }
        self.told = view.now;
        let heartbeat = json!({ "feed": "heartbeat", "time": view.now.0 });
        let tickers = self.products.iter().filter_map(|name| futures::socket_ticker(view, name));
        tickers.chain([heartbeat]).map(|told| told.to_string()).collect()
    }
}
