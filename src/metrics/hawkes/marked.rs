//! Whether large liquidations set off more than small ones.

use crate::metrics::hawkes::events::Events;
use crate::metrics::hawkes::fit::{Fit, fit};
use crate::metrics::math::pow;

/// The powers of size that are tried: none at all, the root, in proportion.
pub const POWERS: [f64; 3] = [0.0, 0.5, 1.0];

/// Log-likelihoods closer than this are equal but for rounding.
const ROUNDING: f64 = 1e-9;

/// The same events, each exciting with gⱼ = mⱼ^power ÷ mean of m^power. The mean is 1, so the
/// branching ratio keeps its meaning; at power 0 all excite alike.
///
/// `None` of no events or a power that is not finite.
pub fn with_power(events: &Events, power: f64) -> Option<Events> {
    let marks = events.marks();
    let largest = marks.iter().copied().max_by(f64::total_cmp)?;
    if !power.is_finite() {
        return None;
    }
    // Against the largest: no power of a dollar amount then overflows, and the scale cancels.
    let gains: Vec<f64> = marks.iter().map(|mark| pow(mark / largest, power)).collect();
    events.exciting(&gains)
}

/// The likeliest power of [`POWERS`] (the lower of equals), with the events under it and their fit.
pub fn fit_marked(events: &Events) -> Option<(f64, Events, Fit)> {
    let mut best: Option<(f64, Events, Fit)> = None;
    for power in POWERS {
        let exciting = with_power(events, power)?;
        let fitted = fit(&exciting)?;
        let likelier = best
            .as_ref()
            .is_none_or(|(_, _, other)| fitted.log_likelihood > other.log_likelihood + ROUNDING);
        if likelier {
            best = Some((power, exciting, fitted));
        }
    }
    best
}
