//! What every row is, and which values a row may hold.

use crate::units::{Coins, Fraction, Millis, Price, UnixMillis, Usd};
use serde::{Deserialize, Serialize};

/// Longest name or text, in bytes.
pub(super) const LONGEST_TEXT: usize = 300;
/// Most prices on one side of a stored order book.
pub(super) const DEEPEST: usize = 5_000;
/// Beyond it lies nonsense or an attack on arithmetic.
const LARGEST: f64 = 1e18;
/// Times up to here are exact in a JSON number.
const LATEST: i64 = 9_000_000_000_000_000;
/// No bar or payment interval is longer.
const LONGEST_INTERVAL: i64 = 400 * 86_400_000;

/// A value that the named field cannot have.
pub(super) type Wrong = &'static str;

/// A fact as it stands in the file.
pub(super) trait Row: Sized {
    type Fact;
    /// Events, of which a file may hold only the newest.
    const IS_EVENT: bool = false;
    /// Rows that stand in the venue's own order, not in that of time.
    const IS_TABLE: bool = false;

    /// The row of a fact; `None` for one whose numbers a file cannot hold.
    fn of(fact: &Self::Fact) -> Option<Self> {
        let row = Self::write(fact);
        // What is written must be readable again.
        row.read().is_ok().then_some(row)
    }

    fn write(fact: &Self::Fact) -> Self;

    /// The fact in a row.
    fn read(&self) -> Result<Self::Fact, Wrong>;
}

pub(super) fn number(number: f64, field: Wrong) -> Result<f64, Wrong> {
    if number.is_finite() && number.abs() <= LARGEST { Ok(number) } else { Err(field) }
}

pub(super) fn amount(amount: f64, field: Wrong) -> Result<f64, Wrong> {
    number(amount, field).and_then(|amount| if amount >= 0.0 { Ok(amount) } else { Err(field) })
}

pub(super) fn maybe<T, U>(
    value: Option<T>,
    field: Wrong,
    read: impl FnOnce(T, Wrong) -> Result<U, Wrong>,
) -> Result<Option<U>, Wrong> {
    value.map(|value| read(value, field)).transpose()
}

pub(super) fn price(usd: f64, field: Wrong) -> Result<Price, Wrong> {
    number(usd, field).and_then(|usd| Price::new(usd).ok_or(field))
}

pub(super) fn coins(coins: f64, field: Wrong) -> Result<Coins, Wrong> {
    amount(coins, field).map(Coins)
}

pub(super) fn usd(usd: f64, field: Wrong) -> Result<Usd, Wrong> {
    amount(usd, field).map(Usd)
}

pub(super) fn fraction(value: f64, field: Wrong) -> Result<Fraction, Wrong> {
    number(value, field).map(Fraction)
}

pub(super) fn time(at: i64, field: Wrong) -> Result<UnixMillis, Wrong> {
    if (0..=LATEST).contains(&at) { Ok(UnixMillis(at)) } else { Err(field) }
}

pub(super) fn interval(length: i64, field: Wrong) -> Result<Millis, Wrong> {
    if (1..=LONGEST_INTERVAL).contains(&length) { Ok(Millis(length)) } else { Err(field) }
}

pub(super) fn text(text: &str, field: Wrong) -> Result<String, Wrong> {
    if text.len() <= LONGEST_TEXT { Ok(text.to_owned()) } else { Err(field) }
}

/// Text cut to what a file may hold.
pub(super) fn cut(text: &str) -> String {
    let mut end = text.len().min(LONGEST_TEXT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default().to_owned()
}

pub(super) fn share(value: f64, field: Wrong) -> Result<Fraction, Wrong> {
    if (0.0..=1.0).contains(&value) { Ok(Fraction(value)) } else { Err(field) }
}

/// What an amount is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Unit {
    Coins,
    Usd,
}
