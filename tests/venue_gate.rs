//! Gate's answers, read through the public table of feeds. The payloads are our own, in the shape
//! that the venue documents; a whole one of each feed is in `fixtures/gate`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]
#![allow(clippy::float_cmp, reason = "figures are chosen to be exact")]

#[path = "support/samples.rs"]
mod support;

use serde_json::{Value, json};
use support::{SEEN, of_kind, recorded};
use why_crypto_down::market::{
    Asset, Candle, ContractKind, ContractSize, ContractSpec, Coverage, Depth, Funding, Liquidation,
    LiquidationBar, LongShort, OpenInterest, OpenInterestAmount, PriceKind, RiskTier, Side,
    TakerFlow, Ticker, TierCap, Venue,
};
use why_crypto_down::units::{Coins, Fraction, Millis, Price, UnixMillis, Usd};
use why_crypto_down::venues::{
    Adapter, Ask, DecodeError, Decoded, Page, Problem, Route, Socket, SpecBook, adapter, feed,
};

/// The hour of the samples in seconds, as the venue counts.
const HOUR: i64 = 1_782_860_400;
const AT: UnixMillis = UnixMillis::from_seconds(HOUR);

fn gate() -> &'static Adapter {
    adapter(Venue::Gate).unwrap()
}

/// The sample of a feed, to be changed.
fn good(name: &str) -> Value {
    support::good(Venue::Gate, name)
}

/// The multiplier is one that a binary fraction holds exactly, so that products are exact.
fn contract() -> Value {
    good("contracts")
}

fn specs() -> SpecBook {
    support::specs_of(Venue::Gate, "contracts", &contract().to_string())
}

fn read(name: &str, payload: &Value) -> Result<Decoded, DecodeError> {
    support::read_knowing(Venue::Gate, name, &payload.to_string(), &specs())
}

fn read_without_specs(name: &str, payload: &Value) -> Result<Decoded, DecodeError> {
    support::read_knowing(Venue::Gate, name, &payload.to_string(), &SpecBook::new())
}

fn push(channel: &str, result: &Value) -> Value {
    json!({ "time": HOUR, "time_ms": HOUR * 1_000 + 250, "channel": channel, "event": "update",
        "result": result })
}

fn stats_row() -> Value {
    good("contract-stats-1h")[0].clone()
}

fn ticker_row() -> Value {
    good("tickers")[0].clone()
}

fn order(position: i64, order: i64) -> Value {
    let mut orders = good("liq-orders");
    orders[0]["size"] = json!(position);
    orders[0]["order_size"] = json!(order);
    orders
}

fn pushed_order(size: &Value) -> Value {
    let mut message = good("ws-public-liquidates");
    message["result"][0]["size"] = size.clone();
    message
}

#[test]
fn a_row_of_statistics_tells_four_things() {
    let decoded = read("contract-stats-1h", &json!([stats_row()])).unwrap();
    let bar =
        LiquidationBar { start: AT, interval: Millis::HOUR, long: Usd(200_000.0), short: Usd(0.0) };
    assert_eq!(of_kind::<LiquidationBar>(&decoded), [&bar]);
    let open = OpenInterest {
        at: AT,
        amount: OpenInterestAmount::Coins(Coins(100.0)),
        mark: Price::new(100_000.0),
        usd: Some(Usd(10_000_000.0)),
    };
    assert_eq!(of_kind::<OpenInterest>(&decoded), [&open]);
    let accounts = LongShort { at: AT, long_accounts: Fraction(0.6) };
    assert_eq!(of_kind::<LongShort>(&decoded), [&accounts]);
    let takers = TakerFlow {
        start: AT,
        interval: Millis::HOUR,
        buy_share: Fraction(0.25),
        total: Some(Coins(50.0)),
    };
    assert_eq!(of_kind::<TakerFlow>(&decoded), [&takers]);
}

