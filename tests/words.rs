//! Every language says everything, in a file that others' tools can read.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use why_crypto_down::explain::words::{self, Book, Glossary, Message, Term};
use why_crypto_down::explain::{FindingKind, Form, Sentence, Value};
use why_crypto_down::market::Venue;
use why_crypto_down::settings::Locale;
use why_crypto_down::units::Millis;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/explain/words/locales")
}

fn file(locale: Locale) -> String {
    fs::read_to_string(folder().join(format!("{}.ftl", locale.tag()))).unwrap()
}

/// The slots that a message's text names, as Fluent's own parser reads it.
fn slots(pattern: &Pattern<&str>, found: &mut Vec<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        let inline = match expression {
            Expression::Inline(inline) => inline,
            Expression::Select { selector, variants } => {
                for variant in variants {
                    slots(&variant.value, found);
                }
                selector
            }
        };
        match inline {
            InlineExpression::VariableReference { id } => found.push(id.name.to_owned()),
            InlineExpression::StringLiteral { .. } => {}
            other => panic!("the page does not read {other:?}"),
        }
    }
}

#[test]
fn every_language_has_every_message_and_no_other_with_slots_that_exist() {
    let messages: BTreeMap<&str, Vec<&str>> =
        Message::ALL.iter().map(|message| (message.id(), message.slots().collect())).collect();
    for locale in Locale::ALL {
        let text = file(locale);
        assert!(Book::read(locale, &text).is_ok(), "{locale:?}");
        let resource = fluent_syntax::parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{locale:?}: {errors:?}"));
        let mut ids = Vec::new();
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let id = message.id.name;
            let known = messages.get(id);
            let known = known.unwrap_or_else(|| panic!("{locale:?}: {id} is no message"));
            let mut found = Vec::new();
            slots(message.value.as_ref().unwrap(), &mut found);
            for slot in &found {
                assert!(known.contains(&slot.as_str()), "{locale:?}: {id} has no ${slot}");
            }
            for slot in known {
                assert!(found.iter().any(|it| it == slot), "{locale:?}: {id} leaves out ${slot}");
            }
            ids.push(id);
        }
        assert_eq!(ids.len(), Message::ALL.len(), "{locale:?}: a message stands twice");
        // The page has the ids from this file, by their places.
        let in_order = ids.iter().zip(Message::ALL).all(|(id, message)| *id == message.id());
        assert!(in_order || locale != Locale::En, "the English file is out of order");
    }
}

#[test]
fn every_file_belongs_to_a_language_that_can_be_chosen() {
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(Locale::ALL.iter().any(|locale| locale.tag() == stem), "{stem}");
    }
}

#[test]
fn the_page_asks_for_every_language() {
    let frame = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/page/frame.js");
    let tags = Locale::ALL.map(|locale| format!("'{}'", locale.tag())).join(", ");
    let list = format!("const LANGUAGES = [{tags}];");
    assert!(fs::read_to_string(frame).unwrap().contains(&list), "{list}");
}

#[test]
fn a_language_stays_under_ten_kilobytes_as_it_is_sent() {
    for locale in Locale::ALL {
        // What brotli leaves of such text is less than half.
        assert!(file(locale).len() < 24_000, "{locale:?}: {} bytes", file(locale).len());
    }
}

#[test]
fn a_verb_agrees_with_the_number_of_venues() {
    let say = |venues: &[Venue]| {
        let values = vec![
            Value::number(1.0, Form::Money),
            Value::number(2.0, Form::Money),
            Value::List(vec![Sentence::text("BTC")]),
            Value::Venues(venues.to_vec()),
        ];
        words::say(Locale::En, &Sentence::new(Message::Liquidated, values))
    };
    assert!(say(&[Venue::Gate]).ends_with("as Gate reports."), "{}", say(&[Venue::Gate]));
    assert!(say(&[Venue::Gate, Venue::Okx]).ends_with("as Gate and OKX report."));
}

#[test]
fn a_length_of_time_is_told_in_its_largest_whole_unit() {
    let say =
        |length| words::say(Locale::En, &Sentence::new(Message::Age, vec![Value::Length(length)]));
    assert_eq!(say(Millis::days(1)), "1 day old");
    assert_eq!(say(Millis::hours(47)), "1 day old");
    assert_eq!(say(Millis::minutes(90)), "1 hour old");
    assert_eq!(say(Millis::SECOND), "1 second old");
    assert_eq!(say(Millis(0)), "0 seconds old");
}

#[test]
fn every_language_explains_every_term_and_no_other_in_one_sentence() {
    let folder = folder().with_file_name("glossary");
    for locale in Locale::ALL {
        let text = fs::read_to_string(folder.join(format!("{}.ftl", locale.tag()))).unwrap();
        let glossary = Glossary::read(&text).unwrap_or_else(|missing| panic!("{missing:?}"));
        assert_eq!(glossary.entries.len(), Term::ALL.len());
        let resource = fluent_syntax::parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{locale:?}: {errors:?}"));
        let is_message = |entry: &&Entry<&str>| matches!(entry, Entry::Message(_));
        let messages = resource.body.iter().filter(is_message).count();
        assert_eq!(messages, 2 * Term::ALL.len() + 1, "{locale:?}");
        for entry in &glossary.entries {
            let length = entry.text.chars().count();
            assert!((15..=130).contains(&length), "{locale:?} {:?}: {length}", entry.term);
            assert!(entry.text.ends_with(['.', '\u{3002}']), "{locale:?}: {}", entry.text);
        }
        assert_eq!(words::glossary(locale), Some(&glossary), "the command line carries it");
    }
}

#[test]
fn the_page_explains_the_terms_of_each_card() {
    let script = folder().join("../../../page/reading/terms.js");
    let script = fs::read_to_string(script).unwrap();
    let (_, list) = script.split_once("const OF_CARDS = [\n").unwrap();
    let (list, _) = list.split_once("\n];").unwrap();
    let told: Vec<Vec<&str>> =
        list.lines().map(|line| line.split('\'').skip(1).step_by(2).collect()).collect();
    let known: Vec<Vec<&str>> = FindingKind::ALL
        .into_iter()
        .map(|card| Term::of(card).iter().map(|term| term.id()).collect())
        .collect();
    assert_eq!(told, known);
    assert_eq!(FindingKind::ALL.map(|card| card as usize), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
}

#[test]
fn an_interval_does_not_read_as_one_number_twice() {
    assert_eq!(Form::Percent(1).apart(3.31, 3.33), Form::Percent(2));
    assert_eq!(Form::Percent(1).apart(3.3, 3.4), Form::Percent(1));
    assert_eq!(Form::Percent(1).apart(3.3, 3.3), Form::Percent(1));
}

/// The page reads no order book, so what it always says of a simulation claims none.
#[test]
fn what_a_simulation_assumes_claims_no_order_book() {
    let book = |locale: Locale| match locale {
        Locale::En => "order book",
        Locale::De => "Orderbuch",
        Locale::Es => "libro",
        Locale::Fr => "carnet",
        Locale::Ja => "板",
        Locale::Ko => "호가",
        Locale::Pt => "livro",
        Locale::Tr => "emir",
        Locale::Zh => "订单簿",
    };
    for locale in Locale::ALL {
        let text = file(locale);
        let line = text.lines().find(|line| line.starts_with("cascade-assumes = ")).unwrap();
        assert!(!line.contains(book(locale)), "{line}");
    }
}
