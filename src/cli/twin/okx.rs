//! OKX v5: linear perpetuals. <https://www.okx.com/docs-v5/en/>

mod history;
pub mod socket;

use crate::cli::twin::scenario::Market;
use crate::cli::twin::wire::{Answer, Incoming, View, rate, text};
use crate::cli::twin::world::{Place, lot};
use crate::market::Asset;
use crate::units::Millis;
use serde_json::{Value, json};

/// What OKX refuses with.
type Refusal = (&'static str, &'static str);

const NO_INSTRUMENT: Refusal =
    ("51001", "Instrument ID, Instrument ID code, or Spread ID doesn't exist.");
const BAD_PARAMETER: Refusal = ("51000", "Parameter error");

/// Pages of what is not played, and so empty: single trades, blocks, spreads, options, deliveries,
/// funds, loans, interruptions.
const UNPLAYED: [&str; 32] = [
    "system/status",
    "market/trades",
    "market/history-trades",
    "market/block-tickers",
    "market/block-ticker",
    "market/block-trades",
    "sprd/spreads",
    "sprd/public-trades",
    "rfq/public-trades",
    "market/option/instrument-family-trades",
    "market/exchange-rate",
    "market/platform-24-volume",
    "public/market-data-history",
    "support/announcements",
    "public/block-trades",
    "public/option-trades",
    "public/opt-summary",
    "public/instrument-tick-bands",
    "public/estimated-price",
    "public/delivery-exercise-history",
    "public/insurance-fund",
    "public/discount-rate-interest-free-quota",
    "public/interest-rate-loan-quota",
    "public/vip-interest-rate-loan-quota",
    "rubik/stat/margin/loan-ratio",
    "rubik/stat/option/open-interest-volume",
    "rubik/stat/option/open-interest-volume-ratio",
    "rubik/stat/option/open-interest-volume-expiry",
    "rubik/stat/option/open-interest-volume-strike",
    "rubik/stat/option/taker-block-volume",
    "finance/savings/lending-rate-history",
    "finance/savings/lending-rate-summary",
];

/// Answers a request.
pub fn answer(view: &View<'_>, ask: &Incoming) -> Answer {
    let Some(name) = ask.path.strip_prefix("/api/v5/") else {
        return Answer { status: 404, body: json!({ "code": "404", "data": [], "msg": "" }) };
    };
    let found = match name {
        "public/time" => Ok(json!([{ "ts": view.now.to_string() }])),
        "public/instruments" => listed(view, ask).map(|all| all.iter().map(instrument).collect()),
        "public/open-interest" => each(view, ask, |place| open_interest(view, place)),
        "public/funding-rate" => each(view, ask, |place| funding_rate(view, place)),
        "public/mark-price" => each(view, ask, |place| mark_price(view, place)),
        "public/position-tiers" => by_family(view, ask).map(|place| json!(tiers(&place))),
        "market/ticker" => one(view, ask).map(|place| json!([ticker(view, &place)])),
        "market/tickers" => each(view, ask, |place| ticker(view, place)),
        "market/index-tickers" => index_tickers(view, ask),
        "market/books" | "market/books-full" | "market/books-lite" | "market/books-rpi" => {
            one(view, ask).map(|place| books(view, ask, &place))
        }
        "public/price-limit" => one(view, ask).map(|place| json!([price_limit(view, &place)])),
        "public/convert-contract-coin" => convert(view, ask),
        "market/index-components" => index_components(view, ask),
        "public/underlying" => {
            listed(view, ask).map(|all| json!([all.iter().map(index_name).collect::<Vec<_>>()]))
        }
        "rubik/stat/trading-data/support-coin" => {
            let coins = view.places(Market::Okx);
            let coins: Vec<&str> = coins.iter().map(|place| place.asset.ticker()).collect();
            Ok(json!({ "contract": coins, "option": [], "spot": [] }))
        }
        name if UNPLAYED.contains(&name) => Ok(json!([])),
        _ => match history::page(view, ask, name) {
            Some(found) => found,
            None => {
                return Answer {
                    status: 404,
                    body: json!({ "code": "50404", "data": [], "msg": "Not found" }),
                };
            }
        },
    };
    match found {
        Ok(data) => json!({ "code": "0", "msg": "", "data": data }).into(),
        Err((code, msg)) => json!({ "code": code, "msg": msg, "data": [] }).into(),
    }
}

