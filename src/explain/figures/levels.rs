//! Prices that many watch, as the report lists them.

use crate::explain::figures::{Chain, OfAsset};
use crate::explain::ledger::Ledger;
use crate::explain::report::{FigureId, Level};
use crate::market::Asset;
use crate::metrics::levels::{LevelRule, ObservedLevel, Role, observed_levels};
use crate::metrics::{Cited, Gap, Measured};
use crate::settings::limits;
use crate::units::Fraction;

/// The levels around a coin's price.
pub(super) fn levels(
    ledger: &mut Ledger<'_>,
    asset: Asset,
    of: &OfAsset,
    chain: &Chain,
) -> Measured<Cited<Vec<ObservedLevel>>> {
    let rule =
        LevelRule { reach: Fraction(limits::LEVELS_REACH), each_side: limits::LEVELS_EACH_SIDE };
    let measured = observed(ledger, asset, (of, chain), rule);
    put_nearest(ledger, asset, &measured);
    measured
}

fn observed(
    ledger: &Ledger<'_>,
    asset: Asset,
    (of, chain): (&OfAsset, &Chain),
    rule: LevelRule,
) -> Measured<Cited<Vec<ObservedLevel>>> {
    let price = of.price.as_ref().map_err(|gap| *gap)?;
    let volatility = of.volatility.as_ref().ok().map(|sigma| sigma.value);
    let beside = (volatility, chain.map.as_ref().ok());
    Ok(observed_levels(ledger.snapshot, asset, ledger.now, price, beside, rule))
}

/// Writes the nearest level of each role, and the nearest support that the price fell through, with
/// its distance.
fn put_nearest(
    ledger: &mut Ledger<'_>,
    asset: Asset,
    levels: &Measured<Cited<Vec<ObservedLevel>>>,
) {
    for (name, distance, is_it) in NEAREST {
        let nearest: Measured<_> = match levels {
            Err(gap) => Err(*gap),
            Ok(levels) => match nearest(&levels.value, is_it) {
                Some(level) => Ok((level, levels.from.as_slice())),
                None => Err(Gap::Undefined),
            },
        };
        let price = nearest.map(|(level, from)| (level.price.usd(), from));
        ledger.put(FigureId::of(name, asset), price);
        let away = nearest.map(|(level, from)| (level.distance.percent(), from));
        ledger.put(FigureId::of(distance, asset), away);
    }
}

/// The level nearest to the price of those that `is_it` picks.
pub(in crate::explain) fn nearest(
    levels: &[ObservedLevel],
    is_it: fn(&ObservedLevel) -> bool,
) -> Option<&ObservedLevel> {
    let mut nearest: Option<&ObservedLevel> = None;
    for level in levels.iter().filter(|level| is_it(level)) {
        if nearest.is_none_or(|best| level.distance.0.abs() < best.distance.0.abs()) {
            nearest = Some(level);
        }
    }
    nearest
}

/// A support below the price.
pub(in crate::explain) fn is_support(level: &ObservedLevel) -> bool {
    level.role == Role::Support
}

/// A resistance above the price.
pub(in crate::explain) fn is_resistance(level: &ObservedLevel) -> bool {
    level.role == Role::Resistance
}

/// A resistance that was a support.
pub(in crate::explain) fn is_broken(level: &ObservedLevel) -> bool {
    level.role == Role::Resistance && level.flipped
}

/// Whether a level is of a role.
type Picks = fn(&ObservedLevel) -> bool;

/// The names of the nearest levels' figures: the price, and how far it is.
const NEAREST: [(&str, &str, Picks); 3] = [
    ("support_usd", "support_distance_pct", is_support),
    ("resistance_usd", "resistance_distance_pct", is_resistance),
    ("broken_support_usd", "broken_support_distance_pct", is_broken),
];

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
