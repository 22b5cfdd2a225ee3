//! How well a share is known from a count.

use crate::metrics::math::{count, sqrt};
use crate::metrics::special::{NORMAL_975, beta_ppf};

/// An interval that covers the true value in 95% of samples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Interval {
    /// `centre` ± `half`, where both ends are finite.
    pub fn around(centre: f64, half: f64) -> Option<Self> {
        Self::new(centre - half.abs(), centre + half.abs())
    }

    /// From `low` to `high`, where both are finite.
    pub fn new(low: f64, high: f64) -> Option<Self> {
        (low.is_finite() && high.is_finite()).then_some(Self { low, high })
    }

    /// True where `value` lies within, ends included.
    pub fn contains(&self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }
}

/// The 95% interval of a share of which `hits` of `n` were seen, after Wilson (1927): the score
/// test turned around, without continuity correction. `None` of nothing or for more hits than n.
pub fn wilson(hits: usize, n: usize) -> Option<Interval> {
    if n == 0 || hits > n {
        return None;
    }
    let (k, all, z) = (count(hits), count(n), NORMAL_975);
    let centre = (k + z * z / 2.0) / (all + z * z);
    let half = z * sqrt(k * (all - k) / all + z * z / 4.0) / (all + z * z);
    // At the ends the formula is exact; rounding must not carry it past them.
    let low = if hits == 0 { 0.0 } else { (centre - half).max(0.0) };
    let high = if hits == n { 1.0 } else { (centre + half).min(1.0) };
    Interval::new(low, high)
}

/// The exact 95% interval of a share of which `hits` of `n` were seen, after Clopper and Pearson
/// (1934). `None` of nothing or for more hits than n.
pub fn clopper_pearson(hits: usize, n: usize) -> Option<Interval> {
    if n == 0 || hits > n {
        return None;
    }
    let (k, rest) = (count(hits), count(n - hits));
    let low = if hits == 0 { 0.0 } else { beta_ppf(0.025, k, rest + 1.0)? };
    let high = if hits == n { 1.0 } else { beta_ppf(0.975, k + 1.0, rest)? };
    Interval::new(low, high)
}
