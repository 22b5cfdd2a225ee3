//! Deribit: the same methods over HTTP and over its JSON-RPC socket; perpetuals margined in the
//! coin and counted in dollars of face value, or margined in USDC and counted in coins. <https://docs.deribit.com/articles/json-rpc-overview>

mod dated;
mod history;
pub mod socket;

use crate::cli::twin::scenario::Market;
use crate::cli::twin::wire::{Answer, Incoming, View, number, rate};
use crate::cli::twin::world::Place;
use crate::market::Asset;
use crate::units::{Millis, UnixMillis};
use serde_json::{Value, json};

/// What Deribit refuses with.
type Refusal = (i64, &'static str);

const BAD_PARAMETERS: Refusal = (-32602, "Invalid params");
const NO_METHOD: Refusal = (-32601, "Method not found");
const NO_INSTRUMENT: Refusal = (13_020, "instrument_not_found");

/// Answers a request.
pub fn answer(view: &View<'_>, ask: &Incoming) -> Answer {
    let method = ask.path.strip_prefix("/api/v2/").unwrap_or("");
    let told = call(view, method, ask);
    let status = if told.is_ok() { 200 } else { 400 };
    Answer { status, body: envelope(view, told, None) }
}

/// An answer of JSON-RPC, with the request's id where it had one.
pub fn envelope(view: &View<'_>, told: Result<Value, Refusal>, id: Option<&Value>) -> Value {
    let micros = view.now.0 * 1_000;
    let mut reply = json!({
        "jsonrpc": "2.0", "usIn": micros, "usOut": micros + 150, "usDiff": 150, "testnet": false,
    });
    if let Some(id) = id {
        reply["id"] = id.clone();
    }
    match told {
        Ok(result) => reply["result"] = result,
        Err((code, message)) => reply["error"] = json!({ "message": message, "code": code }),
    }
    reply
}

/// What a method answers.
///
/// # Errors
/// Deribit's own code and words for an unknown method or instrument.
pub fn call(view: &View<'_>, method: &str, ask: &Incoming) -> Result<Value, Refusal> {
    Ok(match method {
        "public/get_time" => json!(view.now.0),
        "public/test" => json!({ "version": "1.2.26" }),
        "public/status" => json!({ "locked": "false" }),
        "public/get_currencies" => currencies(view),
        "public/get_instruments" => {
            let places = listed(view, ask)?;
            let mut rows: Vec<Value> = places.iter().map(instrument).collect();
            for place in places.iter().filter(|place| is_inverse(place)) {
                rows.extend(dated::instruments(view, place));
            }
            rows.into()
        }
        "public/get_instrument" => match of_dated(view, ask) {
            Some((place, expires)) => dated::instrument(&place, expires),
            None => instrument(&one(view, ask)?),
        },
        "public/get_book_summary_by_currency" => {
            let places = listed(view, ask)?;
            let mut rows: Vec<Value> = places.iter().map(|place| summary(view, place)).collect();
            for place in places.iter().filter(|place| is_inverse(place)) {
                rows.extend(dated::summaries(view, place));
            }
            rows.into()
        }
        "public/get_book_summary_by_instrument" => match of_dated(view, ask) {
            Some((place, expires)) => json!([dated::summary(view, &place, expires)]),
            None => json!([summary(view, &one(view, ask)?)]),
        },
        "public/ticker" => match of_dated(view, ask) {
            Some((place, expires)) => {
                ticker_of(view, &place, &dated::summary(view, &place, expires))
            }
            None => ticker(view, &one(view, ask)?),
        },
        "public/get_order_book" => order_book(view, ask, &one(view, ask)?),
        "public/get_index_price" => {
            let name = ask.get("index_name").and_then(|name| name.strip_suffix("_usd"));
            let coin = name.and_then(Asset::new).ok_or(BAD_PARAMETERS)?;
            let place = view.place(coin, Market::Deribit).ok_or(BAD_PARAMETERS)?;
            let index = number(place.index(view.now));
            json!({ "index_price": index, "estimated_delivery_price": index })
        }
        "public/get_index_price_names" => {
            let names = view.places(Market::Deribit).into_iter().map(|place| index_name(&place));
            names.collect()
        }
        "public/get_contract_size" => json!({ "contract_size": contract_size(&one(view, ask)?) }),
        "public/get_funding_rate_value" => {
            number12(one(view, ask)?.funding(view.now).unwrap_or(0.0))
        }
        _ => return history::call(view, method, ask),
    })
}

/// True for a contract margined in the coin, which is counted in dollars of face value.
fn is_inverse(place: &Place<'_>) -> bool {
    place.paths.open_interest_usd.is_some()
}

/// How Deribit spells the coin's perpetual.
pub fn symbol(place: &Place<'_>) -> String {
    let margin = if is_inverse(place) { "" } else { "_USDC" };
    format!("{}{margin}-PERPETUAL", place.asset)
}

/// An amount of coins as Deribit counts it: dollars of an inverse contract, coins of a linear one.
fn amount(place: &Place<'_>, coins: f64, price: f64) -> f64 {
    if is_inverse(place) { coins * price } else { coins }
}

/// The place behind an instrument's name.
pub fn by_symbol<'w>(view: &View<'w>, symbol: &str) -> Option<Place<'w>> {
    view.places(Market::Deribit).into_iter().find(|place| self::symbol(place) == symbol)
}

