//! Deribit: sides of forced trades, units of open interest, requests, pages, the socket.
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what went wrong and ends")]

#[path = "support/samples.rs"]
mod support;

use serde_json::{Value, json};
use support::{HOUR, SEEN, ask, facts, feed, fixture, read, read_about};
use why_crypto_down::market::{
    Asset, Candle, ContractKind, ContractSize, ContractSpec, DatedFuture, Depth, Funding,
    ImpliedVolatility, Liquidation, Observation, OpenInterest, OpenInterestAmount, PriceKind,
    Quote, Side, Ticker, Venue,
};
use why_crypto_down::units::{Coins, Fraction, Millis, Price, UnixMillis, Usd};
use why_crypto_down::venues::{self, Ask, Page, Problem, Route, Socket};

const VENUE: Venue = Venue::Deribit;

fn price(usd: f64) -> Price {
    Price::new(usd).expect("a price")
}

/// Trades with these fields over those of a plain one.
fn trades(changes: &[Value]) -> String {
    let rows: Vec<Value> = changes
        .iter()
        .map(|change| {
            let mut row = json!({
                "instrument_name": "BTC-PERPETUAL", "timestamp": HOUR.0, "price": 50_000.0,
                "amount": 100_000.0, "direction": "sell", "trade_id": "7",
            });
            for (name, value) in change.as_object().expect("fields") {
                row[name] = value.clone();
            }
            row
        })
        .collect();
    json!({ "jsonrpc": "2.0", "result": { "trades": rows, "has_more": false } }).to_string()
}

fn liquidations(text: &str) -> Vec<Liquidation> {
    let decoded = read(VENUE, "last-trades", text).expect("trades");
    assert_eq!(decoded.rejected, []);
    decoded
        .rows
        .into_iter()
        .map(|row| match row.observation {
            Observation::Liquidation(fact) => fact,
            other => panic!("{other:?}"),
        })
        .collect()
}

#[test]
fn a_forced_taker_that_sells_had_a_long_and_one_that_buys_a_short() {
    for (direction, closed) in [("sell", Side::Long), ("buy", Side::Short)] {
        let text = trades(&[json!({ "liquidation": "T", "direction": direction })]);
        let expected = Liquidation {
            at: HOUR,
            closed,
            price: price(50_000.0),
            price_is: PriceKind::Fill,
            amount: Coins(2.0),
            notional: Usd(100_000.0),
            id: Some("7".to_owned()),
        };
        assert_eq!(liquidations(&text), [expected]);
    }
}

#[test]
fn a_forced_maker_is_on_the_other_side_of_the_taker() {
    for (direction, closed) in [("buy", Side::Long), ("sell", Side::Short)] {
        let text = trades(&[json!({ "liquidation": "M", "direction": direction })]);
        let found = liquidations(&text);
        assert_eq!(found.iter().map(|fact| fact.closed).collect::<Vec<_>>(), [closed]);
    }
}

#[test]
fn a_trade_between_two_forced_sides_closes_a_long_and_a_short_under_two_ids() {
    let found = liquidations(&trades(&[json!({ "liquidation": "MT" })]));
    let sides: Vec<_> = found.iter().map(|fact| (fact.closed, fact.id.clone())).collect();
    let id = |id: &str| Some(id.to_owned());
    assert_eq!(sides, [(Side::Long, id("7/T")), (Side::Short, id("7/M"))]);
    assert!(found.iter().all(|fact| fact.notional == Usd(100_000.0)));
}

#[test]
fn an_amount_is_dollars_on_an_inverse_contract_and_coins_on_a_linear_one() {
    let linear = json!({ "liquidation": "T", "instrument_name": "SOL_USDC-PERPETUAL",
        "price": 140.0, "amount": 25.0 });
    let [fact] = &liquidations(&trades(&[linear]))[..] else { panic!("one liquidation") };
    assert_eq!((fact.amount, fact.notional), (Coins(25.0), Usd(3_500.0)));
}

#[test]
fn a_trade_that_nobody_was_forced_into_tells_nothing() {
    assert_eq!(liquidations(&trades(&[json!({}), json!({ "liquidation": null })])), []);
}

