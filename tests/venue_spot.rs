//! Coinbase and Kraken: prices in dollars proper, bars, pages, and Kraken's futures.
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what went wrong and ends")]

#[path = "support/samples.rs"]
mod support;

use serde_json::{Value, json};
use support::{HOUR, SEEN, ask, facts, feed, fixture, read, read_about};
use why_crypto_down::market::{
    Asset, Candle, ContractKind, ContractSize, ContractSpec, Depth, Funding, Observation,
    OpenInterest, OpenInterestAmount, Quote, Ticker, Venue,
};
use why_crypto_down::units::{Coins, Fraction, Millis, Price, UnixMillis, Usd};
use why_crypto_down::venues::{self, Ask, Page, Problem, Reading, Route, Socket, SpecBook};

const COINBASE: Venue = Venue::Coinbase;
const KRAKEN: Venue = Venue::Kraken;

fn price(usd: f64) -> Option<Price> {
    Price::new(usd)
}

/// A ticker that tells nothing but these.
fn ticker(at: UnixMillis, last: f64, open_24h: Option<f64>, volume: f64) -> Observation {
    let (mark, index, turnover_24h) = (None, None, None);
    let (last, open_24h) = (price(last), open_24h.and_then(price));
    let volume_24h = Some(Coins(volume));
    Ticker { at, last, open_24h, mark, index, volume_24h, turnover_24h }.into()
}

fn bar(interval: Millis, start: UnixMillis, prices: [f64; 4], volume: f64) -> Observation {
    let [open, high, low, close] = prices.map(|usd| price(usd).expect("a price"));
    let volume = Some(Coins(volume));
    Candle { start, interval, open, high, low, close, volume, taker_buy: None }.into()
}

fn route(venue: Venue, socket: usize, text: &str) -> Route {
    let socket = &venues::adapter(venue).expect("a venue").sockets[socket];
    (socket.route)(&Socket::message(text))
}

#[test]
fn coinbase_statistics_reach_back_24_hours() {
    let symbol = Some("BTC-USD".to_owned());
    let expected = ticker(SEEN, 67_630.0, Some(70_448.01), 11_005.025_870_05);
    assert_eq!(facts(COINBASE, "stats"), [(symbol, expected)]);
}

#[test]
fn coinbase_puts_the_low_and_the_high_before_the_open() {
    let first = &facts(COINBASE, "candles-hourly")[0].1;
    let prices = [68_010.5, 68_044.12, 67_590.0, 67_630.0];
    assert_eq!(*first, bar(Millis::HOUR, HOUR, prices, 152.25));
    let swapped = r"[[1782860400, 68044.12, 67590, 68010.5, 67630, 1]]";
    let error = read(COINBASE, "candles-hourly", swapped).expect_err("a low above the high");
    assert!(matches!(error.problem, Problem::OutOfRange(_)), "{error}");
}

#[test]
fn thirty_days_of_coinbase_bars_are_three_pages_that_do_not_overlap() {
    let feed = feed(COINBASE, "candles-hourly");
    let http = feed.http.expect("a request");
    let mut starts = Vec::new();
    let mut page: Option<Page> = None;
    let mut urls = Vec::new();
    for _ in 0..feed.pages {
        let url = http(&Ask { page: page.as_ref(), ..ask() }).expect("listed").url;
        let end = page
            .as_ref()
            .map_or(SEEN, |page| UnixMillis::from_seconds(page.0.parse().expect("seconds")));
        let newest = end.floor(Millis::HOUR);
        let rows: Vec<Value> = (0..300)
            .map(|back| newest - Millis::hours(back))
            .filter(|start| *start >= end - Millis::hours(299))
            .inspect(|start| starts.push(*start))
            .map(|start| json!([start.0 / 1_000, 1.0, 2.0, 1.5, 1.5, 0.0]))
            .collect();
        assert!(rows.len() <= 300, "more bars than the venue gives");
        page = read(COINBASE, "candles-hourly", &json!(rows).to_string()).expect("bars").next;
        urls.push(url);
    }
    let whole_month: Vec<_> = (0..720).map(|back| HOUR - Millis::hours(back)).collect();
    assert_eq!(starts[..720], whole_month[..]);
    assert_eq!(page, None, "no fourth page");
    assert_eq!(
        urls[0],
        "https://api.exchange.coinbase.com/products/BTC-USD/candles?granularity=3600\
         &start=2026-06-18T12:02:05Z&end=2026-06-30T23:02:05Z"
    );
}

#[test]
fn an_empty_page_of_bars_is_the_last() {
    let decoded = read(COINBASE, "candles-hourly", "[]").expect("no bars");
    assert_eq!((decoded.rows.len(), decoded.next), (0, None));
}

