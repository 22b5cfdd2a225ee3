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
    pub fn new(value: T, mut from: Vec<Citation>) -> Self {
        tidy(&mut from);
        Self { value, from }
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
fn venues_of(from: &[Citation]) -> Vec<Venue> {
    let mut venues: Vec<Venue> = from.iter().map(|citation| citation.source.venue).collect();
    order::sort(&mut venues);
    venues.dedup();
    venues
}

/// Puts sources in their order, each once.
#[inline(never)]
fn tidy(from: &mut Vec<Citation>) {
    order::sort(from);
    from.dedup();
}

/// The sources of one value and of another.
#[inline(never)]
pub(crate) fn joined(one: &[Citation], other: &[Citation]) -> Vec<Citation> {
    let mut from = Vec::with_capacity(one.len() + other.len());
    from.extend_from_slice(one);
    from.extend_from_slice(other);
    from
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

/// Apart from `Word`, so that it is not made anew for each kind of fact.
#[inline(never)]
fn cite(series: &Series, at: UnixMillis, pace: Pace) -> Citation {
    Citation { source: series.source.clone(), at, pace }
}

/// The newest usable fact of each instrument, whichever of a venue's feeds told it.
pub(crate) fn newest<'a, F: Fact + Timed + 'a>(
    snapshot: &'a Snapshot,
    asset: Asset,
    usable: fn(&F) -> bool,
) -> Vec<Word<'a, F>> {
    let mut words: Vec<Word<'a, F>> = Vec::new();
    let mut spoken: Vec<(&'a Series, UnixMillis)> = Vec::new();
    for (series, facts) in snapshot.about::<F>(asset) {
        let Some(fact) = facts.iter().rev().find(|fact| usable(fact)) else { continue };
        let at = fact.at().unwrap_or(series.seen);
        words.push(Word { series, fact, at });
        spoken.push((series, at));
    }
    let mut newest = Vec::new();
    for place in newest_of_each(&spoken) {
        newest.extend(words.get(place).copied());
    }
    newest
}

/// Which of what was `spoken` when is each instrument's newest, in the order of venues and
/// instruments.
fn newest_of_each(spoken: &[(&Series, UnixMillis)]) -> Vec<usize> {
    let mut best: Sorted<(Venue, Option<&Instrument>), (usize, UnixMillis, &Source)> =
        Sorted::new();
    for (place, &(series, at)) in spoken.iter().enumerate() {
        let source = &series.source;
        let key = (source.venue, source.instrument.as_ref());
        match best.get(&key) {
            // At the same time the earlier source in the snapshot's order stands, so that the
            // choice does not depend on which came first.
            Some((_, held_at, held)) if (*held_at, source) >= (at, *held) => {}
            _ => best.insert(key, (place, at, source)),
        }
    }
    best.into_values().into_iter().map(|(place, _, _)| place).collect()
}

/// The words that are at most `apart` older than the newest one (or than `now`, if that is later
/// than now): values of one moment are put together, and what fell silent drops out.
pub(crate) fn together<F>(
    mut words: Vec<Word<'_, F>>,
    now: UnixMillis,
    apart: Millis,
) -> Vec<Word<'_, F>> {
    let Some(newest) = words.iter().map(|word| word.at).max() else { return words };
    let reference = newest.min(now);
    words.retain(|word| reference - word.at <= apart);
    words
}

/// Up to when a bar speaks: its end, or when it was seen while it ran.
pub(crate) fn bar_end(start: UnixMillis, interval: Millis, seen: UnixMillis) -> UnixMillis {
    (start + interval).min(seen).max(start)
}
