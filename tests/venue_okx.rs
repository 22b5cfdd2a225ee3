//! OKX's answers, read through the public table of feeds. The payloads are our own, in the shape
//! that the venue documents; a whole one of each feed is in `fixtures/okx`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]
#![allow(clippy::float_cmp, reason = "figures are chosen to be exact")]

#[path = "support/samples.rs"]
mod support;

use serde_json::{Value, json};
use support::{HOUR, SEEN, of_kind, recorded};
use why_crypto_down::market::{
    Asset, Candle, ContractKind, ContractSize, ContractSpec, Coverage, Depth, Funding, Liquidation,
    LongShort, OpenInterest, OpenInterestAmount, PriceKind, Quote, RiskTier, Side, TakerFlow,
    Ticker, TierCap, Venue,
};
use why_crypto_down::units::{Coins, Fraction, Millis, Price, UnixMillis, Usd};
use why_crypto_down::venues::{
    Adapter, Ask, DecodeError, Decoded, Page, Problem, Reading, Route, Socket, SpecBook, adapter,
    feed,
};

const HOUR_AGO: &str = "1782860400000";

fn okx() -> &'static Adapter {
    adapter(Venue::Okx).unwrap()
}

/// The sample of a feed, to be changed.
fn good(name: &str) -> Value {
    support::good(Venue::Okx, name)
}

/// The first row of a sample.
fn row_of(name: &str) -> Value {
    good(name)["data"][0].clone()
}

fn instruments() -> Value {
    good("instruments")
}

fn specs() -> SpecBook {
    support::specs_of(Venue::Okx, "instruments", &instruments().to_string())
}

fn read(name: &str, payload: &Value) -> Result<Decoded, DecodeError> {
    support::read_knowing(Venue::Okx, name, &payload.to_string(), &specs())
}

fn answer(data: &Value) -> Value {
    json!({ "code": "0", "msg": "", "data": data })
}

fn push(channel: &str, symbol: &str, data: &Value) -> Value {
    json!({ "arg": { "channel": channel, "instId": symbol }, "data": data })
}

fn liquidated(symbol: &str, details: &Value) -> Value {
    answer(&json!([{ "instId": symbol, "instType": "SWAP", "instFamily": "BTC-USDT",
        "uly": "BTC-USDT", "details": details }]))
}

fn detail(position: &str, order: &str) -> Value {
    json!({ "posSide": position, "side": order, "bkPx": "50000", "sz": "200", "bkLoss": "0",
        "ccy": "", "ts": HOUR_AGO })
}

fn ticker_row() -> Value {
    row_of("ticker")
}

fn open_interest_row(symbol: &str) -> Value {
    let mut row = row_of("open-interest");
    row["instId"] = json!(symbol);
    row
}

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

#[test]
fn a_book_is_read_in_coins_and_only_where_the_contract_is_known() {
    let payload = answer(&json!([row_of("books")]));
    let decoded = read("books", &payload).unwrap();
    let told = of_kind::<Depth>(&decoded)[0];
    assert_eq!(told.bids[0].amount, Coins(1.0));
    assert_eq!(told.asks[0].amount, Coins(3.0));
    assert_eq!(told.bids[1].price, Price::new(103_999.0).unwrap());

    let error = support::read_knowing(Venue::Okx, "books", &payload.to_string(), &SpecBook::new());
    let error = error.unwrap_err();
    assert_eq!(error.problem, Problem::UnitUnknown("BTC-USDT-SWAP".to_owned()));
}

#[test]
fn a_change_of_a_book_is_not_taken_for_the_book() {
    let mut update = push("books", "BTC-USDT", &json!([row_of("books")]));
    update["action"] = json!("update");
    assert!(matches!(read("books", &update).unwrap_err().problem, Problem::OtherFeed(_)));
    update["action"] = json!("snapshot");
    let decoded = read("books", &update).unwrap();
    assert_eq!(of_kind::<Depth>(&decoded)[0].bids[0].amount, Coins(100.0), "a pair rests in coins");
}

