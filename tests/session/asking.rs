//! Who is asked for what, in which order, and who takes over.

use crate::venues::{DOUBTFUL, FIRST, SECOND, candle, interest, rows, ticker};
use crate::world::{START, World, settings};
use serde_json::json;
use why_crypto_down::market::{
    Asset, Candle, FeedFault, FeedStatus, OpenInterest, OpenInterestAmount, Origin, Ticker, Venue,
};
use why_crypto_down::session::{Event, FetchFault, Session, Shell, Surroundings};
use why_crypto_down::settings::{Route, Settings};
use why_crypto_down::units::{Coins, Millis, UnixMillis};

#[test]
fn nothing_is_asked_before_the_start() {
    let mut world = World::new(&[&FIRST], settings(&["BTC"]), Shell::Browser);
    world.tell(Event::Woke);
    assert!(world.asked.is_empty() && world.sockets.is_empty());
    assert_eq!(world.session.next_wakeup(), None);
}

#[test]
fn the_price_is_asked_first_and_histories_last() {
    let world = World::page(&[&FIRST]);
    let order: Vec<&str> = world.history.iter().map(|(_, url)| url.as_str()).collect();
    assert_eq!(
        order,
        [
            "https://first.example/tickers?coin=BTC",
            "https://first.example/hourly?coin=BTC",
            "https://first.example/daily?coin=BTC",
            "https://first.example/history?coin=BTC",
        ]
    );
}

#[test]
fn a_feed_that_serves_two_wants_is_asked_once() {
    let world = World::page(&[&FIRST]);
    assert_eq!(world.count("/tickers"), 1);
}

#[test]
fn all_venues_are_asked_for_the_price_and_only_the_best_for_candles() {
    let world = World::page(&[&FIRST, &SECOND]);
    assert!(world.is_asked("first.example/tickers") && world.is_asked("second.example/tickers"));
    assert!(world.is_asked("first.example/hourly") && !world.is_asked("second.example/hourly"));
    assert_eq!(world.status(Venue::Okx, "hourly"), FeedStatus::Spare);
}

#[test]
fn a_venue_that_the_settings_leave_out_is_not_asked() {
    let only = Settings { venues: vec![Venue::Okx], ..settings(&["BTC"]) };
    let mut world = World::new(&[&FIRST, &SECOND], only, Shell::Browser);
    world.tell(Event::Started);
    assert_eq!(world.count("first.example"), 0);
    assert!(world.is_asked("second.example/hourly"), "the next best serves instead");
}

#[test]
fn bitcoin_is_asked_for_even_when_other_coins_are_shown() {
    let mut world = World::new(&[&FIRST], settings(&["ETH"]), Shell::Browser);
    world.tell(Event::Started);
    assert!(world.is_asked("tickers?coin=ETH") && world.is_asked("tickers?coin=BTC"));
}

#[test]
fn a_coin_that_the_venue_does_not_list_is_not_asked_for() {
    let mut world = World::new(&[&FIRST], settings(&["NONE"]), Shell::Browser);
    world.tell(Event::Started);
    assert_eq!(world.count("NONE"), 0);
    let none = Asset::new("NONE");
    assert_eq!(world.status_of(Venue::Bybit, "hourly", none), FeedStatus::Spare);
}

#[test]
fn the_next_best_takes_over_and_the_best_returns() {
    let mut world = World::page(&[&FIRST, &SECOND]);
    world.answer_with("first.example/hourly", 500, None, "");
    assert_eq!(world.fault(Venue::Bybit, "hourly"), FeedFault::Status(500));
    world.answer("second.example/hourly", &rows(&[candle("BTC", START, 90.0)]));
    assert_eq!(world.facts::<Candle>(Venue::Okx, "hourly").len(), 1);
    assert_eq!(world.status(Venue::Okx, "hourly"), FeedStatus::Read);

    world.pass(Millis::seconds(2));
    world.answer("first.example/hourly", &rows(&[candle("BTC", START, 91.0)]));
    assert_eq!(world.status(Venue::Bybit, "hourly"), FeedStatus::Read);
    assert_eq!(world.status(Venue::Okx, "hourly"), FeedStatus::Spare);
    let asked = world.count("second.example/hourly");
    world.pass(Millis::minutes(50));
    assert_eq!(world.count("second.example/hourly"), asked, "the spare one is left alone");
}

