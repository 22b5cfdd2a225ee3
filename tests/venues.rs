//! What holds for every venue and every feed.
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what went wrong and ends")]

#[path = "support/samples.rs"]
mod support;

use std::collections::BTreeSet;
use std::fs;
use support::{SEEN, feeds, folder, sample, samples, specs};
use why_crypto_down::market::{Asset, Kind};
use why_crypto_down::venues::{
    self, DecodeError, Decoded, Feed, Method, Problem, Reading, Route, Socket,
};

#[test]
fn every_venue_is_listed_once_and_by_its_own_name() {
    let known: BTreeSet<_> = venues::ALL.iter().map(|adapter| adapter.venue).collect();
    assert_eq!(known.len(), venues::ALL.len());
    for adapter in venues::ALL {
        let found = venues::adapter(adapter.venue).map(|found| found.venue);
        assert_eq!(found, Some(adapter.venue));
    }
}

#[test]
fn names_of_feeds_are_unique_and_small_words_joined_by_hyphens() {
    for adapter in venues::ALL {
        let names: BTreeSet<_> = adapter.feeds.iter().map(|feed| feed.name).collect();
        assert_eq!(names.len(), adapter.feeds.len(), "{}", adapter.venue);
        for name in names {
            let is_word = |word: &str| {
                let small = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
                !word.is_empty() && word.bytes().all(small)
            };
            assert!(name.split('-').all(is_word), "{} {name}", adapter.venue);
        }
    }
}

#[test]
fn every_feed_can_be_asked_or_listened_to_and_within_bounds() {
    for (adapter, feed) in feeds() {
        let name = format!("{} {}", adapter.venue, feed.name);
        assert!(feed.http.is_some() || feed.call.is_some() || feed.stream.is_some(), "{name}");
        assert!(feed.cap_bytes > 0 && feed.pages > 0 && feed.every.0 > 0, "{name}");
        assert!(feed.keep.0 >= 0, "{name}");
        assert!(!feed.yields.is_empty(), "{name}");
        assert!(feed.serves.iter().all(|&(_, rank)| rank > 0), "{name}");
        assert!(feed.weight > 0 && feed.weight <= adapter.budget.capacity, "{name}");
        assert!(adapter.budget.per_minute > 0, "{name}");
    }
}

#[test]
fn every_stream_and_call_names_a_socket_and_every_socket_is_named() {
    for adapter in venues::ALL {
        let sockets: BTreeSet<_> = adapter.sockets.iter().map(|socket| socket.name).collect();
        assert_eq!(sockets.len(), adapter.sockets.len(), "{}", adapter.venue);
        let streams = adapter.feeds.iter().filter_map(|feed| feed.stream);
        let calls = adapter.feeds.iter().filter_map(|feed| feed.call.map(|call| call.socket));
        let used: BTreeSet<_> = streams.chain(calls).collect();
        assert_eq!(used, sockets, "{}", adapter.venue);
        for socket in adapter.sockets {
            assert!(socket.url.starts_with("wss://"), "{}", socket.url);
            assert!((socket.subscribe)(&[], SEEN).iter().all(|text| !text.is_empty()));
        }
    }
}

/// The address in a template; a word such as `POST` may stand before it, a channel behind it.
fn address(template: &str) -> &str {
    template.split(' ').find(|word| word.contains("://")).unwrap_or_default()
}

#[test]
fn every_template_is_an_encrypted_address_of_the_kind_the_feed_uses() {
    for (adapter, feed) in feeds() {
        let scheme = if feed.http.is_some() { "https://" } else { "wss://" };
        assert!(address(feed.template).starts_with(scheme), "{} {}", adapter.venue, feed.template);
    }
}

/// True when `text` is `pattern` with something in the place of each `{…}`.
fn matches(pattern: &str, text: &str) -> bool {
    let Some((before, rest)) = pattern.split_once('{') else { return pattern == text };
    let after = rest.split_once('}').map_or("", |(_, after)| after);
    text.strip_prefix(before)
        .and_then(|value| value.strip_suffix(after))
        .is_some_and(|value| !value.is_empty() && !value.contains(['/', '&', '?']))
}

