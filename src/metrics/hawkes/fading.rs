//! e^x for many x that are not above zero, at once.
//!
//! The likelihood takes one such power for each event, and a call of `math::exp` for each is most of
//! its time. Here no step branches and no table is read, so that the compiler does two or more at a
//! time where the machine can; only IEEE 754 sums, products and quotients are used, so the bits are
//! the same everywhere.
//!
//! The method is that of the Cephes library (S. L. Moshier 1989, `exp.c`): x = k ln 2 + r with a whole
//! k and |r| ≤ ln 2 ÷ 2; e^r = 1 + 2 r P(r²) ÷ (Q(r²) − r P(r²)) with his coefficients; then k is added
//! to the exponent. The error is below two units in the last place (tested against `libm`).

/// How many are done at once.
pub(super) const BLOCK: usize = 64;

/// Below this the answer stays what it is here, 3 × 10⁻³⁰⁸: any less is nothing next to an event's
/// excitation of 1.
const LOWEST: f64 = -708.0;

/// ln 2 in two parts, the first of so few digits that its product with k is exact.
const LN_2_UPPER: f64 = 6.931_457_519_531_25e-1;
const LN_2_LOWER: f64 = 1.428_606_820_309_417_2e-6;

/// 1.5 × 2⁵²: a number added to it is rounded to a whole one, which its lowest bits then hold.
const ROUND: f64 = 6_755_399_441_055_744.0;

/// Replaces each x by e^x. Meant for x ≤ 0; NaN stays NaN.
#[inline]
pub(super) fn exp_each(block: &mut [f64; BLOCK]) {
    for x in block {
        *x = exp_of(*x);
    }
}

#[inline(always)]
#[allow(clippy::inline_always, reason = "a call for each would be most of the time again")]
#[allow(clippy::many_single_char_names, reason = "the letters of the formula")]
fn exp_of(x: f64) -> f64 {
    let x = if x < LOWEST { LOWEST } else { x };
    let rounded = x * core::f64::consts::LOG2_E + ROUND;
    let k = rounded - ROUND;
    let r = x - k * LN_2_UPPER - k * LN_2_LOWER;
    let rr = r * r;
    let p = 1.261_771_930_748_105_9e-4 * rr + 3.029_944_077_074_419_6e-2;
    let p = r * (p * rr + 1.0);
    let q = 3.001_985_051_386_644_6e-6 * rr + 2.524_483_403_496_841e-3;
    let q = (q * rr + 2.272_655_482_081_550_3e-1) * rr + 2.0;
    let power = 1.0 + 2.0 * p / (q - p);
    f64::from_bits(power.to_bits().wrapping_add(rounded.to_bits() << 52))
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, exp_each};
    use crate::metrics::generator::Generator;
    use crate::metrics::math;

    /// The largest error over `many` numbers from −`widest` to 0, in units of the last place.
    fn worst(widest: f64, many: usize) -> f64 {
        let mut generator = Generator::seeded(7);
        let mut worst = 0.0_f64;
        for _ in 0..many {
            let x = [(); BLOCK].map(|()| -widest * generator.uniform());
            let mut told = x;
            exp_each(&mut told);
            for (x, told) in x.into_iter().zip(told) {
                let exact = math::exp(x);
                let unit = f64::from_bits(exact.to_bits() + 1) - exact;
                worst = worst.max((told - exact).abs() / unit);
            }
        }
        worst
    }

    #[test]
    fn the_powers_are_within_two_units_in_the_last_place_of_those_of_libm() {
        for widest in [1e-12, 0.3, 1.0, 40.0, 700.0] {
            let apart = worst(widest, 2_000);
            assert!(apart <= 2.0, "{apart} units up to −{widest}");
        }
    }

    #[test]
    fn nothing_fades_to_more_than_it_was_and_the_far_past_to_next_to_nothing() {
        let mut block = [0.0; BLOCK];
        let ends = [0.0, -0.0, -1e-300, -709.0, -1e9, f64::NEG_INFINITY];
        block.iter_mut().zip(ends).for_each(|(x, end)| *x = end);
        exp_each(&mut block);
        assert_eq!(block.map(|x| x <= 1.0), [true; BLOCK]);
        assert_eq!(block[..3], [1.0, 1.0, 1.0]);
        assert!(block[3..6].iter().all(|&x| x > 0.0 && x < 1e-307), "{:?}", &block[3..6]);
    }

    #[test]
    fn what_is_no_number_stays_none() {
        let mut block = [f64::NAN; BLOCK];
        exp_each(&mut block);
        assert!(block.iter().all(|x| x.is_nan()));
    }
}
