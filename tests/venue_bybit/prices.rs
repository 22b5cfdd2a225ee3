//! Prices, now and of the past.

use crate::{AT, answer, facts, read, ticker};
use serde_json::json;
use why_crypto_down::market::{
    Asset, Candle, ContractKind, Funding, Observation, OpenInterest, OpenInterestAmount, Quote,
    Ticker, Venue,
};
use why_crypto_down::units::{Coins, Fraction, Millis, Price, UnixMillis, Usd};
use why_crypto_down::venues::Problem;

#[test]
fn a_linear_ticker_counts_in_coins() {
    let decoded = read("tickers", &ticker("linear", "BTCUSDT")).unwrap();
    let mark = Price::new(50_001.0);
    assert_eq!(
        facts(&decoded),
        [
            Ticker {
                at: AT,
                last: Price::new(50_000.0),
                open_24h: Price::new(52_000.0),
                mark,
                index: Price::new(50_002.0),
                volume_24h: Some(Coins(80.0)),
                turnover_24h: Some(Usd(90.0)),
            }
            .into(),
            OpenInterest {
                at: AT,
                amount: OpenInterestAmount::Coins(Coins(600.0)),
                mark,
                usd: Some(Usd(700.0)),
            }
            .into(),
            Funding {
                at: AT,
                fraction: Fraction(-0.0001),
                interval: Some(Millis::hours(8)),
                next: Some(UnixMillis(1_700_006_400_000)),
            }
            .into(),
        ]
    );
}

#[test]
fn an_inverse_ticker_counts_in_dollars_and_turns_over_coins() {
    let decoded = read("tickers", &ticker("inverse", "BTCUSD")).unwrap();
    let rows = facts(&decoded);
    let Observation::Ticker(ticker) = rows[0] else { panic!() };
    assert_eq!((ticker.volume_24h, ticker.turnover_24h), (Some(Coins(90.0)), Some(Usd(80.0))));
    let Observation::OpenInterest(open) = rows[1] else { panic!() };
    assert_eq!((open.amount, open.usd), (OpenInterestAmount::Usd(Usd(600.0)), None));
    let instrument = decoded.rows[0].instrument.clone().unwrap();
    assert_eq!((instrument.kind, instrument.quote), (ContractKind::Inverse, Quote::Usd));
}

#[test]
fn symbols_name_the_coin_the_margin_and_the_kind() {
    for (category, symbol, kind, quote) in [
        ("linear", "BTCUSDT", ContractKind::Linear, Quote::Usdt),
        ("linear", "BTCPERP", ContractKind::Linear, Quote::Usdc),
        ("linear", "BTCUSDT-26DEC25", ContractKind::Linear, Quote::Usdt),
        ("linear", "BTC-6JAN23", ContractKind::Linear, Quote::Usdc),
        ("inverse", "BTCUSD", ContractKind::Inverse, Quote::Usd),
        ("inverse", "BTCUSDH26", ContractKind::Inverse, Quote::Usd),
        ("spot", "BTCUSDT", ContractKind::Spot, Quote::Usdt),
        ("spot", "BTCUSDC", ContractKind::Spot, Quote::Usdc),
    ] {
        let decoded = read("tickers", &ticker(category, symbol)).unwrap();
        let instrument = decoded.rows[0].instrument.clone().unwrap();
        let read = (instrument.asset, instrument.kind, instrument.quote);
        assert_eq!(read, (Asset::BTC, kind, quote), "{symbol}");
        assert_eq!(instrument.symbol, symbol);
    }
    for symbol in
        ["BTC-26DEC25-90000-C", "BTC-26DEC25-90000-C-USDT", "ETHBTC", "BTCEUR", "BTCUSDA26"]
    {
        let error = read("tickers", &ticker("linear", symbol)).unwrap_err();
        assert_eq!(error.problem, Problem::OtherMarket(symbol.to_owned()));
    }
    let error = read("tickers", &ticker("option", "BTC-26DEC25-90000-C")).unwrap_err();
    assert_eq!(error.problem, Problem::OtherFeed("option".to_owned()));
    assert!(read("tickers", &ticker("futures", "BTCUSDT")).is_err());
    assert!(matches!(
        read("tickers", &ticker("linear", "<b>USDT")).unwrap_err().problem,
        Problem::UnknownValue(_)
    ));
}

#[test]
fn a_dated_future_is_read_without_funding() {
    let dated = ticker("linear", "BTCUSDT-26DEC25")
        .replace("\"-0.0001\"", "\"\"")
        .replace("\"1700006400000\"", "\"0\"");
    assert_eq!(read("tickers", &dated).unwrap().rows.len(), 2);
}

#[test]
fn other_markets_in_a_list_are_passed_over_and_bad_rows_are_noted() {
    let row = |symbol: &str, price: &str| json!({"symbol": symbol, "lastPrice": price});
    let list = json!([
        row("BTCUSDT", "1"),
        row("ETHBTC", "1"),
        row("SOLUSDT", "-1"),
        row("XRPUSDT", "inf"),
        row("ETHUSDT", "2")
    ]);
    let decoded = read("tickers", &answer(&json!({"category": "linear", "list": list}))).unwrap();
    assert_eq!(decoded.rows.len(), 2);
    let noted: Vec<String> = decoded.rejected.iter().map(ToString::to_string).collect();
    assert_eq!(
        noted,
        [
            "bybit tickers: result.list[2].lastPrice: -1 is out of range",
            "bybit tickers: result.list[3].lastPrice: \"inf\" is not a finite number"
        ]
    );
}

