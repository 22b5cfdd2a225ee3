//! Forced closings.

use crate::support::of_kind;
use crate::{AT, HOUR, good, order, read, read_without_specs};
use serde_json::{Value, json};
use why_crypto_down::market::{Coverage, Liquidation, PriceKind, Side, Venue};
use why_crypto_down::units::{Coins, Millis, Price, UnixMillis, Usd};
use why_crypto_down::venues::{Problem, feed};

fn pushed_order(size: &Value) -> Value {
    let mut message = good("ws-public-liquidates");
    message["result"][0]["size"] = size.clone();
    message
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