fn agrees(template: &str, url: &str) -> bool {
    let (path, query) = template.split_once('?').unwrap_or((template, ""));
    let (url_path, url_query) = url.split_once('?').unwrap_or((url, ""));
    let pairs = |query: &str| -> Vec<String> {
        query.split('&').filter(|pair| !pair.is_empty()).map(str::to_owned).collect()
    };
    let (wanted, sent) = (pairs(query), pairs(url_query));
    let segments = |path: &str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
    let (wanted_path, sent_path) = (segments(path), segments(url_path));
    wanted_path.len() == sent_path.len()
        && wanted_path.iter().zip(&sent_path).all(|(wanted, sent)| matches(wanted, sent))
        && sent.iter().all(|pair| wanted.iter().any(|wanted| matches(wanted, pair)))
        // A value in braces may be left out, as the cursor of a first page is.
        && wanted.iter().filter(|pair| !pair.contains('{')).all(|pair| sent.contains(pair))
}

#[test]
fn a_request_for_bitcoin_agrees_with_the_template() {
    for (adapter, feed) in feeds() {
        let Some(http) = feed.http else { continue };
        let name = format!("{} {}", adapter.venue, feed.name);
        let request = http(&support::ask()).unwrap_or_else(|| panic!("{name}: Bitcoin not listed"));
        assert!(agrees(address(feed.template), &request.url), "{name}: {}", request.url);
        match request.method {
            Method::Get => assert_eq!(request.body, None, "{name}"),
            Method::Post => {
                let body = request.body.unwrap_or_default();
                assert!(serde_json::from_str::<serde_json::Value>(&body).is_ok(), "{name}: {body}");
            }
        }
    }
}

#[test]
fn a_request_over_a_socket_is_json_that_carries_its_id() {
    for (adapter, feed) in feeds() {
        let Some(call) = feed.call else { continue };
        let name = format!("{} {}", adapter.venue, feed.name);
        let text = (call.text)(&support::ask(), 7_001).unwrap_or_else(|| panic!("{name}"));
        let message: serde_json::Value = serde_json::from_str(&text).expect(&name);
        let id = &message["id"];
        assert!(id == 7_001 || id == "7001", "{name}: {text}");
    }
}

#[test]
fn every_feed_has_a_sample() {
    let missing: Vec<String> = feeds()
        .filter(|(adapter, feed)| sample(adapter.venue, feed.name).is_none())
        .map(|(adapter, feed)| format!("{} {}", adapter.venue, feed.name))
        .collect();
    assert!(missing.is_empty(), "no sample of: {missing:?}");
}

#[test]
fn every_sample_is_of_a_feed_and_every_file_is_in_the_list_of_sources() {
    for adapter in venues::ALL {
        let sources = fs::read_to_string(folder(adapter.venue).join("SOURCES.md"))
            .unwrap_or_else(|error| panic!("{} SOURCES.md: {error}", adapter.venue));
        for entry in fs::read_dir(folder(adapter.venue)).expect("a folder").flatten() {
            let file = entry.file_name().to_string_lossy().into_owned();
            let Some(name) = file.strip_suffix(".json") else { continue };
            assert!(sources.contains(&format!("`{file}`")), "{} {file} unlisted", adapter.venue);
            // A name may go on after a dot: `tickers.delta.json`.
            let feed = name.split('.').next().unwrap_or_default();
            let known = adapter.feeds.iter().any(|known| known.name == feed);
            assert!(known, "{} {file} is of no feed", adapter.venue);
        }
        for listed in sources.split('`').filter(|word| word.contains(".json")) {
            assert!(folder(adapter.venue).join(listed).is_file(), "{listed} is not there");
        }
    }
}