#[test]
fn open_interest_is_coins_for_a_linear_and_face_for_an_inverse_contract() {
    let rows = json!([open_interest_row("BTC-USDT-SWAP"), open_interest_row("BTC-USD-SWAP")]);
    let decoded = read("open-interest", &answer(&rows)).unwrap();
    let told = of_kind::<OpenInterest>(&decoded);
    assert_eq!(told[0].amount, OpenInterestAmount::Coins(Coins(30_000.0)));
    assert_eq!(told[0].usd, Some(Usd(3_120_000_000.0)));
    assert_eq!(told[1].amount, OpenInterestAmount::Usd(Usd(300_000_000.0)));
}

#[test]
fn an_inverse_contract_of_unknown_face_is_not_guessed() {
    let rows = json!([open_interest_row("BTC-USD-SWAP"), open_interest_row("BTC-USDT-SWAP")]);
    let payload = answer(&rows).to_string();
    let decoded =
        support::read_knowing(Venue::Okx, "open-interest", &payload, &SpecBook::new()).unwrap();
    assert_eq!(decoded.rows.len(), 1, "coins need no specification");
    assert_eq!(decoded.rejected[0].problem, Problem::UnitUnknown("BTC-USD-SWAP".to_owned()),);
}

#[test]
fn contracts_serve_where_the_venue_leaves_the_coins_out() {
    let mut row = open_interest_row("BTC-USDT-SWAP");
    row["oiCcy"] = json!("");
    row["oiUsd"] = json!(null);
    let decoded = read("open-interest", &answer(&json!([row]))).unwrap();
    let told = of_kind::<OpenInterest>(&decoded)[0];
    assert_eq!(told.amount, OpenInterestAmount::Coins(Coins(30_000.0)));
    assert_eq!(told.usd, None);
}

#[test]
fn takers_are_read_as_sold_then_bought() {
    let decoded = read("taker-volume", &answer(&json!([[HOUR_AGO, "300", "100"]]))).unwrap();
    let expected =
        TakerFlow { start: HOUR, interval: Millis::HOUR, buy_share: Fraction(0.25), total: None };
    assert_eq!(of_kind::<TakerFlow>(&decoded), [&expected]);
}

#[test]
fn an_hour_without_a_trade_has_no_share() {
    let rows = json!([[HOUR_AGO, "0", "0"], ["1782856800000", "1", "3"]]);
    let decoded = read("taker-volume", &answer(&rows)).unwrap();
    assert_eq!(of_kind::<TakerFlow>(&decoded).len(), 1);
    assert_eq!(decoded.rejected, []);
}

#[test]
fn a_ratio_of_accounts_becomes_the_share_that_is_long() {
    let rows = answer(&json!([[HOUR_AGO, "3"]]));
    let decoded = read("long-short-account-ratio", &rows).unwrap();
    assert_eq!(of_kind::<LongShort>(&decoded)[0].long_accounts, Fraction(0.75));
    assert_eq!(decoded.rows[0].instrument.as_ref().unwrap().symbol, "BTC");
}

#[test]
fn the_funding_interval_is_the_time_between_the_next_two_payments() {
    let decoded = read("funding-rate", &answer(&json!([row_of("funding-rate")]))).unwrap();
    let expected = Funding {
        at: HOUR,
        fraction: Fraction(0.0001),
        interval: Some(Millis::hours(4)),
        next: Some(UnixMillis(1_782_867_600_000)),
    };
    assert_eq!(of_kind::<Funding>(&decoded), [&expected]);
}

#[test]
fn while_a_payment_is_settled_the_next_one_is_the_one_after() {
    let mut row = row_of("funding-rate");
    row["fundingTime"] = json!(HOUR_AGO);
    row["nextFundingTime"] = json!("1782874800000");
    let decoded = read("funding-rate", &answer(&json!([row]))).unwrap();
    assert_eq!(of_kind::<Funding>(&decoded)[0].next, Some(UnixMillis(1_782_874_800_000)));
}

#[test]
fn payments_in_the_wrong_order_give_no_interval() {
    let mut row = row_of("funding-rate");
    row["nextFundingTime"] = json!("1782864000000");
    let error = read("funding-rate", &answer(&json!([row]))).unwrap_err();
    assert_eq!(error.field.to_string(), "data[0].nextFundingTime");
}

