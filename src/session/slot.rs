//! One feed, for one coin or for all.

use crate::market::{Asset, FeedFault, FeedStatus, Span};
use crate::units::UnixMillis;
use crate::venues::{Adapter, Ask, Feed, Page, Readable, Scope, Want};

/// How an answer is got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Over HTTP.
    Http,
    /// By a message over a socket that answers requests.
    Call,
}

/// Asked for answers, or listened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Asked,
    Heard,
}

/// What stands in the way of a feed whose amounts are in contracts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Specs {
    Known,
    Awaited,
    Failed,
}

/// One feed, for one coin or for all.
#[derive(Clone)]
pub(super) struct Slot {
    /// Which desk its venue is.
    pub(super) desk: usize,
    pub(super) adapter: &'static Adapter,
    pub(super) feed: &'static Feed,
    pub(super) asset: Option<Asset>,
    pub(super) role: Role,
    /// False when the venue does not list the coin.
    pub(super) listed: bool,
    /// Whether the plan wants it asked or listened to now.
    pub(super) needed: bool,
    /// The ways that are left, the next one first.
    pub(super) ways: Vec<Way>,
    pub(super) status: FeedStatus,
    pub(super) since: UnixMillis,
    /// Not asked before this moment.
    pub(super) due: UnixMillis,
    /// Since when an answer is awaited.
    pub(super) asked_at: Option<UnixMillis>,
    /// When it first was wanted, for the limits of patience.
    pub(super) wanted_at: Option<UnixMillis>,
    pub(super) failures: u32,
    /// When it was last read to the end.
    pub(super) read_at: Option<UnixMillis>,
    pub(super) page: Option<Page>,
    pub(super) pages_read: u32,
    /// The first ask was answered, failed for good, or given up.
    pub(super) done: bool,
    /// Whether a page may read its answers over HTTP: what came through once is readable.
    pub(super) readable: Readable,
    /// Unreadable messages in a row.
    pub(super) garbled: u32,
    /// For a stream of events: when it was really listened to, by our own clock.
    pub(super) listened: Vec<Span>,
}

impl Slot {
    /// The slots of one feed: one for each coin, or one for all; one more where it is a stream.
    pub(super) fn of_feed(
        desk: usize,
        adapter: &'static Adapter,
        feed: &'static Feed,
        assets: &[Asset],
        in_browser: bool,
        now: UnixMillis,
    ) -> Vec<Self> {
        let mut slots = Vec::new();
        if feed.http.is_some() || feed.call.is_some() {
            let coins: Vec<Option<Asset>> = match feed.scope {
                Scope::Global => vec![None],
                Scope::PerAsset => assets.iter().copied().map(Some).collect(),
            };
            for asset in coins {
                let ways = ways(feed, asset, in_browser, now);
                slots.push(Self::new(desk, adapter, feed, asset, Role::Asked, ways, now));
            }
        }
        if feed.stream.is_some() {
            slots.push(Self::new(desk, adapter, feed, None, Role::Heard, Vec::new(), now));
        }
        slots
    }

    fn new(
        desk: usize,
        adapter: &'static Adapter,
        feed: &'static Feed,
        asset: Option<Asset>,
        role: Role,
        ways: Vec<Way>,
        now: UnixMillis,
    ) -> Self {
        Self {
            desk,
            adapter,
            feed,
            asset,
            role,
            listed: role == Role::Heard || !ways.is_empty(),
            needed: false,
            ways,
            status: FeedStatus::Spare,
            since: now,
            due: now,
            asked_at: None,
            wanted_at: None,
            failures: 0,
            read_at: None,
            page: None,
            pages_read: 0,
            done: false,
            readable: feed.readable,
            garbled: 0,
            listened: Vec::new(),
        }
    }

    /// True when the feed is one that a page may not be able to read at all, as far as is known.
    pub(super) fn is_doubtful(&self) -> bool {
        self.readable != Readable::Yes
    }

    /// True when this feed tells what the venue's contracts are.
    pub(super) fn tells_specs(&self) -> bool {
        self.feed.serves.iter().any(|&(want, _)| want == Want::ContractSpecs)
    }

    /// True when its last outcome was a failure.
    pub(super) fn has_failed(&self) -> bool {
        matches!(self.status, FeedStatus::Failed(_))
    }

    /// Puts the way just tried behind the others.
    pub(super) fn try_other_way(&mut self) {
        if !self.ways.is_empty() {
            self.ways.rotate_left(1);
        }
    }

    /// Notes an outcome; true when it is another one than before.
    pub(super) fn turn(&mut self, status: FeedStatus, now: UnixMillis) -> bool {
        let news = self.status != status;
        self.status = status;
        self.since = now;
        news
    }

    /// Forgets a half-followed answer.
    pub(super) fn start_over(&mut self) {
        self.asked_at = None;
        self.page = None;
        self.pages_read = 0;
    }

    /// Whether the fault just noted settles what became of the first ask: a fault that is retried
    /// soon does not, until it has come twice.
    pub(super) fn settle_failure(&mut self, retried_soon: bool) {
        if !retried_soon || self.failures >= 2 {
            self.done = true;
        }
    }

    /// The fault of a feed whose contracts' sizes cannot be known.
    pub(super) fn without_specs() -> FeedFault {
        FeedFault::Unreadable("contract specifications are not known".to_owned())
    }
}

/// The ways to ask, best first; none for a coin that the venue does not list.
fn ways(feed: &Feed, asset: Option<Asset>, in_browser: bool, now: UnixMillis) -> Vec<Way> {
    let ask = Ask { asset, now, page: None };
    let http = feed.http.and_then(|http| http(&ask)).map(|_| Way::Http);
    let call = feed.call.and_then(|call| (call.text)(&ask, 0)).map(|_| Way::Call);
    // A page prefers an answer over a socket to one that it may not be allowed to read. Elsewhere
    // nothing stands in the way of HTTP.
    let ways = match (in_browser, feed.readable) {
        (true, Readable::Mixed | Readable::Unknown) => [call, http],
        (true, Readable::Yes) => [http, call],
        (false, _) => [http, call.filter(|_| http.is_none())],
    };
    ways.into_iter().flatten().collect()
}
