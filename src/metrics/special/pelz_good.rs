//! Kolmogorov's distribution with its corrections for n draws, after Pelz and Good (1976).
//!
//! P(D ≤ d) = K₀(z) + K₁(z)/√n + K₂(z)/n + K₃(z)/n^(3/2) with z = d√n. The four are sums of Gaussians
//! times polynomials; in the form used here the Gaussians are in 1/z, so few terms do for any z
//! that is asked for. About six digits at n = 141, more for more draws.

use crate::metrics::math::{exp, sqrt};
use core::f64::consts::{PI, TAU};

const PI2: f64 = PI * PI;

/// The chance of a distance of at most `distance` in `n` draws.
pub(super) fn within(distance: f64, n: f64) -> f64 {
    let z = distance * sqrt(n);
    if z < 0.042 {
        return 0.0;
    }
    let z2 = z * z;
    let (z3, z4) = (z * z2, z2 * z2);
    let (z6, z7) = (z4 * z2, z4 * z3);
    let [mut k0, mut k1, mut k2, mut k3] = [0.0; 4];
    // Odd multiples of π/2z; their Gaussians are below 1e-30 beyond these many.
    let mut most = 1.0;
    while most * PI < 16.0 * z {
        most += 1.0;
    }
    let mut k = most;
    while k >= 1.0 {
        let m2 = (2.0 * k - 1.0) * (2.0 * k - 1.0) * PI2 / 4.0;
        let weight = exp(-m2 / (2.0 * z2));
        k0 += weight;
        k1 += weight * (m2 - z2);
        k2 += weight
            * (6.0 * z6 + 2.0 * z4 + m2 * (2.0 * z4 - 5.0 * z2) + m2 * m2 * (1.0 - 2.0 * z2));
        k3 += weight
            * (-30.0 * z6 - 90.0 * z4 * z4
                + m2 * (135.0 * z4 - 96.0 * z6)
                + m2 * m2 * (212.0 * z4 - 60.0 * z2)
                + m2 * m2 * m2 * (5.0 - 30.0 * z2));
        k -= 1.0;
    }
    // Whole multiples of π/z.
    let (mut even2, mut even3) = (0.0, 0.0);
    let mut k = most;
    while k >= 1.0 {
        let m2 = k * k * PI2;
        let weight = exp(-m2 / (2.0 * z2)) * m2;
        even2 += weight;
        even3 += weight * (3.0 * z2 - m2);
        k -= 1.0;
    }
    let root = sqrt(n);
    let k2 = k2 / (72.0 * z7) - even2 / (36.0 * z3);
    let k3 = k3 / (6_480.0 * z7 * z3) + even3 / (216.0 * z6);
    sqrt(TAU) * (k0 / z + k1 / (6.0 * z4) / root + k2 / n + k3 / (n * root))
}