#[test]
fn each_grain_of_statistics_knows_its_interval() {
    for (name, interval) in [
        ("contract-stats-5m", Millis::minutes(5)),
        ("contract-stats-1h", Millis::HOUR),
        ("contract-stats-4h", Millis::hours(4)),
        ("contract-stats-1d", Millis::DAY),
    ] {
        let decoded = read(name, &json!([stats_row()])).unwrap();
        assert_eq!(of_kind::<LiquidationBar>(&decoded)[0].interval, interval);
    }
    let decoded = read("ws-contract-stats", &good("ws-contract-stats")).unwrap();
    assert_eq!(of_kind::<LiquidationBar>(&decoded)[0].interval, Millis::MINUTE);
    let days = read("contract-stats-1d", &json!([stats_row()])).unwrap();
    assert_eq!(days.rows.len(), 1, "of days only the liquidations");
}

#[test]
fn the_defined_dollars_are_taken_before_the_older_ones() {
    let mut row = stats_row();
    row["long_liq_usd_new"] = json!("210000.5");
    row["short_liq_usd_new"] = json!(1);
    let decoded = read("contract-stats-5m", &json!([row])).unwrap();
    let bar = of_kind::<LiquidationBar>(&decoded)[0];
    assert_eq!((bar.long, bar.short), (Usd(210_000.5), Usd(1.0)));
}

#[test]
fn without_a_multiplier_open_interest_is_the_venues_dollars_over_its_mark() {
    let decoded = read_without_specs("contract-stats-1h", &json!([stats_row()])).unwrap();
    let told = of_kind::<OpenInterest>(&decoded)[0];
    assert_eq!(told.amount, OpenInterestAmount::Coins(Coins(100.0)));
    assert_eq!(of_kind::<TakerFlow>(&decoded)[0].total, Some(Coins(50.0)));

    let mut row = stats_row();
    row["mark_price"] = json!(0);
    let decoded = read_without_specs("contract-stats-1h", &json!([row])).unwrap();
    assert_eq!(of_kind::<OpenInterest>(&decoded).len(), 0);
    assert_eq!(decoded.rejected[0].problem, Problem::UnitUnknown("BTC_USDT".to_owned()));
    assert_eq!(of_kind::<LiquidationBar>(&decoded).len(), 1, "the other facts stand");
}

#[test]
fn older_statistics_tell_takers_by_their_ratio() {
    let mut row = stats_row();
    row.as_object_mut().unwrap().remove("long_taker_size");
    row["lsr_taker"] = json!("3");
    let decoded = read("contract-stats-1h", &json!([row])).unwrap();
    let told = of_kind::<TakerFlow>(&decoded)[0];
    assert_eq!((told.buy_share, told.total), (Fraction(0.75), None));
}

#[test]
fn a_ratio_of_zero_says_nothing() {
    let mut row = stats_row();
    row["lsr_account"] = json!("0");
    row["long_taker_size"] = json!("0");
    row["short_taker_size"] = json!("0");
    let decoded = read("contract-stats-1h", &json!([row])).unwrap();
    assert_eq!(of_kind::<LongShort>(&decoded).len(), 0);
    assert_eq!(of_kind::<TakerFlow>(&decoded).len(), 0);
    assert_eq!(decoded.rejected, []);
}

#[test]
fn the_page_before_begins_a_hundred_intervals_before_the_oldest_row() {
    let mut newer = stats_row();
    newer["time"] = json!(HOUR + 60);
    let rows = json!([newer, stats_row()]);
    for (name, seconds) in [
        ("contract-stats-5m", 300),
        ("contract-stats-1h", 3_600),
        ("contract-stats-4h", 14_400),
        ("contract-stats-1d", 86_400),
    ] {
        let next = read(name, &rows).unwrap().next;
        assert_eq!(next, Some(Page((HOUR - 100 * seconds).to_string())));
    }
    assert_eq!(read("contract-stats-1h", &json!([])).unwrap().next, None);
}

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

