//! Binance: the spot and the futures house, and its statistics.
//! <https://developers.binance.com/docs/derivatives/usds-margined-futures/general-info>

mod data;
mod listing;
pub mod socket;

use crate::cli::twin::scenario::Market;
use crate::cli::twin::wire::{Answer, Incoming, Rows, View, pairs, rate, span, text};
use crate::cli::twin::world::Place;
use crate::market::Asset;
use crate::units::Millis;
use serde_json::{Value, json};

/// Which of the two houses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum House {
    /// Pairs of coins.
    Spot,
    /// Perpetuals margined in USDT.
    Futures,
}

impl House {
    fn market(self) -> Market {
        match self {
            Self::Spot => Market::BinanceSpot,
            Self::Futures => Market::Binance,
        }
    }
}

/// What Binance refuses with.
type Refusal = (i64, &'static str);

const INVALID_SYMBOL: Refusal = (-1121, "Invalid symbol.");
const NO_SYMBOL: Refusal =
    (-1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.");
const INVALID_INTERVAL: Refusal = (-1120, "Invalid interval.");

/// Answers a request.
pub fn answer(view: &View<'_>, ask: &Incoming) -> Answer {
    let found = match (ask.host.as_str(), ask.path.as_str()) {
        ("fapi.binance.com", path) => match path.strip_prefix("/fapi/v1/") {
            Some(name) => market_page(view, ask, House::Futures, name),
            None => {
                path.strip_prefix("/futures/data/").and_then(|name| data::page(view, ask, name))
            }
        },
        ("dapi.binance.com", "/dapi/v1/exchangeInfo") => {
            Some(Ok(listing::exchange_info(view, House::Futures, &[])))
        }
        (_, path) => {
            path.strip_prefix("/api/v3/").and_then(|name| market_page(view, ask, House::Spot, name))
        }
    };
    match found {
        None => Answer { status: 404, body: json!({}) },
        Some(Ok(body)) => body.into(),
        Some(Err((code, msg))) => Answer { status: 400, body: json!({ "code": code, "msg": msg }) },
    }
}

/// A page that both houses have, or that only the futures house has.
pub fn market_page(
    view: &View<'_>,
    ask: &Incoming,
    house: House,
    name: &str,
) -> Option<Result<Value, Refusal>> {
    let futures = house == House::Futures;
    Some(match name {
        "ping" => Ok(json!({})),
        "time" => Ok(json!({ "serverTime": view.now.0 })),
        "ticker/24hr" => one_or_all(view, ask, house, |place| ticker(view, place, house)),
        "ticker/price" => one_or_all(view, ask, house, |place| {
            json!({ "symbol": symbol(place.asset), "price": text(place.price(view.now)),
                    "time": view.now.0 })
        }),
        "klines" => klines(view, ask, house),
        "depth" => only(view, ask, house).map(|place| depth(view, ask, &place, house)),
        "exchangeInfo" => match ask.get("symbol") {
            Some(_) => {
                only(view, ask, house).map(|place| listing::exchange_info(view, house, &[place]))
            }
            None => Ok(listing::exchange_info(view, house, &view.places(house.market()))),
        },
        "openInterest" if futures => only(view, ask, house).map(|place| {
            json!({
                "symbol": symbol(place.asset),
                "openInterest": text(place.open_interest_coins(view.now).unwrap_or(0.0)),
                "time": view.now.0,
            })
        }),
        "premiumIndex" if futures => {
            one_or_all(view, ask, house, |place| premium_index(view, place))
        }
        "fundingInfo" if futures => Ok(funding_info(view)),
        "fundingRate" if futures => funding_rate(view, ask),
        _ => return None,
    })
}

/// How Binance spells the coin against USDT.
pub fn symbol(asset: Asset) -> String {
    format!("{asset}USDT")
}

/// The place behind a symbol.
pub fn by_symbol<'w>(view: &View<'w>, symbol: &str, house: House) -> Option<Place<'w>> {
    view.place(Asset::new(symbol.strip_suffix("USDT")?)?, house.market())
}

fn only<'w>(view: &View<'w>, ask: &Incoming, house: House) -> Result<Place<'w>, Refusal> {
    let symbol = ask.get("symbol").or(ask.get("pair")).ok_or(NO_SYMBOL)?;
    by_symbol(view, symbol, house).ok_or(INVALID_SYMBOL)
}

