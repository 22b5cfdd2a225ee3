//! Support or resistance: decided by where the price is now, never by what a level once was.

use crate::units::{Fraction, Price};

/// Within this distance a level is at the price.
pub const AT_PRICE: Fraction = Fraction(0.0025);

/// What a level is for a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Below the price.
    Support,
    /// Above the price.
    Resistance,
    /// At the price: neither.
    AtPrice,
}

impl Role {
    /// Its name in data.
    pub fn id(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Resistance => "resistance",
            Self::AtPrice => "at_price",
        }
    }
}

/// A level and what someone called it before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FormerLevel {
    /// The level.
    pub price: Price,
    /// What it was called, where anyone called it something.
    pub was: Option<Role>,
}

/// A level as seen from a price.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Classified {
    /// The level.
    pub price: Price,
    /// What it is now.
    pub role: Role,
    /// The move from the price to the level, as a fraction; negative below.
    pub distance: Fraction,
    /// True where it was a support and is resistance now, or the other way round.
    pub flipped: bool,
}

/// What `level` is for `price`; within `at_price` on either side it is neither.
pub fn classify(level: FormerLevel, price: Price, at_price: Fraction) -> Classified {
    let distance = level.price.change_since(price);
    let role = if distance.0.abs() <= at_price.0 {
        Role::AtPrice
    } else if distance.0 < 0.0 {
        Role::Support
    } else {
        Role::Resistance
    };
    let flipped = matches!(
        (level.was, role),
        (Some(Role::Support), Role::Resistance) | (Some(Role::Resistance), Role::Support)
    );
    Classified { price: level.price, role, distance, flipped }
}
