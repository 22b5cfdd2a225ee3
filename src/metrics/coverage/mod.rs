//! All that was liquidated, estimated from the venues that tell every liquidation.
//!
//! The estimate carries their liquidations for each dollar of open interest over to the venues that
//! tell only part. It is wrong where leverage differs between venues, and wide for that reason. Sums
//! of throttled feeds stay what they are: lower bounds.

mod observed;

pub use observed::estimated;

use crate::metrics::math::{count, finite, sqrt};
use crate::metrics::proportion::Interval;
use crate::metrics::special::student_ppf;
use crate::metrics::sums::sum;
use crate::units::Usd;

/// Fewest venues with a full feed for an interval.
pub const FEWEST_FOR_INTERVAL: usize = 3;

/// One venue over the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reporting {
    /// Open interest in dollars.
    pub open_interest: Usd,
    /// Liquidated as the venue reports it.
    pub liquidated: Usd,
    /// True where the venue tells every liquidation.
    pub full_feed: bool,
}

/// Reported, and how much there may be in all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CoverageEstimate {
    /// Reported by all venues: at least so much.
    pub reported: Usd,
    /// How many venues have a full feed.
    pub full_feeds: usize,
    /// Their share of all open interest.
    pub open_interest_share: f64,
    /// The estimate; `None` without a full feed, where only [`Self::reported`] can be said.
    pub estimate: Option<Estimate>,
}

/// Liquidations of the whole market.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// Liquidated for each dollar of open interest at venues with a full feed.
    pub rate: f64,
    /// Standard error of the rate; `None` for fewer than three such venues.
    pub rate_error: Option<f64>,
    /// In all, at least what is reported.
    pub liquidated: Usd,
    /// Its 95% interval (t with k − 1), neither end below what is reported; `None` as the error.
    pub interval: Option<Interval>,
}

/// The estimate for a market whose open interest is `open_interest_total` in all.
///
/// s² = k/(k−1) Σ (Lᵢ − rate·OIᵢ)², se = s ÷ ΣOI over the k full feeds (the ratio estimator, Cochran
/// 1977). `None` for negative or infinite amounts, or no open interest at all.
pub fn coverage_estimate(
    venues: &[Reporting],
    open_interest_total: Usd,
) -> Option<CoverageEstimate> {
    let amounts = venues.iter().flat_map(|venue| [venue.open_interest.0, venue.liquidated.0]);
    let mut amounts = amounts.chain([open_interest_total.0]);
    if !amounts.all(|amount| amount.is_finite() && amount >= 0.0) || open_interest_total.0 <= 0.0 {
        return None;
    }
    let reported = sum(&venues.iter().map(|venue| venue.liquidated.0).collect::<Vec<_>>());
    let full: Vec<&Reporting> = venues.iter().filter(|venue| venue.full_feed).collect();
    let open = sum(&full.iter().map(|venue| venue.open_interest.0).collect::<Vec<_>>());
    Some(CoverageEstimate {
        reported: Usd(finite(reported)?),
        full_feeds: full.len(),
        open_interest_share: finite(open / open_interest_total.0)?,
        estimate: estimate(&full, open, open_interest_total.0, reported),
    })
}

fn estimate(full: &[&Reporting], open: f64, total: f64, reported: f64) -> Option<Estimate> {
    if open <= 0.0 {
        return None;
    }
    let told = sum(&full.iter().map(|venue| venue.liquidated.0).collect::<Vec<_>>());
    let rate = finite(told / open)?;
    let rest = (total - open).max(0.0);
    let expected = told + rate * rest;
    let k = count(full.len());
    let rate_error = (full.len() >= FEWEST_FOR_INTERVAL)
        .then(|| {
            let squares = full.iter().map(|venue| {
                let off = venue.liquidated.0 - rate * venue.open_interest.0;
                off * off
            });
            finite(sqrt(k / (k - 1.0) * sum(&squares.collect::<Vec<_>>())) / open)
        })
        .flatten();
    let interval = rate_error.and_then(|error| {
        let half = student_ppf(0.975, k - 1.0)? * error * rest;
        Interval::new((expected - half).max(reported), (expected + half).max(reported))
    });
    Some(Estimate { rate, rate_error, liquidated: Usd(finite(expected.max(reported))?), interval })
}