#[test]
fn a_position_above_zero_that_is_closed_by_a_sell_was_long() {
    for (position, sold, closed) in [(600, -600, Side::Long), (-600, 600, Side::Short)] {
        let decoded = read("liq-orders", &order(position, sold)).unwrap();
        assert_eq!(of_kind::<Liquidation>(&decoded)[0].closed, closed);
    }
    let mut older = order(-16, 0);
    older[0].as_object_mut().unwrap().remove("order_size");
    let decoded = read("liq-orders", &older).unwrap();
    let expected = Liquidation {
        at: AT,
        closed: Side::Short,
        price: Price::new(80_000.0).unwrap(),
        price_is: PriceKind::Average,
        amount: Coins(2.0),
        notional: Usd(160_000.0),
        id: None,
    };
    assert_eq!(of_kind::<Liquidation>(&decoded), [&expected]);
}

#[test]
fn an_order_that_would_add_to_the_position_is_no_liquidation() {
    for (position, sold) in [(600, 600), (-600, -600), (0, 0)] {
        let error = read("liq-orders", &order(position, sold)).unwrap_err();
        assert_eq!(error.field.to_string(), "[0].size");
    }
}

#[test]
fn a_pushed_order_below_zero_sells_and_closes_a_long() {
    for (size, closed) in [
        (json!(-16), Side::Long),
        (json!("-16"), Side::Long),
        (json!(16), Side::Short),
        (json!("16"), Side::Short),
    ] {
        let decoded = read("ws-public-liquidates", &pushed_order(&size)).unwrap();
        let expected = Liquidation {
            at: UnixMillis(HOUR * 1_000 + 123),
            closed,
            price: Price::new(80_000.0).unwrap(),
            price_is: PriceKind::Order,
            amount: Coins(2.0),
            notional: Usd(160_000.0),
            id: None,
        };
        assert_eq!(of_kind::<Liquidation>(&decoded), [&expected]);
    }
    let error = read("ws-public-liquidates", &pushed_order(&json!(0))).unwrap_err();
    assert!(matches!(error.problem, Problem::OutOfRange(_)), "{error}");
}

#[test]
fn a_liquidation_of_an_unknown_contract_is_an_error_and_not_a_guess() {
    for name in ["liq-orders", "ws-public-liquidates"] {
        let error = read_without_specs(name, &good(name)).unwrap_err();
        assert_eq!(error.problem, Problem::UnitUnknown("BTC_USDT".to_owned()), "{name}");
    }
}

#[test]
fn what_the_socket_tells_of_liquidations_is_a_lower_bound() {
    let coverage = |name| feed(Venue::Gate, name).unwrap().1.coverage;
    let one_a_second = Coverage::Throttled { one_per: Millis::SECOND };
    assert_eq!(coverage("ws-public-liquidates"), one_a_second);
    assert_eq!(coverage("liq-orders"), Coverage::Partial);
    assert_eq!(coverage("contract-stats-5m"), Coverage::Full);
}

#[test]
fn a_contract_is_its_multiplier_of_coins_or_one_dollar() {
    let decoded = read("contracts", &contract()).unwrap();
    let expected = ContractSpec {
        contract: ContractKind::Linear,
        size: ContractSize::Coins(Coins(0.125)),
        tick_usd: Some(0.1),
        max_leverage: Some(100.0),
        funding_interval: Some(Millis::hours(8)),
    };
    assert_eq!(of_kind::<ContractSpec>(&decoded), [&expected]);

    let mut inverse = contract();
    inverse["name"] = json!("BTC_USD");
    inverse["quanto_multiplier"] = json!("0");
    let mut dated = contract();
    dated["name"] = json!("BTC_USDT_20250328");
    let decoded = read("contracts", &json!([inverse, dated])).unwrap();
    let told = of_kind::<ContractSpec>(&decoded);
    assert_eq!(told[0].size, ContractSize::Usd(Usd(1.0)));
    assert_eq!(told[1].contract, ContractKind::Linear);

    let mut nothing = contract();
    nothing["quanto_multiplier"] = json!("0");
    let error = read("contracts", &nothing).unwrap_err();
    assert_eq!(error.field.to_string(), "quanto_multiplier");
}

