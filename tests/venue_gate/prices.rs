//! Prices, now and of the past.

use crate::support::{SEEN, of_kind};
use crate::{HOUR, good, push, read, read_without_specs, ticker_row};
use serde_json::json;
use why_crypto_down::market::{Candle, Funding, OpenInterest, OpenInterestAmount, Ticker};
use why_crypto_down::units::{Coins, Millis, Price, UnixMillis, Usd};
use why_crypto_down::venues::Problem;

#[test]
fn the_price_a_day_ago_follows_from_the_change_in_percent() {
    let decoded = read("tickers", &json!([ticker_row()])).unwrap();
    let expected = Ticker {
        at: SEEN,
        last: Price::new(90_000.0),
        open_24h: Price::new(100_000.0),
        mark: Price::new(90_001.0),
        index: Price::new(90_002.0),
        volume_24h: Some(Coins(12.0)),
        turnover_24h: Some(Usd(1_100_000.0)),
    };
    assert_eq!(of_kind::<Ticker>(&decoded), [&expected]);

    let mut row = ticker_row();
    row["change_percentage"] = json!("-100");
    let error = read("tickers", &json!([row])).unwrap_err();
    assert_eq!(error.to_string(), "gate tickers: [0].change_percentage: -100 is out of range");
}

#[test]
fn open_interest_of_a_ticker_needs_the_contract_and_the_price_does_not() {
    let decoded = read("tickers", &json!([ticker_row()])).unwrap();
    let told = of_kind::<OpenInterest>(&decoded)[0];
    assert_eq!(told.amount, OpenInterestAmount::Coins(Coins(100.0)));
    assert_eq!(of_kind::<Funding>(&decoded)[0].interval, Some(Millis::hours(8)));

    let decoded = read_without_specs("tickers", &json!([ticker_row()])).unwrap();
    assert_eq!(of_kind::<Ticker>(&decoded).len(), 1);
    assert_eq!(of_kind::<Funding>(&decoded)[0].interval, None);
    assert_eq!(decoded.rejected[0].problem, Problem::UnitUnknown("BTC_USDT".to_owned()));
}

#[test]
fn a_pushed_ticker_carries_the_time_of_its_message() {
    let decoded = read("ws-tickers", &push("futures.tickers", &ticker_row())).unwrap();
    assert_eq!(of_kind::<Ticker>(&decoded)[0].at, UnixMillis(HOUR * 1_000 + 250));
}

#[test]
fn candles_are_in_coins_where_the_contract_is_known() {
    let (name, payload) = ("candlesticks-hourly", good("candlesticks-hourly"));
    let decoded = read(name, &payload).unwrap();
    let told = of_kind::<Candle>(&decoded);
    assert_eq!(told[0].start, UnixMillis::from_seconds(HOUR - 3_600));
    assert_eq!((told[0].interval, told[0].volume), (Millis::HOUR, Some(Coins(10.0))));
    let decoded = read_without_specs(name, &payload).unwrap();
    assert_eq!(of_kind::<Candle>(&decoded)[0].volume, None);
}
