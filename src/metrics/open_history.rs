//! Open interest in the past, between two observations.

use crate::market::{OpenInterest, OpenInterestAmount};
use crate::units::{Coins, Millis, Price, UnixMillis, Usd};

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
