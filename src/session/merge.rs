//! How new facts of one kind join those that are kept.

use crate::market::{
    Candle, ContractSpec, Depth, DerivativesVenue, FearGreed, Funding, GlobalMarket,
    ImpliedVolatility, Liquidation, LiquidationBar, LongShort, OpenInterest, RiskTier, TakerFlow,
    Ticker, Treasury,
};
use crate::market::{Facts, Kind, Observation, Timed};
use crate::units::order;
use crate::units::{Millis, UnixMillis};

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
    /// Something is kept that was not there before.
    pub(super) changed: bool,
    /// The oldest fact delivered was known already.
    pub(super) met_known: bool,
    /// Events before this moment were cut off for want of room.
    pub(super) cut_before: Option<UnixMillis>,
}

/// A kind of fact, and how it is kept.
trait Kept: Timed + Clone + PartialEq {
    const KEEPING: Keeping;

    /// This fact with what an update of it says; an update that is whole replaces it.
    fn updated(&self, update: &Self) -> Self {
        let _ = self;
        update.clone()
    }

    /// True when both are the same event.
    fn is_same_event(&self, other: &Self) -> bool {
        self == other
    }
}

macro_rules! kept {
    ($keeping:ident: $($kind:ident)*) => {
        $(impl Kept for $kind { const KEEPING: Keeping = Keeping::$keeping; })*
    };
}

kept! { ByTime: Candle OpenInterest LiquidationBar LongShort TakerFlow Depth ImpliedVolatility
FearGreed GlobalMarket }
kept! { Table: ContractSpec RiskTier DerivativesVenue Treasury }

impl Kept for Ticker {
    const KEEPING: Keeping = Keeping::ByTime;
    fn updated(&self, update: &Self) -> Self {
        Self {
            at: update.at,
            last: update.last.or(self.last),
            open_24h: update.open_24h.or(self.open_24h),
            mark: update.mark.or(self.mark),
            index: update.index.or(self.index),
            volume_24h: update.volume_24h.or(self.volume_24h),
            turnover_24h: update.turnover_24h.or(self.turnover_24h),
        }
    }
}

impl Kept for Funding {
    const KEEPING: Keeping = Keeping::ByTime;
    fn updated(&self, update: &Self) -> Self {
        Self {
            interval: update.interval.or(self.interval),
            next: update.next.or(self.next.filter(|&next| next > update.at)),
            ..*update
        }
    }
}

impl Kept for Liquidation {
    const KEEPING: Keeping = Keeping::Events;
    fn is_same_event(&self, other: &Self) -> bool {
        match (&self.id, &other.id) {
            (Some(mine), Some(theirs)) => mine == theirs,
            _ => {
                self.at == other.at
                    && self.closed == other.closed
                    && self.price == other.price
                    && self.amount == other.amount
            }
        }
    }
}

/// Joins `new` facts, in the payload's order, to those that are kept.
fn join<F: Kept>(kept: &mut Vec<F>, new: Vec<F>, manner: Manner) -> Joined {
    match F::KEEPING {
        Keeping::Table => join_table(kept, new, manner),
        Keeping::Events => join_events(kept, new, manner),
        Keeping::ByTime if manner.keep <= Millis(0) => join_state(kept, new, manner),
        Keeping::ByTime => join_by_time(kept, new, manner),
    }
}

fn join_table<F: Kept>(kept: &mut Vec<F>, new: Vec<F>, manner: Manner) -> Joined {
    if manner.first_page {
        let changed = *kept != new;
        *kept = new;
        kept.truncate(MOST_ROWS);
        return Joined { changed, ..Joined::default() };
    }
    let room = MOST_ROWS.saturating_sub(kept.len());
    let changed = room > 0 && !new.is_empty();
    kept.extend(new.into_iter().take(room));
    Joined { changed, ..Joined::default() }
}

