//! Liquidations, open interest, funding rates, and who is long.

use crate::support::SEEN;
use crate::{AT, answer, facts, read};
use serde_json::json;
use why_crypto_down::market::{
    Asset, Funding, Liquidation, LongShort, Observation, OpenInterest, OpenInterestAmount,
    PriceKind, Side, Venue,
};
use why_crypto_down::units::{Coins, Fraction, Price, Usd};
use why_crypto_down::venues::{Ask, Page, Problem, feed};

#[test]
fn a_liquidation_names_the_side_of_the_position() {
    let message = |topic: &str, data: serde_json::Value| {
        json!({"topic": topic, "type": "snapshot", "ts": AT.0, "data": data}).to_string()
    };
    let row = |symbol: &str, side: &str| json!({"T": AT.0, "s": symbol, "S": side, "v": "2", "p": "50000"});
    let list = json!([row("BTCUSDT", "Buy"), row("BTCUSDT", "Sell"), row("BTCUSDT", "Long")]);
    let decoded = read("ws-all-liquidation", &message("allLiquidation.BTCUSDT", list)).unwrap();
    let liquidation = |closed| Liquidation {
        at: AT,
        closed,
        price: Price::new(50_000.0).unwrap(),
        price_is: PriceKind::Bankruptcy,
        amount: Coins(2.0),
        notional: Usd(100_000.0),
        id: None,
    };
    assert_eq!(facts(&decoded), [liquidation(Side::Long).into(), liquidation(Side::Short).into()]);
    assert_eq!(decoded.rejected.len(), 1);

    let inverse = json!([row("BTCUSD", "Buy")]);
    let decoded = read("ws-all-liquidation", &message("allLiquidation.BTCUSD", inverse)).unwrap();
    let [Observation::Liquidation(inverse)] = &facts(&decoded)[..] else { panic!() };
    assert_eq!((inverse.amount, inverse.notional), (Coins(2.0 / 50_000.0), Usd(2.0)));

    let old = json!({"updatedTime": AT.0, "symbol": "BTCUSDT", "side": "Buy", "size": "2", "price": "50000"});
    let decoded = read("ws-liquidation", &message("liquidation.BTCUSDT", old)).unwrap();
    assert_eq!(facts(&decoded), [liquidation(Side::Long).into()]);

    let other = message("tickers.BTCUSDT", json!({}));
    let error = read("ws-all-liquidation", &other).unwrap_err();
    assert_eq!(error.problem, Problem::OtherFeed("tickers.BTCUSDT".to_owned()));
}

#[test]
fn open_interest_is_followed_page_by_page() {
    let list = json!([{"openInterest": "500.5", "timestamp": AT.0.to_string()}]);
    let result = json!({"category": "linear", "symbol": "BTCUSDT", "list": list,
        "nextPageCursor": "lastid%3D1,2&x"});
    let decoded = read("open-interest", &answer(&result)).unwrap();
    let amount = OpenInterestAmount::Coins(Coins(500.5));
    assert_eq!(facts(&decoded), [OpenInterest { at: AT, amount, mark: None, usd: None }.into()]);
    let page = decoded.next.unwrap();
    assert_eq!(page, Page("lastid%3D1,2&x".to_owned()));
    let (_, feed) = feed(Venue::Bybit, "open-interest").unwrap();
    let ask = Ask { page: Some(&page), ..Ask::of(Asset::BTC, SEEN) };
    assert_eq!(
        feed.http.unwrap()(&ask).unwrap().url,
        "https://api.bybit.com/v5/market/open-interest?category=linear&symbol=BTCUSDT&intervalTime=1h&limit=200&cursor=lastid%3D1%2C2%26x"
    );
    let inverse = answer(&result).replace("linear", "inverse").replace("BTCUSDT", "BTCUSD");
    let [Observation::OpenInterest(open)] = facts(&read("open-interest", &inverse).unwrap())[..]
    else {
        panic!()
    };
    assert_eq!(open.amount, OpenInterestAmount::Usd(Usd(500.5)));
    let last = answer(&result).replace("lastid%3D1,2&x", "");
    assert_eq!(read("open-interest", &last).unwrap().next, None);
}

#[test]
fn funding_and_ratios_are_fractions() {
    let time = AT.0.to_string();
    let paid = json!({"category": "linear", "list": [
        {"symbol": "BTCUSDT", "fundingRate": "0.0001", "fundingRateTimestamp": time}]});
    let fraction = Fraction(0.0001);
    assert_eq!(
        facts(&read("funding-history", &answer(&paid)).unwrap()),
        [Funding { at: AT, fraction, interval: None, next: None }.into()]
    );
    let ratio = |share: &str| {
        answer(&json!({"list": [
            {"symbol": "BTCUSDT", "buyRatio": share, "sellRatio": "0.4", "timestamp": time}]}))
    };
    let long_accounts = Fraction(0.6);
    assert_eq!(
        facts(&read("account-ratio", &ratio("0.6")).unwrap()),
        [LongShort { at: AT, long_accounts }.into()]
    );
    assert!(read("account-ratio", &ratio("60")).is_err());
}