/// How OKX spells the coin's perpetual.
pub fn symbol(asset: Asset) -> String {
    format!("{asset}-USDT-SWAP")
}

/// One contract is so many coins.
pub fn contract_size(asset: Asset) -> f64 {
    lot(asset)
}

/// The place behind an instrument id.
pub fn by_symbol<'w>(view: &View<'w>, symbol: &str) -> Option<Place<'w>> {
    view.place(Asset::new(symbol.strip_suffix("-USDT-SWAP")?)?, Market::Okx)
}

fn one<'w>(view: &View<'w>, ask: &Incoming) -> Result<Place<'w>, Refusal> {
    by_symbol(view, ask.get("instId").unwrap_or("")).ok_or(NO_INSTRUMENT)
}

/// The place behind an underlying or family, such as `BTC-USDT`.
fn by_family<'w>(view: &View<'w>, ask: &Incoming) -> Result<Place<'w>, Refusal> {
    let family = ask.get("instFamily").or(ask.get("uly")).ok_or(BAD_PARAMETER)?;
    let coin = family.strip_suffix("-USDT").and_then(Asset::new).ok_or(NO_INSTRUMENT)?;
    view.place(coin, Market::Okx).ok_or(NO_INSTRUMENT)
}

/// What is listed of a kind of instrument: perpetuals alone, of one underlying or family where it
/// is named.
fn listed<'w>(view: &View<'w>, ask: &Incoming) -> Result<Vec<Place<'w>>, Refusal> {
    let family = ask.get("instFamily").or(ask.get("uly"));
    match (ask.get("instType"), ask.get("instId")) {
        (Some("SWAP"), None) if family.is_some() => by_family(view, ask).map(|place| vec![place]),
        (_, Some("ANY")) | (Some("SWAP"), None) => Ok(view.places(Market::Okx)),
        (Some("SWAP") | None, Some(_)) => {
            let place = one(view, ask)?;
            let fits = family.is_none_or(|named| named == index_name(&place));
            Ok(fits.then_some(place).into_iter().collect())
        }
        (Some("SPOT" | "MARGIN" | "FUTURES" | "OPTION" | "EVENTS"), _) => Ok(Vec::new()),
        _ => Err(BAD_PARAMETER),
    }
}

/// The coin's index, which is also its underlying and the family of its instruments.
fn index_name(place: &Place<'_>) -> String {
    format!("{}-USDT", place.asset)
}

