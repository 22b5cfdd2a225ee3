//! Binance: the spot and the futures house, and its statistics.
//! <https://developers.binance.com/docs/derivatives/usds-margined-futures/general-info>

mod data;
mod klines;
mod listing;
pub mod socket;

use crate::cli::twin::book;
use crate::cli::twin::scenario::Market;
use crate::cli::twin::wire::{Answer, Incoming, Rows, View, pairs, rate, text};
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
const BAD_SYMBOLS: Refusal =
    (-1100, "Illegal characters found in parameter 'symbols'; legal range is '[\"BTCUSDT\"]'.");
const NO_SYMBOL: Refusal =
    (-1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.");

/// Answers a request.
pub fn answer(view: &View<'_>, ask: &Incoming) -> Answer {
    let found = match (ask.host.as_str(), ask.path.as_str()) {
        ("fapi.binance.com", "/fapi/v2/ticker/price") => {
            market_page(view, ask, House::Futures, "ticker/price")
        }
        ("fapi.binance.com", path) => match path.strip_prefix("/fapi/v1/") {
            Some(name) => market_page(view, ask, House::Futures, name),
            None => {
                path.strip_prefix("/futures/data/").and_then(|name| data::page(view, ask, name))
            }
        },
        ("dapi.binance.com", path) => path.strip_prefix("/dapi/v1/").and_then(|name| {
            // No contract margined in a coin is played.
            Some(match name {
                "exchangeInfo" => Ok(listing::exchange_info(view, House::Futures, &[])),
                "time" | "ping" => return market_page(view, ask, House::Futures, name),
                "ticker/24hr" | "ticker/price" | "ticker/bookTicker" | "premiumIndex"
                    if ask.get("symbol").is_none() =>
                {
                    Ok(json!([]))
                }
                _ => Err(INVALID_SYMBOL),
            })
        }),
        (_, "/sapi/v1/system/status") => Some(Ok(json!({ "status": 0, "msg": "normal" }))),
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
            let price = text(place.price(view.now));
            let mut row = json!({ "symbol": symbol(place.asset), "price": price });
            // Only the futures house tells when: clients know it by that.
            if futures {
                row["time"] = view.now.0.into();
            }
            row
        }),
        "ticker/bookTicker" => {
            one_or_all(view, ask, house, |place| book_ticker(view, place, house))
        }
        "klines" => klines::page(view, ask, house, klines::Of::Trades),
        "markPriceKlines" if futures => klines::page(view, ask, house, klines::Of::Mark),
        "indexPriceKlines" if futures => klines::page(view, ask, house, klines::Of::Index),
        "premiumIndexKlines" if futures => klines::page(view, ask, house, klines::Of::Premium),
        // Trades are not played one by one.
        "trades" | "aggTrades" | "historicalTrades" => {
            only(view, ask, house).map(|_| Value::Array(Vec::new()))
        }
        "depth" => {
            only(view, ask, house).map(|place| depth(view, &place, house, ask.limit(500, 1_000)))
        }
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
    match (ask.get("symbol"), ask.get("symbols")) {
        (Some(_), _) => only(view, ask, house).map(|place| row(&place)),
        (None, Some(named)) => {
            let named: Vec<String> = serde_json::from_str(named).map_err(|_| BAD_SYMBOLS)?;
            let found = named.iter().map(|name| by_symbol(view, name, house).ok_or(INVALID_SYMBOL));
            found.map(|place| place.map(|place| row(&place))).collect()
        }
        (None, None) => Ok(view.places(house.market()).iter().map(row).collect()),
    }
}

/// The best bid and ask.
pub fn book_ticker(view: &View<'_>, place: &Place<'_>, house: House) -> Value {
    let (bids, asks) = place.book(view.now, 1);
    let of = |side: &[(f64, f64)]| side.first().copied().unwrap_or_default();
    let (bid, ask) = (of(&bids), of(&asks));
    let mut row = json!({
        "symbol": symbol(place.asset),
        "bidPrice": text(bid.0), "bidQty": text(bid.1),
        "askPrice": text(ask.0), "askQty": text(ask.1),
    });
    if house == House::Futures {
        row["time"] = view.now.0.into();
        row["lastUpdateId"] = view.now.0.into();
    }
    row
}

/// The day's figures.
pub fn ticker(view: &View<'_>, place: &Place<'_>, house: House) -> Value {
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

/// A book, as REST and the streams of a few levels tell it.
fn depth(view: &View<'_>, place: &Place<'_>, house: House, most: usize) -> Value {
    let (bids, asks) = book::standing(place, view.now, most);
    let since = book::since(view.now).0;
    let mut told = json!({ "lastUpdateId": since, "bids": pairs(&bids), "asks": pairs(&asks) });
    if house == House::Futures {
        told["E"] = view.now.0.into();
        told["T"] = since.into();
    }
    told
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
        step: place.funding_interval().into(),
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
