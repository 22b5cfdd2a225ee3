//! Kraken: spot in dollars, and perpetuals.
//! <https://docs.kraken.com/api/docs/rest-api/get-ticker-information>

mod futures;
pub mod futures_socket;
pub mod socket;

use crate::cli::twin::iso;
use crate::cli::twin::scenario::Market;
use crate::cli::twin::wider::Wider;
use crate::cli::twin::wire::{Answer, Incoming, Rows, View, seconds, text};
use crate::cli::twin::world::{Bar, Place};
use crate::market::Asset;
use crate::units::{Millis, UnixMillis};
use serde_json::{Value, json};

/// Rows of an answer of bars.
const BARS: usize = 720;

/// Answers a request.
pub fn answer(view: &View<'_>, ask: &Incoming) -> Answer {
    if ask.host == "futures.kraken.com" {
        return futures::answer(view, ask);
    }
    let name = ask.path.strip_prefix("/0/public/").unwrap_or("");
    let found = match name {
        "Time" => Ok(json!({ "unixtime": view.now.0 / 1_000, "rfc1123": iso::text(view.now) })),
        "SystemStatus" => Ok(json!({ "status": "online", "timestamp": iso::text(view.now) })),
        "Assets" => Ok(assets(view)),
        "AssetPairs" => keyed(view, ask, pair),
        "Ticker" => keyed(view, ask, |place| ticker(view, place)),
        "OHLC" => ohlc(view, ask),
        "Depth" => keyed(view, ask, |place| depth(view, ask, place)),
        // Single trades and changes of the spread are not played.
        "Trades" | "Spread" => keyed(view, ask, |_| json!([])).map(|mut rows| {
            rows["last"] = format!("{}000000", view.now.0).into();
            rows
        }),
        _ => Err("EGeneral:Unknown method"),
    };
    match found {
        Ok(result) => json!({ "error": [], "result": result }).into(),
        Err(error) => json!({ "error": [error] }).into(),
    }
}

fn own(asset: Asset) -> String {
    if asset == Asset::BTC { "XBT".to_owned() } else { asset.ticker().to_owned() }
}

/// The key of a pair in an answer; old pairs carry letters for the class of each side.
fn key(asset: Asset) -> String {
    match asset.ticker() {
        "BTC" => "XXBTZUSD".to_owned(),
        "ETH" => "XETHZUSD".to_owned(),
        "XRP" => "XXRPZUSD".to_owned(),
        other => format!("{other}USD"),
    }
}

/// The place behind a pair, in any of its spellings.
fn by_symbol<'w>(view: &View<'w>, symbol: &str) -> Option<Place<'w>> {
    let spelt = |place: &Place<'_>| {
        let coin = place.asset;
        [format!("{}USD", own(coin)), format!("{coin}USD"), key(coin), format!("{coin}/USD")]
            .contains(&symbol.to_owned())
    };
    view.places(Market::Kraken).into_iter().find(spelt)
}

fn asked<'w>(view: &View<'w>, ask: &Incoming) -> Result<Vec<Place<'w>>, &'static str> {
    match ask.get("pair") {
        None => Ok(view.places(Market::Kraken)),
        Some(names) => names
            .split(',')
            .map(|name| by_symbol(view, name).ok_or("EQuery:Unknown asset pair"))
            .collect(),
    }
}

fn keyed(
    view: &View<'_>,
    ask: &Incoming,
    row: impl Fn(&Place<'_>) -> Value,
) -> Result<Value, &'static str> {
    let places = asked(view, ask)?;
    Ok(Value::Object(places.iter().map(|place| (key(place.asset), row(place))).collect()))
}

fn ticker(view: &View<'_>, place: &Place<'_>) -> Value {
    let now = view.now;
    let today = now.floor(Millis::DAY);
    let (low, high) = place.range_24h(now);
    let (bids, asks) = place.book(now, 1);
    let best = |side: &[(f64, f64)]| text(side.first().map_or(0.0, |row| row.0));
    let day = text(place.volume(now - Millis::DAY, now));
    json!({
        "a": [best(&asks), "1", "1.000"], "b": [best(&bids), "1", "1.000"],
        "c": [text(place.price(now)), "0.01"],
        "v": [text(place.volume(today, now)), day],
        "p": [text(place.price(now)), text(place.price(now))], "t": [1_000, 20_000],
        "l": [text(low), text(low)], "h": [text(high), text(high)],
        // The day's first price, not the one 24 hours before.
        "o": text(place.price(today)),
    })
}

/// What is no coin: the pair as it is asked for, its key in the answer, and what it follows.
fn wider<'w>(view: &View<'w>, pair: &str) -> Option<(&'static str, Option<Wider<'w>>)> {
    match pair {
        "EURUSD" | "EUR/USD" | "ZEURZUSD" => Some(("ZEURZUSD", view.world.euro())),
        "PAXGUSD" | "PAXG/USD" => Some(("PAXGUSD", view.world.gold())),
        _ => None,
    }
}