#[test]
fn funding_that_was_paid_is_the_realised_rate() {
    let decoded = read("funding-rate-history", &good("funding-rate-history")).unwrap();
    assert_eq!(of_kind::<Funding>(&decoded)[0].fraction, Fraction(0.0001));
}

#[test]
fn a_liquidation_names_the_side_of_the_position() {
    for (position, order, closed) in [
        ("long", "sell", Side::Long),
        ("short", "buy", Side::Short),
        ("net", "sell", Side::Long),
        ("net", "buy", Side::Short),
        ("", "sell", Side::Long),
    ] {
        let payload = liquidated("BTC-USDT-SWAP", &json!([detail(position, order)]));
        let decoded = read("liquidation-orders", &payload).unwrap();
        assert_eq!(of_kind::<Liquidation>(&decoded)[0].closed, closed, "{position} {order}");
    }
}

#[test]
fn a_liquidation_is_converted_from_contracts() {
    let payload = liquidated("BTC-USDT-SWAP", &json!([detail("long", "sell")]));
    let expected = Liquidation {
        at: HOUR,
        closed: Side::Long,
        price: Price::new(50_000.0).unwrap(),
        price_is: PriceKind::Bankruptcy,
        amount: Coins(2.0),
        notional: Usd(100_000.0),
        id: None,
    };
    let decoded = read("liquidation-orders", &payload).unwrap();
    assert_eq!(of_kind::<Liquidation>(&decoded), [&expected]);

    let inverse = liquidated("BTC-USD-SWAP", &json!([detail("long", "sell")]));
    let decoded = read("liquidation-orders", &inverse).unwrap();
    let told = of_kind::<Liquidation>(&decoded)[0];
    assert_eq!((told.amount, told.notional), (Coins(0.4), Usd(20_000.0)));
}

#[test]
fn every_detail_of_a_row_is_a_liquidation_and_one_bad_one_loses_no_other() {
    let mut nameless = detail("sideways", "sell");
    nameless["ts"] = json!(HOUR_AGO);
    let details = json!([detail("long", "sell"), nameless, detail("short", "buy")]);
    let decoded = read("liquidation-orders", &liquidated("BTC-USDT-SWAP", &details)).unwrap();
    assert_eq!(of_kind::<Liquidation>(&decoded).len(), 2);
    assert_eq!(decoded.rejected[0].problem, Problem::UnknownValue("sideways".to_owned()));
    assert_eq!(decoded.rejected[0].field.to_string(), "data[0].details[1].posSide");
}

#[test]
fn a_liquidation_of_an_unknown_contract_is_an_error_and_not_a_guess() {
    let payload = liquidated("BTC-USDT-SWAP", &json!([detail("long", "sell")])).to_string();
    let error = support::read_knowing(Venue::Okx, "liquidation-orders", &payload, &SpecBook::new());
    let error = error.unwrap_err();
    assert_eq!(error.problem, Problem::UnitUnknown("BTC-USDT-SWAP".to_owned()));
}

#[test]
fn liquidations_are_at_most_one_a_second_over_either_way() {
    for name in ["liquidation-orders", "ws-liquidation-orders"] {
        let coverage = feed(Venue::Okx, name).unwrap().1.coverage;
        assert_eq!(coverage, Coverage::Throttled { one_per: Millis::SECOND });
    }
}

#[test]
fn a_message_about_nothing_that_is_read_is_no_fault() {
    let message = json!({ "arg": { "channel": "liquidation-orders", "instType": "SWAP" },
        "data": [{ "instId": "ETH-BTC-SWAP", "details": [detail("long", "sell")] }] });
    assert_eq!(read("ws-liquidation-orders", &message), Ok(Decoded::default()));
}

