//! The stand-in: what it answers is read as the scenario's truth, and its faults are what they say.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at what it did not expect"
)]

#[path = "twin/asked.rs"]
mod asked;
#[path = "twin/faults.rs"]
mod faults;
#[path = "twin/played.rs"]
mod played;

use futures_util::{SinkExt, StreamExt};
use played::{END, Played, scenario};
use std::time::Duration;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;
use why_crypto_down::cli::twin::{Scenario, Truth, World, truth};
use why_crypto_down::market::{Asset, Observation, OpenInterestAmount, Side, Venue};
use why_crypto_down::units::{Millis, UnixMillis};
use why_crypto_down::venues::{self, Ask, Route, Socket};

const SHIPPED: [&str; 3] = ["leveraged-unwind", "ordinary-minus-two", "rising-market"];

/// Feeds that tell nothing in these worlds, which have no such market, event or exception.
const EMPTY: [&str; 3] =
    ["coingecko/treasury-ethereum", "gate/liq-orders", "hyperliquid/xyz-sp500-hourly"];

fn close(came: f64, true_figure: f64, what: &str) {
    // Gate counts whole contracts; all else is exact to the digits that are sent.
    let near = (came - true_figure).abs() <= 1e-6 * true_figure.abs().max(1e-9);
    assert!(near, "{what}: {came} came, {true_figure} is true");
}

fn fact(truth: &Truth, figure: &str, venue: &str) -> f64 {
    *truth.by_venue.get(figure).and_then(|each| each.get(venue)).expect(figure)
}

#[tokio::test]
async fn every_listed_feed_is_answered_and_read() {
    // The world that tells of the wider markets too.
    let played = Played::of(scenario("macro-risk-off")).await;
    let specs = played.specs(&Asset::DEFAULT).await;
    let mut read = 0;
    for adapter in venues::ALL {
        for feed in adapter.feeds.iter().filter(|feed| feed.http.is_some()) {
            let id = format!("{}/{}", adapter.venue.id(), feed.name);
            let answer = played.ask(adapter.venue, feed, Asset::BTC, None, &specs).await;
            let Some(answer) = answer else { continue };
            match answer {
                Err(why) => panic!("{id}: {why}"),
                Ok(decoded) => {
                    assert!(decoded.rejected.is_empty(), "{id}: {:?}", decoded.rejected);
                    assert_eq!(decoded.rows.is_empty(), EMPTY.contains(&&*id), "{id}");
                    read += 1;
                }
            }
        }
    }
    assert!(read > 60, "{read} feeds were read");
}

#[tokio::test]
async fn a_call_over_a_socket_is_answered_like_a_request() {
    let played = Played::of(scenario("leveraged-unwind")).await;
    let specs = played.specs(&Asset::DEFAULT).await;
    let mut compared = 0;
    for adapter in venues::ALL {
        for feed in adapter.feeds {
            let (Some(call), Some(_)) = (feed.call, feed.http) else { continue };
            let ask = Ask::of(Asset::BTC, played.now);
            let Some(text) = (call.text)(&ask, 7) else { continue };
            let socket = adapter.sockets.iter().find(|socket| socket.name == call.socket).unwrap();
            let (mut stream, _) = connect_async(played.url(socket.url)).await.unwrap();
            stream.send(Message::Text(text.into())).await.unwrap();
            let reply = stream.next().await.unwrap().unwrap().into_text().unwrap();
            let message = Socket::message(&reply);
            let Route::Reply { id: 7, at } = (socket.route)(&message) else {
                panic!("{}: {reply}", feed.name)
            };
            let payload = message.within(at).unwrap();
            let over_socket =
                feed.read_value(adapter.venue, payload, &played.reading(Asset::BTC, &specs));
            let over_http = played.ask(adapter.venue, feed, Asset::BTC, None, &specs).await;
            assert_eq!(Some(over_socket), over_http, "{}/{}", adapter.venue.id(), feed.name);
            compared += 1;
        }
    }
    assert!(compared > 10, "{compared} calls were compared");
}

