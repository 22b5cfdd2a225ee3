//! Covariance of series whose trades do not come at the same times (Hayashi and Yoshida 2005).
//!
//! No grid, so no Epps effect; but at the level of single trades the bounce between bid and ask
//! drowns the rest: average over five seconds or more first.

use crate::metrics::math::{finite, ln, sqrt};
use crate::metrics::sums::Total;

/// Log returns over (from, to], in order and without overlap. Times in any one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Steps(Vec<(f64, f64, f64)>);

impl Steps {
    /// From (time, price), in any order; of equal times the last one given counts. `None` for fewer
    /// than two times, or where a time is not finite or a price is not one.
    pub fn new(trades: &[(f64, f64)]) -> Option<Self> {
        let sound = |&(at, price): &(f64, f64)| at.is_finite() && price.is_finite() && price > 0.0;
        if !trades.iter().all(sound) {
            return None;
        }
        let mut sorted = trades.to_vec();
        sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
        sorted.reverse();
        sorted.dedup_by(|earlier, later| (earlier.0 - later.0) == 0.0);
        sorted.reverse();
        let steps: Vec<_> = sorted
            .windows(2)
            .filter_map(|pair| match pair {
                [(from, before), (to, after)] => Some((*from, *to, ln(after / before))),
                _ => None,
            })
            .collect();
        (!steps.is_empty()).then_some(Self(steps))
    }

    /// Σ Δx²: the realised variance.
    pub fn variance(&self) -> f64 {
        self.0.iter().map(|step| step.2 * step.2).collect::<Total>().value()
    }
}

/// Σ Δxᵢ Δyⱼ over all pairs of intervals that overlap, with the first series moved later by
/// `shift`. One pass over both.
pub fn covariance(first: &Steps, second: &Steps, shift: f64) -> Option<f64> {
    let mut total = Total::default();
    let mut start = 0;
    for &(from, to, dx) in &first.0 {
        let (from, to) = (from + shift, to + shift);
        let passed = second.0.get(start..).unwrap_or_default();
        start += passed.iter().take_while(|step| step.1 <= from).count();
        let ahead = second.0.get(start..).unwrap_or_default();
        for step in ahead.iter().take_while(|step| step.0 < to) {
            total.add(dx * step.2);
        }
    }
    finite(total.value())
}

/// The covariance ÷ the root of both realised variances; `None` where a price never moved. Unlike an
/// ordinary correlation it can pass ±1 in a short sample.
pub fn correlation(first: &Steps, second: &Steps, shift: f64) -> Option<f64> {
    let scale = sqrt(first.variance()) * sqrt(second.variance());
    if scale > 0.0 { finite(covariance(first, second, shift)? / scale) } else { None }
}
