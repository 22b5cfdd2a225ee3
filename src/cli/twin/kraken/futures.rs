//! Kraken's futures: perpetuals margined in dollars, one coin a contract.
//! <https://docs.kraken.com/api/docs/futures-api/trading/get-tickers>

use crate::cli::twin::iso;
use crate::cli::twin::kraken::own;
use crate::cli::twin::length::Length;
use crate::cli::twin::scenario::Market;
use crate::cli::twin::wire::{Answer, Incoming, Rows, View, number, rate, text};
use crate::cli::twin::world::Place;
use crate::market::Asset;
use crate::units::{Millis, UnixMillis};
use serde_json::{Value, json};

/// Answers a request.
pub(super) fn answer(view: &View<'_>, ask: &Incoming) -> Answer {
    if let Some(rest) = ask.path.strip_prefix("/api/charts/v1/") {
        return candles(view, ask, rest);
    }
    // Single trades are not played.
    if ask.path.starts_with("/api/history/") {
        return json!({ "elements": [], "len": 0 }).into();
    }
    let places = view.places(Market::KrakenFutures);
    let one = || by_symbol(view, ask.get("symbol").unwrap_or(""));
    let path = ask.path.strip_prefix("/derivatives/api/").unwrap_or("");
    let told = match path.trim_start_matches("v3/").trim_start_matches("v4/") {
        "tickers" => Some(("tickers", places.iter().map(|place| ticker(view, place)).collect())),
        "instruments" => Some(("instruments", places.iter().map(instrument).collect())),
        "historical-funding-rates" | "historicalfundingrates" => {
            one().map(|place| ("rates", funding(view, &place)))
        }
        "orderbook" => one().map(|place| ("orderBook", book(view, &place))),
        name => name
            .strip_prefix("tickers/")
            .and_then(|name| by_symbol(view, name))
            .map(|place| ("ticker", ticker(view, &place))),
    };
    let time = iso::text(view.now);
    match told {
        Some((name, list)) => json!({ "result": "success", name: list, "serverTime": time }).into(),
        None => Answer {
            status: 404,
            body: json!({ "result": "error", "error": "contractNotFound", "serverTime": time }),
        },
    }
}

fn symbol(asset: Asset) -> String {
    format!("PF_{}USD", own(asset))
}

/// The place behind a contract's name.
pub(super) fn by_symbol<'w>(view: &View<'w>, name: &str) -> Option<Place<'w>> {
    view.places(Market::KrakenFutures).into_iter().find(|place| symbol(place.asset) == name)
}

/// The rate of one hour, as a fraction.
fn hourly(place: &Place<'_>, at: UnixMillis) -> f64 {
    place.funding(at).unwrap_or(0.0) / place.funding_interval().as_hours()
}

fn exact(fraction: f64) -> Value {
    rate(fraction).parse::<f64>().map_or(Value::Null, Value::from)
}

fn ticker(view: &View<'_>, place: &Place<'_>) -> Value {
    let now = view.now;
    let day = now - Millis::DAY;
    let (low, high) = place.range_24h(now);
    let coins = place.volume(day, now);
    let (bids, asks) = place.book(now, 1);
    let best = |side: &[(f64, f64)]| side.first().copied().unwrap_or_default();
    let (bid, ask) = (best(&bids), best(&asks));
    json!({
        "symbol": symbol(place.asset), "tag": "perpetual",
        "bid": number(bid.0), "bidSize": number(bid.1),
        "ask": number(ask.0), "askSize": number(ask.1),
        "pair": format!("{}:USD", own(place.asset)),
        "last": number(place.price(now)), "lastTime": iso::text(now), "lastSize": 0.01,
        "markPrice": number(place.mark(now)), "indexPrice": number(place.index(now)),
        "vol24h": number(coins), "volumeQuote": number(coins * place.price(now)),
        "openInterest": number(place.open_interest_coins(now).unwrap_or(0.0)),
        "open24h": number(place.price(day)), "high24h": number(high), "low24h": number(low),
        "change24h": number((place.price(now) / place.price(day) - 1.0) * 100.0),
        // An amount for each contract, not a fraction.
        "fundingRate": exact(hourly(place, now) * place.mark(now)),
        "fundingRatePrediction": exact(hourly(place, now) * place.mark(now)),
        "suspended": false, "postOnly": false,
    })
}