fn each(
    view: &View<'_>,
    ask: &Incoming,
    row: impl Fn(&Place<'_>) -> Value,
) -> Result<Value, Refusal> {
    listed(view, ask).map(|places| places.iter().map(row).collect())
}

fn instrument(place: &Place<'_>) -> Value {
    let coin = place.asset.ticker();
    let family = index_name(place);
    json!({
        "instType": "SWAP", "instId": symbol(place.asset), "instFamily": family, "uly": family,
        "instIdCode": 10_459, "category": "1", "groupId": "4", "ruleType": "normal",
        "baseCcy": "", "quoteCcy": "", "settleCcy": "USDT",
        "ctType": "linear", "ctVal": text(contract_size(place.asset)), "ctMult": "1",
        "ctValCcy": coin,
        "lever": "100", "lotSz": "0.01", "minSz": "0.01", "tickSz": "0.0001",
        "listTime": "1573557408000", "expTime": "", "state": "live", "alias": "",
        "optType": "", "stk": "", "openType": "", "auctionEndTime": "", "contTdSwTime": "",
        "futureSettlement": false, "posLmtAmt": "", "posLmtPct": "",
        "maxLmtSz": "100000000", "maxMktSz": "35000", "maxLmtAmt": "20000000", "maxMktAmt": "",
        "maxTwapSz": "100000000", "maxIcebergSz": "100000000", "maxTriggerSz": "100000000",
        "maxStopSz": "35000", "tradeQuoteCcyList": [],
    })
}

/// A ticker, as REST and the socket tell it.
pub fn ticker(view: &View<'_>, place: &Place<'_>) -> Value {
    let now = view.now;
    let day = now - Millis::DAY;
    let (low, high) = place.range_24h(now);
    let coins = place.volume(day, now);
    let size = contract_size(place.asset);
    let (bids, asks) = place.book(now, 1);
    let best = |side: &[(f64, f64)]| side.first().copied().unwrap_or_default();
    let (bid, ask) = (best(&bids), best(&asks));
    let open = text(place.price(day));
    json!({
        "instType": "SWAP", "instId": symbol(place.asset),
        "last": text(place.price(now)), "lastSz": "1",
        "bidPx": text(bid.0), "bidSz": text(bid.1 / size),
        "askPx": text(ask.0), "askSz": text(ask.1 / size),
        "open24h": open, "high24h": text(high), "low24h": text(low),
        "vol24h": text(coins / size), "volCcy24h": text(coins),
        "sodUtc0": text(place.price(now.floor(Millis::DAY))), "sodUtc8": open,
        "ts": now.to_string(),
    })
}

/// Open interest in contracts, coins and dollars.
pub fn open_interest(view: &View<'_>, place: &Place<'_>) -> Value {
    let coins = place.open_interest_coins(view.now).unwrap_or(0.0);
    json!({
        "instType": "SWAP", "instId": symbol(place.asset),
        "oi": text(coins / contract_size(place.asset)), "oiCcy": text(coins),
        "oiUsd": text(coins * place.mark(view.now)), "ts": view.now.to_string(),
    })
}

/// The running funding rate.
pub fn funding_rate(view: &View<'_>, place: &Place<'_>) -> Value {
    let next = place.next_funding(view.now);
    let running = rate(place.funding(view.now).unwrap_or(0.0));
    let paid = place.funding(next - place.funding_interval()).unwrap_or(0.0);
    json!({
        "instType": "SWAP", "instId": symbol(place.asset), "method": "current_period",
        "formulaType": "withRate", "fundingRate": running, "nextFundingRate": "",
        "fundingTime": next.to_string(),
        "nextFundingTime": (next + place.funding_interval()).to_string(),
        "prevFundingTime": (next - place.funding_interval()).to_string(),
        "minFundingRate": "-0.015", "maxFundingRate": "0.015", "interestRate": "0.0001",
        "settState": "settled", "settFundingRate": rate(paid), "premium": "0",
        "impactValue": "10000", "ts": view.now.to_string(),
    })
}

/// The mark price.
pub fn mark_price(view: &View<'_>, place: &Place<'_>) -> Value {
    json!({
        "instType": "SWAP", "instId": symbol(place.asset), "markPx": text(place.mark(view.now)),
        "ts": view.now.to_string(),
    })
}

/// The place behind the name of an index, such as `BTC-USDT`.
fn by_index<'w>(view: &View<'w>, index: &str) -> Result<Place<'w>, Refusal> {
    let coin = index.strip_suffix("-USDT").and_then(Asset::new).ok_or(NO_INSTRUMENT)?;
    view.place(coin, Market::Okx).ok_or(NO_INSTRUMENT)
}

/// The highest bid and the lowest ask that would be taken.
fn price_limit(view: &View<'_>, place: &Place<'_>) -> Value {
    let mark = place.mark(view.now);
    json!({
        "instType": "SWAP", "instId": symbol(place.asset), "buyLmt": text(mark * 1.05),
        "sellLmt": text(mark * 0.95), "ts": view.now.to_string(), "enabled": true,
    })
}

