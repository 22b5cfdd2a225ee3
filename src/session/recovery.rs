//! What to do after a fault: one table.

use crate::market::FeedFault;
use crate::units::Millis;

/// First and longest wait of a quick retry.
pub(super) const QUICK: (Millis, Millis) = (Millis::SECOND, Millis::minutes(2));
/// First and longest wait of a venue that says it is asked too often.
pub(super) const CROWDED: (Millis, Millis) = (Millis::seconds(15), Millis::minutes(10));
/// A venue that has not complained for this long is not thought to be crowded any more.
pub(super) const CALM: Millis = Millis::minutes(10);
/// Shortest wait then: budgets are counted by the minute, and most pages are told no better.
const LEFT_ALONE: Millis = Millis::seconds(30);
/// First and longest wait before connecting again.
pub(super) const RECONNECT: (Millis, Millis) = (Millis::SECOND, Millis::minutes(1));
/// The wait after a refusal that will hardly be lifted soon, such as one by region.
const REFUSED: Millis = Millis::minutes(30);
/// Shortest wait after a ban.
const BANNED: Millis = Millis::minutes(2);

/// What to do after a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Recovery {
    /// Ask again soon, later after each further failure.
    Backoff,
    /// Ask nothing of the whole venue for a while, and at least this long.
    HoldVenue(Millis),
    /// Ask again when the feed would be asked anyway: the same answer would come.
    NextTurn,
    /// Ask again after this long.
    After(Millis),
    /// Do not ask again in this session.
    Never,
}

/// What to do after `fault`. `tried_once` holds for a feed that a page may not be able to read at
/// all: what is blocked once stays blocked.
pub(super) fn recovery(fault: &FeedFault, tried_once: bool) -> Recovery {
    match fault {
        FeedFault::Blocked if tried_once => Recovery::Never,
        FeedFault::Status(403 | 451) => Recovery::After(REFUSED),
        FeedFault::Status(418) => Recovery::HoldVenue(BANNED),
        FeedFault::Status(429) | FeedFault::RateLimited => Recovery::HoldVenue(LEFT_ALONE),
        FeedFault::Status(408 | 500..)
        | FeedFault::Offline
        | FeedFault::Blocked
        | FeedFault::TimedOut
        | FeedFault::Closed(_)
        | FeedFault::Silent => Recovery::Backoff,
        FeedFault::Status(_) | FeedFault::Unreadable(_) => Recovery::NextTurn,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_has_its_own_way_back() {
        let table = [
            (FeedFault::Blocked, true, Recovery::Never),
            (FeedFault::Blocked, false, Recovery::Backoff),
            (FeedFault::Status(451), false, Recovery::After(REFUSED)),
            (FeedFault::Status(403), false, Recovery::After(REFUSED)),
            (FeedFault::Status(418), false, Recovery::HoldVenue(BANNED)),
            (FeedFault::Status(429), false, Recovery::HoldVenue(LEFT_ALONE)),
            (FeedFault::RateLimited, false, Recovery::HoldVenue(LEFT_ALONE)),
            (FeedFault::Status(404), false, Recovery::NextTurn),
            (FeedFault::Status(502), false, Recovery::Backoff),
            (FeedFault::Unreadable(String::new()), false, Recovery::NextTurn),
            (FeedFault::TimedOut, true, Recovery::Backoff),
        ];
        for (fault, tried_once, expected) in table {
            assert_eq!(recovery(&fault, tried_once), expected, "{fault:?}");
        }
    }
}
