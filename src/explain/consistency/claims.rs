//! Rules about what is claimed.

use super::{ClaimKind, Facts, Said, Why};
use crate::explain::attribution::{Driver, Statement};
use crate::metrics::levels::{AT_PRICE, FormerLevel, Role, classify};
use crate::settings::attribution_limits::SENTIMENT_HOLDS;

/// A claim that a statement of the attribution decides.
fn decided(facts: &Facts<'_>, by: &Statement) -> Result<(), Why> {
    if facts.attribution.allows(by) { Ok(()) } else { Err(Why::Contradicted) }
}

pub(super) fn cascade(said: &Said<'_>, facts: &Facts<'_>) -> Result<(), Why> {
    if said.claims.contains(&ClaimKind::Cascade) {
        decided(facts, &Statement::Cascade)?;
    }
    Ok(())
}

pub(super) fn velocity(said: &Said<'_>, facts: &Facts<'_>) -> Result<(), Why> {
    for claim in said.claims {
        match claim {
            ClaimKind::Accelerating => decided(facts, &Statement::LiquidationsAccelerating)?,
            ClaimKind::Slowing => decided(facts, &Statement::LiquidationsSlowing)?,
            _ => {}
        }
    }
    Ok(())
}

pub(super) fn support(said: &Said<'_>, facts: &Facts<'_>) -> Result<(), Why> {
    for claim in said.claims {
        let ClaimKind::Support(level) = claim else { continue };
        let price = facts.price.ok_or(Why::Undecided)?;
        let level = FormerLevel { price: *level, was: None };
        if classify(level, price, AT_PRICE).role != Role::Support {
            return Err(Why::Contradicted);
        }
    }
    Ok(())
}

pub(super) fn alts(said: &Said<'_>, facts: &Facts<'_>) -> Result<(), Why> {
    if said.claims.contains(&ClaimKind::AltsFellMore) {
        decided(facts, &Statement::AltsFellMore)?;
    }
    Ok(())
}

pub(super) fn sentiment(said: &Said<'_>, facts: &Facts<'_>) -> Result<(), Why> {
    for claim in said.claims {
        let ClaimKind::SentimentClass(word) = claim else { continue };
        let (class, at) = facts.sentiment.ok_or(Why::Undecided)?;
        if word != class || facts.now - at >= SENTIMENT_HOLDS {
            return Err(Why::Contradicted);
        }
    }
    Ok(())
}

/// A weak driver takes a "may"; one that the verdict does not name is no cause.
pub(super) fn cause(said: &Said<'_>, facts: &Facts<'_>) -> Result<(), Why> {
    let is_noise = facts.attribution.verdict == Driver::OrdinaryNoise;
    if is_noise && said.claims.contains(&ClaimKind::Explains) {
        return Err(Why::Contradicted);
    }
    for claim in said.claims {
        let ClaimKind::Cause { driver, hedged } = claim else { continue };
        match facts.attribution.verdict {
            Driver::InsufficientData => return Err(Why::Undecided),
            Driver::Weak(weak) if weak == *driver => {
                if !hedged {
                    return Err(Why::Unqualified);
                }
            }
            Driver::Named(_) | Driver::Mixed if facts.attribution.drivers.contains(driver) => {}
            _ => return Err(Why::Contradicted),
        }
    }
    Ok(())
}

pub(super) fn shares(said: &Said<'_>) -> Result<(), Why> {
    for claim in said.claims {
        if matches!(claim, ClaimKind::AttributedShares { summed: true, .. }) {
            return Err(Why::Contradicted);
        }
    }
    Ok(())
}
