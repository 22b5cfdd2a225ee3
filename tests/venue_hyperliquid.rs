//! Hyperliquid, read through the public table of feeds.
//!
//! The payloads in this file are our own, in the shapes that the venue documents:
//! <https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/info-endpoint>.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

#[path = "support/samples.rs"]
mod support;

use serde_json::{Value, json};
use support::SEEN;
use why_crypto_down::market::{
    Asset, Candle, ContractKind, Coverage, Funding, Observation, OpenInterest, OpenInterestAmount,
    Quote, RiskTier, Ticker, TierCap, Venue,
};
use why_crypto_down::units::{Coins, Fraction, Millis, Price, UnixMillis, Usd};
use why_crypto_down::venues::{
    Ask, DecodeError, Decoded, Method, Page, Problem, Reading, Route, Socket, SpecBook, adapter,
    feed,
};

fn read(name: &str, payload: &str) -> Result<Decoded, DecodeError> {
    let (_, feed) = feed(Venue::Hyperliquid, name).unwrap_or_else(|| panic!("no feed {name}"));
    let specs = SpecBook::new();
    let reading = Reading { seen: SEEN, asset: Some(Asset::BTC), specs: &specs };
    feed.read(Venue::Hyperliquid, payload, &reading)
}

fn facts(decoded: &Decoded) -> Vec<Observation> {
    decoded.rows.iter().map(|row| row.observation.clone()).collect()
}

fn context(mark: &str) -> Value {
    json!({"funding": "-0.0000125", "openInterest": "30000.5", "prevDayPx": "100000.0",
        "dayNtlVlm": "2500000000.5", "premium": null, "oraclePx": "95010.0", "markPx": mark,
        "midPx": null, "impactPxs": null, "dayBaseVlm": "26000.25"})
}

fn contexts() -> Value {
    json!([
        {"universe": [
            {"name": "BTC", "szDecimals": 5, "maxLeverage": 40},
            {"name": "MATIC", "szDecimals": 1, "maxLeverage": 20, "isDelisted": true},
            {"name": "kPEPE", "szDecimals": 0, "maxLeverage": 10, "isDelisted": null},
            {"name": "ETH", "szDecimals": 4, "maxLeverage": 25}]},
        [context("95000.0"), context("0.7"), context("0.01"), context("2000.0")]
    ])
}

#[test]
fn names_and_contexts_stand_in_the_same_order() {
    let decoded = read("meta-and-asset-ctxs", &contexts().to_string()).unwrap();
    let mark = Price::new(95_000.0);
    assert_eq!(
        facts(&decoded)[..3],
        [
            Ticker {
                at: SEEN,
                last: None,
                open_24h: Price::new(100_000.0),
                mark,
                index: Price::new(95_010.0),
                volume_24h: Some(Coins(26_000.25)),
                turnover_24h: Some(Usd(2_500_000_000.5)),
            }
            .into(),
            OpenInterest {
                at: SEEN,
                amount: OpenInterestAmount::Coins(Coins(30_000.5)),
                mark,
                usd: None,
            }
            .into(),
            Funding {
                at: SEEN,
                fraction: Fraction(-0.000_012_5),
                interval: Some(Millis::HOUR),
                next: Some(SEEN.floor(Millis::HOUR) + Millis::HOUR),
            }
            .into(),
        ]
    );
    let marks: Vec<(String, f64)> = decoded
        .rows
        .iter()
        .filter_map(|row| match row.observation {
            Observation::Ticker(ticker) => {
                Some((row.instrument.clone()?.symbol, ticker.mark?.usd()))
            }
            _ => None,
        })
        .collect();
    let expected = [("BTC", 95_000.0), ("kPEPE", 0.01), ("ETH", 2000.0)];
    assert_eq!(marks, expected.map(|(symbol, mark)| (symbol.to_owned(), mark)));
    let instrument = decoded.rows[0].instrument.clone().unwrap();
    assert_eq!((instrument.kind, instrument.quote), (ContractKind::Linear, Quote::Usdc));
}