#[test]
fn a_sample_is_read_whole_and_shows_every_kind_that_its_feed_yields() {
    let specs = specs();
    let reading = Reading { seen: SEEN, asset: Some(Asset::BTC), specs: &specs };
    for (adapter, feed, text) in samples() {
        let name = format!("{} {}", adapter.venue, feed.name);
        let decoded = feed.read(adapter.venue, &text, &reading).expect(&name);
        assert_eq!(decoded.rejected, [], "{name}");
        let kinds: BTreeSet<Kind> = decoded.rows.iter().map(|row| row.observation.kind()).collect();
        let promised: BTreeSet<Kind> = feed.yields.iter().copied().collect();
        assert_eq!(kinds, promised, "{name}");
        assert_eq!(sanity(&decoded), Ok(()), "{name}");
        let marked = format!("\u{feff}\r\n {text}\n");
        assert_eq!(feed.read(adapter.venue, &marked, &reading), Ok(decoded), "{name} marked");
    }
}

#[test]
fn the_sample_of_a_stream_is_routed_to_its_feed() {
    for (adapter, feed, text) in samples() {
        let Some(name) = feed.stream else { continue };
        let socket = adapter.sockets.iter().find(|socket| socket.name == name).expect(name);
        let message = Socket::message(&text);
        assert_eq!((socket.route)(&message), Route::Feed(feed.name), "{}", adapter.venue);
    }
}

#[test]
fn a_message_of_another_shape_is_routed_nowhere() {
    for socket in venues::ALL.iter().flat_map(|adapter| adapter.sockets) {
        for text in ["null", "[]", "{}", "\"text\"", "7", "[null]", r#"{"data":{"x":[1]}}"#] {
            let message = Socket::message(text);
            let route = (socket.route)(&message);
            assert!(matches!(route, Route::Unknown | Route::Quiet), "{} {text}", socket.url);
        }
    }
}

fn sanity(decoded: &Decoded) -> Result<(), String> {
    decoded.rows.iter().find_map(|row| support::nonsense(&row.observation)).map_or(Ok(()), Err)
}

/// An error names its venue and feed, and can be shown.
fn assert_blames(feed: &Feed, venue: why_crypto_down::market::Venue, error: &DecodeError) {
    assert_eq!((error.venue, error.feed), (venue, feed.name));
    let line = error.to_string();
    assert!(line.len() < 400 && !line.contains('\n'), "{line}");
}

#[test]
fn what_is_no_answer_is_an_error_of_its_kind() {
    let specs = specs();
    let reading = Reading { seen: SEEN, asset: Some(Asset::BTC), specs: &specs };
    for (adapter, feed) in feeds() {
        let read = |text: &str| feed.read(adapter.venue, text, &reading);
        let problem = |text: &str| match read(text) {
            Ok(decoded) => panic!("{} {}: {decoded:?}", adapter.venue, feed.name),
            Err(error) => {
                assert_blames(feed, adapter.venue, &error);
                error.problem.clone()
            }
        };
        for blank in ["", " ", "\n\t ", "\u{feff}"] {
            assert_eq!(problem(blank), Problem::Empty);
        }
        for page in ["<html>", "<!DOCTYPE html><p>403", "  <?xml version=\"1.0\"?>"] {
            assert_eq!(problem(page), Problem::Html);
        }
        let deep = "[".repeat(5_000);
        let deep_closed = format!("{}{}", "[".repeat(1_000), "]".repeat(1_000));
        for cut in ["{", "{\"a\":", "[1,", "\"text", "nul", "{}{}", "Forbidden", &deep] {
            assert!(matches!(problem(cut), Problem::NotJson { .. }), "{cut:.20}");
        }
        assert!(matches!(problem(&deep_closed), Problem::NotJson { .. }));
        let words = "Too many requests".to_owned();
        assert_eq!(problem(&words), Problem::Refused { code: String::new(), text: words });
        let (bytes, cap) = (feed.cap_bytes + 1, feed.cap_bytes);
        assert_eq!(problem(&" ".repeat(bytes)), Problem::TooLarge { bytes, cap });
        for shape in ["null", "true", "17", "\"text\""] {
            let problem = problem(shape);
            let fits = matches!(
                problem,
                Problem::Missing
                    | Problem::WrongType { .. }
                    | Problem::OtherFeed(_)
                    | Problem::Refused { .. }
            );
            assert!(fits, "{} {} {shape}: {problem}", adapter.venue, feed.name);
        }
        for shape in ["[]", "{}", "[[]]", "[{}]", "[null]"] {
            // An empty list may be a whole answer.
            match read(shape) {
                Ok(decoded) => assert_eq!(decoded.rows, [], "{} {}", adapter.venue, feed.name),
                Err(error) => assert_blames(feed, adapter.venue, &error),
            }
        }
    }
}

