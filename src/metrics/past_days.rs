//! The last days one by one: how often positions fell, and how large a day's liquidations are among
//! those before.

use crate::market::{Asset, Snapshot, Venue};
use crate::metrics::cite::{Cited, joined};
use crate::metrics::gap::{Gap, Measured};
use crate::metrics::liquidations::{liquidated, liquidated_by};
use crate::metrics::math::count;
use crate::metrics::open_path::open_path;
use crate::metrics::proportion::{Interval, wilson};
use crate::units::{Fraction, Millis, UnixMillis};

/// On how many days positions fell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FallingDays {
    /// Days on which fewer coins were open at the end than at the beginning.
    pub falling: usize,
    /// Days that are told.
    pub days: usize,
    /// The 95% interval of their share, after Wilson.
    pub share: Interval,
}

/// On how many of the last `days` days (UTC) positions fell, in coins, over the contracts that tell
/// 95% of them.
///
/// # Errors
/// As [`open_path`]; `WindowNotCovered` below 95% of the days.
pub fn falling_days(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    days: i64,
    apart: Millis,
) -> Measured<Cited<FallingDays>> {
    let today = now.floor(Millis::DAY);
    let window = now - (today - Millis::days(days));
    let path = open_path(snapshot, asset, now, (window, Millis::DAY), apart)?;
    let (mut falling, mut told) = (0, 0);
    for pair in path.value.steps.windows(2) {
        // Today is not over.
        if let [(_, Some(before)), (at, Some(after))] = pair
            && *at <= today
        {
            told += 1;
            falling += usize::from(after.coins_now.0 < before.coins_now.0);
        }
    }
    let covered = count(told) / count(usize::try_from(days).unwrap_or(0).max(1));
    if covered < crate::metrics::liquidations::ENOUGH {
        return Err(Gap::WindowNotCovered { covered: Fraction(covered) });
    }
    let share = wilson(falling, told).ok_or(Gap::Undefined)?;
    Ok(path.map(|_| FallingDays { falling, days: told, share }))
}

/// Where the last 24 hours stand among the days before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DayRank {
    /// The share of earlier days with less, days with as much counting half: 0 to 1.
    pub percentile: Fraction,
    /// How many earlier days there are.
    pub days: usize,
}

/// How much was liquidated over the last 24 hours, both sides, against each of up to `most` spans of
/// 24 hours before, over one set of venues. Of days that are told only as a whole, the one that begins
/// within the span stands for it.
///
/// # Errors
/// As [`liquidated`]; `TooFew` for less than `fewest` earlier days.
pub fn liquidation_rank(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    among: &[Venue],
    (fewest, most): (usize, i64),
) -> Measured<Cited<DayRank>> {
    let last = liquidated(snapshot, asset, now, Millis::DAY, Some(among))?;
    let of = |back: i64| {
        let spans = (Millis::DAY, Millis::DAY);
        liquidated_by(snapshot, asset, now - Millis::days(back), spans, Some(among))
    };
    let venues = last.venues();
    let (mut below, mut days, mut oldest) = (0.0, 0, Vec::new());
    for back in 1..=most {
        let Ok(earlier) = of(back) else { break };
        // Another set of venues is another sum.
        if earlier.venues() != venues {
            break;
        }
        let (now, then) = (last.value.both().0, earlier.value.both().0);
        below += if then < now {
            1.0
        } else if then > now {
            0.0
        } else {
            0.5
        };
        days += 1;
        oldest = earlier.from;
    }
    if days < fewest {
        return Err(Gap::TooFew { have: days, need: fewest });
    }
    let rank = DayRank { percentile: Fraction(below / count(days)), days };
    Ok(Cited::new(rank, joined(&last.from, &oldest)))
}