#[tokio::test]
async fn every_socket_tells_the_states_that_were_subscribed_to() {
    let played = Played::of(scenario("leveraged-unwind")).await;
    let specs = played.specs(&Asset::DEFAULT).await;
    let told = [
        "binance/ws-ticker",
        "binance/ws-mark-price",
        "bybit/ws-tickers",
        "okx/ws-tickers",
        "okx/ws-open-interest",
        "okx/ws-funding-rate",
        "gate/ws-tickers",
        "gate/ws-contract-stats",
        "hyperliquid/ws-active-asset-ctx",
        "deribit/ws-ticker",
        "deribit/ws-volatility-index",
        "coinbase/ws-ticker",
        "kraken/ws-ticker",
        "kraken/ws-futures-ticker",
    ];
    for wanted in told {
        let (venue, name) = wanted.split_once('/').unwrap();
        let (adapter, feed) = venues::feed(Venue::by_id(venue).unwrap(), name).unwrap();
        let socket =
            adapter.sockets.iter().find(|socket| Some(socket.name) == feed.stream).unwrap();
        let (mut stream, _) = connect_async(played.url(socket.url)).await.unwrap();
        for text in (socket.subscribe)(&[Asset::BTC], played.now) {
            stream.send(Message::Text(text.into())).await.unwrap();
        }
        let first = async {
            loop {
                let text = stream.next().await.unwrap().unwrap().into_text().unwrap();
                let message = Socket::message(&text);
                match (socket.route)(&message) {
                    Route::Feed(of) if of == name => return message,
                    Route::Refused(why) => panic!("{wanted}: {why}"),
                    _ => {}
                }
            }
        };
        let message = tokio::time::timeout(Duration::from_secs(20), first).await.expect(wanted);
        let reading = played.reading(Asset::BTC, &specs);
        let decoded = feed.read_value(adapter.venue, &message, &reading).expect(wanted);
        assert!(!decoded.rows.is_empty() && decoded.rejected.is_empty(), "{wanted}");
    }
}

#[tokio::test]
async fn what_is_read_now_is_the_truth() {
    for name in SHIPPED {
        let played = Played::of(scenario(name)).await;
        let truth = truth(&played.world, played.now);
        let specs = played.specs(&Asset::DEFAULT).await;
        for asset in Asset::DEFAULT {
            for (venue, feed, market) in [
                (Venue::Bybit, "tickers", "bybit"),
                (Venue::Binance, "ticker-24hr", "binance"),
                (Venue::Binance, "spot-ticker-24hr", "binance-spot"),
                (Venue::Okx, "ticker", "okx"),
                (Venue::Gate, "tickers", "gate"),
                (Venue::Coinbase, "stats", "coinbase"),
                (Venue::Kraken, "ticker", "kraken"),
            ] {
                let rows = played.rows(venue, feed, asset, &specs).await;
                let ticker = rows.iter().find_map(|row| match row {
                    Observation::Ticker(ticker) => Some(*ticker),
                    _ => None,
                });
                let ticker = ticker.expect(feed);
                let last = ticker.last.unwrap().usd();
                close(last, fact(&truth, &format!("price_usd.{asset}"), market), market);
                if let Some(open) = ticker.open_24h {
                    let change = (last / open.usd() - 1.0) * 100.0;
                    let is = truth.figures[&format!("price_change_pct.24h.{asset}")];
                    assert!((change - is).abs() < 1e-6, "{market} {asset}: {change}, {is}");
                }
            }
            for (venue, feed, market) in [
                (Venue::Bybit, "tickers", "bybit"),
                (Venue::Binance, "open-interest", "binance"),
                (Venue::Okx, "open-interest", "okx"),
                (Venue::Gate, "tickers", "gate"),
                (Venue::Hyperliquid, "meta-and-asset-ctxs", "hyperliquid"),
            ] {
                let decoded = played.decoded(venue, feed, asset, &specs).await;
                let coins = decoded.rows.iter().find_map(|row| match &row.observation {
                    Observation::OpenInterest(open)
                        if row.instrument.as_ref().is_some_and(|is| is.asset == asset) =>
                    {
                        Some(open.amount)
                    }
                    _ => None,
                });
                let Some(OpenInterestAmount::Coins(coins)) = coins else { panic!("{feed}") };
                close(coins.0, fact(&truth, &format!("open_interest_coins.{asset}"), market), feed);
            }
        }
    }
}

