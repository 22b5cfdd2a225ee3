//! The aggregator and the fear and greed index.
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what went wrong and ends")]

#[path = "support/samples.rs"]
mod support;

use serde_json::{Value, json};
use support::{HOUR, SEEN, facts, fixture, read, read_about};
use why_crypto_down::market::{
    DerivativesVenue, FearGreed, GlobalMarket, Observation, Treasury, Venue,
};
use why_crypto_down::units::{Coins, Fraction, Millis, Price, Usd};
use why_crypto_down::venues::{self, Problem, Scope};

const AGGREGATOR: Venue = Venue::CoinGecko;
const SENTIMENT: Venue = Venue::AlternativeMe;

#[test]
fn percentages_of_the_whole_market_become_fractions() {
    let expected = GlobalMarket {
        at: HOUR,
        market_cap: Usd(2_333_000_000_000.0),
        market_cap_change_24h: Some(Fraction(-0.0375)),
        bitcoin_dominance: Some(Fraction(0.579)),
        volume_24h: Some(Usd(118_000_000_000.0)),
    };
    assert_eq!(facts(AGGREGATOR, "global"), [(None, expected.into())]);
}

#[test]
fn a_share_beyond_the_whole_is_refused() {
    let text = fixture(AGGREGATOR, "global").replace("57.9", "157.9");
    let error = read(AGGREGATOR, "global", &text).expect_err("no share");
    assert_eq!(error.field.to_string(), "data.market_cap_percentage.btc");
}

#[test]
fn a_venue_that_does_not_tell_its_open_interest_is_left_out_and_not_zero() {
    let expected = DerivativesVenue {
        name: "Example Futures".to_owned(),
        open_interest_btc: Coins(280_210.26),
    };
    assert_eq!(facts(AGGREGATOR, "derivatives-exchanges"), [(None, expected.into())]);
}

#[test]
fn a_name_with_markup_is_refused_and_a_long_one_is_cut() {
    let row = |name: &str| json!([{ "name": name, "open_interest_btc": 1.0 }]).to_string();
    let error = read(AGGREGATOR, "derivatives-exchanges", &row("<img src=x>")).expect_err("markup");
    assert!(matches!(error.problem, Problem::UnknownValue(_)));
    let decoded = read(AGGREGATOR, "derivatives-exchanges", &row(&"long ".repeat(50)));
    let rows = decoded.expect("a row").rows;
    let Observation::DerivativesVenue(fact) = &rows[0].observation else { panic!("a venue") };
    assert!(fact.name.chars().count() <= 61, "{}", fact.name);
}

#[test]
fn a_cost_of_zero_is_an_unknown_cost() {
    let holder = |name: &str, symbol: &str, holdings, cost| {
        let (name, symbol) = (name.to_owned(), symbol.to_owned());
        let holdings = Coins(holdings);
        Observation::from(Treasury { name, symbol, holdings, cost, stated_at: None })
    };
    let known = holder("Example Holdings Inc.", "NASDAQ:EXMP", 700_000.0, Some(Usd(5.39e10)));
    let unknown = holder("Quiet Miner & Co", "TSX:QUIE", 15_000.0, None);
    let told: Vec<_> =
        facts(AGGREGATOR, "treasury-bitcoin").into_iter().map(|(_, fact)| fact).collect();
    assert_eq!(told, [known, unknown]);
}

#[test]
fn a_treasury_says_of_which_coin_without_being_told() {
    for (name, coin) in [("treasury-bitcoin", "BTC"), ("treasury-ethereum", "ETH")] {
        let decoded = read_about(None, AGGREGATOR, name, &fixture(AGGREGATOR, name)).expect(name);
        let instrument = decoded.rows[0].instrument.as_ref().expect("a coin");
        assert_eq!(instrument.asset.ticker(), coin);
    }
}

#[test]
fn a_coin_is_known_by_its_id_and_not_by_a_ticker_that_others_share() {
    let told = facts(AGGREGATOR, "coins-markets");
    let (symbol, Observation::Ticker(fact)) = &told[1] else { panic!("a price") };
    assert_eq!((symbol.as_deref(), fact.last), (Some("solana"), Price::new(142.5)));
    assert_eq!(fact.open_24h, Price::new(142.5 / (1.0 + -6.25 / 100.0)));
    let text = fixture(AGGREGATOR, "coins-markets").replace("\"solana\"", "\"solana-lookalike\"");
    let decoded = read(AGGREGATOR, "coins-markets", &text).expect("one good row");
    assert_eq!((decoded.rows.len(), decoded.rejected.len()), (1, 0));
}

