//! How vectors are read and compared; one module a kind.

#![allow(clippy::unnecessary_wraps, reason = "every kind answers with the same type")]

mod article_sanity;
mod attribution;
mod cascade;
mod coverage;
mod forced_flow;
mod hawkes_loglik;
mod hawkes_marked;
mod hawkes_mle;
mod hawkes_poisson_null;
mod hawkes_regime_guard;
mod hayashi_yoshida;
mod levels;
mod leverage_gauges;
mod liquidation_map;
mod liquidation_price;
mod numerics;
mod oi_decomposition;
mod ols_beta;
mod poisson_rate_ratio;
mod quantile_type7;
mod quasi_poisson_rate_ratio;
mod special_functions;
mod velocity;
mod vol_estimators;

use serde_json::Value;

/// What the library says to the vectors of one kind.
pub(crate) struct Kind {
    /// The name in the file.
    name: &'static str,
    /// The answer to a case's function and input; `None` where the function is not known.
    pub(crate) answer: fn(&str, &Value) -> Option<Value>,
    /// Functions that the library does not have yet.
    pub(crate) functions_for_later: &'static [&'static str],
    /// Expected fields that the library does not have yet.
    fields_for_later: &'static [&'static str],
}

const KINDS: &[Kind] = &[
    article_sanity::KIND,
    attribution::KIND,
    cascade::KIND,
    coverage::KIND,
    forced_flow::KIND,
    hawkes_loglik::KIND,
    hawkes_marked::KIND,
    hawkes_mle::KIND,
    hawkes_poisson_null::KIND,
    hawkes_regime_guard::KIND,
    hayashi_yoshida::KIND,
    leverage_gauges::KIND,
    levels::KIND,
    liquidation_map::KIND,
    liquidation_price::KIND,
    numerics::KIND,
    oi_decomposition::KIND,
    ols_beta::KIND,
    poisson_rate_ratio::KIND,
    quantile_type7::KIND,
    quasi_poisson_rate_ratio::KIND,
    special_functions::KIND,
    velocity::KIND,
    vol_estimators::KIND,
];

impl Kind {
    pub(crate) fn by_name(name: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.name == name)
    }
}

/// Fields of `expected` that are notes about the case.
const NOTES: [&str; 5] = ["published_value", "published_pnl", "published_tol", "oracle", "notes"];

/// How the vectors write numbers that are not finite.
const NOT_FINITE: [&str; 3] = ["NaN", "Infinity", "-Infinity"];

/// Where `got` is not what was expected.
pub(crate) fn differences(
    tolerance: &Value,
    expected: &Value,
    got: &Value,
    kind: &Kind,
) -> Vec<String> {
    let mut wrong = Vec::new();
    compare(tolerance, "", expected, got, kind, &mut wrong);
    wrong
}

fn compare(
    tolerance: &Value,
    key: &str,
    expected: &Value,
    got: &Value,
    kind: &Kind,
    wrong: &mut Vec<String>,
) {
    match (expected, got) {
        (Value::Object(expected), Value::Object(got)) => {
            for (key, value) in expected {
                let skipped =
                    NOTES.contains(&key.as_str()) || kind.fields_for_later.contains(&key.as_str());
                match got.get(key) {
                    Some(got) => compare(tolerance, key, value, got, kind, wrong),
                    None if skipped => {}
                    None => wrong.push(format!("{key} is missing")),
                }
            }
            for key in got.keys().filter(|key| !expected.contains_key(*key)) {
                wrong.push(format!("{key} is not expected"));
            }
        }
        (Value::Array(expected), Value::Array(got)) if expected.len() == got.len() => {
            for (expected, got) in expected.iter().zip(got) {
                compare(tolerance, key, expected, got, kind, wrong);
            }
        }
        (Value::Number(expected), Value::Number(got)) => {
            let (expected, got) = (expected.as_f64().unwrap(), got.as_f64().unwrap());
            let limits = tolerance.get(key).unwrap_or(&tolerance["default"]);
            let limit = |name: &str| limits.get(name).and_then(Value::as_f64).unwrap_or(0.0);
            if (got - expected).abs() > limit("abs") + limit("rel") * expected.abs() {
                wrong.push(format!("{key}: expected {expected}, got {got}"));
            }
        }
        _ if expected == got => {}
        // JSON has no number that is not finite: an answer of one is null.
        (Value::String(text), Value::Null) if NOT_FINITE.contains(&text.as_str()) => {}
        _ => wrong.push(format!("{key}: expected {expected}, got {got}")),
    }
}

/// A number of an input; the vectors write one that is not finite as text.
pub(crate) fn number(value: &Value) -> f64 {
    match value {
        Value::String(text) => text.parse().unwrap(),
        _ => value.as_f64().unwrap(),
    }
}

/// A number of an input that is 0 where it is not given.
pub(crate) fn number_or_zero(value: &Value) -> f64 {
    if value.is_null() { 0.0 } else { number(value) }
}

/// The numbers of an input.
pub(crate) fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(number).collect()
}
