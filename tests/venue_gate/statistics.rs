//! The contract statistics.

use crate::support::of_kind;
use crate::{AT, HOUR, good, read, read_without_specs, stats_row};
use serde_json::json;
use why_crypto_down::market::{
    LiquidationBar, LongShort, OpenInterest, OpenInterestAmount, TakerFlow,
};
use why_crypto_down::units::{Coins, Fraction, Millis, Price, Usd};
use why_crypto_down::venues::{Page, Problem};

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
