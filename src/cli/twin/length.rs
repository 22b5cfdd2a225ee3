//! The lengths of bars. Weeks begin on Monday and months on their first day, which no fixed number
//! of milliseconds since 1970 tells.

use crate::cli::twin::iso;
use crate::cli::twin::wire::span;
use crate::units::{Millis, UnixMillis};

/// The first Monday of 1970.
const MONDAY: Millis = Millis::days(4);

/// How long a bar is, and so when bars begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Multiples of it since 1970.
    Every(Millis),
    /// Weeks from Monday.
    Week,
    /// So many months of the calendar.
    Months(i64),
}

impl From<Millis> for Length {
    fn from(step: Millis) -> Self {
        Self::Every(step)
    }
}

impl Length {
    /// The length that a venue spells as [`span`] reads it; `1w` is a week of the calendar, `1M` a
    /// month.
    pub fn read(word: &str) -> Option<Self> {
        match word.trim_end_matches("utc") {
            "1w" | "1W" => Some(Self::Week),
            months if months.ends_with('M') => {
                let count = months.trim_end_matches('M').parse().ok()?;
                (1..=12).contains(&count).then_some(Self::Months(count))
            }
            _ => span(word).map(Self::Every),
        }
    }

    /// When the bar began that runs at this instant.
    pub fn start(self, at: UnixMillis) -> UnixMillis {
        match self {
            Self::Every(step) => at.floor(step),
            Self::Week => (at - MONDAY).floor(Millis::days(7)) + MONDAY,
            Self::Months(count) => {
                let (year, month, _) = iso::date(at);
                first_of(floor_of(year * 12 + month - 1, count))
            }
        }
    }

    /// When the bar ends that began then.
    pub fn end(self, start: UnixMillis) -> UnixMillis {
        match self {
            Self::Every(step) => start + step,
            Self::Week => start + Millis::days(7),
            Self::Months(count) => {
                let (year, month, _) = iso::date(start);
                first_of(floor_of(year * 12 + month - 1, count) + count)
            }
        }
    }

    /// How long the bar is that began then.
    pub fn of(self, start: UnixMillis) -> Millis {
        self.end(start) - start
    }

    /// True for bars of at least that.
    pub fn is_at_least(self, least: Millis) -> bool {
        match self {
            Self::Every(step) => step >= least,
            Self::Week => Millis::days(7) >= least,
            Self::Months(_) => true,
        }
    }

    /// The bars that begin from `from` to `to`, oldest first.
    pub fn starts(self, from: UnixMillis, to: UnixMillis) -> impl Iterator<Item = UnixMillis> {
        let first = self.start(from);
        let first = if first < from { self.end(first) } else { first };
        core::iter::successors(Some(first), move |start| Some(self.end(*start)))
            .take_while(move |start| *start <= to)
    }

    /// The bars that begin from `from` to `to`, newest first.
    pub fn starts_back(self, from: UnixMillis, to: UnixMillis) -> impl Iterator<Item = UnixMillis> {
        let before = move |start: &UnixMillis| Some(self.start(*start - Millis(1)));
        core::iter::successors(Some(self.start(to)), before).take_while(move |start| *start >= from)
    }
}

/// The multiple of `step` at or below a number of months.
fn floor_of(months: i64, step: i64) -> i64 {
    months.div_euclid(step) * step
}

/// The first day of a month, counted since the year 0.
fn first_of(months: i64) -> UnixMillis {
    let day = iso::days(months.div_euclid(12), months.rem_euclid(12) + 1, 1);
    UnixMillis(0) + Millis::days(day)
}
