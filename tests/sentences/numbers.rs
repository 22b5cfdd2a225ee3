//! Finds every number of an English report's sentences among its figures.

use serde_json::Value;

/// Numbers that messages hold themselves: windows, thresholds, the shock, the top of an index.
const FIXED: [&str; 13] = [
    "24 hours",
    "7 days",
    "30 days",
    "past 6 hours",
    "18 hours before",
    "of 100,",
    "another 3%",
    "met up to +1%",
    "met above −1%",
    "lies below 1",
    "1 hour",
    "6 hours",
    "1 year",
];

/// A number as it is written.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) text: String,
    pub(crate) value: f64,
    /// Half of its last digit.
    pub(crate) half: f64,
}

/// The numbers in sentences of `report` that no figure has, each with its sentence.
pub(crate) fn without_figure(report: &Value) -> Vec<String> {
    let values = values(report);
    let mut wrong = Vec::new();
    for said in sentences(report) {
        for number in numbers(&without_fixed(&said)) {
            let is_it = |value: &f64| {
                let apart = (value.abs() - number.value).abs();
                apart <= number.half * (1.0 + 1e-9)
            };
            // Above 99 a percentile is rounded down: no day is larger than all days.
            let is_floor = |value: &f64| (value.floor() - number.value).abs() < 1e-9;
            let rank = said.contains("larger than") && values.iter().any(is_floor);
            // Two parts of a change are rounded together so that they add up.
            let part = said.contains("from the price")
                && values
                    .iter()
                    .any(|value| (value.abs() - number.value).abs() <= 3.0 * number.half);
            if !values.iter().any(is_it) && !rank && !part {
                wrong.push(format!("{} in \u{201c}{said}\u{201d}", number.text));
            }
        }
    }
    wrong
}

/// A sentence without the numbers that belong to its message.
pub(crate) fn without_fixed(said: &str) -> String {
    let mut text = said.to_owned();
    for fixed in FIXED {
        text = text.replace(fixed, "");
    }
    // A date: holdings as of 9 Feb 2026.
    if let Some(at) = text.find("as of ") {
        text.truncate(at);
    }
    text
}

/// The sentences of a text.
pub(crate) fn sentences_of(text: &str) -> Vec<String> {
    text.split_inclusive(". ").map(str::to_owned).collect()
}

/// Every text that the report says, sentence by sentence.
fn sentences(report: &Value) -> Vec<String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut texts: Vec<String> = Vec::new();
    let mut add = |text: &Value| texts.extend(text.as_str().map(str::to_owned));
    add(&report["verdict"]["headline"]);
    for said in list(&report["verdict"]["answer"]) {
        add(&said["text"]);
    }
    for finding in list(&report["findings"]) {
        add(&finding["text"]);
        list(&finding["notes"]).iter().for_each(&mut add);
    }
    for check in list(&report["checklist"]) {
        add(&check["text"]);
    }
    texts.iter().flat_map(|text| sentences_of(text)).collect()
}

/// Every value and interval end of the figures, as they are and as percentages of ratios.
fn values(report: &Value) -> Vec<f64> {
    let mut values = Vec::new();
    for (name, figure) in report["figures"].as_object().into_iter().flatten() {
        let ends = figure["interval"].as_array().cloned().unwrap_or_default();
        for value in ends.iter().chain([&figure["value"]]).filter_map(Value::as_f64) {
            values.push(value);
            if name.starts_with("price_move_percentile") || name.contains("branching_ratio") {
                values.push(value * 100.0);
            }
        }
    }
    values
}

/// The numbers in a text: digits with commas and decimals, and a scale word after them.
pub(crate) fn numbers(text: &str) -> Vec<Written> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let from = &rest[start..];
        let is_number = |letter: char| letter.is_ascii_digit() || letter == ',' || letter == '.';
        let end = from.find(|letter| !is_number(letter)).unwrap_or(from.len());
        let digits = from[..end].trim_end_matches([',', '.']);
        let after = &from[digits.len()..];
        let scales = [(" trillion", 1e12), (" billion", 1e9), (" million", 1e6)];
        let scale = scales.iter().find(|(word, _)| after.starts_with(word)).map_or(1.0, |it| it.1);
        let plain = digits.replace(',', "");
        let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let digit = (0..decimals).fold(scale, |digit, _| digit / 10.0);
        // `HTTP2` or `XYZ100` is a name.
        let is_name = rest[..start].ends_with(|letter: char| letter.is_alphabetic());
        if let (Ok(value), false) = (plain.parse::<f64>(), is_name) {
            let text = digits.to_owned();
            found.push(Written { text, value: value * scale, half: digit / 2.0 });
        }
        rest = after;
    }
    found
}

#[test]
fn a_number_that_no_figure_has_is_found() {
    let report = serde_json::json!({
        "figures": {"price_usd.BTC": {"value": 67634.6, "interval": null}},
        "verdict": {"headline": "Bitcoin stands at $67,635.", "answer": []},
        "findings": [{"text": "It was $1.25 billion in 24 hours. It is 67,634.", "notes": []}],
        "checklist": [],
    });
    let wrong = without_figure(&report);
    assert_eq!(wrong.len(), 2, "{wrong:?}");
    assert!(wrong[0].starts_with("1.25 ") && wrong[1].starts_with("67,634 "), "{wrong:?}");
}
