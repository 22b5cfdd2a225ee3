//! The code against its table of layers: a layer names only those that stand below it.

#![allow(clippy::unwrap_used, reason = "a test may stop")]

use std::path::{Path, PathBuf};

/// What each layer may name besides itself. `main.rs` and `lib.rs` name everything.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("units", &[]),
    ("json", &["units"]),
    ("market", &["units", "json"]),
    ("settings", &["units", "json", "market"]),
    ("metrics", &["units", "market"]),
    ("venues", &["units", "json", "market"]),
    ("explain", &["units", "market", "metrics", "settings"]),
    ("session", &["units", "json", "market", "venues", "settings"]),
    ("view", &["units", "market", "settings", "metrics", "venues", "explain", "session"]),
    ("draw", &["units", "view"]),
    ("live", &["units", "market", "settings", "venues", "session"]),
    ("ui", &["units", "market", "settings", "explain", "session", "view", "draw", "live"]),
    (
        "cli",
        &[
            "units", "json", "market", "settings", "metrics", "venues", "explain", "session",
            "view", "draw",
        ],
    ),
];

/// Crates of a browser, which nothing pure may name.
const BROWSER: [&str; 6] =
    ["leptos", "gloo_net", "gloo_timers", "web_sys", "js_sys", "wasm_bindgen"];

/// Functions of `f64` whose bits differ between native and wasm.
const DIFFERS: [&str; 14] = [
    ".exp()",
    ".exp_m1()",
    ".ln()",
    ".ln_1p()",
    ".log10()",
    ".log2()",
    ".log(",
    ".powf(",
    ".powi(",
    ".sin()",
    ".cos()",
    ".tanh()",
    ".cbrt()",
    ".sqrt()",
];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Every source file with its layer and its code without comments.
fn code() -> Vec<(String, PathBuf, String)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let layered = files(&source).into_iter().filter_map(|path| {
        let within = path.strip_prefix(&source).ok()?.to_path_buf();
        let first = within.iter().next()?.to_str()?.trim_end_matches(".rs").to_owned();
        let text = std::fs::read_to_string(&path).ok()?;
        let code: Vec<&str> =
            text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        (first != "lib" && first != "main").then(|| (first, within, code.join("\n")))
    });
    layered.collect()
}

/// The names that follow `crate::` or the library's own name.
fn named(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for start in ["crate::", "why_crypto_down::"] {
        for (at, _) in code.match_indices(start) {
            let rest = &code[at + start.len()..];
            if let Some(group) = rest.strip_prefix('{') {
                let inside = group.split('}').next().unwrap_or("");
                names.extend(inside.split(',').map(first_word));
            } else {
                names.push(first_word(rest));
            }
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn first_word(text: &str) -> String {
    let text = text.trim_start();
    text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

#[test]
fn a_layer_names_only_those_below_it() {
    let mut wrong = Vec::new();
    for (layer, file, code) in code() {
        let Some((_, below)) = MAY_NAME.iter().find(|(name, _)| *name == layer) else {
            wrong.push(format!("{} belongs to no layer of the table", file.display()));
            continue;
        };
        for name in named(&code) {
            let is_layer = MAY_NAME.iter().any(|(layer, _)| *layer == name);
            if is_layer && name != layer && !below.contains(&name.as_str()) {
                wrong.push(format!("{} names {name}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nothing_pure_names_a_browser() {
    let mut wrong = Vec::new();
    for (layer, file, code) in code() {
        if layer == "live" || layer == "ui" {
            continue;
        }
        for name in BROWSER {
            if code.contains(&format!("{name}::")) {
                wrong.push(format!("{} names {name}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn below_draw_logarithms_and_powers_come_from_one_file() {
    let mut wrong = Vec::new();
    for (layer, file, code) in code() {
        let pure = !["draw", "live", "ui", "cli"].contains(&layer.as_str());
        for function in DIFFERS.iter().filter(|function| pure && code.contains(**function)) {
            wrong.push(format!("{} calls {function}", file.display()));
        }
        if code.contains("libm::") && !file.ends_with("metrics/math.rs") {
            wrong.push(format!("{} names libm", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_scan_sees_groups_paths_and_later_layers() {
    let code = "use crate::{market::Asset, units};\nlet x = crate::explain::report;";
    assert_eq!(named(code), ["market", "units", "explain"]);
}
