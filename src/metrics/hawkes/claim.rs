//! Whether self-excitation may be claimed at all, and how exactly.

use crate::market::{Coverage, Span};
use crate::metrics::hawkes::errors::{Errors, errors};
use crate::metrics::hawkes::events::Events;
use crate::metrics::hawkes::fit::{Fit, fit};
use crate::metrics::hawkes::residuals::{GoodnessOfFit, goodness_of_fit, increments};
use crate::metrics::hawkes::segmented::{Segmented, bins_of, segmented};
use crate::units::{Millis, UnixMillis};

/// Fewest events for any claim.
pub const FEWEST: usize = 100;
/// Fewest events for a number; below it only a [`Strength`] is told.
pub const FEWEST_FOR_NUMBER: usize = 200;
/// By so much the criterion must favour excitation over a changing rate.
pub const CLEARLY: f64 = 10.0;

/// Why nothing is claimed.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// The feed tells only some of the events.
    NotEveryEvent,
    /// A time or an amount that cannot be, or a window without length.
    NotEvents,
    /// Fewer than it takes.
    TooFew {
        /// How many there are.
        have: usize,
        /// How many it takes.
        need: usize,
    },
    /// A constant rate explains the events.
    ConstantRate,
    /// A rate that changes now and then explains them at least as well.
    ChangingRate,
    /// The model does not fit.
    FitsBadly,
}

/// A branching ratio in words, for 100 to 199 events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Below 0.3.
    Weak,
    /// From 0.3.
    Moderate,
    /// From 0.6.
    Strong,
}

/// Self-excitation that may be told.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The fit.
    pub fit: Fit,
    /// Its errors from curvature; `None` where the peak lies at the edge of the search.
    pub errors: Option<Errors>,
    /// The rival that it beat.
    pub rival: Segmented,
    /// How well the model fits.
    pub goodness: GoodnessOfFit,
    /// The branching ratio's band.
    pub strength: Strength,
    /// True where the number itself may be told, with its interval.
    pub with_number: bool,
    /// Half-life of the excitation in seconds; `None` where it is shorter than two steps of the
    /// feed's clock and means nothing.
    pub half_life: Option<f64>,
}

/// The criterion of excitation less that of the changing rate; below −10 excitation is favoured.
pub fn criterion_difference(fit: &Fit, rival: &Segmented) -> f64 {
    fit.bic() - rival.bic
}

/// The rule: enough events, a constant rate rejected, and a changing rate clearly beaten.
pub fn allowed(fit: &Fit, rival: &Segmented) -> bool {
    fit.events >= FEWEST
        && fit.rejects_poisson()
        && criterion_difference(fit, rival) + CLEARLY < 0.0
}

/// Assesses the liquidations (time, dollars) of one side of one symbol at one venue within `window`.
/// `resolution` is the step of the feed's clock or batches.
///
/// # Errors
/// The [`Refusal`] that comes first, in the order of its cases.
pub fn assess(
    liquidations: &[(UnixMillis, f64)],
    window: Span,
    coverage: Coverage,
    resolution: Millis,
) -> Result<Claim, Refusal> {
    if coverage != Coverage::Full {
        return Err(Refusal::NotEveryEvent);
    }
    let events = Events::of_liquidations(liquidations, window).ok_or(Refusal::NotEvents)?;
    if events.len() < FEWEST {
        return Err(Refusal::TooFew { have: events.len(), need: FEWEST });
    }
    judge(&events, resolution)
}

/// What [`assess`] finds in enough events. A function of its own: the page fetches it where there are
/// as many.
#[inline(never)]
fn judge(events: &Events, resolution: Millis) -> Result<Claim, Refusal> {
    let fit = fit(events).ok_or(Refusal::NotEvents)?;
    if !fit.rejects_poisson() {
        return Err(Refusal::ConstantRate);
    }
    let rival = segmented(events, bins_of(events.horizon())).ok_or(Refusal::NotEvents)?;
    if !allowed(&fit, &rival) {
        return Err(Refusal::ChangingRate);
    }
    let goodness =
        goodness_of_fit(&increments(events, &fit.parameters)).ok_or(Refusal::FitsBadly)?;
    if goodness.fits_badly() {
        return Err(Refusal::FitsBadly);
    }
    let half_life = fit.parameters.half_life();
    let readable = half_life >= 2.0 * resolution.as_hours() * 3_600.0;
    Ok(Claim {
        errors: errors(events, &fit.parameters),
        strength: strength(fit.parameters.branching_ratio()),
        with_number: fit.events >= FEWEST_FOR_NUMBER,
        half_life: readable.then_some(half_life),
        fit,
        rival,
        goodness,
    })
}

/// The band of a branching ratio.
pub fn strength(branching_ratio: f64) -> Strength {
    if branching_ratio < 0.3 {
        Strength::Weak
    } else if branching_ratio < 0.6 {
        Strength::Moderate
    } else {
        Strength::Strong
    }
}
