//! Coinbase Exchange's socket.

use crate::cli::twin::coinbase::by_symbol;
use crate::cli::twin::iso;
use crate::cli::twin::socket::Speaker;
use crate::cli::twin::wire::{View, text};
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
        let list = |name: &str| -> Vec<String> {
            let named = message.get(name).and_then(Value::as_array);
            named.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
        };
        let (products, channels) = (list("product_ids"), list("channels"));
        let kind = message.get("type").and_then(Value::as_str).unwrap_or("");
        if let Some(unknown) = products.iter().find(|name| by_symbol(view, name).is_none()) {
            return vec![refused(&format!("{unknown} is not a valid product"))];
        }
        match kind {
            "subscribe"
                if channels.iter().all(|name| matches!(&**name, "ticker" | "ticker_batch")) =>
            {
                self.products.extend(products.clone());
            }
            "unsubscribe" => self.products.retain(|kept| !products.contains(kept)),
            _ => return vec![refused("Malformed JSON or unknown channel")],
        }
        let told: Vec<Value> = channels
            .iter()
            .map(|name| json!({ "name": name, "product_ids": self.products }))
            .collect();
        let mut messages = vec![json!({ "type": "subscriptions", "channels": told }).to_string()];
        if kind == "subscribe" {
            messages.extend(products.iter().filter_map(|name| ticker(view, name)));
        }
        messages
    }

    fn tell(&mut self, view: &View<'_>, _since: UnixMillis) -> Vec<String> {
        if view.now - self.told < TICKERS_EVERY {
            return Vec::new();
        }
        self.told = view.now;
        self.products.iter().filter_map(|name| ticker(view, name)).collect()
    }
}

fn refused(reason: &str) -> String {
    json!({ "type": "error", "message": "Failed to subscribe", "reason": reason }).to_string()
}

fn ticker(view: &View<'_>, product: &str) -> Option<String> {
    let place = by_symbol(view, product)?;
    let now = view.now;
    let (low, high) = place.range_24h(now);
    let (bids, asks) = place.book(now, 1);
    let best = |side: &[(f64, f64)]| text(side.first().map_or(0.0, |row| row.0));
    Some(
        json!({
            "type": "ticker", "sequence": now.0, "product_id": product,
            "price": text(place.price(now)), "open_24h": text(place.price(now - Millis::DAY)),
            "volume_24h": text(place.volume(now - Millis::DAY, now)),
            "low_24h": text(low), "high_24h": text(high),
            "volume_30d": text(place.volume(now - Millis::days(30), now)),
            "best_bid": best(&bids), "best_bid_size": "0.1",
            "best_ask": best(&asks), "best_ask_size": "0.1",
            "side": "buy", "time": iso::text(now), "trade_id": now.0, "last_size": "0.01",
        })
        .to_string(),
    )
}
