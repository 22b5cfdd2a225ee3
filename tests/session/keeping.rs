//! What is kept of what was told.

use crate::venues::{DOUBTFUL, FIRST, SECOND, SPANNED, candle, liquidation, message, rows, ticker};
use crate::world::{START, World, settings};
use serde_json::json;
use why_crypto_down::market::{
    Candle, Coverage, Depth, FearGreed, FeedStatus, Liquidation, Origin, Snapshot, Span, Ticker,
    Venue,
};
use why_crypto_down::metrics::levels::{WallRule, depth_walls};
use why_crypto_down::session::{Event, Shell};
use why_crypto_down::settings::{Route, Settings};
use why_crypto_down::units::{Millis, Price};

#[test]
fn a_change_of_one_field_leaves_the_others() {
    let mut world = World::page(&[&FIRST]);
    let socket = world.open("public");
    let whole = json!({
        "kind": "ticker", "coin": "BTC", "at": START, "last": 100.0, "open": 110.0, "mark": 100.5,
    });
    world.hear(socket, &message("ws-tickers", &[whole]));
    let later = START + Millis(500);
    world.now = later;
    let change = json!({ "kind": "ticker", "coin": "BTC", "at": later, "mark": 99.0 });
    world.hear(socket, &message("ws-tickers", &[change]));
    let told = world.facts::<Ticker>(Venue::Bybit, "ws-tickers");
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].at, later);
    assert_eq!(told[0].last, Price::new(100.0));
    assert_eq!(told[0].open_24h, Price::new(110.0));
    assert_eq!(told[0].mark, Price::new(99.0));
}

#[test]
fn an_answer_that_was_overtaken_does_not_bring_the_old_price_back() {
    let mut world = World::page(&[&SECOND]);
    world.answer("/tickers", &rows(&[ticker("BTC", START, 100.0)]));
    world.answer_all();
    world.pass(Millis::seconds(10));
    world.answer("/tickers", &rows(&[ticker("BTC", START - Millis::MINUTE, 90.0)]));
    let told = world.facts::<Ticker>(Venue::Okx, "tickers");
    assert_eq!(told[0].last, Price::new(100.0));
}

#[test]
fn a_price_of_a_clock_since_set_back_gives_way() {
    let mut world = World::page(&[&SECOND]);
    let undated = json!({ "kind": "ticker", "coin": "BTC", "last": 100.0 });
    world.answer("/tickers", &rows(&[undated]));
    world.answer_all();
    world.now = START - Millis::HOUR;
    world.tell(Event::Woke);
    world.answer("/tickers", &rows(&[ticker("BTC", world.now, 90.0)]));
    let told = world.facts::<Ticker>(Venue::Okx, "tickers");
    assert_eq!((told[0].at, told[0].last), (world.now, Price::new(90.0)));
}

#[test]
fn what_a_relay_has_kept_is_of_when_the_venue_answered() {
    let relay = Settings { route: Route::Relay("/relay".to_owned()), ..settings(&["BTC"]) };
    let mut world = World::new(&[&SECOND], relay, Shell::Browser);
    world.tell(Event::Started);
    let dated = START - Millis::minutes(4);
    let undated = json!({ "kind": "ticker", "coin": "BTC", "last": 100.0 });
    world.answer_of("/tickers", dated, &rows(&[undated]));
    assert_eq!(world.facts::<Ticker>(Venue::Okx, "tickers")[0].at, dated);

    let oldest = START - Millis::HOUR;
    world.answer_of("/liquidations", dated, &rows(&[liquidation("BTC", oldest, 1.0)]));
    let (series, _) = world.series::<Liquidation>(Venue::Okx, "liquidations");
    assert_eq!(series.covered, [Span { from: oldest, to: dated }]);
}

#[test]
fn an_answer_covers_no_more_than_it_was_asked_for() {
    let relay = Settings { route: Route::Relay("/relay".to_owned()), ..settings(&["BTC"]) };
    let mut world = World::new(&[&SPANNED], relay, Shell::Browser);
    world.tell(Event::Started);
    let oldest = START - Millis::HOUR;
    world.answer("/liquidations", &rows(&[liquidation("BTC", oldest, 1.0)]));
    world.answer("/trades", &rows(&[liquidation("BTC", oldest, 1.0)]));
    let covered = |feed| world.series::<Liquidation>(Venue::Deribit, feed).0.covered;
    assert_eq!(covered("liquidations"), [Span { from: oldest, to: START }], "it names no end");
    let asked_for = START.floor(Millis::minutes(5));
    assert_eq!(covered("trades"), [Span { from: oldest, to: asked_for }]);
}

