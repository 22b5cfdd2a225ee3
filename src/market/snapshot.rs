//! Everything that was observed, with where it came from.
//!
//! A snapshot is the whole truth: all that the panel shows is a function of one snapshot, the
//! settings and a time.

use crate::market::{Asset, ContractKind, Coverage, Fact, Facts, Instrument, Kind, Venue};
use crate::units::{Millis, UnixMillis};
use serde::{Deserialize, Serialize};
use std::vec;

/// Everything that was observed up to a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The moment.
    pub taken_at: UnixMillis,
    /// Real or simulated. Recorded and simulated figures carry a banner.
    pub origin: Origin,
    /// What the venues told, ordered by source and kind.
    pub series: Vec<Series>,
    /// How every feed that was asked or listened to is doing, ordered by venue, feed and coin.
    pub feeds: Vec<FeedHealth>,
}

/// Where a snapshot's figures come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The venues themselves.
    Venues,
    /// A stand-in that plays a scenario; nothing of it happened.
    Simulation,
}

/// Where a series comes from. It is never dropped on the way to the screen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source {
    /// Who said it.
    pub venue: Venue,
    /// In which feed.
    pub feed: String,
    /// About what; `None` for the market as a whole.
    pub instrument: Option<Instrument>,
}

impl Source {
    /// True where it speaks of the coin itself, not of a contract on it.
    pub fn is_of_spot(&self) -> bool {
        let spot = |instrument: &Instrument| instrument.kind == ContractKind::Spot;
        self.instrument.as_ref().is_some_and(spot)
    }
}

/// A stretch of time, `from` up to but without `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// Its beginning.
    pub from: UnixMillis,
    /// Its end.
    pub to: UnixMillis,
}

impl Span {
    /// How much of this span lies within `window`.
    pub fn within(self, window: Self) -> Millis {
        let from = self.from.max(window.from);
        let to = self.to.min(window.to);
        Millis((to - from).0.max(0))
    }
}

/// Facts of one kind from one source.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Where they come from.
    pub source: Source,
    /// How much of what happened the feed tells.
    pub coverage: Coverage,
    /// When the newest of them was received, by our clock.
    pub seen: UnixMillis,
    /// For events: when the feed was really listened to, or what its answers reach back to. Outside
    /// these spans silence says nothing. Empty for states and bars.
    pub covered: Vec<Span>,
    /// The facts, oldest first.
    pub facts: Facts,
}

/// How a feed is doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedHealth {
    /// Whose feed.
    pub venue: Venue,
    /// Its name.
    pub feed: String,
    /// The coin it was asked for; `None` where one answer tells all.
    pub asset: Option<Asset>,
    /// What it would tell.
    pub kinds: Vec<Kind>,
    /// What came of it.
    pub status: FeedStatus,
    /// When that was.
    pub since: UnixMillis,
}

/// What came of asking a feed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeedStatus {
    /// Asked, and not answered yet.
    Waiting,
    /// Answered and read.
    Read,
    /// Not read, and why.
    Failed(FeedFault),
    /// Not asked: another venue's answer serves, or the venue does not list the coin.
    Spare,
}

/// Why a feed could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeedFault {
    /// The reader has no network.
    Offline,
    /// The browser would not let the page read it, or the connection failed. A page is told
    /// nothing more.
    Blocked,
    /// An HTTP status other than success.
    Status(u16),
    /// Asked too often.
    RateLimited,
    /// No answer within the time limit.
    TimedOut,
    /// The socket closed.
    Closed(u16),
    /// The socket is open and says nothing.
    Silent,
    /// An answer that could not be read; the text names the field and the problem, for sources
    /// and logs.
    Unreadable(String),
}

impl Snapshot {
    /// A snapshot of nothing.
    pub fn empty(taken_at: UnixMillis) -> Self {
        Self { taken_at, origin: Origin::Venues, series: Vec::new(), feeds: Vec::new() }
    }

    /// All series of one kind of fact, each with its facts.
    pub fn all<F: Fact>(&self) -> vec::IntoIter<(&Series, &[F])> {
        self.told(None).into_iter()
    }

    /// The series of one kind of fact about `asset`.
    pub fn about<F: Fact>(&self, asset: Asset) -> vec::IntoIter<(&Series, &[F])> {
        self.told(Some(asset)).into_iter()
    }

    /// A list: chains of adapters would be compiled anew for each kind of fact and each use.
    #[inline(never)]
    fn told<F: Fact>(&self, asset: Option<Asset>) -> Vec<(&Series, &[F])> {
        let mut told = Vec::new();
        for series in &self.series {
            if asset.is_some() && series.source.asset() != asset {
                continue;
            }
            if let Some(facts) = series.facts.of::<F>() {
                told.push((series, facts));
            }
        }
        told
    }
}

impl Source {
    /// The coin it is about, if it is about one.
    pub fn asset(&self) -> Option<Asset> {
        self.instrument.as_ref().map(|instrument| instrument.asset)
    }
}