#[test]
fn coinbase_answers_without_a_name_need_to_know_what_was_asked() {
    for name in ["stats", "ticker", "candles-hourly"] {
        let error = read_about(None, COINBASE, name, &fixture(COINBASE, name)).expect_err(name);
        assert_eq!(error.problem, Problem::AssetUnknown);
    }
}

#[test]
fn a_refusal_of_coinbase_is_a_message() {
    let error = read(COINBASE, "candles-daily", r#"{"message":"NotFound"}"#).expect_err("refused");
    let text = "NotFound".to_owned();
    assert_eq!(error.problem, Problem::Refused { code: String::new(), text });
    let error = read(COINBASE, "stats", r#"{"message":"Public rate limit exceeded"}"#);
    assert!(error.expect_err("refused").is_rate_limit());
}

#[test]
fn coinbase_lists_spot_products_in_dollars_and_passes_over_others() {
    let symbols: Vec<_> = facts(COINBASE, "products").into_iter().map(|(name, _)| name).collect();
    assert_eq!(symbols, [Some("BTC-USD".to_owned()), Some("ETH-USD".to_owned())]);
}

#[test]
fn the_newest_trade_is_the_price() {
    let text = r#"{"trades":[
        {"product_id":"BTC-USD","price":"3","time":"2026-06-30T23:00:01Z"},
        {"product_id":"BTC-USD","price":"2","time":"2026-06-30T23:00:02Z"},
        {"product_id":"BTC-USD","price":"1","time":"2026-06-30T23:00:00Z"}]}"#;
    let decoded = read(COINBASE, "advanced-ticker", text).expect("trades");
    let told: Vec<_> = decoded.rows.iter().map(|row| &row.observation).collect();
    let [Observation::Ticker(fact)] = told[..] else { panic!("{told:?}") };
    assert_eq!((fact.at, fact.last), (HOUR + Millis::seconds(2), price(2.0)));
}