#[test]
fn a_context_too_few_loses_the_answer_since_every_later_pair_would_be_wrong() {
    let mut answer = contexts();
    answer[1].as_array_mut().unwrap().remove(0);
    let error = read("meta-and-asset-ctxs", &answer.to_string()).unwrap_err();
    assert_eq!(error.problem, Problem::OutOfRange("3 contexts for 4 names".to_owned()));
}

#[test]
fn a_bad_context_is_noted_and_the_others_are_read() {
    for (field, damage) in [
        ("openInterest", json!("-1")),
        ("openInterest", json!(null)),
        ("funding", json!("NaN")),
        ("funding", json!({})),
        ("markPx", json!("0")),
        ("prevDayPx", json!(true)),
        ("dayNtlVlm", json!("-5")),
    ] {
        let mut answer = contexts();
        answer[1][0][field] = damage.clone();
        let decoded = read("meta-and-asset-ctxs", &answer.to_string()).unwrap();
        assert_eq!((decoded.rows.len(), decoded.rejected.len()), (6, 1), "{field} {damage}");
        assert_eq!(decoded.rejected[0].field.to_string(), format!("[1][0].{field}"));
    }
}

#[test]
fn the_socket_says_of_one_coin_what_the_answer_says_of_all() {
    let mut numbers = context("95000.0");
    for field in
        ["funding", "openInterest", "markPx", "oraclePx", "prevDayPx", "dayNtlVlm", "dayBaseVlm"]
    {
        numbers[field] = json!(numbers[field].as_str().unwrap().parse::<f64>().unwrap());
    }
    let all = read("meta-and-asset-ctxs", &contexts().to_string()).unwrap();
    for ctx in [context("95000.0"), numbers] {
        let message = json!({"channel": "activeAssetCtx", "data": {"coin": "BTC", "ctx": ctx}});
        let one = read("ws-active-asset-ctx", &message.to_string()).unwrap();
        assert_eq!(one.rows, all.rows[..3]);
    }
    let spot = json!({"channel": "activeAssetCtx", "data": {"coin": "@142", "ctx": {}}});
    let error = read("ws-active-asset-ctx", &spot.to_string()).unwrap_err();
    assert_eq!(error.problem, Problem::OtherMarket("@142".to_owned()));
}

#[test]
fn a_bar_says_its_own_length() {
    let bar = json!({"t": 1_700_000_000_000_i64, "T": 1_700_003_599_999_i64, "s": "BTC", "i": "1h",
        "o": "100", "c": "105", "h": "110", "l": "95", "v": "40.5", "n": 12});
    let list = json!([bar]).to_string();
    assert_eq!(
        facts(&read("candle-snapshot-hourly", &list).unwrap()),
        [Candle {
            start: UnixMillis(1_700_000_000_000),
            interval: Millis::HOUR,
            open: Price::new(100.0).unwrap(),
            high: Price::new(110.0).unwrap(),
            low: Price::new(95.0).unwrap(),
            close: Price::new(105.0).unwrap(),
            volume: Some(Coins(40.5)),
            taker_buy: None,
        }
        .into()]
    );
    for damage in [
        list.replace("\"110\"", "\"104\""),
        list.replace("\"40.5\"", "40.5"),
        list.replace("1700003599999", "1700003599990"),
        list.replace("1700000000000", "1800000000000"),
    ] {
        assert!(read("candle-snapshot-hourly", &damage).is_err(), "{damage}");
    }
}

fn paid(count: i64, newest: i64) -> String {
    let rows: Vec<Value> = (0..count)
        .map(|age| {
            json!({"coin": "BTC", "fundingRate": "0.0000125", "premium": "0.0003",
            "time": newest - (count - 1 - age) * 3_600_000})
        })
        .collect();
    Value::from(rows).to_string()
}

