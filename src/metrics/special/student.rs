//! Student's t distribution.

use crate::metrics::special::beta::tails;
use crate::metrics::special::invert::smallest;

/// Farther out than any point that is asked for.
const FARTHEST: f64 = 1e150;

/// The share of a t distribution with `freedom` degrees below `t`.
pub fn student_cdf(t: f64, freedom: f64) -> Option<f64> {
    let tail = beyond(t.abs(), freedom)?;
    Some(if t < 0.0 { tail } else { 1.0 - tail })
}

/// The share of a t distribution at least as far from zero as `t`, on both sides.
pub fn student_two_sided(t: f64, freedom: f64) -> Option<f64> {
    beyond(t.abs(), freedom).map(|tail| 2.0 * tail)
}

/// The point below which the share `p` of a t distribution lies, for 0 < p < 1; `None` where it lies
/// beyond 1e150.
pub fn student_ppf(p: f64, freedom: f64) -> Option<f64> {
    if !(p > 0.0 && p < 1.0) {
        return None;
    }
    let tail = p.min(1.0 - p);
    beyond(1.0, freedom)?;
    if tail >= 0.5 {
        return Some(0.0);
    }
    let reached = |t: f64| beyond(t, freedom).is_some_and(|share| share <= tail);
    let t = smallest(reached, 0.0, FARTHEST);
    (t < FARTHEST).then_some(if p < 0.5 { -t } else { t })
}

/// The share above `t` ≥ 0.
fn beyond(t: f64, freedom: f64) -> Option<f64> {
    if t.is_nan() || freedom <= 0.0 || !freedom.is_finite() {
        return None;
    }
    if t > FARTHEST {
        return Some(0.0);
    }
    let square = t * t;
    let (x, y) = (freedom / (freedom + square), square / (freedom + square));
    tails(x, y, freedom / 2.0, 0.5).map(|(share, _)| share / 2.0)
}
