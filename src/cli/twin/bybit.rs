//! Bybit v5: linear perpetuals. <https://bybit-exchange.github.io/docs/v5/intro>

mod kline;
pub mod socket;

use crate::cli::twin::scenario::Market;
use crate::cli::twin::wire::{Answer, Incoming, Rows, View, rate, span, text};
use crate::cli::twin::world::Place;
use crate::market::Asset;
use crate::units::{Millis, UnixMillis};
use serde_json::{Value, json};

/// Answers a request.
pub fn answer(view: &View<'_>, ask: &Incoming) -> Answer {
    let found = match ask.path.as_str() {
        "/v5/market/time" => Ok(json!({
            "timeSecond": (view.now.0 / 1_000).to_string(),
            "timeNano": format!("{}000000", view.now.0),
        })),
        "/v5/market/tickers" => rows(view, ask, |place| ticker(view, place)),
        "/v5/market/instruments-info" => {
            rows(view, ask, instrument).map(|told| of_coin(told, ask.get("baseCoin")))
        }
        "/v5/market/risk-limit" => rows(view, ask, |place| json!(tiers(place))).map(flat),
        "/v5/market/kline" => kline::page(view, ask, kline::Of::Trades),
        "/v5/market/mark-price-kline" => kline::page(view, ask, kline::Of::Mark),
        "/v5/market/index-price-kline" => kline::page(view, ask, kline::Of::Index),
        "/v5/market/premium-index-price-kline" => kline::page(view, ask, kline::Of::Premium),
        "/v5/market/open-interest" => open_interest(view, ask),
        "/v5/market/funding/history" => funding_history(view, ask),
        "/v5/market/account-ratio" => account_ratio(view, ask),
        "/v5/market/orderbook" => orderbook(view, ask),
        "/v5/market/rpi_orderbook" => orderbook(view, ask).map(without_rpi),
        "/v5/market/index-price-components" => index_components(view, ask),
        "/v5/market/price-limit" => only(view, ask).map(|place| price_limit(view, &place)),
        // Nothing of this is played: single trades, deliveries, funds, interruptions, notices.
        "/v5/market/recent-trade"
        | "/v5/market/delivery-price"
        | "/v5/market/new-delivery-price"
        | "/v5/market/insurance"
        | "/v5/market/adlAlert"
        | "/v5/market/fee-group-info"
        | "/v5/spot-margin-trade/data"
        | "/v5/system/status"
        | "/v5/announcements/index" => Ok(json!({
            "category": ask.get("category").unwrap_or(""), "list": [], "vipCoinList": [], "total": 0,
            "updatedTime": view.now.to_string(), "nextPageCursor": "",
        })),
        // The one page whose result is a list.
        "/v5/market/historical-volatility" => Ok(json!([])),
        _ => return Answer { status: 404, body: json!({}) },
    };
    let (code, message, result) = match found {
        Ok(result) => (0, "OK", result),
        Err(message) => (10_001, message, json!({})),
    };
    json!({
        "retCode": code, "retMsg": message, "result": result, "retExtInfo": {}, "time": view.now.0,
    })
    .into()
}

/// How Bybit spells the coin's perpetual.
pub fn symbol(asset: Asset) -> String {
    format!("{asset}USDT")
}

/// The place behind a symbol.
pub fn by_symbol<'w>(view: &View<'w>, symbol: &str) -> Option<Place<'w>> {
    view.place(Asset::new(symbol.strip_suffix("USDT")?)?, Market::Bybit)
}

fn only<'w>(view: &View<'w>, ask: &Incoming) -> Result<Place<'w>, &'static str> {
    if ask.get("category").unwrap_or("linear") != "linear" {
        return Err("params error: Category is invalid");
    }
    by_symbol(view, ask.get("symbol").unwrap_or("")).ok_or("params error: Symbol Is Invalid")
}

/// Rows of one symbol, or of all; the other categories list nothing here.
fn rows(
    view: &View<'_>,
    ask: &Incoming,
    row: impl Fn(&Place<'_>) -> Value,
) -> Result<Value, &'static str> {
    let category = ask.get("category").ok_or("params error: Category is invalid")?;
    let listed = match (category, ask.get("symbol")) {
        ("linear", Some(_)) => vec![only(view, ask)?],
        ("linear", None) if ask.get("status").is_none_or(|status| status == "Trading") => {
            view.places(Market::Bybit)
        }
        ("linear" | "inverse" | "spot" | "option", _) => Vec::new(),
        _ => return Err("params error: Category is invalid"),
    };
    let list: Vec<Value> = listed.iter().map(row).collect();
    Ok(json!({ "category": category, "list": list, "nextPageCursor": "" }))
}

/// The rows of one coin, where one is named.
fn of_coin(mut result: Value, coin: Option<&str>) -> Value {
    if let (Some(coin), Some(list)) = (coin, result.get_mut("list").and_then(Value::as_array_mut)) {
        list.retain(|row| row.get("baseCoin").and_then(Value::as_str) == Some(coin));
    }
    result
}

