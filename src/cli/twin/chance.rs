//! Draws from a few distributions, the same everywhere for the same seed.

use crate::metrics::generator::Generator;
use crate::metrics::math::{exp, ln_1p};
use crate::metrics::special::normal_ppf;

/// Half of the distance between two neighbouring draws: keeps a draw off the end of its range.
const OFF_THE_END: f64 = 0.5 / 9_007_199_254_740_992.0;

/// A standard normal draw.
pub(super) fn gauss(draw: &mut Generator) -> f64 {
    normal_ppf(draw.uniform() + OFF_THE_END).unwrap_or(0.0)
}

/// An exponential draw of that mean.
pub(super) fn exponential(draw: &mut Generator, mean: f64) -> f64 {
    -ln_1p(-draw.uniform()) * mean
}

/// A Poisson draw of that mean, which is small: the count of uniform draws whose product stays
/// above e to the power of −mean (Knuth 1969).
pub(super) fn poisson(draw: &mut Generator, mean: f64) -> u32 {
    let end = exp(-mean);
    let mut left = draw.uniform();
    let mut count = 0;
    while left > end {
        left *= draw.uniform();
        count += 1;
    }
    count
}
