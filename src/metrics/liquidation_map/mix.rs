//! With what leverage positions are opened: an assumption, in one place.

use crate::metrics::math::count;
use crate::metrics::sums::sum;
use crate::units::order;

/// How far the shares may miss a sum of one.
const ROUNDING: f64 = 1e-9;
/// From this leverage on a position counts as highly levered.
const HIGH: f64 = 20.0;

/// One leverage and the share of opened positions that use it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LeverageShare {
    /// Leverage, times; 1 and below means no leverage that a price could liquidate.
    pub leverage: f64,
    /// Share of what is opened, 0 to 1.
    pub share: f64,
}

/// Shares of leverages that add up to one.
#[derive(Clone, Debug, PartialEq)]
pub struct LeverageMix {
    shares: Vec<LeverageShare>,
}

impl LeverageMix {
    /// A mix, or `None` where a number is negative or not finite or the shares do not add up to
    /// one. A leverage named twice counts once, with both shares.
    pub fn new(shares: &[LeverageShare]) -> Option<Self> {
        let sound = |part: &LeverageShare| {
            part.leverage.is_finite()
                && part.leverage >= 0.0
                && part.share.is_finite()
                && part.share >= 0.0
        };
        if !shares.iter().all(sound) {
            return None;
        }
        let mut sorted = shares.to_vec();
        order::sort_by(&mut sorted, |a, b| {
            a.leverage.total_cmp(&b.leverage).then(a.share.total_cmp(&b.share))
        });
        let mut merged: Vec<LeverageShare> = Vec::with_capacity(sorted.len());
        for part in sorted {
            match merged.last_mut() {
                Some(last) if last.leverage.total_cmp(&part.leverage).is_eq() => {
                    last.share += part.share;
                }
                _ => merged.push(part),
            }
        }
        let all: Vec<f64> = merged.iter().map(|part| part.share).collect();
        ((sum(&all) - 1.0).abs() <= ROUNDING).then_some(Self { shares: merged })
    }

    /// The default: 30% without leverage, 12% at 3×, 18% at 5×, 20% at 10×, 10% at 20×, 7% at 50×,
    /// 3% at 100×. No public source confirms it.
    pub fn base() -> Self {
        let parts = [
            (0.0, 0.30),
            (3.0, 0.12),
            (5.0, 0.18),
            (10.0, 0.20),
            (20.0, 0.10),
            (50.0, 0.07),
            (100.0, 0.03),
        ];
        let shares = parts.map(|(leverage, share)| LeverageShare { leverage, share }).to_vec();
        Self { shares }
    }

    /// The same with less leverage: half of every share at 20× and above moves to 5×.
    #[must_use]
    pub fn lower(&self) -> Self {
        self.moving(|part| part.leverage >= HIGH, &[5.0])
    }

    /// The same with more leverage: half of the share without any moves to 25× and 50×, in equal
    /// parts.
    #[must_use]
    pub fn higher(&self) -> Self {
        self.moving(|part| part.leverage <= 1.0, &[25.0, 50.0])
    }

    /// The shares, lowest leverage first.
    pub fn shares(&self) -> &[LeverageShare] {
        &self.shares
    }

    fn moving(&self, from: impl Fn(&LeverageShare) -> bool, to: &[f64]) -> Self {
        let mut shares = self.shares.clone();
        let mut moved = 0.0;
        for part in shares.iter_mut().filter(|part| from(part)) {
            part.share /= 2.0;
            moved += part.share;
        }
        let each = moved / count(to.len());
        for &leverage in to {
            match shares.iter_mut().find(|part| part.leverage.total_cmp(&leverage).is_eq()) {
                Some(part) => part.share += each,
                None => shares.push(LeverageShare { leverage, share: each }),
            }
        }
        order::sort_by(&mut shares, |a, b| a.leverage.total_cmp(&b.leverage));
        Self { shares }
    }
}