#[test]
fn tiers_reach_up_to_dollars_and_name_their_contract_only_in_a_list_of_many() {
    let row = |contract: Option<&str>| {
        json!({ "tier": 2, "risk_limit": "30000", "initial_rate": "0.025", "contract": contract,
            "maintenance_rate": "0.013", "leverage_max": "40", "deduction": "60" })
    };
    let decoded = read("risk-limit-tiers", &json!([row(None), row(Some("ZTX_USDT"))])).unwrap();
    let expected = RiskTier {
        tier: 2,
        cap: TierCap::Usd(Usd(30_000.0)),
        maintenance_margin: Fraction(0.013),
        initial_margin: Some(Fraction(0.025)),
        max_leverage: Some(40.0),
        deduction: Some(Usd(60.0)),
    };
    assert_eq!(of_kind::<RiskTier>(&decoded), [&expected, &expected]);
    let symbols: Vec<&str> =
        decoded.rows.iter().map(|row| row.instrument.as_ref().unwrap().symbol.as_str()).collect();
    assert_eq!(symbols, ["BTC_USDT", "ZTX_USDT"]);
}

#[test]
fn a_book_is_read_in_coins_at_the_fraction_of_a_second() {
    let (name, payload) = ("order-book", good("order-book"));
    let decoded = read(name, &payload).unwrap();
    let told = of_kind::<Depth>(&decoded)[0];
    assert_eq!(told.at, UnixMillis(HOUR * 1_000 + 500));
    assert_eq!((told.bids[0].amount, told.asks[0].amount), (Coins(2.0), Coins(1.0)));
    let error = read_without_specs(name, &payload).unwrap_err();
    assert_eq!(error.problem, Problem::UnitUnknown("BTC_USDT".to_owned()));
}

#[test]
fn numbers_are_read_as_text_and_as_numbers_and_in_no_other_way() {
    let text = json!([{ "t": HOUR.to_string(), "r": "0.0001" }]);
    let number = json!([{ "t": HOUR, "r": 0.0001 }]);
    assert_eq!(read("funding-rate", &text), read("funding-rate", &number));
    for bad in [json!("0x1"), json!("+1"), json!(" 1"), json!("inf"), json!([1]), json!(true)] {
        let error = read("funding-rate", &json!([{ "t": HOUR, "r": bad }])).unwrap_err();
        assert_eq!(error.field.to_string(), "[0].r");
    }
}

#[test]
fn seconds_and_milliseconds_are_told_apart() {
    let decoded = read("funding-rate", &json!([{ "t": HOUR * 1_000, "r": "0" }])).unwrap();
    assert_eq!(of_kind::<Funding>(&decoded)[0].at, AT);
    let ahead = SEEN.0 / 1_000 + 60;
    let error = read("funding-rate", &json!([{ "t": ahead, "r": "0" }])).unwrap_err();
    assert_eq!(error.problem, Problem::FutureDated { ahead_ms: 60_000 });
}

