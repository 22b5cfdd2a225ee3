//! Three mixes of leverage, because nobody knows the true one.

use super::build::{Bar, LiquidationMap};
use super::mix::LeverageMix;
use crate::metrics::gap::Measured;

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
    /// The three maps of the same bars.
    ///
    /// # Errors
    /// As [`LiquidationMap::build`].
    pub fn build(bars: &[Bar], base: &LeverageMix, maintenance: f64) -> Measured<Self> {
        Ok(Self {
            lower: LiquidationMap::build(bars, &base.lower(), maintenance)?,
            base: LiquidationMap::build(bars, base, maintenance)?,
            higher: LiquidationMap::build(bars, &base.higher(), maintenance)?,
        })
    }

    /// What `reading` says of each map. More leverage does not always mean more dollars at a given
    /// distance (levels move towards the entry), so the ends are sorted.
    pub fn band(&self, reading: impl Fn(&LiquidationMap) -> f64) -> Band {
        let (lower, base, higher) =
            (reading(&self.lower), reading(&self.base), reading(&self.higher));
        Band { least: lower.min(base).min(higher), base, most: lower.max(base).max(higher) }
    }
}
