//! A place in a JSON payload that knows where it is, so that an error can name the field.
//!
//! Venues spell numbers as text or as numbers; the method says which one a field documents, and
//! nothing else is accepted.

use crate::json::Value;
use crate::market::Venue;
use crate::units::Coins;
use crate::units::Fraction;
use crate::units::Millis;
use crate::units::Price;
use crate::units::UnixMillis;
use crate::units::Usd;
use crate::units::decimal;
use crate::venues::adapter::Reading;
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::trail::Steps;

/// How far a venue's clock may run ahead of ours.
pub(crate) const CLOCK_SKEW: Millis = Millis::seconds(5);

/// No real market figure is larger; beyond it lies nonsense or an attack on arithmetic.
const LARGEST: f64 = 1e18;

/// One payload while it is read: whose it is, and the steps that were taken into it.
#[derive(Debug)]
pub struct Payload {
    venue: Venue,
    feed: &'static str,
    steps: Steps,
}

impl Payload {
    /// A payload of that feed, no step taken.
    pub fn new(venue: Venue, feed: &'static str) -> Self {
        Self { venue, feed, steps: Steps::default() }
    }
}

/// What is wrong with the name of a market that is not read: `OtherMarket` where it is spelled as
/// venues spell theirs. The page asks for its own markets alone and does not tell them apart.
pub(crate) fn unread(name: &str) -> Problem {
    let plain = |letter: char| letter.is_ascii_alphanumeric();
    let is_spelled = || {
        name.starts_with(plain)
            && name.ends_with(plain)
            && name.chars().all(|letter| plain(letter) || "-_/.:".contains(letter))
    };
    if cfg!(not(target_arch = "wasm32")) && is_spelled() {
        Problem::OtherMarket(quote(name))
    } else {
        Problem::UnknownValue(quote(name))
    }
}

/// The elements of a list, in order.
#[derive(Debug)]
pub struct Rows<'a> {
    here: Node<'a>,
    list: &'a [Value],
    next: usize,
}

impl<'a> Iterator for Rows<'a> {
    type Item = Node<'a>;

    // Not made anew for each feed that is read.
    #[inline(never)]
    fn next(&mut self) -> Option<Node<'a>> {
        let element = self.list.get(self.next)?;
        let index = self.next;
        self.next += 1;
        Some(self.here.element(Some(element), index))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.list.len().saturating_sub(self.next);
        (left, Some(left))
    }
}

/// A place in a payload. Small and copied freely: how it was come to is kept once, beside the
/// payload, and spelled out only for an error.
#[derive(Clone, Copy, Debug)]
pub struct Node<'a> {
    payload: &'a Payload,
    place: u32,
    value: Option<&'a Value>,
}

impl<'a> Node<'a> {
    /// The whole payload.
    pub fn root(payload: &'a Payload, value: &'a Value) -> Self {
        Self { payload, place: Steps::ROOT, value: Some(value) }
    }

    /// The venue whose payload this is.
    pub fn venue(&self) -> Venue {
        self.payload.venue
    }

    /// The member of that name; missing is found out when it is read.
    #[must_use]
    #[inline(never)]
    pub fn key(&self, name: &'static str) -> Self {
        Self {
            value: self.value.and_then(|value| value.get(name)),
            place: self.payload.steps.key(self.place, name),
            payload: self.payload,
        }
    }

    /// The element at `index`; missing is found out when it is read.
    #[must_use]
    #[inline(never)]
    pub fn index(&self, index: usize) -> Self {
        self.element(self.value.and_then(|value| value.at(index)), index)
    }

    #[inline(never)]
    fn element(&self, value: Option<&'a Value>, index: usize) -> Self {
        let place = self.payload.steps.index(self.place, index);
        Self { value, place, payload: self.payload }
    }

    /// An error about this place.
    #[inline(never)]
    pub fn blame(&self, problem: Problem) -> DecodeError {
        let Payload { venue, feed, steps } = self.payload;
        DecodeError::new(*venue, feed, steps.trail(self.place), problem)
    }

