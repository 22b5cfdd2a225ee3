//! Did the map foresee what was liquidated? Published beside it, and the reason to hide it.

use super::build::Bar;
use crate::metrics::gap::{Gap, Measured};
use crate::metrics::rank::{RankCorrelation, rank_correlation};
use crate::metrics::sums::Total;

/// Fewest hours for a verdict: below, the interval is as wide as the scale.
pub const FEWEST_HOURS: usize = 24;

/// How well the map's crossed dollars follow the reported liquidations, against a baseline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SelfCheck {
    /// Rank correlation of predicted and reported, hour by hour.
    pub map: RankCorrelation,
    /// The same for the volume profile.
    pub baseline: f64,
    /// True when the map's interval lies above the baseline: only then is it worth showing.
    pub better: bool,
}

/// Compares hour by hour: dollars the map says were crossed, dollars of volume profile that were
/// crossed, and dollars of longs reported liquidated. Hours with a number missing are left out of
/// all three.
///
/// # Errors
/// `Undefined` where the slices differ in length or one of them never changes; `TooFew` below
/// [`FEWEST_HOURS`].
pub fn self_check(predicted: &[f64], baseline: &[f64], reported: &[f64]) -> Measured<SelfCheck> {
    if predicted.len() != reported.len() || baseline.len() != reported.len() {
        return Err(Gap::Undefined);
    }
    let whole: Vec<(f64, f64, f64)> = predicted
        .iter()
        .zip(baseline)
        .zip(reported)
        .map(|((map, base), told)| (*map, *base, *told))
        .filter(|(map, base, told)| map.is_finite() && base.is_finite() && told.is_finite())
        .collect();
    if whole.len() < FEWEST_HOURS {
        return Err(Gap::TooFew { have: whole.len(), need: FEWEST_HOURS });
    }
    let column = |of: fn(&(f64, f64, f64)) -> f64| whole.iter().map(of).collect::<Vec<f64>>();
    let told = column(|row| row.2);
    let map = rank_correlation(&column(|row| row.0), &told).ok_or(Gap::Undefined)?;
    let baseline = rank_correlation(&column(|row| row.1), &told).ok_or(Gap::Undefined)?.rho;
    Ok(SelfCheck { map, baseline, better: map.low > baseline })
}

/// The baseline: what the volume profile holds in the prices that each bar newly reached below
/// the bar before it. The profile of a bar is the volume traded before that bar, spread evenly
/// over each earlier bar's range, so nothing of the future is used. `volumes` are in any one unit;
/// the first entry is 0. Takes time in proportion to n². `None` where the lengths differ or a
/// volume is not a number ≥ 0.
pub fn crossed_volume(bars: &[Bar], volumes: &[f64]) -> Option<Vec<f64>> {
    crossed_volume_since(bars, volumes, 0)
}

/// The same for the bars from the `first` on only; those before it are part of the profile and have 0.
pub(super) fn crossed_volume_since(
    bars: &[Bar],
    volumes: &[f64],
    first: usize,
) -> Option<Vec<f64>> {
    let sound = |volume: &f64| volume.is_finite() && *volume >= 0.0;
    if bars.len() != volumes.len() || !volumes.iter().all(sound) {
        return None;
    }
    let mut crossed = Vec::with_capacity(bars.len());
    let mut from = f64::NEG_INFINITY;
    for (index, bar) in bars.iter().enumerate() {
        let to = bar.low.usd();
        let mut volume = Total::default();
        // Most bars reach nothing new.
        if index >= first && to < from {
            for (old, traded) in bars.iter().zip(volumes).take(index) {
                volume.add(traded * overlap(old, to, from));
            }
        }
        crossed.push(volume.value());
        from = to;
    }
    Some(crossed)
}

/// The share of a bar's range that lies in `[low, high)`.
fn overlap(bar: &Bar, low: f64, high: f64) -> f64 {
    let (from, to) = (bar.low.usd(), bar.high.usd());
    if to > from {
        ((high.min(to) - low.max(from)) / (to - from)).max(0.0)
    } else if (low..high).contains(&from) {
        1.0
    } else {
        0.0
    }
}
