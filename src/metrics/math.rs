//! The one door to transcendental functions.
//!
//! `f64::exp`, `ln` and `powf` give other bits natively than in wasm for five to ten inputs of a
//! hundred; `libm` gives the same everywhere. Everything below `draw` comes through here.

/// e to the power of `x`.
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// e to the power of `x`, less one; exact for small `x`.
pub fn exp_m1(x: f64) -> f64 {
    libm::expm1(x)
}

/// The natural logarithm; NaN below zero, −∞ at zero.
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// The natural logarithm of `1 + x`; exact for small `x`.
pub fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// The logarithm to base ten.
pub fn log10(x: f64) -> f64 {
    libm::log10(x)
}

/// `base` to the power of `exponent`.
pub fn pow(base: f64, exponent: f64) -> f64 {
    libm::pow(base, exponent)
}

/// Ten to a whole power: as near as a number can be from 10⁻²² to 10²². Infinity from 10³⁰⁹ on; 1 for
/// what is no number.
pub fn ten_to(power: f64) -> f64 {
    let (mut left, mut ten) = (power.abs(), 1.0);
    while left >= 1.0 && ten < f64::INFINITY {
        ten *= 10.0;
        left -= 1.0;
    }
    // Dividing by a power that is exact rounds once; multiplying tenths rounds each time.
    if power < 0.0 { 1.0 / ten } else { ten }
}

/// The square root, correctly rounded.
pub fn sqrt(x: f64) -> f64 {
    libm::sqrt(x)
}

/// The whole part of a number as an index: 0 for what is negative or not a number.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates: below zero and NaN become 0"
)]
pub fn whole(x: f64) -> usize {
    x as usize
}

/// A count as a number. Counts here stay far below 2^52.
#[allow(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
pub fn count(n: usize) -> f64 {
    n as f64
}

/// The complementary error function, 1 − erf(x), exact far into the upper tail.
pub fn erfc(x: f64) -> f64 {
    libm::erfc(x)
}

/// The logarithm of the gamma function of `x` above zero.
pub fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}

/// The hyperbolic tangent.
pub fn tanh(x: f64) -> f64 {
    libm::tanh(x)
}

/// The inverse of the hyperbolic tangent; infinite at ±1.
pub fn atanh(x: f64) -> f64 {
    libm::atanh(x)
}

/// `x` where it is finite.
pub fn finite(x: f64) -> Option<f64> {
    x.is_finite().then_some(x)
}

#[cfg(test)]
mod tests {
    use super::ten_to;

    #[test]
    fn powers_of_ten_are_what_is_written() {
        for power in -22_i32..=22 {
            let written: f64 = format!("1e{power}").parse().unwrap_or(f64::NAN);
            assert!((ten_to(power.into()) - written).abs() <= 0.0, "10^{power}");
        }
        assert!(ten_to(f64::INFINITY).is_infinite());
        assert!((ten_to(f64::NAN) - 1.0).abs() <= 0.0);
    }
}