#[tokio::test]
async fn liquidations_read_page_by_page_add_up_to_the_truth() {
    let played = Played::of(scenario("leveraged-unwind")).await;
    let truth = truth(&played.world, played.now);
    let specs = played.specs(&Asset::DEFAULT).await;
    for asset in Asset::DEFAULT {
        for (feed, window, length, bar) in [
            ("contract-stats-5m", "24h", Millis::DAY, Millis::minutes(5)),
            ("contract-stats-1h", "7d", Millis::days(7), Millis::HOUR),
            ("contract-stats-4h", "30d", Millis::days(30), Millis::hours(4)),
        ] {
            let rows = played.pages(Venue::Gate, feed, asset, &specs).await;
            let from = played.now - length;
            let (mut long, mut short, mut bars) = (0.0, 0.0, 0);
            for row in rows {
                if let Observation::LiquidationBar(told) = row
                    && told.start >= from
                {
                    assert_eq!(told.interval, bar);
                    long += told.long.0;
                    short += told.short.0;
                    bars += 1;
                }
            }
            let first = (from + bar - Millis(1)).floor(bar);
            let listed = (played.now.floor(bar) - first).0 / bar.0 + 1;
            assert_eq!(bars, listed, "{feed}: every bar once");
            let is =
                |side: &str| truth.figures[&format!("{side}_liquidations_usd.{window}.{asset}")];
            close(long, is("long"), feed);
            close(short, is("short"), feed);
        }
        let rows = played.pages(Venue::Okx, "liquidation-orders", asset, &specs).await;
        let week = rows.iter().filter_map(|row| match row {
            Observation::Liquidation(one) if one.closed == Side::Long => Some(one.notional.0),
            _ => None,
        });
        let is = fact(&truth, &format!("long_liquidations_usd.7d.{asset}"), "okx");
        close(week.sum(), is, "okx");
    }
}

#[tokio::test]
async fn positions_of_a_month_are_read_page_by_page_hour_by_hour() {
    let played = Played::of(scenario("rising-market")).await;
    let specs = played.specs(&Asset::DEFAULT).await;
    for (venue, feed) in [(Venue::Bybit, "open-interest"), (Venue::Okx, "open-interest-history")] {
        let rows = played.pages(venue, feed, Asset::ETH, &specs).await;
        let mut at: Vec<UnixMillis> = rows
            .iter()
            .filter_map(|row| match row {
                Observation::OpenInterest(open) => Some(open.at),
                _ => None,
            })
            .collect();
        let told = at.len();
        at.sort_unstable();
        at.dedup();
        assert_eq!(at.len(), told, "{feed}: no hour twice");
        let gaps = at.windows(2).filter(|pair| pair[1] - pair[0] != Millis::HOUR).count();
        assert_eq!(gaps, 0, "{feed}: no hour missing");
        assert!(played.now - at[0] >= Millis::days(29), "{feed}: {told} hours");
    }
}

#[test]
fn the_shipped_scenarios_are_read_and_their_truth_is_finite() {
    for name in SHIPPED {
        let world = World { scenario: scenario(name), end: END, still: true };
        let truth = truth(&world, END + Millis::minutes(20));
        assert!(truth.figures.len() >= 239, "{name}: {}", truth.figures.len());
        assert!(truth.figures.values().all(|figure| figure.is_finite()), "{name}");
        let change = truth.figures["price_change_pct.24h.BTC"];
        let told = match name {
            "leveraged-unwind" => -4.0,
            "ordinary-minus-two" => -2.0,
            _ => 3.5,
        };
        assert!((change - told).abs() < 0.2, "{name}: {change}");
    }
}

