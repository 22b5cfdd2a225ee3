//! Who was asked, what came of each feed, and the credit that publishers ask for.

use crate::explain::VenueAnswer;
use crate::explain::words::{self, Message};
use crate::market::{FeedStatus, Snapshot, Venue};
use crate::venues;
use crate::view::figure::{Shelf, about};

/// One venue's row.
#[derive(Clone, Debug, PartialEq)]
pub struct VenueRow {
    /// Who.
    pub venue: Venue,
    /// Its name.
    pub name: String,
    /// Feeds that were read.
    pub read: usize,
    /// Feeds that failed.
    pub failed: usize,
    /// Feeds still waited for.
    pub waiting: usize,
    /// Each feed that was asked.
    pub feeds: Vec<FeedRow>,
    /// The credit it asks for.
    pub attribution: Option<Attribution>,
}

/// One feed's row.
#[derive(Clone, Debug, PartialEq)]
pub struct FeedRow {
    /// Its name, with the coin where it is asked for each one.
    pub name: String,
    /// What came of it.
    pub status: FeedStatus,
    /// The same in words.
    pub text: String,
}

/// A publisher's credit.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// What is shown.
    pub text: String,
    /// Where it leads.
    pub link: String,
}

pub(crate) fn venue_rows(shelf: Shelf<'_>, snapshot: &Snapshot) -> Vec<VenueRow> {
    let row = |answer: &VenueAnswer| {
        let mut feeds = Vec::new();
        for feed in snapshot.feeds.iter().filter(|feed| feed.venue == answer.venue) {
            let mut name = feed.feed.clone();
            if let Some(asset) = feed.asset {
                name.push(' ');
                name.push_str(asset.ticker());
            }
            let text = shelf.say(&words::status(&feed.status));
            feeds.push(FeedRow { name, status: feed.status.clone(), text });
        }
        let credit = venues::adapter(answer.venue).and_then(|adapter| adapter.attribution);
        VenueRow {
            venue: answer.venue,
            name: answer.venue.name().to_owned(),
            read: answer.read,
            failed: answer.failed,
            waiting: answer.waiting,
            feeds,
            attribution: credit.map(|(name, link)| Attribution {
                text: shelf.say(&about(Message::DataFrom, name)),
                link: link.to_owned(),
            }),
        }
    };
    shelf.report.venues.iter().map(row).collect()
}
