//! Correlation, of values and of ranks.

use crate::metrics::math::{atanh, count, sqrt, tanh};
use crate::metrics::proportion::Interval;
use crate::metrics::special::NORMAL_975;
use crate::metrics::sums::{Total, mean};
use crate::units::order;

/// Pearson's correlation; `None` for fewer than two pairs or where a side never varies.
pub fn pearson(pairs: &[(f64, f64)]) -> Option<f64> {
    let (xs, ys): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let (x_scale, y_scale) = (spread(&xs)?, spread(&ys)?);
    let (x_mean, y_mean) = (mean(&xs)?, mean(&ys)?);
    // Scaled first, so that no square overflows or vanishes.
    let products = |of: fn(f64, f64) -> f64| {
        let scaled =
            xs.iter().zip(&ys).map(|(x, y)| ((x - x_mean) / x_scale, (y - y_mean) / y_scale));
        scaled.map(|(x, y)| of(x, y)).collect::<Total>().value()
    };
    let (sxx, syy) = (products(|x, _| x * x), products(|_, y| y * y));
    let correlation = products(|x, y| x * y) / (sqrt(sxx) * sqrt(syy));
    correlation.is_finite().then(|| correlation.clamp(-1.0, 1.0))
}

/// The range of the numbers; `None` where it is zero or not finite.
fn spread(numbers: &[f64]) -> Option<f64> {
    let low = numbers.iter().copied().min_by(f64::total_cmp)?;
    let high = numbers.iter().copied().max_by(f64::total_cmp)?;
    Some(high - low).filter(|range| *range > 0.0 && range.is_finite())
}

/// Spearman's correlation of ranks; equal values share the mean of their ranks.
pub fn spearman(pairs: &[(f64, f64)]) -> Option<f64> {
    let (xs, ys): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let ranked: Vec<_> = ranks(&xs).into_iter().zip(ranks(&ys)).collect();
    pearson(&ranked)
}

fn ranks(numbers: &[f64]) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = numbers.iter().copied().enumerate().collect();
    // Zero has two signs that `total_cmp` tells apart and a rank does not.
    order::sort_by(&mut order, |a, b| (a.1 + 0.0).total_cmp(&(b.1 + 0.0)));
    let mut placed: Vec<(usize, f64)> = Vec::with_capacity(order.len());
    for equal in order.chunk_by(|a, b| (a.1 - b.1) == 0.0) {
        let rank = count(placed.len()) + f64::midpoint(count(equal.len()), 1.0);
        placed.extend(equal.iter().map(|&(at, _)| (at, rank)));
    }
    order::sort_by_key(&mut placed, |&(at, _)| at);
    placed.into_iter().map(|(_, rank)| rank).collect()
}

/// The 95% interval of a correlation of `n` pairs, after Fisher: tanh(atanh ρ ± 1.96/√(n−3)); all
/// of −1 to 1 for three pairs. `None` for fewer or for a correlation of ±1, where it has no width.
pub fn fisher_interval(correlation: f64, n: usize) -> Option<Interval> {
    let free = count(n.checked_sub(3)?);
    let z = Some(atanh(correlation)).filter(|z| z.is_finite())?;
    if free <= 0.0 {
        return Interval::new(-1.0, 1.0);
    }
    let half = NORMAL_975 / sqrt(free);
    Interval::new(tanh(z - half), tanh(z + half))
}