#[test]
fn requests_name_the_coin_and_the_page() {
    let host = "https://api.gateio.ws/api/v4/futures/usdt";
    for (name, page, url) in [
        ("contracts", "", "contracts/BTC_USDT"),
        ("tickers", "", "tickers?contract=BTC_USDT"),
        ("contract-stats-5m", "", "contract_stats?contract=BTC_USDT&interval=5m&limit=100"),
        ("contract-stats-1h", "7", "contract_stats?contract=BTC_USDT&interval=1h&limit=100&from=7"),
        ("contract-stats-4h", "", "contract_stats?contract=BTC_USDT&interval=4h&limit=100"),
        ("contract-stats-1d", "7", "contract_stats?contract=BTC_USDT&interval=1d&limit=100&from=7"),
        ("candlesticks-hourly", "", "candlesticks?contract=BTC_USDT&interval=1h&limit=2000"),
        ("candlesticks-daily", "", "candlesticks?contract=BTC_USDT&interval=1d&limit=400"),
        ("funding-rate", "", "funding_rate?contract=BTC_USDT&limit=1000"),
        ("liq-orders", "", "liq_orders?contract=BTC_USDT&from=1782856925&to=1782860525&limit=1000"),
        ("risk-limit-tiers", "", "risk_limit_tiers?contract=BTC_USDT"),
        ("order-book", "", "order_book?contract=BTC_USDT&limit=100"),
    ] {
        let page = Some(Page(page.to_owned())).filter(|page| !page.0.is_empty());
        let ask = Ask { page: page.as_ref(), ..Ask::of(Asset::BTC, SEEN) };
        let request = (feed(Venue::Gate, name).unwrap().1.http.unwrap())(&ask).unwrap();
        assert_eq!(request.url, format!("{host}/{url}"));
    }
}

#[test]
fn the_socket_subscribes_each_coin_to_three_channels() {
    let socket = &gate().sockets[0];
    let messages: Vec<Value> = (socket.subscribe)(&[Asset::ETH], SEEN)
        .iter()
        .map(|text| serde_json::from_str(text).unwrap())
        .collect();
    let message = |channel: &str, payload: Value| {
        json!({ "time": 1_782_860_525, "channel": channel, "event": "subscribe",
            "payload": payload })
    };
    assert_eq!(
        messages,
        [
            message("futures.tickers", json!(["ETH_USDT"])),
            message("futures.contract_stats", json!(["ETH_USDT", "1m"])),
            message("futures.public_liquidates", json!(["ETH_USDT"])),
        ],
    );
    let ping: Value = serde_json::from_str(&(socket.keep_alive.unwrap().text)(SEEN)).unwrap();
    assert_eq!(ping, json!({ "time": 1_782_860_525, "channel": "futures.ping" }));
}

#[test]
fn messages_are_routed_by_their_channel() {
    let socket = &gate().sockets[0];
    let route = |message: &Value| (socket.route)(&Socket::message(&message.to_string()));
    let confirmed = json!({ "time": HOUR, "channel": "futures.tickers", "event": "subscribe",
        "error": null, "result": { "status": "success" } });
    assert_eq!(route(&confirmed), Route::Quiet);
    assert_eq!(route(&json!({ "channel": "futures.pong", "event": "" })), Route::Quiet);
    let refused = json!({ "channel": "futures.tickers", "event": "subscribe",
        "error": { "code": 2, "message": "unknown contract" }, "result": { "status": "fail" } });
    assert_eq!(route(&refused), Route::Refused("unknown contract".to_owned()));
    assert_eq!(route(&push("futures.trades", &json!([]))), Route::Unknown);
}

#[test]
fn a_refusal_is_repeated_in_the_venues_words() {
    let refusal = json!({ "label": "TOO_MANY_REQUESTS", "message": "Request Rate Limit Exceeded" });
    for feed in gate().feeds.iter().filter(|feed| feed.http.is_some()) {
        let error = read(feed.name, &refusal).unwrap_err();
        assert!(error.is_rate_limit(), "{error}");
    }
    let refusal = json!({ "label": "CONTRACT_NOT_FOUND", "detail": "no such contract" });
    let error = read("tickers", &refusal).unwrap_err();
    let line = "gate tickers: label: the venue refused: CONTRACT_NOT_FOUND no such contract";
    assert_eq!(error.to_string(), line);
}