#[test]
fn funding_history_goes_on_where_a_full_answer_ends() {
    let newest = SEEN.0 - 245 * 3_600_000;
    let decoded = read("funding-history", &paid(500, newest)).unwrap();
    let Observation::Funding(rate) = facts(&decoded)[499] else { panic!() };
    assert_eq!((rate.at, rate.interval, rate.next), (UnixMillis(newest), Some(Millis::HOUR), None));
    assert_eq!(decoded.next, Some(Page((newest + 1).to_string())));
    assert_eq!(read("funding-history", &paid(244, SEEN.0)).unwrap().next, None);

    let (_, feed) = feed(Venue::Hyperliquid, "funding-history").unwrap();
    let ask = Ask::of(Asset::BTC, SEEN);
    let body = |ask: &Ask<'_>| -> Value {
        let request = feed.http.unwrap()(ask).unwrap();
        assert_eq!(
            (request.method, request.url.as_str()),
            (Method::Post, "https://api.hyperliquid.xyz/info")
        );
        serde_json::from_str(&request.body.unwrap()).unwrap()
    };
    let start = SEEN.0 - 31 * 86_400_000;
    assert_eq!(body(&ask), json!({"type": "fundingHistory", "coin": "BTC", "startTime": start}));
    let next = Ask { page: decoded.next.as_ref(), ..ask };
    assert_eq!(body(&next)["startTime"], json!(newest + 1));
}

#[test]
fn a_book_is_a_part_and_says_so() {
    let book = json!({"coin": "ETH", "time": 1_700_000_000_000_i64, "levels": [
        [{"px": "1999", "sz": "2", "n": 1}, {"px": "bad", "sz": "2", "n": 1}],
        [{"px": "2001", "sz": "3", "n": 2}]]});
    for (name, payload) in [
        ("l2-book", book.to_string()),
        ("ws-l2-book", book.to_string()),
        ("ws-l2-book", json!({"channel": "l2Book", "data": book}).to_string()),
    ] {
        let decoded = read(name, &payload).unwrap();
        let [Observation::Depth(depth)] = &facts(&decoded)[..] else { panic!() };
        assert_eq!((depth.bids.len(), depth.asks[0].amount), (1, Coins(3.0)));
        assert_eq!(decoded.rejected.len(), 1);
        assert_eq!(feed(Venue::Hyperliquid, name).unwrap().1.coverage, Coverage::Partial);
    }
    let other = json!({"channel": "trades", "data": []}).to_string();
    let error = read("ws-l2-book", &other).unwrap_err();
    assert_eq!(error.problem, Problem::OtherFeed("trades".to_owned()));
}

#[test]
fn maintenance_margin_is_half_the_initial_margin_of_each_tier() {
    let meta = json!({
        "universe": [
            {"name": "BTC", "szDecimals": 5, "maxLeverage": 40, "marginTableId": 56},
            {"name": "ATOM", "szDecimals": 2, "maxLeverage": 5, "marginTableId": 5},
            {"name": "SOL", "szDecimals": 2, "maxLeverage": 20, "marginTableId": 99},
            {"name": "XRP", "szDecimals": 2, "maxLeverage": 0}],
        "marginTables": [[56, {"description": "tiered 40x", "marginTiers": [
            {"lowerBound": "0.0", "maxLeverage": 40}, {"lowerBound": "150000000.0", "maxLeverage": 20}]}]]});
    let decoded = read("meta", &meta.to_string()).unwrap();
    let tiers: Vec<RiskTier> = facts(&decoded)
        .into_iter()
        .filter_map(|fact| match fact {
            Observation::RiskTier(tier) => Some(tier),
            _ => None,
        })
        .collect();
    let tier = |tier, cap, leverage: f64, deduction| RiskTier {
        tier,
        cap,
        maintenance_margin: Fraction(0.5 / leverage),
        initial_margin: Some(Fraction(1.0 / leverage)),
        max_leverage: Some(leverage),
        deduction: Some(Usd(deduction)),
    };
    // From 150 million on the rate rises by 1.25%, so that 1.875 million are taken off again.
    assert_eq!(
        tiers,
        [
            tier(1, TierCap::Usd(Usd(150e6)), 40.0, 0.0),
            tier(2, TierCap::None, 20.0, 1_875_000.0),
            tier(1, TierCap::None, 5.0, 0.0)
        ]
    );
    assert_eq!(decoded.rejected.len(), 2, "an unknown table and an impossible leverage");
    let Observation::ContractSpec(spec) = facts(&decoded)[0] else { panic!() };
    assert_eq!((spec.max_leverage, spec.funding_interval), (Some(40.0), Some(Millis::HOUR)));
}

