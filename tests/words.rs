//! Every language says everything, in a file that others' tools can read.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::fs;
use std::path::{Path, PathBuf};
use why_crypto_down::explain::words::{self, Book, Message};
use why_crypto_down::explain::{Form, Sentence, Value};
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
    for locale in Locale::ALL {
        let text = file(locale);
        assert!(Book::read(locale, &text).is_ok(), "{locale:?}");
        let resource = fluent_syntax::parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{locale:?}: {errors:?}"));
        let mut ids = Vec::new();
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let id = message.id.name;
            let known = Message::ALL.iter().find(|known| known.id() == id);
            let known = known.unwrap_or_else(|| panic!("{locale:?}: {id} is no message"));
            let mut found = Vec::new();
            slots(message.value.as_ref().unwrap(), &mut found);
            for slot in &found {
                assert!(known.slots().any(|it| it == slot), "{locale:?}: {id} has no ${slot}");
            }
            for slot in known.slots() {
                assert!(found.iter().any(|it| it == slot), "{locale:?}: {id} leaves out ${slot}");
            }
            ids.push(id);
        }
        assert_eq!(ids.len(), Message::ALL.len(), "{locale:?}: a message stands twice");
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
