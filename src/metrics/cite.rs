//! A value with where it comes from, and the newest word of each instrument.

use crate::market::{Asset, Fact, Instrument, Series, Snapshot, Source, Timed, Venue};
use crate::units::order;
use crate::units::sorted::Sorted;
use crate::units::{Millis, UnixMillis};

/// How often a source is expected to speak; what "late" means depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pace {
    /// Every few seconds.
    Seconds,
    /// Every minute or so.
    Minutes,
    /// Every five minutes.
    FiveMinutes,
    /// Every hour.
    Hourly,
    /// Every day.
    Daily,
    /// When a company files.
    Filings,
    /// Never again: a fact about a time that is past.
    Settled,
}

/// One source that a value rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Citation {
    /// Which one.
    pub source: Source,
    /// The time up to which it speaks: the fact's own time; for a bar its end, or when the running
    /// bar was seen.
    pub at: UnixMillis,
    /// How often it is expected to speak.
    pub pace: Pace,
}

/// A value and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Cited<T> {
    /// The value.
    pub value: T,
    /// Its sources, in their order, each once.
    pub from: Vec<Citation>,
}

impl<T> Cited<T> {
    /// A value with its sources, put in order.
    pub fn new(value: T, from: Vec<Citation>) -> Self {
        Self { value, from: in_order(from) }
    }

    /// The same sources behind a value made of this one.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Cited<U> {
        Cited { value: make(self.value), from: self.from }
    }

    /// The venues among the sources, each once.
    pub fn venues(&self) -> Vec<Venue> {
        venues_of(&self.from)
    }
}

// Apart from `Cited`, so that they are not made anew for each type of value.

#[inline(never)]
fn cite(series: &Series, at: UnixMillis, pace: Pace) -> Citation {
    Citation { source: series.source.clone(), at, pace }
}

#[inline(never)]
fn in_order(mut from: Vec<Citation>) -> Vec<Citation> {
    order::sort(&mut from);
    from.dedup();
    from
}

#[inline(never)]
fn venues_of(from: &[Citation]) -> Vec<Venue> {
    let mut venues: Vec<Venue> = from.iter().map(|citation| citation.source.venue).collect();
    order::sort(&mut venues);
    venues.dedup();
    venues
}

/// A series with one of its facts.
#[derive(Debug)]
pub(crate) struct Word<'a, F> {
    pub(crate) series: &'a Series,
    pub(crate) fact: &'a F,
    pub(crate) at: UnixMillis,
}

impl<F> Clone for Word<'_, F> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<F> Copy for Word<'_, F> {}

impl<'a, F> Word<'a, F> {
    pub(crate) fn venue(&self) -> Venue {
        self.series.source.venue
    }

    pub(crate) fn instrument(&self) -> Option<&'a Instrument> {
        self.series.source.instrument.as_ref()
    }

    pub(crate) fn citation(&self, pace: Pace) -> Citation {
        cite(self.series, self.at, pace)
    }
}

/// The newest usable fact of each instrument, whichever of a venue's feeds told it.
pub(crate) fn newest<'a, F: Fact + Timed + 'a>(
    snapshot: &'a Snapshot,
    asset: Asset,
    usable: impl Fn(&F) -> bool,
) -> Vec<Word<'a, F>> {
    let mut best: Sorted<(Venue, Option<&Instrument>), Word<'a, F>> = Sorted::new();
    for (series, facts) in snapshot.about::<F>(asset) {
        let Some(fact) = facts.iter().rev().find(|fact| usable(fact)) else { continue };
        let word = Word { series, fact, at: fact.at().unwrap_or(series.seen) };
        let key = (word.venue(), word.instrument());
        match best.get(&key) {
            // At the same time the earlier source in the snapshot's order stands, so that the
            // choice does not depend on which came first.
            Some(held) if (held.at, &word.series.source) >= (word.at, &held.series.source) => {}
            _ => {
                best.insert(key, word);
            }
        }
    }
    best.into_values()
}

/// The words that are at most `apart` older than the newest one (or than `now`, if that is later
/// than now): values of one moment are put together, and what fell silent drops out.
pub(crate) fn together<F>(
    words: Vec<Word<'_, F>>,
    now: UnixMillis,
    apart: Millis,
) -> Vec<Word<'_, F>> {
    let Some(newest) = words.iter().map(|word| word.at).max() else { return words };
    let reference = newest.min(now);
    words.into_iter().filter(|word| reference - word.at <= apart).collect()
}

/// Up to when a bar speaks: its end, or when it was seen while it ran.
pub(crate) fn bar_end(start: UnixMillis, interval: Millis, seen: UnixMillis) -> UnixMillis {
    (start + interval).min(seen).max(start)
}
