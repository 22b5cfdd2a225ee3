//! Coinbase: the exchange's and the advanced trade's public pages, spot in dollars.
//! <https://docs.cdp.coinbase.com/exchange/rest-api>

pub mod socket;

use crate::cli::twin::iso;
use crate::cli::twin::scenario::Market;
use crate::cli::twin::wire::{Answer, Incoming, Rows, View, number, pairs, seconds, text};
use crate::cli::twin::world::Place;
use crate::market::Asset;
use crate::units::Millis;
use serde_json::{Value, json};

/// Most bars of one answer.
const MOST: usize = 300;

/// Answers a request.
pub fn answer(view: &View<'_>, ask: &Incoming) -> Answer {
    let path = ask.path.trim_start_matches('/');
    let path = path.strip_prefix("api/v3/brokerage/market/").unwrap_or(path);
    let advanced = ask.host == "api.coinbase.com";
    let parts: Vec<&str> = path.split('/').collect();
    let found = match parts.as_slice() {
        ["time"] => Ok(json!({ "iso": iso::text(view.now), "epoch": view.now.0 / 1_000 })),
        ["currencies"] => Ok(currencies(view)),
        ["products"] if advanced => Ok(advanced_products(view, ask)),
        ["products"] => Ok(view.places(Market::Coinbase).iter().map(product).collect()),
        ["products", "spark-lines"] => Ok(spark_lines(view)),
        ["products", name, rest @ ..] => match by_symbol(view, name) {
            Some(place) => page(view, ask, &place, rest, advanced),
            None => Err((404, "NotFound".to_owned())),
        },
        _ => Err((404, "NotFound".to_owned())),
    };
    match found {
        Ok(body) => body.into(),
        Err((status, message)) => Answer { status, body: json!({ "message": message }) },
    }
}

/// How Coinbase spells the coin against dollars.
pub fn symbol(asset: Asset) -> String {
    format!("{asset}-USD")
}

/// The place behind a product's id.
pub fn by_symbol<'w>(view: &View<'w>, symbol: &str) -> Option<Place<'w>> {
    view.place(Asset::new(symbol.strip_suffix("-USD")?)?, Market::Coinbase)
}

fn page(
    view: &View<'_>,
    ask: &Incoming,
    place: &Place<'_>,
    rest: &[&str],
    advanced: bool,
) -> Result<Value, (u16, String)> {
    let now = view.now;
    let (bids, asks) = place.book(now, 50);
    let best = |side: &[(f64, f64)]| text(side.first().map_or(0.0, |row| row.0));
    match rest {
        [] => Ok(product(place)),
        ["stats"] => {
            let (low, high) = place.range_24h(now);
            Ok(json!({
                "open": text(place.price(now - Millis::DAY)), "high": text(high),
                "low": text(low), "last": text(place.price(now)),
                "volume": text(place.volume(now - Millis::DAY, now)),
                "volume_30day": text(place.volume(now - Millis::days(30), now)),
            }))
        }
        ["ticker"] if advanced => Ok(json!({
            "trades": [{
                "trade_id": "1", "product_id": symbol(place.asset),
                "price": text(place.price(now)), "size": "0.01", "time": iso::text(now),
                "side": "BUY", "bid": "", "ask": "",
            }],
            "best_bid": best(&bids), "best_ask": best(&asks),
        })),
        ["ticker"] => Ok(json!({
            "trade_id": now.0 / 1_000, "price": text(place.price(now)), "size": "0.01",
            "time": iso::text(now), "bid": best(&bids), "ask": best(&asks),
            "volume": text(place.volume(now - Millis::DAY, now)), "rfq_volume": "0",
        })),
        ["book"] => Ok(json!({
            "bids": pairs(&bids), "asks": pairs(&asks), "sequence": now.0, "time": iso::text(now),
        })),
        // Single trades are not played.
        ["trades"] => Ok(json!([])),
        ["candles"] => candles(view, ask, place),
        _ => Err((404, "NotFound".to_owned())),
    }
}

