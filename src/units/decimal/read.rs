//! Text to the nearest double.

use super::TENS;
use super::exact::{Digits, parts};
use core::cmp::Ordering;

/// More digits than any double or middle between two has; what lies beyond only says that there is
/// more.
const MOST_DIGITS: usize = 800;
/// Exponents beyond it make no difference.
const FAR: i32 = 100_000;

/// The double nearest to a number such as `-12.50`, `3e-7` or `007`, from the very middle the even
/// one; infinite beyond the largest. `None` for any other text.
#[inline(never)]
pub fn read(text: &str) -> Option<f64> {
    let (sign, bytes) = match text.as_bytes() {
        [b'-', rest @ ..] => (-1.0, rest),
        all => (1.0, all),
    };
    let mut digits: Vec<u8> = Vec::with_capacity(bytes.len().min(MOST_DIGITS + 1));
    let mut point: i32 = 0;
    let mut has_point = false;
    let mut any = false;
    let mut left = bytes;
    while let [byte, rest @ ..] = left {
        match byte {
            b'0'..=b'9' => {
                any = true;
                let digit = byte - b'0';
                // Zeros in front are no digits of the number.
                if digit > 0 || !digits.is_empty() {
                    if digits.len() < MOST_DIGITS {
                        digits.push(digit);
                    } else if digit > 0 && digits.len() == MOST_DIGITS {
                        digits.push(1);
                    }
                    point = point.saturating_add(i32::from(!has_point));
                } else if has_point {
                    point = point.saturating_sub(1);
                }
            }
            b'.' if any && !has_point && rest.first().is_some_and(u8::is_ascii_digit) => {
                has_point = true;
            }
            b'e' | b'E' if any => {
                point = point.saturating_add(exponent(rest)?);
                break;
            }
            _ => return None,
        }
        left = rest;
    }
    any.then(|| sign * nearest(&Digits::of(digits, point)))
}

fn exponent(bytes: &[u8]) -> Option<i32> {
    let (sign, digits) = match bytes {
        [b'-', rest @ ..] => (-1, rest),
        [b'+', rest @ ..] => (1, rest),
        all => (1, all),
    };
    let mut exponent: i32 = 0;
    for byte in digits {
        if !byte.is_ascii_digit() {
            return None;
        }
        exponent = (exponent * 10 + i32::from(byte - b'0')).min(FAR);
    }
    (!digits.is_empty()).then_some(sign * exponent)
}

/// The double nearest to these digits.
pub(super) fn nearest(number: &Digits) -> f64 {
    let Digits { digits, point } = number;
    if digits.is_empty() || *point < -400 {
        return 0.0;
    }
    if *point > 400 {
        return f64::INFINITY;
    }
    let mut whole = 0.0;
    // Seventeen digits bring the guess close; fifteen are exact.
    for digit in digits.iter().take(17) {
        whole = whole * 10.0 + f64::from(*digit);
    }
    let count = digits.len().min(17);
    let tens = *point - i32::try_from(count).unwrap_or(0);
    let mut guess: f64 = whole;
    let mut left = usize::try_from(tens.unsigned_abs()).unwrap_or(0);
    let is_exact = digits.len() <= 15 && left <= 22;
    while left > 0 {
        let step = left.min(22);
        let ten = TENS.get(step).copied().unwrap_or(1.0);
        guess = if tens < 0 { guess / ten } else { guess * ten };
        left -= step;
    }
    // One rounding of two exact numbers is right; more may be some steps off.
    if is_exact { guess } else { stepped(number, guess.min(f64::MAX)) }
}

/// From a guess to the nearest double, step by step.
fn stepped(number: &Digits, guess: f64) -> f64 {
    // The bits of doubles that are not below zero are in the order of the doubles.
    let mut bits = guess.to_bits();
    loop {
        match number.cmp(&middle_above(bits)) {
            Ordering::Greater if f64::from_bits(bits).is_finite() => bits += 1,
            Ordering::Equal => return f64::from_bits(bits + (bits & 1)),
            _ if bits == 0 => return 0.0,
            _ => match number.cmp(&middle_above(bits - 1)) {
                Ordering::Less => bits -= 1,
                Ordering::Equal => return f64::from_bits(bits - (bits & 1)),
                Ordering::Greater => return f64::from_bits(bits),
            },
        }
    }
}

/// The middle between the double of these bits and the next.
pub(super) fn middle_above(bits: u64) -> Digits {
    let (whole, two) = parts(bits);
    Digits::scaled(2 * whole + 1, two - 1)
}