#[test]
fn only_a_bitcoin_perpetual_is_the_middle_of_bitcoin() {
    let mids = json!({"channel": "allMids", "data": {"mids":
        {"BTC": "95000.5", "@142": "94999", "UBTC/USDC": "94998", "xyz:XYZ100": "25000", "ETH": "-1"}}});
    let decoded = read("ws-all-mids", &mids.to_string()).unwrap();
    assert_eq!((decoded.rows.len(), decoded.rejected.len()), (1, 1));
    assert_eq!(decoded.rows[0].instrument.as_ref().unwrap().asset, Asset::BTC);
}

#[test]
fn a_sentence_is_a_refusal() {
    let sentence = "Failed to deserialize the JSON body into the target type";
    for feed in adapter(Venue::Hyperliquid).unwrap().feeds {
        let error = read(feed.name, sentence).unwrap_err();
        assert_eq!(
            error.problem,
            Problem::Refused { code: String::new(), text: sentence.to_owned() }
        );
    }
    let quoted = format!("\"{sentence}\"");
    assert!(matches!(read("meta", &quoted).unwrap_err().problem, Problem::Refused { .. }));
}

#[test]
fn nothing_damaged_is_read_as_a_figure() {
    for feed in adapter(Venue::Hyperliquid).unwrap().feeds {
        for damage in [
            "",
            "{",
            "null",
            "1",
            "true",
            "{}",
            "<html>",
            "[1",
            "[{}]",
            "[[],[]]",
            "[{\"universe\":{}},[]]",
            "{\"channel\":\"x\",\"data\":{}}",
            "{\"coin\":\"BTC\"}",
        ] {
            let read = read(feed.name, damage);
            assert!(read.is_err(), "{} reads {damage}: {read:?}", feed.name);
        }
    }
    let whole = contexts().to_string();
    for end in 1..whole.len() {
        let error = read("meta-and-asset-ctxs", &whole[..end]).unwrap_err();
        assert!(matches!(error.problem, Problem::NotJson { .. }), "cut at {end}: {error}");
    }
}

#[test]
fn the_same_can_be_asked_over_the_socket() {
    let (adapter, feed) = feed(Venue::Hyperliquid, "candle-snapshot-hourly").unwrap();
    let ask = Ask::of(Asset::SOL, SEEN);
    let question = json!({"type": "candleSnapshot", "req": {"coin": "SOL", "interval": "1h",
        "startTime": SEEN.0 - 31 * 86_400_000, "endTime": SEEN.0}});
    let body = feed.http.unwrap()(&ask).unwrap().body.unwrap();
    assert_eq!(serde_json::from_str::<Value>(&body).unwrap(), question);
    let text = (feed.call.unwrap().text)(&ask, 9).unwrap();
    assert_eq!(
        serde_json::from_str::<Value>(&text).unwrap(),
        json!({"method": "post", "id": 9, "request": {"type": "info", "payload": question}})
    );
    let socket = &adapter.sockets[0];
    let route = |message: &Value| (socket.route)(&Socket::message(&message.to_string()));
    assert_eq!(socket.url, "wss://api.hyperliquid.xyz/ws");
    let answer = json!({"channel": "post", "data": {"id": 9, "response":
        {"type": "info", "payload": {"type": "candleSnapshot", "data": []}}}});
    let at = &["data", "response", "payload", "data"];
    assert_eq!(route(&answer), Route::Reply { id: 9, at });
    let refusal = json!({"channel": "post", "data": {"id": 9, "response":
        {"type": "error", "payload": "422 Unprocessable Entity"}}});
    assert_eq!(route(&refusal), Route::Reply { id: 9, at: &["data", "response", "payload"] });
}