#[test]
fn tiers_reach_up_to_coins_or_to_dollars_of_face() {
    let tier = |family: &str| {
        json!({ "instFamily": family, "instId": "", "tier": "1", "minSz": "0", "maxSz": "1000",
            "mmr": "0.004", "imr": "0.01", "maxLever": "100" })
    };
    let rows = json!([tier("BTC-USDT"), tier("BTC-USD")]);
    let decoded = read("position-tiers", &answer(&rows)).unwrap();
    let told = of_kind::<RiskTier>(&decoded);
    assert_eq!(told[0].cap, TierCap::Coins(Coins(10.0)));
    assert_eq!(told[1].cap, TierCap::Usd(Usd(100_000.0)));
    assert_eq!(told[0].maintenance_margin, Fraction(0.004));
    assert_eq!(decoded.rows[1].instrument.as_ref().unwrap().symbol, "BTC-USD-SWAP");
}

#[test]
fn a_margin_above_the_whole_notional_is_out_of_range() {
    let tier = json!({ "instFamily": "BTC-USDT", "tier": "1", "maxSz": "10", "mmr": "4" });
    let error = read("position-tiers", &answer(&json!([tier]))).unwrap_err();
    assert_eq!(error.field.to_string(), "data[0].mmr");
}

#[test]
fn a_contract_is_its_value_times_its_multiplier() {
    let mut payload = instruments();
    payload["data"][0]["ctMult"] = json!("10");
    let decoded = read("instruments", &payload).unwrap();
    let sizes: Vec<ContractSize> =
        of_kind::<ContractSpec>(&decoded).iter().map(|spec| spec.size).collect();
    assert_eq!(
        sizes,
        [
            ContractSize::Coins(Coins(0.1)),
            ContractSize::Coins(Coins(0.1)),
            ContractSize::Usd(Usd(100.0)),
        ],
    );
}

#[test]
fn a_contract_valued_in_another_coin_is_refused() {
    let mut payload = instruments();
    payload["data"][0]["ctValCcy"] = json!("ETH");
    payload["data"][1]["ctType"] = json!("quanto");
    payload["data"][2]["ctVal"] = json!("0");
    let error = read("instruments", &payload).unwrap_err();
    assert_eq!(error.to_string(), "okx instruments: data[0].ctValCcy: unknown value \"ETH\"");
}

#[test]
fn requests_name_the_coin_and_the_page() {
    for (name, page, url) in [
        ("ticker", "", "market/ticker?instId=BTC-USDT-SWAP"),
        ("candles-hourly", "", "market/candles?instId=BTC-USDT-SWAP&bar=1H&limit=300"),
        ("candles-hourly", "7", "market/candles?instId=BTC-USDT-SWAP&bar=1H&limit=300&after=7"),
        ("candles-daily", "", "market/candles?instId=BTC-USDT-SWAP&bar=1Dutc&limit=300"),
        ("books", "", "market/books?instId=BTC-USDT-SWAP&sz=400"),
        ("open-interest", "", "public/open-interest?instId=BTC-USDT-SWAP&instType=SWAP"),
        (
            "open-interest-history",
            "7",
            "rubik/stat/contracts/open-interest-history?instId=BTC-USDT-SWAP&period=1H&limit=100&end=7",
        ),
        ("taker-volume", "", "rubik/stat/taker-volume?ccy=BTC&instType=CONTRACTS&period=1H"),
        (
            "long-short-account-ratio",
            "",
            "rubik/stat/contracts/long-short-account-ratio?ccy=BTC&period=1H",
        ),
        ("funding-rate", "", "public/funding-rate?instId=BTC-USDT-SWAP"),
        (
            "funding-rate-history",
            "7",
            "public/funding-rate-history?instId=BTC-USDT-SWAP&limit=100&after=7",
        ),
        (
            "liquidation-orders",
            "7",
            "public/liquidation-orders?instType=SWAP&instFamily=BTC-USDT&state=filled&limit=100&after=7",
        ),
        (
            "position-tiers",
            "",
            "public/position-tiers?instType=SWAP&tdMode=isolated&instFamily=BTC-USDT",
        ),
        ("instruments", "", "public/instruments?instType=SWAP"),
        ("index-tickers", "", "market/index-tickers?instId=BTC-USDT"),
    ] {
        let page = Some(Page(page.to_owned())).filter(|page| !page.0.is_empty());
        let ask = Ask { page: page.as_ref(), ..Ask::of(Asset::BTC, SEEN) };
        let request = (feed(Venue::Okx, name).unwrap().1.http.unwrap())(&ask).unwrap();
        assert_eq!(request.url, format!("https://www.okx.com/api/v5/{url}"));
    }
}

