//! Binance, read through the public table of feeds.
//!
//! The payloads in this file are our own, in the shapes that the venue documents:
//! <https://developers.binance.com/docs/derivatives/usds-margined-futures/general-info> and
//! <https://developers.binance.com/docs/binance-spot-api-docs>.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

#[path = "support/samples.rs"]
mod support;

use support::SEEN;
use why_crypto_down::market::{
    Asset, Candle, ContractKind, ContractSize, ContractSpec, Coverage, Depth, Funding, Liquidation,
    LongShort, Observation, OpenInterest, OpenInterestAmount, PriceKind, Quote, Side, TakerFlow,
    Ticker, Venue,
};
use why_crypto_down::units::{Coins, Fraction, Millis, Price, UnixMillis, Usd};
use why_crypto_down::venues::{
    Ask, DecodeError, Decoded, Page, Problem, Reading, Request, Route, Socket, SpecBook, feed,
};

fn read_knowing(name: &str, payload: &str, specs: &SpecBook) -> Result<Decoded, DecodeError> {
    let (_, feed) = feed(Venue::Binance, name).unwrap_or_else(|| panic!("no feed {name}"));
    feed.read(Venue::Binance, payload, &Reading { seen: SEEN, asset: Some(Asset::BTC), specs })
}

fn read(name: &str, payload: &str) -> Result<Decoded, DecodeError> {
    read_knowing(name, payload, &SpecBook::new())
}

fn facts(decoded: &Decoded) -> Vec<Observation> {
    decoded.rows.iter().map(|row| row.observation.clone()).collect()
}

fn request(name: &str, ask: &Ask<'_>) -> Request {
    let (_, feed) = feed(Venue::Binance, name).unwrap();
    feed.http.unwrap()(ask).unwrap()
}

fn price(usd: f64) -> Option<Price> {
    Price::new(usd)
}

fn order(side: &str) -> String {
    format!(
        r#"{{"e":"forceOrder","E":1700000000100,"o":{{"s":"ETHUSDT","S":"{side}","o":"LIMIT",
        "f":"IOC","q":"5","p":"1990.00","ap":"2000.50","X":"FILLED","l":"1","z":"4",
        "T":1700000000090}}}}"#
    )
}

#[test]
fn a_forced_sell_closes_a_long_and_a_forced_buy_a_short() {
    for (side, closed) in [("SELL", Side::Long), ("BUY", Side::Short)] {
        let decoded = read("ws-force-order", &order(side)).unwrap();
        assert_eq!(
            facts(&decoded),
            [Liquidation {
                at: UnixMillis(1_700_000_000_090),
                closed,
                price: Price::new(2000.5).unwrap(),
                price_is: PriceKind::Average,
                amount: Coins(4.0),
                notional: Usd(8002.0),
                id: None,
            }
            .into()]
        );
    }
    let (_, feed) = feed(Venue::Binance, "ws-force-order").unwrap();
    assert_eq!(feed.coverage, Coverage::Throttled { one_per: Millis::SECOND });
}

