//! Gate v4: perpetuals margined in USDT. <https://www.gate.com/docs/developers/apiv4/en/#futures>
//!
//! Sizes are whole contracts, times are seconds, numbers are numbers or text by field.

mod history;
pub mod socket;

use crate::cli::twin::book;
use crate::cli::twin::scenario::Market;
use crate::cli::twin::wire::{Answer, Incoming, View, count, number, rate, seconds, text, whole};
use crate::cli::twin::world::Place;
use crate::market::Asset;
use crate::units::{Millis, UnixMillis};
use serde_json::{Value, json};

/// What Gate refuses with.
type Refusal = (&'static str, &'static str);

const NO_CONTRACT: Refusal = ("CONTRACT_NOT_FOUND", "contract not found");
const BAD_PARAMETER: Refusal = ("INVALID_PARAM_VALUE", "invalid argument");

/// Answers a request.
pub fn answer(view: &View<'_>, ask: &Incoming) -> Answer {
    let path = ask.path.strip_prefix("/api/v4/").unwrap_or("");
    let found = match path {
        "spot/time" => Ok(json!({ "server_time": view.now.0 })),
        // Nothing is played but the perpetuals margined in USDT.
        "spot/currency_pairs"
        | "spot/currencies"
        | "margin/currency_pairs"
        | "options/underlyings"
        | "options/contracts"
        | "options/tickers"
        | "futures/btc/contracts"
        | "delivery/usdt/contracts"
        | "delivery/btc/contracts"
        | "spot/tickers" => Ok(json!([])),
        _ => {
            let Some(found) =
                path.strip_prefix("futures/usdt/").and_then(|name| page(view, ask, name))
            else {
                let label = json!({ "label": "NOT_FOUND", "message": "not found" });
                return Answer { status: 404, body: label };
            };
            found
        }
    };
    match found {
        Ok(body) => body.into(),
        Err((label, message)) => {
            Answer { status: 400, body: json!({ "label": label, "message": message }) }
        }
    }
}

fn page(view: &View<'_>, ask: &Incoming, name: &str) -> Option<Result<Value, Refusal>> {
    if let Some(symbol) = name.strip_prefix("contracts/") {
        let place = by_symbol(view, symbol).ok_or(NO_CONTRACT);
        return Some(place.map(|place| contract(view, &place)));
    }
    if let Some(index) = name.strip_prefix("index_constituents/") {
        let known = by_symbol(view, index).ok_or(NO_CONTRACT);
        return Some(known.map(|_| json!({ "index": index, "constituents": [] })));
    }
    Some(match name {
        "contracts" | "contracts_all" => {
            Ok(view.places(Market::Gate).iter().map(|place| contract(view, place)).collect())
        }
        "tickers" => match ask.get("contract") {
            Some(_) => one(view, ask).map(|place| json!([ticker(view, &place)])),
            None => Ok(view.places(Market::Gate).iter().map(|place| ticker(view, place)).collect()),
        },
        "order_book" | "rpi_order_book" => {
            one(view, ask).map(|place| order_book(view, ask, &place))
        }
        "risk_limit_tiers" => match ask.get("contract") {
            Some(_) => one(view, ask).map(|place| json!(tiers(&place))),
            None => Ok(view.places(Market::Gate).iter().flat_map(tiers).collect()),
        },
        "funding_rates" => Ok(history::funding_rates(view, ask)),
        // Single trades and the insurance fund are not played.
        "trades" => one(view, ask).map(|_| json!([])),
        "insurance" => Ok(json!([])),
        "adl_risk_states" => Ok(json!({ "settle": "usdt", "states": {} })),
        _ => return history::page(view, ask, name),
    })
}

/// How Gate spells the coin's perpetual.
pub fn symbol(asset: Asset) -> String {
    format!("{asset}_USDT")
}

/// One contract is so many coins.
pub fn contract_size(asset: Asset) -> f64 {
    match asset.ticker() {
        "BTC" => 0.0001,
        "ETH" => 0.01,
        "XRP" => 10.0,
        _ => 1.0,
    }
}

/// The place behind a contract's name.
pub fn by_symbol<'w>(view: &View<'w>, symbol: &str) -> Option<Place<'w>> {
    view.place(Asset::new(symbol.strip_suffix("_USDT")?)?, Market::Gate)
}

fn one<'w>(view: &View<'w>, ask: &Incoming) -> Result<Place<'w>, Refusal> {
    by_symbol(view, ask.get("contract").unwrap_or("")).ok_or(NO_CONTRACT)
}

