//! A double to text.

use super::TENS;
use super::exact::Digits;
use super::read::nearest;

/// The fewest digits that read as this number again, of all such the nearest, and how many of them
/// stand before the point. For a number that is finite; its sign is not looked at.
#[inline(never)]
pub(crate) fn shortest(number: f64) -> (String, i32) {
    let number = number.abs();
    let found = short(number).unwrap_or_else(|| long(number));
    (found.digits.iter().map(|digit| char::from(b'0' + digit)).collect(), found.point)
}

/// Up to fifteen digits: whole numbers that a double holds exactly, divided by an exact power of
/// ten, which rounds once, as reading the digits does.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    reason = "a whole number from 0 to 10^15; the very same number is meant"
)]
fn short(number: f64) -> Option<Digits> {
    for (places, ten) in TENS.iter().enumerate() {
        let whole = (number * ten).round();
        if whole >= 1e15 {
            break;
        }
        if whole / ten == number {
            let all = Digits::scaled(whole as u64, 0);
            let point = all.point - i32::try_from(places).unwrap_or(0);
            return Some(Digits::of(all.digits, point));
        }
    }
    None
}

fn long(number: f64) -> Digits {
    let all = Digits::all(number);
    // A double tells any fifteen digits from all others: whatever has fewer is what these are with their
    // zeros left out. Only next to zero doubles lie further apart.
    let fewest = if number.is_normal() { 15 } else { 1 };
    for keep in fewest..17 {
        let near = all.rounded(keep);
        // Below a power of two doubles lie closer together than above: where the nearest is already
        // the one below, the next may not be.
        for tried in [near.clone(), padded(near, keep).next()] {
            if nearest(&tried).to_bits() == number.to_bits() {
                return tried;
            }
        }
    }
    all.rounded(17)
}

/// With zeros behind up to so many digits.
fn padded(mut number: Digits, count: usize) -> Digits {
    number.digits.resize(count.max(number.digits.len()), 0);
    number
}

/// `number` in the fewest digits that read as it again, never with an exponent: `0.00002`, `97000`.
#[inline(never)]
pub fn plain(number: f64) -> String {
    if !number.is_finite() {
        return not_finite(number);
    }
    let (digits, point) = shortest(number);
    placed(number.is_sign_negative(), &digits, point, 0)
}

/// `number` with so many decimals, rounded to the nearest; from the very middle, to the even digit.
#[inline(never)]
pub fn fixed(number: f64, decimals: usize) -> String {
    if !number.is_finite() {
        return not_finite(number);
    }
    let all = Digits::all(number.abs());
    let keep = i32::try_from(decimals).unwrap_or(i32::MAX).saturating_add(all.point);
    // Where not even the first digit is kept, only its rounding up could be seen, one place above.
    let rounded = match usize::try_from(keep) {
        Ok(keep) => all.rounded(keep),
        Err(_) => Digits::default(),
    };
    let digits: String = rounded.digits.iter().map(|digit| char::from(b'0' + digit)).collect();
    placed(number.is_sign_negative(), &digits, rounded.point, decimals)
}

fn not_finite(number: f64) -> String {
    let text = if number.is_nan() {
        "NaN"
    } else if number > 0.0 {
        "inf"
    } else {
        "-inf"
    };
    text.to_owned()
}

/// Digits with the point in its place and at least so many decimals.
fn placed(is_negative: bool, digits: &str, point: i32, decimals: usize) -> String {
    let mut text = String::from(if is_negative { "-" } else { "" });
    let whole = usize::try_from(point).unwrap_or(0);
    let (before, after) = digits.split_at_checked(whole).unwrap_or((digits, ""));
    text.push_str(before);
    for _ in before.len()..whole.max(1) {
        text.push('0');
    }
    let zeros = usize::try_from(-point.min(0)).unwrap_or(0);
    let zeros = if after.is_empty() { 0 } else { zeros };
    let length = decimals.max(zeros + after.len());
    if length > 0 {
        text.push('.');
        for _ in 0..zeros {
            text.push('0');
        }
        text.push_str(after);
        for _ in zeros + after.len()..length {
            text.push('0');
        }
    }
    text
}