#[test]
fn a_combined_stream_says_the_same_as_a_bare_message() {
    let bare = order("SELL");
    let wrapped = format!(r#"{{"stream":"ethusdt@forceOrder","data":{bare}}}"#);
    assert_eq!(read("ws-force-order", &bare).unwrap(), read("ws-force-order", &wrapped).unwrap());
}

#[test]
fn an_order_that_traded_nothing_yet_closes_nothing() {
    let waiting = order("SELL").replace(r#""z":"4""#, r#""z":"0""#);
    assert_eq!(read("ws-force-order", &waiting).unwrap(), Decoded::default());
}

#[test]
fn a_side_that_is_neither_buy_nor_sell_is_refused() {
    let error = read("ws-force-order", &order("LONG")).unwrap_err();
    assert_eq!(error.problem, Problem::UnknownValue("LONG".to_owned()));
    assert_eq!(error.to_string(), "binance ws-force-order: o.S: unknown value \"LONG\"");
}

#[test]
fn contracts_of_a_coin_margined_market_need_their_size() {
    let order = order("SELL").replace("ETHUSDT", "BTCUSD_PERP");
    let error = read("ws-force-order", &order).unwrap_err();
    assert_eq!(error.problem, Problem::UnitUnknown("BTCUSD_PERP".to_owned()));

    let info = r#"{"symbols":[{"symbol":"BTCUSD_PERP","contractType":"PERPETUAL","contractSize":100,
        "filters":[{"filterType":"PRICE_FILTER","tickSize":"0.1"}]}]}"#;
    let decoded = read("exchange-info", info).unwrap();
    let [Observation::ContractSpec(spec)] = facts(&decoded)[..] else { panic!("{decoded:?}") };
    let mut specs = SpecBook::new();
    specs.insert(Venue::Binance, "BTCUSD_PERP", spec);
    let decoded = read_knowing("ws-force-order", &order, &specs).unwrap();
    let [Observation::Liquidation(liquidation)] = &facts(&decoded)[..] else {
        panic!("{decoded:?}")
    };
    assert_eq!(liquidation.notional, Usd(400.0));
    assert_eq!(liquidation.amount, Coins(400.0 / 2000.5));
    assert_eq!(decoded.rows[0].instrument.as_ref().unwrap().kind, ContractKind::Inverse);
}

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
fn open_interest_is_in_coins() {
    let row = r#"{"openInterest":"92345.678","symbol":"BTCUSDT","time":1700000000000}"#;
    let decoded = read("open-interest", row).unwrap();
    assert_eq!(
        facts(&decoded),
        [OpenInterest {
            at: UnixMillis(1_700_000_000_000),
            amount: OpenInterestAmount::Coins(Coins(92_345.678)),
            mark: None,
            usd: None,
        }
        .into()]
    );
    let inverse = row.replace("BTCUSDT", "BTCUSD_PERP");
    let error = read("open-interest", &inverse).unwrap_err();
    assert_eq!(error.problem, Problem::UnitUnknown("BTCUSD_PERP".to_owned()));
}

fn history(rows: i64, newest: i64) -> String {
    let rows: Vec<String> = (0..rows)
        .rev()
        .map(|age| newest - age * 3_600_000)
        .map(|at| {
            format!(
                r#"{{"symbol":"BTCUSDT","sumOpenInterest":"80000.5","sumOpenInterestValue":"8000050000.0","timestamp":{at}}}"#
            )
        })
        .collect();
    format!("[{}]", rows.join(","))
}

#[test]
fn open_interest_history_is_asked_for_in_two_pages() {
    let newest = SEEN.0 - 1_000_000;
    let first = read("open-interest-hist", &history(500, newest)).unwrap();
    assert_eq!(first.rows.len(), 500);
    let oldest = newest - 499 * 3_600_000;
    assert_eq!(first.next, Some(Page((oldest - 1).to_string())));
    let Observation::OpenInterest(row) = facts(&first)[0] else { panic!() };
    assert_eq!(row.usd, Some(Usd(8_000_050_000.0)));

    let url =
        "https://fapi.binance.com/futures/data/openInterestHist?symbol=BTCUSDT&period=1h&limit=500";
    let ask = Ask::of(Asset::BTC, SEEN);
    assert_eq!(request("open-interest-hist", &ask).url, url);
    let next = Ask { page: first.next.as_ref(), ..ask };
    let (start, end) = (SEEN.0 - 30 * 86_400_000 + 3_600_000, oldest - 1);
    assert_eq!(
        request("open-interest-hist", &next).url,
        format!("{url}&startTime={start}&endTime={end}")
    );

    assert_eq!(read("open-interest-hist", &history(219, end)).unwrap().next, None);
    let reaches_back = read("open-interest-hist", &history(500, SEEN.0 - 221 * 3_600_000)).unwrap();
    assert_eq!(reaches_back.next, None, "older rows than 30 days are not kept by the venue");
}

#[test]
fn ratios_are_shares_of_accounts_and_of_volume() {
    let row = r#"[{"symbol":"BTCUSDT","longShortRatio":"1.5000","longAccount":"0.6000",
        "shortAccount":"0.4000","timestamp":"1700000000000"}]"#;
    let decoded = read("global-long-short-account-ratio", row).unwrap();
    let at = UnixMillis(1_700_000_000_000);
    assert_eq!(facts(&decoded), [LongShort { at, long_accounts: Fraction(0.6) }.into()]);
    let above = row.replace("0.6000", "60.00");
    assert!(read("global-long-short-account-ratio", &above).is_err());

    let row =
        r#"[{"buySellRatio":"0.3333","buyVol":"100","sellVol":"300","timestamp":1700000000000}]"#;
    let decoded = read("taker-long-short-ratio", row).unwrap();
    assert_eq!(
        facts(&decoded),
        [TakerFlow {
            start: at,
            interval: Millis::HOUR,
            buy_share: Fraction(0.25),
            total: Some(Coins(400.0)),
        }
        .into()]
    );
    let nobody = row.replace("\"100\"", "\"0\"").replace("\"300\"", "\"0\"");
    assert!(read("taker-long-short-ratio", &nobody).is_err(), "no trade has no share");
}

