//! Time limits, refusals, and when nobody looks.

use crate::venues::{DOUBTFUL, FIRST, SECOND, rows, ticker};
use crate::world::{START, World, settings};
use why_crypto_down::market::{FeedFault, FeedStatus, Ticker, Venue};
use why_crypto_down::session::{Answer, Event, FetchFault, Shell};
use why_crypto_down::units::Millis;

#[test]
fn a_request_that_hangs_is_given_up_by_the_session_itself() {
    let mut world = World::page(&[&FIRST]);
    let hanging = world.request("/tickers");
    world.pass(Millis::seconds(10));
    assert!(world.aborted.contains(&hanging));
    assert_eq!(world.fault(Venue::Bybit, "tickers"), FeedFault::TimedOut);
    let body = rows(&[ticker("BTC", START, 1.0)]);
    let late = Answer { status: 200, retry_after: None, dated: None, body };
    world.tell(Event::Fetched(hanging, Ok(late)));
    assert_eq!(world.snapshot().all::<Ticker>().count(), 0, "its late answer is not ours");
}

#[test]
fn retries_come_later_and_later() {
    let mut world = World::page(&[&DOUBTFUL]);
    let mut waits = Vec::new();
    for _ in 0..12 {
        let before = world.now;
        world.answer_with("/greed", 503, None, "");
        while !world.is_asked("/greed") {
            world.pass(Millis::SECOND);
        }
        waits.push(world.last_asked("/greed") - before);
    }
    assert!(waits[0] <= Millis::SECOND, "{waits:?}");
    assert!(waits.iter().all(|&wait| wait <= Millis::minutes(2)), "{waits:?}");
    assert!(waits.iter().any(|&wait| wait > Millis::seconds(20)), "{waits:?}");
}

#[test]
fn retry_after_is_honoured_for_the_whole_venue() {
    let mut world = World::page(&[&FIRST, &SECOND]);
    let wait = Millis::minutes(20);
    world.answer_with("first.example/tickers", 429, Some(wait), "");
    assert_eq!(world.fault(Venue::Bybit, "tickers"), FeedFault::Status(429));
    world.answer_all();
    let (asked, others) = (world.count("first.example"), world.count("second.example"));
    world.pass(Millis(wait.0 - 1));
    assert_eq!(world.count("first.example"), asked);
    assert!(world.count("second.example") > others, "others are asked on");
    world.pass(Millis(1));
    assert!(world.is_asked("first.example/tickers"));
}

