//! What holds for every answer.

use crate::support::{SEEN, of_kind, recorded};
use crate::{answer, good, read, specs, ticker_row};
use serde_json::json;
use why_crypto_down::market::{
    Candle, ContractSize, Depth, Funding, RiskTier, Ticker, TierCap, Venue,
};
use why_crypto_down::units::{Coins, Fraction, Millis, Price, Usd};
use why_crypto_down::venues::{Problem, Reading, feed};

#[test]
fn one_bad_row_is_named_and_loses_no_other() {
    let mut late = ticker_row();
    late["ts"] = json!((SEEN.0 + 60_000).to_string());
    let mut negative = ticker_row();
    negative["last"] = json!("-5");
    let mut number = ticker_row();
    number["open24h"] = json!(100_000);
    let rows = json!([late, ticker_row(), negative, number]);
    let decoded = read("ticker", &answer(&rows)).unwrap();
    assert_eq!(decoded.rows.len(), 1);
    let problems: Vec<String> = decoded.rejected.iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "okx ticker: data[0].ts: dated 60000 ms in the future",
            "okx ticker: data[2].last: -5 is out of range",
            "okx ticker: data[3].open24h: a number where text is documented",
        ],
    );
}

#[test]
fn an_answer_that_names_no_coin_needs_one() {
    for name in ["candles-hourly", "books", "taker-volume", "open-interest-history"] {
        let (_, feed) = feed(Venue::Okx, name).unwrap();
        let reading = Reading { seen: SEEN, asset: None, specs: &specs() };
        let error = feed.read(Venue::Okx, &good(name).to_string(), &reading).unwrap_err();
        assert_eq!(error.problem, Problem::AssetUnknown, "{name}");
    }
}

#[test]
fn recorded_answers_say_what_they_say() {
    let Some(swaps) = recorded(Venue::Okx, "http_get_instruments_swap.json") else { return };
    let specs = crate::support::specs_of(Venue::Okx, "instruments", &swaps);
    let read = |name: &str, path: &str| {
        let payload = recorded(Venue::Okx, &format!("{path}.json")).unwrap();
        crate::support::read_knowing(Venue::Okx, name, &payload, &specs)
    };
    let size = |symbol| specs.spec(Venue::Okx, symbol).map(|spec| spec.size);
    assert_eq!(size("BTC-USDT-SWAP"), Some(ContractSize::Coins(Coins(0.01))));
    assert_eq!(size("BTC-USD-SWAP"), Some(ContractSize::Usd(Usd(100.0))));

    let decoded = read("candles-hourly", "http_get_candlesticks").unwrap();
    assert_eq!(of_kind::<Candle>(&decoded)[0].close, Price::new(33_783.9).unwrap());
    assert_eq!(of_kind::<Candle>(&decoded)[0].interval, Millis::MINUTE);

    let decoded = read("funding-rate-history", "http_get_funding_rate_history").unwrap();
    let paid: Vec<f64> = of_kind::<Funding>(&decoded).iter().map(|paid| paid.fraction.0).collect();
    assert_eq!(paid, [0.00015, -0.00002]);

    let decoded = read("index-tickers", "http_get_index_price").unwrap();
    assert_eq!(of_kind::<Ticker>(&decoded)[0].index, Price::new(103_895.0));

    assert_eq!(read("instruments", "http_get_instruments_spot").unwrap().rows.len(), 5);

    let decoded = read("books", "http_get_order_book").unwrap();
    assert_eq!(of_kind::<Depth>(&decoded)[0].bids[0].price, Price::new(41_006.7).unwrap());

    let decoded = read("position-tiers", "http_get_position_tiers").unwrap();
    assert_eq!(of_kind::<RiskTier>(&decoded)[0].cap, TierCap::Coins(Coins(50.0)));
    assert_eq!(of_kind::<RiskTier>(&decoded)[0].maintenance_margin, Fraction(0.03));

    for (path, best) in [("ws_bbo_tbt", 8_476.97), ("ws_books_snapshot", 8_476.97)] {
        let decoded = read("books", path).unwrap();
        assert_eq!(of_kind::<Depth>(&decoded)[0].bids[0].price, Price::new(best).unwrap());
    }
    let decoded = read("candles-daily", "ws_candle").unwrap();
    assert_eq!(of_kind::<Candle>(&decoded)[0].interval, Millis::DAY);

    // Trades are of no feed, and are told so.
    let error = read("ws-tickers", "ws_trades").unwrap_err();
    assert_eq!(error.problem, Problem::OtherFeed("trades".to_owned()));
    let error = read("ticker", "http_get_trades").unwrap_err();
    assert_eq!(error.to_string(), "okx ticker: data[0].last: missing");
}
