//! Open interest, and who is long.

use crate::support::{HOUR, of_kind};
use crate::{HOUR_AGO, answer, read, row_of};
use serde_json::{Value, json};
use why_crypto_down::market::{LongShort, OpenInterest, OpenInterestAmount, TakerFlow, Venue};
use why_crypto_down::units::{Coins, Fraction, Millis, Usd};
use why_crypto_down::venues::{Problem, SpecBook};

fn open_interest_row(symbol: &str) -> Value {
    let mut row = row_of("open-interest");
    row["instId"] = json!(symbol);
    row
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
        crate::support::read_knowing(Venue::Okx, "open-interest", &payload, &SpecBook::new())
            .unwrap();
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
fn taker_volume_is_of_as_long_as_its_rows_stand_apart() {
    let day = |back: i64| json!([(HOUR.0 - back * 86_400_000).to_string(), "300", "100"]);
    for (rows, expected) in [
        (json!([day(0), day(1), day(2)]), Millis::HOUR),
        (json!([["1782857700000", "1", "3"], ["1782857400000", "1", "3"]]), Millis::minutes(5)),
    ] {
        let decoded = read("taker-volume", &answer(&rows)).unwrap();
        assert!(of_kind::<TakerFlow>(&decoded).iter().all(|flow| flow.interval == expected));
    }
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
