//! Who was asked, and what came of it.

use crate::explain::report::VenueAnswer;
use crate::market::{FeedStatus, Snapshot, Venue};

/// One row a venue, in the order of the list of venues. A feed that was not needed counts nowhere.
pub(crate) fn venue_answers(snapshot: &Snapshot) -> Vec<VenueAnswer> {
    let mut rows = Vec::new();
    for &venue in Venue::ALL {
        let mut row = VenueAnswer { venue, read: 0, failed: 0, waiting: 0 };
        let mut known = false;
        for feed in snapshot.feeds.iter().filter(|feed| feed.venue == venue) {
            known = true;
            match feed.status {
                FeedStatus::Read => row.read += 1,
                FeedStatus::Failed(_) => row.failed += 1,
                FeedStatus::Waiting => row.waiting += 1,
                FeedStatus::Spare => {}
            }
        }
        if known {
            rows.push(row);
        }
    }
    rows
}