#[test]
fn a_bad_trade_does_not_lose_the_others() {
    let good = json!({ "liquidation": "T" });
    for (bad, problem) in [
        (json!({ "liquidation": "X" }), Problem::UnknownValue("X".to_owned())),
        (json!({ "liquidation": "T", "direction": "up" }), Problem::UnknownValue("up".to_owned())),
        (json!({ "liquidation": "T", "amount": -1.0 }), Problem::OutOfRange("-1".to_owned())),
        (json!({ "liquidation": "T", "price": 0.0 }), Problem::OutOfRange("0".to_owned())),
        (json!({ "timestamp": SEEN.0 + 60_000 }), Problem::FutureDated { ahead_ms: 60_000 }),
        (json!({ "timestamp": SEEN.0 / 1_000 }), Problem::OutOfRange("1782860525".to_owned())),
        (json!({ "instrument_name": "BTC 1" }), Problem::UnknownValue("BTC 1".to_owned())),
    ] {
        let decoded = read(VENUE, "last-trades", &trades(&[bad, good.clone()])).expect("one good");
        assert_eq!(decoded.rows.len(), 1);
        let problems: Vec<_> =
            decoded.rejected.into_iter().map(|error| error.problem.clone()).collect();
        assert_eq!(problems, [problem]);
    }
}

#[test]
fn trades_are_asked_for_newest_first_and_the_next_page_ends_where_this_one_began() {
    let decoded = read(VENUE, "last-trades", &fixture(VENUE, "last-trades")).expect("trades");
    let oldest = HOUR + Millis::seconds(50);
    assert_eq!(decoded.next, Some(Page(oldest.to_string())));
    let http = feed(VENUE, "last-trades").http.expect("a request");
    let next = Ask { page: decoded.next.as_ref(), ..ask() };
    let start = (SEEN - Millis::DAY).0;
    let url = |end: UnixMillis| {
        format!(
            "https://www.deribit.com/api/v2/public/get_last_trades_by_instrument_and_time\
             ?instrument_name=BTC-PERPETUAL&start_timestamp={start}&end_timestamp={end}\
             &count=1000&sorting=desc"
        )
    };
    assert_eq!(http(&ask()).map(|request| request.url), Some(url(SEEN)));
    assert_eq!(http(&next).map(|request| request.url), Some(url(oldest)));
}

#[test]
fn the_last_page_of_trades_names_no_other() {
    let decoded = read(VENUE, "last-trades", &trades(&[json!({})])).expect("trades");
    assert_eq!(decoded.next, None);
    let stuck = trades(&[json!({}), json!({})]).replace("\"has_more\":false", "\"has_more\":true");
    assert_eq!(read(VENUE, "last-trades", &stuck).expect("trades").next, None);
}

#[test]
fn open_interest_is_dollars_on_an_inverse_contract_and_coins_on_a_linear_one() {
    let at = HOUR + Millis::minutes(2);
    let inverse = facts(VENUE, "book-summary");
    assert_eq!(
        inverse[0].1,
        Ticker {
            at,
            last: Some(price(67_630.0)),
            open_24h: Some(price(67_630.0 / (1.0 + -4.0 / 100.0))),
            mark: Some(price(67_641.5)),
            index: None,
            volume_24h: Some(Coins(9_120.5)),
            turnover_24h: Some(Usd(624_000_000.0)),
        }
        .into()
    );
    let open = |usd, mark| {
        let amount = OpenInterestAmount::Usd(Usd(usd));
        Observation::from(OpenInterest { at, amount, mark: Some(price(mark)), usd: None })
    };
    assert_eq!(inverse[1].1, open(1_132_329_370.0, 67_641.5));
    let rate = |fraction| {
        let interval = Some(Millis::hours(8));
        let fraction = Fraction(fraction);
        Observation::from(Funding { at, fraction, interval, next: None })
    };
    assert_eq!(inverse[2].1, rate(-0.000_017_42));
    // A dated future counts as open interest; its price is not the coin's.
    let name = Some("BTC-25SEP26".to_owned());
    let dated = DatedFuture {
        at,
        // 25 September 2026, 08:00 UTC.
        expires: UnixMillis(1_790_323_200_000),
        mark: price(68_911.2),
        index: Some(price(67_652.1)),
        open: Usd(410_200_000.0),
    };
    let told = [(name.clone(), open(410_200_000.0, 68_911.2)), (name, dated.into())];
    assert_eq!(inverse[3..], told);

    let linear = facts(VENUE, "book-summary-usdc");
    let symbol = Some("SOL_USDC-PERPETUAL".to_owned());
    let amount = OpenInterestAmount::Coins(Coins(310_250.0));
    let mark = Some(price(142.48));
    let expected = OpenInterest { at, amount, mark, usd: None };
    assert!(linear.contains(&(symbol, expected.into())));
}

