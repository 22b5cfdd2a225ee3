//! Prices that many watch, as the report lists them.

use crate::explain::figures::OfAsset;
use crate::explain::ledger::Ledger;
use crate::explain::report::Level;
use crate::market::Asset;
use crate::metrics::levels::{LevelRule, ObservedLevel, observed_levels};
use crate::metrics::{Cited, Measured};
use crate::settings::limits;
use crate::units::Fraction;

/// The levels around a coin's price.
pub(super) fn levels(
    ledger: &Ledger<'_>,
    asset: Asset,
    of: &OfAsset,
) -> Measured<Cited<Vec<ObservedLevel>>> {
    let rule =
        LevelRule { reach: Fraction(limits::LEVELS_REACH), each_side: limits::LEVELS_EACH_SIDE };
    let price = of.price.as_ref().map_err(|gap| *gap)?;
    let volatility = of.volatility.as_ref().ok().map(|sigma| sigma.value);
    let beside = (volatility, of.chain.map.as_ref().ok());
    Ok(observed_levels(ledger.snapshot, asset, ledger.now, price, beside, rule))
}

/// As the report tells them.
pub(crate) fn told(levels: &Measured<Cited<Vec<ObservedLevel>>>) -> Vec<Level> {
    let mut told = Vec::new();
    let Ok(levels) = levels else { return told };
    for level in &levels.value {
        let mut kinds = Vec::new();
        for kind in &level.kinds {
            kinds.push(kind.id());
        }
        told.push(Level {
            price_usd: level.price.usd(),
            role: level.role.id(),
            flipped: level.flipped,
            kinds,
            distance_pct: level.distance.percent(),
            distance_sigma: level.distance_sigma,
        });
    }
    told
}
