//! Round numbers near a price.

use crate::metrics::math::{count, log10, ten_to, whole};
use crate::units::{Fraction, Price};

/// Multiples of the smallest step.
const TIMES: [f64; 3] = [1.0, 2.5, 5.0];
/// No list is longer.
const MOST: usize = 10_000;

/// A round number and how round it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RoundNumber {
    /// The price.
    pub price: Price,
    /// The largest step that it is a multiple of.
    pub step: f64,
}

/// The steps for a price: 10^(⌊log₁₀ p⌋ − 1) times 1, 2.5 and 5. For 67,630: 1,000, 2,500, 5,000.
pub fn round_number_steps(price: Price) -> [f64; 3] {
    let mut exponent = log10(price.usd()).floor();
    // The logarithm of a power of ten may come out a hair low or high.
    if ten_to(exponent + 1.0) <= price.usd() {
        exponent += 1.0;
    } else if ten_to(exponent) > price.usd() {
        exponent -= 1.0;
    }
    let unit = ten_to(exponent - 1.0);
    TIMES.map(|times| times * unit)
}

/// All round numbers within `distance` (0.1 for 10%) of `price`, lowest first, each once with its
/// largest step. Empty where the distance is not between 0 and 1.
pub fn round_numbers(price: Price, distance: Fraction) -> Vec<RoundNumber> {
    let steps = round_number_steps(price);
    let [unit, ..] = steps;
    if !(distance.0 > 0.0 && distance.0 < 1.0 && unit > 0.0) {
        return Vec::new();
    }
    // In halves of the smallest step every step is a whole number: 2, 5 and 10.
    let half = unit / 2.0;
    let first = whole((price.usd() * (1.0 - distance.0) / half).ceil());
    let last = whole((price.usd() * (1.0 + distance.0) / half).floor());
    let round = |halves: usize| {
        let (_, step) = [10_usize, 5, 2]
            .into_iter()
            .zip(steps.into_iter().rev())
            .find(|(whole, _)| halves.is_multiple_of(*whole))?;
        let price = Price::new(count(halves) * half)?;
        Some(RoundNumber { price, step })
    };
    (first..=last).take(MOST).filter_map(round).collect()
}
