//! Numbers that carry their unit.
//!
//! A price is not an amount and a share is not a percentage; mixing them is the commonest way to
//! print a wrong figure. Above the wire every public number is one of these, or its name ends in
//! its unit.

pub mod decimal;
pub mod order;
pub mod sorted;

use core::fmt;
use core::ops::{Add, AddAssign, Mul, Neg, Sub};
use serde::{Deserialize, Serialize};

macro_rules! number {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub f64);

        impl Add for $name { type Output = Self; fn add(self, other: Self) -> Self { Self(self.0 + other.0) } }
        impl Sub for $name { type Output = Self; fn sub(self, other: Self) -> Self { Self(self.0 - other.0) } }
        impl Neg for $name { type Output = Self; fn neg(self) -> Self { Self(-self.0) } }
        impl AddAssign for $name { fn add_assign(&mut self, other: Self) { self.0 += other.0; } }
        impl Mul<f64> for $name { type Output = Self; fn mul(self, times: f64) -> Self { Self(self.0 * times) } }
    };
}

number! {
    /// US dollars. Amounts margined in a dollar stablecoin are counted at par.
    Usd
}
number! {
    /// An amount of the base asset in coins. Contracts are converted before they leave `venues`.
    Coins
}
number! {
    /// A share or rate as a fraction: 0.0217 is 2.17%. It becomes a percentage only in words.
    Fraction
}

/// US dollars for one coin: finite and above zero by construction.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Price(f64);

impl Price {
    /// A price, or `None` for a number that cannot be one (zero, negative, not finite).
    pub fn new(usd_per_coin: f64) -> Option<Self> {
        (usd_per_coin.is_finite() && usd_per_coin > 0.0).then_some(Self(usd_per_coin))
    }

    /// US dollars for one coin.
    pub fn usd(self) -> f64 {
        self.0
    }

    /// The simple change from `before` to this price, as a fraction.
    pub fn change_since(self, before: Self) -> Fraction {
        Fraction(self.0 / before.0 - 1.0)
    }
}

impl TryFrom<f64> for Price {
    type Error = &'static str;
    fn try_from(number: f64) -> Result<Self, Self::Error> {
        Self::new(number).ok_or("a price is finite and above zero")
    }
}

impl From<Price> for f64 {
    fn from(price: Price) -> Self {
        price.0
    }
}

impl Mul<Price> for Coins {
    type Output = Usd;
    fn mul(self, price: Price) -> Usd {
        Usd(self.0 * price.0)
    }
}

impl Usd {
    /// The coins that this amount buys at `price`.
    pub fn in_coins(self, price: Price) -> Coins {
        Coins(self.0 / price.0)
    }
}

impl Fraction {
    /// The same number as a percentage: 2.17 for 0.0217.
    pub fn percent(self) -> f64 {
        self.0 * 100.0
    }

    /// The fraction behind a percentage: 0.0217 for 2.17.
    pub fn from_percent(percent: f64) -> Self {
        Self(percent / 100.0)
    }
}

/// A length of time in milliseconds.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Millis(pub i64);

impl Millis {
    /// One second.
    pub const SECOND: Self = Self(1_000);
    /// One minute.
    pub const MINUTE: Self = Self(60_000);
    /// One hour.
    pub const HOUR: Self = Self(3_600_000);
    /// Twenty-four hours; calendars and daylight saving play no part.
    pub const DAY: Self = Self(86_400_000);

    /// `count` seconds.
    pub const fn seconds(count: i64) -> Self {
        Self(count.saturating_mul(1_000))
    }
    /// `count` minutes.
    pub const fn minutes(count: i64) -> Self {
        Self(count.saturating_mul(60_000))
    }
    /// `count` hours.
    pub const fn hours(count: i64) -> Self {
        Self(count.saturating_mul(3_600_000))
    }
    /// `count` days of 24 hours.
    pub const fn days(count: i64) -> Self {
        Self(count.saturating_mul(86_400_000))
    }
    /// This length in hours.
    #[allow(clippy::cast_precision_loss, reason = "lengths of time stay far below 2^52 ms")]
    pub fn as_hours(self) -> f64 {
        self.0 as f64 / 3_600_000.0
    }
}

/// An instant: milliseconds since 1970-01-01 UTC.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct UnixMillis(pub i64);

impl UnixMillis {
    /// The instant `seconds` after 1970-01-01 UTC.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(1_000))
    }

    /// How long before `later` this was; negative when it was after.
    pub const fn until(self, later: Self) -> Millis {
        Millis(later.0.saturating_sub(self.0))
    }

    /// The last whole multiple of `step` at or before this instant.
    #[must_use]
    pub const fn floor(self, step: Millis) -> Self {
        Self(self.0 - self.0.rem_euclid(step.0))
    }
}

impl Sub for UnixMillis {
    type Output = Millis;
    fn sub(self, earlier: Self) -> Millis {
        earlier.until(self)
    }
}
impl Add<Millis> for UnixMillis {
    type Output = Self;
    fn add(self, length: Millis) -> Self {
        Self(self.0.saturating_add(length.0))
    }
}
impl Sub<Millis> for UnixMillis {
    type Output = Self;
    fn sub(self, length: Millis) -> Self {
        Self(self.0.saturating_sub(length.0))
    }
}
impl Add for Millis {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}
impl Mul<i64> for Millis {
    type Output = Self;
    fn mul(self, times: i64) -> Self {
        Self(self.0.saturating_mul(times))
    }
}

impl fmt::Display for UnixMillis {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0)
    }
}

/// What one side of a perpetual pays the other, as a fraction of notional per `interval`.
/// A rate means nothing without its interval: 0.01% every 8 hours is 10.95% a year, every 4 hours
/// twice that.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct FundingRate {
    /// Fraction of notional paid by longs to shorts each interval; negative when shorts pay.
    pub fraction: Fraction,
    /// Time between two payments.
    pub interval: Millis,
}

impl FundingRate {
    /// The simple annual rate (no compounding), as a fraction: rate × payments a day × 365.
    pub fn annualised(self) -> Option<Fraction> {
        (self.interval.0 > 0)
            .then(|| Fraction(self.fraction.0 * 24.0 / self.interval.as_hours() * 365.0))
    }
}
