//! What is asked, what a socket says, and refusals.

use crate::read;
use crate::support::SEEN;
use why_crypto_down::market::{Asset, Venue};
use why_crypto_down::venues::{Problem, Route, Socket, adapter};

#[test]
fn the_venues_own_refusal_is_passed_on() {
    let body = r#"{"retCode":10006,"retMsg":"Too many visits!","result":{}}"#;
    for feed in adapter(Venue::Bybit).unwrap().feeds.iter().filter(|feed| feed.http.is_some()) {
        let error = read(feed.name, body).unwrap_err();
        let text = "Too many visits!".to_owned();
        assert_eq!(error.problem, Problem::Refused { code: "10006".to_owned(), text });
        assert!(error.is_rate_limit());
    }
}

#[test]
fn each_coin_is_subscribed_by_itself() {
    let socket = adapter(Venue::Bybit).unwrap().sockets.first().unwrap();
    assert_eq!(
        (socket.subscribe)(&[Asset::BTC, Asset::XRP], SEEN),
        [
            r#"{"args":["tickers.BTCUSDT","allLiquidation.BTCUSDT"],"op":"subscribe"}"#,
            r#"{"args":["tickers.XRPUSDT","allLiquidation.XRPUSDT"],"op":"subscribe"}"#
        ]
    );
    assert_eq!((socket.keep_alive.unwrap().text)(SEEN), r#"{"op":"ping"}"#);
    for (text, route) in [
        (r#"{"topic":"tickers.BTCUSDT"}"#, Route::Feed("ws-tickers")),
        (r#"{"topic":"allLiquidation.BTCUSDT"}"#, Route::Feed("ws-all-liquidation")),
        (r#"{"topic":"kline.60.BTCUSDT"}"#, Route::Feed("ws-kline")),
        (r#"{"topic":"trade.BTCUSDT"}"#, Route::Unknown),
        (r#"{"success":true,"ret_msg":"pong","op":"ping"}"#, Route::Quiet),
        (
            r#"{"success":false,"ret_msg":"no topic","op":"subscribe"}"#,
            Route::Refused("no topic".to_owned()),
        ),
        ("7", Route::Unknown),
    ] {
        assert_eq!((socket.route)(&Socket::message(text)), route, "{text}");
    }
}
