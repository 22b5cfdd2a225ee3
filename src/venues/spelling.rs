//! More ways in which venues spell numbers, times and names, and the bounds they must keep.

use crate::units::Coins;
use crate::units::Fraction;
use crate::units::Millis;
use crate::units::Price;
use crate::units::UnixMillis;
use crate::units::Usd;
use crate::units::decimal::plain;
use crate::venues::adapter::Reading;
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::node::Node;
use crate::venues::rfc3339;

impl Node<'_> {
    /// A past instant in seconds spelled as text.
    ///
    /// # Errors
    /// Those of [`Node::text_whole`] and [`Node::past`].
    #[inline(never)]
    pub fn text_seconds(&self, reading: &Reading<'_>) -> Result<UnixMillis, DecodeError> {
        self.text_whole().and_then(|at| self.past(UnixMillis::from_seconds(at), reading))
    }

    /// A past instant spelled as an RFC 3339 date and time.
    ///
    /// # Errors
    /// `Missing`, `WrongType`, `UnknownValue`, and those of [`Node::past`].
    #[inline(never)]
    pub fn text_instant(&self, reading: &Reading<'_>) -> Result<UnixMillis, DecodeError> {
        let at = rfc3339::parse(self.text()?).ok_or_else(|| self.unknown_word())?;
        self.past(at, reading)
    }

    /// A price spelled as a number.
    ///
    /// # Errors
    /// Those of [`Node::json_number`], and `OutOfRange` unless above zero.
    #[inline(never)]
    pub fn json_price(&self) -> Result<Price, DecodeError> {
        self.json_number().and_then(|number| self.as_price(number))
    }

    /// An amount of coins spelled as a number, zero or above.
    ///
    /// # Errors
    /// Those of [`Node::json_number`], and `OutOfRange` below zero.
    #[inline(never)]
    pub fn json_coins(&self) -> Result<Coins, DecodeError> {
        self.json_number().and_then(|number| self.not_negative(number)).map(Coins)
    }

    /// An amount of dollars spelled as a number, zero or above.
    ///
    /// # Errors
    /// Those of [`Node::json_number`], and `OutOfRange` below zero.
    #[inline(never)]
    pub fn json_usd(&self) -> Result<Usd, DecodeError> {
        self.json_number().and_then(|number| self.not_negative(number)).map(Usd)
    }

    /// A fraction spelled as a number, of any sign.
    ///
    /// # Errors
    /// Those of [`Node::json_number`].
    #[inline(never)]
    pub fn json_fraction(&self) -> Result<Fraction, DecodeError> {
        self.json_number().map(Fraction)
    }

    /// `number` where it is above zero.
    ///
    /// # Errors
    /// `OutOfRange`.
    #[inline(never)]
    pub fn above_zero(&self, number: f64) -> Result<f64, DecodeError> {
        self.as_price(number).map(Price::usd)
    }

    /// A number above zero, spelled as a number.
    ///
    /// # Errors
    /// Those of [`Node::json_number`], and `OutOfRange` unless above zero.
    #[inline(never)]
    pub fn json_above_zero(&self) -> Result<f64, DecodeError> {
        self.json_number().and_then(|number| self.above_zero(number))
    }

    /// A number above zero, spelled as text.
    ///
    /// # Errors
    /// Those of [`Node::text_number`], and `OutOfRange` unless above zero.
    #[inline(never)]
    pub fn text_above_zero(&self) -> Result<f64, DecodeError> {
        self.text_number().and_then(|number| self.above_zero(number))
    }

    /// `number` as a share of a whole, from 0 to 1.
    ///
    /// # Errors
    /// `OutOfRange`.
    #[inline(never)]
    pub fn as_share(&self, number: f64) -> Result<Fraction, DecodeError> {
        if (0.0..=1.0).contains(&number) {
            Ok(Fraction(number))
        } else {
            Err(self.blame(Problem::OutOfRange(plain(number))))
        }
    }

    /// `count` times `unit` as the time between two funding payments: an hour to a week. Venues pay
    /// every 1, 2, 4 or 8 hours, a few once a day; outside of this lies another unit.
    ///
    /// # Errors
    /// `OutOfRange`.
    #[inline(never)]
    pub fn as_interval(&self, count: i64, unit: Millis) -> Result<Millis, DecodeError> {
        let length = Millis(unit.0.saturating_mul(count));
        if (Millis::HOUR..=Millis::days(7)).contains(&length) {
            Ok(length)
        } else {
            Err(self.blame(Problem::OutOfRange(count.to_string())))
        }
    }

    /// The price from which a change of `percent` led to `now`.
    ///
    /// # Errors
    /// `OutOfRange` for a fall of 100% or more.
    #[inline(never)]
    pub fn as_price_before(&self, now: Price, percent: f64) -> Result<Price, DecodeError> {
        let growth = 1.0 + percent / 100.0;
        let before = if growth > 0.0 { Price::new(now.usd() / growth) } else { None };
        before.ok_or_else(|| self.blame(Problem::OutOfRange(plain(percent))))
    }

    /// A name in the venue's own words, short and without markup or control characters.
    ///
    /// # Errors
    /// `Missing`, `WrongType`, and `UnknownValue` for empty text or text with angle brackets.
    #[inline(never)]
    pub fn label(&self) -> Result<String, DecodeError> {
        let text = self.text()?.trim();
        if text.is_empty() || text.contains(['<', '>']) {
            return Err(self.unknown_word());
        }
        Ok(quote(text))
    }

    /// A price spelled as text or as a number.
    ///
    /// # Errors
    /// Those of [`Node::either_number`], and `OutOfRange` unless above zero.
    #[inline(never)]
    pub fn either_price(&self) -> Result<Price, DecodeError> {
        self.either_number().and_then(|number| self.as_price(number))
    }

    /// A number above zero, spelled as text or as a number.
    ///
    /// # Errors
    /// Those of [`Node::either_number`], and `OutOfRange` unless above zero.
    #[inline(never)]
    pub fn either_above_zero(&self) -> Result<f64, DecodeError> {
        self.either_number().and_then(|number| self.above_zero(number))
    }

    /// A number of zero or above, spelled as text or as a number.
    ///
    /// # Errors
    /// Those of [`Node::either_number`], and `OutOfRange` below zero.
    #[inline(never)]
    pub fn either_amount(&self) -> Result<f64, DecodeError> {
        self.either_number().and_then(|number| self.not_negative(number))
    }

    /// A past instant in seconds, whole or with a fraction, or in milliseconds, spelled as text or
    /// as a number. The two cannot be confused: as seconds, 10^11 is the year 5138; as
    /// milliseconds, 1973.
    ///
    /// # Errors
    /// Those of [`Node::either_number`] and [`Node::past`].
    #[inline(never)]
    pub fn either_instant(&self, reading: &Reading<'_>) -> Result<UnixMillis, DecodeError> {
        let number = self.either_number()?;
        let millis = if number.abs() < 1e11 { number * 1_000.0 } else { number };
        self.whole(millis.round()).and_then(|at| self.past(UnixMillis(at), reading))
    }

    /// A past instant in milliseconds spelled as text or as a number.
    ///
    /// # Errors
    /// Those of [`Node::either_whole`] and [`Node::past`].
    #[inline(never)]
    pub fn either_millis(&self, reading: &Reading<'_>) -> Result<UnixMillis, DecodeError> {
        self.either_whole().and_then(|at| self.past(UnixMillis(at), reading))
    }
}
