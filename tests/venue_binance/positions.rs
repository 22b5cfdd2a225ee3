//! Open interest, and who is long.

use crate::support::SEEN;
use crate::{facts, history, read, request};
use serde_json::json;
use why_crypto_down::market::{
    Asset, LongShort, Observation, OpenInterest, OpenInterestAmount, TakerFlow,
};
use why_crypto_down::units::{Coins, Fraction, Millis, UnixMillis, Usd};
use why_crypto_down::venues::{Ask, Page, Problem};

#[test]
fn open_interest_is_in_coins() {
    let row = r#"{"openInterest":"92345.678","symbol":"BTCUSDT","time":1700000000000}"#;
    let decoded = read("open-interest", row).unwrap();
    assert_eq!(
        facts(&decoded),
        [OpenInterest {
            at: UnixMillis(1_700_000_000_000),
            amount: OpenInterestAmount::Coins(Coins(92_345.678)),
            mark: None,
            usd: None,
        }
        .into()]
    );
    let inverse = row.replace("BTCUSDT", "BTCUSD_PERP");
    let error = read("open-interest", &inverse).unwrap_err();
    assert_eq!(error.problem, Problem::UnitUnknown("BTCUSD_PERP".to_owned()));
}

#[test]
fn open_interest_history_is_asked_for_in_two_pages() {
    let newest = SEEN.0 - 1_000_000;
    let first = read("open-interest-hist", &history(500, newest)).unwrap();
    assert_eq!(first.rows.len(), 500);
    let oldest = newest - 499 * 3_600_000;
    assert_eq!(first.next, Some(Page((oldest - 1).to_string())));
    let Observation::OpenInterest(row) = facts(&first)[0] else { panic!() };
    assert_eq!(row.usd, Some(Usd(8_000_050_000.0)));

    let url =
        "https://fapi.binance.com/futures/data/openInterestHist?symbol=BTCUSDT&period=1h&limit=500";
    let ask = Ask::of(Asset::BTC, SEEN);
    assert_eq!(request("open-interest-hist", &ask).url, url);
    let next = Ask { page: first.next.as_ref(), ..ask };
    let (start, end) = (SEEN.0 - 30 * 86_400_000 + 3_600_000, oldest - 1);
    assert_eq!(
        request("open-interest-hist", &next).url,
        format!("{url}&startTime={start}&endTime={end}")
    );

    assert_eq!(read("open-interest-hist", &history(219, end)).unwrap().next, None);
    let reaches_back = read("open-interest-hist", &history(500, SEEN.0 - 221 * 3_600_000)).unwrap();
    assert_eq!(reaches_back.next, None, "older rows than 30 days are not kept by the venue");
}

#[test]
fn ratios_are_shares_of_accounts_and_of_volume() {
    let row = r#"[{"symbol":"BTCUSDT","longShortRatio":"1.5000","longAccount":"0.6000",
        "shortAccount":"0.4000","timestamp":"1700000000000"}]"#;
    let decoded = read("global-long-short-account-ratio", row).unwrap();
    let at = UnixMillis(1_700_000_000_000);
    assert_eq!(facts(&decoded), [LongShort { at, long_accounts: Fraction(0.6) }.into()]);
    let above = row.replace("0.6000", "60.00");
    assert!(read("global-long-short-account-ratio", &above).is_err());

    let row =
        r#"[{"buySellRatio":"0.3333","buyVol":"100","sellVol":"300","timestamp":1700000000000}]"#;
    let decoded = read("taker-long-short-ratio", row).unwrap();
    assert_eq!(
        facts(&decoded),
        [TakerFlow {
            start: at,
            interval: Millis::HOUR,
            buy_share: Fraction(0.25),
            total: Some(Coins(400.0)),
        }
        .into()]
    );
    let nobody = row.replace("\"100\"", "\"0\"").replace("\"300\"", "\"0\"");
    assert!(read("taker-long-short-ratio", &nobody).is_err(), "no trade has no share");
}

#[test]
fn taker_flow_is_of_as_long_as_its_rows_stand_apart() {
    let row = |at: i64| json!({ "buyVol": "100", "sellVol": "300", "timestamp": at });
    let five_minutes = 300_000;
    let rows: Vec<_> = (0..3).map(|n| row(1_700_000_100_000 + n * five_minutes)).collect();
    let decoded = read("taker-long-short-ratio", &json!(rows).to_string()).unwrap();
    for fact in facts(&decoded) {
        let Observation::TakerFlow(flow) = fact else { panic!() };
        assert_eq!(flow.interval, Millis::minutes(5));
    }
}
