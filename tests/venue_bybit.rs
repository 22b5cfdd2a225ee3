//! Bybit, read through the public table of feeds.
//!
//! The payloads in this file are our own, in the shapes that the venue documents:
//! <https://bybit-exchange.github.io/docs/v5/intro>.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

#[path = "support/samples.rs"]
mod support;

use serde_json::json;
use support::SEEN;
use why_crypto_down::market::{
    Asset, Candle, ContractKind, ContractSize, ContractSpec, Funding, Liquidation, LongShort,
    Observation, OpenInterest, OpenInterestAmount, PriceKind, Quote, RiskTier, Side, Ticker,
    TierCap, Venue,
};
use why_crypto_down::units::{Coins, Fraction, Millis, Price, UnixMillis, Usd};
use why_crypto_down::venues::{
    Ask, DecodeError, Decoded, Page, Problem, Reading, Route, Socket, SpecBook, adapter, feed,
};

const AT: UnixMillis = UnixMillis(1_700_000_000_000);

fn read(name: &str, payload: &str) -> Result<Decoded, DecodeError> {
    let (_, feed) = feed(Venue::Bybit, name).unwrap_or_else(|| panic!("no feed {name}"));
    let specs = SpecBook::new();
    let reading = Reading { seen: SEEN, asset: Some(Asset::BTC), specs: &specs };
    feed.read(Venue::Bybit, payload, &reading)
}

fn facts(decoded: &Decoded) -> Vec<Observation> {
    decoded.rows.iter().map(|row| row.observation.clone()).collect()
}

fn answer(result: &serde_json::Value) -> String {
    json!({"retCode": 0, "retMsg": "OK", "result": result, "time": AT.0}).to_string()
}

fn ticker(category: &str, symbol: &str) -> String {
    answer(&json!({"category": category, "list": [{
        "symbol": symbol, "lastPrice": "50000", "prevPrice24h": "52000", "price24hPcnt": "-0.038461",
        "markPrice": "50001", "indexPrice": "50002", "openInterest": "600", "openInterestValue": "700",
        "volume24h": "80", "turnover24h": "90", "fundingRate": "-0.0001",
        "fundingIntervalHour": "8", "nextFundingTime": "1700006400000"}]}))
}

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
fn a_liquidation_names_the_side_of_the_position() {
    let message = |topic: &str, data: serde_json::Value| {
        json!({"topic": topic, "type": "snapshot", "ts": AT.0, "data": data}).to_string()
    };
    let row = |symbol: &str, side: &str| json!({"T": AT.0, "s": symbol, "S": side, "v": "2", "p": "50000"});
    let list = json!([row("BTCUSDT", "Buy"), row("BTCUSDT", "Sell"), row("BTCUSDT", "Long")]);
    let decoded = read("ws-all-liquidation", &message("allLiquidation.BTCUSDT", list)).unwrap();
    let liquidation = |closed| Liquidation {
        at: AT,
        closed,
        price: Price::new(50_000.0).unwrap(),
        price_is: PriceKind::Bankruptcy,
        amount: Coins(2.0),
        notional: Usd(100_000.0),
        id: None,
    };
    assert_eq!(facts(&decoded), [liquidation(Side::Long).into(), liquidation(Side::Short).into()]);
    assert_eq!(decoded.rejected.len(), 1);

    let inverse = json!([row("BTCUSD", "Buy")]);
    let decoded = read("ws-all-liquidation", &message("allLiquidation.BTCUSD", inverse)).unwrap();
    let [Observation::Liquidation(inverse)] = &facts(&decoded)[..] else { panic!() };
    assert_eq!((inverse.amount, inverse.notional), (Coins(2.0 / 50_000.0), Usd(2.0)));

    let old = json!({"updatedTime": AT.0, "symbol": "BTCUSDT", "side": "Buy", "size": "2", "price": "50000"});
    let decoded = read("ws-liquidation", &message("liquidation.BTCUSDT", old)).unwrap();
    assert_eq!(facts(&decoded), [liquidation(Side::Long).into()]);

    let other = message("tickers.BTCUSDT", json!({}));
    let error = read("ws-all-liquidation", &other).unwrap_err();
    assert_eq!(error.problem, Problem::OtherFeed("tickers.BTCUSDT".to_owned()));
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
}

