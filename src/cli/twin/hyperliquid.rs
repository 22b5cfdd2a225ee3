//! Hyperliquid: one address, the question in the body; the same over the socket.
//! <https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/info-endpoint>

mod account;
mod builder;
pub mod socket;

use crate::cli::twin::length::Length;
use crate::cli::twin::scenario::Market;
use crate::cli::twin::wire::{Answer, Incoming, Rows, View, rate, text};
use crate::cli::twin::world::Place;
use crate::market::Asset;
use crate::units::{Millis, UnixMillis};
use serde_json::{Value, json};

/// Answers a request.
pub fn answer(view: &View<'_>, ask: &Incoming) -> Answer {
    if ask.path != "/info" {
        return Answer { status: 404, body: Value::Null };
    }
    match info(view, &ask.body) {
        Some(body) => body.into(),
        None => Answer {
            status: 422,
            body: "Failed to deserialize the JSON body into the target type".into(),
        },
    }
}

/// What a question is answered with; `None` for one that is not understood.
pub fn info(view: &View<'_>, question: &Value) -> Option<Value> {
    let word = |name: &str| question.get(name).and_then(Value::as_str);
    // One other builder's markets are played; any other name is of one without markets.
    let elsewhere = word("dex").is_some_and(|dex| !dex.is_empty());
    let built = word("dex") == Some(builder::DEX);
    let places = if elsewhere { Vec::new() } else { view.places(Market::Hyperliquid) };
    let meta = || {
        json!({ "universe": places.iter().map(listed).collect::<Vec<_>>(),
                          "marginTables": margin_tables(), "collateralToken": 0 })
    };
    Some(match word("type")? {
        "meta" if built => builder::meta(view),
        "metaAndAssetCtxs" if built => json!([builder::meta(view), builder::contexts(view)]),
        "meta" => meta(),
        "metaAndAssetCtxs" => {
            let contexts: Vec<Value> = places.iter().map(|place| context(view, place)).collect();
            json!([meta(), contexts])
        }
        "spotMeta" => spot_meta(),
        "spotMetaAndAssetCtxs" => json!([spot_meta(), []]),
        "perpDexs" => json!([null, builder::dex()]),
        "allMids" if built => builder::mids(view),
        "allMids" => {
            let mids = places.iter().map(|place| {
                (place.asset.ticker().to_owned(), Value::from(text(place.price(view.now))))
            });
            Value::Object(mids.collect())
        }
        "candleSnapshot" => candles(view, question.get("req")?)?,
        "fundingHistory" => funding_history(view, question)?,
        "l2Book" => book(view, &by_name(view, word("coin")?)?),
        "exchangeStatus" => json!({ "specialStatuses": null, "time": view.now.0 }),
        "predictedFundings" => places.iter().map(|place| predicted(view, place)).collect(),
        // Neither single trades nor limits that are reached, listings and vaults are played.
        "recentTrades" | "perpsAtOpenInterestCap" | "vaultSummaries" => json!([]),
        "perpDeployAuctionStatus" => auction(view),
        "spotDeployState" => json!({ "states": [], "gasAuction": auction(view) }),
        kind => return account::answer(view, kind),
    })
}

/// The place behind a coin's name.
pub fn by_name<'w>(view: &View<'w>, name: &str) -> Option<Place<'w>> {
    view.place(Asset::new(name)?, Market::Hyperliquid)
}

fn listed(place: &Place<'_>) -> Value {
    let (leverage, decimals) = match place.asset.ticker() {
        "BTC" => (40, 5),
        "ETH" => (25, 4),
        _ => (20, 2),
    };
    json!({
        "name": place.asset.ticker(), "szDecimals": decimals, "maxLeverage": leverage,
        "marginTableId": leverage,
    })
}

fn margin_tables() -> Value {
    let table = |leverage: u32| {
        let tiers = json!([{ "lowerBound": "0.0", "maxLeverage": leverage }]);
        json!([leverage, { "description": "", "marginTiers": tiers }])
    };
    json!([table(20), table(25), table(40)])
}

/// The auction of the right to list a market, at which nobody bids.
fn auction(view: &View<'_>) -> Value {
    json!({
        "startTimeSeconds": view.now.0 / 1_000, "durationSeconds": 111_600, "startGas": "500.0",
        "currentGas": "500.0", "endGas": null,
    })
}

/// Only the dollar itself; no spot market is played.
fn spot_meta() -> Value {
    json!({
        "universe": [],
        "tokens": [{
            "name": "USDC", "szDecimals": 8, "weiDecimals": 8, "index": 0,
            "tokenId": "0x6d1e7cde53ba9467b783cb7c530ce054", "isCanonical": true,
            "evmContract": null, "fullName": null, "deployerTradingFeeShare": "0.0",
        }],
    })
}