fn flat(mut result: Value) -> Value {
    if let Some(list) = result.get_mut("list").and_then(Value::as_array_mut) {
        *list = list.iter().filter_map(Value::as_array).flatten().cloned().collect();
    }
    result
}

/// A whole ticker, as REST and the stream's snapshot tell it.
pub fn ticker(view: &View<'_>, place: &Place<'_>) -> Value {
    let now = view.now;
    let (day, hour) = (now - Millis::DAY, now - Millis::HOUR);
    let (last, before) = (place.price(now), place.price(day));
    let (low, high) = place.range_24h(now);
    let volume = place.volume(day, now);
    let open_interest = place.open_interest_coins(now).unwrap_or(0.0);
    let book = place.book(now, 1);
    let best = |side: &[(f64, f64)]| side.first().copied().unwrap_or((last, 0.0));
    let (bid, ask) = (best(&book.0), best(&book.1));
    json!({
        "symbol": symbol(place.asset),
        "tickDirection": "ZeroPlusTick",
        "lastPrice": text(last),
        "indexPrice": text(place.index(now)),
        "markPrice": text(place.mark(now)),
        "prevPrice24h": text(before),
        "price24hPcnt": rate(last / before - 1.0),
        "highPrice24h": text(high),
        "lowPrice24h": text(low),
        "prevPrice1h": text(place.price(hour)),
        "openInterest": text(open_interest),
        "openInterestValue": text(open_interest * place.mark(now)),
        "turnover24h": text(volume * (last + before) / 2.0),
        "volume24h": text(volume),
        "fundingRate": rate(place.funding(now).unwrap_or(0.0)),
        "nextFundingTime": place.next_funding(now).to_string(),
        "predictedDeliveryPrice": "", "basisRate": "", "deliveryFeeRate": "", "deliveryTime": "0",
        "bid1Price": text(bid.0), "bid1Size": text(bid.1),
        "ask1Price": text(ask.0), "ask1Size": text(ask.1),
        "basis": "", "preOpenPrice": "", "preQty": "", "curPreListingPhase": "",
        "fundingIntervalHour": (place.funding_interval().0 / 3_600_000).to_string(),
        "fundingCap": "0.005",
    })
}

fn instrument(place: &Place<'_>) -> Value {
    json!({
        "symbol": symbol(place.asset),
        "contractType": "LinearPerpetual",
        "status": "Trading",
        "baseCoin": place.asset.ticker(), "quoteCoin": "USDT", "settleCoin": "USDT",
        "launchTime": "1584230400000", "deliveryTime": "0", "deliveryFeeRate": "",
        "priceScale": "4",
        "leverageFilter": { "minLeverage": "1", "maxLeverage": "100.00", "leverageStep": "0.01" },
        "priceFilter": { "minPrice": "0.0001", "maxPrice": "1999999.8", "tickSize": "0.0001" },
        "lotSizeFilter": {
            "maxOrderQty": "1190000", "minOrderQty": "0.001", "qtyStep": "0.001",
            "postOnlyMaxOrderQty": "1190000", "maxMktOrderQty": "500", "minNotionalValue": "5",
        },
        "unifiedMarginTrade": true,
        "fundingInterval": place.funding_interval().0 / 60_000,
        "copyTrading": "both", "upperFundingRate": "0.005", "lowerFundingRate": "-0.005",
        "isPreListing": false, "preListingInfo": null, "displayName": "", "symbolType": "",
        "riskParameters": { "priceLimitRatioX": "0.01", "priceLimitRatioY": "0.02" },
    })
}

fn tiers(place: &Place<'_>) -> Vec<Value> {
    let row = |(tier, cap, maintenance, initial, leverage, deduction): (
        u32,
        &str,
        &str,
        &str,
        &str,
        &str,
    )| {
        json!({
            "id": tier, "symbol": symbol(place.asset), "riskLimitValue": cap,
            "maintenanceMargin": maintenance, "initialMargin": initial,
            "isLowestRisk": u8::from(tier == 1), "maxLeverage": leverage, "mmDeduction": deduction,
        })
    };
    [
        (1, "2000000", "0.005", "0.01", "100.00", ""),
        (2, "10000000", "0.01", "0.02", "50.00", "10000"),
        (3, "50000000", "0.025", "0.05", "20.00", "160000"),
        (4, "200000000", "0.05", "0.1", "10.00", "1410000"),
    ]
    .map(row)
    .to_vec()
}

