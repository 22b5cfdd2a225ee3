//! The session itself: what each event leads to.

use crate::market::{Asset, FeedFault, FeedHealth, FeedStatus, Origin, Snapshot, Span, Venue};
use crate::session::backoff::Dice;
use crate::session::desk::Desk;
use crate::session::link::{Link, Phase};
use crate::session::plan::Plan;
use crate::session::retain::Shelf;
use crate::session::slot::{Role, Slot};
use crate::session::{Effect, Event, RequestId};
use crate::settings::{Route, Settings};
use crate::units::order;
use crate::units::sorted::Sorted;
use crate::units::{Millis, UnixMillis};
use crate::venues::{self, Adapter, Feed, SpecBook};

/// Cached contract specifications older than this are not relied on.
const SPECS_KEEP: Millis = Millis::days(7);
/// How far a cached snapshot may be ahead of our clock before it is not believed.
const SKEW: Millis = Millis::MINUTE;

/// Where the session runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shell {
    /// In a page, which may not read every answer.
    Browser,
    /// In a program of its own, which may.
    Native,
}

/// What the session is told about where it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Surroundings {
    /// In a page or not.
    pub shell: Shell,
    /// Where the draws for waits begin: the same seed and events give the same effects.
    pub seed: u64,
}

/// The state of all feeds.
pub struct Session {
    pub(super) settings: Settings,
    pub(super) shell: Shell,
    /// The coins that are asked for: those of the settings, and bitcoin to compare them with.
    pub(super) assets: Vec<Asset>,
    /// By our own clock. What was observed is dated by the venues', [`Session::venues_now`].
    pub(super) now: UnixMillis,
    /// How far our clock is behind the venues', as far as is known.
    pub(super) behind: Millis,
    pub(super) dice: Dice,
    pub(super) desks: Vec<Desk>,
    pub(super) slots: Vec<Slot>,
    pub(super) links: Vec<Link>,
    pub(super) plan: Plan,
    pub(super) requests: Sorted<RequestId, Pending>,
    pub(super) calls: Sorted<u64, PendingCall>,
    pub(super) last_id: u64,
    pub(super) shelf: Shelf,
    pub(super) specs: SpecBook,
    pub(super) started: bool,
    pub(super) online: bool,
    /// Since when nobody looks.
    pub(super) hidden_since: Option<UnixMillis>,
    pub(super) wake: Option<UnixMillis>,
    pub(super) revision: u64,
    pub(super) unknown_messages: u64,
    pub(super) rejected_rows: u64,
}

/// A request that is under way.
#[derive(Clone, Debug)]
pub(super) struct Pending {
    pub(super) slot: usize,
    pub(super) host: String,
    /// Until when it asks for what was.
    pub(super) until: UnixMillis,
    pub(super) deadline: UnixMillis,
}

/// A request over a socket that is under way.
#[derive(Clone, Debug)]
pub(super) struct PendingCall {
    pub(super) slot: usize,
    pub(super) link: usize,
    pub(super) deadline: UnixMillis,
    /// The message, until it was sent.
    pub(super) unsent: Option<String>,
}

impl Session {
    /// A session of all venues that the settings allow. Nothing happens before
    /// [`Event::Started`].
    pub fn new(settings: Settings, surroundings: Surroundings, now: UnixMillis) -> Self {
        Self::over(venues::ALL, settings, surroundings, now)
    }