#[test]
fn a_message_of_another_channel_is_named() {
    let private = push("futures.liquidates", &json!([]));
    let error = read("ws-public-liquidates", &private).unwrap_err();
    assert_eq!(error.problem, Problem::OtherFeed("futures.liquidates".to_owned()));
    let mut confirmed = good("ws-tickers");
    confirmed["event"] = json!("subscribe");
    let error = read("ws-tickers", &confirmed).unwrap_err();
    assert_eq!(error.field.to_string(), "event");
}

#[test]
fn options_are_passed_over_in_a_list_and_refused_alone() {
    let row = |contract: &str| {
        let mut row = ticker_row();
        row["contract"] = json!(contract);
        row
    };
    let option = row("BTC_USDT-20240324-63500-P");
    let decoded = read("tickers", &json!([option, row("BTC_USDT")])).unwrap();
    assert_eq!((decoded.rows.len(), decoded.rejected.len()), (3, 0));
    let error = read("tickers", &json!([option])).unwrap_err();
    assert!(matches!(error.problem, Problem::OtherMarket(_)), "{error}");
}

#[test]
fn one_bad_row_is_named_and_loses_no_other() {
    let mut late = stats_row();
    late["time"] = json!(SEEN.0 / 1_000 + 3_600);
    let mut negative = stats_row();
    negative["long_liq_usd"] = json!(-1);
    let decoded = read("contract-stats-1h", &json!([late, stats_row(), negative])).unwrap();
    assert_eq!(of_kind::<LiquidationBar>(&decoded).len(), 1);
    assert_eq!(of_kind::<OpenInterest>(&decoded).len(), 2, "a bad field costs its own fact");
    let problems: Vec<String> = decoded.rejected.iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "gate contract-stats-1h: [0].time: dated 3600000 ms in the future",
            "gate contract-stats-1h: [2].long_liq_usd: -1 is out of range",
        ],
    );
}

#[test]
fn recorded_answers_say_what_they_say() {
    let Some(stats) = recorded(Venue::Gate, "http_contract_stats_doc.json") else { return };
    // The multiplier that the venue documents for this contract.
    let mut contract = contract();
    contract["quanto_multiplier"] = json!("0.0001");
    let specs = support::specs_of(Venue::Gate, "contracts", &contract.to_string());
    let read = |name: &str, payload: &str| {
        let decoded = support::read_knowing(Venue::Gate, name, payload, &specs).unwrap();
        assert_eq!(decoded.rejected, []);
        decoded
    };

    let decoded = read("contract-stats-5m", &stats);
    let bar = of_kind::<LiquidationBar>(&decoded)[0];
    assert_eq!(bar.start, UnixMillis(1_603_865_400_000));
    assert_eq!((bar.long, bar.short), (Usd(0.0), Usd(0.0)));
    let told = of_kind::<OpenInterest>(&decoded)[0];
    assert_eq!(told.amount, OpenInterestAmount::Coins(Coins(0.0001) * 124_724.0));
    assert_eq!((told.mark, told.usd), (Price::new(8_865.0), Some(Usd(1_511.0))));
    assert_eq!(of_kind::<LongShort>(&decoded)[0].long_accounts, Fraction(0.5 / 1.5));

    let decoded = read("liq-orders", &recorded(Venue::Gate, "http_liq_orders.json").unwrap());
    let told = of_kind::<Liquidation>(&decoded)[0];
    // The order's price lies above the fill: it bought, so the position was short.
    assert_eq!((told.closed, told.price), (Side::Short, Price::new(28_070.0).unwrap()));
    assert_eq!(told.amount, Coins(0.0001) * 165.0);

    let decoded = read("tickers", &recorded(Venue::Gate, "http_tickers.json").unwrap());
    let told = of_kind::<Ticker>(&decoded)[0];
    let change = told.last.unwrap().change_since(told.open_24h.unwrap());
    assert!((change.percent() - 4.43).abs() < 1e-9, "{change:?}");
    assert_eq!(told.volume_24h, Some(Coins(28_613_220.0)));
    assert_eq!(of_kind::<Funding>(&decoded)[0].fraction, Fraction(0.0001));
}
