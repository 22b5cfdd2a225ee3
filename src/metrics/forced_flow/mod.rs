//! How much of the selling, and of the price's fall, liquidations can account for.
//!
//! Forced sells are market sells, so they are part of the takers' sells and must not be added to
//! them. Futures and spot must not be mixed: liquidations, taker flow and volume come from the same
//! venues, symbol and window. A rise mirrors a fall: closed shorts are bought back, so that they are
//! asked of takers' buys and of the move with its sign turned. Wash trading swells the volume and makes the impact look smaller.

mod observed;

pub use observed::{Forced, forced};

use crate::metrics::math::{finite, sqrt};
use crate::metrics::missing::present_pairs;
use crate::metrics::proportion::Interval;
use crate::metrics::regression::line;
use crate::metrics::special::NORMAL_975;
use crate::units::{Fraction, Usd};

/// A low, a middle and a high assumption.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range<T> {
    /// The lowest.
    pub low: T,
    /// The middle one.
    pub mid: T,
    /// The highest.
    pub high: T,
}

impl<T: Copy> Range<T> {
    /// Each one's answer.
    fn map<U>(self, of: impl Fn(T) -> U) -> Range<U> {
        Range { low: of(self.low), mid: of(self.mid), high: of(self.high) }
    }
}

/// How many dollars are liquidated for each one that a throttled feed reports: none missing; half;
/// and what Bybit's chief said of 3 February 2025 (2.1 billion for 333 million shown). A full feed
/// takes 1 for all three.
pub const UNDER_REPORTED: Range<f64> = Range { low: 1.0, mid: 2.0, high: 6.3 };
/// The prefactor of the square-root law: "of order one" (Tóth and others 2011).
pub const IMPACT_PREFACTOR: Range<f64> = Range { low: 0.5, mid: 0.75, high: 1.0 };

/// What is known of one symbol at the same venues over the same window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flow {
    /// Longs liquidated as reported.
    pub long_liquidated: Usd,
    /// Sold by takers, liquidations among it; `None` where no venue tells.
    pub taker_sells: Option<Usd>,
    /// The logarithmic return of the window.
    pub log_return: f64,
    /// The standard deviation of a day's return, as a fraction.
    pub daily_volatility: Fraction,
    /// Traded in a day.
    pub daily_volume: Usd,
}

/// Shares and moves under three assumptions, none of them added to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ForcedFlow {
    /// Liquidated ÷ sold by takers, at most 1; `None` without taker sells.
    pub share: Option<Range<f64>>,
    /// The logarithmic move that so much forced selling makes: −Y σ √(Q/V). Passing: the impact of
    /// uninformed selling decays almost wholly (Donier and Bonart 2015).
    pub impact: Range<f64>,
    /// That ÷ the return, at most 1; `None` where the price did not fall.
    pub explained: Option<Range<f64>>,
}

/// −Y σ √(Q/V): the logarithmic move that selling the share Q/V of a day's volume makes, where `y`
/// is of order one and `sigma` a day's standard deviation (Tóth and others 2011).
pub fn square_root_move(y: f64, sigma: f64, volume_share: f64) -> f64 {
    -y * sigma * sqrt(volume_share)
}

/// The forced share of the selling and what it explains of the fall, with `under_reported` and
/// `prefactor` as [`UNDER_REPORTED`] and [`IMPACT_PREFACTOR`].
///
/// `None` for negative or infinite amounts, or without volume.
pub fn forced_flow(
    flow: &Flow,
    under_reported: Range<f64>,
    prefactor: Range<f64>,
) -> Option<ForcedFlow> {
    let liquidated = flow.long_liquidated.0;
    let (sigma, volume) = (flow.daily_volatility.0, flow.daily_volume.0);
    let known = [liquidated, sigma, volume, flow.log_return].iter().all(|x| x.is_finite());
    if !known || liquidated < 0.0 || sigma < 0.0 || volume <= 0.0 {
        return None;
    }
    let sells = flow.taker_sells.map(|sells| sells.0).filter(|&sells| sells > 0.0);
    let share = sells.map(|sells| under_reported.map(|k| (liquidated * k / sells).min(1.0)));
    let moved = |y: f64, k: f64| square_root_move(y, sigma, liquidated * k / volume);
    let impact = Range {
        low: moved(prefactor.low, under_reported.low),
        mid: moved(prefactor.mid, under_reported.mid),
        high: moved(prefactor.high, under_reported.high),
    };
    let finite =
        |range: &Range<f64>| [range.low, range.mid, range.high].iter().all(|x| x.is_finite());
    if !finite(&impact) || share.as_ref().is_some_and(|share| !finite(share)) {
        return None;
    }
    let fell = flow.log_return < 0.0;
    let explained = fell.then(|| impact.map(|moved| (moved / flow.log_return).min(1.0)));
    Some(ForcedFlow { share, impact, explained })
}

/// Fewest minutes for [`kyle`].
pub const FEWEST_MINUTES: usize = 600;
/// Below this share of variance explained the slope says nothing.
const LEAST_EXPLAINED: f64 = 0.05;

/// Price impact as a regression sees it (Kyle 1985).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kyle {
    /// Logarithmic move for each dollar that takers bought more than they sold.
    pub per_usd: f64,
    /// Its standard error, HC1.
    pub error: f64,
    /// The share of the minutes' variance that flow explains.
    pub r_squared: f64,
}

impl Kyle {
    /// The logarithmic move of `forced` dollars sold, and its 95% interval.
    pub fn forced_move(&self, forced: Usd) -> Option<(f64, Interval)> {
        let moved = finite(-self.per_usd * forced.0)?;
        Some((moved, Interval::around(moved, NORMAL_975 * self.error * forced.0)?))
    }
}

/// Returns of one-minute bars on takers' buys less sells in dollars, over 24 hours.
///
/// `None` for fewer than [`FEWEST_MINUTES`], where flow explains less than 5%, or where the price
/// went against the flow: then the cross-check is not available.
pub fn kyle(returns: &[f64], net_taker_usd: &[f64]) -> Option<Kyle> {
    let minutes = present_pairs(net_taker_usd, returns).kept;
    if minutes.len() < FEWEST_MINUTES {
        return None;
    }
    let fitted = line(&minutes)?;
    let r_squared = fitted.r_squared.filter(|&share| share >= LEAST_EXPLAINED)?;
    let per_usd = Some(fitted.slope).filter(|&slope| slope > 0.0)?;
    Some(Kyle { per_usd, error: fitted.slope_error_hc1, r_squared })
}