/// Contracts that are open, told with their decimals: whole ones would round a small difference of
/// large amounts.
fn open_contracts(place: &Place<'_>, at: UnixMillis) -> f64 {
    place.open_interest_coins(at).unwrap_or(0.0) / contract_size(place.asset)
}

fn contract(view: &View<'_>, place: &Place<'_>) -> Value {
    let now = view.now;
    let running = rate(place.funding(now).unwrap_or(0.0));
    json!({
        "name": symbol(place.asset), "type": "direct", "mark_type": "index",
        "quanto_multiplier": text(contract_size(place.asset)),
        "mark_price": text(place.mark(now)), "index_price": text(place.index(now)),
        "last_price": text(place.price(now)),
        "funding_rate": running, "funding_rate_indicative": running,
        "funding_interval": place.funding_interval().0 / 1_000,
        "funding_next_apply": seconds(place.next_funding(now)),
        "funding_offset": 0, "funding_impact_value": "60000", "interest_rate": "0.0003",
        "funding_cap_ratio": "0.75", "funding_rate_limit": "0.003",
        "leverage_min": "1", "leverage_max": "125", "cross_leverage_default": "10",
        "maintenance_rate": "0.004", "maker_fee_rate": "-0.0001", "taker_fee_rate": "0.00075",
        "order_price_round": "0.0001", "mark_price_round": "0.0001",
        "order_size_min": 1, "order_size_max": 1_000_000, "order_price_deviate": "0.2",
        "orders_limit": 100, "order_id": 1, "orderbook_id": 1,
        "position_size": count(open_contracts(place, now)),
        "risk_limit_base": "1000000", "risk_limit_step": "1000000", "risk_limit_max": "50000000",
        "create_time": 1_546_300_800, "in_delisting": false, "status": "trading",
    })
}

/// A ticker, as REST and the socket tell it.
pub fn ticker(view: &View<'_>, place: &Place<'_>) -> Value {
    let now = view.now;
    let day = now - Millis::DAY;
    let (last, before) = (place.price(now), place.price(day));
    let (low, high) = place.range_24h(now);
    let coins = place.volume(day, now);
    let usd = text(coins * f64::midpoint(last, before));
    let running = rate(place.funding(now).unwrap_or(0.0));
    let (bids, asks) = place.book(now, 1);
    let best = |side: &[(f64, f64)]| text(side.first().map_or(last, |row| row.0));
    json!({
        "contract": symbol(place.asset), "last": text(last),
        "low_24h": text(low), "high_24h": text(high),
        // In percent.
        "change_percentage": text((last / before - 1.0) * 100.0),
        "change_price": text(last - before),
        "total_size": text(open_contracts(place, now)),
        "quanto_multiplier": text(contract_size(place.asset)),
        "volume_24h": whole(coins / contract_size(place.asset)),
        "volume_24h_base": text(coins), "volume_24h_quote": usd, "volume_24h_settle": usd,
        "volume_24h_btc": "0", "volume_24h_usd": usd,
        "mark_price": text(place.mark(now)), "index_price": text(place.index(now)),
        "funding_rate": running, "funding_rate_indicative": running,
        "highest_bid": best(&bids), "highest_size": "1000",
        "lowest_ask": best(&asks), "lowest_size": "1000",
    })
}

fn order_book(view: &View<'_>, ask: &Incoming, place: &Place<'_>) -> Value {
    let (bids, asks) = book::standing(place, view.now, ask.limit(10, 300));
    let since = book::since(view.now);
    let exact = |at: UnixMillis| number(Millis(at.0).as_hours() * 3_600.0);
    json!({
        "id": since.0, "current": exact(view.now), "update": exact(since),
        "asks": levels(place, &asks), "bids": levels(place, &bids),
    })
}

/// One side of a book, in contracts.
pub fn levels(place: &Place<'_>, rows: &[(f64, f64)]) -> Vec<Value> {
    let size = contract_size(place.asset);
    rows.iter().map(|row| json!({ "p": text(row.0), "s": count(row.1 / size) })).collect()
}

fn tiers(place: &Place<'_>) -> Vec<Value> {
    [
        (1, "500000", "0.008", "0.004", "125", "0"),
        (2, "5000000", "0.02", "0.01", "50", "3000"),
        (3, "20000000", "0.05", "0.025", "20", "78000"),
        (4, "100000000", "0.1", "0.05", "10", "578000"),
    ]
    .map(|(tier, limit, initial, maintenance, leverage, deduction)| {
        json!({
            "tier": tier, "risk_limit": limit, "initial_rate": initial,
            "maintenance_rate": maintenance, "leverage_max": leverage, "deduction": deduction,
            "contract": symbol(place.asset),
        })
    })
    .to_vec()
}