fn instrument(place: &Place<'_>) -> Value {
    json!({
        "symbol": symbol(place.asset), "type": "flexible_futures", "tradeable": true,
        "pair": format!("{}:USD", own(place.asset)), "base": place.asset.ticker(), "quote": "USD",
        "tickSize": 0.0001, "contractSize": 1, "contractValueTradePrecision": 4,
        "impactMidSize": 1, "maxPositionSize": 1_000_000, "fundingRateCoefficient": 8,
        "maxRelativeFundingRate": 0.001, "openingDate": "2022-03-22T14:23:12.000Z",
        "marginLevels": [
            { "numNonContractUnits": 0, "initialMargin": 0.02, "maintenanceMargin": 0.01 },
            { "numNonContractUnits": 500_000, "initialMargin": 0.04, "maintenanceMargin": 0.02 },
        ],
    })
}

/// The hours of a month, oldest first.
fn funding(view: &View<'_>, place: &Place<'_>) -> Value {
    let from = Some(view.now - Millis::days(30));
    let hours = Rows { from, to: None, step: Millis::HOUR.into(), limit: 1_000 };
    let row = |at: UnixMillis| {
        let relative = hourly(place, at);
        json!({
            "timestamp": iso::text(at), "fundingRate": exact(relative * place.mark(at)),
            "relativeFundingRate": exact(relative),
        })
    };
    hours.newest(view.now).into_iter().map(row).collect()
}

fn book(view: &View<'_>, place: &Place<'_>) -> Value {
    let (bids, asks) = place.book(view.now, 500);
    let side = |rows: &[(f64, f64)]| -> Vec<Value> {
        rows.iter().map(|row| json!([number(row.0), number(row.1)])).collect()
    };
    json!({ "bids": side(&bids), "asks": side(&asks) })
}

/// Bars of trades, of the mark or of the index, which Kraken calls spot.
fn candles(view: &View<'_>, ask: &Incoming, rest: &str) -> Answer {
    let mut parts = rest.split('/');
    let mut part = || parts.next().unwrap_or("");
    let (of, name, resolution) = (part(), part(), part());
    let length = Length::read(resolution);
    let (Some(place), Some(length)) = (by_symbol(view, name), length) else {
        return Answer { status: 404, body: json!({ "errors": [{ "msg": "not found" }] }) };
    };
    let factor = match of {
        "mark" => place.paths.mark_factor,
        "spot" => place.paths.index_factor,
        _ => 1.0,
    };
    let rows =
        Rows { from: ask.seconds("from"), to: ask.seconds("to"), step: length, limit: 2_000 };
    let row = |start: UnixMillis| {
        let bar = place.bar(start, length.of(start), view.now);
        json!({
            "time": start.0, "open": text(bar.open * factor), "high": text(bar.high * factor),
            "low": text(bar.low * factor), "close": text(bar.close * factor),
            "volume": text(bar.volume),
        })
    };
    let candles: Vec<Value> = rows.oldest_from(view.now).into_iter().map(row).collect();
    json!({ "candles": candles, "more_candles": false }).into()
}

/// What the socket tells of a contract.
pub(super) fn socket_ticker(view: &View<'_>, name: &str) -> Option<Value> {
    let place = by_symbol(view, name)?;
    let row = ticker(view, &place);
    let of = |name: &str| row.get(name).cloned().unwrap_or_default();
    Some(json!({
        "feed": "ticker", "product_id": name, "time": view.now.0, "tag": "perpetual",
        "pair": of("pair"), "last": of("last"), "markPrice": of("markPrice"),
        "index": of("indexPrice"), "openInterest": of("openInterest"), "volume": of("vol24h"),
        "funding_rate": of("fundingRate"), "relative_funding_rate": exact(hourly(&place, view.now)),
        "next_funding_rate_time": place.next_funding(view.now).0,
        "suspended": false, "post_only": false,
    }))
}
