//! Funding rates.

use crate::{PREMIUM, facts, read, read_knowing};
use why_crypto_down::market::{Asset, ContractKind, ContractSpec, Funding, Observation, Venue};
use why_crypto_down::units::{Fraction, Millis, UnixMillis};
use why_crypto_down::venues::SpecBook;

#[test]
fn a_funding_rate_has_no_interval_until_the_venue_told_the_intervals() {
    let interval = |specs: &SpecBook| {
        let decoded = read_knowing("premium-index", PREMIUM, specs).unwrap();
        let Observation::Funding(funding) = facts(&decoded)[1] else { panic!() };
        assert_eq!(funding.fraction, Fraction(-0.000_12));
        assert_eq!(funding.next, Some(UnixMillis(1_700_006_400_000)));
        funding.interval
    };
    assert_eq!(interval(&SpecBook::new()), None);

    let info = r#"[{"symbol":"ETHUSDT","adjustedFundingRateCap":"0.02","fundingIntervalHours":4,
        "disclaimer":false}]"#;
    let decoded = read("funding-info", info).unwrap();
    let [Observation::ContractSpec(listed)] = facts(&decoded)[..] else { panic!() };
    assert_eq!(listed.funding_interval, Some(Millis::hours(4)));
    let mut specs = SpecBook::new();
    specs.insert(Venue::Binance, "ETHUSDT", listed);
    assert_eq!(interval(&specs), Some(Millis::hours(8)), "what the list leaves out");
    specs.insert(Venue::Binance, "BTCUSDT", listed);
    assert_eq!(interval(&specs), Some(Millis::hours(4)));

    let later = ContractSpec { funding_interval: None, tick_usd: Some(0.1), ..listed };
    specs.insert(Venue::Binance, "BTCUSDT", later);
    assert_eq!(
        interval(&specs),
        Some(Millis::hours(4)),
        "a word about the tick changes no interval"
    );
    for hours in ["0", "-8", "8.5", "169", "\"8\""] {
        let bad = info.replace("Hours\":4", &format!("Hours\":{hours}"));
        assert!(read("funding-info", &bad).is_err(), "{hours}");
    }
}

#[test]
fn a_dated_future_has_a_mark_price_and_no_funding() {
    let dated = PREMIUM
        .replace("BTCUSDT", "BTCUSDT_261225")
        .replace("-0.00012", "")
        .replace("1700006400000", "0");
    let decoded = read("premium-index", &dated).unwrap();
    assert_eq!(decoded.rows.len(), 1);
    let instrument = decoded.rows[0].instrument.as_ref().unwrap();
    assert_eq!(instrument.symbol, "BTCUSDT_261225");
    assert_eq!((instrument.asset, instrument.kind), (Asset::BTC, ContractKind::Linear));

    let both = format!("[{PREMIUM},{dated},{}]", PREMIUM.replace("BTCUSDT", "ETHBTC"));
    let decoded = read("premium-index", &both).unwrap();
    assert_eq!((decoded.rows.len(), decoded.rejected.len()), (3, 0));
}

#[test]
fn the_mark_price_stream_says_what_the_premium_index_says() {
    let message = r#"{"e":"markPriceUpdate","E":1700000000000,"s":"BTCUSDT","p":"95000.5",
        "i":"95010.25","P":"95005","r":"-0.00012","T":1700006400000}"#;
    let streamed = read("ws-mark-price", message).unwrap();
    assert_eq!(streamed, read("premium-index", PREMIUM).unwrap());
}

#[test]
fn funding_history_is_what_was_paid() {
    let row = r#"[{"symbol":"BTCUSDT","fundingRate":"-0.00037","fundingTime":1699999200000,
        "markPrice":"95000.1"}]"#;
    let at = UnixMillis(1_699_999_200_000);
    let fraction = Fraction(-0.000_37);
    assert_eq!(
        facts(&read("funding-rate", row).unwrap()),
        [Funding { at, fraction, interval: None, next: None }.into()]
    );
}
