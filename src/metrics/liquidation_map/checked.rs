//! The self-check of a coin's map from a snapshot.

use super::build::Bar;
use super::self_check::{FEWEST_HOURS, SelfCheck, crossed_volume_since, self_check};
use crate::market::{Asset, Candle, Kind, Series, Snapshot};
use crate::metrics::cite::{Citation, Cited, Pace};
use crate::metrics::gap::{Gap, Measured};
use crate::metrics::liquidations::{ENOUGH, by_step};
use crate::metrics::math::count;
use crate::metrics::sums::sum;
use crate::units::{Coins, Millis, UnixMillis, Usd};

/// Over how long a map is held against what was reported.
pub const CHECKED: Millis = Millis::days(7);

/// What one contract's map says was closed of longs, bar by bar.
pub(super) struct Foreseen<'a> {
    /// When each bar began.
    pub(super) starts: &'a [UnixMillis],
    /// Dollars in each.
    pub(super) crossed: &'a [Usd],
}

/// Holds the contracts' maps against the longs that were reported closed in each whole hour of the
/// last [`CHECKED`], over the venues that tell these. Contracts that have bars of less than 95% of the
/// hours are left out, so that the set does not change along the way. The baseline is the volume
/// profile of the source in `bars` that tells most hours' volume.
///
/// # Errors
/// As [`by_step`] and [`self_check`]; `TooFew` where no contract has bars of enough hours;
/// `NotReported` where no source tells all its bars' volumes.
pub(super) fn checked(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    contracts: &[Foreseen<'_>],
    bars: &[(&Series, Vec<&Candle>)],
) -> Measured<Cited<SelfCheck>> {
    let told = by_step(snapshot, asset, now, (CHECKED, Millis::HOUR), None)?;
    let (mut hours, mut reported) = (Vec::new(), Vec::new());
    for step in &told.value {
        if step.start + Millis::HOUR <= now {
            hours.push(step.start);
            reported.push(step.sides.map_or(f64::NAN, |(long, _)| long.0));
        }
    }
    let mut foreseen: Vec<Vec<f64>> = Vec::new();
    for contract in contracts {
        let own = at_hours(&hours, contract.starts, |place| Some(contract.crossed.get(place)?.0));
        let known = own.iter().filter(|usd| usd.is_finite()).count();
        if count(known) >= ENOUGH * count(hours.len()) {
            foreseen.push(own);
        }
    }
    if foreseen.is_empty() {
        return Err(Gap::TooFew { have: 0, need: FEWEST_HOURS });
    }
    let mut predicted = Vec::with_capacity(hours.len());
    for place in 0..hours.len() {
        let mut each = Vec::new();
        for own in &foreseen {
            each.extend(own.get(place));
        }
        predicted.push(sum(&each));
    }
    let (series, starts, crossed) =
        profile(bars, now - CHECKED).ok_or(Gap::NotReported(Kind::Candle))?;
    let baseline = at_hours(&hours, &starts, |place| crossed.get(place).copied());
    let check = self_check(&predicted, &baseline, &reported)?;
    let mut from = told.from;
    from.push(Citation { source: series.source.clone(), at: now, pace: Pace::Settled });
    Ok(Cited::new(check, from))
}

/// What `of` says of the bar that begins with each hour; not a number where there is none.
fn at_hours(
    hours: &[UnixMillis],
    starts: &[UnixMillis],
    of: impl Fn(usize) -> Option<f64>,
) -> Vec<f64> {
    let mut told = Vec::with_capacity(hours.len());
    for hour in hours {
        let place = starts.binary_search(hour).ok();
        told.push(place.and_then(&of).unwrap_or(f64::NAN));
    }
    told
}

/// The volume that each bar from `since` on newly reached, with the bars' beginnings, of the source
/// with most bars among those that tell all their volumes.
fn profile<'a>(
    bars: &[(&'a Series, Vec<&Candle>)],
    since: UnixMillis,
) -> Option<(&'a Series, Vec<UnixMillis>, Vec<f64>)> {
    let mut best: Option<&(&Series, Vec<&Candle>)> = None;
    for source in bars {
        let tells = source.1.iter().all(|candle| candle.volume.is_some());
        if tells && best.is_none_or(|held| source.1.len() > held.1.len()) {
            best = Some(source);
        }
    }
    let (series, candles) = best?;
    let (mut starts, mut ranges, mut volumes) = (Vec::new(), Vec::new(), Vec::new());
    for candle in candles {
        starts.push(candle.start);
        ranges.push(Bar::of(candle, Coins(0.0))?);
        volumes.push(candle.volume?.0);
    }
    let first = starts.partition_point(|start| *start < since);
    Some((series, starts, crossed_volume_since(&ranges, &volumes, first)?))
}
