//! What becomes of values that are missing: left out, and counted.

/// The share of missing values above which a result is partial.
pub const MOST_SKIPPED: f64 = 0.10;

/// Values that are there, and how many were not.
#[derive(Clone, Debug, PartialEq)]
pub struct Present<T> {
    /// Those that are finite.
    pub kept: Vec<T>,
    /// How many were left out.
    pub skipped: usize,
}

impl<T> Present<T> {
    /// True where more than a tenth was left out: a result from the rest must say so.
    pub fn is_partial(&self) -> bool {
        let all = super::math::count(self.kept.len() + self.skipped);
        super::math::count(self.skipped) > MOST_SKIPPED * all
    }
}

/// The finite numbers.
pub fn present(numbers: &[f64]) -> Present<f64> {
    let kept: Vec<f64> = numbers.iter().copied().filter(|number| number.is_finite()).collect();
    Present { skipped: numbers.len() - kept.len(), kept }
}

/// The pairs that are finite on both sides; what is longer counts as missing from there on.
pub fn present_pairs(left: &[f64], right: &[f64]) -> Present<(f64, f64)> {
    let pairs = left.iter().copied().zip(right.iter().copied());
    let kept: Vec<_> = pairs.filter(|(x, y)| x.is_finite() && y.is_finite()).collect();
    Present { skipped: left.len().max(right.len()) - kept.len(), kept }
}
