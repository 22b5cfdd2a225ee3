//! What goes wrong on purpose, and what is counted.

use crate::close;
use crate::played::{Played, scenario};
use futures_util::{SinkExt, StreamExt};
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;
use why_crypto_down::market::{Asset, Observation, Snapshot, Venue};
use why_crypto_down::units::{Millis, Price};
use why_crypto_down::venues::SpecBook;

#[tokio::test]
async fn faults_do_what_they_say() {
    let played = Played::of(scenario("ordinary-minus-two")).await;
    let url = played.url("https://api.bybit.com/v5/market/tickers?category=linear&symbol=BTCUSDT");
    let open = "access-control-allow-origin";
    for (fault, status, cors, body) in [
        ("no-cors", 200, false, "\"lastPrice\""),
        ("status-451", 451, true, ""),
        ("rename:lastPrice", 200, true, "\"lastPriceRenamed\""),
        ("html", 200, true, "<!doctype html>"),
        ("garbage", 200, true, "]not json"),
        ("delay-5", 200, true, "\"lastPrice\""),
    ] {
        played.fault("bybit/tickers", fault).await;
        let answer = reqwest::get(&url).await.unwrap();
        assert_eq!(answer.status().as_u16(), status, "{fault}");
        assert_eq!(answer.headers().contains_key(open), cors, "{fault}");
        assert!(answer.text().await.unwrap().contains(body), "{fault}");
    }
    played.fault("bybit/*", "empty").await;
    assert_eq!(reqwest::get(&url).await.unwrap().text().await.unwrap(), "");
    played.fault("*/*", "truncated").await;
    let cut = reqwest::get(&url).await.unwrap().text().await.unwrap();
    assert!(serde_json::from_str::<serde_json::Value>(&cut).is_err() && cut.len() > 100);
    played.fault("bybit/tickers", "status-429:9").await;
    assert_eq!(reqwest::get(&url).await.unwrap().headers()["retry-after"], "9");
    played.fault("bybit/tickers", "refuse").await;
    assert!(reqwest::get(&url).await.is_err());
    played.fault("bybit/tickers", "hang").await;
    let other = format!("{}/_twin/truth", played.base);
    tokio::select! {
        answer = reqwest::get(&url) => panic!("an answer came: {answer:?}"),
        truth = reqwest::get(&other) => assert!(truth.unwrap().status().is_success()),
    }
    played.fault("okx/ticker", "status-500").await;
    assert!(reqwest::get(&url).await.unwrap().status().is_success(), "another feed's fault");
}

#[tokio::test]
async fn a_lying_venue_multiplies_its_prices_and_nobody_elses() {
    let played = Played::of(scenario("ordinary-minus-two")).await;
    let specs = played.specs(&[Asset::BTC]).await;
    let last = async |venue, feed| {
        let rows = played.rows(venue, feed, Asset::BTC, &specs).await;
        rows.iter()
            .find_map(|row| match row {
                Observation::Ticker(ticker) => ticker.last.map(Price::usd),
                _ => None,
            })
            .unwrap()
    };
    let (bybit, coinbase) =
        (last(Venue::Bybit, "tickers").await, last(Venue::Coinbase, "stats").await);
    played.fault("bybit/tickers", "price-factor-1.1").await;
    close(last(Venue::Bybit, "tickers").await, bybit * 1.1, "bybit");
    close(last(Venue::Coinbase, "stats").await, coinbase, "coinbase");
}

#[tokio::test]
async fn a_socket_is_closed_or_kept_silent_on_demand() {
    let played = Played::of(scenario("ordinary-minus-two")).await;
    let subscribe = r#"{"op":"subscribe","args":["tickers.BTCUSDT"]}"#;
    let url = played.url("wss://stream.bybit.com/v5/public/linear");
    played.fault("bybit/ws-tickers", "socket-silent").await;
    let (mut stream, _) = connect_async(&url).await.unwrap();
    stream.send(Message::text(subscribe)).await.unwrap();
    stream.send(Message::text(r#"{"op":"ping"}"#)).await.unwrap();
    for quiet in ["subscribe", "ping"] {
        let text = stream.next().await.unwrap().unwrap().into_text().unwrap();
        assert!(text.contains(&format!("\"op\":\"{quiet}\"")), "no ticker before {quiet}: {text}");
    }
    played.fault("bybit/ws-tickers", "socket-close").await;
    stream.send(Message::text(subscribe)).await.unwrap();
    let end = stream.next().await.unwrap().unwrap();
    assert!(matches!(end, Message::Close(Some(frame)) if u16::from(frame.code) == 1001));
}

#[tokio::test]
async fn the_log_counts_what_was_asked_by_feed() {
    let played = Played::of(scenario("ordinary-minus-two")).await;
    let specs = SpecBook::new();
    for _ in 0..3 {
        played.rows(Venue::Bybit, "kline-daily", Asset::ETH, &specs).await;
    }
    let log = reqwest::get(format!("{}/_twin/log", played.base)).await.unwrap();
    let log: serde_json::Value = serde_json::from_str(&log.text().await.unwrap()).unwrap();
    assert_eq!(log["feeds"], serde_json::json!({ "bybit/kline-daily": 3 }));
}

#[tokio::test]
async fn the_snapshot_of_a_time_is_what_a_page_would_have_then() {
    let played = Played::of(scenario("ordinary-minus-two")).await;
    let get = async |query: &str| {
        let answer = reqwest::get(format!("{}/_twin/snapshot{query}", played.base)).await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    };
    let later = format!("?at={}", played.now.0 + 60_000);
    let (now, after) = (get("").await.1, get(&later).await.1);
    assert_eq!(get("").await.1, now, "the same time is the same bytes");
    let taken = |text: &str| Snapshot::from_json(text).unwrap().taken_at - played.now;
    assert!(taken(&now) < Millis::MINUTE && taken(&after) >= Millis::MINUTE);
    let facts = |text: &str| {
        let snapshot = Snapshot::from_json(text).unwrap();
        let of = snapshot.series.iter().filter(|series| series.source.venue == Venue::Bybit);
        of.map(|series| series.facts.len()).sum::<usize>()
    };
    assert!(facts(&now) > 100);
    played.fault("bybit/*", "refuse").await;
    assert_eq!(facts(&get("").await.1), 0);
    assert_eq!(get("?at=noon").await.0, 400);
}