#[test]
fn an_instrument_knows_its_coin_its_kind_and_what_it_is_margined_in() {
    let read = read(VENUE, "book-summary-usdc", &fixture(VENUE, "book-summary-usdc"));
    let instrument = read.expect("rows").rows[0].instrument.clone().expect("an instrument");
    let told = (instrument.asset, instrument.kind, instrument.quote);
    assert_eq!(told, (Asset::BTC, ContractKind::Linear, Quote::Usdc));
}

#[test]
fn what_is_no_future_of_a_coin_is_refused_by_name() {
    for name in [
        "BTC-28MAR25-90000-C",
        "SOL_USDC-27DEC24-200-P",
        "BTC-FS-25DEC26_PERP",
        "BTC-COMBO-1",
        "BTCDVOL_USDC-27DEC23",
        "BTC_EURR-PERPETUAL",
        "BTC_USDC",
        "BTC-123DEC24",
    ] {
        let text = fixture(VENUE, "instrument").replace("BTC-PERPETUAL", name);
        let error = read(VENUE, "instrument", &text).expect_err(name);
        assert_eq!(error.problem, Problem::OtherMarket(name.to_owned()));
        assert_eq!(error.field.to_string(), "result.instrument_name");
    }
    for name in ["BTC-PERPETUAL-", "-PERPETUAL", ""] {
        let text = fixture(VENUE, "instrument").replace("BTC-PERPETUAL", name);
        let error = read(VENUE, "instrument", &text).expect_err(name);
        assert_eq!(error.problem, Problem::UnknownValue(name.to_owned()));
    }
}

#[test]
fn a_trade_in_an_option_is_passed_over() {
    let rows = [
        json!({ "instrument_name": "BTC-27DEC24-100000-C", "liquidation": "T" }),
        json!({ "liquidation": "T" }),
    ];
    let decoded = read(VENUE, "last-trades", &trades(&rows)).expect("one good");
    assert_eq!((decoded.rows.len(), decoded.rejected.len()), (1, 0));
}

#[test]
fn a_contract_is_so_many_dollars_or_so_many_coins() {
    let specs: Vec<_> = facts(VENUE, "instruments");
    let spec = |contract, size, tick_usd| {
        Observation::from(ContractSpec {
            contract,
            size,
            tick_usd: Some(tick_usd),
            max_leverage: Some(50.0),
            funding_interval: None,
        })
    };
    let inverse = |usd, tick| spec(ContractKind::Inverse, ContractSize::Usd(Usd(usd)), tick);
    let linear = |coins, tick| spec(ContractKind::Linear, ContractSize::Coins(Coins(coins)), tick);
    let found: Vec<_> = specs.into_iter().map(|(_, spec)| spec).collect();
    assert_eq!(found, [inverse(10.0, 0.5), inverse(1.0, 0.05), linear(0.1, 0.01)]);
    let odd = fixture(VENUE, "instrument").replace("reversed", "linear");
    assert!(read(VENUE, "instrument", &odd).is_err(), "a kind that contradicts the name");
}

#[test]
fn a_book_of_dollars_is_told_in_coins() {
    let found = facts(VENUE, "order-book");
    let [(_, Observation::Depth(Depth { bids, asks, .. }))] = &found[..] else { panic!("a book") };
    assert_eq!((bids[0].price, bids[0].amount), (price(67_629.5), Coins(10.0)));
    assert_eq!((asks[0].price, asks[0].amount), (price(67_630.5), Coins(2.0)));
}

#[test]
fn bars_told_as_lists_are_put_together_and_a_short_list_loses_one_bar() {
    let expected = Candle {
        start: HOUR,
        interval: Millis::HOUR,
        open: price(68_010.5),
        high: price(68_044.0),
        low: price(67_590.0),
        close: price(67_630.0),
        volume: Some(Coins(152.5)),
        taker_buy: None,
    };
    let symbol = Some("BTC-PERPETUAL".to_owned());
    assert_eq!(facts(VENUE, "chart-hourly")[1], (symbol, expected.into()));
    let mut cut: Value = serde_json::from_str(&fixture(VENUE, "chart-hourly")).expect("JSON");
    cut["result"]["high"].as_array_mut().expect("a list").pop();
    let decoded = read(VENUE, "chart-hourly", &cut.to_string()).expect("one bar");
    assert_eq!((decoded.rows.len(), decoded.rejected.len()), (1, 1));
    assert_eq!(decoded.rejected[0].field.to_string(), "result.high[1]");
}