const PREMIUM: &str = r#"{"symbol":"BTCUSDT","markPrice":"95000.5","indexPrice":"95010.25",
    "estimatedSettlePrice":"95005","lastFundingRate":"-0.00012","interestRate":"0.0001",
    "nextFundingTime":1700006400000,"time":1700000000000}"#;

#[test]
fn a_funding_rate_has_no_interval_until_the_venue_told_the_intervals() {
    let interval = |specs: &SpecBook| {
        let decoded = read_knowing("premium-index", PREMIUM, specs).unwrap();
        let Observation::Funding(funding) = facts(&decoded)[1] else { panic!() };
        assert_eq!(funding.fraction, Fraction(-0.000_12));
        assert_eq!(funding.next, Some(UnixMillis(1_700_006_400_000)));
        funding.interval
    };
    assert_eq!(interval(&SpecBook::new()), None);

    let info = r#"[{"symbol":"ETHUSDT","adjustedFundingRateCap":"0.02","fundingIntervalHours":4,
        "disclaimer":false}]"#;
    let decoded = read("funding-info", info).unwrap();
    let [Observation::ContractSpec(listed)] = facts(&decoded)[..] else { panic!() };
    assert_eq!(listed.funding_interval, Some(Millis::hours(4)));
    let mut specs = SpecBook::new();
    specs.insert(Venue::Binance, "ETHUSDT", listed);
    assert_eq!(interval(&specs), Some(Millis::hours(8)), "what the list leaves out");
    specs.insert(Venue::Binance, "BTCUSDT", listed);
    assert_eq!(interval(&specs), Some(Millis::hours(4)));

    let later = ContractSpec { funding_interval: None, tick_usd: Some(0.1), ..listed };
    specs.insert(Venue::Binance, "BTCUSDT", later);
    assert_eq!(
        interval(&specs),
        Some(Millis::hours(4)),
        "a word about the tick changes no interval"
    );
    for hours in ["0", "-8", "8.5", "169", "\"8\""] {
        let bad = info.replace("Hours\":4", &format!("Hours\":{hours}"));
        assert!(read("funding-info", &bad).is_err(), "{hours}");
    }
}

#[test]
fn a_dated_future_has_a_mark_price_and_no_funding() {
    let dated = PREMIUM
        .replace("BTCUSDT", "BTCUSDT_261225")
        .replace("-0.00012", "")
        .replace("1700006400000", "0");
    let decoded = read("premium-index", &dated).unwrap();
    assert_eq!(decoded.rows.len(), 1);
    let instrument = decoded.rows[0].instrument.as_ref().unwrap();
    assert_eq!(instrument.symbol, "BTCUSDT_261225");
    assert_eq!((instrument.asset, instrument.kind), (Asset::BTC, ContractKind::Linear));

    let both = format!("[{PREMIUM},{dated},{}]", PREMIUM.replace("BTCUSDT", "ETHBTC"));
    let decoded = read("premium-index", &both).unwrap();
    assert_eq!((decoded.rows.len(), decoded.rejected.len()), (3, 0));
}

#[test]
fn the_mark_price_stream_says_what_the_premium_index_says() {
    let message = r#"{"e":"markPriceUpdate","E":1700000000000,"s":"BTCUSDT","p":"95000.5",
        "i":"95010.25","P":"95005","r":"-0.00012","T":1700006400000}"#;
    let streamed = read("ws-mark-price", message).unwrap();
    assert_eq!(streamed, read("premium-index", PREMIUM).unwrap());
}