/// One index, or all that are quoted in a currency: those in dollars of Tether.
fn index_tickers(view: &View<'_>, ask: &Incoming) -> Result<Value, Refusal> {
    match (ask.get("instId"), ask.get("quoteCcy")) {
        (Some(index), _) => by_index(view, index).map(|place| json!([index_ticker(view, &place)])),
        (None, Some("USDT")) => {
            let places = view.places(Market::Okx);
            Ok(places.iter().map(|place| index_ticker(view, place)).collect())
        }
        (None, Some(_)) => Ok(json!([])),
        (None, None) => Err(BAD_PARAMETER),
    }
}

fn index_ticker(view: &View<'_>, place: &Place<'_>) -> Value {
    let (low, high) = place.range_24h(view.now);
    let open = text(place.index(view.now - Millis::DAY));
    json!({
        "instId": index_name(place), "idxPx": text(place.index(view.now)),
        "high24h": text(high), "low24h": text(low), "open24h": open,
        "sodUtc0": open, "sodUtc8": open, "ts": view.now.to_string(),
    })
}

/// An index, of which no components are told. The one page whose data is no list.
fn index_components(view: &View<'_>, ask: &Incoming) -> Result<Value, Refusal> {
    let place = by_index(view, ask.get("index").unwrap_or(""))?;
    Ok(json!({
        "index": index_name(&place), "last": text(place.index(view.now)), "components": [],
        "ts": view.now.to_string(),
    }))
}

/// Coins in contracts (type 1), or contracts in coins or dollars (type 2).
fn convert(view: &View<'_>, ask: &Incoming) -> Result<Value, Refusal> {
    let place = one(view, ask)?;
    let asked = |name: &str| ask.get(name).and_then(|text| text.parse::<f64>().ok());
    let amount = asked("sz").ok_or(BAD_PARAMETER)?;
    let price = asked("px").unwrap_or_else(|| place.price(view.now));
    let (kind, unit) = (ask.get("type").unwrap_or("1"), ask.get("unit").unwrap_or("coin"));
    let coins_of_unit = match unit {
        "coin" => 1.0,
        "usds" => 1.0 / price,
        _ => return Err(BAD_PARAMETER),
    };
    let of_contract = contract_size(place.asset) / coins_of_unit;
    let told = match kind {
        "1" => (amount / of_contract).round(),
        "2" => amount * of_contract,
        _ => return Err(BAD_PARAMETER),
    };
    Ok(json!([{
        "type": kind, "instId": symbol(place.asset), "px": text(price), "sz": text(told),
        "unit": unit,
    }]))
}

fn books(view: &View<'_>, ask: &Incoming, place: &Place<'_>) -> Value {
    let most = ask.get("sz").and_then(|text| text.parse().ok()).unwrap_or(1).clamp(1, 400);
    json!([book(view, place, most)])
}

/// A book, as REST and the socket tell it.
pub fn book(view: &View<'_>, place: &Place<'_>, most: usize) -> Value {
    let (bids, asks) = place.book(view.now, most);
    let size = contract_size(place.asset);
    let side = |rows: &[(f64, f64)]| -> Vec<Value> {
        rows.iter().map(|row| json!([text(row.0), text(row.1 / size), "0", "1"])).collect()
    };
    json!({
        "asks": side(&asks), "bids": side(&bids), "ts": view.now.to_string(),
        "seqId": view.now.0,
    })
}

fn tiers(place: &Place<'_>) -> Vec<Value> {
    let family = index_name(place);
    [
        ("1", "0", "1500", "0.004", "0.01", "100"),
        ("2", "1500", "10000", "0.01", "0.02", "50"),
        ("3", "10000", "50000", "0.025", "0.05", "20"),
        ("4", "50000", "200000", "0.05", "0.1", "10"),
    ]
    .map(|(tier, min, max, maintenance, initial, leverage)| {
        json!({
            "uly": family, "instFamily": family, "instId": "", "tier": tier,
            "minSz": min, "maxSz": max, "mmr": maintenance, "imr": initial, "maxLever": leverage,
            "optMgnFactor": "", "quoteMaxLoan": "", "baseMaxLoan": "",
        })
    })
    .to_vec()
}