#[test]
fn a_ticker_update_tells_only_what_changed() {
    let update = |data: serde_json::Value| {
        let message =
            json!({"topic": "tickers.BTCUSDT", "type": "delta", "ts": AT.0, "data": data});
        facts(&read("ws-tickers", &message.to_string()).unwrap())
    };
    let [Observation::Ticker(ticker)] = update(json!({"symbol": "BTCUSDT", "markPrice": "5"}))[..]
    else {
        panic!()
    };
    assert_eq!((ticker.last, ticker.mark), (None, Price::new(5.0)));
    assert_eq!(update(json!({"symbol": "BTCUSDT", "bid1Price": "5"})), []);
    let spot = json!({"topic": "tickers.BTCUSDT", "ts": AT.0,
        "data": {"symbol": "BTCUSDT", "lastPrice": "5", "usdIndexPrice": "5"}});
    let spot = read("ws-tickers", &spot.to_string()).unwrap();
    assert_eq!(spot.rows[0].instrument.as_ref().unwrap().kind, ContractKind::Spot);
    let funding = update(json!({"symbol": "BTCUSDT", "fundingRate": "0.0002"}));
    let fraction = Fraction(0.0002);
    assert_eq!(funding, [Funding { at: AT, fraction, interval: None, next: None }.into()]);
}

#[test]
fn a_kline_row_counts_coins_whatever_the_contract() {
    let row = [AT.0.to_string().as_str(), "100", "110", "95", "105", "40", "50"].map(str::to_owned);
    for (category, symbol, volume) in
        [("linear", "BTCUSDT", 40.0), ("inverse", "BTCUSD", 50.0), ("spot", "BTCUSDT", 40.0)]
    {
        let payload = answer(&json!({"category": category, "symbol": symbol, "list": [row]}));
        let candle = |interval| Candle {
            start: AT,
            interval,
            open: Price::new(100.0).unwrap(),
            high: Price::new(110.0).unwrap(),
            low: Price::new(95.0).unwrap(),
            close: Price::new(105.0).unwrap(),
            volume: Some(Coins(volume)),
            taker_buy: None,
        };
        assert_eq!(facts(&read("kline-hourly", &payload).unwrap()), [candle(Millis::HOUR).into()]);
        assert_eq!(facts(&read("kline-daily", &payload).unwrap()), [candle(Millis::DAY).into()]);
    }
    let bar = json!({"topic": "kline.60.ETHUSD", "ts": AT.0, "data": [{"start": AT.0, "interval": "60",
        "open": "100", "high": "110", "low": "95", "close": "105", "volume": "40", "turnover": "50"}]});
    let decoded = read("ws-kline", &bar.to_string()).unwrap();
    let [Observation::Candle(candle)] = facts(&decoded)[..] else { panic!() };
    assert_eq!((candle.interval, candle.volume), (Millis::HOUR, Some(Coins(50.0))));
    assert_eq!(decoded.rows[0].instrument.as_ref().unwrap().asset, Asset::ETH);
    let mut month = bar.clone();
    month["data"][0]["interval"] = "M".into();
    assert!(read("ws-kline", &month.to_string()).is_err(), "it does not say when it ends");
    month["data"][0]["end"] = ((AT + Millis::days(31)).0 - 1).into();
    let decoded = read("ws-kline", &month.to_string()).unwrap();
    let [Observation::Candle(candle)] = facts(&decoded)[..] else { panic!() };
    assert_eq!(candle.interval, Millis::days(31));
}

#[test]
fn bars_are_as_long_as_they_stand_apart() {
    let bar = |at: Millis| {
        let start = (AT + at).0.to_string();
        [start.as_str(), "100", "110", "95", "105", "40", "50"].map(str::to_owned)
    };
    for (apart, hourly, daily) in [
        (Millis::minutes(5), Millis::minutes(5), Millis::minutes(5)),
        (Millis::hours(4), Millis::HOUR, Millis::hours(4)),
        (Millis::days(7), Millis::HOUR, Millis::DAY),
    ] {
        let rows = [bar(apart * -1), bar(apart * -2), bar(apart * -3)];
        let payload = answer(&json!({"category": "linear", "symbol": "BTCUSDT", "list": rows}));
        for (feed, expected) in [("kline-hourly", hourly), ("kline-daily", daily)] {
            for fact in facts(&read(feed, &payload).unwrap()) {
                let Observation::Candle(candle) = fact else { panic!() };
                assert_eq!(candle.interval, expected, "{feed}, {} ms apart", apart.0);
            }
        }
    }
}

#[test]
fn no_other_answer_that_lists_symbols_is_taken_for_tickers() {
    for other in ["instruments-info", "risk-limit", "funding-history", "account-ratio"] {
        let error = read("tickers", &crate::support::fixture(Venue::Bybit, other)).unwrap_err();
        assert_eq!(error.problem, Problem::Missing, "{other}");
        assert_eq!(error.field.to_string(), "result.list[0].lastPrice", "{other}");
    }
}

#[test]
fn a_tokenised_share_is_of_the_kind_that_the_answer_names_and_no_contract() {
    let row = json!({"symbol": "AAPLXUSDT", "baseCoin": "AAPLX", "quoteCoin": "USDT",
        "priceFilter": {"tickSize": "0.01"}, "symbolType": "xstocks", "xstockMultiplier": "1"});
    for result in [json!({"category": "spot", "list": [row]}), json!({"list": [row]})] {
        let decoded = read("instruments-info", &answer(&result)).unwrap();
        assert_eq!(decoded.rows[0].instrument.as_ref().unwrap().kind, ContractKind::Spot);
        let [Observation::ContractSpec(spec)] = facts(&decoded)[..] else { panic!("{decoded:?}") };
        assert_eq!(spec.contract, ContractKind::Spot);
    }
}
