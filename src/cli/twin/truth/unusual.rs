//! How large the last day's move is against the days before it.

use crate::cli::twin::truth::told::Told;
use crate::cli::twin::truth::{Truth, sum};
use crate::cli::twin::world::multiples;
use crate::market::Asset;
use crate::metrics::math::{ln, ln_1p, sqrt};
use crate::units::{Millis, UnixMillis};
use crate::venues::Want;

/// Returns in the year.
const YEAR: i64 = 365;
/// How much the weight of a day falls for each day that it is older.
const DECAY: f64 = 0.94;

/// The daily volatility of the 365 days (UTC) that are over, the move in units of it, and the share
/// of those days that moved less.
pub(super) fn tell(told: &Told<'_>, asset: Asset, at: UnixMillis, truth: &mut Truth) {
    let Some(first) = told.first(asset, Want::DailyCandles) else { return };
    let midnights = multiples(at - Millis::days(YEAR + 1) + Millis(1), at, Millis::DAY);
    let closes: Vec<f64> = midnights.map(|midnight| first.price(midnight)).collect();
    let returns: Vec<f64> = closes
        .windows(2)
        .filter_map(|pair| match pair {
            [before, after] => Some(ln(after / before)),
            _ => None,
        })
        .collect();
    let newest_first = || returns.iter().rev();
    let weights: Vec<f64> = core::iter::successors(Some(1.0), |weight| Some(weight * DECAY))
        .take(returns.len())
        .collect();
    let squares: Vec<f64> =
        newest_first().zip(&weights).map(|(change, weight)| weight * change * change).collect();
    let deviation = sum(&squares).zip(sum(&weights)).map(|(top, below)| sqrt(top / below));
    let coin = asset.ticker();
    truth.set("volatility_daily_pct", "", coin, deviation.map(|deviation| deviation * 100.0));
    let Some(change) = truth.get("price_change_pct.24h", asset) else { return };
    let moved = ln_1p(change / 100.0);
    truth.set("price_move_z", "24h", coin, deviation.map(|deviation| moved / deviation));
    let calmer: Vec<f64> =
        returns.iter().map(|change| f64::from(u8::from(change.abs() < moved.abs()))).collect();
    let days = sum(&vec![1.0; returns.len()]);
    let share = sum(&calmer).zip(days).map(|(calmer, days)| calmer / (days + 1.0));
    truth.set("price_move_percentile", "1y", coin, share);
}
