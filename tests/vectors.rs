//! The metrics against reference vectors (`tests/vectors/*.json`) that other programs computed.
//!
//! A file names its kind; each kind is a module of `vectors_support` that says what the library
//! answers. A file, a function or a field that no module knows fails: what is left for later is
//! named there, not skipped in silence. `VECTORS_DIR` names another folder of such files.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test may stop")]
#![allow(clippy::unnecessary_wraps, reason = "one signature for the readers of all kinds")]

mod vectors_support;

use serde_json::Value;
use std::path::{Path, PathBuf};
use vectors_support::{Kind, differences};

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
    println!("{name}: {met} of {} cases met", met + wrong.len());
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
