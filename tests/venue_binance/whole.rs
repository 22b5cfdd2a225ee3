//! What holds for every answer.

use crate::{PREMIUM, facts, read};
use why_crypto_down::market::{Observation, OpenInterest, OpenInterestAmount, Side, Venue};
use why_crypto_down::units::{Coins, Millis, UnixMillis, Usd};
use why_crypto_down::venues::Problem;

fn recorded(name: &str) -> Option<String> {
    crate::support::recorded(Venue::Binance, name)
}

#[test]
fn nothing_damaged_is_read_as_a_figure() {
    for feed in why_crypto_down::venues::adapter(Venue::Binance).unwrap().feeds {
        for damage in [
            "",
            "  ",
            "{",
            "[",
            "[[",
            "null",
            "0",
            "\"text\"",
            "<html></html>",
            "{}",
            "[{}]",
            "[[]]",
            "[null]",
            "{\"symbols\":{}}",
            "{\"data\":[]}",
            "{\"e\":1}",
        ] {
            let read = read(feed.name, damage);
            assert!(read.is_err(), "{} reads {damage}: {read:?}", feed.name);
        }
    }
    for (damage, problem) in [("", Problem::Empty), ("<html>", Problem::Html)] {
        assert_eq!(read("ticker-24hr", damage).unwrap_err().problem, problem);
    }
    for end in 1..PREMIUM.len() {
        let error = read("premium-index", &PREMIUM[..end]).unwrap_err();
        assert!(matches!(error.problem, Problem::NotJson { .. }), "cut at {end}: {error}");
    }
    for field in ["symbol", "markPrice", "time"] {
        let without = PREMIUM.replace(&format!("\"{field}\""), "\"other\"");
        let error = read("premium-index", &without).unwrap_err();
        assert_eq!(
            (error.problem.clone(), error.field.to_string()),
            (Problem::Missing, field.to_owned())
        );
    }
    let message = r#"{"e":"depthUpdate","E":1700000000000,"s":"BTCUSDT","b":[],"a":[]}"#;
    let error = read("depth", message).unwrap_err();
    assert_eq!(error.problem, Problem::OtherFeed("depthUpdate".to_owned()));
    let large = " ".repeat(513 * 1024);
    assert!(matches!(read("depth", &large).unwrap_err().problem, Problem::TooLarge { .. }));
}

#[test]
fn recorded_payloads_say_what_is_known_of_them() {
    let Some(history) = recorded("http_open_interest_hist.json") else { return };
    assert_eq!(
        facts(&read("open-interest-hist", &history).unwrap()),
        [OpenInterest {
            at: UnixMillis(1_642_179_900_000),
            amount: OpenInterestAmount::Coins(Coins(75_375.617)),
            mark: None,
            usd: Some(Usd(3_248_828_883.712_514_4)),
        }
        .into()]
    );

    let depth = facts(&read("spot-depth", &recorded("http_spot_depth.json").unwrap()).unwrap());
    let [Observation::Depth(depth)] = &depth[..] else { panic!() };
    assert_eq!((depth.bids[0].price.usd(), depth.bids[0].amount), (4.0, Coins(431.0)));
    assert_eq!((depth.asks[0].price.usd(), depth.asks[0].amount), (4.000_002, Coins(12.0)));

    let info = read("spot-exchange-info", &recorded("http_spot_exchange_info.json").unwrap());
    assert_eq!(info.unwrap_err().problem, Problem::OtherMarket("ETHBTC".to_owned()));
    let ticker = read("spot-ticker-24hr", &recorded("http_spot_ticker_24hr.json").unwrap());
    assert_eq!(ticker.unwrap_err().problem, Problem::OtherMarket("BNBBTC".to_owned()));

    let bar = facts(
        &read("ws-kline", &recorded("ws_futures_kline_stream_closed.json").unwrap()).unwrap(),
    );
    let [Observation::Candle(bar)] = bar[..] else { panic!() };
    assert_eq!(
        (bar.interval, bar.high.usd(), bar.taker_buy),
        (Millis::MINUTE, 0.0025, Some(Coins(500.0)))
    );

    let order = recorded("ws_futures_liquidation_stream.json").unwrap();
    let order = facts(&read("ws-force-order", &order).unwrap());
    let [Observation::Liquidation(order)] = &order[..] else { panic!() };
    assert_eq!((order.closed, order.amount), (Side::Long, Coins(0.014)));
    assert_eq!(order.notional, Usd(0.014 * 9_910.123_456_78));

    let ticker =
        facts(&read("ws-ticker", &recorded("ws_futures_ticker_stream.json").unwrap()).unwrap());
    let [Observation::Ticker(ticker)] = ticker[..] else { panic!() };
    let change = ticker.last.unwrap().change_since(ticker.open_24h.unwrap()).percent();
    assert!((change - -0.786).abs() < 0.0005, "as the venue's own figure says: {change}");
}