/// A page of samples, newest first; the cursor is the instant below which the next page begins.
fn page(
    view: &View<'_>,
    ask: &Incoming,
    (step, usual, most): (Millis, usize, usize),
    row: impl Fn(UnixMillis) -> Value,
) -> (Vec<Value>, String) {
    let cursor = ask
        .get("cursor")
        .and_then(|cursor| cursor.rsplit(|letter: char| !letter.is_ascii_digit()).next())
        .and_then(|digits| digits.parse().ok());
    let below = cursor.map(|at: i64| UnixMillis(at) - Millis(1));
    let limit = ask.limit(usual, most);
    let rows = Rows {
        from: ask.millis("startTime"),
        to: below.or(ask.millis("endTime")),
        step: step.into(),
        limit,
    };
    let at = rows.newest(view.now);
    let next = match at.first() {
        Some(oldest) if at.len() == limit => format!("lastid%3D0%26lasttime%3D{oldest}"),
        _ => String::new(),
    };
    (at.into_iter().rev().map(row).collect(), next)
}

fn open_interest(view: &View<'_>, ask: &Incoming) -> Result<Value, &'static str> {
    let place = only(view, ask)?;
    let word = ask.get("intervalTime").unwrap_or("");
    let step = span(word)
        .filter(|_| ["5min", "15min", "30min", "1h", "4h", "1d"].contains(&word))
        .ok_or("params error: intervalTime invalid")?;
    let (list, next) = page(view, ask, (step, 50, 200), |at| {
        let coins = place.open_interest_coins(at).unwrap_or(0.0);
        json!({ "openInterest": text(coins), "timestamp": at.to_string() })
    });
    let symbol = symbol(place.asset);
    Ok(json!({ "symbol": symbol, "category": "linear", "list": list, "nextPageCursor": next }))
}

fn funding_history(view: &View<'_>, ask: &Incoming) -> Result<Value, &'static str> {
    let place = only(view, ask)?;
    let (list, _) = page(view, ask, (place.funding_interval(), 200, 200), |at| {
        json!({
            "symbol": symbol(place.asset),
            "fundingRate": rate(place.funding(at).unwrap_or(0.0)),
            "fundingRateTimestamp": at.to_string(),
        })
    });
    Ok(json!({ "category": "linear", "list": list }))
}

fn account_ratio(view: &View<'_>, ask: &Incoming) -> Result<Value, &'static str> {
    let place = only(view, ask)?;
    let word = ask.get("period").unwrap_or("");
    let step = span(word)
        .filter(|_| ["5min", "15min", "30min", "1h", "4h", "1d"].contains(&word))
        .ok_or("params error: period invalid")?;
    if place.paths.long_account_share.is_none() {
        return Ok(json!({ "list": [], "nextPageCursor": "" }));
    }
    let (list, next) = page(view, ask, (step, 50, 500), |at| {
        let long = place.long_share(at).unwrap_or(0.5);
        json!({
            "symbol": symbol(place.asset),
            "buyRatio": rate(long), "sellRatio": rate(1.0 - long), "timestamp": at.to_string(),
        })
    });
    Ok(json!({ "list": list, "nextPageCursor": next }))
}

/// The same book with a third column, what retail price improvement adds: nothing.
fn without_rpi(mut book: Value) -> Value {
    for side in ["a", "b"] {
        let rows = book.get_mut(side).and_then(Value::as_array_mut);
        rows.into_iter().flatten().filter_map(Value::as_array_mut).for_each(|row| {
            row.push("0".into());
        });
    }
    book
}

/// An index, of which no components are told.
fn index_components(view: &View<'_>, ask: &Incoming) -> Result<Value, &'static str> {
    let name = ask.get("indexName").unwrap_or("");
    let place = by_symbol(view, name).ok_or("params error: indexName invalid")?;
    Ok(json!({
        "indexName": name, "lastPrice": text(place.index(view.now)),
        "updateTime": view.now.to_string(), "components": [],
    }))
}

/// The highest bid and the lowest ask that would be taken.
fn price_limit(view: &View<'_>, place: &Place<'_>) -> Value {
    let mark = place.mark(view.now);
    json!({
        "symbol": symbol(place.asset), "buyLmt": text(mark * 1.05), "sellLmt": text(mark * 0.95),
        "ts": view.now.to_string(),
    })
}

fn orderbook(view: &View<'_>, ask: &Incoming) -> Result<Value, &'static str> {
    Ok(book(view, &only(view, ask)?, ask.limit(25, 1_000)))
}

/// A book, as REST and the stream's snapshot tell it.
pub fn book(view: &View<'_>, place: &Place<'_>, most: usize) -> Value {
    let (bids, asks) = place.book(view.now, most);
    let side = |rows: Vec<(f64, f64)>| -> Vec<[String; 2]> {
        rows.into_iter().map(|(price, coins)| [text(price), text(coins)]).collect()
    };
    json!({
        "s": symbol(place.asset), "b": side(bids), "a": side(asks),
        "ts": view.now.0, "u": view.now.0 / 100, "seq": view.now.0, "cts": view.now.0,
    })
}