#[test]
fn a_slow_first_answer_brings_the_next_best_in() {
    let mut world = World::page(&[&FIRST, &SECOND]);
    world.pass(Millis(2_900));
    assert!(!world.is_asked("second.example/hourly"));
    world.pass(Millis(200));
    assert!(world.is_asked("second.example/hourly"));
    assert!(world.is_asked("first.example/hourly"), "the best one is still waited for");
}

#[test]
fn a_doubtful_feed_that_was_blocked_is_not_asked_again() {
    let mut world = World::page(&[&DOUBTFUL]);
    world.fail("doubtful.example/tickers", FetchFault::Blocked);
    assert_eq!(world.fault(Venue::Gate, "tickers"), FeedFault::Blocked);
    world.answer_all();
    world.pass(Millis::hours(3));
    assert_eq!(world.count("doubtful.example/tickers"), 1);
}

#[test]
fn a_doubtful_feed_that_was_read_is_asked_again_after_a_break() {
    let mut world = World::page(&[&DOUBTFUL]);
    world.answer("doubtful.example/tickers", &rows(&[ticker("BTC", START, 100.0)]));
    world.pass(Millis::seconds(10));
    world.fail("doubtful.example/tickers", FetchFault::Blocked);
    world.pass(Millis::seconds(3));
    assert_eq!(world.count("doubtful.example/tickers"), 3);
}

#[test]
fn over_a_relay_nothing_is_taken_for_forbidden() {
    let relay = Settings { route: Route::Relay("/relay".to_owned()), ..settings(&["BTC"]) };
    let mut world = World::new(&[&DOUBTFUL], relay, Shell::Browser);
    world.tell(Event::Started);
    world.fail("doubtful.example/tickers", FetchFault::Blocked);
    world.pass(Millis::seconds(3));
    assert_eq!(world.count("doubtful.example/tickers"), 2);
}

#[test]
fn a_program_asks_a_doubtful_feed_again() {
    let mut world = World::new(&[&DOUBTFUL], settings(&["BTC"]), Shell::Native);
    world.tell(Event::Started);
    world.fail("doubtful.example/tickers", FetchFault::Blocked);
    world.pass(Millis::seconds(3));
    assert_eq!(world.count("doubtful.example/tickers"), 2);
}

#[test]
fn a_trusted_feed_that_was_blocked_is_asked_again_later() {
    let mut world = World::page(&[&FIRST]);
    world.fail("first.example/tickers", FetchFault::Blocked);
    assert_eq!(world.fault(Venue::Bybit, "tickers"), FeedFault::Blocked);
    assert_eq!(world.count("first.example/tickers"), 1, "not at once");
    world.pass(Millis::seconds(2));
    assert_eq!(world.count("first.example/tickers"), 2);
}

#[test]
fn a_doubtful_feed_is_asked_over_its_socket_first() {
    let mut world = World::page(&[&DOUBTFUL]);
    assert!(!world.is_asked("doubtful.example/interest"));
    let socket = world.open("calls");
    let (_, question) = world.sent.last().cloned().expect("a request was sent");
    let question: serde_json::Value = serde_json::from_str(&question).unwrap();
    let reply = json!({ "id": question["id"], "reply": { "rows": [interest("BTC", START, 5.0)] } });
    world.hear(socket, &reply.to_string());
    let facts = world.facts::<OpenInterest>(Venue::Gate, "interest");
    assert_eq!(facts[0].amount, OpenInterestAmount::Coins(Coins(5.0)));
    assert_eq!(world.status(Venue::Gate, "interest"), FeedStatus::Read);
    assert!(!world.is_asked("doubtful.example/interest"));
}

