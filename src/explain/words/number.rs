//! Numbers, amounts and dates as text. No more digits than the figure can bear.
//!
//! A minus is U+2212, which is as wide as a plus; amounts are rounded once, at the end.

use crate::explain::words::Message;
use crate::explain::words::book::{Book, book};
use crate::explain::words::say::form;
use crate::settings::Locale;
use crate::units::decimal;
use crate::units::{Millis, UnixMillis};
use std::sync::OnceLock;

/// The minus sign.
const MINUS: &str = "\u{2212}";

/// `number` with so many decimals, grouped; a number that rounds to zero has no sign.
pub fn fixed(locale: Locale, number: f64, decimals: usize) -> String {
    let sign = if rounds_to_zero(number, decimals) || number >= 0.0 { "" } else { MINUS };
    [sign, &unsigned(book(locale), number, decimals)].concat()
}

/// The number without its sign in the form that `message` gives it, and the sign before that.
#[inline(never)]
fn with_sign(plus: &str, number: f64, decimals: usize, message: Message, locale: Locale) -> String {
    let sign = if rounds_to_zero(number, decimals) {
        ""
    } else if number < 0.0 {
        MINUS
    } else {
        plus
    };
    let book = book(locale);
    let number = unsigned(book, number, decimals);
    [sign, &form(book, message, vec![number])].concat()
}

fn rounds_to_zero(number: f64, decimals: usize) -> bool {
    digits(number, decimals).bytes().all(|byte| matches!(byte, b'0' | b'.'))
}

/// The digits of the number without its sign, with so many decimals.
#[inline(never)]
fn digits(number: f64, decimals: usize) -> String {
    decimal::fixed(number.abs(), decimals)
}

#[inline(never)]
fn unsigned(book: &Book, number: f64, decimals: usize) -> String {
    let marks = book.marks();
    let digits = digits(number, decimals);
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let is_grouped = whole.len() >= marks.group_from;
    let mut text = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if is_grouped && index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push_str(&marks.group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push_str(&marks.point);
        text.push_str(fraction);
    }
    text
}

/// A percentage without a plus: `4.0%`.
pub fn percent(locale: Locale, percent: f64, decimals: usize) -> String {
    with_sign("", percent, decimals, Message::Percent, locale)
}

/// A percentage that is a change: `+1.3%`, `−4.0%`.
pub fn signed_percent(locale: Locale, percent: f64, decimals: usize) -> String {
    with_sign("+", percent, decimals, Message::Percent, locale)
}

/// Two parts rounded to so many decimals such that they add up to their rounded sum: the part that
/// rounding moved further takes up the difference.
pub fn split(parts: (f64, f64), decimals: usize) -> (f64, f64) {
    let unit = (0..decimals).fold(1.0_f64, |unit, _| unit * 10.0);
    let round = |number: f64| (number * unit).round();
    let (a, b, total) = (round(parts.0), round(parts.1), round(parts.0 + parts.1));
    let rest = total - a - b;
    let moved = |part: f64, rounded: f64| (part * unit - rounded) * rest;
    if moved(parts.0, a) > moved(parts.1, b) {
        ((a + rest) / unit, b / unit)
    } else {
        (a / unit, (b + rest) / unit)
    }
}

/// A price: whole dollars from 1,000, cents from 1, four significant digits below.
pub fn price(locale: Locale, usd: f64) -> String {
    let decimals = match usd.abs() {
        size if size >= 1_000.0 => 0,
        size if size >= 1.0 => 2,
        size if size >= 0.1 => 4,
        size if size >= 0.01 => 5,
        _ => 8,
    };
    dollars(locale, usd, decimals)
}

fn dollars(locale: Locale, usd: f64, decimals: usize) -> String {
    with_sign("", usd, decimals, Message::Dollars, locale)
}

/// An amount of dollars to three significant digits, with a scale word from a million on.
pub fn money(locale: Locale, usd: f64) -> String {
    let book = book(locale);
    // Half a unit of the third digit below a scale already belongs to the scale above.
    let scale = book.marks().scales.iter().find(|(size, _)| usd.abs() >= size * 0.9995);
    let Some((size, word)) = scale else { return dollars(locale, usd, 0) };
    let scaled = usd / size;
    let decimals = match scaled.abs() {
        size if size >= 99.95 => 0,
        size if size >= 9.995 => 1,
        _ => 2,
    };
    let sign = if usd < 0.0 { MINUS } else { "" };
    let texts = vec![unsigned(book, scaled, decimals), word.clone()];
    [sign, &form(book, Message::DollarsScaled, texts)].concat()
}