    /// A session of those of `adapters` that the settings allow.
    pub fn over(
        adapters: &[&'static Adapter],
        settings: Settings,
        surroundings: Surroundings,
        now: UnixMillis,
    ) -> Self {
        let mut assets: Vec<Asset> = Vec::new();
        for asset in settings.assets.iter().copied().chain([Asset::BTC]) {
            if !assets.contains(&asset) {
                assets.push(asset);
            }
        }
        let desks: Vec<Desk> = adapters
            .iter()
            .filter(|adapter| settings.venues.contains(&adapter.venue))
            .map(|adapter| Desk::new(adapter, now))
            .collect();
        let in_browser = surroundings.shell == Shell::Browser;
        let mut slots = Vec::new();
        let mut links = Vec::new();
        for (desk, Desk { adapter, .. }) in desks.iter().enumerate() {
            for feed in adapter.feeds {
                slots.extend(Slot::of_feed(desk, adapter, feed, &assets, in_browser, now));
            }
            for socket in adapter.sockets {
                links.push(Link { desk, adapter, socket, phase: Phase::Idle, failures: 0 });
            }
        }
        let plan = Plan::of(&slots, &assets);
        Self {
            settings,
            shell: surroundings.shell,
            assets,
            now,
            behind: Millis(0),
            dice: Dice::seeded(surroundings.seed),
            desks,
            slots,
            links,
            plan,
            requests: Sorted::new(),
            calls: Sorted::new(),
            last_id: 0,
            shelf: Shelf::default(),
            specs: SpecBook::new(),
            started: false,
            online: true,
            hidden_since: None,
            wake: None,
            revision: 0,
            unknown_messages: 0,
            rejected_rows: 0,
        }
    }

    /// Shows a cached snapshot, with its age, until live figures arrive: each of its series is
    /// replaced when its own fresh one comes. What was not of these settings, or comes from the
    /// future, is left out.
    pub fn restore(&mut self, snapshot: Snapshot) {
        if snapshot.origin != self.origin() {
            return;
        }
        let latest = self.now + SKEW;
        for series in snapshot.series {
            let source = &series.source;
            let desk = self.desks.iter_mut().find(|desk| desk.adapter.venue == source.venue);
            let Some(desk) = desk else { continue };
            let feed = desk.adapter.feeds.iter().find(|feed| feed.name == source.feed);
            let is_wider = feed.is_some_and(Feed::tells_wider_markets);
            let is_ours =
                is_wider || source.asset().is_none_or(|asset| self.assets.contains(&asset));
            if feed.is_none() || !is_ours || series.seen > latest {
                continue;
            }
            if let Some(specs) = series.facts.of::<crate::market::ContractSpec>()
                && let Some(instrument) = &source.instrument
                && series.seen.until(self.now) < SPECS_KEEP
            {
                for &spec in specs {
                    self.specs.insert(source.venue, &instrument.symbol, spec);
                }
                if !specs.is_empty() && !desk.cached_specs.contains(&instrument.asset) {
                    desk.cached_specs.push(instrument.asset);
                }
            }
            self.shelf.restore(series);
        }
        self.revision += 1;
    }

    /// Takes in what happened, and says what is to be done.
    #[must_use = "nothing happens unless the effects are carried out"]
    pub fn apply(&mut self, now: UnixMillis, event: Event) -> Vec<Effect> {
        self.follow_clock(now);
        let mut effects = Vec::new();
        match event {
            Event::Started => self.started = true,
            Event::Woke => {}
            Event::Fetched(id, result) => self.fetched(id, result),
            Event::Opened(id) => self.opened(id),
            Event::Text(id, text) => {
                // In a storm most messages change nothing but figures.
                if !self.heard(id, &text, &mut effects) {
                    return effects;
                }
            }
            Event::Closed(id, code) => self.closed(id, FeedFault::Closed(code)),
            Event::Visible(visible) => self.show(visible),
            Event::Online(online) => self.connect(online),
        }
        self.tend(&mut effects);
        effects
    }

    /// When to send [`Event::Woke`], if nothing else happens before.
    pub fn next_wakeup(&self) -> Option<UnixMillis> {
        self.wake
    }

    /// Grows whenever what a snapshot would hold has changed.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Everything observed up to `now`, a time of our own clock. The snapshot is dated by the
    /// venues' clocks where they tell that ours is slow.
    pub fn snapshot(&self, now: UnixMillis) -> Snapshot {
        let now = now + self.behind;
        let by_venues =
            |span: &Span| Span { from: span.from + self.behind, to: span.to + self.behind };
        let listened: Vec<(Venue, &Feed, Vec<Span>)> = self
            .slots
            .iter()
            .filter(|slot| slot.role == Role::Heard)
            .map(|slot| {
                let listened = slot.listened.iter().map(by_venues).collect();
                (slot.adapter.venue, slot.feed, listened)
            })
            .collect();
        let mut feeds: Vec<FeedHealth> = self
            .slots
            .iter()
            .map(|slot| FeedHealth {
                venue: slot.adapter.venue,
                feed: slot.feed.name.to_owned(),
                asset: slot.asset,
                kinds: slot.feed.yields.to_vec(),
                status: slot.status.clone(),
                since: slot.since + self.behind,
            })
            .collect();
        order::sort_by(&mut feeds, |a, b| {
            (a.venue, &a.feed, a.asset).cmp(&(b.venue, &b.feed, b.asset))
        });
        Snapshot {
            taken_at: now,
            origin: self.origin(),
            series: self.shelf.series(&listened, &self.assets, now),
            feeds,
        }
    }

    /// True when every first ask was answered, failed or given up: what is missing now will hardly
    /// come soon. A stream is not waited for where the venue's answers have told the same.
    pub fn settled(&self) -> bool {
        let settled = |slot: &Slot| !slot.needed || slot.done || self.is_answered(slot);
        self.started && self.slots.iter().all(settled)
    }

    /// True for a stream that would only tell what its venue's answers have told already.
    fn is_answered(&self, stream: &Slot) -> bool {
        stream.role == Role::Heard
            && !stream.feed.serves.is_empty()
            && stream.feed.serves.iter().all(|(want, _)| {
                let mut answers = self.slots.iter().filter(|slot| {
                    let tells = slot.feed.serves.iter().any(|(told, _)| told == want);
                    slot.desk == stream.desk && slot.role == Role::Asked && slot.needed && tells
                });
                let first = answers.next();
                first.is_some_and(|slot| slot.read_at.is_some())
                    && answers.all(|slot| slot.read_at.is_some())
            })
    }

    /// Socket messages that were of no known kind or of no known feed.
    pub fn unknown_messages(&self) -> u64 {
        self.unknown_messages
    }

    /// Rows that could not be read among others that could.
    pub fn rejected_rows(&self) -> u64 {
        self.rejected_rows
    }

    fn origin(&self) -> Origin {
        match self.settings.route {
            Route::Venues | Route::Relay(_) => Origin::Venues,
            Route::Twin(_) => Origin::Simulation,
        }
    }

    /// A number that names one request, call or connection, and never another one.
    pub(super) fn new_id(&mut self) -> u64 {
        self.last_id += 1;
        self.last_id
    }

    /// True when new requests may be sent.
    pub(super) fn may_ask(&self) -> bool {
        self.started && self.online && self.hidden_since.is_none()
    }

    /// Notes an outcome of one feed.
    pub(super) fn turn(&mut self, index: usize, status: FeedStatus) {
        let now = self.now;
        if self.slots.get_mut(index).is_some_and(|slot| slot.turn(status, now)) {
            self.revision += 1;
        }
    }

    /// A clock that was set back must not leave every feed waiting for a time long gone. One that
    /// leapt may be right now, or the machine slept.
    fn follow_clock(&mut self, now: UnixMillis) {
        if self.behind > Millis(0) && (now - self.now).0.abs() > SKEW.0 {
            self.behind = Millis(0);
        }
        if now < self.now - SKEW {
            for slot in &mut self.slots {
                slot.due = slot.due.min(now);
                slot.since = slot.since.min(now);
                slot.asked_at = slot.asked_at.map(|at| at.min(now));
                slot.wanted_at = slot.wanted_at.map(|at| at.min(now));
            }
            for desk in &mut self.desks {
                desk.held_until = None;
            }
            for pending in self.requests.values_mut() {
                pending.deadline = pending.deadline.min(now);
            }
            for call in self.calls.values_mut() {
                call.deadline = call.deadline.min(now);
            }
            for link in &mut self.links {
                match &mut link.phase {
                    Phase::Connecting { since, .. } => *since = now,
                    Phase::Resting { until } => *until = now,
                    Phase::Open(standing) => {
                        standing.opened = standing.opened.min(now);
                        standing.heard = Some(now);
                        standing.keep_alive_due = standing.keep_alive_due.map(|_| now);
                        standing.listening = None;
                    }
                    Phase::Idle => {}
                }
            }
            self.hidden_since = self.hidden_since.map(|_| now);
        }
        self.now = now;
    }

    fn show(&mut self, visible: bool) {
        match (visible, self.hidden_since) {
            (true, Some(_)) => {
                self.hidden_since = None;
                // What could not be asked for is not late.
                for slot in &mut self.slots {
                    if slot.status == FeedStatus::Waiting {
                        slot.wanted_at = Some(self.now);
                        slot.done = false;
                    }
                }
            }
            (false, None) => self.hidden_since = Some(self.now),
            (true, None) | (false, Some(_)) => {}
        }
    }

    fn connect(&mut self, online: bool) {
        let came_back = online && !self.online;
        self.online = online;
        if came_back {
            for slot in self.slots.iter_mut().filter(|slot| {
                matches!(
                    slot.status,
                    FeedStatus::Failed(
                        FeedFault::Offline
                            | FeedFault::Blocked
                            | FeedFault::TimedOut
                            | FeedFault::Closed(_)
                            | FeedFault::Silent
                    )
                )
            }) {
                slot.due = self.now;
                slot.failures = 0;
            }
            for link in &mut self.links {
                if let Phase::Resting { until } = &mut link.phase {
                    *until = self.now;
                    link.failures = 0;
                }
            }
        }
        if !online {
            for index in 0..self.slots.len() {
                let waits = self.slots.get(index).is_some_and(|slot| {
                    slot.needed && slot.status == FeedStatus::Waiting && slot.asked_at.is_none()
                });
                if waits {
                    self.turn(index, FeedStatus::Failed(FeedFault::Offline));
                }
            }
        }
    }
}
