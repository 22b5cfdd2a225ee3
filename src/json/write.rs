//! A value to text, without white space.

use super::{Number, Value};
use crate::units::decimal;
use core::fmt;

impl fmt::Display for Value {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write(&mut text);
        out.write_str(&text)
    }
}

impl Value {
    /// Adds the value's JSON to `text`.
    pub fn write(&self, text: &mut String) {
        match self {
            Self::Null => text.push_str("null"),
            Self::Bool(true) => text.push_str("true"),
            Self::Bool(false) => text.push_str("false"),
            Self::Number(Number::Whole(whole)) => text.push_str(&whole.to_string()),
            Self::Number(Number::Double(double)) => number(text, *double),
            Self::String(own) => string(text, own),
            Self::Array(items) => {
                text.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        text.push(',');
                    }
                    item.write(text);
                }
                text.push(']');
            }
            Self::Object(members) => {
                text.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    if index > 0 {
                        text.push(',');
                    }
                    string(text, name);
                    text.push(':');
                    value.write(text);
                }
                text.push('}');
            }
        }
    }
}

/// A number with a point or an exponent, so that it reads as the same kind of number again: `1.0`,
/// `0.00002`, `1.5e+30`. One that is not finite cannot be spelled and becomes `null`.
fn number(text: &mut String, number: f64) {
    if !number.is_finite() {
        return text.push_str("null");
    }
    let size = number.abs();
    if size == 0.0 || (1e-5..1e16).contains(&size) {
        let plain = decimal::plain(number);
        text.push_str(&plain);
        if !plain.contains('.') {
            text.push_str(".0");
        }
        return;
    }
    let (digits, point) = decimal::shortest(number);
    if number < 0.0 {
        text.push('-');
    }
    let (first, more) = digits.split_at_checked(1).unwrap_or((&digits, ""));
    text.push_str(first);
    if !more.is_empty() {
        text.push('.');
        text.push_str(more);
    }
    text.push_str(if point > 0 { "e+" } else { "e" });
    text.push_str(&(point - 1).to_string());
}

fn string(text: &mut String, own: &str) {
    text.push('"');
    for letter in own.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\u{8}' => text.push_str("\\b"),
            '\u{c}' => text.push_str("\\f"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\0'..' ' => {
                let code = u32::from(letter);
                text.push_str("\\u00");
                for digit in [code / 16, code % 16] {
                    text.push(char::from_digit(digit, 16).unwrap_or('0'));
                }
            }
            _ => text.push(letter),
        }
    }
    text.push('"');
}
