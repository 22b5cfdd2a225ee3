//! How well the parameters are known, from the curvature of the likelihood (Wald).
//!
//! Fewer than about 50 events make these errors too small (82 to 92% coverage); the displayed interval
//! is [`super::bootstrap`]'s, this one where that cannot be had.

use crate::metrics::hawkes::events::Events;
use crate::metrics::hawkes::likelihood::{Parameters, derivatives};
use crate::metrics::math::{finite, sqrt};

/// Standard errors.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Errors {
    /// Of μ.
    pub background: f64,
    /// Of α.
    pub jump: f64,
    /// Of β.
    pub decay: f64,
    /// Of n = α/β: √(J C Jᵀ), J = (0, 1/β, −α/β²).
    pub branching_ratio: f64,
}

/// The errors at a peak: from the inverse of the curvature with its sign turned. `None` where the
/// parameters are no peak, such as at the edge of the search or without excitation.
pub fn errors(events: &Events, at: &Parameters) -> Option<Errors> {
    let information = derivatives(events, at)?.hessian.map(|row| row.map(|cell| -cell));
    let covariance = inverse(information)?;
    let [[mm, ..], [_, aa, ab], [_, _, bb]] = covariance;
    let (by_jump, by_decay) = (1.0 / at.decay, -at.jump / (at.decay * at.decay));
    let ratio = by_jump * by_jump * aa + 2.0 * by_jump * by_decay * ab + by_decay * by_decay * bb;
    let error = |variance: f64| if variance > 0.0 { finite(sqrt(variance)) } else { None };
    Some(Errors {
        background: error(mm)?,
        jump: error(aa)?,
        decay: error(bb)?,
        branching_ratio: error(ratio)?,
    })
}

/// The inverse of a symmetric positive matrix by Cholesky's factors, on a scale on which its
/// diagonal is 1: the parameters differ by orders of magnitude. `None` where it is not positive.
#[allow(clippy::many_single_char_names, reason = "the letters of linear algebra")]
fn inverse(matrix: [[f64; 3]; 3]) -> Option<[[f64; 3]; 3]> {
    let [[a, b, c], [_, d, e], [_, _, f]] = matrix;
    if !(a > 0.0 && d > 0.0 && f > 0.0) {
        return None;
    }
    let (sa, sd, sf) = (sqrt(a), sqrt(d), sqrt(f));
    // The lower factor of the scaled matrix, its first column (1, p, q).
    let (p, q, r) = (b / sa / sd, c / sa / sf, e / sd / sf);
    let second = Some(1.0 - p * p).filter(|left| *left > 0.0)?;
    let u = (r - p * q) / second;
    let third = Some(1.0 - q * q - u * u * second).filter(|left| *left > 0.0)?;
    // The inverse of L D Lᵀ.
    let w = p * u - q;
    let (i33, i23, i13) = (1.0 / third, -u / third, w / third);
    let i22 = 1.0 / second + u * u / third;
    let i12 = -p / second - u * w / third;
    let i11 = 1.0 + p * p / second + w * w / third;
    let inverse = [
        [i11 / a, i12 / (sa * sd), i13 / (sa * sf)],
        [i12 / (sa * sd), i22 / d, i23 / (sd * sf)],
        [i13 / (sa * sf), i23 / (sd * sf), i33 / f],
    ];
    inverse.iter().flatten().all(|cell| cell.is_finite()).then_some(inverse)
}
