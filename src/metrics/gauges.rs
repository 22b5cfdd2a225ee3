//! How much leverage there is, against something: the spot price, the market's worth, its volume,
//! the coins that lie at venues, its own past year.
//!
//! No fixed threshold makes any of these high: they drift over the years, so a value says more
//! with its place in its own last year ([`percentile`]). Funding near zero is not "no leverage": it says
//! that longs no longer pay to hold it.

use crate::metrics::math::{count, exp_m1, ln};
use crate::units::order;
use crate::units::{Coins, Fraction, Price, Usd};

/// A basis is put on a year only from this many days on: below, one tick is percents a year.
pub const FEWEST_DAYS: f64 = 7.0;
/// Fewest values for a place among them.
pub const FEWEST_FOR_PERCENTILE: usize = 100;

/// What a dated future costs over spot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Basis {
    /// Future ÷ spot − 1.
    pub fraction: Fraction,
    /// On a year of 365 days, simple; `None` below [`FEWEST_DAYS`].
    pub simple: Option<Fraction>,
    /// On a year, compounded; `None` below [`FEWEST_DAYS`].
    pub compound: Option<Fraction>,
}

/// The basis of a future that expires in `days`.
pub fn basis(future: Price, spot: Price, days: f64) -> Basis {
    let fraction = future.change_since(spot);
    let far = days >= FEWEST_DAYS && days.is_finite();
    let yearly = |value: f64| (far && value.is_finite()).then_some(Fraction(value));
    Basis {
        fraction,
        simple: yearly(fraction.0 * 365.0 / days),
        compound: yearly(exp_m1(ln(future.usd() / spot.usd()) * 365.0 / days)),
    }
}

/// Open interest as a share of market capitalisation. Both of the same assets. `None` where that is
/// not above zero.
pub fn open_to_market_cap(open: Usd, market_cap: Usd) -> Option<Fraction> {
    ratio(open.0, market_cap.0).map(Fraction)
}

/// Open interest for one dollar traded in 24 hours, perpetuals only: how many days of trading are
/// open. `None` where nothing was traded.
pub fn open_to_volume(open: Usd, volume_24h: Usd) -> Option<f64> {
    ratio(open.0, volume_24h.0)
}

/// The estimated leverage ratio: open interest in coins ÷ coins that lie at venues (as
/// `CryptoQuant` defines it).
/// Reserves are not public for free; `None` without them.
pub fn estimated_leverage(open: Coins, reserves: Coins) -> Option<f64> {
    ratio(open.0, reserves.0)
}

/// Where `value` stands among `history`, 0 to 1: the p whose type-7 quantile it is. Below all it is
/// 0, above all 1, among equal values the middle of their places. `None` for fewer than
/// [`FEWEST_FOR_PERCENTILE`] numbers.
pub fn percentile(history: &[f64], value: f64) -> Option<Fraction> {
    let mut sorted: Vec<f64> = history.iter().copied().filter(|past| past.is_finite()).collect();
    if sorted.len() < FEWEST_FOR_PERCENTILE || !value.is_finite() {
        return None;
    }
    order::sort_by(&mut sorted, f64::total_cmp);
    let below = sorted.partition_point(|past| *past < value);
    let upto = sorted.partition_point(|past| *past <= value);
    let rank = if upto > below {
        f64::midpoint(count(below), count(upto - 1))
    } else if let (Some(last), Some(next)) =
        (below.checked_sub(1).and_then(|last| sorted.get(last)), sorted.get(below))
    {
        count(below - 1) + (value - last) / (next - last)
    } else if below == 0 {
        0.0
    } else {
        count(sorted.len() - 1)
    };
    Some(Fraction(rank / count(sorted.len() - 1)))
}

fn ratio(part: f64, whole: f64) -> Option<f64> {
    let ratio = part / whole;
    (whole > 0.0 && part >= 0.0 && ratio.is_finite()).then_some(ratio)
}
