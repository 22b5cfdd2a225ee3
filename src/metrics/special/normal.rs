//! The normal distribution.

use crate::metrics::math::{erfc, ln, sqrt};
use core::f64::consts::FRAC_1_SQRT_2;

/// Φ(x), the share of a standard normal below `x`; exact in relative terms in the lower tail too.
pub fn normal_cdf(x: f64) -> Option<f64> {
    (!x.is_nan()).then(|| 0.5 * erfc(-x * FRAC_1_SQRT_2))
}

/// The share of a standard normal at least as far from zero as `z`, on both sides.
pub fn normal_two_sided(z: f64) -> Option<f64> {
    (!z.is_nan()).then(|| erfc(z.abs() * FRAC_1_SQRT_2))
}

/// Φ⁻¹(p) for 0 < p < 1, after Wichura's algorithm AS 241 (1988), whose relative error is 1e-16.
pub fn normal_ppf(p: f64) -> Option<f64> {
    if !(p > 0.0 && p < 1.0) {
        return None;
    }
    let centred = p - 0.5;
    if centred.abs() <= 0.425 {
        let r = 0.180_625 - centred * centred;
        return Some(centred * ratio(r, &CENTRE));
    }
    let tail = sqrt(-ln(if centred < 0.0 { p } else { 1.0 - p }));
    let x = if tail <= 5.0 { ratio(tail - 1.6, &SHOULDER) } else { ratio(tail - 5.0, &TAIL) };
    Some(if centred < 0.0 { -x } else { x })
}

/// Numerator and denominator of a rational function, constant terms first.
type Rational = ([f64; 8], [f64; 8]);

fn ratio(x: f64, (above, below): &Rational) -> f64 {
    let at = |terms: &[f64; 8]| terms.iter().rev().fold(0.0, |sum, term| sum * x + term);
    at(above) / at(below)
}

#[rustfmt::skip]
#[allow(clippy::unreadable_literal, clippy::excessive_precision, reason = "as published")]
const CENTRE: Rational = (
    [3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
     4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3],
    [1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
     2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3],
);

#[rustfmt::skip]
#[allow(clippy::unreadable_literal, clippy::excessive_precision, reason = "as published")]
const SHOULDER: Rational = (
    [1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
     1.27045825245236838258, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4],
    [1.0, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
     1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9],
);

#[rustfmt::skip]
#[allow(clippy::unreadable_literal, clippy::excessive_precision, reason = "as published")]
const TAIL: Rational = (
    [6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 2.96560571828504891230e-1,
     2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7],
    [1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
     7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15],
);
