//! Text to a value. Nothing in it stops the program, however deep, long or cut off it is.

use super::{Number, Object, Value};
use crate::units::decimal;

/// How deep lists and objects may lie in one another.
const DEEPEST: usize = 127;

/// Where a text stops being JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// The line, from 1.
    pub line: usize,
    /// The first bad byte of that line, from 1; at the end of the text, how many bytes the line has.
    pub column: usize,
}

/// The value that a text spells.
///
/// # Errors
/// Where the text is no JSON, is cut off, lies more than 127 deep, or holds a number that no double
/// can.
pub fn read(text: &str) -> Result<Value, JsonError> {
    let mut reader = Reader { text, next: 0 };
    let value = reader.value(DEEPEST).filter(|_| {
        reader.space();
        reader.next == text.len()
    });
    value.ok_or_else(|| {
        let read = text.as_bytes().get(..reader.next).unwrap_or_default();
        let line = read.split(|byte| *byte == b'\n').count();
        let column = read.iter().rev().take_while(|byte| **byte != b'\n').count();
        JsonError { line, column: column + usize::from(reader.next < text.len()) }
    })
}

struct Reader<'a> {
    text: &'a str,
    next: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.next).copied()
    }

    fn since(&self, start: usize) -> Option<&'a str> {
        self.text.get(start..self.next)
    }

    /// Goes on past that byte, where it is the next.
    fn takes(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.next += usize::from(is_next);
        is_next
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.next += 1;
        }
    }

    /// Past white space and that byte.
    fn takes_spaced(&mut self, byte: u8) -> bool {
        self.space();
        self.takes(byte)
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        self.space();
        match self.peek()? {
            b'{' => self.object(depth.checked_sub(1)?),
            b'[' => self.list(depth.checked_sub(1)?),
            b'"' => self.string().map(Value::String),
            b'-' | b'0'..=b'9' => self.number(),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'n' => self.word("null", Value::Null),
            _ => None,
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        word.bytes().all(|byte| self.takes(byte)).then_some(value)
    }

    fn list(&mut self, depth: usize) -> Option<Value> {
        self.next += 1;
        let mut items = Vec::new();
        if !self.takes_spaced(b']') {
            loop {
                items.push(self.value(depth)?);
                if !self.takes_spaced(b',') {
                    break;
                }
            }
            if !self.takes(b']') {
                return None;
            }
        }
        Some(Value::Array(items))
    }

    fn object(&mut self, depth: usize) -> Option<Value> {
        self.next += 1;
        let mut members = Vec::new();
        if !self.takes_spaced(b'}') {
            loop {
                self.space();
                let name = self.string()?;
                if !self.takes_spaced(b':') {
                    return None;
                }
                members.push((name, self.value(depth)?));
                if !self.takes_spaced(b',') {
                    break;
                }
            }
            if !self.takes(b'}') {
                return None;
            }
        }
        Some(Value::Object(Object::new(members)))
    }

    fn digits(&mut self) -> Option<()> {
        let start = self.next;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.next += 1;
        }
        (self.next > start).then_some(())
    }

    fn number(&mut self) -> Option<Value> {
        let start = self.next;
        self.takes(b'-');
        if !self.takes(b'0') {
            self.digits()?;
        }
        let whole = self.since(start)?;
        if self.takes(b'.') {
            self.digits()?;
        }
        if self.takes(b'e') || self.takes(b'E') {
            if !self.takes(b'-') {
                self.takes(b'+');
            }
            self.digits()?;
        }
        let text = self.since(start)?;
        // Minus zero is no whole number.
        if text.len() == whole.len()
            && text != "-0"
            && let Ok(whole) = text.parse()
        {
            return Some(Value::Number(Number::Whole(whole)));
        }
        let double = decimal::read(text).filter(|double| double.is_finite())?;
        Some(Value::Number(Number::Double(double)))
    }

    fn string(&mut self) -> Option<String> {
        if !self.takes(b'"') {
            return None;
        }
        let mut text = String::new();
        loop {
            let start = self.next;
            while self.peek().is_some_and(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
                self.next += 1;
            }
            text.push_str(self.since(start)?);
            if self.takes(b'"') {
                return Some(text);
            }
            if !self.takes(b'\\') {
                return None;
            }
            let escape = self.peek()?;
            self.next += 1;
            text.push(match escape {
                b'"' | b'\\' | b'/' => char::from(escape),
                b'b' => '\u{8}',
                b'f' => '\u{c}',
                b'n' => '\n',
                b'r' => '\r',
                b't' => '\t',
                b'u' => self.character()?,
                _ => return None,
            });
        }
    }

    /// The character of one escape, or of two that make a pair.
    fn character(&mut self) -> Option<char> {
        let unit = self.unit()?;
        let code = match unit {
            0xD800..0xDC00 => {
                if !(self.takes(b'\\') && self.takes(b'u')) {
                    return None;
                }
                let low = self.unit()?.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
                0x10000 + ((unit - 0xD800) << 10) + low
            }
            _ => unit,
        };
        char::from_u32(code)
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            unit = unit * 16 + char::from(self.peek()?).to_digit(16)?;
            self.next += 1;
        }
        Some(unit)
    }
}