fn one<'w>(view: &View<'w>, ask: &Incoming) -> Result<Place<'w>, Refusal> {
    let name = ask.get("instrument_name").ok_or(BAD_PARAMETERS)?;
    by_symbol(view, name).ok_or(NO_INSTRUMENT)
}

/// The coin and the expiry of a dated future that is asked for.
fn of_dated<'w>(view: &View<'w>, ask: &Incoming) -> Option<(Place<'w>, UnixMillis)> {
    dated::by_symbol(view, ask.get("instrument_name")?)
}

/// The perpetuals of a currency; there are no options and no other currencies' contracts.
fn listed<'w>(view: &View<'w>, ask: &Incoming) -> Result<Vec<Place<'w>>, Refusal> {
    let currency = ask.get("currency").unwrap_or("any");
    if ask.get("kind").is_some_and(|kind| !matches!(kind, "future" | "any")) {
        return Ok(Vec::new());
    }
    let all = view.places(Market::Deribit).into_iter();
    match currency {
        "any" => Ok(all.collect()),
        "USDC" => Ok(all.filter(|place| !is_inverse(place)).collect()),
        "USDT" | "EURR" => Ok(Vec::new()),
        coin => {
            let wanted = Asset::new(coin).ok_or(BAD_PARAMETERS)?;
            Ok(all.filter(|place| place.asset == wanted && is_inverse(place)).collect())
        }
    }
}

fn number12(figure: f64) -> Value {
    rate(figure).parse::<f64>().map_or(Value::Null, Value::from)
}

fn currencies(view: &View<'_>) -> Value {
    let places = view.places(Market::Deribit);
    let inverse = places.iter().filter(|place| is_inverse(place));
    inverse
        .map(|place| place.asset.ticker())
        .chain(["USDC"])
        .map(|name| {
            json!({
                "currency": name, "currency_long": name,
                "coin_type": "BITCOIN", "fee_precision": 4, "min_confirmations": 1,
                "min_withdrawal_fee": 0.0001, "withdrawal_fee": 0.0001,
                "withdrawal_priorities": [], "in_cross_collateral_pool": true,
            })
        })
        .collect()
}

fn index_name(place: &Place<'_>) -> String {
    format!("{}_usd", place.asset.ticker().to_ascii_lowercase())
}

/// One contract is so many dollars of an inverse one, so many coins of a linear one.
fn contract_size(place: &Place<'_>) -> f64 {
    match (is_inverse(place), place.asset == Asset::BTC) {
        (true, true) => 10.0,
        (true, false) => 1.0,
        (false, _) => 0.1,
    }
}

fn instrument(place: &Place<'_>) -> Value {
    let coin = place.asset.ticker();
    let (kind, quote, margin) =
        if is_inverse(place) { ("reversed", "USD", coin) } else { ("linear", "USDC", "USDC") };
    json!({
        "instrument_name": symbol(place), "instrument_id": 124_972, "kind": "future",
        "instrument_type": kind, "future_type": kind,
        "price_index": index_name(place),
        "base_currency": coin, "quote_currency": quote, "counter_currency": quote,
        "settlement_currency": margin, "settlement_period": "perpetual",
        "contract_size": contract_size(place),
        "min_trade_amount": 1.0, "tick_size": 0.01, "tick_size_steps": [],
        "max_leverage": 50, "maker_commission": 0.0, "taker_commission": 0.0005,
        "max_liquidation_commission": 0.0075, "block_trade_commission": 0.00025,
        "block_trade_min_trade_amount": 200_000, "block_trade_tick_size": 0.01,
        "is_active": true, "rfq": false,
        "creation_timestamp": 1_534_167_754_000_i64,
        "expiration_timestamp": 32_503_708_800_000_i64,
    })
}

