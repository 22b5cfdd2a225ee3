//! Whether more dollars came than before (compound Poisson).

use crate::metrics::math::{finite, ln, sqrt};
use crate::metrics::proportion::Interval;
use crate::metrics::sums::sum;
use crate::metrics::velocity::exact::log_interval;
use crate::units::order;

/// Dollars of two windows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeightedRatio {
    /// The recent sum.
    pub recent: f64,
    /// The prior sum.
    pub prior: f64,
    /// Their ratio for windows of one length and its error; `None` where either is zero.
    pub ratio: Option<SumRatio>,
}

/// A ratio of sums and how well it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SumRatio {
    /// Recent ÷ prior, for each unit of exposure.
    pub ratio: f64,
    /// √(Σm₁²/S₁² + Σm₀²/S₀²): the error of ln of the ratio where events are independent.
    pub log_error: f64,
}

impl SumRatio {
    /// The 95% interval, with the error times √φ, φ of [`super::overdispersed`] at least 1.
    pub fn interval(&self, dispersion: f64) -> Option<Interval> {
        log_interval(ln(self.ratio), self.log_error * sqrt(dispersion.max(1.0)))
    }
}

/// The dollars of recent events against prior ones, over windows of the given exposures.
/// `None` for amounts below zero or not finite, or an exposure not above zero.
pub fn weighted_ratio(
    recent: &[f64],
    recent_exposure: f64,
    prior: &[f64],
    prior_exposure: f64,
) -> Option<WeightedRatio> {
    let sound = recent.iter().chain(prior).all(|&usd| usd.is_finite() && usd >= 0.0);
    if !(sound && recent_exposure > 0.0 && prior_exposure > 0.0) {
        return None;
    }
    let (recent, prior) = (sorted(recent), sorted(prior));
    let (s1, s0) = (finite(sum(&recent))?, finite(sum(&prior))?);
    let ratio = || {
        let ratio = finite(s1 / s0 / (recent_exposure / prior_exposure))?;
        let log_error = finite(sqrt(spread(&recent, s1) + spread(&prior, s0)))?;
        (ratio > 0.0).then_some(SumRatio { ratio, log_error })
    };
    Some(WeightedRatio { recent: s1, prior: s0, ratio: ratio() })
}

/// Σ(m/S)².
fn spread(amounts: &[f64], all: f64) -> f64 {
    sum(&amounts.iter().map(|usd| (usd / all) * (usd / all)).collect::<Vec<_>>())
}

fn sorted(amounts: &[f64]) -> Vec<f64> {
    let mut amounts = amounts.to_vec();
    order::sort_by(&mut amounts, f64::total_cmp);
    amounts
}
