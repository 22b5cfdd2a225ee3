//! Whether the model fits: with its own clock, events come at a constant rate.
//!
//! The increments of Λ(t) = ∫λ between events are then independent and exponential with mean 1
//! (Papangelou 1972). The chance reads too high where the parameters were fitted to the same events, so
//! it can only reject.

use crate::metrics::hawkes::events::Events;
use crate::metrics::hawkes::likelihood::Parameters;
use crate::metrics::math::{count, exp, exp_m1, finite};
use crate::metrics::special::{kolmogorov_sample_sf, kolmogorov_sf_of};
use crate::metrics::sums::{Total, mean, variance};
use crate::units::order;

/// Below this chance the model fits badly and no branching ratio is shown.
pub const FITS_BADLY: f64 = 0.01;

/// Λ(tᵢ) − Λ(tᵢ₋₁) for every event, the first from the window's beginning.
pub fn increments(events: &Events, with: &Parameters) -> Vec<f64> {
    let (mut excitation, mut gain_before) = (0.0, 0.0);
    let ratio = with.branching_ratio();
    let waits = events.waits().iter().zip(events.gains());
    waits
        .map(|(&wait, &gain)| {
            let carried = excitation + gain_before;
            excitation = exp(-with.decay * wait) * carried;
            gain_before = gain;
            with.background * wait - ratio * carried * exp_m1(-with.decay * wait)
        })
        .collect()
}

/// Λ(T): how many events the model expects over the window. `None` where it is not finite.
pub fn compensator(events: &Events, with: &Parameters) -> Option<f64> {
    let faded = events.times().iter().zip(events.gains());
    let faded: Total =
        faded.map(|(at, gain)| -gain * exp_m1(-with.decay * (events.horizon() - at))).collect();
    finite(with.background * events.horizon() + with.branching_ratio() * faded.value())
}

/// λ(T): the rate at the window's end, events a second.
pub fn intensity_now(events: &Events, with: &Parameters) -> Option<f64> {
    let faded = events.times().iter().zip(events.gains());
    let faded: Total =
        faded.map(|(at, gain)| gain * exp(-with.decay * (events.horizon() - at))).collect();
    finite(with.background + with.jump * faded.value())
}

/// How the increments compare with exponential ones.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GoodnessOfFit {
    /// The largest distance between the distributions (Kolmogorov and Smirnov).
    pub distance: f64,
    /// The chance of one so large, after Stephens.
    pub p: f64,
    /// How many increments.
    pub increments: usize,
    /// The mean increment; 1 in a fit.
    pub mean: f64,
    /// Their variance (divided by n − 1); near 1 in a fit. `None` for fewer than two.
    pub variance: Option<f64>,
}

impl GoodnessOfFit {
    /// The chance for the number of events there are: exact for up to 140, to six digits beyond.
    pub fn p_exact(&self) -> Option<f64> {
        kolmogorov_sample_sf(self.distance, self.increments)
    }

    /// True where the model is rejected.
    pub fn fits_badly(&self) -> bool {
        self.p < FITS_BADLY
    }
}

/// How `increments` compare with exponential ones of mean 1. `None` of nothing.
pub fn goodness_of_fit(increments: &[f64]) -> Option<GoodnessOfFit> {
    let mut shares: Vec<f64> = increments.iter().map(|&step| -exp_m1(-step)).collect();
    order::sort_by(&mut shares, f64::total_cmp);
    let n = count(shares.len());
    let apart = shares.iter().enumerate().map(|(at, &share)| {
        let (below, above) = (count(at) / n, count(at + 1) / n);
        (share - below).max(above - share)
    });
    let distance = finite(apart.max_by(f64::total_cmp)?)?;
    Some(GoodnessOfFit {
        distance,
        p: kolmogorov_sf_of(distance, shares.len())?,
        increments: shares.len(),
        mean: finite(mean(increments)?)?,
        variance: variance(increments).and_then(finite),
    })
}
