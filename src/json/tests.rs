//! Held against `serde_json`, which is there natively.

#![allow(clippy::expect_used, reason = "a test may stop")]

use super::{JsonError, Number, Value, json, read};
use proptest::prelude::*;

/// What `serde_json` makes of a value, as ours.
fn theirs(value: &serde_json::Value) -> Value {
    match value {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(is) => Value::Bool(*is),
        serde_json::Value::Number(number) => Value::Number(match number.as_i64() {
            Some(whole) => Number::Whole(whole),
            None => Number::Double(number.as_f64().expect("a double")),
        }),
        serde_json::Value::String(text) => Value::String(text.clone()),
        serde_json::Value::Array(items) => Value::Array(items.iter().map(theirs).collect()),
        serde_json::Value::Object(members) => {
            let named = members.iter().map(|(name, value)| (name.clone(), theirs(value)));
            Value::Object(super::Object::new(named.collect()))
        }
    }
}

/// Any value that JSON can spell.
fn any_value() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        any::<f64>().prop_map(serde_json::Value::from),
        any::<String>().prop_map(serde_json::Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(serde_json::Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Texts that are nearly JSON.
fn nearly_json() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\"a\"",
        "\\",
        "\\n",
        "\\u00e9",
        "\\ud83d\\ude00",
        "\\ud83d",
        "0",
        "-0",
        "-",
        "1",
        "12",
        "00",
        ".5",
        "1.",
        "1.5",
        "e",
        "1e5",
        "1E+2",
        "1e",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551616",
        "1e308",
        "1e309",
        "true",
        "false",
        "null",
        "nul",
        " ",
        "\n",
        "\t",
        "\u{0}",
        "\u{e9}",
        "NaN",
    ]);
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn it_reads_and_writes_what_serde_json_does(value in any_value()) {
        let text = value.to_string();
        let ours = read(&text).expect("JSON");
        prop_assert_eq!(&ours, &theirs(&value));
        prop_assert_eq!(ours.to_string(), text);
        let pretty = serde_json::to_string_pretty(&value).expect("JSON");
        prop_assert_eq!(&read(&pretty).expect("JSON"), &ours);
    }

    #[test]
    fn it_takes_and_refuses_the_texts_that_serde_json_does(text in nearly_json()) {
        let other: Result<serde_json::Value, _> = serde_json::from_str(&text);
        prop_assert_eq!(read(&text).ok(), other.ok().as_ref().map(theirs));
    }

    #[test]
    fn bytes_of_any_kind_are_no_danger(text in any::<String>()) {
        let _ = read(&text);
    }
}

#[test]
fn it_says_where_a_text_stops_being_json() {
    let place = |text| read(text).expect_err("no JSON");
    assert_eq!(place(""), JsonError { line: 1, column: 0 });
    assert_eq!(place("[1, 2"), JsonError { line: 1, column: 5 });
    assert_eq!(place("{\n \"a\": ?}"), JsonError { line: 2, column: 7 });
    assert_eq!(place("1 2"), JsonError { line: 1, column: 3 });
}

#[test]
fn lists_may_lie_127_deep_and_no_deeper() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(read(&nested(127)).is_ok());
    assert!(read(&nested(128)).is_err());
    assert!(read(&"[".repeat(1_000_000)).is_err());
}

#[test]
fn of_members_with_one_name_the_last_counts() {
    let value = read(r#"{"b": 1, "a": 2, "b": 3}"#).expect("JSON");
    assert_eq!(value.to_string(), r#"{"a":2,"b":3}"#);
    assert_eq!(value.get("b").and_then(Value::as_i64), Some(3));
}

#[test]
fn a_member_is_found_by_names_within_names() {
    let value = json!({ "arg": json!({ "channel": "tickers", "at": [1, 2] }) });
    assert_eq!(value.within(&["arg", "channel"]).and_then(Value::as_str), Some("tickers"));
    assert_eq!(value.within(&["arg", "channel", "more"]), None);
    let at = value.within(&["arg", "at"]).and_then(|list| list.at(1));
    assert_eq!(at.and_then(Value::as_f64), Some(2.0));
}