#[test]
fn open_interest_is_followed_page_by_page() {
    let list = json!([{"openInterest": "500.5", "timestamp": AT.0.to_string()}]);
    let result = json!({"category": "linear", "symbol": "BTCUSDT", "list": list,
        "nextPageCursor": "lastid%3D1,2&x"});
    let decoded = read("open-interest", &answer(&result)).unwrap();
    let amount = OpenInterestAmount::Coins(Coins(500.5));
    assert_eq!(facts(&decoded), [OpenInterest { at: AT, amount, mark: None, usd: None }.into()]);
    let page = decoded.next.unwrap();
    assert_eq!(page, Page("lastid%3D1,2&x".to_owned()));
    let (_, feed) = feed(Venue::Bybit, "open-interest").unwrap();
    let ask = Ask { page: Some(&page), ..Ask::of(Asset::BTC, SEEN) };
    assert_eq!(
        feed.http.unwrap()(&ask).unwrap().url,
        "https://api.bybit.com/v5/market/open-interest?category=linear&symbol=BTCUSDT&intervalTime=1h&limit=200&cursor=lastid%3D1%2C2%26x"
    );
    let inverse = answer(&result).replace("linear", "inverse").replace("BTCUSDT", "BTCUSD");
    let [Observation::OpenInterest(open)] = facts(&read("open-interest", &inverse).unwrap())[..]
    else {
        panic!()
    };
    assert_eq!(open.amount, OpenInterestAmount::Usd(Usd(500.5)));
    let last = answer(&result).replace("lastid%3D1,2&x", "");
    assert_eq!(read("open-interest", &last).unwrap().next, None);
}

#[test]
fn funding_and_ratios_are_fractions() {
    let time = AT.0.to_string();
    let paid = json!({"category": "linear", "list": [
        {"symbol": "BTCUSDT", "fundingRate": "0.0001", "fundingRateTimestamp": time}]});
    let fraction = Fraction(0.0001);
    assert_eq!(
        facts(&read("funding-history", &answer(&paid)).unwrap()),
        [Funding { at: AT, fraction, interval: None, next: None }.into()]
    );
    let ratio = |share: &str| {
        answer(&json!({"list": [
            {"symbol": "BTCUSDT", "buyRatio": share, "sellRatio": "0.4", "timestamp": time}]}))
    };
    let long_accounts = Fraction(0.6);
    assert_eq!(
        facts(&read("account-ratio", &ratio("0.6")).unwrap()),
        [LongShort { at: AT, long_accounts }.into()]
    );
    assert!(read("account-ratio", &ratio("60")).is_err());
}

