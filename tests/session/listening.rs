//! Connections: subscribing, keeping alive, coming back, and what was really listened to.

use crate::venues::{FIRST, liquidation, message, rows, ticker};
use crate::world::{START, World};
use why_crypto_down::market::{FeedFault, FeedStatus, Liquidation, Span, Ticker, Venue};
use why_crypto_down::session::{Event, SocketId};
use why_crypto_down::units::{Millis, UnixMillis};

/// A page that listens, and whose requests are all answered.
fn listening() -> (World, SocketId) {
    let mut world = World::page(&[&FIRST]);
    world.answer("/tickers", &rows(&[ticker("BTC", START, 100.0)]));
    world.answer_all();
    let socket = world.open("public");
    (world, socket)
}

fn texts(world: &World) -> Vec<&str> {
    world.sent.iter().map(|(_, text)| text.as_str()).collect()
}

#[test]
fn a_connection_is_subscribed_to_once_it_stands() {
    let mut world = World::page(&[&FIRST]);
    assert!(world.sent.is_empty());
    world.open("public");
    assert_eq!(texts(&world), ["subscribe BTC"]);
}

#[test]
fn a_stream_is_not_waited_for_where_answers_told_the_same() {
    let (mut world, socket) = listening();
    assert!(!world.session.settled(), "nobody tells whether liquidations are listened to");
    world.hear(socket, "pong");
    assert_eq!(world.status(Venue::Bybit, "ws-tickers"), FeedStatus::Waiting);
    assert!(world.session.settled());
}

#[test]
fn it_is_kept_alive_and_questions_are_answered() {
    let (mut world, socket) = listening();
    world.hear(socket, "are you there");
    for _ in 0..2 {
        world.pass(Millis::seconds(20));
        world.hear(socket, "pong");
    }
    assert_eq!(texts(&world), ["subscribe BTC", "yes", "ping", "ping"]);
}

#[test]
fn a_dropped_connection_comes_back_and_is_subscribed_to_again() {
    let (mut world, socket) = listening();
    world.hear(socket, &message("ws-tickers", &[ticker("BTC", START, 101.0)]));
    world.drop_socket(socket);
    assert_eq!(world.fault(Venue::Bybit, "ws-tickers"), FeedFault::Closed(1006));
    assert!(world.sockets.is_empty(), "not at once");
    world.pass(Millis::seconds(2));
    let again = world.open("public");
    assert_ne!(again, socket);
    assert_eq!(texts(&world), ["subscribe BTC", "subscribe BTC"]);
    world.hear(again, &message("ws-tickers", &[ticker("BTC", world.now, 102.0)]));
    assert_eq!(world.status(Venue::Bybit, "ws-tickers"), FeedStatus::Read);
}

#[test]
fn a_venue_that_refuses_connections_is_tried_less_and_less() {
    let mut world = World::page(&[&FIRST]);
    world.answer_all();
    for _ in 0..400 {
        world.pass(Millis::seconds(3));
        world.answer_all();
        if let Some((&id, _)) = world.sockets.iter().next() {
            world.drop_socket(id);
        }
    }
    let waits: Vec<Millis> = world.opened.windows(2).map(|pair| pair[1].0 - pair[0].0).collect();
    assert!(waits.iter().all(|&wait| wait <= Millis::seconds(64)), "{waits:?}");
    assert!((20..=200).contains(&world.opened.len()), "{} in 20 minutes", world.opened.len());
}

#[test]
fn a_late_message_of_an_ended_connection_is_dropped() {
    let (mut world, socket) = listening();
    world.drop_socket(socket);
    world.pass(Millis::seconds(2));
    world.open("public");
    world.hear(socket, &message("ws-tickers", &[ticker("BTC", world.now, 999.0)]));
    let prices: Vec<f64> = world
        .snapshot()
        .all::<Ticker>()
        .flat_map(|(_, facts)| facts.to_vec())
        .filter_map(|ticker| ticker.last.map(why_crypto_down::units::Price::usd))
        .collect();
    assert_eq!(prices, [100.0]);
}