fn one_or_all(
    view: &View<'_>,
    ask: &Incoming,
    house: House,
    row: impl Fn(&Place<'_>) -> Value,
) -> Result<Value, Refusal> {
    match ask.get("symbol") {
        Some(_) => only(view, ask, house).map(|place| row(&place)),
        None => Ok(view.places(house.market()).iter().map(row).collect()),
    }
}

fn ticker(view: &View<'_>, place: &Place<'_>, house: House) -> Value {
    let now = view.now;
    let day = now - Millis::DAY;
    let (last, open) = (place.price(now), place.price(day));
    let (low, high) = place.range_24h(now);
    let volume = place.volume(day, now);
    let middle = f64::midpoint(last, open);
    let mut row = json!({
        "symbol": symbol(place.asset),
        "priceChange": text(last - open),
        // In percent.
        "priceChangePercent": text((last / open - 1.0) * 100.0),
        "weightedAvgPrice": text(middle),
        "lastPrice": text(last), "lastQty": "0.01",
        "openPrice": text(open), "highPrice": text(high), "lowPrice": text(low),
        "volume": text(volume), "quoteVolume": text(volume * middle),
        "openTime": day.0, "closeTime": now.0,
        "firstId": 1, "lastId": 1_000_000, "count": 1_000_000,
    });
    if house == House::Spot {
        let (bids, asks) = place.book(now, 1);
        let more = [("prevClosePrice", open), ("bidPrice", best(&bids)), ("askPrice", best(&asks))];
        for (name, price) in more {
            row[name] = text(price).into();
        }
        row["bidQty"] = "1".into();
        row["askQty"] = "1".into();
    }
    row
}

fn best(side: &[(f64, f64)]) -> f64 {
    side.first().map_or(0.0, |row| row.0)
}

fn klines(view: &View<'_>, ask: &Incoming, house: House) -> Result<Value, Refusal> {
    let place = only(view, ask, house)?;
    let words =
        ["1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d", "1w"];
    let word = ask.get("interval").unwrap_or("");
    let step = span(word).filter(|_| words.contains(&word)).ok_or(INVALID_INTERVAL)?;
    let most = if house == House::Spot { 1_000 } else { 1_500 };
    let (from, to) = (ask.millis("startTime"), ask.millis("endTime"));
    let rows = Rows { from, to, step, limit: ask.limit(500, most) };
    let row = |start| {
        let bar = place.bar(start, step, view.now);
        let middle = f64::midpoint(bar.open, bar.close);
        json!([
            start.0,
            text(bar.open),
            text(bar.high),
            text(bar.low),
            text(bar.close),
            text(bar.volume),
            (start + step).0 - 1,
            text(bar.turnover()),
            1_000,
            text(bar.taker_buy),
            text(bar.taker_buy * middle),
            "0",
        ])
    };
    Ok(rows.oldest_from(view.now).into_iter().map(row).collect())
}

fn depth(view: &View<'_>, ask: &Incoming, place: &Place<'_>, house: House) -> Value {
    let (bids, asks) = place.book(view.now, ask.limit(500, 1_000));
    let mut book =
        json!({ "lastUpdateId": view.now.0, "bids": pairs(&bids), "asks": pairs(&asks) });
    if house == House::Futures {
        book["E"] = view.now.0.into();
        book["T"] = view.now.0.into();
    }
    book
}

/// Mark, index and the running funding rate.
pub fn premium_index(view: &View<'_>, place: &Place<'_>) -> Value {
    json!({
        "symbol": symbol(place.asset),
        "markPrice": text(place.mark(view.now)),
        "indexPrice": text(place.index(view.now)),
        "estimatedSettlePrice": text(place.index(view.now)),
        "lastFundingRate": rate(place.funding(view.now).unwrap_or(0.0)),
        "interestRate": "0.00010000",
        "nextFundingTime": place.next_funding(view.now).0,
        "time": view.now.0,
    })
}

/// The contracts whose interval is not the usual 8 hours. One that is played nowhere else is
/// always among them, as at the venue: that a contract is missing here has to mean 8 hours.
fn funding_info(view: &View<'_>) -> Value {
    let row = |symbol: &str, hours: i64| {
        json!({
            "symbol": symbol, "adjustedFundingRateCap": "0.02000000",
            "adjustedFundingRateFloor": "-0.02000000", "fundingIntervalHours": hours,
            "disclaimer": false,
        })
    };
    let places = view.places(Market::Binance);
    let unusual = places.iter().filter(|place| place.funding_interval() != Millis::hours(8));
    let played =
        unusual.map(|place| row(&symbol(place.asset), place.funding_interval().0 / Millis::HOUR.0));
    played.chain([row("BLZUSDT", 4)]).collect()
}

fn funding_rate(view: &View<'_>, ask: &Incoming) -> Result<Value, Refusal> {
    let place = only(view, ask, House::Futures)?;
    let rows = Rows {
        from: ask.millis("startTime"),
        to: ask.millis("endTime"),
        step: place.funding_interval(),
        limit: ask.limit(100, 1_000),
    };
    let row = |at| {
        json!({
            "symbol": symbol(place.asset),
            "fundingRate": rate(place.funding(at).unwrap_or(0.0)),
            "fundingTime": at.0,
            "markPrice": text(place.mark(at)),
        })
    };
    Ok(rows.oldest_from(view.now).into_iter().map(row).collect())
}