#[test]
fn the_socket_subscribes_each_coin_and_tells_messages_apart() {
    let socket = &adapter(Venue::Hyperliquid).unwrap().sockets[0];
    let messages = (socket.subscribe)(&[Asset::BTC, Asset::ETH], SEEN);
    assert_eq!(messages.len(), 2);
    assert_eq!(
        serde_json::from_str::<Value>(&messages[1]).unwrap(),
        json!({"method": "subscribe", "subscription": {"type": "activeAssetCtx", "coin": "ETH"}})
    );
    assert_eq!((socket.keep_alive.unwrap().text)(SEEN), r#"{"method":"ping"}"#);
    for (text, route) in [
        (r#"{"channel":"activeAssetCtx","data":{}}"#, Route::Feed("ws-active-asset-ctx")),
        (r#"{"channel":"l2Book","data":{}}"#, Route::Feed("ws-l2-book")),
        (r#"{"channel":"allMids","data":{}}"#, Route::Feed("ws-all-mids")),
        (r#"{"channel":"subscriptionResponse","data":{}}"#, Route::Quiet),
        (r#"{"channel":"pong"}"#, Route::Quiet),
        (
            r#"{"channel":"error","data":"Invalid subscription"}"#,
            Route::Refused("Invalid subscription".to_owned()),
        ),
        (r#"{"channel":"trades","data":[]}"#, Route::Unknown),
        ("[]", Route::Unknown),
    ] {
        assert_eq!((socket.route)(&Socket::message(text)), route, "{text}");
    }
}

fn recorded(name: &str) -> Option<String> {
    support::recorded(Venue::Hyperliquid, name)
}

#[test]
fn recorded_payloads_say_what_is_known_of_them() {
    let Some(paid) = recorded("http_funding_history.json") else { return };
    let rates: Vec<f64> = facts(&read("funding-history", &paid).unwrap())
        .into_iter()
        .map(|fact| match fact {
            Observation::Funding(rate) => rate.fraction.0,
            _ => panic!(),
        })
        .collect();
    assert_eq!(rates, [0.000_012_5, -0.000_008_1, 0.000_003_3]);

    let leverages = |name: &str| -> Vec<(String, Option<f64>)> {
        let decoded = read("meta", &recorded(name).unwrap()).unwrap();
        assert!(decoded.rejected.is_empty(), "{:?}", decoded.rejected);
        decoded
            .rows
            .iter()
            .filter_map(|row| match row.observation {
                Observation::ContractSpec(spec) => {
                    Some((row.instrument.clone()?.symbol, spec.max_leverage))
                }
                _ => None,
            })
            .collect()
    };
    let expected = [("BTC", 40.0), ("ETH", 25.0), ("ATOM", 5.0)];
    assert_eq!(
        leverages("http_meta_perp_sample.json"),
        expected.map(|(coin, times)| (coin.to_owned(), Some(times)))
    );
    assert_eq!(
        leverages("http_all_perp_metas_non_usdc_collateral.json"),
        [("BTC".to_owned(), Some(40.0))]
    );

    let book = facts(&read("ws-l2-book", &recorded("ws_book_data.json").unwrap()).unwrap());
    let [Observation::Depth(book)] = &book[..] else { panic!() };
    assert_eq!((book.at, book.bids.len(), book.asks.len()), (UnixMillis(1_703_875_200_000), 5, 5));
    assert_eq!((book.bids[0].price.usd(), book.asks[0].amount), (98_450.5, Coins(1.5)));

    let mids = read("ws-all-mids", &recorded("ws_allmids.json").unwrap()).unwrap();
    assert_eq!((mids.rows.len(), mids.rejected.len()), (3, 0));
    let trades = read("ws-l2-book", &recorded("http_recent_trades_btc.json").unwrap());
    assert!(trades.is_err(), "trades are no book");
}