#[test]
fn funding_history_is_what_was_paid() {
    let row = r#"[{"symbol":"BTCUSDT","fundingRate":"-0.00037","fundingTime":1699999200000,
        "markPrice":"95000.1"}]"#;
    let at = UnixMillis(1_699_999_200_000);
    let fraction = Fraction(-0.000_37);
    assert_eq!(
        facts(&read("funding-rate", row).unwrap()),
        [Funding { at, fraction, interval: None, next: None }.into()]
    );
}

#[test]
fn a_book_is_sorted_and_never_crossed() {
    let book = r#"{"lastUpdateId":1,"E":1700000000000,"T":1699999999990,
        "bids":[["99","2"],["99.5","1"],["x","1"]],"asks":[["101","3"],["100.5","4"]]}"#;
    let decoded = read("depth", book).unwrap();
    assert_eq!(decoded.rejected.len(), 1);
    let [Observation::Depth(Depth { at, bids, asks })] = &facts(&decoded)[..] else { panic!() };
    assert_eq!(*at, UnixMillis(1_700_000_000_000));
    let prices = |side: &[why_crypto_down::market::DepthRow]| -> Vec<f64> {
        side.iter().map(|row| row.price.usd()).collect()
    };
    assert_eq!((prices(bids), prices(asks)), (vec![99.5, 99.0], vec![100.5, 101.0]));
    assert_eq!(bids[0].amount, Coins(1.0));

    let crossed = book.replace("\"99.5\"", "\"100.6\"");
    assert!(matches!(read("depth", &crossed).unwrap_err().problem, Problem::OutOfRange(_)));
    let dead = r#"{"bids":[["x","1"]],"asks":[["101","3"]]}"#;
    assert!(read("depth", dead).is_err());
    let spot = read("spot-depth", r#"{"lastUpdateId":1,"bids":[["99","2"]],"asks":[]}"#).unwrap();
    let [Observation::Depth(spot)] = &facts(&spot)[..] else { panic!() };
    assert_eq!(spot.at, SEEN, "the spot book tells no time");
}

