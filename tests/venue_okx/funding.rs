//! Funding rates.

use crate::support::{HOUR, of_kind};
use crate::{HOUR_AGO, answer, good, read, row_of};
use serde_json::json;
use why_crypto_down::market::Funding;
use why_crypto_down::units::{Fraction, Millis, UnixMillis};

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
