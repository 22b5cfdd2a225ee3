//! Who was asked, and what came of it.

use crate::explain::report::VenueAnswer;
use crate::market::{FeedStatus, Snapshot, Venue};
use crate::units::sorted::Sorted;

/// One row a venue, in the order of the list of venues. A feed that was not needed counts nowhere.
pub(crate) fn venue_answers(snapshot: &Snapshot) -> Vec<VenueAnswer> {
    let mut rows: Sorted<Venue, VenueAnswer> = Sorted::new();
    for feed in &snapshot.feeds {
        let none = VenueAnswer { venue: feed.venue, read: 0, failed: 0, waiting: 0 };
        let Some(row) = rows.get_or_insert(feed.venue, none) else { continue };
        match feed.status {
            FeedStatus::Read => row.read += 1,
            FeedStatus::Failed(_) => row.failed += 1,
            FeedStatus::Waiting => row.waiting += 1,
            FeedStatus::Spare => {}
        }
    }
    rows.into_values()
}