#[test]
fn a_connection_that_says_nothing_is_replaced() {
    let (mut world, socket) = listening();
    world.pass(Millis::seconds(59));
    assert!(world.sockets.contains_key(&socket));
    world.pass(Millis::seconds(1));
    assert!(!world.sockets.contains_key(&socket));
    assert_eq!(world.fault(Venue::Bybit, "ws-tickers"), FeedFault::Silent);
    world.pass(Millis::seconds(2));
    assert_eq!(world.sockets.len(), 1);
}

#[test]
fn a_connection_that_does_not_come_up_is_given_up() {
    let mut world = World::page(&[&FIRST]);
    let socket = world.socket("public");
    world.pass(Millis::seconds(10));
    assert!(!world.sockets.contains_key(&socket));
    assert_eq!(world.fault(Venue::Bybit, "ws-tickers"), FeedFault::TimedOut);
}

#[test]
fn a_connection_is_renewed_before_the_venue_ends_it() {
    let (mut world, socket) = listening();
    world.hear(socket, &message("ws-tickers", &[ticker("BTC", START, 100.0)]));
    for _ in 0..720 {
        world.pass(Millis::seconds(5));
        world.answer_all();
        if world.opened.len() == 2 {
            break;
        }
        world.hear(socket, "pong");
    }
    assert!(!world.sockets.contains_key(&socket));
    assert_eq!(world.sockets.len(), 1);
    assert_eq!(world.status(Venue::Bybit, "ws-tickers"), FeedStatus::Read);
    assert!(world.opened[1].0 - START < Millis::HOUR);
}