#[test]
fn bars_of_minutes_are_not_told_as_hours() {
    let mut text: Value = serde_json::from_str(&fixture(VENUE, "chart-hourly")).expect("JSON");
    text["result"]["ticks"][0] = json!(HOUR.0 - 60_000);
    let decoded = read(VENUE, "chart-hourly", &text.to_string()).expect("bars");
    let minutes = decoded.rows.iter().all(|row| {
        matches!(&row.observation, Observation::Candle(bar) if bar.interval == Millis::MINUTE)
    });
    assert!(minutes);
}

#[test]
fn an_answer_without_a_name_needs_to_know_what_was_asked() {
    for name in ["chart-hourly", "chart-daily", "funding-history", "volatility-index"] {
        let error = read_about(None, VENUE, name, &fixture(VENUE, name)).expect_err(name);
        assert_eq!(error.problem, Problem::AssetUnknown, "{name}");
    }
}

#[test]
fn the_volatility_index_is_the_close_of_each_hour_and_older_hours_are_another_page() {
    let at = HOUR - Millis::HOUR;
    let symbol = Some("BTC-DVOL".to_owned());
    let expected = ImpliedVolatility { at, annual_pct: 51.5 };
    assert_eq!(facts(VENUE, "volatility-index")[0], (symbol, expected.into()));
    let decoded = read(VENUE, "volatility-index", &fixture(VENUE, "volatility-index"));
    let older = (HOUR - Millis::hours(2)).to_string();
    assert_eq!(decoded.expect("rows").next, Some(Page(older)));
}

#[test]
fn only_bitcoin_and_ether_have_a_volatility_index_and_inverse_contracts() {
    for name in ["volatility-index", "book-summary"] {
        let feed = feed(VENUE, name);
        let (http, call) = (feed.http.expect(name), feed.call.expect(name).text);
        for (asset, listed) in [(Asset::BTC, true), (Asset::ETH, true), (Asset::SOL, false)] {
            let of = Ask::of(asset, SEEN);
            assert_eq!((http(&of).is_some(), call(&of, 1).is_some()), (listed, listed));
        }
    }
    let chart = feed(VENUE, "chart-daily").http.expect("a request");
    let url = chart(&Ask::of(Asset::SOL, SEEN)).expect("listed").url;
    assert!(url.contains("instrument_name=SOL_USDC-PERPETUAL&"), "{url}");
}

#[test]
fn a_call_asks_over_the_socket_what_the_url_asks_over_http() {
    let feed = feed(VENUE, "volatility-index");
    let text = (feed.call.expect("a call").text)(&ask(), 42).expect("listed");
    let message: Value = serde_json::from_str(&text).expect("JSON");
    let start = (SEEN - Millis::days(30)).0;
    assert_eq!(
        message,
        json!({ "jsonrpc": "2.0", "id": 42, "method": "public/get_volatility_index_data",
            "params": { "currency": "BTC", "start_timestamp": start, "end_timestamp": SEEN.0,
                "resolution": "3600" } })
    );
    let url = feed.http.expect("a request")(&ask()).expect("listed").url;
    assert_eq!(
        url,
        format!(
            "https://www.deribit.com/api/v2/public/get_volatility_index_data?currency=BTC\
             &start_timestamp={start}&end_timestamp={}&resolution=3600",
            SEEN.0
        )
    );
}

/// As the page reads it.
fn message(value: &Value) -> why_crypto_down::json::Value {
    why_crypto_down::json::read(&value.to_string()).expect("JSON")
}

#[test]
fn the_reply_to_a_call_is_read_as_the_answer_over_http_is() {
    let route = venues::adapter(VENUE).expect("Deribit").sockets[0].route;
    let mut reply: Value = serde_json::from_str(&fixture(VENUE, "order-book")).expect("JSON");
    reply["id"] = json!(42);
    let Route::Reply { id: 42, at } = route(&message(&reply)) else { panic!("a reply") };
    let payload = at.iter().fold(&reply, |value, key| &value[*key]);
    let decoded = read(VENUE, "order-book", &payload.to_string()).expect("a book");
    assert_eq!(decoded, read(VENUE, "order-book", &fixture(VENUE, "order-book")).expect("a book"));
    let refused = json!({ "jsonrpc": "2.0", "id": 42, "error": { "code": 10028, "message": "x" } });
    assert_eq!(route(&message(&refused)), Route::Reply { id: 42, at: &[] });
}

