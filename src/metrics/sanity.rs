//! Whether numbers that are told together can all be true.
//!
//! A change in percent and the same change in dollars imply a total; sums over nested windows imply
//! an order and rates; a change of open interest in dollars holds one of the price. What they imply
//! is computed here and compared with what is known.

use crate::metrics::math::{finite, ln_1p};
use crate::metrics::special::normal_two_sided;
use crate::metrics::sums::change;

/// An implied total is plausible within these multiples of a known one.
pub const PLAUSIBLE: (f64, f64) = (0.5, 2.0);

/// Totals that a change in both units implies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ImpliedTotal {
    /// Before the change: dollars ÷ fraction.
    pub before_usd: f64,
    /// After it.
    pub after_usd: f64,
}

/// The totals that "`fraction`, or `usd`" implies. `None` for no change, for signs that differ, or
/// for numbers that are not finite.
pub fn implied_total(fraction: f64, usd: f64) -> Option<ImpliedTotal> {
    let before_usd = finite(usd / fraction).filter(|&before| before > 0.0)?;
    Some(ImpliedTotal { before_usd, after_usd: finite(before_usd + usd)? })
}

impl ImpliedTotal {
    /// The total before ÷ a known one; `None` where that is not above zero.
    pub fn ratio(&self, known_usd: f64) -> Option<f64> {
        if known_usd > 0.0 { finite(self.before_usd / known_usd) } else { None }
    }

    /// Whether it is within [`PLAUSIBLE`] of a known total.
    pub fn is_plausible(&self, known_usd: f64) -> Option<bool> {
        self.ratio(known_usd).map(|ratio| (PLAUSIBLE.0..=PLAUSIBLE.1).contains(&ratio))
    }
}

/// How large a simple change is against a daily standard deviation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Surprise {
    /// ln(1 + change).
    pub log_return: f64,
    /// That ÷ σ.
    pub z: f64,
    /// The share of a normal distribution at least as far out. Real tails are fatter.
    pub two_sided: f64,
}

/// The z of a simple change, a fraction. `None` where σ is not above zero or the price came to zero.
pub fn surprise(change: f64, sigma_daily: f64) -> Option<Surprise> {
    let log_return = finite(ln_1p(change))?;
    let z = if sigma_daily > 0.0 { finite(log_return / sigma_daily)? } else { return None };
    Some(Surprise { log_return, z, two_sided: normal_two_sided(z)? })
}

/// Sums over 24 hours, 7 days and 30 days as rates a day. They must be of the same sides and
/// venues: a sum of longs over that of both sides is too small a ratio.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WindowRates {
    /// Over the last 24 hours.
    pub day: Option<f64>,
    /// Over the last 7 days, a day.
    pub week: Option<f64>,
    /// Over the last 30 days, a day.
    pub month: Option<f64>,
    /// The 6 days before the last, a day.
    pub prior_6d: Option<f64>,
    /// The 23 days before the last 7, a day.
    pub prior_23d: Option<f64>,
    /// The last 7 days' share of the 30.
    pub week_of_month: Option<f64>,
}

/// The rates of sums of which some may be missing.
pub fn window_rates(day: Option<f64>, week: Option<f64>, month: Option<f64>) -> WindowRates {
    let [day, week, month] = [day, week, month].map(|sum| sum.and_then(finite));
    let less = |long: Option<f64>, short: Option<f64>, days: f64| {
        long.zip(short).map(|(long, short)| (long - short) / days)
    };
    WindowRates {
        day,
        week: week.map(|sum| sum / 7.0),
        month: month.map(|sum| sum / 30.0),
        prior_6d: less(week, day, 6.0),
        prior_23d: less(month, week, 23.0),
        week_of_month: quotient(week, month),
    }
}

impl WindowRates {
    /// The last day against the week's mean.
    pub fn day_to_week(&self) -> Option<f64> {
        quotient(self.day, self.week)
    }

    /// The last day against the six before: below 1 it was slower, whatever the week was.
    pub fn day_to_prior(&self) -> Option<f64> {
        quotient(self.day, self.prior_6d)
    }

    /// The week's mean against the month's.
    pub fn week_to_month(&self) -> Option<f64> {
        quotient(self.week, self.month)
    }

    /// The week's mean against that of the 23 days before.
    pub fn week_to_prior(&self) -> Option<f64> {
        quotient(self.week, self.prior_23d)
    }
}

/// Whether the sums of three windows that end now can be: each of the same sides and venues, and
/// none smaller than a shorter one's. `None` where fewer than all are known and none is wrong.
pub fn windows_nest(day: Option<f64>, week: Option<f64>, month: Option<f64>) -> Option<bool> {
    let wrong = |short: Option<f64>, long: Option<f64>| {
        short.zip(long).is_some_and(|(short, long)| short > long)
    };
    if wrong(day, week) || wrong(week, month) || wrong(day, month) {
        return Some(false);
    }
    (day.is_some() && week.is_some() && month.is_some()).then_some(true)
}

/// A ÷ B; `None` where one is missing or B is not above zero.
pub fn quotient(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    let (a, b) = (a?, b?);
    if b > 0.0 { finite(a / b) } else { None }
}

/// A change in dollars of something that is counted in coins, told apart from the price.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PositionPart {
    /// (1 + ΔV) ÷ (1 + ΔP) − 1: the change in coins.
    pub position: f64,
    /// ln(1 + ΔP) ÷ ln(1 + ΔV): the price's share; `None` where the dollars did not change.
    pub price_share: Option<f64>,
}

/// Splits a change of dollars by one of the price, both fractions. For linear contracts; inverse
/// ones have no part of the price. `None` for a fall to zero or below.
pub fn position_part(usd: f64, price: f64) -> Option<PositionPart> {
    if usd <= -1.0 || price <= -1.0 {
        return None;
    }
    let position = change(1.0 + price, 1.0 + usd).and_then(finite)?;
    Some(PositionPart { position, price_share: finite(ln_1p(price) / ln_1p(usd)) })
}

/// How much of the positions that were closed was liquidated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LiquidatedOfClosed {
    /// Closed in dollars at the opening price; `None` where positions were opened or none changed.
    pub closed_usd: Option<f64>,
    /// Liquidated ÷ closed; above 1 where others opened meanwhile or the base is too small.
    pub share: Option<f64>,
    /// Liquidated ÷ open at the beginning.
    pub of_open: Option<f64>,
}

/// The liquidated share of a change of positions, a fraction of `open_usd`.
pub fn liquidated_of_closed(
    liquidated_usd: f64,
    open_usd: f64,
    position_change: f64,
) -> LiquidatedOfClosed {
    let closed_usd = finite(-position_change * open_usd).filter(|&closed| closed > 0.0);
    LiquidatedOfClosed {
        closed_usd,
        share: quotient(finite(liquidated_usd), closed_usd),
        of_open: quotient(finite(liquidated_usd), finite(open_usd)),
    }
}
