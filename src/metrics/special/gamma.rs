//! The gamma function and the χ² distribution.

use crate::metrics::math;
use crate::metrics::special::density::poisson;

/// A continued fraction or series takes about √argument steps; this many is far beyond any.
pub(super) const MOST_STEPS: u32 = 200_000;
/// Below this the last term of a series changes nothing.
pub(super) const SMALL: f64 = 1e-17;
/// What stands for zero in a continued fraction.
pub(super) const TINY: f64 = 1e-300;

/// ln Γ(x) for x above zero.
pub fn ln_gamma(x: f64) -> Option<f64> {
    (x > 0.0).then(|| math::ln_gamma(x)).and_then(math::finite)
}

/// The share of a χ² distribution with `freedom` degrees above `x`: 1 for x ≤ 0. `None` unless
/// `freedom` is above zero.
pub fn chi_squared_sf(x: f64, freedom: f64) -> Option<f64> {
    if x.is_nan() || freedom <= 0.0 || !freedom.is_finite() {
        return None;
    }
    upper(freedom / 2.0, x / 2.0)
}

/// The regularised upper incomplete gamma function Q(a, x).
fn upper(a: f64, x: f64) -> Option<f64> {
    if x <= 0.0 {
        return Some(1.0);
    }
    if x.is_infinite() {
        return Some(0.0);
    }
    if x < a + 1.0 { series(a, x).map(|lower| 1.0 - lower) } else { fraction(a, x) }
}

/// P(a, x) by its power series.
fn series(a: f64, x: f64) -> Option<f64> {
    let (mut term, mut sum) = (1.0, 1.0);
    for step in 1..MOST_STEPS {
        term *= x / (a + f64::from(step));
        sum += term;
        if term < sum * SMALL {
            return Some((poisson(a, x) * sum).min(1.0));
        }
    }
    None
}

/// Q(a, x) by its continued fraction, after Lentz.
#[allow(clippy::many_single_char_names, reason = "the letters of Lentz's method")]
fn fraction(a: f64, x: f64) -> Option<f64> {
    let mut below = x + 1.0 - a;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / below;
    let mut h = d;
    for step in 1..MOST_STEPS {
        let i = f64::from(step);
        let numerator = -i * (i - a);
        below += 2.0;
        d = 1.0 / away_from_zero(numerator * d + below);
        c = away_from_zero(below + numerator / c);
        h *= d * c;
        if (d * c - 1.0).abs() < 3e-16 {
            return Some((poisson(a, x) * a * h).clamp(0.0, 1.0));
        }
    }
    None
}

pub(super) fn away_from_zero(x: f64) -> f64 {
    if x.abs() < TINY { TINY } else { x }
}
