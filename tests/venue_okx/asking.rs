//! What is asked, what a socket says, and refusals.

use crate::support::SEEN;
use crate::{answer, detail, liquidated, okx, push, read};
use serde_json::{Value, json};
use why_crypto_down::market::{Asset, Venue};
use why_crypto_down::venues::{Ask, Page, Problem, Route, Socket, feed};

#[test]
fn requests_name_the_coin_and_the_page() {
    for (name, page, url) in [
        ("ticker", "", "market/ticker?instId=BTC-USDT-SWAP"),
        ("candles-hourly", "", "market/candles?instId=BTC-USDT-SWAP&bar=1H&limit=300"),
        ("candles-hourly", "7", "market/candles?instId=BTC-USDT-SWAP&bar=1H&limit=300&after=7"),
        ("candles-daily", "", "market/candles?instId=BTC-USDT-SWAP&bar=1Dutc&limit=300"),
        ("books", "", "market/books?instId=BTC-USDT-SWAP&sz=400"),
        ("open-interest", "", "public/open-interest?instId=BTC-USDT-SWAP&instType=SWAP"),
        (
            "open-interest-history",
            "7",
            "rubik/stat/contracts/open-interest-history?instId=BTC-USDT-SWAP&period=1H&limit=100&end=7",
        ),
        ("taker-volume", "", "rubik/stat/taker-volume?ccy=BTC&instType=CONTRACTS&period=1H"),
        (
            "long-short-account-ratio",
            "",
            "rubik/stat/contracts/long-short-account-ratio?ccy=BTC&period=1H",
        ),
        ("funding-rate", "", "public/funding-rate?instId=BTC-USDT-SWAP"),
        (
            "funding-rate-history",
            "7",
            "public/funding-rate-history?instId=BTC-USDT-SWAP&limit=100&after=7",
        ),
        (
            "liquidation-orders",
            "7",
            "public/liquidation-orders?instType=SWAP&instFamily=BTC-USDT&state=filled&limit=100&after=7",
        ),
        (
            "position-tiers",
            "",
            "public/position-tiers?instType=SWAP&tdMode=isolated&instFamily=BTC-USDT",
        ),
        ("instruments", "", "public/instruments?instType=SWAP"),
        ("index-tickers", "", "market/index-tickers?instId=BTC-USDT"),
    ] {
        let page = Some(Page(page.to_owned())).filter(|page| !page.0.is_empty());
        let ask = Ask { page: page.as_ref(), ..Ask::of(Asset::BTC, SEEN) };
        let request = (feed(Venue::Okx, name).unwrap().1.http.unwrap())(&ask).unwrap();
        assert_eq!(request.url, format!("https://www.okx.com/api/v5/{url}"));
    }
}

#[test]
fn a_full_page_names_the_one_before_and_a_short_one_ends() {
    let page = |rows: i64| {
        let rows: Vec<Value> = (0..rows)
            .map(|row| json!([(1_782_860_400_000 - row * 3_600_000).to_string(), "1", "1", "1"]))
            .collect();
        read("open-interest-history", &answer(&json!(rows))).unwrap().next
    };
    assert_eq!(page(100), Some(Page("1782504000000".to_owned())));
    assert_eq!(page(99), None);

    let details: Vec<Value> = (0..100)
        .map(|event| {
            let mut detail = detail("long", "sell");
            detail["ts"] = json!((1_782_860_400_000_i64 - event * 1_000).to_string());
            detail
        })
        .collect();
    let payload = liquidated("BTC-USDT-SWAP", &json!(details));
    let next = read("liquidation-orders", &payload).unwrap().next;
    assert_eq!(next, Some(Page("1782860301000".to_owned())));
}

#[test]
fn messages_are_routed_by_their_channel() {
    let socket = &okx().sockets[0];
    let route = |message: &Value| (socket.route)(&Socket::message(&message.to_string()));
    assert_eq!((socket.route)(&Socket::message("pong")), Route::Quiet);
    assert_eq!((socket.route)(&Socket::message("gibberish")), Route::Unknown);
    let confirmed = json!({ "event": "subscribe", "arg": { "channel": "tickers" }, "connId": "a" });
    assert_eq!(route(&confirmed), Route::Quiet);
    let refused = json!({ "event": "error", "code": "60018", "msg": "wrong instId" });
    assert_eq!(route(&refused), Route::Refused("wrong instId".to_owned()));
    assert_eq!(route(&push("trades", "BTC-USDT", &json!([]))), Route::Unknown);
}

#[test]
fn a_refusal_is_repeated_in_the_venues_words() {
    let refusal = json!({ "code": "50011", "msg": "Too Many Requests" });
    for feed in okx().feeds {
        let error = read(feed.name, &refusal).unwrap_err();
        assert!(error.is_rate_limit(), "{error}");
    }
    let gateway = json!({ "code": 404, "data": {}, "msg": "Not Found" });
    let error = read("ticker", &gateway).unwrap_err();
    assert_eq!(error.to_string(), "okx ticker: code: the venue refused: 404 Not Found");
}

#[test]
fn a_message_of_another_channel_is_named() {
    let message = push("trades", "BTC-USDT-SWAP", &json!([]));
    let error = read("ws-tickers", &message).unwrap_err();
    assert_eq!(error.problem, Problem::OtherFeed("trades".to_owned()));
}
