//! How the wider markets moved.

use crate::cli::twin::truth::{Truth, change_pct};
use crate::cli::twin::wider::Wider;
use crate::cli::twin::world::World;
use crate::units::{Millis, UnixMillis};

/// Fewest hours of a day in which a market must trade for a change over it.
const FEWEST: usize = 6;

/// The changes over 24 hours; the dollar's is that of what a dollar costs in euros.
pub(super) fn tell(world: &World, at: UnixMillis, told: &mut Truth) {
    let day = at - Millis::DAY;
    let traded = |market: &Wider<'_>| {
        market.bars(day.floor(Millis::HOUR), at, Millis::HOUR, at).len() >= FEWEST
    };
    let change = |market: Option<Wider<'_>>, inverted: bool| {
        let market = market.filter(traded)?;
        let (now, before) = (market.price(at), market.price(day));
        Some(if inverted { change_pct(before, now) } else { change_pct(now, before) })
    };
    let name = "market_change_pct";
    told.set(name, "24h", "equities", change(world.equities(), false));
    told.set(name, "24h", "gold", change(world.gold(), false));
    told.set(name, "24h", "dollar", change(world.euro(), true));
}