/// Bars of what is no coin; none where the scenario does not tell of it.
fn wider_ohlc(view: &View<'_>, key: &str, market: Option<Wider<'_>>, step: Millis) -> Value {
    let starts = Rows { from: None, to: None, step: step.into(), limit: BARS }.newest(view.now);
    let from = starts.first().copied().unwrap_or(view.now);
    let row = |bar: &Bar| {
        let [open, high, low, close] = [bar.open, bar.high, bar.low, bar.close].map(text);
        json!([seconds(bar.start), open, high, low, close, close, text(bar.volume), 100])
    };
    let bars = market.map(|market| market.bars(from, view.now, step, view.now)).unwrap_or_default();
    let rows: Vec<Value> = bars.iter().map(row).collect();
    json!({ key: rows, "last": seconds(view.now.floor(step)) })
}

fn ohlc(view: &View<'_>, ask: &Incoming) -> Result<Value, &'static str> {
    if let Some((key, market)) = ask.get("pair").and_then(|pair| wider(view, pair)) {
        let step = Millis::minutes(ask.whole("interval").unwrap_or(1).clamp(1, 21_600));
        return Ok(wider_ohlc(view, key, market, step));
    }
    let places = asked(view, ask)?;
    let minutes = ask.whole("interval").unwrap_or(1);
    if ![1, 5, 15, 30, 60, 240, 1_440, 10_080, 21_600].contains(&minutes) {
        return Err("EGeneral:Invalid arguments");
    }
    let step = Millis::minutes(minutes);
    let from = ask.seconds("since").map(|since| since + Millis(1));
    let starts = Rows { from, to: None, step: step.into(), limit: BARS }.newest(view.now);
    let last = starts.len().checked_sub(2).and_then(|index| starts.get(index)).copied();
    let mut result = serde_json::Map::new();
    for place in places {
        let row = |&start: &UnixMillis| {
            let bar = place.bar(start, step, view.now);
            let middle = f64::midpoint(bar.open, bar.close);
            json!([
                seconds(start),
                text(bar.open),
                text(bar.high),
                text(bar.low),
                text(bar.close),
                text(middle),
                text(bar.volume),
                1_000,
            ])
        };
        result.insert(key(place.asset), starts.iter().map(row).collect());
    }
    result.insert("last".to_owned(), seconds(last.unwrap_or_default()).into());
    Ok(Value::Object(result))
}

fn depth(view: &View<'_>, ask: &Incoming, place: &Place<'_>) -> Value {
    let (bids, asks) = place.book(view.now, ask.limit(100, 500));
    let side = |rows: &[(f64, f64)]| -> Vec<Value> {
        rows.iter().map(|row| json!([text(row.0), text(row.1), seconds(view.now)])).collect()
    };
    json!({ "asks": side(&asks), "bids": side(&bids) })
}

fn pair(place: &Place<'_>) -> Value {
    let coin = place.asset;
    json!({
        "altname": format!("{}USD", own(coin)), "wsname": format!("{}/USD", own(coin)),
        "aclass_base": "currency", "base": own(coin), "aclass_quote": "currency", "quote": "ZUSD",
        "lot": "unit", "cost_decimals": 5, "pair_decimals": 5, "lot_decimals": 8,
        "lot_multiplier": 1, "leverage_buy": [2, 3, 4, 5], "leverage_sell": [2, 3, 4, 5],
        "fees": [[0, 0.4]], "fees_maker": [[0, 0.25]], "fee_volume_currency": "ZUSD",
        "margin_call": 80, "margin_stop": 40, "ordermin": "0.0001", "costmin": "0.5",
        "tick_size": "0.00001", "status": "online",
    })
}

fn assets(view: &View<'_>) -> Value {
    let row = |name: &str| {
        json!({ "aclass": "currency", "altname": name, "decimals": 10, "display_decimals": 5,
                "status": "enabled" })
    };
    let coins = view.places(Market::Kraken).into_iter().map(|place| own(place.asset));
    let all = coins.map(|name| (name.clone(), row(&name)));
    Value::Object(all.chain([("ZUSD".to_owned(), row("USD"))]).collect())
}

/// What the socket tells of a pair.
pub fn socket_ticker(view: &View<'_>, place: &Place<'_>) -> Value {
    let now = view.now;
    let number = crate::cli::twin::wire::number;
    let (last, before) = (place.price(now), place.price(now - Millis::DAY));
    let (low, high) = place.range_24h(now);
    let (bids, asks) = place.book(now, 1);
    let best = |side: &[(f64, f64)]| number(side.first().map_or(0.0, |row| row.0));
    json!({
        "symbol": format!("{}/USD", place.asset),
        "bid": best(&bids), "bid_qty": 1.0, "ask": best(&asks), "ask_qty": 1.0,
        "last": number(last), "volume": number(place.volume(now - Millis::DAY, now)),
        "vwap": number(f64::midpoint(last, before)), "low": number(low), "high": number(high),
        "change": number(last - before), "change_pct": number((last / before - 1.0) * 100.0),
        "timestamp": iso::text(now),
    })
}