#[test]
fn exchange_info_counts_linear_contracts_in_coins() {
    let info = r#"{"symbols":[
        {"symbol":"BTCUSDT","contractType":"PERPETUAL","filters":[{"filterType":"LOT_SIZE"},
            {"filterType":"PRICE_FILTER","tickSize":"0.10"}]},
        {"symbol":"BTCUSDT_261225","contractType":"CURRENT_QUARTER","filters":[]},
        {"symbol":"BTCUSDC","contractType":"PERPETUAL"},
        {"symbol":"ETHBTC","contractType":"PERPETUAL","filters":[]},
        {"symbol":"1000000BABYDOGEUSDT","contractType":"PERPETUAL","filters":[]},
        {"symbol":"币安人生USDT","contractType":"PERPETUAL","filters":[]},
        {"symbol":"SOLUSDT","filters":[{"filterType":"PRICE_FILTER","tickSize":"-1"}]}]}"#;
    let decoded = read("exchange-info", info).unwrap();
    assert_eq!(decoded.rows.len(), 3);
    assert_eq!(decoded.rejected.len(), 1, "only the damaged row: {:?}", decoded.rejected);
    let Observation::ContractSpec(spec) = facts(&decoded)[0] else { panic!() };
    assert_eq!(
        spec,
        ContractSpec {
            contract: ContractKind::Linear,
            size: ContractSize::Coins(Coins(1.0)),
            tick_usd: Some(0.1),
            max_leverage: None,
            funding_interval: None,
        }
    );
    assert_eq!(decoded.rows[2].instrument.as_ref().unwrap().quote, Quote::Usdc);
    let spot = read("spot-exchange-info", info).unwrap();
    let dated = spot.rows.iter().filter(|row| {
        row.instrument.as_ref().is_some_and(|instrument| instrument.symbol.contains('_'))
    });
    assert_eq!(dated.count(), 0, "spot has no dated futures");
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
    for interval in ["1M", "h", "", "1.5h", "-1h", "99d"] {
        let bad = bar.replace(r#""i":"1h""#, &format!(r#""i":"{interval}""#));
        assert!(read("ws-kline", &bad).is_err(), "{interval}");
    }
    let error = read("ws-force-order", bar).unwrap_err();
    assert_eq!(error.problem, Problem::OtherFeed("kline".to_owned()));
}

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
fn nothing_damaged_is_read_as_a_figure() {
    for feed in why_crypto_down::venues::adapter(Venue::Binance).unwrap().feeds {
        for damage in [
            "",
            "  ",
            "{",
            "[",
            "[[",
            "null",
            "0",
            "\"text\"",
            "<html></html>",
            "{}",
            "[{}]",
            "[[]]",
            "[null]",
            "{\"symbols\":{}}",
            "{\"data\":[]}",
            "{\"e\":1}",
        ] {
            let read = read(feed.name, damage);
            assert!(read.is_err(), "{} reads {damage}: {read:?}", feed.name);
        }
    }
    for (damage, problem) in [("", Problem::Empty), ("<html>", Problem::Html)] {
        assert_eq!(read("ticker-24hr", damage).unwrap_err().problem, problem);
    }
    for end in 1..PREMIUM.len() {
        let error = read("premium-index", &PREMIUM[..end]).unwrap_err();
        assert!(matches!(error.problem, Problem::NotJson { .. }), "cut at {end}: {error}");
    }
    for field in ["symbol", "markPrice", "time"] {
        let without = PREMIUM.replace(&format!("\"{field}\""), "\"other\"");
        let error = read("premium-index", &without).unwrap_err();
        assert_eq!(
            (error.problem.clone(), error.field.to_string()),
            (Problem::Missing, field.to_owned())
        );
    }
    let message = r#"{"e":"depthUpdate","E":1700000000000,"s":"BTCUSDT","b":[],"a":[]}"#;
    let error = read("depth", message).unwrap_err();
    assert_eq!(error.problem, Problem::OtherFeed("depthUpdate".to_owned()));
    let large = " ".repeat(513 * 1024);
    assert!(matches!(read("depth", &large).unwrap_err().problem, Problem::TooLarge { .. }));
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

fn recorded(name: &str) -> Option<String> {
    support::recorded(Venue::Binance, name)
}

#[test]
fn recorded_payloads_say_what_is_known_of_them() {
    let Some(history) = recorded("http_open_interest_hist.json") else { return };
    assert_eq!(
        facts(&read("open-interest-hist", &history).unwrap()),
        [OpenInterest {
            at: UnixMillis(1_642_179_900_000),
            amount: OpenInterestAmount::Coins(Coins(75_375.617)),
            mark: None,
            usd: Some(Usd(3_248_828_883.712_514_4)),
        }
        .into()]
    );

    let depth = facts(&read("spot-depth", &recorded("http_spot_depth.json").unwrap()).unwrap());
    let [Observation::Depth(depth)] = &depth[..] else { panic!() };
    assert_eq!((depth.bids[0].price.usd(), depth.bids[0].amount), (4.0, Coins(431.0)));
    assert_eq!((depth.asks[0].price.usd(), depth.asks[0].amount), (4.000_002, Coins(12.0)));

    let info = read("spot-exchange-info", &recorded("http_spot_exchange_info.json").unwrap());
    assert_eq!(info.unwrap_err().problem, Problem::OtherMarket("ETHBTC".to_owned()));
    let ticker = read("spot-ticker-24hr", &recorded("http_spot_ticker_24hr.json").unwrap());
    assert_eq!(ticker.unwrap_err().problem, Problem::OtherMarket("BNBBTC".to_owned()));

    let bar = facts(
        &read("ws-kline", &recorded("ws_futures_kline_stream_closed.json").unwrap()).unwrap(),
    );
    let [Observation::Candle(bar)] = bar[..] else { panic!() };
    assert_eq!(
        (bar.interval, bar.high.usd(), bar.taker_buy),
        (Millis::MINUTE, 0.0025, Some(Coins(500.0)))
    );

    let order = recorded("ws_futures_liquidation_stream.json").unwrap();
    let order = facts(&read("ws-force-order", &order).unwrap());
    let [Observation::Liquidation(order)] = &order[..] else { panic!() };
    assert_eq!((order.closed, order.amount), (Side::Long, Coins(0.014)));
    assert_eq!(order.notional, Usd(0.014 * 9_910.123_456_78));

    let ticker =
        facts(&read("ws-ticker", &recorded("ws_futures_ticker_stream.json").unwrap()).unwrap());
    let [Observation::Ticker(ticker)] = ticker[..] else { panic!() };
    let change = ticker.last.unwrap().change_since(ticker.open_24h.unwrap()).percent();
    assert!((change - -0.786).abs() < 0.0005, "as the venue's own figure says: {change}");
}