#[test]
fn a_full_page_names_the_one_before_and_a_short_one_ends() {
    let page = |rows: i64| {
        let rows: Vec<Value> = (0..rows)
            .map(|row| json!([(1_782_860_400_000 - row * 3_600_000).to_string(), "1", "1", "1"]))
            .collect();
        read("open-interest-history", &answer(&json!(rows))).unwrap().next
    };
    assert_eq!(page(100), Some(Page("1782504000000".to_owned())));
    assert_eq!(page(99), None);

    let details: Vec<Value> = (0..100)
        .map(|event| {
            let mut detail = detail("long", "sell");
            detail["ts"] = json!((1_782_860_400_000_i64 - event * 1_000).to_string());
            detail
        })
        .collect();
    let payload = liquidated("BTC-USDT-SWAP", &json!(details));
    let next = read("liquidation-orders", &payload).unwrap().next;
    assert_eq!(next, Some(Page("1782860301000".to_owned())));
}

#[test]
fn the_socket_subscribes_each_coin_and_all_liquidations_once() {
    let socket = &okx().sockets[0];
    let messages = (socket.subscribe)(&[Asset::BTC, Asset::ETH], SEEN);
    let messages: Vec<Value> =
        messages.iter().map(|text| serde_json::from_str(text).unwrap()).collect();
    assert_eq!(messages.len(), 3);
    assert_eq!(
        messages[0],
        json!({ "op": "subscribe",
            "args": [{ "channel": "liquidation-orders", "instType": "SWAP" }] }),
    );
    assert_eq!(
        messages[2]["args"],
        json!([
            { "channel": "tickers", "instId": "ETH-USDT-SWAP" },
            { "channel": "open-interest", "instId": "ETH-USDT-SWAP" },
            { "channel": "funding-rate", "instId": "ETH-USDT-SWAP" },
        ]),
    );
    assert_eq!((socket.keep_alive.unwrap().text)(SEEN), "ping");
}

#[test]
fn messages_are_routed_by_their_channel() {
    let socket = &okx().sockets[0];
    let route = |message: &Value| (socket.route)(&Socket::message(&message.to_string()));
    assert_eq!((socket.route)(&Socket::message("pong")), Route::Quiet);
    assert_eq!((socket.route)(&Socket::message("gibberish")), Route::Unknown);
    let confirmed = json!({ "event": "subscribe", "arg": { "channel": "tickers" }, "connId": "a" });
    assert_eq!(route(&confirmed), Route::Quiet);
    let refused = json!({ "event": "error", "code": "60018", "msg": "wrong instId" });
    assert_eq!(route(&refused), Route::Refused("wrong instId".to_owned()));
    assert_eq!(route(&push("trades", "BTC-USDT", &json!([]))), Route::Unknown);
}

#[test]
fn a_refusal_is_repeated_in_the_venues_words() {
    let refusal = json!({ "code": "50011", "msg": "Too Many Requests" });
    for feed in okx().feeds {
        let error = read(feed.name, &refusal).unwrap_err();
        assert!(error.is_rate_limit(), "{error}");
    }
    let gateway = json!({ "code": 404, "data": {}, "msg": "Not Found" });
    let error = read("ticker", &gateway).unwrap_err();
    assert_eq!(error.to_string(), "okx ticker: code: the venue refused: 404 Not Found");
}

#[test]
fn a_message_of_another_channel_is_named() {
    let message = push("trades", "BTC-USDT-SWAP", &json!([]));
    let error = read("ws-tickers", &message).unwrap_err();
    assert_eq!(error.problem, Problem::OtherFeed("trades".to_owned()));
}