fn change_pct(view: &View<'_>, place: &Place<'_>) -> f64 {
    (place.price(view.now) / place.price(view.now - Millis::DAY) - 1.0) * 100.0
}

fn summary(view: &View<'_>, place: &Place<'_>) -> Value {
    let now = view.now;
    let day = now - Millis::DAY;
    let (low, high) = place.range_24h(now);
    let coins = place.volume(day, now);
    let usd = number(coins * f64::midpoint(place.price(day), place.price(now)));
    let coins_open = place.open_interest_coins(now).unwrap_or(0.0);
    let open_interest = amount(place, coins_open, place.mark(now));
    let (bids, asks) = place.book(now, 1);
    let best = |side: &[(f64, f64)]| number(side.first().map_or(0.0, |row| row.0));
    json!({
        "instrument_name": symbol(place), "base_currency": place.asset.ticker(),
        "quote_currency": if is_inverse(place) { "USD" } else { "USDC" }, "creation_timestamp": now.0,
        "last": number(place.price(now)), "mark_price": number(place.mark(now)),
        "mid_price": number(place.price(now)), "bid_price": best(&bids), "ask_price": best(&asks),
        "estimated_delivery_price": number(place.index(now)),
        "high": number(high), "low": number(low), "price_change": number(change_pct(view, place)),
        "volume": number(coins), "volume_usd": usd, "volume_notional": usd,
        "open_interest": number(open_interest),
        "current_funding": number12(place.funding(now).unwrap_or(0.0)),
        "funding_8h": number12(place.funding(now).unwrap_or(0.0)),
    })
}

/// A ticker, as the method and the channel tell it.
pub fn ticker(view: &View<'_>, place: &Place<'_>) -> Value {
    let row = summary(view, place);
    let mut told = ticker_of(view, place, &row);
    for name in ["current_funding", "funding_8h"] {
        told[name] = row.get(name).cloned().unwrap_or_default();
    }
    told
}

/// The ticker of a summary's contract.
fn ticker_of(view: &View<'_>, place: &Place<'_>, row: &Value) -> Value {
    let now = view.now;
    let of = |name: &str| row.get(name).cloned().unwrap_or_default();
    json!({
        "instrument_name": of("instrument_name"), "timestamp": now.0, "state": "open",
        "stats": {
            "high": of("high"), "low": of("low"), "price_change": of("price_change"),
            "volume": of("volume"), "volume_usd": of("volume_usd"),
            "volume_notional": of("volume_notional"),
        },
        "last_price": of("last"), "mark_price": of("mark_price"),
        "index_price": number(place.index(now)), "settlement_price": of("mark_price"),
        "estimated_delivery_price": of("estimated_delivery_price"),
        "min_price": number(place.mark(now) * 0.985), "max_price": number(place.mark(now) * 1.015),
        "open_interest": of("open_interest"), "interest_value": 0.0,
        "best_bid_price": of("bid_price"), "best_ask_price": of("ask_price"),
        "best_bid_amount": 1_000.0, "best_ask_amount": 1_000.0,
    })
}

/// The best bid and ask.
pub fn quote(view: &View<'_>, place: &Place<'_>) -> Value {
    let row = ticker(view, place);
    let of = |name: &str| row.get(name).cloned().unwrap_or_default();
    json!({
        "instrument_name": symbol(place), "timestamp": view.now.0,
        "best_bid_price": of("best_bid_price"), "best_bid_amount": of("best_bid_amount"),
        "best_ask_price": of("best_ask_price"), "best_ask_amount": of("best_ask_amount"),
    })
}

fn order_book(view: &View<'_>, ask: &Incoming, place: &Place<'_>) -> Value {
    let depth = ask.get("depth").and_then(|text| text.parse().ok()).unwrap_or(5);
    let (bids, asks) = place.book(view.now, depth);
    let side = |rows: &[(f64, f64)]| -> Vec<Value> {
        let row = |row: &(f64, f64)| json!([number(row.0), number(amount(place, row.1, row.0))]);
        rows.iter().map(row).collect()
    };
    let mut book = ticker(view, place);
    book["bids"] = side(&bids).into();
    book["asks"] = side(&asks).into();
    book["change_id"] = view.now.0.into();
    book
}