#[test]
fn a_sample_cut_at_any_byte_is_not_read() {
    let specs = specs();
    let reading = Reading { seen: SEEN, asset: Some(Asset::BTC), specs: &specs };
    for (adapter, feed, text) in samples() {
        let text = text.trim_end();
        for end in (1..text.len()).filter(|&end| text.is_char_boundary(end)) {
            let error = feed.read(adapter.venue, &text[..end], &reading).expect_err(feed.name);
            assert!(matches!(error.problem, Problem::NotJson { .. }), "{error}");
        }
    }
}

mod damaged {
    //! Samples with wrong values in all places.

    use super::{assert_blames, sanity};
    use crate::support::{SEEN, samples, specs};
    use proptest::prelude::*;
    use proptest::sample::Index;
    use serde_json::{Value, json};
    use std::collections::BTreeMap;
    use why_crypto_down::market::Asset;
    use why_crypto_down::venues::{Adapter, Feed, Reading, SpecBook};

    /// What may stand where something else should.
    fn wrong_values() -> Vec<Value> {
        let year_ms = 31_536_000_000;
        let mut wrong = vec![Value::Null, json!(true), json!([]), json!({}), json!([[]])];
        for text in [
            "",
            " ",
            "text",
            "NaN",
            "nan",
            "inf",
            "-Infinity",
            "1e400",
            "-1",
            "-0.5",
            "+1",
            "0x10",
            "1_000",
            "1,5",
            "0",
            "1e17",
            "9e99",
            "<b>",
            "2099-01-01T00:00:00Z",
            "2026-13-45T99:00:00Z",
            "\u{0}\u{202e}",
            "🦀🦀🦀🦀🦀🦀🦀🦀🦀🦀🦀",
        ] {
            wrong.push(json!(text));
        }
        wrong.push(json!("9".repeat(400)));
        wrong.push(json!("x".repeat(2_000)));
        for number in [0.0, -1.0, -0.5, 0.5, 1e-300, 1e17, 1e19, 1e300, -1e300] {
            wrong.push(json!(number));
        }
        for whole in [i64::MAX, i64::MIN, SEEN.0 + year_ms, (SEEN.0 + year_ms) / 1_000, 1] {
            wrong.extend([json!(whole), json!(whole.to_string())]);
        }
        wrong.push(json!(u64::MAX));
        wrong
    }

    fn count(value: &Value) -> usize {
        1 + match value {
            Value::Array(list) => list.iter().map(count).sum(),
            Value::Object(members) => members.values().map(count).sum(),
            _ => 0,
        }
    }

    /// Visits the `at`-th place of a value, itself the first, in reading order.
    fn change(value: &mut Value, at: &mut usize, with: &dyn Fn(&mut Value)) -> bool {
        if *at == 0 {
            with(value);
            return true;
        }
        *at -= 1;
        match value {
            Value::Array(list) => list.iter_mut().any(|element| change(element, at, with)),
            Value::Object(members) => members.values_mut().any(|member| change(member, at, with)),
            _ => false,
        }
    }

    /// Takes out the `which`-th member or element of a place.
    fn shrink(value: &mut Value, which: usize) {
        match value {
            Value::Array(list) if !list.is_empty() => {
                list.remove(which % list.len());
            }
            Value::Object(members) if !members.is_empty() => {
                let name = members.keys().nth(which % members.len()).cloned();
                name.and_then(|name| members.remove(&name));
            }
            _ => {}
        }
    }

