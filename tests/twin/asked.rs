//! What others ask of the stand-in than the page does: filters, calendars, accounts, books that are
//! told by their changes, trades.

use crate::played::{END, scenario};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use why_crypto_down::cli::twin::socket::{Speaker, speaker};
use why_crypto_down::cli::twin::wire::{Incoming, View};
use why_crypto_down::cli::twin::{Market, World, names::query_of, venue};
use why_crypto_down::market::{Asset, Side};
use why_crypto_down::units::{Millis, UnixMillis};

/// The scenario, going on after its end.
fn going_on() -> World {
    World { scenario: scenario("leveraged-unwind"), end: END, still: false }
}

fn at(world: &World, now: UnixMillis) -> View<'_> {
    View { world, now, lie: 1.0 }
}

fn answered(view: &View<'_>, url: &str, body: Value) -> Value {
    let (host, rest) = url.split_once('/').unwrap();
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = format!("/{path}");
    let ask = Incoming { host: host.to_owned(), path, query: query_of(query), body };
    let answer = venue::answer(view, &ask).unwrap();
    assert_eq!(answer.status, 200, "{url}: {}", answer.body);
    answer.body
}

fn asked(view: &View<'_>, url: &str) -> Value {
    answered(view, url, Value::Null)
}

/// What each row calls itself.
fn named(rows: &Value, name: &str) -> Vec<String> {
    rows.as_array().unwrap().iter().map(|row| row[name].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_list_is_of_the_family_or_coin_that_is_named() {
    let world = going_on();
    let view = at(&world, END);
    for page in
        ["public/open-interest", "public/mark-price", "public/instruments", "market/tickers"]
    {
        for by in ["uly", "instFamily"] {
            let url = format!("www.okx.com/api/v5/{page}?instType=SWAP&{by}=ETH-USDT");
            assert_eq!(named(&asked(&view, &url)["data"], "instId"), ["ETH-USDT-SWAP"], "{page}");
        }
        let url = format!("www.okx.com/api/v5/{page}?instType=SWAP&uly=NONE-USDT");
        assert_eq!(asked(&view, &url)["code"], "51001", "{page}");
    }
    let url = "api.bybit.com/v5/market/instruments-info?category=linear&baseCoin=ETH";
    assert_eq!(named(&asked(&view, url)["result"]["list"], "symbol"), ["ETHUSDT"]);
}

#[test]
fn what_the_clients_know_of_okx_and_bybit_is_answered() {
    let world = going_on();
    let view = at(&world, END);
    let okx = |page: &str| asked(&view, &format!("www.okx.com/api/v5/{page}"));
    let indices = okx("market/index-tickers?quoteCcy=USDT");
    assert!(named(&indices["data"], "instId").contains(&"ETH-USDT".to_owned()));
    assert_eq!(okx("market/index-tickers?quoteCcy=BTC")["data"], json!([]));
    assert_eq!(okx("market/index-components?index=BTC-USDT")["data"]["index"], "BTC-USDT");
    assert_eq!(okx("market/block-trades?instId=BTC-USDT-SWAP")["data"], json!([]));
    let converted = okx("public/convert-contract-coin?type=1&instId=BTC-USDT-SWAP&sz=1.5");
    assert_eq!(converted["data"][0]["sz"], "150");
    let back = okx("public/convert-contract-coin?type=2&instId=BTC-USDT-SWAP&sz=150");
    assert_eq!(back["data"][0]["sz"], "1.5");
    let notices = asked(&view, "api.bybit.com/v5/announcements/index?locale=en-US");
    assert_eq!(notices["result"]["list"], json!([]));
    let subscribe = r#"{"op":"subscribe","args":["priceLimit.BTCUSDT","orderbook.rpi.BTCUSDT"]}"#;
    let mut bybit = speaker("stream.bybit.com", "/v5/public/linear", "").unwrap();
    let told: Vec<Value> = bybit.hear(&view, subscribe).iter().map(|text| read(text)).collect();
    assert!(told[0]["success"].as_bool().unwrap() && told.len() == 3, "{told:?}");
}

#[test]
fn an_account_at_hyperliquid_is_empty_and_its_builders_are_listed() {
    let world = going_on();
    let view = at(&world, END);
    let told = |kind: &str| {
        let question = json!({ "type": kind, "user": format!("0x{:040}", 0) });
        answered(&view, "api.hyperliquid.xyz/info", question)
    };
    assert_eq!(told("clearinghouseState")["assetPositions"], json!([]));
    assert_eq!(told("spotClearinghouseState")["balances"], json!([]));
    assert!(told("userFees")["userCrossRate"].is_string());
    for kind in ["portfolio", "referral", "userRole", "userRateLimit", "delegations"] {
        told(kind);
    }
    assert_eq!(told("perpDexs")[1]["name"], "xyz");
}

#[test]
fn weeks_begin_on_monday_and_months_on_their_first_day() {
    // Thursday, 12 February 2026: its Monday and its month began at midnight UTC.
    let (monday, first) = (UnixMillis(1_770_595_200_000), UnixMillis(1_769_904_000_000));
    let (last_monday, january) = (monday - Millis::days(7), first - Millis::days(31));
    let hong_kong = Millis::hours(8);
    let world = going_on();
    let view = at(&world, END);
    let start = |row: &Value| match row.get("t").unwrap_or(&row[0]) {
        Value::String(text) => text.parse().unwrap(),
        number => number.as_i64().unwrap(),
    };
    let starts = |rows: &Value| -> Vec<i64> {
        let mut starts: Vec<i64> = rows.as_array().unwrap().iter().map(start).collect();
        starts.sort_unstable();
        starts
    };
    let bybit = "api.bybit.com/v5/market/kline?category=linear&symbol=BTCUSDT&limit=2&interval=";
    let binance = "fapi.binance.com/fapi/v1/klines?symbol=BTCUSDT&limit=2&interval=";
    let okx = "www.okx.com/api/v5/market/candles?instId=BTC-USDT-SWAP&limit=2&bar=";
    for (url, at, expected) in [
        (format!("{bybit}W"), "/result/list", [last_monday, monday]),
        (format!("{bybit}M"), "/result/list", [january, first]),
        (format!("{binance}1w"), "", [last_monday, monday]),
        (format!("{binance}1M"), "", [january, first]),
        (format!("{okx}1Wutc"), "/data", [last_monday, monday]),
        (format!("{okx}1Mutc"), "/data", [january, first]),
        (format!("{okx}1M"), "/data", [january - hong_kong, first - hong_kong]),
    ] {
        let told = asked(&view, &url);
        assert_eq!(starts(told.pointer(at).unwrap()), expected.map(|at| at.0), "{url}");
    }
    for (interval, expected) in [("1w", [last_monday, monday]), ("1M", [january, first])] {
        let request = json!({
            "coin": "BTC", "interval": interval, "startTime": expected[0].0, "endTime": END.0,
        });
        let question = json!({ "type": "candleSnapshot", "req": request });
        let told = answered(&view, "api.hyperliquid.xyz/info", question);
        assert_eq!(starts(&told), expected.map(|at| at.0));
    }
    let seconds = "data-api.binance.vision/api/v3/klines?symbol=BTCUSDT&interval=1s&limit=2";
    assert_eq!(starts(&asked(&view, seconds)), [END.0 - 1_000, END.0]);
}

#[test]
fn a_dated_future_of_the_summary_is_listed_and_has_a_ticker() {
    let world = going_on();
    let view = at(&world, END);
    let deribit = |rest: &str| asked(&view, &format!("www.deribit.com/api/v2/public/{rest}"));
    let summary = deribit("get_book_summary_by_currency?currency=BTC&kind=future");
    let listed = deribit("get_instruments?currency=BTC&kind=future");
    let mut summed = named(&summary["result"], "instrument_name");
    let mut listed = named(&listed["result"], "instrument_name");
    summed.sort();
    listed.sort();
    assert_eq!((summed.len(), &summed), (3, &listed));
    for name in summed {
        let ticker = deribit(&format!("ticker?instrument_name={name}"));
        assert_eq!(ticker["result"]["instrument_name"], json!(name));
        let alone = deribit(&format!("get_instrument?instrument_name={name}"));
        assert_eq!(alone["result"]["instrument_name"], json!(name));
    }
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// One side of a book by price.
type Levels = BTreeMap<String, String>;

/// What a level is called and how much it holds, in any venue's spelling; an amount of 0 is none.
fn level(row: &Value) -> (String, String) {
    match row.as_array() {
        Some(list) if list.len() == 3 => (list[1].to_string(), list[2].to_string()),
        Some(list) => (list[0].to_string(), list[1].to_string()),
        None => (row["p"].to_string(), row["s"].to_string()),
    }
}

fn put(side: &mut Levels, rows: &Value) {
    for row in rows.as_array().unwrap() {
        let (price, amount) = level(row);
        if amount.trim_matches('"').parse::<f64>().unwrap() == 0.0 {
            side.remove(&price);
        } else {
            side.insert(price, amount);
        }
    }
}

fn whole(rows: &Value) -> Levels {
    let mut side = Levels::new();
    put(&mut side, rows);
    side
}

/// A page of the whole book that follows a socket's changes, by the venue's own rule.
struct Followed {
    speaker: Box<dyn Speaker>,
    subscribe: &'static str,
    /// Where the page has the book; none where the socket begins with it.
    page: Option<&'static str>,
    /// The names of the book's number on the page, of the first and the last number of a change and
    /// of its sides.
    names: [&'static str; 5],
    /// Where a change is in its message.
    at: &'static str,
}

impl Followed {
    fn changes(&self, told: &[String]) -> Vec<Value> {
        let found = |text: &String| read(text).pointer(self.at).cloned();
        let is_change = |change: &Value| change.get(self.names[2]).is_some();
        told.iter().filter_map(found).filter(is_change).collect()
    }

    fn follow(mut self, world: &World) {
        let [id, first, last, bids, asks] = self.names;
        let began = END + Millis(90_500);
        let told = self.speaker.hear(&at(world, began), self.subscribe);
        let mut changes = self.changes(&told);
        let told = self.speaker.tell(&at(world, began), began);
        changes.extend(self.changes(&told));
        // The page is asked for a little later, in another second.
        let later = began + Millis(1_700);
        let snapshot = match self.page {
            Some(page) => asked(&at(world, later), page),
            None => changes.remove(0),
        };
        let mut number = snapshot[if self.page.is_some() { id } else { last }].as_i64().unwrap();
        let names = if self.page.is_some() { ["bids", "asks"] } else { [bids, asks] };
        let mut book = names.map(|name| whole(&snapshot[name]));
        let mut now = began;
        while now < later + Millis(4_200) {
            let before = now;
            now = now + Millis(500);
            let told = self.speaker.tell(&at(world, now), before);
            changes.extend(self.changes(&told));
        }
        let mut followed = 0;
        for change in changes {
            let (from, to) = (change[first].as_i64().unwrap(), change[last].as_i64().unwrap());
            if to <= number {
                continue;
            }
            assert!(from <= number + 1, "{from} does not follow {number}");
            number = to;
            put(&mut book[0], &change[bids]);
            put(&mut book[1], &change[asks]);
            followed += 1;
        }
        assert!(followed >= 4, "{followed} changes came");
        let end = if let Some(page) = self.page {
            asked(&at(world, now), page)
        } else {
            let told = self.speaker.hear(&at(world, now), self.subscribe);
            self.changes(&told).remove(0)
        };
        assert_eq!(book, names.map(|name| whole(&end[name])));
        assert!(book[0].len() > 100);
    }
}

#[test]
fn a_book_that_is_followed_by_its_changes_is_the_book() {
    let world = going_on();
    let binance = |host: &str, path: &str, page: &'static str| Followed {
        speaker: speaker(host, path, "").unwrap(),
        subscribe: r#"{"method":"SUBSCRIBE","params":["btcusdt@depth@100ms"],"id":1}"#,
        page: Some(page),
        names: ["lastUpdateId", "U", "u", "b", "a"],
        at: "",
    };
    let futures = "fapi.binance.com/fapi/v1/depth?symbol=BTCUSDT&limit=1000";
    binance("fstream.binance.com", "/public/ws", futures).follow(&world);
    let spot = "data-api.binance.vision/api/v3/depth?symbol=BTCUSDT&limit=1000";
    binance("stream.binance.com:9443", "/ws", spot).follow(&world);
    let gate = Followed {
        speaker: speaker("fx-ws.gateio.ws", "/v4/ws/usdt", "").unwrap(),
        subscribe: r#"{"channel":"futures.order_book_update","event":"subscribe",
                       "payload":["BTC_USDT","100ms","100"]}"#,
        page: Some(
            "api.gateio.ws/api/v4/futures/usdt/order_book?contract=BTC_USDT&limit=300&with_id=true",
        ),
        names: ["id", "U", "u", "b", "a"],
        at: "/result",
    };
    gate.follow(&world);
    let deribit = Followed {
        speaker: speaker("www.deribit.com", "/ws/api/v2", "").unwrap(),
        subscribe: r#"{"jsonrpc":"2.0","id":1,"method":"public/subscribe",
                       "params":{"channels":["book.BTC-PERPETUAL.100ms"]}}"#,
        page: None,
        names: ["", "prev_change_id", "change_id", "bids", "asks"],
        at: "/params/data",
    };
    deribit.follow(&world);
}

#[test]
fn closings_by_force_are_told_as_trades_of_the_taker() {
    let mut world = going_on();
    let live = world.scenario.live.as_mut().unwrap();
    live.liquidation_every_s = 0.5;
    let btc = Asset::BTC;
    let okx = r#"{"op":"subscribe","args":[{"channel":"trades","instId":"BTC-USDT-SWAP"}]}"#;
    let gate = r#"{"channel":"futures.trades","event":"subscribe","payload":["BTC_USDT"]}"#;
    let binance = r#"{"method":"SUBSCRIBE","params":["btcusdt@aggTrade"],"id":1}"#;
    let bybit = r#"{"op":"subscribe","args":["publicTrade.BTCUSDT"]}"#;
    for (market, host, path, subscribe, rows_at, sell) in [
        (Market::Bybit, "stream.bybit.com", "/v5/public/linear", bybit, "/data", json!("Sell")),
        (Market::Binance, "fstream.binance.com", "/market/ws", binance, "", json!(true)),
        (Market::Okx, "ws.okx.com:8443", "/ws/v5/public", okx, "/data", json!("sell")),
        (Market::Gate, "fx-ws.gateio.ws", "/v4/ws/usdt", gate, "/result", json!("-")),
    ] {
        let mut speaker = speaker(host, path, "").unwrap();
        speaker.hear(&at(&world, END), subscribe);
        let until = END + Millis::minutes(2);
        let expected = world.place(btc, market).unwrap().forced(END, until);
        let told = speaker.tell(&at(&world, until), END);
        let mut sides = Vec::new();
        for text in &told {
            let message = read(text);
            let rows = message.pointer(rows_at).unwrap();
            let list = rows.as_array().cloned().unwrap_or_else(|| vec![rows.clone()]);
            sides.extend(list.iter().map(|row| match market {
                Market::Bybit => row["S"] == sell,
                Market::Binance => row["m"] == sell,
                Market::Okx => row["side"] == sell,
                _ => row["size"].as_i64().unwrap() < 0,
            }));
        }
        let closed: Vec<bool> = expected.iter().map(|event| event.closed == Side::Long).collect();
        assert!(!closed.is_empty(), "{market:?} closes nothing");
        assert_eq!(sides, closed, "{market:?}");
    }
}
