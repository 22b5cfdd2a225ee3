//! Whether two counts come from one rate, taken as independent events (Poisson).
//!
//! Too sure of itself where events come in clusters: see [`super::overdispersed`].

use crate::metrics::math::{count, finite, ln, sqrt};
use crate::metrics::proportion::{Interval, clopper_pearson};
use crate::metrics::special::{
    NORMAL_975, binomial_cdf, binomial_density, binomial_sf, normal_two_sided,
};

/// A count and how long it was counted, in any one unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counted {
    /// How many.
    pub events: usize,
    /// How long, without gaps.
    pub exposure: f64,
}

/// A ratio of rates that may have no upper bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RatioInterval {
    /// The lower end.
    pub low: f64,
    /// The upper end; `None` where nothing came before, so that no ratio is too large.
    pub high: Option<f64>,
}

/// A test of ln RR = 0 or of a difference, and the chance of a value as far from zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ZTest {
    /// Standard errors from no change; negative where it slowed.
    pub z: f64,
    /// Two-sided.
    pub p: f64,
}

/// Two rates and their ratio.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateRatio {
    /// Recent events for each unit of exposure.
    pub recent: f64,
    /// Prior events for each unit of exposure.
    pub prior: f64,
    /// Recent ÷ prior; `None` where nothing came before.
    pub ratio: Option<f64>,
    /// The chance of counts no likelier than these under one rate: given all n events, n₁ is
    /// binomial with T₁/(T₁+T₀).
    pub p_two_sided: f64,
    /// The chance of so few or fewer recent ones.
    pub p_less: f64,
    /// The chance of so many or more recent ones.
    pub p_greater: f64,
    /// Exact 95% interval of the ratio: the odds of Clopper and Pearson's, times T₀/T₁.
    pub interval: RatioInterval,
    /// ln RR ÷ √(1/n₁ + 1/n₀), and its interval; `None` where either count is zero.
    pub wald: Option<(ZTest, Interval)>,
    /// The score test (n₁ − n₀d) ÷ √((n₁+n₀)d), d = T₁/T₀; `None` where either count is zero.
    pub score: Option<ZTest>,
}

/// The exact 95% interval of the ratio of two rates (see [`RateRatio::interval`]). `None` as
/// [`rate_ratio`].
pub fn ratio_interval(recent: Counted, prior: Counted) -> Option<RatioInterval> {
    let (n1, n0) = (recent.events, prior.events);
    let (t1, t0) = (recent.exposure, prior.exposure);
    let watched = t1 > 0.0 && t0 > 0.0 && (t1 + t0).is_finite();
    if !watched || n1.checked_add(n0)? == 0 {
        return None;
    }
    let bounds = clopper_pearson(n1, n1 + n0)?;
    let odds = |p: f64| p / (1.0 - p) * (t0 / t1);
    let high = if n0 == 0 { None } else { Some(finite(odds(bounds.high))?) };
    Some(RatioInterval { low: finite(odds(bounds.low))?, high })
}

/// The ratio of two rates. `None` where nothing came at all or an exposure is not above zero.
pub fn rate_ratio(recent: Counted, prior: Counted) -> Option<RateRatio> {
    let interval = ratio_interval(recent, prior)?;
    let (n1, n0) = (recent.events, prior.events);
    let (t1, t0) = (recent.exposure, prior.exposure);
    let n = n1 + n0;
    let share = t1 / (t1 + t0);
    let (rate1, rate0) = (finite(count(n1) / t1)?, finite(count(n0) / t0)?);
    Some(RateRatio {
        recent: rate1,
        prior: rate0,
        ratio: if n0 == 0 { None } else { Some(finite(rate1 / rate0)?) },
        p_two_sided: as_unlikely(n1, n, share)?,
        p_less: binomial_cdf(n1, n, share)?,
        p_greater: if n1 == 0 { 1.0 } else { binomial_sf(n1 - 1, n, share)? },
        interval,
        wald: wald(recent, prior),
        score: score(recent, prior),
    })
}

fn wald(recent: Counted, prior: Counted) -> Option<(ZTest, Interval)> {
    let (n1, n0) = (count(recent.events), count(prior.events));
    if n1 <= 0.0 || n0 <= 0.0 {
        return None;
    }
    let log_ratio = ln(n1 / recent.exposure) - ln(n0 / prior.exposure);
    let error = sqrt(1.0 / n1 + 1.0 / n0);
    let z = finite(log_ratio / error)?;
    Some((ZTest { z, p: normal_two_sided(z)? }, log_interval(log_ratio, error)?))
}

fn score(recent: Counted, prior: Counted) -> Option<ZTest> {
    let (n1, n0) = (count(recent.events), count(prior.events));
    if n1 <= 0.0 || n0 <= 0.0 {
        return None;
    }
    let d = recent.exposure / prior.exposure;
    let z = finite((n1 - n0 * d) / sqrt((n1 + n0) * d))?;
    Some(ZTest { z, p: normal_two_sided(z)? })
}

/// e^(centre ± 1.96 error).
pub(super) fn log_interval(centre: f64, error: f64) -> Option<Interval> {
    let half = NORMAL_975 * error;
    Interval::new(
        crate::metrics::math::exp(centre - half),
        crate::metrics::math::exp(centre + half),
    )
}

/// The chance of a binomial count no likelier than `k` (the two-sided exact test).
fn as_unlikely(k: usize, n: usize, p: f64) -> Option<f64> {
    // Chances that are equal on paper differ by rounding; the customary slack.
    let limit = binomial_density(k, n, p)? * (1.0 + 1e-7);
    let unlikely = |x: usize| binomial_density(x, n, p).is_some_and(|chance| chance <= limit);
    let expected = p * count(n);
    if count(k) < expected {
        // Chances fall above the mode: the first count there that is unlikely too.
        let (mut low, mut high) = (above(expected).min(n), n + 1);
        while low < high {
            let middle = low + (high - low) / 2;
            if unlikely(middle) { high = middle } else { low = middle + 1 }
        }
        let other = if low > n { 0.0 } else { binomial_sf(low.checked_sub(1)?, n, p)? };
        Some((binomial_cdf(k, n, p)? + other).min(1.0))
    } else if count(k) > expected {
        // They rise below it: the last count there that is unlikely.
        let (mut low, mut high) = (0, above(expected).min(n));
        while low < high {
            let middle = low + (high - low) / 2;
            if unlikely(middle) { low = middle + 1 } else { high = middle }
        }
        let other = if low == 0 { 0.0 } else { binomial_cdf(low - 1, n, p)? };
        Some((binomial_sf(k.checked_sub(1)?, n, p)? + other).min(1.0))
    } else {
        Some(1.0)
    }
}

/// The smallest count of at least `expected`.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count, not negative")]
fn above(expected: f64) -> usize {
    expected.ceil() as usize
}
