//! Do two series rise and fall together, whatever their scale?

use crate::metrics::math::{atanh, count, sqrt, tanh};
use crate::metrics::sums::{mean, sum};
use crate::units::order;
use core::cmp::Ordering;

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
    let (one, other): (Vec<f64>, Vec<f64>) =
        pairs.filter(|(a, b)| !a.is_nan() && !b.is_nan()).unzip();
    let pairs = one.len();
    if pairs < 4 {
        return None;
    }
    let rho = correlation(&ranks(&one), &ranks(&other))?;
    let half = 1.96 / sqrt(count(pairs - 3));
    // At ±1 Fisher's transform is infinite and the interval is the point.
    let (low, high) = if rho.abs() < 1.0 {
        let centre = atanh(rho);
        (tanh(centre - half), tanh(centre + half))
    } else {
        (rho, rho)
    };
    Some(RankCorrelation { rho, low, high, pairs })
}

/// Ranks from 1; equal values share the mean of theirs.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = values.iter().copied().enumerate().collect();
    order::sort_by(&mut order, |a, b| a.1.total_cmp(&b.1));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    // 0 and −0 are one value, which `total_cmp` keeps next to each other.
    for group in order.chunk_by(|a, b| a.1.partial_cmp(&b.1).is_some_and(Ordering::is_eq)) {
        let shared = count(2 * before + group.len() + 1) / 2.0;
        for (index, _) in group {
            if let Some(rank) = ranks.get_mut(*index) {
                *rank = shared;
            }
        }
        before += group.len();
    }
    ranks
}

fn correlation(one: &[f64], other: &[f64]) -> Option<f64> {
    let (a, b) = (mean(one)?, mean(other)?);
    let of = |left: &[f64], la: f64, right: &[f64], rb: f64| {
        let products: Vec<f64> = left.iter().zip(right).map(|(x, y)| (x - la) * (y - rb)).collect();
        sum(&products)
    };
    let spread = sqrt(of(one, a, one, a) * of(other, b, other, b));
    (spread > 0.0).then(|| (of(one, a, other, b) / spread).clamp(-1.0, 1.0))
}