fn join_state<F: Kept>(kept: &mut Vec<F>, mut new: Vec<F>, manner: Manner) -> Joined {
    order::sort_by_key(&mut new, Timed::at);
    let before = kept.last().cloned();
    let mut newest = before.clone();
    for fact in new {
        newest = Some(match newest {
            // An answer that was overtaken on the way.
            Some(held) if fact.at() < held.at() => held,
            Some(held) if manner.streamed => held.updated(&fact),
            _ => fact,
        });
    }
    let changed = newest != before;
    kept.clear();
    kept.extend(newest);
    Joined { changed, ..Joined::default() }
}

fn join_by_time<F: Kept>(kept: &mut Vec<F>, mut new: Vec<F>, manner: Manner) -> Joined {
    order::sort_by_key(&mut new, Timed::at);
    let met_known = new
        .first()
        .is_some_and(|oldest| kept.binary_search_by_key(&oldest.at(), Timed::at).is_ok());
    let before = kept.clone();
    // Stable, so that of two facts of the same time the one that came later stands later.
    kept.append(&mut new);
    order::sort_by_key(kept, Timed::at);
    let mut one_each: Vec<F> = Vec::with_capacity(kept.len());
    for fact in kept.drain(..) {
        match one_each.last_mut() {
            Some(last) if last.at() == fact.at() => *last = fact,
            _ => one_each.push(fact),
        }
    }
    *kept = one_each;
    forget_old(kept, manner);
    if kept.len() > MOST_ROWS {
        kept.drain(..kept.len() - MOST_ROWS);
    }
    Joined { changed: *kept != before, met_known, cut_before: None }
}

fn join_events<F: Kept>(kept: &mut Vec<F>, mut new: Vec<F>, manner: Manner) -> Joined {
    order::sort_by_key(&mut new, Timed::at);
    let mut joined = Joined::default();
    for (position, event) in new.into_iter().enumerate() {
        let at = event.at();
        let from = kept.partition_point(|held| held.at() < at);
        let to = kept.partition_point(|held| held.at() <= at);
        let known = kept
            .get(from..to)
            .is_some_and(|same_time| same_time.iter().any(|held| held.is_same_event(&event)));
        joined.met_known |= known && position == 0;
        if !known {
            kept.insert(to, event);
            joined.changed = true;
        }
    }
    forget_old(kept, manner);
    if kept.len() > MOST_EVENTS {
        kept.drain(..kept.len() - EVENTS_AFTER_CUT);
        joined.cut_before = kept.first().and_then(Timed::at);
    }
    joined
}

fn forget_old<F: Kept>(kept: &mut Vec<F>, manner: Manner) {
    let Some(floor) = manner.floor() else { return };
    let old = kept.partition_point(|fact| fact.at().is_some_and(|at| at < floor));
    kept.drain(..old);
}

macro_rules! over_kinds {
    ($($kind:ident)*) => {
        /// Joins `new` facts of one kind to those that are kept; facts of another kind are left out.
        pub(super) fn join_facts(kept: &mut Facts, new: Vec<Observation>, manner: Manner) -> Joined {
            match kept {
                $(Facts::$kind(kept) => {
                    let new = new
                        .into_iter()
                        .filter_map(|fact| match fact { Observation::$kind(fact) => Some(fact), _ => None })
                        .collect();
                    join(kept, new, manner)
                })*
            }
        }

        /// No facts of `kind`.
        pub(super) fn none_of(kind: Kind) -> Facts {
            match kind { $(Kind::$kind => Facts::$kind(Vec::new()),)* }
        }

        /// How facts of `kind` are kept.
        pub(super) fn keeping(kind: Kind) -> Keeping {
            match kind { $(Kind::$kind => <$kind as Kept>::KEEPING,)* }
        }
    };
}

over_kinds! {
    Ticker Candle OpenInterest LiquidationBar Liquidation Funding LongShort TakerFlow Depth
    ContractSpec RiskTier ImpliedVolatility FearGreed GlobalMarket DerivativesVenue Treasury
}
