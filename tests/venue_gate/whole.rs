//! What holds for every answer.

use crate::support::{SEEN, of_kind, recorded};
use crate::{AT, HOUR, contract, read, stats_row, ticker_row};
use serde_json::json;
use why_crypto_down::market::{
    Funding, Liquidation, LiquidationBar, LongShort, OpenInterest, OpenInterestAmount, Side,
    Ticker, Venue,
};
use why_crypto_down::units::{Coins, Fraction, Price, UnixMillis, Usd};
use why_crypto_down::venues::Problem;

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
    let specs = crate::support::specs_of(Venue::Gate, "contracts", &contract.to_string());
    let read = |name: &str, payload: &str| {
        let decoded = crate::support::read_knowing(Venue::Gate, name, payload, &specs).unwrap();
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
