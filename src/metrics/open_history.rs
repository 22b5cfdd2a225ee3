//! Open interest in the past, contract by contract.

use crate::market::{Asset, OpenInterest, OpenInterestAmount, Series, Snapshot, Source, Venue};
use crate::metrics::cite::{Citation, Pace};
use crate::metrics::decomposition::{Contract, Ends};
use crate::metrics::open_interest::Open;
use crate::metrics::price::{Quote, of_source, price_then, quotes};
use crate::metrics::quantile::median;
use crate::units::{Coins, Millis, Price, UnixMillis, Usd};

/// What was open of one contract at an instant of the past.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Then<'a> {
    pub(crate) contract: Contract,
    pub(crate) price: Price,
    pub(crate) amount: f64,
    at: UnixMillis,
    told_by: &'a Source,
}

impl Then<'_> {
    pub(crate) fn citation(&self) -> Citation {
        Citation { source: self.told_by.clone(), at: self.at, pace: Pace::Settled }
    }

    /// The same contract as it is now.
    pub(crate) fn at_present(self, open: &Open) -> Self {
        Self { price: open.price, amount: native(open.amount), ..self }
    }

    /// The span from this instant to a later one of the same contract.
    pub(crate) fn until(&self, later: Self) -> Ends {
        Ends {
            contract: self.contract,
            price_before: self.price,
            price_now: later.price,
            amount_before: self.amount,
            amount_now: later.amount,
        }
    }
}

/// In the contract's own unit.
fn native(amount: OpenInterestAmount) -> f64 {
    match amount {
        OpenInterestAmount::Coins(coins) => coins.0,
        OpenInterestAmount::Usd(usd) => usd.0,
    }
}

/// Where what was open in the past is read from, for any number of instants.
pub(crate) struct Past<'a> {
    snapshot: &'a Snapshot,
    asset: Asset,
    told: Vec<(&'a Series, &'a [OpenInterest])>,
    quotes: Vec<Quote<'a>>,
}

impl<'a> Past<'a> {
    pub(crate) fn new(
        snapshot: &'a Snapshot,
        asset: Asset,
        now: UnixMillis,
        apart: Millis,
    ) -> Self {
        let told = snapshot.about::<OpenInterest>(asset).collect();
        Self { snapshot, asset, told, quotes: quotes(snapshot, asset, now, apart) }
    }

    /// How often each venue's last price holds the price that it had at `instant`: the price then ÷
    /// the price now. Coins themselves move otherwise than contracts on them, so that they stand only
    /// where no contract's price of that time is told.
    #[inline(never)]
    pub(crate) fn moves(&self, instant: UnixMillis) -> Vec<(Venue, f64)> {
        let then = price_then(self.snapshot, self.asset, instant).unwrap_or_default();
        let contracts = then.iter().any(|then| !then.citation.source.is_of_spot());
        let mut moves = Vec::new();
        for then in then {
            let source = &then.citation.source;
            if contracts && source.is_of_spot() {
                continue;
            }
            let Some(quote) = of_source(&self.quotes, source) else { continue };
            let ratio = then.price.usd() / quote.price.usd();
            if ratio.is_finite() {
                moves.push((source.venue, ratio));
            }
        }
        moves
    }

    /// What was open of one contract at `instant`, read as over a `window` that begins there. Where the
    /// history tells no price of that instant, the price then is the price now carried back by how
    /// far the venue's own last price moved (else the median over venues): both ends are then of one
    /// kind, mark or last.
    #[inline(never)]
    pub(crate) fn of(
        &self,
        open: &Open,
        moves: &[(Venue, f64)],
        instant: UnixMillis,
        window: Millis,
    ) -> Option<Then<'a>> {
        let source = &open.citation.source;
        let (at, amount, mark) = (open.citation.at, open.amount, Some(open.price));
        let present = OpenInterest { at, amount, mark, usd: None };
        let mut nearest: Option<(Point, &'a Source)> = None;
        for &(series, facts) in &self.told {
            let told_by = &series.source;
            if told_by.venue != source.venue || told_by.instrument != source.instrument {
                continue;
            }
            // A history that ended goes on to what is open now.
            let on = || at_instant(&[*facts.last()?, present], instant, window);
            let Some(point) = at_instant(facts, instant, window).or_else(on) else { continue };
            match nearest {
                Some((held, held_by)) if (held.reach, held_by) <= (point.reach, told_by) => {}
                _ => nearest = Some((point, told_by)),
            }
        }
        let (before, told_by) = nearest?;
        let carried = || Price::new(open.price.usd() * move_of(moves, source.venue)?);
        let price =
            if before.exact { before.mark.or_else(carried)? } else { carried().or(before.mark)? };
        let contract = match (before.amount, open.amount) {
            (OpenInterestAmount::Coins(_), OpenInterestAmount::Coins(_)) => Contract::Linear,
            (OpenInterestAmount::Usd(_), OpenInterestAmount::Usd(_)) => Contract::Inverse,
            _ => return None,
        };
        let amount = native(before.amount);
        Some(Then { contract, price, amount, at: instant, told_by })
    }
}

/// The venue's own move, else the median over those that have one.
fn move_of(moves: &[(Venue, f64)], venue: Venue) -> Option<f64> {
    let own = moves.iter().find(|(of, _)| *of == venue).map(|(_, ratio)| *ratio);
    own.or_else(|| median(&moves.iter().map(|(_, ratio)| *ratio).collect::<Vec<f64>>()))
}

/// Open interest at an instant between two observations.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Point {
    amount: OpenInterestAmount,
    mark: Option<Price>,
    /// How far apart the observations are that it was read between.
    reach: Millis,
    /// True where these lie on both sides, not more than an hour apart: prices turn faster than
    /// positions, so that a price read over a longer line is not one of this instant.
    exact: bool,
}

/// On the straight line between the observations around `instant`, which may not be further apart
/// than a sixth of the window. A history that begins within the first twentieth of the window
/// still covers 95% of it: its first observation stands for the beginning, or, where that is at most
/// two steps of the history away, the line through its first two.
#[allow(clippy::cast_precision_loss, reason = "lengths of time stay far below 2^52 ms")]
fn at_instant(facts: &[OpenInterest], instant: UnixMillis, window: Millis) -> Option<Point> {
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