#[test]
fn a_tiny_world_has_the_truth_worked_by_hand() {
    let scenario = Scenario::parse(include_str!("twin/tiny.json")).unwrap();
    let world = World { scenario, end: END, still: true };
    let told = truth(&world, END);
    let expected = [
        // 100 a day ago, 80 now; OKX and Coinbase are a tenth above, Bybit, Gate, Deribit not.
        ("price_usd.BTC", 80.0),
        ("price_change_pct.24h.BTC", -20.0),
        ("drawdown_pct.30d.BTC", -20.0),
        // Bybit 10 coins at 80, Gate 20 at 80, Deribit 800 dollars: 10 coins.
        ("open_interest_coins.BTC", 40.0),
        ("open_interest_usd.BTC", 3_200.0),
        // Bybit 20 to 10 coins while 100 to 80 dollars, Gate 20 all along: 4,000 to 2,400.
        ("open_interest_change_usd.24h.BTC", -1_600.0),
        ("open_interest_change_pct.24h.BTC", -40.0),
        // Bybit 15 × -20, Gate 20 × -20; Bybit 90 × -10: of 4,000.
        ("open_interest_price_effect_pct.24h.BTC", -17.5),
        ("open_interest_position_effect_pct.24h.BTC", -22.5),
        // Two coins at 90 two hours ago; the one 25 hours ago lies outside the day.
        ("long_liquidations_usd.24h.BTC", 180.0),
        ("long_liquidations_usd.7d.BTC", 280.0),
        ("short_liquidations_usd.24h.BTC", 82.0),
        ("liquidations_usd.24h.all", 262.0),
        // Bybit 0.01% each 8 h is 10.95% a year on 800, Gate 0.02% is 21.9% on 1,600.
        ("funding_apr_pct.BTC", (10.95 + 2.0 * 21.9) / 3.0),
        ("long_short_ratio.BTC", 1.5),
        ("taker_sell_share_pct.24h.BTC", 75.0),
        ("fear_greed_index", 9.0),
        ("fear_greed_index.7d", 30.0),
        ("market_cap_change_pct.24h.all", -10.0),
        ("bitcoin_dominance_pct", 60.0),
        // 10 coins at 80 for 1,000.
        ("holder_unrealized_usd.the", -200.0),
        ("holder_unrealized_pct.the", -20.0),
        // Gate's 1,600 of 3,200; 3,200 of 60% of 900.
        ("liquidations_coverage_pct.24h.BTC", 50.0),
        ("open_interest_to_market_cap_pct.BTC", 3_200.0 / 540.0 * 100.0),
        ("implied_volatility_pct.BTC", 55.0),
        ("breadth_down_pct.24h.all", 100.0),
        ("open_interest_share_pct.BTC", 100.0),
    ];
    for (figure, by_hand) in expected {
        close(told.figures[figure], by_hand, figure);
    }
}

#[test]
fn what_goes_on_after_the_end_is_counted_in_the_truth() {
    let mut shipped = scenario("leveraged-unwind");
    let live = shipped.live.as_mut().unwrap();
    live.long_pct = 100.0;
    let played = World { scenario: shipped.clone(), end: END, still: false };
    let still = World { scenario: shipped, end: END, still: true };
    let at = END + Millis::hours(2);
    let sum = |world: &World| truth(world, at).figures["long_liquidations_usd.24h.all"];
    let every_s = played.scenario.live.unwrap().liquidation_every_s;
    let usd = played.scenario.live.unwrap().liquidation_usd;
    // Gate has four of the twenty places that are struck in turn.
    let places = 20.0;
    let expected = 7_200.0 / every_s * 4.0 / places * usd;
    let more = sum(&played) - sum(&still);
    assert!((0.5..2.0).contains(&(more / expected)), "{more} for about {expected}");
    let price = |at| truth(&still, at).figures["price_usd.BTC"].to_bits();
    assert_eq!(price(at), price(END));
}

#[test]
fn a_wrong_scenario_names_the_field() {
    let tiny = include_str!("twin/tiny.json");
    for (from, to, field) in [
        ("\"wick_pct\"", "\"wig_pct\"", "assets.BTC.wig_pct"),
        ("[[-24,100],[0,80]]", "[[0,100],[0,80]]", "assets.BTC.price_usd"),
        ("[[-24,100],[0,80]]", "[[-24,100],[0,-80]]", "assets.BTC.price_usd"),
        ("\"taker_buy_share\":[[0,0.25]]", "\"taker_buy_share\":[[0,1.25]]", "taker_buy_share"),
        (
            "\"interval_h\":8,\"fraction\":[[0,0.0001]]",
            "\"interval_h\":5,\"fraction\":[[0,0]]",
            "interval_h",
        ),
    ] {
        assert!(tiny.contains(from), "{from}");
        let error = Scenario::parse(&tiny.replacen(from, to, 1)).unwrap_err();
        assert!(error.field.contains(field), "{error}");
    }
}