#[test]
fn the_coinbase_socket_is_asked_for_each_coin_and_tells_its_refusals() {
    let socket = &venues::adapter(COINBASE).expect("Coinbase").sockets[0];
    let sent = (socket.subscribe)(&[Asset::BTC, Asset::XRP], SEEN);
    assert_eq!(sent.len(), 2);
    let message: Value = serde_json::from_str(&sent[1]).expect("JSON");
    assert_eq!(
        message,
        json!({ "type": "subscribe", "product_ids": ["XRP-USD"], "channels": ["ticker_batch"] })
    );
    let at = HOUR + Millis(118_544);
    let expected = ticker(at, 67_630.0, Some(70_448.01), 11_005.025_870_05);
    assert_eq!(facts(COINBASE, "ws-ticker")[0].1, expected);
    assert_eq!(route(COINBASE, 0, r#"{"type":"subscriptions","channels":[]}"#), Route::Quiet);
    let refused = r#"{"type":"error","message":"Failed to subscribe","reason":"X is not valid"}"#;
    assert_eq!(route(COINBASE, 0, refused), Route::Refused("X is not valid".to_owned()));
}

#[test]
fn the_open_of_krakens_ticker_is_not_the_price_of_24_hours_before() {
    let symbol = Some("XXBTZUSD".to_owned());
    let expected = ticker(SEEN, 67_630.0, None, 2_163.289_080_96);
    assert_eq!(facts(KRAKEN, "ticker"), [(symbol, expected)]);
}

#[test]
fn krakens_socket_tells_the_change_over_24_hours() {
    let at = HOUR + Millis(120_123);
    let expected = ticker(at, 67_630.0, Some(70_448.0), 2_163.289_080_96);
    assert_eq!(facts(KRAKEN, "ws-ticker"), [(Some("BTC/USD".to_owned()), expected)]);
}

#[test]
fn krakens_own_names_are_read_as_everyone_elses() {
    let bar = |name: &str| {
        json!({ "error": [], "result": { name: [[1_782_860_400, "1", "1", "1", "1", "1", "0", 1]],
            "last": 1_782_856_800 } })
        .to_string()
    };
    for (name, asset, quote) in [
        ("XXBTZUSD", "BTC", Quote::Usd),
        ("XBTUSD", "BTC", Quote::Usd),
        ("XBTUSDT", "BTC", Quote::Usdt),
        ("XETHZUSD", "ETH", Quote::Usd),
        ("XXRPZUSD", "XRP", Quote::Usd),
        ("XDGUSD", "DOGE", Quote::Usd),
        ("XTZUSD", "XTZ", Quote::Usd),
        ("SOLUSD", "SOL", Quote::Usd),
        ("ETHUSDC", "ETH", Quote::Usdc),
    ] {
        let decoded = read(KRAKEN, "ohlc-hourly", &bar(name)).expect(name);
        let found = decoded.rows[0].instrument.clone().expect("an instrument");
        assert_eq!((found.asset, found.quote), (Asset::new(asset).expect("a coin"), quote));
        assert_eq!((found.kind, found.symbol.as_str()), (ContractKind::Spot, name));
    }
    for name in ["XXBTZEUR", "AAPLxUSD", "USD", "XBT", "XBT.d"] {
        let error = read(KRAKEN, "ohlc-hourly", &bar(name)).expect_err(name);
        assert_eq!(error.problem, Problem::OtherMarket(name.to_owned()));
    }
    for (asset, pair) in [("BTC", "XBTUSD"), ("DOGE", "XDGUSD"), ("SOL", "SOLUSD")] {
        let of = Ask::of(Asset::new(asset).expect("a coin"), SEEN);
        let url = feed(KRAKEN, "ticker").http.expect("a request")(&of).expect("listed").url;
        assert_eq!(url, format!("https://api.kraken.com/0/public/Ticker?pair={pair}"));
    }
}

#[test]
fn krakens_bars_are_read_without_their_average_price() {
    let prices = [68_010.5, 68_044.0, 67_590.0, 67_630.0];
    let hourly = bar(Millis::HOUR, HOUR, prices, 152.25);
    assert_eq!(facts(KRAKEN, "ohlc-hourly")[1].1, hourly);
    let daily = bar(Millis::DAY, HOUR - Millis::hours(23), prices, 152.25);
    assert_eq!(facts(KRAKEN, "ohlc-daily")[1].1, daily);
}

#[test]
fn a_refusal_of_kraken_is_a_word_in_a_list() {
    let text = r#"{"error":["EGeneral:Too many requests"]}"#;
    for name in ["ticker", "ohlc-hourly", "depth", "asset-pairs"] {
        let error = read(KRAKEN, name, text).expect_err(name);
        let code = "EGeneral:Too many requests".to_owned();
        assert_eq!(error.problem, Problem::Refused { code, text: String::new() });
        assert!(error.is_rate_limit());
    }
    let text =
        r#"{"result":"error","error":"apiLimitExceeded","serverTime":"2026-06-30T23:00:00Z"}"#;
    let error = read(KRAKEN, "futures-tickers", text).expect_err("refused");
    assert!(error.is_rate_limit(), "{error}");
}

#[test]
fn what_no_coin_against_dollars_is_among_a_whole_venue_is_passed_over() {
    let pair = |name: &str| json!({ "wsname": name, "tick_size": "0.1" });
    let pairs = json!({ "error": [], "result":
        { "AAPLxUSD": pair("AAPLx/USD"), "XXBTZUSD": pair("XBT/USD"), "bad": pair("<b>/USD") } });
    let decoded = read(KRAKEN, "asset-pairs", &pairs.to_string()).expect("one good");
    assert_eq!((decoded.rows.len(), decoded.rejected.len()), (1, 1));
    let product = |name: &str| json!({ "product_id": name, "price": "67000.5" });
    let products = json!({ "products": [
        product("BIT-27DEC24-CDE"), product("BTC-EUR"), product("BTC-PERP-INTX"), product("BTC-USD"),
    ] });
    let decoded = read(COINBASE, "advanced-products", &products.to_string()).expect("one good");
    assert_eq!((decoded.rows.len(), decoded.rejected.len()), (1, 0));
}

#[test]
fn kraken_pairs_against_other_currencies_are_passed_over() {
    let expected = ContractSpec {
        contract: ContractKind::Spot,
        size: ContractSize::Coins(Coins(1.0)),
        tick_usd: Some(0.1),
        max_leverage: Some(10.0),
        funding_interval: None,
    };
    let symbol = Some("XBT/USD".to_owned());
    assert_eq!(facts(KRAKEN, "asset-pairs"), [(symbol, expected.into())]);
}

#[test]
fn a_kraken_future_is_counted_in_coins_or_dollars_as_its_instrument_says() {
    let at = HOUR + Millis::minutes(2);
    let open: Vec<_> = facts(KRAKEN, "futures-tickers")
        .into_iter()
        .filter_map(|(symbol, fact)| match fact {
            Observation::OpenInterest(fact) => Some((symbol.expect("a symbol"), fact)),
            _ => None,
        })
        .collect();
    let told = |amount, mark| OpenInterest { at, amount, mark: price(mark), usd: None };
    let linear = told(OpenInterestAmount::Coins(Coins(2_150.5)), 67_641.5);
    let inverse = told(OpenInterestAmount::Usd(Usd(21_279_580.0)), 67_641.0);
    assert_eq!(open, [("PF_XBTUSD".to_owned(), linear), ("PI_XBTUSD".to_owned(), inverse)]);
}

#[test]
fn without_the_instruments_a_kraken_future_tells_its_price_and_no_open_interest() {
    let specs = SpecBook::new();
    let reading = Reading { seen: SEEN, asset: None, specs: &specs };
    let text = fixture(KRAKEN, "futures-tickers");
    let decoded = feed(KRAKEN, "futures-tickers").read(KRAKEN, &text, &reading).expect("prices");
    assert!(decoded.rows.iter().all(|row| matches!(row.observation, Observation::Ticker(_))));
    let problems: Vec<_> =
        decoded.rejected.into_iter().map(|error| error.problem.clone()).collect();
    let unknown = |symbol: &str| Problem::UnitUnknown(symbol.to_owned());
    assert_eq!(problems, [unknown("PF_XBTUSD"), unknown("PI_XBTUSD")]);
}

#[test]
fn krakens_funding_is_the_relative_rate_for_the_time_between_two_rates() {
    let rate = |fraction, back| {
        let at = HOUR - Millis::hours(back);
        let interval = Some(Millis::HOUR);
        Observation::from(Funding { at, fraction: Fraction(fraction), interval, next: None })
    };
    let told: Vec<_> =
        facts(KRAKEN, "futures-funding-history").into_iter().map(|(_, fact)| fact).collect();
    assert_eq!(told, [rate(-0.000_005_1, 2), rate(-0.000_012_5, 1)]);
    let live = facts(KRAKEN, "ws-futures-ticker");
    let at = HOUR + Millis::minutes(2);
    let (fraction, next) = (Fraction(-0.000_012_5), Some(HOUR + Millis::HOUR));
    let expected = Funding { at, fraction, interval: Some(Millis::HOUR), next };
    assert!(live.iter().any(|(_, fact)| *fact == expected.into()), "{live:?}");
    let single = r#"{"result":"success","rates":[
        {"timestamp":"2026-06-30T22:00:00.000Z","fundingRate":1,"relativeFundingRate":0.0001}]}"#;
    let decoded = read(KRAKEN, "futures-funding-history", single).expect("one rate");
    let [row] = &decoded.rows[..] else { panic!("one rate") };
    let Observation::Funding(fact) = &row.observation else { panic!("a rate") };
    assert_eq!(fact.interval, None, "one rate does not tell how long it runs");
}

