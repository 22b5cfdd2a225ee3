//! Did the map foresee what was liquidated? Published beside it, and the reason to hide it.

use super::build::Bar;
use crate::metrics::contagion::correlation::spearman;
use crate::metrics::gap::{Gap, Measured};
use crate::metrics::rank::{RankCorrelation, of_pairs};
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
    let (mut of_map, mut of_baseline) = (Vec::new(), Vec::new());
    for ((map, base), told) in predicted.iter().zip(baseline).zip(reported) {
        if (map + base + told).is_finite() {
            of_map.push((*map, *told));
            of_baseline.push((*base, *told));
        }
    }
    let have = of_map.len();
    if have < FEWEST_HOURS {
        return Err(Gap::TooFew { have, need: FEWEST_HOURS });
    }
    let map = of_pairs(&of_map).ok_or(Gap::Undefined)?;
    let baseline = spearman(&of_baseline).ok_or(Gap::Undefined)?;
    Ok(SelfCheck { map, baseline, better: map.low > baseline })
}

/// The baseline: what the volume profile holds in the prices that each bar newly reached below
/// the bar before it. The profile of a bar is the volume traded before that bar, spread evenly
/// over each earlier bar's range, so nothing of the future is used. `volumes` are in any one unit;
/// the first entry is 0. Takes time in proportion to n². `None` where the lengths differ or a
/// volume is not a number ≥ 0.
pub fn crossed_volume(bars: &[Bar], volumes: &[f64]) -> Option<Vec<f64>> {
    let sound = |volume: &f64| volume.is_finite() && *volume >= 0.0;
    if bars.len() != volumes.len() || !volumes.iter().all(sound) {
        return None;
    }
    let traded = |(bar, volume): (&Bar, &f64)| (bar.low.usd(), bar.high.usd(), *volume);
    Some(crossed_since(&bars.iter().zip(volumes).map(traded).collect::<Vec<_>>(), 0))
}

/// Low, high and volume of a bar.
pub(super) type Traded = (f64, f64, f64);

/// The same from the `first` bar on only; those before it are part of the profile and have 0.
pub(super) fn crossed_since(bars: &[Traded], first: usize) -> Vec<f64> {
    let mut crossed = Vec::with_capacity(bars.len());
    let mut from = f64::NEG_INFINITY;
    for (index, &(to, _, _)) in bars.iter().enumerate() {
        let mut volume = Total::default();
        // Most bars reach nothing new.
        if index >= first && to < from {
            for &(low, high, traded) in bars.iter().take(index) {
                volume.add(traded * overlap(low, high, (to, from)));
            }
        }
        crossed.push(volume.value());
        from = to;
    }
    crossed
}

/// The share of a bar's range that lies in `[low, high)`.
fn overlap(from: f64, to: f64, (low, high): (f64, f64)) -> f64 {
    if to > from {
        ((high.min(to) - low.max(from)) / (to - from)).max(0.0)
    } else if (low..high).contains(&from) {
        1.0
    } else {
        0.0
    }
}