#[test]
fn one_bad_row_is_named_and_loses_no_other() {
    let mut late = ticker_row();
    late["ts"] = json!((SEEN.0 + 60_000).to_string());
    let mut negative = ticker_row();
    negative["last"] = json!("-5");
    let mut number = ticker_row();
    number["open24h"] = json!(100_000);
    let rows = json!([late, ticker_row(), negative, number]);
    let decoded = read("ticker", &answer(&rows)).unwrap();
    assert_eq!(decoded.rows.len(), 1);
    let problems: Vec<String> = decoded.rejected.iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "okx ticker: data[0].ts: dated 60000 ms in the future",
            "okx ticker: data[2].last: -5 is out of range",
            "okx ticker: data[3].open24h: a number where text is documented",
        ],
    );
}

#[test]
fn an_answer_that_names_no_coin_needs_one() {
    for name in ["candles-hourly", "books", "taker-volume", "open-interest-history"] {
        let (_, feed) = feed(Venue::Okx, name).unwrap();
        let reading = Reading { seen: SEEN, asset: None, specs: &specs() };
        let error = feed.read(Venue::Okx, &good(name).to_string(), &reading).unwrap_err();
        assert_eq!(error.problem, Problem::AssetUnknown, "{name}");
    }
}

#[test]
fn recorded_answers_say_what_they_say() {
    let Some(swaps) = recorded(Venue::Okx, "http_get_instruments_swap.json") else { return };
    let specs = support::specs_of(Venue::Okx, "instruments", &swaps);
    let read = |name: &str, path: &str| {
        let payload = recorded(Venue::Okx, &format!("{path}.json")).unwrap();
        support::read_knowing(Venue::Okx, name, &payload, &specs)
    };
    let size = |symbol| specs.spec(Venue::Okx, symbol).map(|spec| spec.size);
    assert_eq!(size("BTC-USDT-SWAP"), Some(ContractSize::Coins(Coins(0.01))));
    assert_eq!(size("BTC-USD-SWAP"), Some(ContractSize::Usd(Usd(100.0))));

    let decoded = read("candles-hourly", "http_get_candlesticks").unwrap();
    assert_eq!(of_kind::<Candle>(&decoded)[0].close, Price::new(33_783.9).unwrap());
    assert_eq!(of_kind::<Candle>(&decoded)[0].interval, Millis::MINUTE);

    let decoded = read("funding-rate-history", "http_get_funding_rate_history").unwrap();
    let paid: Vec<f64> = of_kind::<Funding>(&decoded).iter().map(|paid| paid.fraction.0).collect();
    assert_eq!(paid, [0.00015, -0.00002]);

    let decoded = read("index-tickers", "http_get_index_price").unwrap();
    assert_eq!(of_kind::<Ticker>(&decoded)[0].index, Price::new(103_895.0));

    assert_eq!(read("instruments", "http_get_instruments_spot").unwrap().rows.len(), 5);

    let decoded = read("books", "http_get_order_book").unwrap();
    assert_eq!(of_kind::<Depth>(&decoded)[0].bids[0].price, Price::new(41_006.7).unwrap());

    let decoded = read("position-tiers", "http_get_position_tiers").unwrap();
    assert_eq!(of_kind::<RiskTier>(&decoded)[0].cap, TierCap::Coins(Coins(50.0)));
    assert_eq!(of_kind::<RiskTier>(&decoded)[0].maintenance_margin, Fraction(0.03));

    for (path, best) in [("ws_bbo_tbt", 8_476.97), ("ws_books_snapshot", 8_476.97)] {
        let decoded = read("books", path).unwrap();
        assert_eq!(of_kind::<Depth>(&decoded)[0].bids[0].price, Price::new(best).unwrap());
    }
    let decoded = read("candles-daily", "ws_candle").unwrap();
    assert_eq!(of_kind::<Candle>(&decoded)[0].interval, Millis::DAY);

    // Trades are of no feed, and are told so.
    let error = read("ws-tickers", "ws_trades").unwrap_err();
    assert_eq!(error.problem, Problem::OtherFeed("trades".to_owned()));
    let error = read("ticker", "http_get_trades").unwrap_err();
    assert_eq!(error.to_string(), "okx ticker: data[0].last: missing");
}
