//! The facts that are kept, by where they come from.

use crate::market::{
    Asset, ContractKind, Coverage, Instrument, Kind, Observation, Quote, Series, Source, Span,
    Venue,
};
use crate::session::merge::{self, Joined, Keeping, Manner};
use crate::session::spans;
use crate::units::UnixMillis;
use crate::units::sorted::Sorted;
use crate::venues::{Feed, Observed};

/// Most series that are kept: far above what the feeds of all venues give for some coins.
const MOST_SERIES: usize = 4_000;

/// All facts that are kept.
#[derive(Clone, Debug, Default)]
pub(super) struct Shelf {
    held: Sorted<(Source, Kind), Held>,
}

#[derive(Clone, Debug)]
struct Held {
    coverage: Coverage,
    seen: UnixMillis,
    /// All of one kind, oldest first.
    facts: Vec<Observation>,
    covered: Vec<Span>,
    /// From a cached snapshot; the first fresh facts replace it.
    is_cached: bool,
    /// Events before this moment were cut off for want of room.
    cut_before: Option<UnixMillis>,
}

/// Facts that one payload held, and how they came.
pub(super) struct Delivery<'a> {
    pub(super) venue: Venue,
    pub(super) feed: &'a Feed,
    pub(super) manner: Manner,
    pub(super) rows: Vec<Observed>,
}

/// What became of a delivery.
pub(super) struct Taken {
    /// It held something.
    pub(super) changed: bool,
    /// The oldest fact of each of its kinds was known already.
    pub(super) met_known: bool,
}

impl Shelf {
    /// Takes in what a payload held.
    pub(super) fn take_in(&mut self, delivery: Delivery<'_>) -> Taken {
        let Delivery { venue, feed, manner, rows } = delivery;
        let mut groups: Sorted<(Option<Instrument>, Kind), Vec<Observation>> = Sorted::new();
        for row in rows {
            let kind = row.observation.kind();
            if let Some(group) = groups.get_or_insert((row.instrument, kind), Vec::new()) {
                group.push(row.observation);
            }
        }
        let mut taken = Taken { changed: false, met_known: !groups.is_empty() };
        for ((instrument, kind), facts) in groups.into_entries() {
            let source = Source { venue, feed: feed.name.to_owned(), instrument };
            let key = (source, kind);
            if !self.held.contains_key(&key) && self.held.len() >= MOST_SERIES {
                continue;
            }
            let none = Held {
                coverage: feed.coverage,
                seen: manner.now,
                facts: Vec::new(),
                covered: Vec::new(),
                is_cached: false,
                cut_before: None,
            };
            let Some(held) = self.held.get_or_insert(key, none) else { continue };
            let joined = held.take_in(kind, facts, feed.coverage, manner);
            taken.changed = true;
            taken.met_known &= joined.met_known;
        }
        taken
    }

    /// Takes in a series of a cached snapshot, unless fresh facts are there already.
    pub(super) fn restore(&mut self, series: Series) {
        let key = (series.source, series.facts.kind());
        if self.held.len() < MOST_SERIES {
            self.held.get_or_insert(
                key,
                Held {
                    coverage: series.coverage,
                    seen: series.seen,
                    facts: merge::kept_of(series.facts),
                    covered: series.covered,
                    is_cached: true,
                    cut_before: None,
                },
            );
        }
    }

