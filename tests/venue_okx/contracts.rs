//! Books and what a contract is.

use crate::support::of_kind;
use crate::{answer, detail, instruments, liquidated, push, read, row_of};
use serde_json::json;
use why_crypto_down::market::{ContractSize, ContractSpec, Depth, RiskTier, TierCap, Venue};
use why_crypto_down::units::{Coins, Fraction, Price, Usd};
use why_crypto_down::venues::{Problem, SpecBook};

#[test]
fn a_book_is_read_in_coins_and_only_where_the_contract_is_known() {
    let payload = answer(&json!([row_of("books")]));
    let decoded = read("books", &payload).unwrap();
    let told = of_kind::<Depth>(&decoded)[0];
    assert_eq!(told.bids[0].amount, Coins(1.0));
    assert_eq!(told.asks[0].amount, Coins(3.0));
    assert_eq!(told.bids[1].price, Price::new(103_999.0).unwrap());

    let error =
        crate::support::read_knowing(Venue::Okx, "books", &payload.to_string(), &SpecBook::new());
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
fn a_liquidation_of_an_unknown_contract_is_an_error_and_not_a_guess() {
    let payload = liquidated("BTC-USDT-SWAP", &json!([detail("long", "sell")])).to_string();
    let error =
        crate::support::read_knowing(Venue::Okx, "liquidation-orders", &payload, &SpecBook::new());
    let error = error.unwrap_err();
    assert_eq!(error.problem, Problem::UnitUnknown("BTC-USDT-SWAP".to_owned()));
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
