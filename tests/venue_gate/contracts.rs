//! Books and what a contract is.

use crate::support::of_kind;
use crate::{HOUR, contract, good, read, read_without_specs};
use serde_json::json;
use why_crypto_down::market::{ContractKind, ContractSize, ContractSpec, Depth, RiskTier, TierCap};
use why_crypto_down::units::{Coins, Fraction, Millis, UnixMillis, Usd};
use why_crypto_down::venues::Problem;

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
