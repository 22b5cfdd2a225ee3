//! What the events before each event still excite, a block of events at a time.
//!
//! Aᵢ = e^(−βd)(Aᵢ₋₁ + gᵢ₋₁): each waits for the one before. Within four events the same is
//! Aᵢ = pᵢ S + qᵢ with the excitation S right after the four before, where p and q need not wait.

use crate::metrics::hawkes::events::Events;
use crate::metrics::hawkes::fading::{BLOCK, exp_each};
use crate::metrics::math::ln;
use crate::metrics::sums::Total;

/// A walk over the events of one decay.
pub(super) struct Excitation<'a> {
    waits: &'a [f64],
    gains: &'a [f64],
    decay: f64,
    /// A + g of the last event walked over: the excitation right after it.
    pub(super) after: f64,
    fades: [f64; BLOCK],
    before: [f64; BLOCK],
}

/// Up to [`BLOCK`] events, each with…
pub(super) struct Walked<'a> {
    /// …its time since the one before,
    pub(super) waits: &'a [f64],
    /// …its gain,
    pub(super) gains: &'a [f64],
    /// …e^(−βd), by which all excitation faded over that time,
    pub(super) fades: &'a [f64],
    /// …and A, the excitation just before it.
    pub(super) before: &'a [f64],
}

impl<'a> Excitation<'a> {
    pub(super) fn of(events: &'a Events, decay: f64) -> Self {
        let (waits, gains) = (events.waits(), events.gains());
        Self { waits, gains, decay, after: 0.0, fades: [0.0; BLOCK], before: [0.0; BLOCK] }
    }

    /// The next events; `None` after the last.
    pub(super) fn walk(&mut self) -> Option<Walked<'_>> {
        let many = self.waits.len().min(BLOCK);
        let (waits, later_waits) = self.waits.split_at_checked(many)?;
        let (gains, later_gains) = self.gains.split_at_checked(many)?;
        if many == 0 {
            return None;
        }
        (self.waits, self.gains) = (later_waits, later_gains);
        for (fade, wait) in self.fades.iter_mut().zip(waits) {
            *fade = -self.decay * wait;
        }
        exp_each(&mut self.fades);
        self.after = carry(&self.fades, gains, self.after, &mut self.before);
        let (fades, before) = (self.fades.get(..many)?, self.before.get(..many)?);
        Some(Walked { waits, gains, fades, before })
    }
}

/// Fills `before` with A of each event; answers A + g of the last.
#[inline]
fn carry(fades: &[f64; BLOCK], gains: &[f64], mut after: f64, before: &mut [f64; BLOCK]) -> f64 {
    let (fours, rest) = gains.as_chunks::<4>();
    let quads = fades.as_chunks::<4>().0.iter().zip(before.as_chunks_mut::<4>().0);
    let mut quads = quads.zip(fours.iter());
    for ((&[a, b, c, d], before), &[g, h, i, j]) in quads.by_ref() {
        let (ab, bg) = (a * b, b * g);
        let abc = ab * c;
        let cgh = c * (bg + h);
        let abcd = abc * d;
        let dghi = d * (cgh + i);
        *before = [a * after, ab * after + bg, abc * after + cgh, abcd * after + dghi];
        after = abcd * after + (dghi + j);
    }
    let done = fours.len() * 4;
    let left = fades.iter().zip(before.iter_mut()).skip(done);
    for ((fade, before), gain) in left.zip(rest) {
        *before = fade * after;
        after = *before + gain;
    }
    after
}

/// Σ ln x as the logarithm of a product, whose exponent is kept apart so that it stays in range.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Logs {
    exponents: u64,
    many: u64,
    fractions: Total,
}

impl Logs {
    /// Adds the logarithms of up to [`BLOCK`] numbers: above zero, finite and not subnormal.
    #[inline]
    pub(super) fn add(&mut self, block: &[f64]) {
        const FRACTION: u64 = (1 << 52) - 1;
        const ONE: u64 = 1_023 << 52;
        let (mut exponents, mut products) = ([0_u64; 4], [1.0_f64; 4]);
        let (fours, rest) = block.as_chunks::<4>();
        for four in fours {
            let lanes = exponents.iter_mut().zip(products.iter_mut()).zip(four);
            for ((exponent, product), x) in lanes {
                *exponent += x.to_bits() >> 52;
                *product *= f64::from_bits(x.to_bits() & FRACTION | ONE);
            }
        }
        let [mut product, second, third, fourth] = products;
        product = (product * second) * (third * fourth);
        for x in rest {
            self.exponents += x.to_bits() >> 52;
            product *= f64::from_bits(x.to_bits() & FRACTION | ONE);
        }
        self.exponents += exponents.iter().sum::<u64>();
        self.many += block.len() as u64;
        // From 1 to 2⁶⁴.
        self.fractions.add(ln(product));
    }

    /// The sum.
    #[allow(clippy::cast_precision_loss, reason = "the difference stays far below 2^52")]
    pub(super) fn value(&self) -> f64 {
        let twos = self.exponents.wrapping_sub(1_023 * self.many).cast_signed();
        twos as f64 * core::f64::consts::LN_2 + self.fractions.value()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test may stop")]

    use super::{BLOCK, Excitation, Logs};
    use crate::metrics::generator::Generator;
    use crate::metrics::hawkes::Events;
    use crate::metrics::math;

    #[test]
    fn the_walk_tells_the_excitation_of_a_double_sum_over_all_pairs() {
        let mut generator = Generator::seeded(3);
        for many in [1, 2, 3, 4, 5, 63, 64, 65, 131] {
            let times: Vec<f64> = (0..many).map(|_| 50.0 * generator.uniform()).collect();
            let events = Events::new(&times, 50.0).expect("events");
            let mut walk = Excitation::of(&events, 0.7);
            let mut told = Vec::new();
            while let Some(walked) = walk.walk() {
                told.extend_from_slice(walked.before);
            }
            let times = events.times();
            assert_eq!(told.len(), times.len());
            for (&told, &at) in told.iter().zip(times) {
                let before = times.iter().filter(|&&other| other < at);
                let sum: f64 = before.map(|other| math::exp(-0.7 * (at - other))).sum();
                assert!((told - sum).abs() <= 1e-13 * sum, "{told} for {sum}");
            }
        }
    }

    #[test]
    fn the_logarithm_of_a_product_is_the_sum_of_logarithms_however_large_or_small() {
        let mut generator = Generator::seeded(4);
        for widest in [0.1, 10.0, 700.0] {
            let (mut logs, mut sum) = (Logs::default(), 0.0);
            let mut size = 0.0;
            for many in 1..=BLOCK {
                let x: Vec<f64> = (0..many)
                    .map(|_| math::exp(widest * (2.0 * generator.uniform() - 1.0)))
                    .collect();
                logs.add(&x);
                sum += x.iter().copied().map(math::ln).sum::<f64>();
                size += x.iter().map(|x| math::ln(*x).abs()).sum::<f64>();
            }
            assert!((logs.value() - sum).abs() <= 1e-14 * size, "{} for {sum}", logs.value());
        }
    }
}