    /// Reads a damaged sample and counts its facts; an error tells what was told as a figure and is
    /// none.
    fn harm(
        adapter: &Adapter,
        feed: &Feed,
        value: &Value,
        specs: &SpecBook,
    ) -> Result<usize, String> {
        let reading = Reading { seen: SEEN, asset: Some(Asset::BTC), specs };
        let told = match feed.read(adapter.venue, &value.to_string(), &reading) {
            Ok(decoded) => {
                decoded.rejected.iter().for_each(|error| assert_blames(feed, adapter.venue, error));
                sanity(&decoded).map(|()| decoded.rows.len())
            }
            Err(error) => {
                assert_blames(feed, adapter.venue, &error);
                Ok(0)
            }
        };
        told.map_err(|wrong| format!("{} {}: {wrong}", adapter.venue, feed.name))
    }

    #[test]
    fn a_wrong_value_in_any_place_is_never_told_as_a_figure() {
        let (specs, wrong) = (specs(), wrong_values());
        let mut harms: BTreeMap<String, String> = BTreeMap::new();
        for (adapter, feed, text) in samples() {
            let good: Value = serde_json::from_str(&text).expect(feed.name);
            // A figure in the place of a null may add a fact.
            let most =
                harm(adapter, feed, &good, &specs).map(|all| all + text.matches("null").count());
            for place in 0..count(&good) {
                let replaced = wrong.iter().map(|value| {
                    let mut bad = good.clone();
                    change(&mut bad, &mut { place }, &|found| *found = value.clone());
                    bad
                });
                let taken_out = (0..4).map(|which| {
                    let mut bad = good.clone();
                    change(&mut bad, &mut { place }, &|found| shrink(found, which));
                    bad
                });
                for bad in replaced.chain(taken_out) {
                    match harm(adapter, feed, &bad, &specs) {
                        Ok(told) => assert!(Ok(told) <= most, "{} {bad}", feed.name),
                        Err(wrong) => {
                            let (place, told) = wrong.split_once(" of ").unwrap_or((&wrong, ""));
                            harms.entry(place.to_owned()).or_insert(told.to_owned());
                        }
                    }
                }
            }
        }
        assert_eq!(harms, BTreeMap::new());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_500) })]

        #[test]
        fn several_wrong_values_at_once_are_never_told_as_figures(
            which in any::<Index>(),
            changes in prop::collection::vec((any::<Index>(), any::<Index>(), any::<bool>()), 1..5),
        ) {
            let (all, specs, wrong) = (samples(), specs(), wrong_values());
            let (adapter, feed, text) = which.get(&all);
            let mut bad: Value = serde_json::from_str(text).expect(feed.name);
            for (place, value, take_out) in changes {
                let mut place = place.index(count(&bad));
                let value = value.get(&wrong);
                change(&mut bad, &mut place, &|found| {
                    if take_out { shrink(found, 1) } else { *found = value.clone() }
                });
            }
            prop_assert_eq!(harm(adapter, feed, &bad, &specs).err(), None);
        }

        #[test]
        fn bytes_changed_at_random_never_end_the_reader(
            which in any::<Index>(),
            changes in prop::collection::vec((any::<Index>(), any::<u8>()), 1..6),
        ) {
            let (all, specs) = (samples(), specs());
            let (adapter, feed, text) = which.get(&all);
            let mut bytes = text.clone().into_bytes();
            for (place, byte) in changes {
                *place.get_mut(&mut bytes) = byte;
            }
            let reading = Reading { seen: SEEN, asset: Some(Asset::BTC), specs: &specs };
            let text = String::from_utf8_lossy(&bytes);
            if let Ok(decoded) = feed.read(adapter.venue, &text, &reading) {
                prop_assert_eq!(sanity(&decoded), Ok(()), "{}", feed.name);
            }
        }
    }
}