#[test]
fn a_socket_that_cannot_be_had_leaves_the_request_over_http() {
    let mut world = World::page(&[&DOUBTFUL]);
    let socket = world.socket("calls");
    world.drop_socket(socket);
    world.pass(Millis::seconds(2));
    assert!(world.is_asked("doubtful.example/interest"));
    world.answer("doubtful.example/interest", &rows(&[interest("BTC", START, 5.0)]));
    assert_eq!(world.status(Venue::Gate, "interest"), FeedStatus::Read);
}

#[test]
fn a_program_asks_over_http_wherever_it_can() {
    let mut world = World::new(&[&DOUBTFUL], settings(&["BTC"]), Shell::Native);
    world.tell(Event::Started);
    assert!(world.is_asked("doubtful.example/interest"));
    assert!(world.sockets.is_empty());
}

#[test]
fn pages_are_followed_up_to_the_limit() {
    let mut world = World::page(&[&FIRST]);
    for (page, amount) in [(1, 1.0), (2, 2.0), (3, 3.0)] {
        let at = START - Millis::hours(page);
        let body = json!({ "rows": [interest("BTC", at, amount)], "next": (page + 1).to_string() });
        world.answer("/history", &body.to_string());
    }
    assert!(!world.is_asked("/history"), "three pages are the limit");
    let asked: Vec<&str> = world
        .history
        .iter()
        .map(|(_, url)| url.as_str())
        .filter(|url| url.contains("/history"))
        .collect();
    assert_eq!(
        asked,
        [
            "https://first.example/history?coin=BTC",
            "https://first.example/history?coin=BTC&page=2",
            "https://first.example/history?coin=BTC&page=3",
        ]
    );
    assert_eq!(world.facts::<OpenInterest>(Venue::Bybit, "history").len(), 3);
}

#[test]
fn a_refresh_follows_pages_only_until_it_meets_what_is_known() {
    let mut world = World::page(&[&FIRST]);
    let first = json!({ "rows": [interest("BTC", START, 1.0)] }).to_string();
    world.answer("/history", &first);
    world.answer_all();
    world.pass(Millis::HOUR);
    let again = json!({
        "rows": [interest("BTC", world.now, 2.0), interest("BTC", START, 1.0)],
        "next": "2",
    });
    world.answer("/history", &again.to_string());
    assert!(!world.is_asked("/history"));
    assert_eq!(world.facts::<OpenInterest>(Venue::Bybit, "history").len(), 2);
}

#[test]
fn amounts_in_contracts_wait_for_what_a_contract_is() {
    let mut world = World::page(&[&SECOND]);
    assert!(!world.is_asked("/interest"));
    let spec = json!({ "kind": "spec", "coin": "BTC", "size": 0.01 });
    world.answer("/instruments", &rows(&[spec]));
    let row = json!({ "kind": "contracts", "coin": "BTC", "at": START, "contracts": 300.0 });
    world.answer("/interest", &rows(&[row]));
    let facts = world.facts::<OpenInterest>(Venue::Okx, "interest");
    assert_eq!(facts[0].amount, OpenInterestAmount::Coins(Coins(3.0)));
}

#[test]
fn without_contract_sizes_the_feed_fails_and_recovers_with_them() {
    let mut world = World::page(&[&SECOND]);
    world.answer_with("/instruments", 404, None, "");
    assert!(matches!(world.fault(Venue::Okx, "interest"), FeedFault::Unreadable(_)));
    assert!(!world.is_asked("/interest"));
    world.answer_all();
    world.pass(Millis::minutes(10));
    let spec = json!({ "kind": "spec", "coin": "BTC", "size": 0.01 });
    world.answer("/instruments", &rows(&[spec]));
    assert!(world.is_asked("/interest"));
}

#[test]
fn contract_sizes_that_never_come_do_not_hold_a_feed_for_ever() {
    let mut world = World::page(&[&SECOND]);
    for _ in 0..4 {
        world.pass(Millis::seconds(5));
        assert!(!world.is_asked("/interest"));
    }
    assert!(matches!(world.fault(Venue::Okx, "interest"), FeedFault::Unreadable(_)));
}

