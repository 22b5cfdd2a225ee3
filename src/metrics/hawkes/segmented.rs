//! The rival: a rate that changes at a few times, and no excitation at all.
//!
//! A rate that steps, or a burst from outside, makes the branching ratio of a pure Poisson process
//! look near 1 (Filimonov and Sornette 2013). So a claim of excitation must beat the best Poisson
//! process whose rate is constant between changes, found exactly over all sets of changes between
//! bins (optimal partitioning, Jackson and others 2005).

use crate::metrics::hawkes::events::Events;
use crate::metrics::math::{count, finite, ln};
use crate::metrics::sums::Total;

/// A minute, the length of a bin, in seconds.
const MINUTE: f64 = 60.0;
/// The most bins: a day of minutes. The search takes the square of their number.
const MOST_BINS: usize = 1_440;

/// The best segments.
#[derive(Clone, Debug, PartialEq)]
pub struct Segmented {
    /// The log-likelihood of their rates.
    pub log_likelihood: f64,
    /// The bins with which a new rate begins, in order.
    pub changes: Vec<usize>,
    /// The Bayesian criterion: a rate for each segment, a time for each change.
    pub bic: f64,
}

/// How many bins a window takes: one a minute, at most 1,440.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 1,440")]
pub fn bins_of(horizon: f64) -> usize {
    (horizon / MINUTE).ceil().clamp(1.0, count(MOST_BINS)) as usize
}

/// How many events fall in each of `bins` equal parts of the window.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "capped by the bins")]
pub fn binned(events: &Events, bins: usize) -> Vec<usize> {
    let width = events.horizon() / count(bins);
    let mut counts = vec![0; bins];
    for at in events.times() {
        let bin = ((at / width).floor() as usize).min(bins.saturating_sub(1));
        if let Some(count) = counts.get_mut(bin) {
            *count += 1;
        }
    }
    counts
}

/// n ln(n/L) − n: the log-likelihood of n events over L seconds at their own rate.
fn at_own_rate(n: usize, seconds: f64) -> f64 {
    let n_f = count(n);
    if n == 0 { 0.0 } else { n_f * ln(n_f / seconds) - n_f }
}

/// The log-likelihood of a rate of its own in each of `bins` equal parts. `None` of no bins.
pub fn log_likelihood_binned(events: &Events, bins: usize) -> Option<f64> {
    let width = events.horizon() / count(bins);
    let parts: Total = binned(events, bins).into_iter().map(|n| at_own_rate(n, width)).collect();
    if bins == 0 { None } else { finite(parts.value()) }
}

/// The best segments over `bins` equal parts of the window, a change costing 2 ln N.
///
/// F(t) = min over s of F(s) + c(s, t) + penalty with c = −2(n ln(n/L) − n); of equals the earliest s.
/// A beginning s is looked at no more once F(s) + c(s, t) > F(t): from then on a change at t is never
/// dearer (PELT, Killick and others 2012). The logarithms are looked up. `None` of no events or no bins.
pub fn segmented(events: &Events, bins: usize) -> Option<Segmented> {
    if events.is_empty() || bins == 0 {
        return None;
    }
    let width = events.horizon() / count(bins);
    let counts = binned(events, bins);
    let penalty = 2.0 * ln(count(events.len()));
    // n ln n − n of every count, and the logarithm of every length.
    let own: Vec<f64> = (0..=events.len()).map(|n| at_own_rate(n, 1.0)).collect();
    let ln_lengths: Vec<f64> = (0..=bins).map(|bins| ln(count(bins) * width)).collect();
    // For every end so far: events up to it, the least cost, and where its last segment begins.
    let mut ends: Vec<(usize, f64, usize)> = Vec::with_capacity(bins + 1);
    ends.push((0, -penalty, 0));
    // The beginnings still looked at, each with its events before, its cost and what it costs to here.
    let mut starts = vec![(0, 0, -penalty, 0.0)];
    let mut upto = 0;
    for (bin, n) in counts.iter().enumerate() {
        upto += n;
        let mut best = (f64::INFINITY, 0);
        for (start, before, cost, here) in &mut starts {
            let n = upto - *before;
            let likelihood = own.get(n)? - count(n) * ln_lengths.get(bin + 1 - *start)?;
            // Of no events it is 0 − 0, whatever the length.
            *here = *cost - 2.0 * likelihood;
            if *here + penalty < best.0 {
                best = (*here + penalty, *start);
            }
        }
        // A little more than equal, so that no rounding takes a beginning away.
        let dear = best.0 + 1e-9 * best.0.abs().max(1.0);
        starts.retain(|(.., here)| *here <= dear);
        starts.push((bin + 1, upto, best.0, 0.0));
        ends.push((upto, best.0, best.1));
    }
    let (mut log_likelihood, mut changes) = (Total::default(), Vec::new());
    let mut end = bins;
    while end > 0 {
        let &(upto, _, start) = ends.get(end)?;
        let before = ends.get(start)?.0;
        log_likelihood.add(at_own_rate(upto - before, count(end - start) * width));
        if start > 0 {
            changes.push(start);
        }
        end = start;
    }
    changes.reverse();
    let log_likelihood = finite(log_likelihood.value())?;
    let free = count(2 * changes.len() + 1);
    let bic = free * ln(count(events.len())) - 2.0 * log_likelihood;
    Some(Segmented { log_likelihood, changes, bic })
}
