//! The beta distribution: the regularised incomplete beta function and its inverse.

use crate::metrics::special::density::binomial;
use crate::metrics::special::gamma::{MOST_STEPS, away_from_zero};
use crate::metrics::special::invert::smallest;

/// The share of a beta distribution below `x`; `None` unless a and b are above zero.
pub fn beta_cdf(x: f64, a: f64, b: f64) -> Option<f64> {
    tails(x, 1.0 - x, a, b).map(|(lower, _)| lower)
}

/// The share of a beta distribution above `x`.
pub fn beta_sf(x: f64, a: f64, b: f64) -> Option<f64> {
    tails(x, 1.0 - x, a, b).map(|(_, upper)| upper)
}

/// The point below which the share `p` of a beta distribution lies, for 0 ≤ p ≤ 1.
pub fn beta_ppf(p: f64, a: f64, b: f64) -> Option<f64> {
    if !(0.0..=1.0).contains(&p) {
        return None;
    }
    tails(0.5, 0.5, a, b)?;
    if p <= 0.0 || p >= 1.0 {
        return Some(p);
    }
    // From the side whose tail is small: there the share keeps its digits.
    let reached = |x: f64| match tails(x, 1.0 - x, a, b) {
        Some((lower, _)) if p <= 0.5 => lower >= p,
        Some((_, upper)) => upper <= 1.0 - p,
        None => true,
    };
    Some(smallest(reached, 0.0, 1.0))
}

/// Both tails at `x`, with y = 1 − x given apart so that neither loses its digits.
pub(super) fn tails(x: f64, y: f64, a: f64, b: f64) -> Option<(f64, f64)> {
    let shapes = a > 0.0 && b > 0.0 && a.is_finite() && b.is_finite();
    if !shapes || x.is_nan() || y.is_nan() {
        return None;
    }
    if x <= 0.0 {
        return Some((0.0, 1.0));
    }
    if y <= 0.0 {
        return Some((1.0, 0.0));
    }
    // xᵃ yᵇ ÷ B(a, b)
    let front = a * (b / (a + b)) * binomial(a, a + b, x, y);
    if x * (a + b + 2.0) < a + 1.0 {
        let lower = (front * fraction(x, a, b)? / a).clamp(0.0, 1.0);
        Some((lower, 1.0 - lower))
    } else {
        let upper = (front * fraction(y, b, a)? / b).clamp(0.0, 1.0);
        Some((1.0 - upper, upper))
    }
}

/// The continued fraction of the incomplete beta function, after Lentz.
#[allow(clippy::many_single_char_names, reason = "the letters of Lentz's method")]
fn fraction(x: f64, a: f64, b: f64) -> Option<f64> {
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut h = d;
    for step in 1..MOST_STEPS {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away_from_zero(1.0 + even * d);
        c = away_from_zero(1.0 + even / c);
        h *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away_from_zero(1.0 + odd * d);
        c = away_from_zero(1.0 + odd / c);
        h *= d * c;
        if (d * c - 1.0).abs() < 3e-16 {
            return h.is_finite().then_some(h);
        }
    }
    None
}