#[test]
fn too_many_requests_is_told_as_such() {
    let text = r#"{"status":{"error_code":429,"error_message":"You've exceeded the Rate Limit."}}"#;
    for feed in venues::adapter(AGGREGATOR).expect("the aggregator").feeds {
        let error = read(AGGREGATOR, feed.name, text).expect_err(feed.name);
        assert!(error.is_rate_limit(), "{error}");
    }
    let error = read(AGGREGATOR, "global", r#"{"error":"coin not found"}"#).expect_err("refused");
    let text = "coin not found".to_owned();
    assert_eq!(error.problem, Problem::Refused { code: String::new(), text });
}

#[test]
fn the_publishers_that_ask_for_credit_are_named_with_a_link() {
    for venue in [AGGREGATOR, SENTIMENT] {
        let (name, link) = venues::adapter(venue).and_then(|it| it.attribution).expect("credit");
        assert!(!name.is_empty() && link.starts_with("https://"), "{name} {link}");
    }
}

#[test]
fn one_request_in_a_while_tells_all() {
    for venue in [AGGREGATOR, SENTIMENT] {
        let adapter = venues::adapter(venue).expect("a venue");
        assert!(adapter.budget.per_minute <= 2);
        for feed in adapter.feeds {
            assert_eq!(feed.scope, Scope::Global);
            assert!(feed.every >= Millis::minutes(5), "{}", feed.name);
        }
    }
}

#[test]
fn the_index_keeps_the_publishers_own_class() {
    let day = |back, index, class: &str| {
        let at = HOUR - Millis::hours(23) - Millis::days(back);
        let fact = FearGreed { at, index, class: class.to_owned() };
        (None, Observation::from(fact))
    };
    // The publisher's classes are not recomputed: 25 is what it says.
    let expected = [day(0, 12, "Extreme Fear"), day(1, 25, "Extreme Fear"), day(2, 31, "Fear")];
    assert_eq!(facts(SENTIMENT, "fear-and-greed"), expected);
}

#[test]
fn a_bad_day_of_the_index_does_not_lose_the_others() {
    let good: Value = serde_json::from_str(&fixture(SENTIMENT, "fear-and-greed")).expect("JSON");
    let tomorrow = (SEEN.0 / 1_000 + 86_400).to_string();
    for (field, value) in [
        ("value", json!("101")),
        ("value", json!("-1")),
        ("value", json!("12.5")),
        ("value", json!("NaN")),
        ("value", json!(12)),
        ("value_classification", json!("<b>Fear</b>")),
        ("value_classification", json!("")),
        ("value_classification", json!("x".repeat(25))),
        ("timestamp", json!("01-07-2026")),
        ("timestamp", json!(tomorrow)),
    ] {
        let mut bad = good.clone();
        bad["data"][1][field] = value.clone();
        let decoded = read(SENTIMENT, "fear-and-greed", &bad.to_string()).expect("good days");
        assert_eq!((decoded.rows.len(), decoded.rejected.len()), (2, 1), "{field} {value}");
        let place = decoded.rejected[0].field.to_string();
        assert_eq!(place, format!("data[1].{field}"));
    }
}

#[test]
fn an_error_of_the_index_is_a_refusal() {
    let text = r#"{"name":"Fear and Greed Index","data":[],"metadata":{"error":"limit"}}"#;
    let error = read(SENTIMENT, "fear-and-greed", text).expect_err("refused");
    let text = "limit".to_owned();
    assert_eq!(error.problem, Problem::Refused { code: String::new(), text });
}

#[test]
fn a_coin_that_is_not_followed_is_passed_over_among_those_that_are() {
    let row = |id: &str| json!({ "id": id, "current_price": 1.5, "last_updated": "2026-06-30T22:00:00.000Z" });
    let rows = json!([row("tether"), row("bitcoin"), row("avalanche-2")]).to_string();
    let decoded = read(AGGREGATOR, "coins-markets", &rows).expect("two good");
    assert_eq!((decoded.rows.len(), decoded.rejected.len()), (2, 0));
    let alone = read(AGGREGATOR, "coins-markets", &json!([row("tether")]).to_string());
    assert_eq!(alone.expect_err("no coin").problem, Problem::OtherMarket("tether".to_owned()));
}