#[test]
fn candles_stand_in_order_each_time_once_and_the_later_word_holds() {
    let mut world = World::page(&[&FIRST]);
    let hour = |count| START.floor(Millis::HOUR) - Millis::hours(count);
    let body = rows(&[
        candle("BTC", hour(0), 3.0),
        candle("BTC", hour(2), 1.0),
        candle("BTC", hour(1), 2.0),
    ]);
    world.answer("/hourly", &body);
    world.answer_all();
    world.pass(Millis::HOUR);
    let body = rows(&[candle("BTC", hour(-1), 5.0), candle("BTC", hour(0), 4.0)]);
    world.answer("/hourly", &body);
    let told = world.facts::<Candle>(Venue::Bybit, "hourly");
    let closes: Vec<f64> = told.iter().map(|candle| candle.close.usd()).collect();
    assert_eq!(closes, [1.0, 2.0, 4.0, 5.0]);
}

#[test]
fn what_is_older_than_the_feed_is_kept_for_is_forgotten() {
    let mut world = World::page(&[&FIRST]);
    let body = rows(&[
        candle("BTC", START - Millis::days(30) - Millis(1), 1.0),
        candle("BTC", START - Millis::days(30), 2.0),
        candle("BTC", START, 3.0),
    ]);
    world.answer("/hourly", &body);
    let told = world.facts::<Candle>(Venue::Bybit, "hourly");
    assert_eq!(told.len(), 2);
}

#[test]
fn an_answer_about_past_events_covers_the_time_since_its_oldest() {
    let mut world = World::page(&[&SECOND]);
    let oldest = START - Millis::hours(2);
    let body =
        rows(&[liquidation("BTC", START - Millis::HOUR, 1.0), liquidation("BTC", oldest, 2.0)]);
    world.answer("/liquidations", &body);
    let (series, events) = world.series::<Liquidation>(Venue::Okx, "liquidations");
    assert_eq!(series.covered, [Span { from: oldest, to: START }]);
    assert_eq!(series.coverage, Coverage::Partial);
    assert_eq!(events.first().unwrap().at, oldest);
}

#[test]
fn one_bad_row_does_not_lose_the_others() {
    let mut world = World::page(&[&SECOND]);
    let bad = json!({ "kind": "ticker", "coin": "BTC", "at": START, "last": -1.0 });
    world.answer("/tickers", &rows(&[bad, ticker("BTC", START, 100.0)]));
    assert_eq!(world.status(Venue::Okx, "tickers"), FeedStatus::Read);
    assert_eq!(world.session.rejected_rows(), 1);
}

#[test]
fn a_fact_about_the_whole_market_has_no_coin() {
    let mut world = World::page(&[&DOUBTFUL]);
    world.answer("/greed", &rows(&[json!({ "kind": "greed", "at": START })]));
    let (series, _) = world.series::<FearGreed>(Venue::Gate, "greed");
    assert_eq!(series.source.instrument, None);
}

#[test]
fn the_revision_grows_with_news_and_only_then() {
    let mut world = World::page(&[&SECOND]);
    let before = world.session.revision();
    world.tell(Event::Woke);
    assert_eq!(world.session.revision(), before);
    world.answer("/tickers", &rows(&[ticker("BTC", START, 100.0)]));
    assert!(world.session.revision() > before);
}

/// What a page saw an hour ago.
fn cached() -> Snapshot {
    let mut world = World::page(&[&FIRST, &SECOND]);
    world.answer("first.example/tickers", &rows(&[ticker("BTC", START, 100.0)]));
    world.answer("first.example/hourly", &rows(&[candle("BTC", START, 1.0)]));
    let spec = json!({ "kind": "spec", "coin": "BTC", "size": 0.01 });
    world.answer("/instruments", &rows(&[spec]));
    let socket = world.open("public");
    world.hear(socket, &message("ws-liquidations", &[liquidation("BTC", START, 1.0)]));
    world.now = START + Millis::SECOND;
    world.hear(socket, "pong");
    world.snapshot()
}

