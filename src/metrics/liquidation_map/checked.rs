//! The self-check of a coin's map from a snapshot.

use super::self_check::{FEWEST_HOURS, SelfCheck, Traded, crossed_since, self_check};
use crate::market::{Asset, Candle, Kind, Series, Snapshot};
use crate::metrics::cite::{Citation, Cited, Pace};
use crate::metrics::gap::{Gap, Measured};
use crate::metrics::liquidations::{ENOUGH, by_step};
use crate::metrics::math::count;
use crate::units::{Millis, UnixMillis};

/// Over how long a map is held against what was reported.
const CHECKED: Millis = Millis::days(7);

/// Amounts of bars, by when these began.
#[derive(Default)]
pub(super) struct ByStart {
    pub(super) starts: Vec<UnixMillis>,
    pub(super) amounts: Vec<f64>,
}

impl ByStart {
    /// The amount of the bar that begins then; not a number where there is none.
    #[inline(never)]
    fn at(&self, start: UnixMillis) -> f64 {
        let place = self.starts.partition_point(|held| *held < start);
        match (self.starts.get(place), self.amounts.get(place)) {
            (Some(held), Some(amount)) if *held == start => *amount,
            _ => f64::NAN,
        }
    }
}

/// Holds what the `contracts`' maps say was closed of longs against what was reported in each whole
/// hour of the last [`CHECKED`], over the venues that tell this. Contracts that have bars of less than
/// 95% of the hours are left out, so that the set does not change along the way. The baseline is the
/// volume profile of the source in `bars` that tells most hours' volume.
///
/// # Errors
/// As [`by_step`] and [`self_check`]; `TooFew` where no contract has bars of enough hours;
/// `NotReported` where no source tells all its bars' volumes.
pub(super) fn checked(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    contracts: &[ByStart],
    bars: &[(&Series, Vec<&Candle>)],
) -> Measured<Cited<SelfCheck>> {
    let told = by_step(snapshot, asset, now, (CHECKED, Millis::HOUR), None)?;
    let (series, profile) = profile(bars, now - CHECKED).ok_or(Gap::NotReported(Kind::Candle))?;
    let whole = told.value.iter().filter(|step| step.start + Millis::HOUR <= now);
    let mut enough: Vec<&ByStart> = Vec::new();
    for contract in contracts {
        let (mut hours, mut known) = (0, 0);
        for step in whole.clone() {
            hours += 1;
            known += usize::from(contract.at(step.start).is_finite());
        }
        if count(known) >= ENOUGH * count(hours) {
            enough.push(contract);
        }
    }
    if enough.is_empty() {
        return Err(Gap::TooFew { have: 0, need: FEWEST_HOURS });
    }
    let (mut predicted, mut baseline, mut reported) = (Vec::new(), Vec::new(), Vec::new());
    for step in whole {
        let mut foreseen = 0.0;
        for contract in &enough {
            foreseen += contract.at(step.start);
        }
        predicted.push(foreseen);
        baseline.push(profile.at(step.start));
        reported.push(step.sides.map_or(f64::NAN, |(long, _)| long.0));
    }
    let check = self_check(&predicted, &baseline, &reported)?;
    let mut from = told.from;
    from.push(Citation { source: series.source.clone(), at: now, pace: Pace::Settled });
    Ok(Cited::new(check, from))
}

/// The volume that each bar from `since` on newly reached, of the source with most bars among those
/// that tell all their volumes.
fn profile<'a>(
    bars: &[(&'a Series, Vec<&Candle>)],
    since: UnixMillis,
) -> Option<(&'a Series, ByStart)> {
    let mut best: Option<(&Series, Vec<UnixMillis>, Vec<Traded>)> = None;
    for (series, candles) in bars {
        let (mut starts, mut traded) = (Vec::new(), Vec::new());
        for candle in candles {
            let Some(volume) = candle.volume else { continue };
            starts.push(candle.start);
            traded.push((candle.low.usd(), candle.high.usd(), volume.0));
        }
        let longest = best.as_ref().map_or(0, |held| held.1.len());
        if starts.len() == candles.len() && starts.len() > longest {
            best = Some((series, starts, traded));
        }
    }
    let (series, starts, traded) = best?;
    let first = starts.partition_point(|start| *start < since);
    Some((series, ByStart { amounts: crossed_since(&traded, first), starts }))
}
