//! How new facts of one kind join those that are kept.
//!
//! They are joined as observations, whatever their kind: the same steps made anew for each of
//! sixteen types were a good part of the page's program.

use crate::market::{Facts, Funding, Kind, Liquidation, Observation, Ticker, Timed};
use crate::units::order;
use crate::units::{Millis, UnixMillis};
use crate::venues::CLOCK_SKEW;

/// Most events that are kept of one series.
pub(super) const MOST_EVENTS: usize = 20_000;
/// What is left of a series that grew beyond [`MOST_EVENTS`]: cutting off a good part at once keeps
/// the cost of a storm in proportion to the storm.
const EVENTS_AFTER_CUT: usize = 18_000;
/// Most bars, samples or rows of a table that are kept of one series.
const MOST_ROWS: usize = 20_000;

/// How facts of a kind are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keeping {
    /// One fact for each time; of a state only the newest.
    ByTime,
    /// Everything that happened, each event once.
    Events,
    /// The rows of the newest answer, as a whole.
    Table,
}

/// How one delivery of facts came.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    /// Pushed by a stream, maybe only with the fields that changed.
    pub(super) streamed: bool,
    /// True unless it goes on with an answer that began on an earlier page.
    pub(super) first_page: bool,
    /// How long facts are kept; zero keeps the newest only.
    pub(super) keep: Millis,
    /// Until when an answer tells all that happened.
    pub(super) until: UnixMillis,
    pub(super) now: UnixMillis,
}

impl Manner {
    /// Before this moment facts are forgotten, where they are kept for a length of time.
    pub(super) fn floor(&self) -> Option<UnixMillis> {
        (self.keep > Millis(0)).then(|| self.now - self.keep)
    }
}

/// What became of a delivery.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Joined {
    /// The oldest fact delivered was known already.
    pub(super) met_known: bool,
    /// Events before this moment were cut off for want of room.
    pub(super) cut_before: Option<UnixMillis>,
}

/// How facts of `kind` are kept.
pub(super) fn keeping(kind: Kind) -> Keeping {
    match kind {
        Kind::Liquidation => Keeping::Events,
        Kind::ContractSpec | Kind::RiskTier | Kind::DerivativesVenue | Kind::Treasury => {
            Keeping::Table
        }
        Kind::Ticker
        | Kind::Candle
        | Kind::OpenInterest
        | Kind::LiquidationBar
        | Kind::Funding
        | Kind::LongShort
        | Kind::TakerFlow
        | Kind::Depth
        | Kind::ImpliedVolatility
        | Kind::FearGreed
        | Kind::GlobalMarket
        | Kind::DatedFuture => Keeping::ByTime,
    }
}

/// A state with what an update of it says; an update that is whole replaces it.
fn updated(held: &Observation, update: Observation) -> Observation {
    match (held, update) {
        (Observation::Ticker(held), Observation::Ticker(update)) => Observation::Ticker(Ticker {
            at: update.at,
            last: update.last.or(held.last),
            open_24h: update.open_24h.or(held.open_24h),
            mark: update.mark.or(held.mark),
            index: update.index.or(held.index),
            volume_24h: update.volume_24h.or(held.volume_24h),
            turnover_24h: update.turnover_24h.or(held.turnover_24h),
        }),
        (Observation::Funding(held), Observation::Funding(update)) => {
            Observation::Funding(Funding {
                interval: update.interval.or(held.interval),
                next: update.next.or(held.next.filter(|&next| next > update.at)),
                ..update
            })
        }
        (_, update) => update,
    }
}

/// True when both are the same event.
fn is_same_event(held: &Observation, other: &Observation) -> bool {
    let (Observation::Liquidation(held), Observation::Liquidation(other)) = (held, other) else {
        return held == other;
    };
    if let (Some(mine), Some(theirs)) = (&held.id, &other.id) {
        return mine == theirs;
    }
    let what = |event: &Liquidation| (event.at, event.closed, event.price, event.amount);
    what(held) == what(other)
}

/// Joins `new` facts of one kind, in the payload's order, to those that are kept. Both are of the
/// kind that is kept in the manner of `keeping`.
pub(super) fn join(
    kept: &mut Vec<Observation>,
    mut new: Vec<Observation>,
    keeping: Keeping,
    manner: Manner,
) -> Joined {
    if keeping == Keeping::Table {
        join_table(kept, new, manner);
        return Joined::default();
    }
    sort_by_time(&mut new);
    match keeping {
        Keeping::Events => return join_events(kept, new, manner),
        _ if manner.keep <= Millis(0) => join_state(kept, new, manner),
        _ => return join_by_time(kept, new, manner),
    }
    Joined::default()
}

