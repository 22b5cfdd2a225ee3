//! Feeds of what is no coin: shares, gold, the euro.
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what went wrong and ends")]

#[path = "support/samples.rs"]
mod support;

use support::{fixture, read};
use why_crypto_down::market::{
    ContractKind, Instrument, Kind, Observation, Quote, Venue, WiderMarket,
};
use why_crypto_down::venues::Problem;

/// Each feed with the market it tells, how the venue spells its instrument, what that is, and the
/// last price of the sample.
const FEEDS: [(Venue, &str, WiderMarket, &str, ContractKind, Quote, f64); 7] = [
    (
        Venue::Hyperliquid,
        "xyz-nasdaq-hourly",
        WiderMarket::Equities,
        "xyz:XYZ100",
        ContractKind::Linear,
        Quote::Usdc,
        27_071.0,
    ),
    (
        Venue::Hyperliquid,
        "xyz-sp500-hourly",
        WiderMarket::Equities,
        "xyz:SP500",
        ContractKind::Linear,
        Quote::Usdc,
        7_300.5,
    ),
    (
        Venue::Hyperliquid,
        "xyz-gold-hourly",
        WiderMarket::Gold,
        "xyz:GOLD",
        ContractKind::Linear,
        Quote::Usdc,
        4_512.8,
    ),
    (
        Venue::Hyperliquid,
        "xyz-euro-hourly",
        WiderMarket::Dollar,
        "xyz:EUR",
        ContractKind::Linear,
        Quote::Usdc,
        1.1712,
    ),
    (
        Venue::Binance,
        "spot-klines-gold",
        WiderMarket::Gold,
        "PAXGUSDT",
        ContractKind::Spot,
        Quote::Usdt,
        4_513.1,
    ),
    (
        Venue::Kraken,
        "ohlc-gold",
        WiderMarket::Gold,
        "PAXGUSD",
        ContractKind::Spot,
        Quote::Usd,
        4_512.9,
    ),
    (
        Venue::Kraken,
        "ohlc-euro",
        WiderMarket::Dollar,
        "ZEURZUSD",
        ContractKind::Spot,
        Quote::Usd,
        1.17121,
    ),
];

#[test]
fn bars_of_a_wider_market_keep_the_name_of_what_they_really_are() {
    for (venue, feed, market, symbol, kind, quote, close) in FEEDS {
        let decoded = read(venue, feed, &fixture(venue, feed)).expect(feed);
        assert_eq!((decoded.rows.len(), decoded.rejected.len()), (2, 0), "{feed}");
        for row in &decoded.rows {
            let instrument = row.instrument.as_ref().expect(feed);
            assert_eq!(WiderMarket::of(instrument), Some(market), "{feed}");
            let Instrument { symbol: spelled, kind: of_kind, quote: in_quote, .. } = instrument;
            assert_eq!((spelled.as_str(), *of_kind, *in_quote), (symbol, kind, quote), "{feed}");
        }
        let Observation::Candle(last) = &decoded.rows[1].observation else { panic!("{feed}") };
        assert_eq!(last.close.usd().to_bits(), close.to_bits(), "{feed}");
    }
}

#[test]
fn another_deployers_list_tells_only_what_tracks_a_wider_market() {
    let feed = "xyz-meta-and-asset-ctxs";
    let decoded = read(Venue::Hyperliquid, feed, &fixture(Venue::Hyperliquid, feed)).expect(feed);
    let tickers = decoded.rows.iter().filter(|row| row.observation.kind() == Kind::Ticker);
    let names: Vec<_> =
        tickers.filter_map(|row| row.instrument.as_ref()).map(|of| of.symbol.as_str()).collect();
    assert_eq!(names, ["xyz:XYZ100", "xyz:GOLD"]);
    assert!(decoded.rejected.is_empty());
}

#[test]
fn a_share_is_no_wider_market_and_a_coin_is_no_share() {
    let text = fixture(Venue::Hyperliquid, "xyz-nasdaq-hourly");
    let share = text.replace("xyz:XYZ100", "xyz:TSLA");
    let error = read(Venue::Hyperliquid, "xyz-nasdaq-hourly", &share).expect_err("a share");
    assert_eq!(error.problem, Problem::OtherMarket("xyz:TSLA".to_owned()));
    let error = read(Venue::Hyperliquid, "candle-snapshot-hourly", &text).expect_err("an index");
    assert_eq!(error.problem, Problem::OtherMarket("xyz:XYZ100".to_owned()));
}
