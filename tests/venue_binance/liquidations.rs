//! Forced closings.

use crate::{facts, order, read, read_knowing};
use why_crypto_down::market::{
    ContractKind, Coverage, Liquidation, Observation, PriceKind, Side, Venue,
};
use why_crypto_down::units::{Coins, Millis, Price, UnixMillis, Usd};
use why_crypto_down::venues::{Decoded, Problem, SpecBook, feed};

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