    /// The value, which must be there and not null.
    ///
    /// # Errors
    /// `Missing`.
    #[inline(never)]
    pub fn value(&self) -> Result<&'a Value, DecodeError> {
        match self.value {
            None | Some(Value::Null) => Err(self.blame(Problem::Missing)),
            Some(value) => Ok(value),
        }
    }

    /// True when the member is there, not null and not the empty text that venues use for "none".
    #[inline(never)]
    pub fn is_present(&self) -> bool {
        !matches!(self.value, None | Some(Value::Null))
            && self.value.and_then(Value::as_str) != Some("")
    }

    /// `None` for a member that is absent, null or empty; else what `read` makes of it.
    ///
    /// # Errors
    /// Those of `read`: a member that is there must be right.
    pub fn optional<T>(
        &self,
        read: impl FnOnce(&Self) -> Result<T, DecodeError>,
    ) -> Result<Option<T>, DecodeError> {
        if self.is_present() { read(self).map(Some) } else { Ok(None) }
    }

    #[inline(never)]
    fn wrong_type(&self, expected: &'static str, value: &Value) -> DecodeError {
        let came = match value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "text",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        };
        self.blame(Problem::WrongType { expected, came })
    }

    /// The elements of a list.
    ///
    /// # Errors
    /// `Missing`, `WrongType`.
    #[inline(never)]
    pub fn rows(&self) -> Result<Rows<'a>, DecodeError> {
        let value = self.value()?;
        let list = value.as_array().ok_or_else(|| self.wrong_type("a list", value))?;
        Ok(Rows { here: *self, list, next: 0 })
    }

    /// The members of an object, by name. The name is the venue's own text.
    ///
    /// # Errors
    /// `Missing`, `WrongType`.
    pub fn members(&self) -> Result<impl Iterator<Item = (&'a str, Self)> + use<'a>, DecodeError> {
        let value = self.value()?;
        let object = value.as_object().ok_or_else(|| self.wrong_type("an object", value))?;
        let here = *self;
        Ok(object
            .iter()
            .enumerate()
            .map(move |(index, (name, element))| (name, here.element(Some(element), index))))
    }

    /// True when this is an object.
    #[inline(never)]
    pub fn is_object(&self) -> bool {
        matches!(self.value, Some(Value::Object(_)))
    }

    /// True when this is a list.
    pub fn is_list(&self) -> bool {
        matches!(self.value, Some(Value::Array(_)))
    }

    /// Text.
    ///
    /// # Errors
    /// `Missing`, `WrongType`.
    #[inline(never)]
    pub fn text(&self) -> Result<&'a str, DecodeError> {
        let value = self.value()?;
        value.as_str().ok_or_else(|| self.wrong_type("text", value))
    }

    /// True or false.
    ///
    /// # Errors
    /// `Missing`, `WrongType`.
    pub fn boolean(&self) -> Result<bool, DecodeError> {
        let value = self.value()?;
        value.as_bool().ok_or_else(|| self.wrong_type("a boolean", value))
    }

    /// An error that this word is not one the field can have.
    #[inline(never)]
    pub fn unknown_word(&self) -> DecodeError {
        match self.text() {
            Ok(text) => self.blame(Problem::UnknownValue(quote(text))),
            Err(error) => error,
        }
    }

    /// An error that this is the name of no market that is read.
    pub fn other_market(&self) -> DecodeError {
        if cfg!(target_arch = "wasm32") {
            return self.unknown_word();
        }
        self.text().map_or_else(|error| error, |name| self.blame(unread(name)))
    }

    #[inline(never)]
    fn finite(&self, number: f64, text: &str) -> Result<f64, DecodeError> {
        if !number.is_finite() {
            return Err(self.blame(Problem::NotANumber(quote(text))));
        }
        if number.abs() > LARGEST {
            return Err(self.blame(Problem::OutOfRange(quote(text))));
        }
        Ok(number)
    }

    #[inline(never)]
    fn parse(&self, text: &str) -> Result<f64, DecodeError> {
        match decimal::read(text) {
            Some(number) => self.finite(number, text),
            None => Err(self.blame(Problem::NotANumber(quote(text)))),
        }
    }

    /// A number that the venue spells as text.
    ///
    /// # Errors
    /// `Missing`, `WrongType`, `NotANumber`, `OutOfRange`.
    #[inline(never)]
    pub fn text_number(&self) -> Result<f64, DecodeError> {
        self.text().and_then(|text| self.parse(text))
    }

    /// A number that the venue spells as a number.
    ///
    /// # Errors
    /// `Missing`, `WrongType`, `NotANumber`, `OutOfRange`.
    #[inline(never)]
    pub fn json_number(&self) -> Result<f64, DecodeError> {
        let value = self.value()?;
        let number = value.as_f64().ok_or_else(|| self.wrong_type("a number", value))?;
        self.finite(number, "a number")
    }

    /// A number that the venue spells as text or as a number, by field and by year (Gate).
    ///
    /// # Errors
    /// `Missing`, `WrongType`, `NotANumber`, `OutOfRange`.
    #[inline(never)]
    pub fn either_number(&self) -> Result<f64, DecodeError> {
        match self.value()? {
            Value::String(text) => self.parse(text),
            Value::Number(_) => self.json_number(),
            other => Err(self.wrong_type("a number or text", other)),
        }
    }

    /// `number` where it is zero or above.
    ///
    /// # Errors
    /// `OutOfRange`.
    #[inline(never)]
    pub fn not_negative(&self, number: f64) -> Result<f64, DecodeError> {
        if number >= 0.0 {
            Ok(number)
        } else {
            Err(self.blame(Problem::OutOfRange(decimal::plain(number))))
        }
    }

    /// `number` as a price.
    ///
    /// # Errors
    /// `OutOfRange`.
    #[inline(never)]
    pub fn as_price(&self, number: f64) -> Result<Price, DecodeError> {
        Price::new(number).ok_or_else(|| self.blame(Problem::OutOfRange(decimal::plain(number))))
    }

    /// A price spelled as text.
    ///
    /// # Errors
    /// Those of [`Node::text_number`], and `OutOfRange` unless above zero.
    #[inline(never)]
    pub fn price(&self) -> Result<Price, DecodeError> {
        self.text_number().and_then(|number| self.as_price(number))
    }

    /// An amount of coins spelled as text, zero or above.
    ///
    /// # Errors
    /// Those of [`Node::text_number`], and `OutOfRange` below zero.
    #[inline(never)]
    pub fn coins(&self) -> Result<Coins, DecodeError> {
        self.text_number().and_then(|number| self.not_negative(number)).map(Coins)
    }

    /// An amount of dollars spelled as text, zero or above.
    ///
    /// # Errors
    /// Those of [`Node::text_number`], and `OutOfRange` below zero.
    #[inline(never)]
    pub fn usd(&self) -> Result<Usd, DecodeError> {
        self.text_number().and_then(|number| self.not_negative(number)).map(Usd)
    }

    /// A fraction spelled as text, of any sign.
    ///
    /// # Errors
    /// Those of [`Node::text_number`].
    #[inline(never)]
    pub fn fraction(&self) -> Result<Fraction, DecodeError> {
        self.text_number().map(Fraction)
    }

    /// `number` as a whole number.
    #[allow(clippy::cast_possible_truncation, reason = "bounded just above the cast")]
    pub(super) fn whole(&self, number: f64) -> Result<i64, DecodeError> {
        // Whole numbers up to 2^53 are exact in a JSON number.
        if number.fract() == 0.0 && number.abs() < 9.0e15 {
            Ok(number as i64)
        } else {
            Err(self.blame(Problem::OutOfRange(decimal::plain(number))))
        }
    }

    /// A whole number spelled as a number.
    ///
    /// # Errors
    /// Those of [`Node::json_number`], and `OutOfRange` with a fraction.
    #[inline(never)]
    pub fn json_whole(&self) -> Result<i64, DecodeError> {
        self.json_number().and_then(|number| self.whole(number))
    }

    /// A whole number spelled as text.
    ///
    /// # Errors
    /// Those of [`Node::text_number`], and `OutOfRange` with a fraction.
    #[inline(never)]
    pub fn text_whole(&self) -> Result<i64, DecodeError> {
        self.text_number().and_then(|number| self.whole(number))
    }

    /// A whole number spelled as text or as a number.
    ///
    /// # Errors
    /// Those of [`Node::either_number`], and `OutOfRange` with a fraction.
    #[inline(never)]
    pub fn either_whole(&self) -> Result<i64, DecodeError> {
        self.either_number().and_then(|number| self.whole(number))
    }

    /// An instant that is already past, give or take a skewed clock.
    ///
    /// # Errors
    /// `FutureDated` when it is after the payload was seen, `OutOfRange` before 2009, the year of
    /// Bitcoin's first block: a time in seconds read as milliseconds lands in 1970.
    #[inline(never)]
    pub fn past(&self, at: UnixMillis, reading: &Reading<'_>) -> Result<UnixMillis, DecodeError> {
        let ahead = at - reading.seen;
        if ahead > CLOCK_SKEW {
            return Err(self.blame(Problem::FutureDated { ahead_ms: ahead.0 }));
        }
        self.plausible(at)
    }

    /// An instant that may lie ahead, such as the next funding payment.
    ///
    /// # Errors
    /// `OutOfRange` before 2009.
    #[inline(never)]
    pub fn plausible(&self, at: UnixMillis) -> Result<UnixMillis, DecodeError> {
        if at.0 < 1_230_768_000_000 {
            return Err(self.blame(Problem::OutOfRange(at.to_string())));
        }
        Ok(at)
    }

    /// A past instant in milliseconds spelled as a number.
    ///
    /// # Errors
    /// Those of [`Node::json_whole`] and [`Node::past`].
    #[inline(never)]
    pub fn json_millis(&self, reading: &Reading<'_>) -> Result<UnixMillis, DecodeError> {
        self.json_whole().and_then(|at| self.past(UnixMillis(at), reading))
    }

    /// A past instant in milliseconds spelled as text.
    ///
    /// # Errors
    /// Those of [`Node::text_whole`] and [`Node::past`].
    #[inline(never)]
    pub fn text_millis(&self, reading: &Reading<'_>) -> Result<UnixMillis, DecodeError> {
        self.text_whole().and_then(|at| self.past(UnixMillis(at), reading))
    }

    /// A past instant in seconds spelled as a number.
    ///
    /// # Errors
    /// Those of [`Node::json_whole`] and [`Node::past`].
    #[inline(never)]
    pub fn json_seconds(&self, reading: &Reading<'_>) -> Result<UnixMillis, DecodeError> {
        self.json_whole().and_then(|at| self.past(UnixMillis::from_seconds(at), reading))
    }
}
