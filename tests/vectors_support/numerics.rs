//! Sums, variances, changes and windows of time.

use super::{Kind, number, numbers};
use serde_json::{Value, json};
use why_crypto_down::metrics::generator::{Generator, splitmix64};
use why_crypto_down::metrics::sums::{change, mean, numbers as how_many, sum, variance};
use why_crypto_down::units::{Millis, UnixMillis};

pub(crate) const KIND: Kind =
    Kind { name: "numerics", answer, functions_for_later: &[], fields_for_later: &[] };

fn answer(function: &str, input: &Value) -> Option<Value> {
    match function {
        "compensated_sum_skip_nan" => {
            let terms = numbers(&input["x"]);
            let used = how_many(&terms);
            Some(json!({ "sum": sum(&terms), "n_used": used, "n_nan": terms.len() - used }))
        }
        "mean_var_ddof1" => {
            let terms = numbers(&input["x"]);
            Some(json!({ "mean": mean(&terms), "var": variance(&terms) }))
        }
        "pct_change" => {
            Some(json!({ "value": change(number(&input["from"]), number(&input["to"])) }))
        }
        "splitmix64" => {
            let mut state = word(&input["seed"])?;
            Some(json!({ "u64": words(input, || splitmix64(&mut state))? }))
        }
        "xoshiro256plusplus" => {
            let state: Option<Vec<u64>> = input["state"].as_array()?.iter().map(word).collect();
            let mut generator = Generator::in_state(state?.try_into().ok()?)?;
            Some(json!({ "u64": words(input, || generator.next_u64())? }))
        }
        "seeded_uniform" => {
            let mut generator = Generator::seeded(word(&input["seed"])?);
            let uniform: Vec<f64> =
                (0..input["n"].as_u64()?).map(|_| generator.uniform()).collect();
            Some(json!({ "f64": uniform }))
        }
        "windows" => {
            let now = instant(input["iso"].as_str()?)?;
            Some(json!({
                "epoch_ms": now,
                "utc_hour_start_ms": now.floor(Millis::HOUR),
                "utc_day_start_ms": now.floor(Millis::DAY),
                "minus_24h_ms": now - Millis::DAY,
                "minus_7d_ms": now - Millis::days(7),
                "minus_30d_ms": now - Millis::days(30),
            }))
        }
        _ => None,
    }
}

/// 64 bits, which the vectors write as text.
fn word(value: &Value) -> Option<u64> {
    value.as_str()?.parse().ok()
}

fn words(input: &Value, mut next: impl FnMut() -> u64) -> Option<Vec<String>> {
    Some((0..input["n"].as_u64()?).map(|_| next().to_string()).collect())
}

/// The instant that a text such as `2026-02-28T23:59:59.999Z` names.
fn instant(iso: &str) -> Option<UnixMillis> {
    let (date, rest) = iso.split_once('T')?;
    let end = rest.find(['Z', '+', '-']).unwrap_or(rest.len());
    let (time, offset) = rest.split_at(end);
    let parts: Vec<i64> = date.split('-').map(|part| part.parse().unwrap()).collect();
    let (year, month, day) = (parts[0], parts[1], parts[2]);
    let years = if month <= 2 { year - 1 } else { year };
    let from_march = (month + 9) % 12;
    let days =
        365 * years + years / 4 - years / 100 + years / 400 + (153 * from_march + 2) / 5 + day
            - 1
            - 719_468;
    let (time, fraction) = time.split_once('.').unwrap_or((time, ""));
    let whole = |digits: &str| digits.parse::<i64>().ok();
    let clock = |text: &str| -> Option<i64> {
        let mut parts = text.split(':').map(whole);
        let mut next = || parts.next().unwrap_or(Some(0));
        Some(((next()? * 60 + next()?) * 60 + next()?) * 1_000)
    };
    let millis = whole(&format!("{fraction:0<3}")[..3])?;
    let offset = match offset.split_at_checked(1) {
        Some(("+", ahead)) => clock(ahead)?,
        Some(("-", behind)) => -clock(behind)?,
        _ => 0,
    };
    Some(UnixMillis(days * 86_400_000 + clock(time)? + millis - offset))
}
