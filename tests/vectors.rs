//! The metrics against reference vectors (`tests/vectors/*.json`) that other programs computed.
//!
//! A file names its kind; each kind is a module of `vectors_support` that says what the library
//! answers. A file, a function or a field that no module knows fails: what is left for later is
//! named there, not skipped in silence.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

mod vectors_support;

use serde_json::Value;
use std::path::Path;
use vectors_support::{Kind, differences};

#[test]
fn every_vector_is_met_or_named_for_later() {
    let mut compared = 0;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let vectors: Value = serde_json::from_str(&text).unwrap();
        let name = vectors["kind"].as_str().unwrap();
        let kind = Kind::by_name(name).unwrap_or_else(|| panic!("no module reads kind {name}"));
        for case in vectors["cases"].as_array().unwrap() {
            let id = case["id"].as_str().unwrap();
            let function = case["input"]["fn"].as_str().unwrap_or("");
            if kind.functions_for_later.contains(&function) {
                continue;
            }
            let got = (kind.answer)(function, &case["input"])
                .unwrap_or_else(|| panic!("{name} {id}: no answer for function {function:?}"));
            let wrong = differences(&vectors["tolerance"], &case["expected"], &got, kind);
            assert!(wrong.is_empty(), "{name} {id}: {wrong:#?}");
            compared += 1;
        }
    }
    assert!(compared >= 30, "only {compared} cases were compared");
}