/// A coin's figures now. The price 24 hours before is of the mark price, as the current one is.
pub fn context(view: &View<'_>, place: &Place<'_>) -> Value {
    let now = view.now;
    let day = now - Millis::DAY;
    let coins = place.volume(day, now);
    let mark = place.mark(now);
    let (bids, asks) = place.book(now, 1);
    let best = |side: &[(f64, f64)]| text(side.first().map_or(mark, |row| row.0));
    json!({
        "funding": rate(place.funding(now).unwrap_or(0.0)),
        "openInterest": text(place.open_interest_coins(now).unwrap_or(0.0)),
        "prevDayPx": text(place.mark(day)),
        "dayNtlVlm": text(coins * f64::midpoint(mark, place.mark(day))),
        "dayBaseVlm": text(coins),
        "premium": rate(mark / place.index(now) - 1.0),
        "oraclePx": text(place.index(now)), "markPx": text(mark),
        "midPx": text(place.price(now)), "impactPxs": [best(&bids), best(&asks)],
    })
}

/// What will be paid next.
fn predicted(view: &View<'_>, place: &Place<'_>) -> Value {
    let rate = rate(place.funding(view.now).unwrap_or(0.0));
    json!([place.asset.ticker(), [["HlPerp", {
        "fundingRate": rate, "nextFundingTime": place.next_funding(view.now).0,
        "fundingIntervalHours": place.funding_interval().0 / Millis::HOUR.0,
    }]]])
}

fn candle(
    place: &Place<'_>,
    interval: &str,
    start: UnixMillis,
    length: Length,
    now: UnixMillis,
) -> Value {
    let bar = place.bar(start, length.of(start), now);
    json!({
        "t": start.0, "T": length.end(start).0 - 1, "s": place.asset.ticker(), "i": interval,
        "o": text(bar.open), "c": text(bar.close), "h": text(bar.high), "l": text(bar.low),
        "v": text(bar.volume), "n": 1_000,
    })
}

/// The running bar.
pub fn running_candle(view: &View<'_>, place: &Place<'_>, interval: &str) -> Option<Value> {
    let length = Length::read(interval)?;
    Some(candle(place, interval, length.start(view.now), length, view.now))
}

/// The best bid and ask.
pub fn best(view: &View<'_>, place: &Place<'_>) -> Value {
    let (bids, asks) = place.book(view.now, 1);
    let level = |side: &[(f64, f64)]| {
        side.first().map(|row| json!({ "px": text(row.0), "sz": text(row.1), "n": 3 }))
    };
    json!({
        "coin": place.asset.ticker(), "time": view.now.0, "bbo": [level(&bids), level(&asks)],
    })
}

fn candles(view: &View<'_>, asked: &Value) -> Option<Value> {
    let word = |name: &str| asked.get(name).and_then(Value::as_str);
    let instant = |name: &str| asked.get(name).and_then(Value::as_i64).map(UnixMillis);
    if word("coin")?.starts_with("xyz:") {
        return builder::candles(view, asked);
    }
    let place = by_name(view, word("coin")?)?;
    let interval = word("interval")?;
    let length = Length::read(interval)?;
    let (from, to) = (Some(instant("startTime")?), instant("endTime"));
    // A bar that began before the start and still ran then is told as well.
    let from = from.map(|from| length.start(from));
    let rows = Rows { from, to, step: length, limit: 5_000 };
    let row = |start: UnixMillis| candle(&place, interval, start, length, view.now);
    Some(rows.newest(view.now).into_iter().map(row).collect())
}

/// At most 500 payments from the start on, oldest first.
fn funding_history(view: &View<'_>, asked: &Value) -> Option<Value> {
    let place = by_name(view, asked.get("coin").and_then(Value::as_str)?)?;
    let instant = |name: &str| asked.get(name).and_then(Value::as_i64).map(UnixMillis);
    let (from, to) = (Some(instant("startTime")?), instant("endTime"));
    let rows = Rows { from, to, step: place.funding_interval().into(), limit: 500 };
    let row = |at: UnixMillis| {
        json!({
            "coin": place.asset.ticker(), "time": at.0, "premium": "0.0",
            "fundingRate": rate(place.funding(at).unwrap_or(0.0)),
        })
    };
    Some(rows.oldest_from(view.now).into_iter().map(row).collect())
}

/// Twenty levels a side.
pub fn book(view: &View<'_>, place: &Place<'_>) -> Value {
    let (bids, asks) = place.book(view.now, 20);
    let side = |rows: &[(f64, f64)]| -> Vec<Value> {
        rows.iter().map(|row| json!({ "px": text(row.0), "sz": text(row.1), "n": 3 })).collect()
    };
    json!({
        "coin": place.asset.ticker(), "time": view.now.0, "levels": [side(&bids), side(&asks)],
    })
}
