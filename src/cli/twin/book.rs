//! Order books that are told by their changes. Such a book stands still for a second, so that a
//! page that was asked for it and the changes that follow are of the same levels.

use crate::cli::twin::world::{Levels, Place};
use crate::units::{Millis, UnixMillis};

/// How long a book stands still.
const EVERY: Millis = Millis::SECOND;

/// Levels a side that changes are told of.
const MOST: usize = 1_000;

/// What a book becomes at the beginning of a second: levels whose amount is 0 are gone.
pub struct Change {
    /// When; also the number of the book.
    pub at: UnixMillis,
    /// The number of the book before.
    pub before: UnixMillis,
    /// Bids, those that are gone first.
    pub bids: Levels,
    /// Asks, those that are gone first.
    pub asks: Levels,
}

/// Since when the book of an instant stands.
pub fn since(now: UnixMillis) -> UnixMillis {
    now.floor(EVERY)
}

/// The book of an instant.
pub fn standing(place: &Place<'_>, now: UnixMillis, most: usize) -> (Levels, Levels) {
    place.book(since(now), most)
}

/// The changes up to now after the one at `told`; the newest alone where none was told.
pub fn changes(place: &Place<'_>, told: Option<UnixMillis>, now: UnixMillis) -> Vec<Change> {
    let newest = since(now);
    let first = told.map_or(newest, |told| told + EVERY);
    let seconds = core::iter::successors(Some(first), |at| Some(*at + EVERY));
    seconds.take_while(|at| *at <= newest).map(|at| change(place, at)).collect()
}

fn change(place: &Place<'_>, at: UnixMillis) -> Change {
    let before = at - EVERY;
    let (old_bids, old_asks) = place.book(before, MOST);
    let (bids, asks) = place.book(at, MOST);
    let side = |old: Levels, new: Levels| -> Levels {
        let stays = |price: f64| new.iter().any(|level| level.0.to_bits() == price.to_bits());
        let gone = old.into_iter().map(|level| level.0).filter(|price| !stays(*price));
        let gone: Levels = gone.map(|price| (price, 0.0)).collect();
        gone.into_iter().chain(new).collect()
    };
    Change { at, before, bids: side(old_bids, bids), asks: side(old_asks, asks) }
}
