//! Rules about the numbers that are shown.

use super::{ClaimKind, Facts, Said, Shown, Why, WindowTotal};
use crate::explain::report::{Direction, FigureId};
use crate::metrics::sanity::implied_total;
use crate::metrics::sums::sum;
use crate::settings::attribution_limits as limits;

/// The number of `figure` that the sentence shows.
fn shown<'a>(said: &Said<'a>, figure: &FigureId) -> Option<&'a Shown> {
    said.numbers.iter().find(|number| number.figure == *figure)
}

/// The dollars over the percentage are within half and twice of the known total; where the base is
/// known the product agrees to within 2%.
pub(super) fn pair(said: &Said<'_>, facts: &Facts<'_>) -> Result<(), Why> {
    for claim in said.claims {
        let ClaimKind::UsdPctPair { usd, pct, base_usd, total } = claim else { continue };
        let implied = implied_total(pct / 100.0, *usd).ok_or(Why::Contradicted)?;
        let known = facts.value(total).ok_or(Why::Undecided)?;
        if !implied.is_plausible(known).ok_or(Why::Undecided)? {
            return Err(Why::Contradicted);
        }
        let agrees =
            |base: &f64| (pct / 100.0 * base - usd).abs() <= limits::PAIR_AGREES * usd.abs();
        if base_usd.as_ref().is_some_and(|base| !agrees(base)) {
            return Err(Why::Contradicted);
        }
    }
    Ok(())
}

/// Sums of nested windows rise with the window and are of one side and scope.
pub(super) fn windows(said: &Said<'_>) -> Result<(), Why> {
    for claim in said.claims {
        let ClaimKind::WindowTotals(totals) = claim else { continue };
        for one in totals {
            for other in totals {
                if !nest(one, other) {
                    return Err(Why::Contradicted);
                }
            }
        }
    }
    Ok(())
}

fn nest(short: &WindowTotal, long: &WindowTotal) -> bool {
    let alike = short.name == long.name && short.of == long.of;
    alike && (short.window >= long.window || short.usd <= long.usd)
}

pub(super) fn price_effect(said: &Said<'_>, facts: &Facts<'_>) -> Result<(), Why> {
    for claim in said.claims {
        let ClaimKind::OpenInterestDrop { window, of, names_price_effect } = claim else {
            continue;
        };
        if *names_price_effect {
            continue;
        }
        let part = |name| facts.value(&FigureId::suffixed_over(name, *window, of));
        let change = part("open_interest_change_pct").ok_or(Why::Undecided)?;
        if change.abs() < limits::SMALLEST_SHARED_PCT {
            continue;
        }
        let price = part("open_interest_price_effect_pct").ok_or(Why::Undecided)?;
        if (price / change).abs() > limits::PRICE_SHARE_NAMED {
            return Err(Why::Unqualified);
        }
    }
    Ok(())
}

pub(super) fn verb(said: &Said<'_>) -> Result<(), Why> {
    for claim in said.claims {
        let ClaimKind::DirectionVerb { figure, says, flat_below } = claim else { continue };
        let number = shown(said, figure).ok_or(Why::Undecided)?.unrounded;
        let is = if number.abs() < *flat_below {
            Direction::Flat
        } else if number < 0.0 {
            Direction::Down
        } else if number >= 0.0 {
            Direction::Up
        } else {
            return Err(Why::Undecided);
        };
        if is != *says {
            return Err(Why::Contradicted);
        }
    }
    Ok(())
}

pub(super) fn times(said: &Said<'_>) -> Result<(), Why> {
    let (mut oldest, mut newest) = (None, None);
    for number in said.numbers {
        let at = number.as_of.ok_or(Why::Undecided)?;
        oldest = Some(oldest.map_or(at, |oldest| at.min(oldest)));
        newest = Some(newest.map_or(at, |newest| at.max(newest)));
    }
    let apart =
        oldest.zip(newest).is_some_and(|(oldest, newest)| newest - oldest > limits::AGES_APART);
    if apart && !said.claims.contains(&ClaimKind::AgesDiffer) {
        return Err(Why::AgesUnmarked);
    }
    Ok(())
}

pub(super) fn estimate(said: &Said<'_>) -> Result<(), Why> {
    for number in said.numbers.iter().filter(|number| number.estimated) {
        let told = said.claims.iter().any(|claim| {
            matches!(
                claim,
                ClaimKind::Estimate { figure, says_estimated: true, shows_interval: true, .. }
                    if *figure == number.figure
            )
        });
        if !told {
            return Err(Why::Unqualified);
        }
        if number.interval.is_none() {
            return Err(Why::Undecided);
        }
    }
    for claim in said.claims {
        let ClaimKind::Estimate { figure, threshold: Some(threshold), hedged: false, .. } = claim
        else {
            continue;
        };
        let number = shown(said, figure).ok_or(Why::Undecided)?;
        let (low, high) = number.interval.ok_or(Why::Undecided)?;
        if low <= *threshold && *threshold <= high {
            return Err(Why::Unqualified);
        }
    }
    Ok(())
}

pub(super) fn parts(said: &Said<'_>) -> Result<(), Why> {
    for claim in said.claims {
        let ClaimKind::Parts { parts, total, digit, about: false } = claim else { continue };
        let apart = (sum(parts) - total).abs();
        let adds_up = apart < digit / 2.0;
        if !adds_up {
            return Err(Why::Contradicted);
        }
    }
    Ok(())
}
