//! The metrics against reference vectors (`tests/vectors/*.json`) that other programs computed.
//!
//! A file names its kind; each kind is a module of `vectors_support` that says what the library
//! answers. A file, a function or a field that no module knows fails: what is left for later is
//! named there, not skipped in silence. `VECTORS_DIR` names another folder of such files.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test may stop")]
#![allow(clippy::unnecessary_wraps, reason = "one signature for the readers of all kinds")]

mod vectors_support;

use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use vectors_support::{Kind, differences, number};

/// Whether each case of a file is met; what is wrong with those that are not.
fn check(file: &Path) -> (usize, Vec<String>) {
    let text = std::fs::read_to_string(file).unwrap();
    let vectors: Value = serde_json::from_str(&text).unwrap();
    let name = vectors["kind"].as_str().unwrap();
    let Some(kind) = Kind::by_name(name) else {
        return (0, vec![format!("no module reads kind {name}")]);
    };
    let (mut met, mut wrong) = (0, Vec::new());
    for case in vectors["cases"].as_array().unwrap() {
        let id = case["id"].as_str().unwrap();
        let function = case["input"]["fn"].as_str().unwrap_or("");
        if kind.functions_for_later.contains(&function) {
            continue;
        }
        match (kind.answer)(function, &case["input"]) {
            None => wrong.push(format!("{name} {id}: no answer for function {function:?}")),
            Some(got) => match differences(&vectors["tolerance"], &case["expected"], &got, kind) {
                differ if differ.is_empty() => met += 1,
                differ => wrong.push(format!("{name} {id}: {differ:#?}")),
            },
        }
    }
    // Not by print, which a test that passes is not heard with.
    writeln!(std::io::stdout().lock(), "{name}: {met} of {} cases met", met + wrong.len()).unwrap();
    (met, wrong)
}

#[test]
fn every_vector_is_met_or_named_for_later() {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let elsewhere = std::env::var_os("VECTORS_DIR").map(PathBuf::from);
    let folder = elsewhere.clone().unwrap_or(ours);
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    let (mut met, mut wrong) = (0, Vec::new());
    for file in files {
        let (of_file, wrong_of_file) = check(&file);
        met += of_file;
        wrong.extend(wrong_of_file);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(elsewhere.is_some() || met >= 245, "only {met} cases were compared");
}

#[test]
fn how_many_cases_of_a_file_were_met_is_printed_where_all_are() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("vectors-one-file");
    std::fs::create_dir_all(&folder).unwrap();
    let file = "quantile_type7.json";
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors").join(file);
    std::fs::copy(ours, folder.join(file)).unwrap();
    let ran = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "every_vector_is_met_or_named_for_later"])
        .env("VECTORS_DIR", folder)
        .output()
        .unwrap();
    let told = String::from_utf8(ran.stdout).unwrap();
    assert!(ran.status.success() && told.contains("quantile_type7: "), "{told}");
}

#[test]
fn what_the_format_writes_as_text_is_read() {
    assert!(number(&json!("Infinity")) >= f64::INFINITY);
    assert!(number(&json!("-Infinity")) <= f64::NEG_INFINITY);
    assert!(number(&json!("NaN")).is_nan());
    let kind = Kind::by_name("numerics").unwrap();
    let expected = json!({ "a": "-Infinity", "b": "NaN", "notes": "of the case" });
    let got = json!({ "a": f64::NEG_INFINITY, "b": f64::NAN });
    assert_eq!(differences(&json!({}), &expected, &got, kind), Vec::<String>::new());
    assert!(
        !differences(&json!({}), &json!({ "a": "Infinity" }), &json!({ "a": 0.0 }), kind)
            .is_empty()
    );
    let at =
        |iso: &str| (kind.answer)("windows", &json!({ "iso": iso })).unwrap()["epoch_ms"].clone();
    assert_eq!(at("2026-02-12T09:00:00.5-05:00"), at("2026-02-12T14:00:00.500Z"));
    assert_eq!(at("2026-02-12T15:30:00+01:30"), at("2026-02-12T14:00:00Z"));
}