#[test]
fn a_kraken_book_is_coins() {
    let found = facts(KRAKEN, "depth");
    let [(_, Observation::Depth(Depth { at, bids, asks }))] = &found[..] else { panic!("a book") };
    assert_eq!((*at, Some(bids[0].price), bids[0].amount), (SEEN, price(67_630.0), Coins(1.002)));
    assert_eq!((Some(asks[1].price), asks[1].amount), (price(67_631.9), Coins(2.5)));
}

#[test]
fn krakens_sockets_are_subscribed_and_routed() {
    let [spot, futures] = venues::adapter(KRAKEN).expect("Kraken").sockets else { panic!("two") };
    let sent = (spot.subscribe)(&[Asset::BTC, Asset::ETH], SEEN);
    let message: Value = serde_json::from_str(&sent[0]).expect("JSON");
    let wanted = json!({ "channel": "ticker", "symbol": ["BTC/USD", "ETH/USD"] });
    assert_eq!((&message["method"], &message["params"]), (&json!("subscribe"), &wanted));
    let sent = (futures.subscribe)(&[Asset::BTC], SEEN);
    assert_eq!(sent.len(), 2);
    let message: Value = serde_json::from_str(&sent[1]).expect("JSON");
    assert_eq!(message["product_ids"], json!(["PF_XBTUSD"]));
    for text in [
        r#"{"channel":"heartbeat"}"#,
        r#"{"channel":"status","type":"update","data":[]}"#,
        r#"{"method":"pong","time_in":"2026-06-30T23:00:00Z"}"#,
        r#"{"method":"subscribe","success":true,"result":{"channel":"ticker"}}"#,
    ] {
        assert_eq!(route(KRAKEN, 0, text), Route::Quiet, "{text}");
    }
    let refused = r#"{"method":"subscribe","success":false,"error":"Currency pair not supported"}"#;
    let words = "Currency pair not supported".to_owned();
    assert_eq!(route(KRAKEN, 0, refused), Route::Refused(words));
    assert_eq!(route(KRAKEN, 1, r#"{"event":"info","version":1}"#), Route::Quiet);
    assert_eq!(route(KRAKEN, 1, r#"{"feed":"heartbeat","time":1}"#), Route::Quiet);
    let refused = r#"{"event":"alert","message":"Bad websocket message"}"#;
    assert_eq!(route(KRAKEN, 1, refused), Route::Refused("Bad websocket message".to_owned()));
}
