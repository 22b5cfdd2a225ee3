//! Books and what a contract is.

use crate::support::SEEN;
use crate::{facts, read};
use why_crypto_down::market::{
    ContractKind, ContractSize, ContractSpec, Depth, Observation, Quote,
};
use why_crypto_down::units::{Coins, UnixMillis};
use why_crypto_down::venues::Problem;

#[test]
fn a_book_is_sorted_and_never_crossed() {
    let book = r#"{"lastUpdateId":1,"E":1700000000000,"T":1699999999990,
        "bids":[["99","2"],["99.5","1"],["x","1"]],"asks":[["101","3"],["100.5","4"]]}"#;
    let decoded = read("depth", book).unwrap();
    assert_eq!(decoded.rejected.len(), 1);
    let [Observation::Depth(Depth { at, bids, asks })] = &facts(&decoded)[..] else { panic!() };
    assert_eq!(*at, UnixMillis(1_700_000_000_000));
    let prices = |side: &[why_crypto_down::market::DepthRow]| -> Vec<f64> {
        side.iter().map(|row| row.price.usd()).collect()
    };
    assert_eq!((prices(bids), prices(asks)), (vec![99.5, 99.0], vec![100.5, 101.0]));
    assert_eq!(bids[0].amount, Coins(1.0));

    let crossed = book.replace("\"99.5\"", "\"100.6\"");
    assert!(matches!(read("depth", &crossed).unwrap_err().problem, Problem::OutOfRange(_)));
    let dead = r#"{"bids":[["x","1"]],"asks":[["101","3"]]}"#;
    assert!(read("depth", dead).is_err());
    let spot = read("spot-depth", r#"{"lastUpdateId":1,"bids":[["99","2"]],"asks":[]}"#).unwrap();
    let [Observation::Depth(spot)] = &facts(&spot)[..] else { panic!() };
    assert_eq!(spot.at, SEEN, "the spot book tells no time");
}

#[test]
fn exchange_info_counts_linear_contracts_in_coins() {
    let info = r#"{"symbols":[
        {"symbol":"BTCUSDT","contractType":"PERPETUAL","filters":[{"filterType":"LOT_SIZE"},
            {"filterType":"PRICE_FILTER","tickSize":"0.10"}]},
        {"symbol":"BTCUSDT_261225","contractType":"CURRENT_QUARTER","filters":[]},
        {"symbol":"BTCUSDC","contractType":"PERPETUAL"},
        {"symbol":"ETHBTC","contractType":"PERPETUAL","filters":[]},
        {"symbol":"1000000BABYDOGEUSDT","contractType":"PERPETUAL","filters":[]},
        {"symbol":"币安人生USDT","contractType":"PERPETUAL","filters":[]},
        {"symbol":"SOLUSDT","filters":[{"filterType":"PRICE_FILTER","tickSize":"-1"}]}]}"#;
    let decoded = read("exchange-info", info).unwrap();
    assert_eq!(decoded.rows.len(), 3);
    assert_eq!(decoded.rejected.len(), 1, "only the damaged row: {:?}", decoded.rejected);
    let Observation::ContractSpec(spec) = facts(&decoded)[0] else { panic!() };
    assert_eq!(
        spec,
        ContractSpec {
            contract: ContractKind::Linear,
            size: ContractSize::Coins(Coins(1.0)),
            tick_usd: Some(0.1),
            max_leverage: None,
            funding_interval: None,
        }
    );
    assert_eq!(decoded.rows[2].instrument.as_ref().unwrap().quote, Quote::Usdc);
    let spot = read("spot-exchange-info", info).unwrap();
    let dated = spot.rows.iter().filter(|row| {
        row.instrument.as_ref().is_some_and(|instrument| instrument.symbol.contains('_'))
    });
    assert_eq!(dated.count(), 0, "spot has no dated futures");
}
