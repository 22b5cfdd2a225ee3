//! Another deployer's markets, which follow shares, gold and the euro.

use crate::cli::twin::length::Length;
use crate::cli::twin::wider::Wider;
use crate::cli::twin::wire::{View, rate, text};
use crate::cli::twin::world::Bar;
use crate::units::{Millis, UnixMillis};
use serde_json::{Value, json};

/// The deployer that is played.
pub(super) const DEX: &str = "xyz";

/// Its markets that the scenario tells of.
fn markets<'w>(view: &View<'w>) -> Vec<(&'static str, Wider<'w>)> {
    let world = view.world;
    let all =
        [("xyz:XYZ100", world.equities()), ("xyz:GOLD", world.gold()), ("xyz:EUR", world.euro())];
    all.into_iter().filter_map(|(name, market)| Some((name, market?))).collect()
}

/// What is told of the deployer.
pub(super) fn dex() -> Value {
    json!({
        "name": DEX, "fullName": "XYZ", "deployer": "0x88806a71d74ad0a510b350545c9ae490912f0888",
        "oracleUpdater": null, "feeRecipient": null, "assetToStreamingOiCap": [],
        "assetToFundingMultiplier": [],
    })
}

/// The last price of each.
pub(super) fn mids(view: &View<'_>) -> Value {
    let mid = |(name, market): (&str, Wider<'_>)| {
        (name.to_owned(), Value::from(text(market.price(view.now))))
    };
    Value::Object(markets(view).into_iter().map(mid).collect())
}

/// The list of its markets.
pub(super) fn meta(view: &View<'_>) -> Value {
    let row = |name: &str| {
        json!({ "name": name, "szDecimals": 4, "maxLeverage": 20, "marginTableId": 20,
                "onlyIsolated": true, "marginMode": "strictIsolated" })
    };
    let rows: Vec<Value> = markets(view).iter().map(|(name, _)| row(name)).collect();
    json!({ "universe": rows, "marginTables": [], "collateralToken": 0 })
}

/// What is known of each now, in the same order.
pub(super) fn contexts(view: &View<'_>) -> Vec<Value> {
    let day = view.now - Millis::DAY;
    let row = |market: &Wider<'_>| {
        let price = text(market.price(view.now));
        let bars = market.bars(day, view.now, Millis::HOUR, view.now);
        let units: f64 = bars.iter().map(|bar| bar.volume).sum();
        let usd: f64 = bars.iter().map(Bar::turnover).sum();
        json!({
            "funding": rate(0.0), "openInterest": text(units),
            "prevDayPx": text(market.price(day)), "dayNtlVlm": text(usd),
            "dayBaseVlm": text(units), "premium": rate(0.0),
            "oraclePx": price, "markPx": price, "midPx": price, "impactPxs": [price, price],
        })
    };
    markets(view).iter().map(|(_, market)| row(market)).collect()
}

/// Bars of one of its markets, none of one that is not played.
pub(super) fn candles(view: &View<'_>, asked: &Value) -> Option<Value> {
    let word = |name: &str| asked.get(name).and_then(Value::as_str);
    let instant = |name: &str| asked.get(name).and_then(Value::as_i64).map(UnixMillis);
    let (name, interval) = (word("coin")?, word("interval")?);
    let length = Length::read(interval)?;
    let from = length.start(instant("startTime")?);
    let to = instant("endTime").unwrap_or(view.now);
    let found = markets(view).into_iter().find(|(known, _)| *known == name);
    let Some((_, market)) = found else { return Some(json!([])) };
    let row = |bar: &Bar| {
        json!({
            "t": bar.start.0, "T": length.end(bar.start).0 - 1, "s": name, "i": interval,
            "o": text(bar.open), "c": text(bar.close), "h": text(bar.high), "l": text(bar.low),
            "v": text(bar.volume), "n": 100,
        })
    };
    Some(market.bars(from, to, length, view.now).iter().map(row).collect())
}
