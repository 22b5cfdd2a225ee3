//! Prices, now and of the past.

use crate::{facts, price, read};
use why_crypto_down::market::{Asset, Candle, ContractKind, Observation, Quote, Ticker};
use why_crypto_down::units::{Coins, Millis, Price, UnixMillis, Usd};
use why_crypto_down::venues::Problem;

#[test]
fn a_ticker_tells_the_price_of_24_hours_before() {
    let row = r#"{"symbol":"BTCUSDT","priceChangePercent":"-4.000","lastPrice":"96000.10",
        "openPrice":"100000.00","volume":"1500.5","quoteVolume":"147000000.25",
        "openTime":1699913600000,"closeTime":1700000000000}"#;
    for (name, kind) in
        [("ticker-24hr", ContractKind::Linear), ("spot-ticker-24hr", ContractKind::Spot)]
    {
        let decoded = read(name, row).unwrap();
        assert_eq!(
            facts(&decoded),
            [Ticker {
                at: UnixMillis(1_700_000_000_000),
                last: price(96_000.1),
                open_24h: price(100_000.0),
                mark: None,
                index: None,
                volume_24h: Some(Coins(1500.5)),
                turnover_24h: Some(Usd(147_000_000.25)),
            }
            .into()]
        );
        let instrument = decoded.rows[0].instrument.clone().unwrap();
        assert_eq!(
            (instrument.asset, instrument.kind, instrument.quote),
            (Asset::BTC, kind, Quote::Usdt)
        );
    }
    let many = format!("[{row},{}]", row.replace("BTCUSDT", "ETHBTC"));
    assert_eq!(read("spot-ticker-24hr", &many).unwrap().rows.len(), 1);
}

#[test]
fn a_pair_that_is_not_priced_in_dollars_is_named_when_it_is_all_there_is() {
    for symbol in ["BNBBTC", "BTCEUR", "BTCFDUSD", "ETHTUSD"] {
        let row = format!(
            r#"{{"symbol":"{symbol}","lastPrice":"1","openPrice":"1","closeTime":1700000000000}}"#
        );
        let error = read("spot-ticker-24hr", &row).unwrap_err();
        assert_eq!(error.problem, Problem::OtherMarket(symbol.to_owned()), "{symbol}");
    }
}

#[test]
fn a_kline_tells_what_takers_bought_and_its_own_length() {
    let list = r#"[[1700000000000,"100","110","95","105","40",1700003599999,"4100","9","25","2600","0"],
        [1700003600000,"105","106","104","104.5","10",1700007199999,"1050","3","4","420","0"]]"#;
    let decoded = read("klines-hourly", list).unwrap();
    assert_eq!(
        facts(&decoded)[0],
        Candle {
            start: UnixMillis(1_700_000_000_000),
            interval: Millis::HOUR,
            open: Price::new(100.0).unwrap(),
            high: Price::new(110.0).unwrap(),
            low: Price::new(95.0).unwrap(),
            close: Price::new(105.0).unwrap(),
            volume: Some(Coins(40.0)),
            taker_buy: Some(Coins(25.0)),
        }
        .into()
    );
    let daily = list.replace("1700003599999", "1700086399999");
    let Observation::Candle(candle) = facts(&read("klines-daily", &daily).unwrap())[0] else {
        panic!()
    };
    assert_eq!(candle.interval, Millis::DAY);
}

#[test]
fn a_bad_bar_is_noted_and_the_others_are_read() {
    let good =
        r#"[1700000000000,"100","110","95","105","40",1700003599999,"4100",9,"25","2600","0"]"#;
    for (damage, field) in [
        (good.replace("\"95\"", "\"101\""), ""),
        (good.replace("\"40\"", "\"-40\""), "[5]"),
        (good.replace("\"25\"", "\"41\""), "[9]"),
        (good.replace("\"105\"", "\"NaN\""), "[4]"),
        (good.replace("\"105\"", "\"1e400\""), "[4]"),
        (good.replace("\"105\"", "105"), "[4]"),
        (good.replace("\"105\"", "\"0\""), "[4]"),
        (good.replace("1700003599999", "1700000000000"), "[6]"),
        (good.replace("1700000000000", "1799999999999"), "[0]"),
        (good.replace("1700000000000", "1700000000"), "[0]"),
        (good.replace(r#","25","2600","0""#, ""), "[9]"),
    ] {
        let decoded = read("klines-hourly", &format!("[{damage},{good}]")).unwrap();
        assert_eq!(decoded.rows.len(), 1, "{damage}");
        assert_eq!(decoded.rejected.len(), 1, "{damage}");
        assert_eq!(decoded.rejected[0].field.to_string(), format!("[0]{field}"), "{damage}");
        assert!(read("klines-hourly", &format!("[{damage}]")).is_err(), "{damage}");
    }
}

#[test]
fn streams_carry_tickers_and_bars() {
    let ticker = r#"{"stream":"solusdt@ticker","data":{"e":"24hrTicker","E":1700000000000,
        "s":"SOLUSDT","c":"140.5","o":"150","v":"10","q":"1450"}}"#;
    let [Observation::Ticker(ticker)] = facts(&read("ws-ticker", ticker).unwrap())[..] else {
        panic!()
    };
    assert_eq!((ticker.last, ticker.open_24h), (price(140.5), price(150.0)));

    let bar = r#"{"e":"kline","E":1700000000500,"s":"SOLUSDT","k":{"t":1700000000000,
        "T":1700003599999,"s":"SOLUSDT","i":"1h","o":"140","c":"141","h":"142","l":"139","v":"10",
        "x":false,"q":"1400","V":"6","Q":"840"}}"#;
    let [Observation::Candle(candle)] = facts(&read("ws-kline", bar).unwrap())[..] else {
        panic!()
    };
    assert_eq!((candle.interval, candle.taker_buy), (Millis::HOUR, Some(Coins(6.0))));
    for interval in ["h", "", "1.5h", "-1h", "99d"] {
        let bad = bar.replace(r#""i":"1h""#, &format!(r#""i":"{interval}""#));
        assert!(read("ws-kline", &bad).is_err(), "{interval}");
    }
    for (interval, last, length) in
        [("1s", 1_700_000_000_999_i64, Millis::SECOND), ("1M", 1_702_591_999_999, Millis::days(30))]
    {
        let told = bar.replace(r#""i":"1h""#, &format!(r#""i":"{interval}""#));
        let told = told.replace("1700003599999", &last.to_string());
        let [Observation::Candle(candle)] = facts(&read("ws-kline", &told).unwrap())[..] else {
            panic!("{interval}")
        };
        assert_eq!(candle.interval, length, "{interval}");
    }
    let endless = bar.replace(r#""i":"1h""#, r#""i":"1M""#).replace("1700003599999", "1");
    assert!(read("ws-kline", &endless).is_err());
    let error = read("ws-force-order", bar).unwrap_err();
    assert_eq!(error.problem, Problem::OtherFeed("kline".to_owned()));
}