#[test]
fn a_refusal_is_told_in_the_venues_words() {
    let text = r#"{"jsonrpc":"2.0","id":1,"error":{"code":10028,"message":"too_many_requests"}}"#;
    for feed in venues::adapter(VENUE).expect("Deribit").feeds {
        if feed.stream.is_some() {
            continue;
        }
        let error = read(VENUE, feed.name, text).expect_err(feed.name);
        let (code, text) = ("10028".to_owned(), "too_many_requests".to_owned());
        assert_eq!(error.problem, Problem::Refused { code, text });
        assert!(error.is_rate_limit());
    }
}

#[test]
fn the_socket_subscribes_to_each_coins_perpetuals_and_volatility() {
    let socket = &venues::adapter(VENUE).expect("Deribit").sockets[0];
    let sent = (socket.subscribe)(&[Asset::BTC, Asset::SOL], SEEN);
    let channels: Vec<Value> = sent
        .iter()
        .map(|text| serde_json::from_str::<Value>(text).expect("JSON"))
        .inspect(|message| assert_eq!(message["id"], Value::Null, "no id that a call may have"))
        .map(|message| message["params"]["channels"].clone())
        .collect();
    assert_eq!(
        channels,
        [
            json!([
                "trades.BTC-PERPETUAL.100ms",
                "ticker.BTC-PERPETUAL.100ms",
                "trades.BTC_USDC-PERPETUAL.100ms",
                "ticker.BTC_USDC-PERPETUAL.100ms",
                "deribit_volatility_index.btc_usd"
            ]),
            json!(["trades.SOL_USDC-PERPETUAL.100ms", "ticker.SOL_USDC-PERPETUAL.100ms"])
        ]
    );
}

#[test]
fn the_socket_answers_when_it_is_tested_and_tells_refusals() {
    let socket = &venues::adapter(VENUE).expect("Deribit").sockets[0];
    let route = |text: &str| (socket.route)(&Socket::message(text));
    let Route::Answer(test) =
        route(r#"{"jsonrpc":"2.0","method":"heartbeat","params":{"type":"test_request"}}"#)
    else {
        panic!("an answer")
    };
    let method = serde_json::from_str::<Value>(&test).expect("JSON")["method"].clone();
    assert_eq!(method, "public/test");
    let quiet = [
        r#"{"jsonrpc":"2.0","method":"heartbeat","params":{"type":"heartbeat"}}"#,
        r#"{"jsonrpc":"2.0","result":["trades.BTC-PERPETUAL.100ms"]}"#,
        r#"{"jsonrpc":"2.0","result":{"version":"1.2.26"}}"#,
    ];
    assert!(quiet.iter().all(|text| route(text) == Route::Quiet));
    let refused = route(r#"{"jsonrpc":"2.0","error":{"code":-32602,"message":"Invalid params"}}"#);
    assert_eq!(refused, Route::Refused("Invalid params".to_owned()));
    let other = r#"{"method":"subscription","params":{"channel":"quote.BTC-PERPETUAL","data":{}}}"#;
    assert_eq!(route(other), Route::Unknown);
    assert_eq!(
        read(VENUE, "ws-ticker", other).expect_err("another channel").problem,
        Problem::OtherFeed("quote.BTC-PERPETUAL".to_owned())
    );
}

#[test]
fn a_stream_of_trades_tells_each_forced_one() {
    let found = facts(VENUE, "ws-trades");
    let [(symbol, Observation::Liquidation(fact))] = &found[..] else { panic!("{found:?}") };
    assert_eq!(symbol.as_deref(), Some("SOL_USDC-PERPETUAL"));
    assert_eq!(
        (fact.closed, fact.amount, fact.notional),
        (Side::Long, Coins(250.0), Usd(35_625.0))
    );
}

#[test]
fn funding_that_was_paid_is_told_by_the_hour() {
    let fraction = Fraction(-0.000_002_1);
    let (at, interval) = (HOUR - Millis::HOUR, Some(Millis::HOUR));
    let expected = Funding { at, fraction, interval, next: None };
    assert_eq!(facts(VENUE, "funding-history")[0].1, expected.into());
}
