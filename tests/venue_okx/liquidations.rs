//! Forced closings.

use crate::support::{HOUR, SEEN, of_kind};
use crate::{HOUR_AGO, detail, liquidated, okx, read};
use serde_json::{Value, json};
use why_crypto_down::market::{Asset, Coverage, Liquidation, PriceKind, Side, Venue};
use why_crypto_down::units::{Coins, Millis, Price, Usd};
use why_crypto_down::venues::{Decoded, Problem, feed};

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
