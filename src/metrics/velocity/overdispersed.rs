//! Whether two rates differ although events come in clusters (quasi-Poisson).

use crate::metrics::math::{count, finite, ln, sqrt};
use crate::metrics::proportion::Interval;
use crate::metrics::special::normal_two_sided;
use crate::metrics::sums::sum;
use crate::metrics::velocity::Pace;
use crate::metrics::velocity::exact::{ZTest, log_interval};
use crate::units::Millis;

/// Length of the bins in which events are counted.
pub const BIN: Millis = Millis::minutes(15);
/// The recent window.
pub const RECENT: Millis = Millis::hours(6);
/// The window before it.
pub const PRIOR: Millis = Millis::hours(18);

/// Two groups of counts in bins of one length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuasiPoisson {
    /// ln of the mean recent count ÷ the mean prior one.
    pub log_ratio: f64,
    /// √(1/n₁ + 1/n₀): the error of independent events.
    pub poisson_error: f64,
    /// φ, Pearson's χ² of the two-group model ÷ (B − 2): 1 for independent events.
    pub dispersion: f64,
}

impl QuasiPoisson {
    /// The ratio of the rates.
    pub fn ratio(&self) -> f64 {
        crate::metrics::math::exp(self.log_ratio)
    }

    /// φ, at least 1: bins that vary less than chance are chance too.
    pub fn floored_dispersion(&self) -> f64 {
        self.dispersion.max(1.0)
    }

    /// The standard error of ln RR under a dispersion.
    pub fn error(&self, dispersion: f64) -> f64 {
        self.poisson_error * sqrt(dispersion.max(0.0))
    }

    /// The 95% interval of the ratio under a dispersion.
    pub fn interval(&self, dispersion: f64) -> Option<Interval> {
        log_interval(self.log_ratio, self.error(dispersion))
    }

    /// The test of no change under a dispersion; `None` where that is zero.
    pub fn test(&self, dispersion: f64) -> Option<ZTest> {
        let error = self.error(dispersion);
        let z = if error > 0.0 { finite(self.log_ratio / error)? } else { return None };
        Some(ZTest { z, p: normal_two_sided(z)? })
    }

    /// What the interval under [`Self::floored_dispersion`] says.
    pub fn pace(&self) -> Option<Pace> {
        let interval = self.interval(self.floored_dispersion())?;
        Some(if interval.high < 1.0 {
            Pace::Slowing
        } else if interval.low > 1.0 {
            Pace::Accelerating
        } else {
            Pace::NoClearChange
        })
    }
}

/// Recent bins against prior ones. `None` for fewer than three bins, or where either group has no
/// event: the ratio then has no error of this kind (see [`super::exact`]).
pub fn quasi_poisson(recent: &[u64], prior: &[u64]) -> Option<QuasiPoisson> {
    let free = count((recent.len() + prior.len()).checked_sub(2).filter(|&free| free > 0)?);
    let (recent, prior) = (numbers(recent), numbers(prior));
    let (n1, n0) = (sum(&recent), sum(&prior));
    if n1 <= 0.0 || n0 <= 0.0 {
        return None;
    }
    let (mean1, mean0) = (n1 / count(recent.len()), n0 / count(prior.len()));
    let pearson = |counts: &[f64], mean: f64| {
        sum(&counts.iter().map(|n| (n - mean) * (n - mean) / mean).collect::<Vec<_>>())
    };
    Some(QuasiPoisson {
        log_ratio: finite(ln(mean1 / mean0))?,
        poisson_error: sqrt(1.0 / n1 + 1.0 / n0),
        dispersion: finite((pearson(&recent, mean1) + pearson(&prior, mean0)) / free)?,
    })
}

#[allow(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
fn numbers(counts: &[u64]) -> Vec<f64> {
    counts.iter().map(|&n| n as f64).collect()
}