#[test]
fn no_other_answer_that_lists_symbols_is_taken_for_tickers() {
    for other in ["instruments-info", "risk-limit", "funding-history", "account-ratio"] {
        let error = read("tickers", &support::fixture(Venue::Bybit, other)).unwrap_err();
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

#[test]
fn what_a_contract_is_comes_from_its_own_type() {
    let list = json!([
        {"symbol": "BTCUSDT", "contractType": "LinearPerpetual", "fundingInterval": 240,
            "leverageFilter": {"maxLeverage": "100.00"}, "priceFilter": {"tickSize": "0.10"}},
        {"symbol": "BTCUSD", "contractType": "InversePerpetual", "fundingInterval": 8},
        {"symbol": "BTCUSDZ26", "contractType": "InverseFutures", "fundingInterval": 0},
        {"symbol": "ETHUSDT", "priceFilter": {"tickSize": "0.01"}},
        {"symbol": "ETH-26JUN26-16000-P", "optionsType": "Put"},
        {"symbol": "SOLUSDT", "contractType": "Quanto"},
        {"symbol": "XRPUSDT", "contractType": "LinearPerpetual", "fundingInterval": -480},
    ]);
    let decoded = read("instruments-info", &answer(&json!({"list": list}))).unwrap();
    let spec = |contract, size, tick_usd, max_leverage, funding_interval| {
        ContractSpec { contract, size, tick_usd, max_leverage, funding_interval }.into()
    };
    let coin = ContractSize::Coins(Coins(1.0));
    let dollar = ContractSize::Usd(Usd(1.0));
    assert_eq!(
        facts(&decoded),
        [
            spec(ContractKind::Linear, coin, Some(0.1), Some(100.0), Some(Millis::hours(4))),
            spec(ContractKind::Inverse, dollar, None, None, Some(Millis::hours(8))),
            spec(ContractKind::Inverse, dollar, None, None, None),
            spec(ContractKind::Spot, coin, Some(0.01), None, None),
        ]
    );
    assert_eq!(decoded.rejected.len(), 2, "{:?}", decoded.rejected);
}

#[test]
fn risk_tiers_are_counted_contract_by_contract() {
    let row = |symbol: &str, limit: &str| {
        json!({"symbol": symbol, "riskLimitValue": limit, "maintenanceMargin": "0.005",
            "initialMargin": "0.01", "maxLeverage": "100.00", "mmDeduction": "25"})
    };
    let list =
        json!([row("BTCUSDT", "2000000"), row("BTCUSDT", "4000000"), row("ETHUSDT", "900000")]);
    let decoded =
        read("risk-limit", &answer(&json!({"category": "linear", "list": list}))).unwrap();
    let tiers: Vec<_> = facts(&decoded)
        .into_iter()
        .map(|fact| match fact {
            Observation::RiskTier(tier) => (tier.tier, tier.cap),
            _ => panic!(),
        })
        .collect();
    let usd = |limit| TierCap::Usd(Usd(limit));
    assert_eq!(tiers, [(1, usd(2e6)), (2, usd(4e6)), (1, usd(9e5))]);
    let inverse = json!({"category": "inverse", "list": [row("BTCUSD", "150")]});
    assert_eq!(
        facts(&read("risk-limit", &answer(&inverse)).unwrap()),
        [RiskTier {
            tier: 1,
            cap: TierCap::Coins(Coins(150.0)),
            maintenance_margin: Fraction(0.005),
            initial_margin: Some(Fraction(0.01)),
            max_leverage: Some(100.0),
            deduction: None,
        }
        .into()]
    );
    let percent =
        json!({"list": [{"symbol": "BTCUSDT", "riskLimitValue": "1", "maintenanceMargin": "5"}]});
    assert!(read("risk-limit", &answer(&percent)).is_err());
}

#[test]
fn a_book_is_in_coins() {
    let book = |symbol: &str| {
        answer(
            &json!({"s": symbol, "b": [["100", "3"], ["99", "bad"]], "a": [["102", "51"]], "ts": AT.0}),
        )
    };
    let decoded = read("orderbook", &book("BTCUSDT")).unwrap();
    let [Observation::Depth(depth)] = &facts(&decoded)[..] else { panic!() };
    assert_eq!(
        (depth.at, depth.bids[0].amount, depth.asks[0].amount),
        (AT, Coins(3.0), Coins(51.0))
    );
    assert_eq!((depth.bids.len(), decoded.rejected.len()), (1, 1));
    let [Observation::Depth(depth)] = &facts(&read("orderbook", &book("BTCUSD")).unwrap())[..]
    else {
        panic!()
    };
    assert_eq!(depth.asks[0].amount, Coins(0.5));
}

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

fn recorded(name: &str) -> Option<String> {
    support::recorded(Venue::Bybit, name)
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
