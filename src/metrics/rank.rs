//! Do two series rise and fall together, whatever their scale?

use crate::metrics::contagion::correlation::{fisher_interval, spearman};

/// Spearman's correlation with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RankCorrelation {
    /// The correlation of the ranks, −1 to 1.
    pub rho: f64,
    /// Lower end of the 95% interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// How many pairs.
    pub pairs: usize,
}

/// Spearman's ρ: the linear correlation of the ranks, equal values sharing their mean rank. The
/// interval is Fisher's: tanh(atanh ρ ± 1.96/√(n − 3)). Pairs with a number missing are left out.
/// `None` for other lengths, fewer than 4 pairs, or a series that never changes.
pub fn rank_correlation(one: &[f64], other: &[f64]) -> Option<RankCorrelation> {
    if one.len() != other.len() {
        return None;
    }
    let pairs = one.iter().copied().zip(other.iter().copied());
    of_pairs(&pairs.filter(|(a, b)| !a.is_nan() && !b.is_nan()).collect::<Vec<_>>())
}

/// As [`rank_correlation`], of pairs without a number missing.
pub(crate) fn of_pairs(pairs: &[(f64, f64)]) -> Option<RankCorrelation> {
    let many = pairs.len();
    if many < 4 {
        return None;
    }
    let rho = spearman(pairs)?;
    // At ±1 Fisher's transform is infinite and the interval is the point.
    let ends = fisher_interval(rho, many);
    let (low, high) = ends.map_or((rho, rho), |ends| (ends.low, ends.high));
    Some(RankCorrelation { rho, low, high, pairs: many })
}