/// Stable, so that of two facts of the same time the one that came later stands later.
fn sort_by_time(facts: &mut [Observation]) {
    order::sort_by_key(facts, Timed::at);
}

fn join_table(kept: &mut Vec<Observation>, new: Vec<Observation>, manner: Manner) {
    if manner.first_page {
        kept.clear();
    }
    kept.extend(new);
    kept.truncate(MOST_ROWS);
}

fn join_state(kept: &mut Vec<Observation>, new: Vec<Observation>, manner: Manner) {
    let mut newest = kept.pop();
    for fact in new {
        newest = Some(match newest {
            // An answer that was overtaken on the way; unless what is held is of a time to come,
            // by a clock that has been set back since.
            Some(held) if fact.at() < held.at() && held.at() <= Some(manner.now + CLOCK_SKEW) => {
                held
            }
            Some(held) if manner.streamed => updated(&held, fact),
            _ => fact,
        });
    }
    kept.clear();
    kept.extend(newest);
}

fn join_by_time(kept: &mut Vec<Observation>, new: Vec<Observation>, manner: Manner) -> Joined {
    let mut met_known = false;
    let mut added: Vec<Observation> = Vec::new();
    for (position, fact) in new.into_iter().enumerate() {
        let found = kept.binary_search_by(|held| held.at().cmp(&fact.at()));
        met_known |= position == 0 && found.is_ok();
        let same_time = match found {
            Ok(place) => kept.get_mut(place),
            Err(_) => added.last_mut().filter(|last| last.at() == fact.at()),
        };
        match same_time {
            Some(held) => *held = fact,
            None => added.push(fact),
        }
    }
    kept.append(&mut added);
    sort_by_time(kept);
    forget_old(kept, manner);
    if kept.len() > MOST_ROWS {
        kept.drain(..kept.len() - MOST_ROWS);
    }
    Joined { met_known, cut_before: None }
}

fn join_events(kept: &mut Vec<Observation>, new: Vec<Observation>, manner: Manner) -> Joined {
    let mut joined = Joined::default();
    for (position, event) in new.into_iter().enumerate() {
        let at = event.at();
        let from = kept.partition_point(|held| held.at() < at);
        let to = kept.partition_point(|held| held.at() <= at);
        let known = kept
            .get(from..to)
            .is_some_and(|same_time| same_time.iter().any(|held| is_same_event(held, &event)));
        joined.met_known |= known && position == 0;
        if !known {
            kept.insert(to, event);
        }
    }
    forget_old(kept, manner);
    if kept.len() > MOST_EVENTS {
        kept.drain(..kept.len() - EVENTS_AFTER_CUT);
        joined.cut_before = kept.first().and_then(Timed::at);
    }
    joined
}

fn forget_old(kept: &mut Vec<Observation>, manner: Manner) {
    let Some(floor) = manner.floor() else { return };
    let old = kept.partition_point(|fact| fact.at().is_some_and(|at| at < floor));
    kept.drain(..old);
}

macro_rules! over_kinds {
    ($($kind:ident)*) => {
        /// The facts of `kind` among those kept.
        pub(super) fn facts_of(kind: Kind, kept: &[Observation]) -> Facts {
            match kind {
                $(Kind::$kind => {
                    let mut facts = Vec::with_capacity(kept.len());
                    for fact in kept {
                        if let Observation::$kind(fact) = fact {
                            facts.push(fact.clone());
                        }
                    }
                    Facts::$kind(facts)
                })*
            }
        }

        /// Facts as they are kept.
        pub(super) fn kept_of(facts: Facts) -> Vec<Observation> {
            let mut kept = Vec::with_capacity(facts.len());
            match facts {
                $(Facts::$kind(facts) => for fact in facts {
                    kept.push(Observation::$kind(fact));
                })*
            }
            kept
        }
    };
}

over_kinds! {
    Ticker Candle OpenInterest LiquidationBar Liquidation Funding LongShort TakerFlow Depth
    ContractSpec RiskTier ImpliedVolatility FearGreed GlobalMarket DerivativesVenue Treasury
    DatedFuture
}
