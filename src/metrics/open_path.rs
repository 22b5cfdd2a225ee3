//! Open interest step by step over a window, each step against the beginning: what the price did and
//! what positions did so far.
//!
//! The contracts are those behind the change over the same window (see
//! [`open_change`](crate::metrics::open_change::open_change)), and so is the last step's sum.

use crate::market::{Asset, Kind, Snapshot};
use crate::metrics::cite::Cited;
use crate::metrics::decomposition::{Decomposition, decompose};
use crate::metrics::gap::{Gap, Measured, finite};
use crate::metrics::liquidations::ENOUGH;
use crate::metrics::math::count;
use crate::metrics::open_history::Past;
use crate::metrics::open_interest::open_now;
use crate::metrics::sums::sum;
use crate::units::{Fraction, Millis, UnixMillis};

/// The way from the beginning of a window to now.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenPath {
    /// The change from the beginning up to each step, `None` where one of the contracts is silent.
    /// The first step is the beginning, the last one is now.
    pub steps: Vec<(UnixMillis, Option<Decomposition>)>,
    /// Share of the open interest now (in dollars) that is told all along.
    pub covered: Fraction,
}

/// The way over `window`, at each whole `step` and now, of the contracts of `asset` that are seen at
/// its beginning and at 95% of the steps: the set does not change along the way. Between observations
/// that are more than two steps and more than a day apart nothing is told.
///
/// # Errors
/// `NotReported` where nothing is open now; `NoVenueAtBothEnds` where no contract is seen all along.
pub fn open_path(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    (window, step): (Millis, Millis),
    apart: Millis,
) -> Measured<Cited<OpenPath>> {
    let step = step.max(Millis::MINUTE);
    // The beginning is read as the change over the window reads it.
    let mut instants = vec![(now - window, window)];
    let mut at = (now - window).floor(step) + step;
    while at < now {
        instants.push((at, (step * 2).max(Millis::DAY) * 6));
        at = at + step;
    }
    along(snapshot, &[asset], now, &instants, apart)
}

/// The way through `instants`, each read as over a window of that length, to now; the first one is the
/// beginning.
///
/// # Errors
/// As [`open_path`].
#[inline(never)]
pub(crate) fn along(
    snapshot: &Snapshot,
    assets: &[Asset],
    now: UnixMillis,
    instants: &[(UnixMillis, Millis)],
    apart: Millis,
) -> Measured<Cited<OpenPath>> {
    let (mut told, mut from, mut all_usd, mut told_usd) = (vec![], vec![], vec![], vec![]);
    for &asset in assets {
        let past = Past::new(snapshot, asset, now, apart);
        let mut moves = Vec::with_capacity(instants.len());
        for (at, _) in instants {
            moves.push(past.moves(*at));
        }
        for open in open_now(snapshot, asset, now, apart) {
            all_usd.push(open.usd.0);
            let mut path = Vec::with_capacity(instants.len() + 1);
            for ((at, window), moves) in instants.iter().zip(&moves) {
                path.push(past.of(&open, moves, *at, *window));
            }
            let share = count(path.iter().flatten().count()) / count(path.len());
            if let Some(Some(first)) = path.first().copied()
                && share >= ENOUGH
            {
                path.push(Some(first.at_present(&open)));
                told.push((first, path));
                told_usd.push(open.usd.0);
                from.push(first.citation());
                from.push(open.citation);
            }
        }
    }
    if all_usd.is_empty() {
        return Err(Gap::NotReported(Kind::OpenInterest));
    }
    if told.is_empty() {
        return Err(Gap::NoVenueAtBothEnds);
    }
    let mut steps = Vec::with_capacity(instants.len() + 1);
    for index in 0..=instants.len() {
        let mut ends = Vec::with_capacity(told.len());
        for (first, path) in &told {
            ends.extend(path.get(index).copied().flatten().map(|here| first.until(here)));
        }
        let whole = if ends.len() == told.len() { decompose(&ends).ok() } else { None };
        steps.push((instants.get(index).map_or(now, |(at, _)| *at), whole));
    }
    let covered = Fraction(finite(sum(&told_usd) / sum(&all_usd))?);
    Ok(Cited::new(OpenPath { steps, covered }, from))
}
