//! Open interest in the past: between two observations, and step by step for a chart.

use crate::market::{Asset, Kind, OpenInterest, OpenInterestAmount, Series, Snapshot};
use crate::metrics::cite::{Citation, Cited, Pace};
use crate::metrics::gap::{Gap, Measured};
use crate::metrics::liquidations::ENOUGH;
use crate::metrics::math::count;
use crate::metrics::sums::sum;
use crate::units::sorted::Sorted;
use crate::units::{Coins, Fraction, Millis, Price, UnixMillis, Usd};

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
    let mut told: Sorted<_, (f64, Vec<Option<f64>>, &Series, UnixMillis)> = Sorted::new();
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
    let mut sums = Vec::with_capacity(steps.len());
    for (index, &at) in steps.iter().enumerate() {
        let mut each = Vec::new();
        for (_, coins, _, _) in told.values() {
            each.extend(coins.get(index).copied().flatten());
        }
        let complete = each.len() == told.len();
        sums.push((at, complete.then(|| Coins(sum(&each)))));
    }
    let mut from = Vec::new();
    for (_, _, series, at) in told.values() {
        from.push(Citation { source: series.source.clone(), at: *at, pace: Pace::Hourly });
    }
    Ok(Cited::new(sums, from))
}

/// In coins, between observations not further apart than two steps; the dollars of an inverse
/// contract need a price of the same time. The end of a history stands for up to two hours: hourly
/// observations are not on the hour everywhere.
fn coins_at(facts: &[OpenInterest], at: UnixMillis, step: Millis) -> Option<f64> {
    let point = at_instant(facts, at, step * 12).or_else(|| {
        let newest = facts.last()?;
        let late = newest.at < at && at - newest.at <= Millis::hours(2);
        late.then_some(Point {
            amount: newest.amount,
            mark: newest.valued_at(),
            reach: Millis(0),
            exact: false,
        })
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
    /// True where these lie on both sides, not more than an hour apart: prices turn faster than
    /// positions, so that a price read over a longer line is not one of this instant.
    pub(crate) exact: bool,
}

/// On the straight line between the observations around `instant`, which may not be further apart
/// than a sixth of the window. A history that begins within the first twentieth of the window
/// still covers 95% of it: its first observation stands for the beginning, or, where that is at most
/// two steps of the history away, the line through its first two.
#[allow(clippy::cast_precision_loss, reason = "lengths of time stay far below 2^52 ms")]
pub(crate) fn at_instant(
    facts: &[OpenInterest],
    instant: UnixMillis,
    window: Millis,
) -> Option<Point> {
    let after = facts.get(facts.partition_point(|fact| fact.at < instant))?;
    let until = facts.partition_point(|fact| fact.at <= instant);
    let Some(before) = facts.get(..until).and_then(<[_]>::last) else {
        let late = after.at - instant;
        let amount = line_before(facts, instant).unwrap_or(after.amount);
        let point = Point { amount, mark: after.valued_at(), reach: late, exact: false };
        return (late.0 <= window.0 / 20).then_some(point);
    };
    let reach = after.at - before.at;
    if reach.0 == 0 {
        let mark = before.valued_at();
        return Some(Point { amount: before.amount, mark, reach, exact: true });
    }
    if reach.0 > window.0 / 6 {
        return None;
    }
    let share = (instant - before.at).0 as f64 / reach.0 as f64;
    let between = |a: f64, b: f64| a + share * (b - a);
    let amount = along(before.amount, after.amount, share)?;
    let mark = match (before.valued_at(), after.valued_at()) {
        (Some(a), Some(b)) => Price::new(between(a.usd(), b.usd())),
        _ => None,
    };
    Some(Point { amount, mark, reach, exact: reach <= Millis::HOUR })
}

/// The amount `share` of the way from one to the other, of one unit.
fn along(
    from: OpenInterestAmount,
    to: OpenInterestAmount,
    share: f64,
) -> Option<OpenInterestAmount> {
    let line = |a: f64, b: f64| a + share * (b - a);
    match (from, to) {
        (OpenInterestAmount::Coins(a), OpenInterestAmount::Coins(b)) => {
            Some(OpenInterestAmount::Coins(Coins(line(a.0, b.0))))
        }
        (OpenInterestAmount::Usd(a), OpenInterestAmount::Usd(b)) => {
            Some(OpenInterestAmount::Usd(Usd(line(a.0, b.0))))
        }
        _ => None,
    }
}

/// The amount at an instant at most two steps before the first observation, on the line through the
/// first two.
#[allow(clippy::cast_precision_loss, reason = "lengths of time stay far below 2^52 ms")]
fn line_before(facts: &[OpenInterest], instant: UnixMillis) -> Option<OpenInterestAmount> {
    let [first, second, ..] = facts else { return None };
    let step = second.at - first.at;
    let late = first.at - instant;
    if step.0 <= 0 || late.0 > step.0 * 2 {
        return None;
    }
    let amount = along(first.amount, second.amount, -(late.0 as f64) / step.0 as f64)?;
    let (OpenInterestAmount::Coins(Coins(number)) | OpenInterestAmount::Usd(Usd(number))) = amount;
    (number >= 0.0).then_some(amount)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(hour: i64, coins: f64) -> OpenInterest {
        let amount = OpenInterestAmount::Coins(Coins(coins));
        OpenInterest { at: UnixMillis(0) + Millis::hours(hour), amount, mark: None, usd: None }
    }

    #[test]
    fn a_history_that_begins_a_step_late_goes_back_along_its_first_line() {
        let facts = [told(10, 100.0), told(11, 90.0), told(12, 95.0)];
        let at = |hour| at_instant(&facts, UnixMillis(0) + Millis::hours(hour), Millis::days(30));
        let coins = |hour| at(hour).map(|point| point.amount);
        assert_eq!(coins(9), Some(OpenInterestAmount::Coins(Coins(110.0))));
        assert_eq!(coins(11), Some(OpenInterestAmount::Coins(Coins(90.0))));
        assert_eq!(coins(5), Some(OpenInterestAmount::Coins(Coins(100.0))), "too far for a line");
        assert_eq!(coins(-40), None, "more than a twentieth of the window is missing");
    }
}
