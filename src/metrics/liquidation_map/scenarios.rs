//! Three mixes of leverage, because nobody knows the true one.

use super::build::{Bar, LiquidationMap, Sides, maps, sides};
use super::mix::LeverageMix;
use crate::metrics::gap::{Gap, Measured};
use crate::units::Price;

/// The map under less, the assumed, and more leverage.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenarios {
    /// With less leverage.
    pub lower: LiquidationMap,
    /// With the assumed mix.
    pub base: LiquidationMap,
    /// With more leverage.
    pub higher: LiquidationMap,
}

/// A number under three scenarios, for text that says "between".
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// The least of the three.
    pub least: f64,
    /// Under the assumed mix.
    pub base: f64,
    /// The most of the three.
    pub most: f64,
}

impl Scenarios {
    /// The place of the assumed mix among the three.
    pub(super) const BASE: usize = 1;

    /// The three maps of the same bars.
    ///
    /// # Errors
    /// As [`LiquidationMap::build`].
    pub fn build(bars: &[Bar], base: &LeverageMix, maintenance: f64) -> Measured<Self> {
        let sides = Self::sides(bars, base, maintenance)?;
        let price = bars.last().ok_or(Gap::TooFew { have: 0, need: 1 })?.typical;
        Ok(Self::of(&[&sides], price))
    }

    /// Both sides of one contract under the three mixes.
    ///
    /// # Errors
    /// As [`LiquidationMap::build`].
    pub(super) fn sides(bars: &[Bar], base: &LeverageMix, mmr: f64) -> Measured<Sides<3>> {
        sides(bars, [&base.lower(), base, &base.higher()], mmr)
    }

    /// Those of several contracts put together, seen from `price`.
    pub(super) fn of(contracts: &[&Sides<3>], price: Price) -> Self {
        let [lower, base, higher] = maps(contracts, price);
        Self { lower, base, higher }
    }

    /// What `reading` says of each map. More leverage does not always mean more dollars at a given
    /// distance (levels move towards the entry), so the ends are sorted.
    pub fn band(&self, reading: impl Fn(&LiquidationMap) -> f64) -> Band {
        let (lower, base, higher) =
            (reading(&self.lower), reading(&self.base), reading(&self.higher));
        Band { least: lower.min(base).min(higher), base, most: lower.max(base).max(higher) }
    }
}