    /// All series, ordered by source and kind. `listened` tells for each feed of events when it was
    /// listened to; coins of `assets` that nothing happened to have an empty series there.
    pub(super) fn series(
        &self,
        listened: &[(Venue, &Feed, Vec<Span>)],
        assets: &[Asset],
        now: UnixMillis,
    ) -> Vec<Series> {
        let all: Vec<((Source, Kind), Series)> = self
            .held
            .iter()
            .map(|(key, held)| {
                let mut series = held.series(key);
                let live = listened
                    .iter()
                    .find(|(venue, feed, _)| *venue == key.0.venue && feed.name == key.0.feed);
                if let Some((_, feed, spans)) = live
                    && merge::keeping(key.1) == Keeping::Events
                {
                    for &span in spans {
                        spans::add(&mut series.covered, span);
                    }
                    let floor = (now - feed.keep).max(held.cut_before.unwrap_or(UnixMillis(0)));
                    spans::cut(&mut series.covered, floor);
                }
                (key.clone(), series)
            })
            .collect();
        let mut all = Sorted::of(all);
        for (venue, feed, spans) in listened {
            let mut covered = spans.clone();
            spans::cut(&mut covered, now - feed.keep);
            let Some(newest) = covered.last() else { continue };
            for &kind in feed.yields.iter().filter(|&&kind| merge::keeping(kind) == Keeping::Events)
            {
                for &asset in assets {
                    let heard = all.keys().any(|(source, of)| {
                        *of == kind
                            && source.venue == *venue
                            && source.feed == feed.name
                            && source.asset() == Some(asset)
                    });
                    let Some(instrument) = (!heard).then(|| self.contract(*venue, asset)).flatten()
                    else {
                        continue;
                    };
                    let source = Source {
                        venue: *venue,
                        feed: feed.name.to_owned(),
                        instrument: Some(instrument),
                    };
                    let quiet = Series {
                        source: source.clone(),
                        coverage: feed.coverage,
                        seen: newest.to,
                        covered: covered.clone(),
                        facts: merge::facts_of(kind, &[]),
                    };
                    all.insert((source, kind), quiet);
                }
            }
        }
        all.into_values()
    }

    /// The contract of `asset` at `venue` that its liquidations are most likely to be of: one that
    /// does not expire, linear before inverse, margined in Tether's stablecoin before others.
    fn contract(&self, venue: Venue, asset: Asset) -> Option<Instrument> {
        let known = || {
            let of_venue = self.held.keys().filter(move |(source, _)| source.venue == venue);
            of_venue.filter_map(|(source, kind)| Some((source.instrument.as_ref()?, *kind)))
        };
        let expires = |one: &Instrument| {
            known().any(|(other, kind)| kind == Kind::DatedFuture && other == one)
        };
        known()
            .map(|(known, _)| known)
            .filter(|known| known.asset == asset && known.kind != ContractKind::Spot)
            .filter(|known| !expires(known))
            .min_by_key(|known| (known.kind, known.quote != Quote::Usdt))
            .cloned()
    }
}

impl Held {
    fn take_in(
        &mut self,
        kind: Kind,
        facts: Vec<Observation>,
        coverage: Coverage,
        manner: Manner,
    ) -> Joined {
        let keeping = merge::keeping(kind);
        // What happened stays true; everything else is told anew by the fresh answer.
        if self.is_cached && keeping != Keeping::Events {
            self.facts.clear();
        }
        self.is_cached = false;
        self.coverage = coverage;
        self.seen = manner.now;
        let oldest = facts.iter().filter_map(event_time).min();
        let joined = merge::join(&mut self.facts, facts, keeping, manner);
        self.cut_before = joined.cut_before.or(self.cut_before);
        if let Some(oldest) = oldest
            && !manner.streamed
        {
            // An answer about the past holds all that happened since its oldest row.
            spans::add(&mut self.covered, Span { from: oldest, to: manner.until });
            if let Some(floor) = manner.floor().max(self.cut_before) {
                spans::cut(&mut self.covered, floor);
            }
        }
        joined
    }

    fn series(&self, (source, kind): &(Source, Kind)) -> Series {
        Series {
            source: source.clone(),
            coverage: self.coverage,
            seen: self.seen,
            covered: self.covered.clone(),
            facts: merge::facts_of(*kind, &self.facts),
        }
    }
}

/// When an event happened; `None` for a fact of another kind.
fn event_time(fact: &Observation) -> Option<UnixMillis> {
    match fact {
        Observation::Liquidation(event) => Some(event.at),
        _ => None,
    }
}
