//! Our numbers and dates against the browser's own (`Intl`, which follows Unicode CLDR).
//!
//! Known to differ, and on purpose: the minus is U+2212 and stands first; amounts of dollars have
//! our own signs and scale words; in English the day stands before the month, as in `en-GB`. A tie
//! (a number exactly between two roundings) goes to the even digit here and up in `Intl`; no tie is
//! compared.

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;
use why_crypto_down::explain::words;
use why_crypto_down::settings::Locale;
use why_crypto_down::units::UnixMillis;

/// Numbers with the decimals that they are shown with.
const NUMBERS: [(f64, u32); 9] = [
    (0.0, 0),
    (0.51, 1),
    (12.346, 2),
    (999.0, 0),
    (1_234.6, 1),
    (9_876.0, 0),
    (67_635.0, 0),
    (714_644.26, 2),
    (1_234_567.0, 0),
];

/// 12 February 2026 and the same day of the other months, nearly.
const DATES: [f64; 12] = {
    let mut dates = [1_770_907_025_000.0; 12];
    let mut month = 1;
    while month < 12 {
        dates[month] = dates[month - 1] + 30.4 * 86_400_000.0;
        month += 1;
    }
    dates
};

/// Everything that is written otherwise than by the browser.
pub(crate) fn differences() -> Vec<String> {
    let mut wrong = Vec::new();
    for locale in Locale::ALL {
        for (number, decimals) in NUMBERS {
            let places = decimals as usize;
            let plain = format_number(locale, number, decimals, "decimal");
            compare(&mut wrong, locale, &words::fixed(locale, number, places), &plain);
            let percent = format_number(locale, number / 100.0, decimals, "percent");
            compare(&mut wrong, locale, &words::percent(locale, number, places), &percent);
        }
        for at in DATES {
            #[allow(clippy::cast_possible_truncation, reason = "milliseconds")]
            let ours = words::date(locale, UnixMillis(at as i64));
            compare(&mut wrong, locale, &ours, &format_date(locale, at));
        }
    }
    wrong
}

fn compare(wrong: &mut Vec<String>, locale: Locale, ours: &str, theirs: &str) {
    if ours != theirs {
        wrong.push(format!("{}: {ours:?}, in the browser {theirs:?}", locale.tag()));
    }
}

fn options(pairs: &[(&str, JsValue)]) -> Object {
    let options = Object::new();
    for (name, value) in pairs {
        Reflect::set(&options, &JsValue::from_str(name), value).expect("a plain object");
    }
    options
}

fn written(format: &Function, value: &JsValue) -> String {
    let text = format.call1(&JsValue::UNDEFINED, value).expect("it formats");
    text.as_string().expect("a text")
}

fn format_number(locale: Locale, number: f64, decimals: u32, style: &str) -> String {
    let options = options(&[
        ("style", JsValue::from_str(style)),
        ("minimumFractionDigits", JsValue::from(decimals)),
        ("maximumFractionDigits", JsValue::from(decimals)),
    ]);
    let tags = Array::of1(&JsValue::from_str(locale.tag()));
    written(&Intl::NumberFormat::new(&tags, &options).format(), &JsValue::from(number))
}

fn format_date(locale: Locale, at: f64) -> String {
    let options = options(&[
        ("day", JsValue::from_str("numeric")),
        ("month", JsValue::from_str("short")),
        ("year", JsValue::from_str("numeric")),
        ("timeZone", JsValue::from_str("UTC")),
    ]);
    let tags = Array::of1(&JsValue::from_str(locale.tag()));
    let date = Date::new(&JsValue::from(at));
    let text = written(&Intl::DateTimeFormat::new(&tags, &options).format(), &date);
    if locale != Locale::En {
        return text;
    }
    // `Feb 12, 2026` with the day first.
    let parts: Vec<&str> = text.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [month, day, year] => [*day, *month, *year].join(" "),
        _ => text,
    }
}