/// Bars, newest first, the low and the high before the open.
fn candles(view: &View<'_>, ask: &Incoming, place: &Place<'_>) -> Result<Value, (u16, String)> {
    let step = ask
        .whole("granularity")
        .filter(|seconds| [60, 300, 900, 3_600, 21_600, 86_400].contains(seconds))
        .map(Millis::seconds)
        .ok_or((400, "Unsupported granularity".to_owned()))?;
    let from = ask.get("start").and_then(iso::read);
    let to = ask.get("end").and_then(iso::read);
    if let (Some(from), Some(to)) = (from, to)
        && (to - from).0 / step.0 > 300
    {
        let message = "granularity too small for the requested time range. Count of aggregations \
                       requested exceeds 300";
        return Err((400, message.to_owned()));
    }
    let rows = Rows { from, to, step: step.into(), limit: MOST };
    let row = |start| {
        let bar = place.bar(start, step, view.now);
        json!([
            seconds(start),
            number(bar.low),
            number(bar.high),
            number(bar.open),
            number(bar.close),
            number(bar.volume),
        ])
    };
    Ok(rows.newest(view.now).into_iter().rev().map(row).collect())
}

/// Every product's hours of the last day, newest first, the low and the high before the open.
fn spark_lines(view: &View<'_>) -> Value {
    let rows = Rows { from: None, to: None, step: Millis::HOUR.into(), limit: 24 };
    let line = |place: &Place<'_>| -> Value {
        let row = |start| {
            let bar = place.bar(start, Millis::HOUR, view.now);
            let prices = [bar.low, bar.high, bar.open, bar.close].map(number);
            let [low, high, open, close] = prices;
            json!([seconds(start), low, high, open, close])
        };
        rows.newest(view.now).into_iter().rev().map(row).collect()
    };
    let places = view.places(Market::Coinbase);
    Value::Object(places.iter().map(|place| (symbol(place.asset), line(place))).collect())
}

fn product(place: &Place<'_>) -> Value {
    let coin = place.asset.ticker();
    json!({
        "id": symbol(place.asset), "base_currency": coin, "quote_currency": "USD",
        "quote_increment": "0.0001", "base_increment": "0.00000001",
        "display_name": format!("{coin}-USD"), "min_market_funds": "1",
        "margin_enabled": false, "post_only": false, "limit_only": false, "cancel_only": false,
        "status": "online", "status_message": "", "trading_disabled": false,
        "fx_stablecoin": false, "max_slippage_percentage": "0.02", "auction_mode": false,
        "high_bid_limit_percentage": "",
    })
}

fn currencies(view: &View<'_>) -> Value {
    let coins = view.places(Market::Coinbase).into_iter();
    coins
        .map(|place| place.asset.ticker().to_owned())
        .chain(["USD".to_owned()])
        .map(|name| {
            json!({ "id": name, "name": name, "min_size": "0.00000001", "status": "online",
                    "message": "", "max_precision": "0.00000001", "convertible_to": [],
                    "details": { "type": if name == "USD" { "fiat" } else { "crypto" } } })
        })
        .collect()
}

fn advanced_products(view: &View<'_>, ask: &Incoming) -> Value {
    let asked = ask.get("product_ids");
    let wanted = |place: &Place<'_>| {
        asked.is_none_or(|ids| ids.split(',').any(|id| id == symbol(place.asset)))
    };
    let products: Vec<Value> = view
        .places(Market::Coinbase)
        .iter()
        .filter(|place| wanted(place))
        .map(|place| {
            let (last, before) = (place.price(view.now), place.price(view.now - Millis::DAY));
            let coins = place.volume(view.now - Millis::DAY, view.now);
            json!({
                "product_id": symbol(place.asset), "price": text(last),
                "price_percentage_change_24h": text((last / before - 1.0) * 100.0),
                "volume_24h": text(coins), "volume_percentage_change_24h": "0",
                "approximate_quote_24h_volume": text(coins * f64::midpoint(last, before)),
                "base_increment": "0.00000001", "quote_increment": "0.0001",
                "base_currency_id": place.asset.ticker(), "quote_currency_id": "USD",
                "product_type": "SPOT", "status": "online", "trading_disabled": false,
                "is_disabled": false, "new": false, "display_name": symbol(place.asset),
            })
        })
        .collect();
    let count = products.len();
    json!({ "products": products, "num_products": count })
}
