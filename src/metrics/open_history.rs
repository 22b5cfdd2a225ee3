//! Open interest in the past: between two observations, and step by step for a chart.

use crate::market::{Asset, Kind, OpenInterest, OpenInterestAmount, Series, Snapshot};
use crate::metrics::cite::{Citation, Cited, Pace};
use crate::metrics::gap::{Gap, Measured};
use crate::metrics::liquidations::ENOUGH;
use crate::metrics::math::count;
use crate::metrics::sums::sum;
use crate::units::{Coins, Fraction, Millis, Price, UnixMillis, Usd};
use std::collections::BTreeMap;

/// Open interest in coins at each step, `None` where one of the instruments is silent.
pub type Steps = Vec<(UnixMillis, Option<Coins>)>;

/// Open interest of `asset` in coins at each whole `step` of `window`, over the instruments whose
/// histories tell at least 95% of the steps: the set does not change along the way.
///
/// # Errors
/// `NotReported` without a history; `WindowNotCovered` where none is told enough.
pub fn open_by_step(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    window: Millis,
    step: Millis,
) -> Measured<Cited<Steps>> {
    let first = (now - window).floor(step) + step;
    let steps: Vec<UnixMillis> =
        (0..=window.0 / step.0.max(1)).map(|n| first + step * n).filter(|at| *at <= now).collect();
    let mut best: Option<f64> = None;
    let mut told: BTreeMap<_, (f64, Vec<Option<f64>>, &Series, UnixMillis)> = BTreeMap::new();
    for (series, facts) in snapshot.about::<OpenInterest>(asset) {
        let Some(newest) = facts.last().filter(|_| facts.len() > 1) else { continue };
        let coins: Vec<Option<f64>> = steps.iter().map(|&at| coins_at(facts, at, step)).collect();
        let share = count(coins.iter().flatten().count()) / count(steps.len().max(1));
        best = Some(best.map_or(share, |best| best.max(share)));
        let key = (series.source.venue, series.source.instrument.as_ref());
        let better = told.get(&key).is_none_or(|held| share > held.0);
        if share >= ENOUGH && better {
            told.insert(key, (share, coins, series, newest.at));
        }
    }
    let best = best.ok_or(Gap::NotReported(Kind::OpenInterest))?;
    if told.is_empty() {
        return Err(Gap::WindowNotCovered { covered: Fraction(best) });
    }
    let sums = steps.iter().enumerate().map(|(index, &at)| {
        let each: Option<Vec<f64>> =
            told.values().map(|(_, coins, _, _)| coins.get(index).copied().flatten()).collect();
        (at, each.map(|each| Coins(sum(&each))))
    });
    let from = told.values().map(|(_, _, series, at)| Citation {
        source: series.source.clone(),
        at: *at,
        pace: Pace::Hourly,
    });
    Ok(Cited::new(sums.collect(), from.collect()))
}

/// In coins, between observations not further apart than two steps; the dollars of an inverse
/// contract need a price of the same time. The end of a history stands for up to two hours: hourly
/// observations are not on the hour everywhere.
fn coins_at(facts: &[OpenInterest], at: UnixMillis, step: Millis) -> Option<f64> {
    let point = at_instant(facts, at, step * 12).or_else(|| {
        let newest = facts.last()?;
        let late = newest.at < at && at - newest.at <= Millis::hours(2);
        late.then_some(Point { amount: newest.amount, mark: newest.mark, reach: Millis(0) })
    })?;
    let coins = match point.amount {
        OpenInterestAmount::Coins(coins) => coins.0,
        OpenInterestAmount::Usd(usd) => usd.in_coins(point.mark?).0,
    };
    coins.is_finite().then_some(coins)
}

/// Open interest at an instant between two observations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    pub(crate) amount: OpenInterestAmount,
    pub(crate) mark: Option<Price>,
    /// How far apart the observations are that it was read between.
    pub(crate) reach: Millis,
}

/// On the straight line between the observations around `instant`, which may not be further apart
/// than a sixth of the window. A history that begins within the first twentieth of the window
/// still covers 95% of it: its first observation stands for the beginning.
#[allow(clippy::cast_precision_loss, reason = "lengths of time stay far below 2^52 ms")]
pub(crate) fn at_instant(
    facts: &[OpenInterest],
    instant: UnixMillis,
    window: Millis,
) -> Option<Point> {
    let after = facts.iter().find(|fact| fact.at >= instant)?;
    let Some(before) = facts.iter().rev().find(|fact| fact.at <= instant) else {
        let late = after.at - instant;
        let point = Point { amount: after.amount, mark: after.mark, reach: late };
        return (late.0 <= window.0 / 20).then_some(point);
    };
    let reach = after.at - before.at;
    if reach.0 == 0 {
        return Some(Point { amount: before.amount, mark: before.mark, reach });
    }
    if reach.0 > window.0 / 6 {
        return None;
    }
    let share = (instant - before.at).0 as f64 / reach.0 as f64;
    let between = |a: f64, b: f64| a + share * (b - a);
    let amount = match (before.amount, after.amount) {
        (OpenInterestAmount::Coins(a), OpenInterestAmount::Coins(b)) => {
            OpenInterestAmount::Coins(Coins(between(a.0, b.0)))
        }
        (OpenInterestAmount::Usd(a), OpenInterestAmount::Usd(b)) => {
            OpenInterestAmount::Usd(Usd(between(a.0, b.0)))
        }
        _ => return None,
    };
    let mark = match (before.mark, after.mark) {
        (Some(a), Some(b)) => Price::new(between(a.usd(), b.usd())),
        _ => None,
    };
    Some(Point { amount, mark, reach })
}
