//! Which of two series moves first.

use crate::metrics::contagion::correlation::pearson;
use crate::metrics::math::{count, sqrt};
use crate::metrics::missing::present_pairs;

/// The largest shift that is looked at, in bars of one minute.
pub const MOST_BARS: usize = 10;
/// The 99% point of a correlation of nothing, times √n.
const CLEAR: f64 = 2.58;
/// By so much a lagged correlation must exceed the one without lag.
const MARGIN: f64 = 0.05;

/// A correlation at a shift.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AtLag {
    /// Bars by which the first series is ahead; negative where the second is.
    pub lag: i64,
    /// The correlation of first(t) with second(t + lag).
    pub correlation: f64,
    /// Of how many pairs.
    pub pairs: usize,
}

/// The correlations at every shift up to `most` bars; shifts without one are left out.
pub fn cross_correlations(first: &[f64], second: &[f64], most: usize) -> Vec<AtLag> {
    let limit = i64::try_from(most).unwrap_or(i64::MAX).min(10_000);
    (-limit..=limit)
        .filter_map(|lag| {
            let by = usize::try_from(lag.unsigned_abs()).ok()?;
            let (head, tail) = if lag >= 0 { (first, second) } else { (second, first) };
            let later = tail.get(by..)?;
            let pairs = present_pairs(head.get(..later.len().min(head.len()))?, later).kept;
            Some(AtLag { lag, correlation: pearson(&pairs)?, pairs: pairs.len() })
        })
        .collect()
}

/// The shift with the strongest correlation, where that is clear of chance (2.58/√n) and exceeds the
/// one without shift by 0.05; else `None`: neither leads.
pub fn leader(correlations: &[AtLag]) -> Option<AtLag> {
    let together = correlations.iter().find(|at| at.lag == 0)?.correlation;
    let best = correlations.iter().filter(|at| at.lag != 0).max_by(|a, b| {
        let stronger = a.correlation.abs().total_cmp(&b.correlation.abs());
        stronger.then(b.lag.abs().cmp(&a.lag.abs()))
    })?;
    let strength = best.correlation.abs();
    let clear = strength > CLEAR / sqrt(count(best.pairs));
    (clear && strength > together + MARGIN).then_some(*best)
}
