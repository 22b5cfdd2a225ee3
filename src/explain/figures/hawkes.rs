//! Whether liquidations set off further liquidations.

use crate::explain::ledger::{Ledger, Mark, Told};
use crate::explain::refits::Refits;
use crate::explain::report::{FigureId, Window};
use crate::market::{Asset, Side};
use crate::metrics::hawkes::claim::FEWEST_FOR_NUMBER;
use crate::metrics::hawkes::observed::{as_gap, assessed};
use crate::metrics::hawkes::{Claim, Refusal};
use crate::metrics::special::NORMAL_975;
use crate::metrics::{Cited, Gap, Measured};
use crate::units::Fraction;

/// The claim, or the refusal of it, of one venue's feed.
pub type Excitation = Measured<Cited<Result<Claim, Refusal>>>;

/// Writes the branching ratio where it may be told: longs' where the price fell or is not known,
/// shorts' where it rose. The interval is that of the repetitions, and until these are done that of
/// the likelihood's curvature. For 100 to 199 events only a band may be told. A ratio from 1 on is no
/// share of the liquidations: such a process grows without end.
pub(super) fn excitation(
    ledger: &mut Ledger<'_>,
    asset: Asset,
    change: &Measured<Cited<Fraction>>,
    refits: &Refits,
) -> Excitation {
    let rose = change.as_ref().is_ok_and(|change| change.value.0 > 0.0);
    let side = if rose { Side::Short } else { Side::Long };
    let window = Window::Day.length();
    let assessed = assessed(ledger.snapshot, asset, ledger.now, window, side, refits.is_able());
    let mut interval = None;
    let told: Told<'_> = match &assessed {
        Err(gap) => Err(*gap),
        Ok(told) => match &told.value {
            Err(refusal) => Err(as_gap(refusal)),
            Ok(claim) if !claim.with_number => {
                Err(Gap::TooFew { have: claim.fit.events, need: FEWEST_FOR_NUMBER })
            }
            Ok(claim) if claim.fit.parameters.branching_ratio() >= 1.0 => Err(Gap::NotEstablished),
            Ok(claim) => {
                interval = refits
                    .interval((asset, side), &claim.fit, window, ledger.now)
                    .or_else(|| by_curvature(claim));
                Ok((claim.fit.parameters.branching_ratio(), &told.from))
            }
        },
    };
    let id = FigureId::over("liquidation_branching_ratio", Window::Day, asset);
    ledger.put_marked(id, told, Mark::estimate(interval));
    assessed
}

/// The interval of the branching ratio from its error, within 0 and 1.
pub(in crate::explain) fn by_curvature(claim: &Claim) -> Option<(f64, f64)> {
    let ratio = claim.fit.parameters.branching_ratio();
    let half = NORMAL_975 * claim.errors?.branching_ratio;
    Some(((ratio - half).max(0.0), (ratio + half).min(1.0)))
}