#[test]
fn a_rate_limit_told_in_an_answer_holds_the_venue_too() {
    let mut world = World::page(&[&FIRST]);
    world.answer("/tickers", r#"{"refused":"10006"}"#);
    assert_eq!(world.fault(Venue::Bybit, "tickers"), FeedFault::RateLimited);
    world.answer_all();
    let asked = world.count("first.example");
    world.pass(Millis(240));
    assert_eq!(world.count("first.example"), asked);
    world.pass(Millis::minutes(1));
    assert!(world.count("first.example") > asked);
}

#[test]
fn a_venue_that_complains_again_is_left_alone_longer_though_others_of_its_feeds_are_read() {
    let mut world = World::page(&[&FIRST]);
    let mut waits = Vec::new();
    for _ in 0..5 {
        let complained = world.now;
        world.answer_with("/tickers", 429, None, "");
        world.answer_all();
        while !world.is_asked("/tickers") {
            world.pass(Millis::SECOND);
        }
        waits.push(world.now - complained);
    }
    assert!(waits.iter().all(|&wait| wait >= Millis::seconds(30)), "{waits:?}");
    assert!(waits.iter().any(|&wait| wait > Millis::minutes(1)), "{waits:?}");
}

#[test]
fn a_refusal_by_region_is_not_knocked_at() {
    let mut world = World::page(&[&FIRST]);
    world.answer_with("/hourly", 451, None, "");
    world.answer_all();
    world.pass(Millis::minutes(29));
    assert_eq!(world.count("/hourly"), 1);
    assert!(world.count("/tickers") > 10, "the venue's other feeds go on");
    world.pass(Millis::minutes(1));
    assert_eq!(world.count("/hourly"), 2);
}

#[test]
fn an_answer_that_cannot_be_read_is_asked_for_at_the_next_turn() {
    let mut world = World::page(&[&FIRST]);
    world.answer("/hourly", r#"{"candles":[]}"#);
    let expected = FeedFault::Unreadable("rows: missing".to_owned());
    assert_eq!(world.fault(Venue::Bybit, "hourly"), expected);
    world.answer_all();
    world.pass(Millis::minutes(9));
    assert_eq!(world.count("/hourly"), 1);
    world.pass(Millis::minutes(1));
    assert_eq!(world.count("/hourly"), 2);
}

#[test]
fn an_answer_beyond_the_cap_is_a_fault() {
    let mut world = World::page(&[&FIRST]);
    world.fail("/hourly", FetchFault::TooLarge);
    assert!(matches!(world.fault(Venue::Bybit, "hourly"), FeedFault::Unreadable(_)));
}

#[test]
fn six_requests_at_most_are_under_way_to_one_host() {
    let coins = ["BTC", "ETH", "SOL", "XRP", "ADA"];
    let mut world = World::new(&[&FIRST], settings(&coins), Shell::Browser);
    world.tell(Event::Started);
    assert_eq!(world.asked.len(), 6);
    world.answer("/tickers?coin=BTC", r#"{"rows":[]}"#);
    assert_eq!(world.asked.len(), 6, "the next one follows at once");
}

#[test]
fn nothing_is_asked_while_nobody_looks() {
    let mut world = World::page(&[&FIRST]);
    world.answer_all();
    world.tell(Event::Visible(false));
    let asked = world.history.len();
    world.pass(Millis::hours(2));
    assert_eq!(world.history.len(), asked);
    world.tell(Event::Visible(true));
    assert!(world.is_asked("/tickers") && world.is_asked("/hourly"), "what is due is refreshed");
    assert!(!world.is_asked("/never"));
}

#[test]
fn a_page_that_starts_hidden_asks_when_it_is_shown() {
    let mut world = World::new(&[&FIRST], settings(&["BTC"]), Shell::Browser);
    world.tell(Event::Visible(false));
    world.tell(Event::Started);
    world.pass(Millis::seconds(20));
    assert!(world.asked.is_empty() && world.sockets.is_empty());
    world.tell(Event::Visible(true));
    assert!(world.is_asked("/tickers") && !world.sockets.is_empty());
    world.answer_all();
    assert!(!world.session.settled(), "whether liquidations are listened to is waited for as ever");
}

#[test]
fn connections_end_when_nobody_has_looked_for_a_minute() {
    let mut world = World::page(&[&FIRST]);
    world.open("public");
    world.tell(Event::Visible(false));
    world.pass(Millis::seconds(59));
    assert_eq!(world.sockets.len(), 1);
    world.pass(Millis::seconds(1));
    assert_eq!(world.sockets.len(), 0);
    world.tell(Event::Visible(true));
    assert_eq!(world.sockets.len(), 1);
}

#[test]
fn without_a_network_nothing_is_asked_and_all_is_asked_when_it_returns() {
    let mut world = World::page(&[&FIRST]);
    world.tell(Event::Online(false));
    world.fail("/tickers", FetchFault::Blocked);
    assert_eq!(world.fault(Venue::Bybit, "tickers"), FeedFault::Offline);
    let asked = world.history.len();
    world.pass(Millis::minutes(5));
    assert_eq!(world.history.len(), asked);
    world.tell(Event::Online(true));
    assert!(world.is_asked("/tickers"));
}

#[test]
fn a_doubtful_feed_that_fails_offline_is_not_taken_for_blocked() {
    let mut world = World::page(&[&DOUBTFUL]);
    world.tell(Event::Online(false));
    world.fail("doubtful.example/tickers", FetchFault::Blocked);
    world.tell(Event::Online(true));
    assert!(world.is_asked("doubtful.example/tickers"));
}

#[test]
fn a_clock_that_is_set_back_stops_no_feed() {
    let mut world = World::page(&[&FIRST]);
    world.answer_all();
    world.now = START - Millis::days(3);
    world.tell(Event::Woke);
    world.pass(Millis::seconds(1));
    assert!(world.is_asked("/tickers"));
}

#[test]
fn a_price_is_refreshed_at_its_pace() {
    let mut world = World::page(&[&SECOND]);
    world.answer_all();
    for turn in 1..=3 {
        world.pass(Millis::seconds(10));
        world.answer("/tickers", &rows(&[ticker("BTC", world.now, f64::from(turn))]));
    }
    assert_eq!(world.count("/tickers"), 4);
    assert_eq!(world.status(Venue::Okx, "tickers"), FeedStatus::Read);
}
