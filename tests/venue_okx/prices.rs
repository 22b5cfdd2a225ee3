//! Prices, now and of the past.

use crate::support::{HOUR, of_kind};
use crate::{answer, good, push, read, ticker_row};
use serde_json::{Value, json};
use why_crypto_down::market::{Asset, Candle, ContractKind, Quote, Ticker};
use why_crypto_down::units::{Coins, Millis, Price, Usd};
use why_crypto_down::venues::Problem;

#[test]
fn a_contract_counts_its_volume_in_coins_and_not_in_contracts() {
    let decoded = read("ticker", &answer(&json!([ticker_row()]))).unwrap();
    let expected = Ticker {
        at: HOUR,
        last: Price::new(104_000.5),
        open_24h: Price::new(100_000.0),
        mark: None,
        index: None,
        volume_24h: Some(Coins(5_000.0)),
        turnover_24h: None,
    };
    assert_eq!(of_kind::<Ticker>(&decoded), [&expected]);
}

#[test]
fn a_pair_counts_its_volume_in_coins_first_and_dollars_second() {
    let mut row = ticker_row();
    row["instId"] = json!("BTC-USDT");
    row["vol24h"] = json!("2000");
    row["volCcy24h"] = json!("208000000");
    let decoded = read("ticker", &answer(&json!([row]))).unwrap();
    let told = of_kind::<Ticker>(&decoded)[0];
    assert_eq!(told.volume_24h, Some(Coins(2_000.0)));
    assert_eq!(told.turnover_24h, Some(Usd(208_000_000.0)));
    assert_eq!(decoded.rows[0].instrument.as_ref().unwrap().kind, ContractKind::Spot);
}

#[test]
fn symbols_tell_the_kind_of_a_contract_and_its_margin() {
    for (symbol, kind, quote) in [
        ("BTC-USDT-SWAP", ContractKind::Linear, Quote::Usdt),
        ("BTC-USDC-SWAP", ContractKind::Linear, Quote::Usdc),
        ("BTC-USD-SWAP", ContractKind::Inverse, Quote::Usd),
        ("BTC-USDT-250328", ContractKind::Linear, Quote::Usdt),
        ("BTC-USD-250328", ContractKind::Inverse, Quote::Usd),
        ("BTC-USD_UM-SWAP", ContractKind::Linear, Quote::Usd),
        ("BTC-USD_UM-250925", ContractKind::Linear, Quote::Usd),
        ("BTC-USD", ContractKind::Spot, Quote::Usd),
        ("BTC-USDC", ContractKind::Spot, Quote::Usdc),
    ] {
        let mut row = ticker_row();
        row["instId"] = json!(symbol);
        let decoded = read("ticker", &answer(&json!([row]))).unwrap();
        let instrument = decoded.rows[0].instrument.clone().unwrap();
        assert_eq!((instrument.kind, instrument.quote), (kind, quote), "{symbol}");
        assert_eq!((instrument.asset, instrument.symbol.as_str()), (Asset::BTC, symbol));
    }
}

#[test]
fn options_and_pairs_of_coins_are_passed_over_in_a_list_and_refused_alone() {
    let row = |symbol: &str| {
        let mut row = ticker_row();
        row["instId"] = json!(symbol);
        row
    };
    let rows = json!([row("ETH-BTC"), row("BTC-USD-250328-92000-C"), row("BTC-USDT-SWAP")]);
    let decoded = read("ticker", &answer(&rows)).unwrap();
    assert_eq!((decoded.rows.len(), decoded.rejected.len()), (1, 0));

    let error = read("ticker", &answer(&json!([row("ETH-BTC")]))).unwrap_err();
    assert_eq!(error.problem, Problem::OtherMarket("ETH-BTC".to_owned()));
    assert_eq!(error.field.to_string(), "data[0].instId");
}

#[test]
fn an_option_that_never_traded_has_empty_fields_and_does_not_lose_the_others() {
    let mut option = ticker_row();
    for (key, value) in [("instId", "BTC-USD-250328-92000-C"), ("last", ""), ("open24h", "")] {
        option[key] = json!(value);
    }
    let decoded = read("ticker", &answer(&json!([option, ticker_row()]))).unwrap();
    assert_eq!((decoded.rows.len(), decoded.rejected.len()), (1, 0));
}

#[test]
fn candles_carry_coins_and_the_length_that_their_spacing_tells() {
    let decoded = read("candles-hourly", &good("candles-hourly")).unwrap();
    let candles = of_kind::<Candle>(&decoded);
    assert_eq!(candles[0].interval, Millis::HOUR);
    assert_eq!(candles[0].volume, Some(Coins(10.0)));
    assert_eq!(candles[1].open, Price::new(103_000.0).unwrap());

    let minutes = json!([
        ["1782860460000", "2", "2", "1", "1", "5", "0", "0", "0"],
        ["1782860400000", "1", "2", "1", "2", "5", "0.05", "5", "1"],
    ]);
    let decoded = read("candles-hourly", &answer(&minutes)).unwrap();
    let candles = of_kind::<Candle>(&decoded);
    assert_eq!(candles[0].interval, Millis::MINUTE);
    assert_eq!(candles[0].volume, None, "contracts were traded, so no coins is no answer");
    assert_eq!(candles[1].volume, Some(Coins(0.05)));
}

#[test]
fn neither_a_hole_nor_one_bad_time_changes_the_length_of_the_other_candles() {
    let bar = |start: i64| json!([start.to_string(), "1", "1", "1", "1", "1", "1", "1", "1"]);
    let hour = 1_782_860_400_000;
    for starts in [
        vec![hour, hour - 7_200_000],
        vec![hour, hour - 3_600_000, hour - 3_600_001],
        vec![hour, hour - 3_600_000, hour - 36_000_000],
    ] {
        let rows: Vec<Value> = starts.iter().map(|&start| bar(start)).collect();
        let decoded = read("candles-hourly", &answer(&json!(rows))).unwrap();
        for told in of_kind::<Candle>(&decoded) {
            assert_eq!(told.interval, Millis::HOUR, "{starts:?}");
        }
    }
}

#[test]
fn a_pushed_candle_has_the_length_that_its_channel_names() {
    for (channel, length) in [
        ("candle1H", Millis::HOUR),
        ("candle1Dutc", Millis::DAY),
        ("candle15m", Millis::minutes(15)),
    ] {
        let row = json!([["1782810000000", "1", "3", "1", "2", "100", "200", "200", "0"]]);
        let decoded = read("candles-daily", &push(channel, "BTC-USDT", &row)).unwrap();
        let told = of_kind::<Candle>(&decoded)[0];
        assert_eq!((told.interval, told.volume), (length, Some(Coins(100.0))), "{channel}");
    }
}

#[test]
fn a_high_below_the_close_is_no_candle() {
    let rows = json!([["1782860400000", "100", "101", "99", "102", "1", "1", "1", "0"]]);
    let error = read("candles-hourly", &answer(&rows)).unwrap_err();
    assert!(matches!(error.problem, Problem::OutOfRange(_)), "{error}");
}
