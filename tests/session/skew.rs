//! A reader's clock that is slow.

use crate::venues::{FIRST, SECOND, rows, ticker};
use crate::world::World;
use why_crypto_down::market::{FeedFault, FeedStatus, Ticker, Venue};
use why_crypto_down::session::Event;
use why_crypto_down::units::Millis;

const SLOW_BY: Millis = Millis::minutes(7);

/// What both venues tell, whose clocks are ahead of the reader's.
fn told(world: &mut World, ahead: Millis) {
    let body = rows(&[ticker("BTC", world.now + ahead, 100.0)]);
    world.answer("first.example/tickers", &body);
    world.answer("second.example/tickers", &body);
}

fn prices(world: &World) -> usize {
    world.snapshot().all::<Ticker>().filter(|(_, told)| !told.is_empty()).count()
}

#[test]
fn a_slow_clock_is_found_out_by_two_venues_that_agree_and_nothing_is_lost() {
    let mut world = World::page(&[&FIRST, &SECOND]);
    told(&mut world, SLOW_BY);
    assert_eq!(prices(&world), 0, "both seemed to be of the future");
    told(&mut world, SLOW_BY);
    assert_eq!(prices(&world), 2, "they were asked again at once");
    assert_eq!(world.status(Venue::Bybit, "tickers"), FeedStatus::Read);
    assert_eq!(world.snapshot().taken_at, world.now + SLOW_BY, "by the venues' clocks");
}

#[test]
fn one_venue_of_the_future_is_not_believed() {
    let mut world = World::page(&[&FIRST, &SECOND]);
    let body = rows(&[ticker("BTC", world.now + SLOW_BY, 100.0)]);
    world.answer("first.example/tickers", &body);
    world.answer("second.example/tickers", &rows(&[ticker("BTC", world.now, 100.0)]));
    assert!(matches!(world.fault(Venue::Bybit, "tickers"), FeedFault::Unreadable(_)));
    assert_eq!(world.snapshot().taken_at, world.now);
}

#[test]
fn two_venues_of_the_future_that_disagree_are_not_believed() {
    let mut world = World::page(&[&FIRST, &SECOND]);
    for (host, ahead) in [("first", SLOW_BY), ("second", SLOW_BY * 2)] {
        let body = rows(&[ticker("BTC", world.now + ahead, 100.0)]);
        world.answer(&format!("{host}.example/tickers"), &body);
    }
    assert_eq!((prices(&world), world.snapshot().taken_at), (0, world.now));
}

#[test]
fn a_clock_that_was_set_right_is_believed_again() {
    let mut world = World::page(&[&FIRST, &SECOND]);
    told(&mut world, SLOW_BY);
    world.now = world.now + SLOW_BY;
    world.tell(Event::Woke);
    world.pass(Millis::seconds(3));
    told(&mut world, Millis(0));
    assert_eq!(prices(&world), 2);
    assert_eq!(world.snapshot().taken_at, world.now);
}
