//! What holds for every answer.

use crate::support::SEEN;
use crate::{facts, read, ticker};
use why_crypto_down::market::{ContractKind, Observation, OpenInterestAmount, Venue};
use why_crypto_down::units::{Coins, Fraction, Millis};
use why_crypto_down::venues::{Problem, Route, Socket, adapter};

fn recorded(name: &str) -> Option<String> {
    crate::support::recorded(Venue::Bybit, name)
}

#[test]
fn nothing_damaged_is_read_as_a_figure() {
    for feed in adapter(Venue::Bybit).unwrap().feeds {
        for damage in [
            "",
            "{",
            "[]",
            "null",
            "1",
            "{}",
            "<html>",
            "{\"retCode\":\"0\"}",
            "{\"retCode\":0,\"result\":null,\"time\":1700000000000}",
            "{\"retCode\":0,\"result\":{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"list\":{}},\"time\":1700000000000}",
            "{\"topic\":\"tickers\",\"data\":{}}",
            "{\"topic\":7,\"data\":[]}",
        ] {
            let read = read(feed.name, damage);
            assert!(read.is_err(), "{} reads {damage}: {read:?}", feed.name);
        }
    }
    let whole = ticker("linear", "BTCUSDT");
    for end in 1..whole.len() {
        let error = read("tickers", &whole[..end]).unwrap_err();
        assert!(matches!(error.problem, Problem::NotJson { .. }), "cut at {end}: {error}");
    }
    let future =
        ticker("linear", "BTCUSDT").replace("1700000000000", &(SEEN.0 + 6_000).to_string());
    let error = read("tickers", &future).unwrap_err();
    assert_eq!(error.problem, Problem::FutureDated { ahead_ms: 6_000 });
    assert_eq!(error.field.to_string(), "time");
}

#[test]
fn recorded_payloads_say_what_is_known_of_them() {
    let Some(info) = recorded("http_get_instruments_linear.json") else { return };
    let decoded = read("instruments-info", &info).unwrap();
    assert!(decoded.rejected.is_empty(), "{:?}", decoded.rejected);
    let Observation::ContractSpec(spec) = facts(&decoded)[0] else { panic!() };
    assert_eq!((spec.contract, spec.tick_usd), (ContractKind::Linear, Some(0.5)));
    assert_eq!((spec.max_leverage, spec.funding_interval), (Some(100.0), Some(Millis::hours(8))));

    let spot =
        read("instruments-info", &recorded("http_get_instruments_spot_xstocks.json").unwrap());
    let spot = spot.unwrap();
    assert_eq!(spot.rows[0].instrument.as_ref().unwrap().kind, ContractKind::Spot);

    let bars =
        facts(&read("kline-hourly", &recorded("http_get_klines_linear.json").unwrap()).unwrap());
    let [Observation::Candle(bar)] = bars[..] else { panic!() };
    assert_eq!((bar.close.usd(), bar.volume), (27_455.0, Some(Coins(123.45))));

    let book = facts(&read("orderbook", &recorded("http_get_orderbook.json").unwrap()).unwrap());
    let [Observation::Depth(book)] = &book[..] else { panic!() };
    assert_eq!((book.bids.len(), book.asks.len(), book.bids[0].price.usd()), (3, 3, 27_450.5));

    let bar = facts(&read("ws-kline", &recorded("ws_kline.json").unwrap()).unwrap());
    let [Observation::Candle(bar)] = bar[..] else { panic!() };
    assert_eq!((bar.interval, bar.volume), (Millis::minutes(5), Some(Coins(2.081))));

    let ticker = facts(&read("ws-tickers", &recorded("ws_ticker_linear.json").unwrap()).unwrap());
    let [
        Observation::Ticker(ticker),
        Observation::OpenInterest(open),
        Observation::Funding(funding),
    ] = ticker[..]
    else {
        panic!()
    };
    let change = ticker.last.unwrap().change_since(ticker.open_24h.unwrap());
    assert!((change.0 - 0.017_103).abs() < 1e-6, "as the venue's own figure says: {change:?}");
    assert_eq!(open.amount, OpenInterestAmount::Coins(Coins(68_744.761)));
    assert_eq!(
        (funding.fraction, funding.interval),
        (Fraction(-0.000_212), Some(Millis::hours(8)))
    );

    let socket = adapter(Venue::Bybit).unwrap().sockets.first().unwrap();
    let ack = Socket::message(&recorded("ws_subscription_ack.json").unwrap());
    assert_eq!((socket.route)(&ack), Route::Quiet);
    let trade = read("ws-all-liquidation", &recorded("ws_public_trade.json").unwrap()).unwrap_err();
    assert_eq!(trade.problem, Problem::OtherFeed("trade.linear.BTCUSDT".to_owned()));
}