fn restored() -> World {
    let mut world = World::new(&[&FIRST, &SECOND], settings(&["BTC"]), Shell::Browser);
    world.now = START + Millis::HOUR;
    world.tell(Event::Woke);
    world.session.restore(cached());
    world.tell(Event::Started);
    world
}

#[test]
fn cached_figures_are_shown_with_their_age_until_fresh_ones_come() {
    let mut world = restored();
    let (series, told) = world.series::<Ticker>(Venue::Bybit, "tickers");
    assert_eq!((series.seen, told[0].last), (START, Price::new(100.0)));
    assert_eq!(world.status(Venue::Bybit, "tickers"), FeedStatus::Waiting);

    let fresh = rows(&[candle("BTC", world.now, 2.0)]);
    world.answer("first.example/hourly", &fresh);
    let (series, told) = world.series::<Candle>(Venue::Bybit, "hourly");
    assert_eq!(series.seen, world.now);
    assert_eq!(told.len(), 1, "the cached candles are gone");
    let (series, _) = world.series::<Ticker>(Venue::Bybit, "tickers");
    assert_eq!(series.seen, START, "other series stay as they were");
}

#[test]
fn cached_events_stay_true_and_the_time_between_is_not_covered() {
    let mut world = restored();
    let socket = world.open("public");
    world.hear(socket, &message("ws-liquidations", &[liquidation("BTC", world.now, 2.0)]));
    let back = world.now;
    world.now = back + Millis::SECOND;
    world.hear(socket, "pong");
    let (series, events) = world.series::<Liquidation>(Venue::Bybit, "ws-liquidations");
    assert_eq!(events.len(), 2);
    let before = Span { from: START, to: START + Millis::SECOND };
    assert_eq!(series.covered, [before, Span { from: back, to: world.now }]);
}

#[test]
fn cached_contract_sizes_spare_the_wait() {
    let world = restored();
    assert!(world.is_asked("/interest"));
}

#[test]
fn a_cached_simulation_is_never_shown_as_real() {
    let mut world = World::new(&[&FIRST], settings(&["BTC"]), Shell::Browser);
    world.session.restore(Snapshot { origin: Origin::Simulation, ..cached() });
    assert!(world.snapshot().series.is_empty());
}

#[test]
fn a_cached_snapshot_from_the_future_or_of_other_coins_is_left_out() {
    let mut world = World::new(&[&FIRST], settings(&["BTC"]), Shell::Browser);
    world.now = START - Millis::HOUR;
    world.tell(Event::Woke);
    world.session.restore(cached());
    assert!(world.snapshot().series.is_empty());

    let only = Settings { venues: vec![Venue::Gate], ..settings(&["ETH"]) };
    let mut world = World::new(&[&FIRST, &SECOND, &DOUBTFUL], only, Shell::Browser);
    world.now = START + Millis::HOUR;
    world.tell(Event::Woke);
    world.session.restore(cached());
    assert!(world.snapshot().series.is_empty());
}

/// An order that stands out counts only once it has stood for ten minutes.
#[test]
fn books_are_kept_as_long_as_a_wall_has_to_stand() {
    let bybit = why_crypto_down::venues::adapter(Venue::Bybit).unwrap();
    let mut world = World::new(&[bybit], settings(&["BTC"]), Shell::Native);
    world.tell(Event::Started);
    let level = |price: f64, coins: f64| json!([price.to_string(), coins.to_string()]);
    for _ in 0..20 {
        world.pass(Millis::MINUTE);
        let bids: Vec<_> = (1_u8..50).map(|n| level(100.0 - f64::from(n) * 0.1, 1.0)).collect();
        let asks: Vec<_> = (1_u8..50)
            .map(|n| level(100.0 + f64::from(n) * 0.1, if n == 20 { 50.0 } else { 1.0 }))
            .collect();
        let result = json!({ "s": "BTCUSDT", "b": bids, "a": asks, "ts": world.now });
        let body = json!({ "retCode": 0, "retMsg": "OK", "result": result, "time": world.now });
        if world.is_asked("/orderbook") {
            world.answer("/orderbook", &body.to_string());
        }
    }
    let books = world.facts::<Depth>(Venue::Bybit, "orderbook");
    let walls = depth_walls(&books, &WallRule::usual(0.1));
    assert_eq!(walls.len(), 1, "of {} books", books.len());
    assert!((walls[0].price.usd() - 102.0).abs() < 0.1);
}
