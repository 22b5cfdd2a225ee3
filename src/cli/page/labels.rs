//! Words of a published page that do not change with its figures.

use crate::explain::Window;
use crate::explain::words::{self, Message};
use crate::settings::Locale;

/// The words in one language.
pub(super) struct Labels {
    /// The window of a tile's change.
    pub(super) day: String,
    /// The part that answers the question.
    pub(super) answer: String,
    /// The section of the coins.
    pub(super) coins: String,
    /// The section of the reasons.
    pub(super) reasons: String,
    /// The section of what would have to change.
    pub(super) checklist: String,
    /// The section of the market as a whole.
    pub(super) market: String,
    /// The section of sources.
    pub(super) sources: String,
    /// Opens a card's table.
    pub(super) all_figures: String,
    /// Opens a chart's table.
    pub(super) chart_table: String,
    /// Opens a venue's feeds.
    pub(super) each_feed: String,
    /// Head over venues.
    pub(super) venue: String,
    /// Head over counts of feeds read.
    pub(super) read: String,
    /// Head over counts of feeds that failed.
    pub(super) failed: String,
    /// Head over counts of feeds waited for.
    pub(super) waiting: String,
}

impl Labels {
    /// The words in that language.
    pub(super) fn of(locale: Locale) -> Self {
        let say = |message| words::label(locale, message);
        Self {
            day: say(words::window_short(Window::Day)),
            answer: say(Message::Answer),
            coins: say(Message::Coins),
            reasons: say(Message::Reasons),
            checklist: say(Message::Checklist),
            market: say(Message::Market),
            sources: say(Message::Sources),
            all_figures: say(Message::AllFigures),
            chart_table: say(Message::ChartTable),
            each_feed: say(Message::EachFeed),
            venue: say(Message::Venue),
            read: say(Message::FeedsRead),
            failed: say(Message::FeedsFailed),
            waiting: say(Message::FeedsWaiting),
        }
    }
}
