//! What one of Tether's coins is worth, by coins that are traded for it and for dollars.

use crate::support::{NOW, price, series, snapshot};
use crate::{close, figure, told};
use why_crypto_down::explain::{FindingKind, Part, Reason, Report};
use why_crypto_down::market::{
    Asset, ContractKind, Facts, Instrument, Quote, Series, Snapshot, Ticker, Venue,
};

/// A market's last price, and its index where it is a contract.
fn market(venue: Venue, kind: ContractKind, quote: Quote, usd: f64) -> Series {
    let symbol = format!("BTC{quote:?}");
    let instrument = Instrument { asset: Asset::BTC, kind, quote, symbol };
    let is_spot = kind == ContractKind::Spot;
    let ticker = Ticker {
        at: NOW,
        // A contract's own price is not looked at.
        last: Some(price(if is_spot { usd } else { usd * 1.03 })),
        open_24h: None,
        mark: None,
        index: (!is_spot).then(|| price(usd)),
        volume_24h: None,
        turnover_24h: None,
    };
    series(venue, "tickers", Some(instrument), Facts::Ticker(vec![ticker]))
}

/// Coinbase and Kraken in dollars, Binance's coins and Bybit's index in USDT.
fn markets(coinbase: f64, kraken: f64, binance: f64, bybit: f64) -> Snapshot {
    use ContractKind::{Linear, Spot};
    snapshot(vec![
        market(Venue::Bybit, Linear, Quote::Usdt, bybit),
        market(Venue::Binance, Spot, Quote::Usdt, binance),
        market(Venue::Coinbase, Spot, Quote::Usd, coinbase),
        market(Venue::Kraken, Spot, Quote::Usd, kraken),
    ])
}

/// What the wider markets' card says.
fn said(report: &Report) -> &str {
    let card = report.findings.iter().find(|it| it.kind == FindingKind::WiderMarkets);
    card.map_or("", |finding| &finding.text)
}

#[test]
fn prices_in_dollars_over_prices_in_tether_are_what_one_is_worth() {
    let report = told(&markets(98_500.0, 98_600.0, 100_000.0, 100_100.0));
    close(&report, "stablecoin_usd.USDT", 98_550.0 / 100_050.0, 1e-12);
    let worth = figure(&report, "stablecoin_usd.USDT");
    assert!(worth.estimated);
    assert_eq!(worth.interval, Some((98_500.0 / 100_100.0, 98_600.0 / 100_000.0)));
    assert_eq!(
        said(&report),
        "One USDT is worth an estimated 0.985 dollars (0.984 to 0.986); figures here count it as one."
    );
    // Dollars of the answer are counted in it too.
    let mut answer = report.verdict.answer.iter();
    let beside = answer.find(|part| part.part == Part::Unusualness).map(|part| part.text.as_str());
    assert_eq!(beside, Some(said(&report)));
}

#[test]
fn a_break_is_told_only_where_all_markets_tell_it() {
    for (what, markets) in [
        ("within half a percent", markets(99_500.0, 99_600.0, 100_000.0, 100_000.0)),
        ("one venue that lies", markets(100_000.0, 100_000.0, 100_000.0, 105_000.0)),
        ("two that lie in different ways", markets(95_000.0, 100_000.0, 100_000.0, 105_000.0)),
    ] {
        let report = told(&markets);
        assert!(figure(&report, "stablecoin_usd.USDT").value.is_some(), "{what}");
        assert_eq!(said(&report), "", "{what}");
    }
    let above = told(&markets(101_000.0, 101_000.0, 100_000.0, 100_000.0));
    assert!(said(&above).starts_with("One USDT is worth an estimated 1.01"), "{}", said(&above));
}

#[test]
fn one_market_of_a_kind_says_nothing() {
    let mut one = markets(98_500.0, 98_500.0, 100_000.0, 100_000.0);
    one.series.retain(|series| series.source.venue != Venue::Kraken);
    let report = told(&one);
    assert_eq!(figure(&report, "stablecoin_usd.USDT").reason, Some(Reason::NotReported));
    assert_eq!(said(&report), "");
}
