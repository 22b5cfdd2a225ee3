//! Inverting a monotone function to the last bit.

/// The smallest number between `low` and `high`, both at least zero, at which `reached` holds;
/// `high` where it never does. `reached` must not turn false again once true.
///
/// Positive numbers are ordered as their bits are, so halving the bits needs 64 steps at most,
/// wherever the answer lies between 1e-300 and 1e300.
pub(super) fn smallest(reached: impl Fn(f64) -> bool, low: f64, high: f64) -> f64 {
    let (mut below, mut above) = (low.to_bits(), high.to_bits());
    while below < above {
        let middle = below + (above - below) / 2;
        if reached(f64::from_bits(middle)) { above = middle } else { below = middle + 1 }
    }
    f64::from_bits(above)
}
