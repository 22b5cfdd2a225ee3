//! What is asked, what a socket says, and refusals.

use crate::support::SEEN;
use crate::{read, request};
use why_crypto_down::market::{Asset, Venue};
use why_crypto_down::venues::{Ask, Problem, Request, Route, Socket, feed};

#[test]
fn the_venues_own_refusal_is_passed_on() {
    let body = r#"{"code":-1003,"msg":"Too many requests; please use the websocket."}"#;
    for feed in why_crypto_down::venues::adapter(Venue::Binance).unwrap().feeds {
        let error = read(feed.name, body).unwrap_err();
        let Problem::Refused { code, text } = &error.problem else { panic!("{error}") };
        assert_eq!(code, "-1003");
        assert!(text.starts_with("Too many requests"));
        assert!(error.is_rate_limit());
    }
}

#[test]
fn requests_name_the_market_and_the_span() {
    let ask = Ask::of(Asset::ETH, SEEN);
    for (name, url) in [
        ("ticker-24hr", "https://fapi.binance.com/fapi/v1/ticker/24hr?symbol=ETHUSDT"),
        (
            "klines-hourly",
            "https://fapi.binance.com/fapi/v1/klines?symbol=ETHUSDT&interval=1h&limit=1500",
        ),
        (
            "klines-daily",
            "https://fapi.binance.com/fapi/v1/klines?symbol=ETHUSDT&interval=1d&limit=400",
        ),
        ("open-interest", "https://fapi.binance.com/fapi/v1/openInterest?symbol=ETHUSDT"),
        ("premium-index", "https://fapi.binance.com/fapi/v1/premiumIndex?symbol=ETHUSDT"),
        ("funding-info", "https://fapi.binance.com/fapi/v1/fundingInfo"),
        ("funding-rate", "https://fapi.binance.com/fapi/v1/fundingRate?symbol=ETHUSDT&limit=1000"),
        ("depth", "https://fapi.binance.com/fapi/v1/depth?symbol=ETHUSDT&limit=1000"),
        ("exchange-info", "https://fapi.binance.com/fapi/v1/exchangeInfo"),
        (
            "global-long-short-account-ratio",
            "https://fapi.binance.com/futures/data/globalLongShortAccountRatio?symbol=ETHUSDT&period=1h&limit=500",
        ),
        (
            "taker-long-short-ratio",
            "https://fapi.binance.com/futures/data/takerlongshortRatio?symbol=ETHUSDT&period=1h&limit=500",
        ),
        ("spot-ticker-24hr", "https://data-api.binance.vision/api/v3/ticker/24hr?symbol=ETHUSDT"),
        ("spot-depth", "https://data-api.binance.vision/api/v3/depth?symbol=ETHUSDT&limit=1000"),
        (
            "spot-klines-hourly",
            "https://data-api.binance.vision/api/v3/klines?symbol=ETHUSDT&interval=1h&limit=1000",
        ),
    ] {
        assert_eq!(request(name, &ask), Request::get(url.to_owned()), "{name}");
    }
}

#[test]
fn the_same_can_be_asked_over_a_socket() {
    let (adapter, feed) = feed(Venue::Binance, "spot-klines-hourly").unwrap();
    let call = feed.call.unwrap();
    let text = (call.text)(&Ask::of(Asset::SOL, SEEN), 7).unwrap();
    let message: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        message,
        serde_json::json!({"id": 7, "method": "klines",
            "params": {"symbol": "SOLUSDT", "interval": "1h", "limit": 1000}})
    );
    let socket = adapter.sockets.iter().find(|socket| socket.name == call.socket).unwrap();
    assert_eq!(socket.url, "wss://ws-api.binance.com/ws-api/v3");
    let route = |text: &str| (socket.route)(&Socket::message(text));
    let answer = r#"{"id":7,"status":200,"result":[],"rateLimits":[]}"#;
    assert_eq!(route(answer), Route::Reply { id: 7, at: &["result"] });
    let refusal = r#"{"id":7,"status":400,"error":{"code":-1121,"msg":"Invalid symbol."}}"#;
    assert_eq!(route(refusal), Route::Reply { id: 7, at: &["error"] });
    let error =
        read("spot-klines-hourly", r#"{"code":-1121,"msg":"Invalid symbol."}"#).unwrap_err();
    let text = "Invalid symbol.".to_owned();
    assert_eq!(error.problem, Problem::Refused { code: "-1121".to_owned(), text });
    assert_eq!(
        route(r#"{"id":null,"status":429,"error":{"code":-1003,"msg":"Too much."}}"#),
        Route::Refused("-1003 Too much.".to_owned())
    );
}

#[test]
fn the_market_socket_subscribes_and_tells_messages_apart() {
    let (adapter, feed) = feed(Venue::Binance, "ws-force-order").unwrap();
    let socket = adapter.sockets.iter().find(|socket| Some(socket.name) == feed.stream).unwrap();
    assert_eq!(socket.url, "wss://fstream.binance.com/market/stream");
    let messages = (socket.subscribe)(&[Asset::BTC, Asset::XRP], SEEN);
    let message: serde_json::Value = serde_json::from_str(&messages[0]).unwrap();
    assert_eq!(
        message,
        serde_json::json!({"method": "SUBSCRIBE", "id": 1, "params": [
            "btcusdt@forceOrder", "btcusdt@markPrice", "btcusdt@ticker",
            "xrpusdt@forceOrder", "xrpusdt@markPrice", "xrpusdt@ticker"]})
    );
    assert_eq!((messages.len(), (socket.subscribe)(&[], SEEN).len()), (1, 0));
    for (text, route) in [
        (
            r#"{"stream":"btcusdt@forceOrder","data":{"e":"forceOrder"}}"#,
            Route::Feed("ws-force-order"),
        ),
        (r#"{"e":"markPriceUpdate"}"#, Route::Feed("ws-mark-price")),
        (r#"{"e":"24hrTicker"}"#, Route::Feed("ws-ticker")),
        (r#"{"e":"kline"}"#, Route::Feed("ws-kline")),
        (r#"{"e":"depthUpdate"}"#, Route::Unknown),
        (r#"{"result":null,"id":1}"#, Route::Quiet),
        (r#"{"error":{"code":2,"msg":"bad"},"id":1}"#, Route::Refused("2 bad".to_owned())),
        (r#"{"code":3,"msg":"worse"}"#, Route::Refused("3 worse".to_owned())),
        ("[]", Route::Unknown),
    ] {
        assert_eq!((socket.route)(&Socket::message(text)), route, "{text}");
    }
}
