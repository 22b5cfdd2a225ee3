//! What is asked, what a socket says, and refusals.

use crate::support::SEEN;
use crate::{HOUR, good, push, read};
use serde_json::{Value, json};
use why_crypto_down::market::{Asset, Venue};
use why_crypto_down::venues::{Adapter, Ask, Page, Problem, Route, Socket, adapter, feed};

fn gate() -> &'static Adapter {
    adapter(Venue::Gate).unwrap()
}

#[test]
fn requests_name_the_coin_and_the_page() {
    let host = "https://api.gateio.ws/api/v4/futures/usdt";
    for (name, page, url) in [
        ("contracts", "", "contracts/BTC_USDT"),
        ("tickers", "", "tickers?contract=BTC_USDT"),
        ("contract-stats-5m", "", "contract_stats?contract=BTC_USDT&interval=5m&limit=100"),
        ("contract-stats-1h", "7", "contract_stats?contract=BTC_USDT&interval=1h&limit=100&from=7"),
        ("contract-stats-4h", "", "contract_stats?contract=BTC_USDT&interval=4h&limit=100"),
        ("contract-stats-1d", "7", "contract_stats?contract=BTC_USDT&interval=1d&limit=100&from=7"),
        ("candlesticks-hourly", "", "candlesticks?contract=BTC_USDT&interval=1h&limit=2000"),
        ("candlesticks-daily", "", "candlesticks?contract=BTC_USDT&interval=1d&limit=400"),
        ("funding-rate", "", "funding_rate?contract=BTC_USDT&limit=1000"),
        ("liq-orders", "", "liq_orders?contract=BTC_USDT&from=1782856925&to=1782860525&limit=1000"),
        ("risk-limit-tiers", "", "risk_limit_tiers?contract=BTC_USDT"),
        ("order-book", "", "order_book?contract=BTC_USDT&limit=100"),
    ] {
        let page = Some(Page(page.to_owned())).filter(|page| !page.0.is_empty());
        let ask = Ask { page: page.as_ref(), ..Ask::of(Asset::BTC, SEEN) };
        let request = (feed(Venue::Gate, name).unwrap().1.http.unwrap())(&ask).unwrap();
        assert_eq!(request.url, format!("{host}/{url}"));
    }
}

#[test]
fn the_socket_subscribes_each_coin_to_three_channels() {
    let socket = &gate().sockets[0];
    let messages: Vec<Value> = (socket.subscribe)(&[Asset::ETH], SEEN)
        .iter()
        .map(|text| serde_json::from_str(text).unwrap())
        .collect();
    let message = |channel: &str, payload: Value| {
        json!({ "time": 1_782_860_525, "channel": channel, "event": "subscribe",
            "payload": payload })
    };
    assert_eq!(
        messages,
        [
            message("futures.tickers", json!(["ETH_USDT"])),
            message("futures.contract_stats", json!(["ETH_USDT", "1m"])),
            message("futures.public_liquidates", json!(["ETH_USDT"])),
        ],
    );
    let ping: Value = serde_json::from_str(&(socket.keep_alive.unwrap().text)(SEEN)).unwrap();
    assert_eq!(ping, json!({ "time": 1_782_860_525, "channel": "futures.ping" }));
}

#[test]
fn messages_are_routed_by_their_channel() {
    let socket = &gate().sockets[0];
    let route = |message: &Value| (socket.route)(&Socket::message(&message.to_string()));
    let confirmed = json!({ "time": HOUR, "channel": "futures.tickers", "event": "subscribe",
        "error": null, "result": { "status": "success" } });
    assert_eq!(route(&confirmed), Route::Quiet);
    assert_eq!(route(&json!({ "channel": "futures.pong", "event": "" })), Route::Quiet);
    let refused = json!({ "channel": "futures.tickers", "event": "subscribe",
        "error": { "code": 2, "message": "unknown contract" }, "result": { "status": "fail" } });
    assert_eq!(route(&refused), Route::Refused("unknown contract".to_owned()));
    assert_eq!(route(&push("futures.trades", &json!([]))), Route::Unknown);
}

#[test]
fn a_refusal_is_repeated_in_the_venues_words() {
    let refusal = json!({ "label": "TOO_MANY_REQUESTS", "message": "Request Rate Limit Exceeded" });
    for feed in gate().feeds.iter().filter(|feed| feed.http.is_some()) {
        let error = read(feed.name, &refusal).unwrap_err();
        assert!(error.is_rate_limit(), "{error}");
    }
    let refusal = json!({ "label": "CONTRACT_NOT_FOUND", "detail": "no such contract" });
    let error = read("tickers", &refusal).unwrap_err();
    let line = "gate tickers: label: the venue refused: CONTRACT_NOT_FOUND no such contract";
    assert_eq!(error.to_string(), line);
}

#[test]
fn a_message_of_another_channel_is_named() {
    let private = push("futures.liquidates", &json!([]));
    let error = read("ws-public-liquidates", &private).unwrap_err();
    assert_eq!(error.problem, Problem::OtherFeed("futures.liquidates".to_owned()));
    let mut confirmed = good("ws-tickers");
    confirmed["event"] = json!("subscribe");
    let error = read("ws-tickers", &confirmed).unwrap_err();
    assert_eq!(error.field.to_string(), "event");
}