#[test]
fn a_word_of_refusal_is_told() {
    let (mut world, socket) = listening();
    world.hear(socket, r#"{"no":"unknown topic"}"#);
    let expected = FeedFault::Unreadable("the venue refused: unknown topic".to_owned());
    assert_eq!(world.fault(Venue::Bybit, "ws-tickers"), expected);
}

#[test]
fn what_was_listened_to_has_a_gap_where_the_connection_was_down() {
    let (mut world, socket) = listening();
    world.hear(socket, "pong");
    let began = world.now;
    world.pass(Millis::seconds(10));
    world.hear(socket, &message("ws-liquidations", &[liquidation("BTC", world.now, 1.0)]));
    let last_heard = world.now;
    world.pass(Millis::seconds(5));
    world.drop_socket(socket);
    world.pass(Millis::seconds(2));
    let again = world.open("public");
    world.pass(Millis::seconds(1));
    world.hear(again, "pong");
    let back = world.now;
    world.pass(Millis::seconds(15));
    world.hear(again, "pong");

    let (series, events) = world.series::<Liquidation>(Venue::Bybit, "ws-liquidations");
    assert_eq!(events.len(), 1);
    let first = Span { from: began, to: last_heard };
    let second = Span { from: back, to: world.now };
    assert_eq!(series.covered, [first, second]);
}

#[test]
fn a_coin_that_nothing_happened_to_has_an_empty_series_that_says_so() {
    let (mut world, socket) = listening();
    world.hear(socket, "pong");
    world.pass(Millis::seconds(20));
    world.hear(socket, "pong");
    let (series, events) = world.series::<Liquidation>(Venue::Bybit, "ws-liquidations");
    assert!(events.is_empty());
    assert_eq!(series.covered, [Span { from: START, to: world.now }]);
    assert_eq!(series.source.instrument.unwrap().symbol, "BTCUSDT");
    assert_eq!(world.status(Venue::Bybit, "ws-liquidations"), FeedStatus::Read);
}

#[test]
fn a_refused_feed_is_not_listened_to_whatever_comes_beside_it() {
    let (mut world, socket) = listening();
    world.hear(socket, r#"{"no":"unknown topic"}"#);
    for _ in 0..3 {
        world.pass(Millis::seconds(20));
        world.hear(socket, &message("ws-tickers", &[ticker("BTC", world.now, 101.0)]));
    }
    let series = world.snapshot().series;
    assert!(series.iter().all(|series| series.source.feed != "ws-liquidations"), "{series:?}");
}

#[test]
fn while_a_stream_tells_the_price_it_is_fetched_rarely() {
    let (mut world, socket) = listening();
    world.hear(socket, &message("ws-tickers", &[ticker("BTC", START, 100.0)]));
    let before = world.count("/tickers");
    for _ in 0..11 {
        world.pass(Millis::seconds(10));
        world.answer_all();
        world.hear(socket, &message("ws-tickers", &[ticker("BTC", world.now, 100.0)]));
    }
    assert_eq!(world.count("/tickers"), before);
    world.drop_socket(socket);
    assert!(world.is_asked("/tickers"), "it is asked at once when the stream breaks");
}

#[test]
fn a_garbled_message_changes_nothing_else() {
    let (mut world, socket) = listening();
    let good = message("ws-tickers", &[ticker("BTC", START, 101.0)]);
    world.hear(socket, &good);
    let before = world.snapshot();
    for garbled in [
        r#"{"feed":"ws-tickers","rows":[{"kind":"ticker","coin":"BTC","at":1}]}"#,
        r#"{"feed":"ws-tickers"}"#,
        r#"{"feed":"nobody knows"}"#,
        "{",
        "",
        "null",
    ] {
        world.hear(socket, garbled);
    }
    assert_eq!(world.snapshot().series, before.series);
    assert_eq!(world.snapshot().feeds, before.feeds);
    assert_eq!(world.session.unknown_messages(), 4);
    assert_eq!(world.session.rejected_rows(), 2);
}

#[test]
fn many_garbled_messages_in_a_row_are_a_fault() {
    let (mut world, socket) = listening();
    world.hear(socket, &message("ws-tickers", &[ticker("BTC", START, 101.0)]));
    for _ in 0..3 {
        world.hear(socket, r#"{"feed":"ws-tickers"}"#);
    }
    assert!(matches!(world.fault(Venue::Bybit, "ws-tickers"), FeedFault::Unreadable(_)));
    world.hear(socket, &message("ws-tickers", &[ticker("BTC", START, 102.0)]));
    assert_eq!(world.status(Venue::Bybit, "ws-tickers"), FeedStatus::Read);
}

#[test]
fn a_storm_of_liquidations_stays_bounded_and_keeps_the_newest() {
    let (mut world, socket) = listening();
    world.hear(socket, "pong");
    let mut last = UnixMillis(0);
    for batch in 0..500_i64 {
        world.now = START + Millis(batch * 100);
        last = world.now + Millis(99);
        let events: Vec<_> =
            (0..100).map(|step| liquidation("BTC", world.now + Millis(step), 1.0)).collect();
        world.hear(socket, &message("ws-liquidations", &events));
    }
    let (series, events) = world.series::<Liquidation>(Venue::Bybit, "ws-liquidations");
    assert!((15_000..=20_000).contains(&events.len()), "{}", events.len());
    assert_eq!(events.last().unwrap().at, last);
    let first = events[0].at;
    assert_eq!(series.covered[0].from, first, "what was cut off is not covered any more");
}

#[test]
fn an_event_told_twice_is_kept_once() {
    let (mut world, socket) = listening();
    let twice = message("ws-liquidations", &[liquidation("BTC", START, 1.0)]);
    world.hear(socket, &twice);
    world.hear(socket, &twice);
    let other = message("ws-liquidations", &[liquidation("BTC", START, 2.0)]);
    world.hear(socket, &other);
    assert_eq!(world.facts::<Liquidation>(Venue::Bybit, "ws-liquidations").len(), 2);
}

#[test]
fn a_closing_of_an_unknown_connection_is_nothing() {
    let (mut world, _) = listening();
    let before = world.snapshot();
    world.tell(Event::Closed(SocketId(9_999), 1000));
    assert_eq!(world.snapshot(), before);
}