/// As [`money`], with a plus before what is above zero.
pub fn signed_money(locale: Locale, usd: f64) -> String {
    let plus = if usd >= 0.5 { "+" } else { "" };
    [plus, &money(locale, usd)].concat()
}

/// An amount of coins: whole ones from 100 on, else two decimals.
pub fn coins(locale: Locale, amount: f64) -> String {
    fixed(locale, amount, if amount.abs() >= 100.0 { 0 } else { 2 })
}

/// A day in UTC: `12 Feb 2026`.
pub fn date(locale: Locale, at: UnixMillis) -> String {
    let (book, day) = (book(locale), Civil::of(at));
    let texts = vec![day.day.to_string(), month(book, &day), day.year.to_string()];
    form(book, Message::Date, texts)
}

/// A minute by the reader's clock, with its zone: `12 Feb 2026, 14:37 UTC`.
pub fn date_time(locale: Locale, at: UnixMillis) -> String {
    let ahead = ahead_of_utc(at);
    let local = at + ahead;
    form(book(locale), Message::DateTime, vec![date(locale, local), time(local), zone(ahead)])
}

/// An hour by the reader's clock, with its zone: `14:00 UTC`.
pub fn hour(at: UnixMillis) -> String {
    let ahead = ahead_of_utc(at);
    [&time(at + ahead), "\u{a0}", &zone(ahead)].concat()
}

/// A second by the reader's clock: `14:37:05`.
pub fn clock(at: UnixMillis) -> String {
    let seconds = at.0.rem_euclid(Millis::MINUTE.0) / Millis::SECOND.0;
    format!("{}:{seconds:02}", time(at + ahead_of_utc(at)))
}

/// What stands under a time axis, by the reader's clock: the hour for a day, the date for more.
pub fn time_axis(locale: Locale, at: UnixMillis, window: Millis) -> String {
    let local = at + ahead_of_utc(at);
    if window <= Millis::days(2) {
        return time(local);
    }
    let (book, day) = (book(locale), Civil::of(local));
    form(book, Message::DateShort, vec![day.day.to_string(), month(book, &day)])
}

/// Tells how far the reader's clock is ahead of UTC at an instant.
pub type Zone = fn(UnixMillis) -> Millis;

static ZONE: OnceLock<Zone> = OnceLock::new();

/// Writes times by that clock from now on; until then they are written in UTC. The first one stays.
pub fn install_zone(zone: Zone) {
    let _ = ZONE.set(zone);
}

/// How far the reader's clock is ahead of UTC at an instant.
pub fn ahead_of_utc(at: UnixMillis) -> Millis {
    ZONE.get().map_or(Millis(0), |zone| zone(at))
}

/// A zone's name in every language: `UTC`, `UTC+1`, `UTC−3:30`. No zone is within an hour of UTC.
fn zone(ahead: Millis) -> String {
    if ahead.0 == 0 {
        return "UTC".to_owned();
    }
    let sign = if ahead.0 < 0 { MINUS } else { "+" };
    let size = time(UnixMillis(ahead.0.abs()));
    let size = size.strip_prefix('0').unwrap_or(&size);
    ["UTC", sign, size.strip_suffix(":00").unwrap_or(size)].concat()
}

fn time(local: UnixMillis) -> String {
    let minutes = local.0.rem_euclid(Millis::DAY.0) / Millis::MINUTE.0;
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn month(book: &Book, day: &Civil) -> String {
    book.marks().months.get(day.month - 1).cloned().unwrap_or_default()
}

/// A day of the proleptic Gregorian calendar.
struct Civil {
    year: i64,
    month: usize,
    day: i64,
}

impl Civil {
    /// After Howard Hinnant, "chrono-compatible low-level date algorithms": years are counted
    /// from March, so that the leap day is the last of its year.
    fn of(at: UnixMillis) -> Self {
        let days = at.0.div_euclid(Millis::DAY.0) + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self { year, month: usize::try_from(month).unwrap_or(1), day }
    }
}
