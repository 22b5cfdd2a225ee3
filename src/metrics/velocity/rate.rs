//! Rates that forget the past by halves.

use crate::metrics::math::{count, exp, exp_m1, finite};
use crate::metrics::sums::sum;
use crate::units::order;
use core::f64::consts::LN_2;

/// Half-life of the fast rate, in hours.
pub const FAST_HOURS: f64 = 1.0;
/// Half-life of the slow rate, in hours.
pub const SLOW_HOURS: f64 = 8.0;

/// What came at one time: hours on any clock, and dollars (or 1 to count).
pub type At = (f64, f64);

/// Σ mᵢ (ln 2 / h) 2^(−(now−tᵢ)/h) ÷ (1 − 2^(−(now−t₀)/h)): so much an hour, with half the weight on
/// the last `half_life` hours. The divisor makes up for what was not watched before `since`, so a
/// steady flow reads the same however short the watch.
///
/// Only what came after `since` and up to `now` counts; 0 of nothing. `None` where nothing was
/// watched or the half-life is not above zero.
pub fn decayed_rate(events: &[At], since: f64, now: f64, half_life: f64) -> Option<f64> {
    let decay = LN_2 / half_life;
    let watched = -exp_m1(-decay * (now - since));
    if !(half_life > 0.0 && watched > 0.0) {
        return None;
    }
    let terms = in_order(events)
        .into_iter()
        .filter(|&(at, _)| at >= since && at <= now)
        .map(|(at, amount)| amount * decay * exp(-decay * (now - at)));
    finite(sum(&terms.collect::<Vec<_>>()) / watched)
}

/// The fast rate ÷ the slow one: above 1 where more comes lately. `None` where the slow one is zero.
pub fn acceleration(fast: f64, slow: f64) -> Option<f64> {
    if slow > 0.0 { finite(fast / slow) } else { None }
}

/// The mean time between neighbours in hours; `None` for fewer than two.
pub fn mean_wait(times: &[f64]) -> Option<f64> {
    let first = times.iter().copied().min_by(f64::total_cmp)?;
    let last = times.iter().copied().max_by(f64::total_cmp)?;
    if times.len() < 2 { None } else { finite((last - first) / count(times.len() - 1)) }
}

/// By time and then size: sums then do not depend on the order of arrival, to the last bit.
pub(super) fn in_order(events: &[At]) -> Vec<At> {
    let mut sorted = events.to_vec();
    order::sort_by(&mut sorted, |a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    sorted
}
