//! Books and what a contract is.

use crate::{AT, answer, facts, read};
use serde_json::json;
use why_crypto_down::market::{
    ContractKind, ContractSize, ContractSpec, Observation, RiskTier, TierCap,
};
use why_crypto_down::units::{Coins, Fraction, Millis, Usd};

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