#[test]
fn a_stand_in_gets_every_request_and_its_figures_are_marked() {
    let twin =
        Settings { route: Route::Twin("http://127.0.0.1:8123".to_owned()), ..settings(&["BTC"]) };
    let mut world = World::new(&[&FIRST], twin, Shell::Browser);
    world.tell(Event::Started);
    assert!(world.history.iter().all(|(_, url)| url.starts_with("http://127.0.0.1:8123/")));
    assert_eq!(world.sockets.values().next().unwrap(), "ws://127.0.0.1:8123/first.example/public");
    assert_eq!(world.snapshot().origin, Origin::Simulation);
}

#[test]
fn over_a_relay_requests_go_to_it_and_sockets_to_the_venues() {
    let relay = Settings { route: Route::Relay("/relay".to_owned()), ..settings(&["BTC"]) };
    let mut world = World::new(&[&FIRST], relay, Shell::Browser);
    world.tell(Event::Started);
    assert!(!world.history.is_empty());
    assert!(world.history.iter().all(|(_, url)| url.starts_with("/relay/first.example/")));
    assert_eq!(world.sockets.values().next().unwrap(), "wss://first.example/public");
    assert_eq!(world.snapshot().origin, Origin::Venues);
}

#[test]
fn over_a_relay_readers_of_one_lifetime_ask_for_the_same_span() {
    let relay = Route::Relay("/relay".to_owned());
    let hour = UnixMillis(1_767_200_400_000);
    for later in [0, 1, 59_999, 3_599_999] {
        assert_eq!(relay.asked_for(hour + Millis(later), Millis::HOUR), hour);
    }
    assert_eq!(relay.asked_for(hour + Millis::HOUR, Millis::HOUR), hour + Millis::HOUR);
    let now = hour + Millis(1);
    assert_eq!(Route::Venues.asked_for(now, Millis::HOUR), now);
}

#[test]
fn it_settles_when_everything_was_answered_or_failed() {
    let mut world = World::page(&[&SECOND]);
    assert!(!world.session.settled());
    world.answer_with("/tickers", 404, None, "");
    world.answer("/instruments", r#"{"rows":[]}"#);
    world.answer_all();
    assert!(world.session.settled());
}

#[test]
fn the_same_seed_and_events_give_the_same_effects() {
    let run = |seed| {
        let surroundings = Surroundings { shell: Shell::Browser, seed };
        let mut session = Session::over(&[&FIRST], settings(&["BTC"]), surroundings, START);
        let mut all = session.apply(START, Event::Started);
        let id = all.iter().find_map(|effect| match effect {
            why_crypto_down::session::Effect::Fetch { id, .. } => Some(*id),
            _ => None,
        });
        let lost = Event::Fetched(id.unwrap(), Err(FetchFault::TimedOut));
        all.extend(session.apply(START, lost));
        (all, session.next_wakeup())
    };
    assert_eq!(run(3), run(3));
}

#[test]
fn facts_of_coins_that_nobody_asked_for_are_left_out() {
    let mut world = World::page(&[&FIRST]);
    let body = rows(&[ticker("BTC", START, 100.0), ticker("DOGE", START, 0.1)]);
    world.answer("/tickers", &body);
    let snapshot = world.snapshot();
    let coins: Vec<_> = snapshot.all::<Ticker>().map(|(series, _)| series.source.asset()).collect();
    assert_eq!(coins, [Some(Asset::BTC)]);
}

#[test]
fn a_wider_market_is_asked_once_and_kept_though_no_coin_of_that_name_is_shown() {
    let mut world = World::page(&[&why_crypto_down::venues::kraken::ADAPTER]);
    let start = world.now.floor(Millis::HOUR).0 / 1_000;
    let row = json!([start, "1.1712", "1.1716", "1.1709", "1.1714", "1.1713", "2510.5", 8]);
    let body = json!({ "error": [], "result": { "ZEURZUSD": [row], "last": start } });
    world.answer("OHLC?pair=EURUSD", &body.to_string());
    let (series, bars) = world.series::<Candle>(Venue::Kraken, "ohlc-euro");
    assert_eq!(bars.len(), 1);
    assert_eq!(series.source.instrument.unwrap().symbol, "ZEURZUSD");
    assert_eq!(world.count("pair=EURUSD"), 1);
}
