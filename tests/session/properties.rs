//! What holds whatever happens.

use crate::venues::{DOUBTFUL, FIRST, SECOND, candle, liquidation, message, rows, ticker};
use crate::world::{START, World, settings};
use proptest::prelude::*;
use serde_json::json;
use std::collections::BTreeMap;
use why_crypto_down::session::{Answer, Event, FetchFault, Shell, SocketId};
use why_crypto_down::units::{Millis, UnixMillis};

/// One step of a random script; numbers choose among what is there.
#[derive(Clone, Debug)]
enum Step {
    Pass(i64),
    Answer(usize, u8),
    Open(usize),
    Hear(usize, u8),
    Drop(usize),
    Visible(bool),
    Online(bool),
    Stray(u64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0_i64..30_000).prop_map(Step::Pass),
        8 => (0_usize..16, any::<u8>()).prop_map(|(which, how)| Step::Answer(which, how)),
        2 => (0_usize..4).prop_map(Step::Open),
        4 => (0_usize..4, any::<u8>()).prop_map(|(which, what)| Step::Hear(which, what)),
        1 => (0_usize..4).prop_map(Step::Drop),
        1 => any::<bool>().prop_map(Step::Visible),
        1 => any::<bool>().prop_map(Step::Online),
        1 => (0_u64..200).prop_map(Step::Stray),
    ]
}

fn outcome(how: u8, now: UnixMillis) -> Result<Answer, FetchFault> {
    let answer = |status, body: String| Ok(Answer { status, retry_after: None, dated: None, body });
    match how % 12 {
        0 => Err(FetchFault::Blocked),
        1 => Err(FetchFault::TimedOut),
        2 => Err(FetchFault::TooLarge),
        3 => answer(500, String::new()),
        4 => answer(429, String::new()),
        5 => answer(451, String::new()),
        6 => answer(200, "<html>".to_owned()),
        7 => answer(200, r#"{"refused":"10006"}"#.to_owned()),
        8 => answer(200, json!({ "rows": [], "next": how.to_string() }).to_string()),
        9 => answer(200, rows(&[candle("BTC", now, 1.0), candle("BTC", UnixMillis(1), 1.0)])),
        _ => answer(200, rows(&[ticker("BTC", now, f64::from(how) + 1.0)])),
    }
}

fn words(what: u8, now: UnixMillis) -> String {
    match what % 7 {
        0 => message("ws-tickers", &[ticker("BTC", now, 1.0)]),
        1 => message("ws-liquidations", &[liquidation("BTC", now, f64::from(what))]),
        2 => "pong".to_owned(),
        3 => r#"{"feed":"ws-tickers"}"#.to_owned(),
        4 => json!({ "id": what, "reply": { "rows": [] } }).to_string(),
        5 => r#"{"no":"no"}"#.to_owned(),
        _ => "\u{0}{[".to_owned(),
    }
}

fn play(script: &[Step]) -> World {
    let mut world =
        World::new(&[&FIRST, &SECOND, &DOUBTFUL], settings(&["BTC", "ETH", "SOL"]), Shell::Browser);
    world.tell(Event::Started);
    let mut standing: Vec<SocketId> = Vec::new();
    for step in script {
        standing.retain(|id| world.sockets.contains_key(id));
        match step {
            Step::Pass(length) => world.pass(Millis(*length)),
            Step::Answer(which, how) => {
                if let Some(&id) = world.asked.keys().nth(*which) {
                    world.asked.remove(&id);
                    world.tell(Event::Fetched(id, outcome(*how, world.now)));
                }
            }
            Step::Open(which) => {
                let waiting = world.sockets.keys().filter(|id| !standing.contains(id));
                if let Some(&id) = waiting.clone().nth(*which) {
                    standing.push(id);
                    world.tell(Event::Opened(id));
                }
            }
            Step::Hear(which, what) => {
                if let Some(&id) = standing.get(*which) {
                    world.hear(id, &words(*what, world.now));
                }
            }
            Step::Drop(which) => {
                if let Some(&id) = world.sockets.keys().nth(*which) {
                    world.drop_socket(id);
                }
            }
            Step::Visible(visible) => world.tell(Event::Visible(*visible)),
            Step::Online(online) => world.tell(Event::Online(*online)),
            Step::Stray(id) => world.hear(SocketId(*id), "pong"),
        }
        let mut hosts: BTreeMap<&str, usize> = BTreeMap::new();
        for url in world.asked.values() {
            *hosts.entry(url.split('/').nth(2).unwrap()).or_default() += 1;
        }
        assert!(hosts.values().all(|&count| count <= 6), "{hosts:?}");
    }
    world
}

/// In any stretch of time no more is asked than the bucket holds and gains in it.
fn assert_within_budget(world: &World, host: &str) {
    let times: Vec<UnixMillis> =
        world.history.iter().filter(|(_, url)| url.contains(host)).map(|&(at, _)| at).collect();
    for (begin, &from) in times.iter().enumerate() {
        for (end, &to) in times.iter().enumerate().skip(begin) {
            let asked = i64::try_from(end - begin + 1).unwrap();
            let gained = (to - from).0 * 120 / 60_000;
            assert!(asked <= 40 + gained + 1, "{asked} in {:?} at {host}", to - from);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_script_breaks_a_budget_or_the_order_of_facts(
        script in prop::collection::vec(step(), 0..250),
    ) {
        let world = play(&script);
        for host in ["first.example", "second.example", "doubtful.example"] {
            assert_within_budget(&world, host);
        }
        let snapshot = world.snapshot();
        for series in &snapshot.series {
            prop_assert!(series.covered.windows(2).all(|pair| pair[0].to < pair[1].from));
            prop_assert!(series.covered.iter().all(|span| span.from < span.to));
        }
        let read = why_crypto_down::market::Snapshot::from_json(&snapshot.to_json());
        prop_assert_eq!(read, Ok(snapshot));
    }

    #[test]
    fn whatever_happened_a_session_recovers(script in prop::collection::vec(step(), 0..120)) {
        let mut world = play(&script);
        world.tell(Event::Online(true));
        world.tell(Event::Visible(true));
        // Long enough for every hold and backoff to end.
        for _ in 0..150 {
            world.pass(Millis::seconds(10));
            world.answer_all();
        }
        let before = world.count("first.example/tickers");
        let ids: Vec<SocketId> = world.sockets.keys().copied().collect();
        for id in ids {
            world.drop_socket(id);
        }
        for _ in 0..20 {
            world.pass(Millis::seconds(10));
            world.answer_all();
        }
        prop_assert!(world.count("first.example/tickers") > before);
        prop_assert!(world.session.settled());
    }
}

#[test]
fn a_burst_of_refreshes_never_asks_more_than_the_budget() {
    let coins = ["BTC", "ETH", "SOL", "XRP", "ADA", "DOT", "LTC", "UNI"];
    let mut world = World::new(&[&FIRST], settings(&coins), Shell::Native);
    world.tell(Event::Started);
    for _ in 0..600 {
        world.answer_all();
        world.pass(Millis::SECOND);
    }
    assert_within_budget(&world, "first.example");
    assert!(world.now - START >= Millis::minutes(10));
}
