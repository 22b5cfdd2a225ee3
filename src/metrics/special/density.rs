//! Poisson and binomial densities without cancellation, after Loader, "Fast and Accurate
//! Computation of Binomial Probabilities" (2000): a saddle point and two small corrections.
//!
//! They also lead the gamma and beta integrals, where large arguments cost other forms their digits.

use crate::metrics::math::{count, exp, ln, ln_1p, ln_gamma, sqrt};
use crate::metrics::special::beta::tails;
use core::f64::consts::{PI, TAU};

/// ln √(2π).
const LN_SQRT_TAU: f64 = 0.918_938_533_204_672_8;

/// ln n! less Stirling's √(2πn) (n/e)ⁿ, for any n above zero.
fn stirling_error(n: f64) -> f64 {
    if n <= 15.0 {
        return ln_gamma(n + 1.0) - (n + 0.5) * ln(n) + n - LN_SQRT_TAU;
    }
    let square = n * n;
    let terms = [1.0 / 12.0, -1.0 / 360.0, 1.0 / 1260.0, -1.0 / 1680.0, 1.0 / 1188.0];
    terms.iter().rev().fold(0.0, |sum, term| sum / square + term) / n
}

/// x ln(x/m) + m − x, exact where x is near m.
fn deviance(x: f64, m: f64) -> f64 {
    if (x - m).abs() >= 0.1 * (x + m) {
        return x * ln(x / m) + m - x;
    }
    let v = (x - m) / (x + m);
    let mut sum = (x - m) * v;
    let mut term = 2.0 * x * v;
    for odd in 1..1_000_u32 {
        term *= v * v;
        let next = sum + term / f64::from(2 * odd + 1);
        if next.to_bits() == sum.to_bits() {
            break;
        }
        sum = next;
    }
    sum
}

/// e^−m mˣ ÷ Γ(x+1) for real x ≥ 0.
pub(super) fn poisson(x: f64, m: f64) -> f64 {
    if m <= 0.0 {
        return if x == 0.0 { 1.0 } else { 0.0 };
    }
    if x == 0.0 {
        return exp(-m);
    }
    exp(-stirling_error(x) - deviance(x, m)) / sqrt(TAU * x)
}

/// Γ(n+1) ÷ (Γ(x+1) Γ(n−x+1)) pˣ qⁿ⁻ˣ for real 0 ≤ x ≤ n, with q = 1 − p given apart.
pub(super) fn binomial(x: f64, n: f64, p: f64, q: f64) -> f64 {
    let certain = |told: bool| if told { 1.0 } else { 0.0 };
    if p <= 0.0 {
        return certain(x == 0.0);
    }
    if q <= 0.0 {
        return certain(x.to_bits() == n.to_bits());
    }
    let rest = n - x;
    if x == 0.0 || rest <= 0.0 {
        let (many, other) = if x == 0.0 { (q, p) } else { (p, q) };
        // ln(1 − other) keeps its digits where `other` is the small one.
        return exp(n * if other < 0.5 { ln_1p(-other) } else { ln(many) });
    }
    let exponent = stirling_error(n)
        - stirling_error(x)
        - stirling_error(rest)
        - deviance(x, n * p)
        - deviance(rest, n * q);
    exp(exponent) * sqrt(n / (2.0 * PI * x * rest))
}

/// The chance of exactly `k` of `n` at probability `p` each; `None` unless 0 ≤ p ≤ 1 and k ≤ n.
pub fn binomial_density(k: usize, n: usize, p: f64) -> Option<f64> {
    (k <= n && (0.0..=1.0).contains(&p)).then(|| binomial(count(k), count(n), p, 1.0 - p))
}

/// The chance of at most `k` of `n`.
pub fn binomial_cdf(k: usize, n: usize, p: f64) -> Option<f64> {
    if k > n || !(0.0..=1.0).contains(&p) {
        return None;
    }
    if k == n {
        return Some(1.0);
    }
    tails(p, 1.0 - p, count(k + 1), count(n - k)).map(|(_, upper)| upper)
}

/// The chance of more than `k` of `n`.
pub fn binomial_sf(k: usize, n: usize, p: f64) -> Option<f64> {
    if k > n || !(0.0..=1.0).contains(&p) {
        return None;
    }
    if k == n {
        return Some(0.0);
    }
    tails(p, 1.0 - p, count(k + 1), count(n - k)).map(|(lower, _)| lower)
}
