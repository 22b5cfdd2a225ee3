//! A world that a session lives in: it remembers what the session wants done, and answers when the
//! script says so.

use std::collections::BTreeMap;
use why_crypto_down::market::{Asset, Fact, FeedFault, FeedStatus, Series, Snapshot, Venue};
use why_crypto_down::session::{
    Answer, Effect, Event, FetchFault, RequestId, Session, Shell, SocketId, Surroundings,
};
use why_crypto_down::settings::Settings;
use why_crypto_down::units::{Millis, UnixMillis};
use why_crypto_down::venues::Adapter;

/// When every script begins.
pub(crate) const START: UnixMillis = UnixMillis(1_780_000_000_000);
/// More wake-ups than any script needs: a session that spins is found out.
const MOST_WAKES: usize = 20_000;

pub(crate) struct World {
    pub(crate) session: Session,
    pub(crate) now: UnixMillis,
    /// Requests under way, with their URLs.
    pub(crate) asked: BTreeMap<RequestId, String>,
    /// Connections wanted or up, with their URLs.
    pub(crate) sockets: BTreeMap<SocketId, String>,
    /// Every URL asked so far, with when.
    pub(crate) history: Vec<(UnixMillis, String)>,
    pub(crate) sent: Vec<(SocketId, String)>,
    pub(crate) aborted: Vec<RequestId>,
    pub(crate) opened: Vec<(UnixMillis, SocketId)>,
}

pub(crate) fn settings(coins: &[&str]) -> Settings {
    let assets = coins.iter().map(|coin| Asset::new(coin).unwrap()).collect();
    Settings { assets, ..Settings::default() }
}

impl World {
    pub(crate) fn new(adapters: &[&'static Adapter], settings: Settings, shell: Shell) -> Self {
        let surroundings = Surroundings { shell, seed: 7 };
        Self {
            session: Session::over(adapters, settings, surroundings, START),
            now: START,
            asked: BTreeMap::new(),
            sockets: BTreeMap::new(),
            history: Vec::new(),
            sent: Vec::new(),
            aborted: Vec::new(),
            opened: Vec::new(),
        }
    }

    /// A page that shows bitcoin, started.
    pub(crate) fn page(adapters: &[&'static Adapter]) -> Self {
        let mut world = Self::new(adapters, settings(&["BTC"]), Shell::Browser);
        world.tell(Event::Started);
        world
    }

    pub(crate) fn tell(&mut self, event: Event) {
        let effects = self.session.apply(self.now, event);
        for effect in effects {
            match effect {
                Effect::Fetch { id, request, .. } => {
                    self.history.push((self.now, request.url.clone()));
                    self.asked.insert(id, request.url);
                }
                Effect::Abort(id) => {
                    self.asked.remove(&id);
                    self.aborted.push(id);
                }
                Effect::Open { id, url } => {
                    self.opened.push((self.now, id));
                    self.sockets.insert(id, url);
                }
                Effect::Send(id, text) => {
                    assert!(self.sockets.contains_key(&id), "sent to a socket that is not there");
                    self.sent.push((id, text));
                }
                Effect::Close(id) => {
                    assert!(self.sockets.remove(&id).is_some(), "closed what is not there");
                }
            }
        }
    }

    /// Lets time pass, waking the session whenever it wants to be.
    pub(crate) fn pass(&mut self, length: Millis) {
        let end = self.now + length;
        for _ in 0..MOST_WAKES {
            let Some(wake) = self.session.next_wakeup().filter(|&wake| wake <= end) else {
                self.now = end;
                return;
            };
            self.now = self.now.max(wake);
            self.tell(Event::Woke);
        }
        panic!("the session wakes without end");
    }

    /// The request under way whose URL holds `part`.
    pub(crate) fn request(&self, part: &str) -> RequestId {
        let found = self.asked.iter().find(|(_, url)| url.contains(part));
        *found.unwrap_or_else(|| panic!("{part} is not asked; asked are {:?}", self.asked)).0
    }

    pub(crate) fn is_asked(&self, part: &str) -> bool {
        self.asked.values().any(|url| url.contains(part))
    }

    /// How often a URL that holds `part` was asked.
    pub(crate) fn count(&self, part: &str) -> usize {
        self.history.iter().filter(|(_, url)| url.contains(part)).count()
    }

    /// When a URL that holds `part` was last asked.
    pub(crate) fn last_asked(&self, part: &str) -> UnixMillis {
        self.history.iter().rfind(|(_, url)| url.contains(part)).expect("asked").0
    }

    pub(crate) fn answer(&mut self, part: &str, body: &str) {
        self.answer_with(part, 200, None, body);
    }

    pub(crate) fn answer_with(
        &mut self,
        part: &str,
        status: u16,
        retry: Option<Millis>,
        body: &str,
    ) {
        let id = self.request(part);
        self.asked.remove(&id);
        let answer = Answer { status, retry_after: retry, dated: None, body: body.to_owned() };
        self.tell(Event::Fetched(id, Ok(answer)));
    }

    /// An answer that a relay has kept since `dated`.
    pub(crate) fn answer_of(&mut self, part: &str, dated: UnixMillis, body: &str) {
        let id = self.request(part);
        self.asked.remove(&id);
        let body = body.to_owned();
        let answer = Answer { status: 200, retry_after: None, dated: Some(dated), body };
        self.tell(Event::Fetched(id, Ok(answer)));
    }

    pub(crate) fn fail(&mut self, part: &str, fault: FetchFault) {
        let id = self.request(part);
        self.asked.remove(&id);
        self.tell(Event::Fetched(id, Err(fault)));
    }

    /// Answers everything that is asked with nothing, until nothing more is asked at this moment.
    pub(crate) fn answer_all(&mut self) {
        while let Some((&id, _)) = self.asked.iter().next() {
            self.asked.remove(&id);
            let body = r#"{"rows":[]}"#.to_owned();
            let answer = Answer { status: 200, retry_after: None, dated: None, body };
            self.tell(Event::Fetched(id, Ok(answer)));
        }
    }

    /// The connection to a URL that holds `part`.
    pub(crate) fn socket(&self, part: &str) -> SocketId {
        *self.sockets.iter().find(|(_, url)| url.contains(part)).expect("a socket").0
    }

    pub(crate) fn open(&mut self, part: &str) -> SocketId {
        let id = self.socket(part);
        self.tell(Event::Opened(id));
        id
    }

    pub(crate) fn hear(&mut self, id: SocketId, text: &str) {
        self.tell(Event::Text(id, text.to_owned()));
    }

    pub(crate) fn drop_socket(&mut self, id: SocketId) {
        self.sockets.remove(&id);
        self.tell(Event::Closed(id, 1006));
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        self.session.snapshot(self.now)
    }

    /// How the feed is doing, for bitcoin or for all.
    pub(crate) fn status(&self, venue: Venue, feed: &str) -> FeedStatus {
        self.status_of(venue, feed, Some(Asset::BTC))
    }

    pub(crate) fn status_of(&self, venue: Venue, feed: &str, asset: Option<Asset>) -> FeedStatus {
        let feeds = self.snapshot().feeds;
        let found = feeds.into_iter().find(|health| {
            health.venue == venue
                && health.feed == feed
                && (health.asset == asset || health.asset.is_none())
        });
        found.expect("a feed").status
    }

    pub(crate) fn fault(&self, venue: Venue, feed: &str) -> FeedFault {
        match self.status(venue, feed) {
            FeedStatus::Failed(fault) => fault,
            other => panic!("{feed} is {other:?}"),
        }
    }

    /// The one series of the feed.
    pub(crate) fn series<F: Fact + Clone + 'static>(
        &self,
        venue: Venue,
        feed: &str,
    ) -> (Series, Vec<F>) {
        let snapshot = self.snapshot();
        let found = snapshot
            .all::<F>()
            .find(|(series, _)| series.source.venue == venue && series.source.feed == feed);
        let (series, facts) = found.expect("a series");
        (series.clone(), facts.to_vec())
    }

    pub(crate) fn facts<F: Fact + Clone + 'static>(&self, venue: Venue, feed: &str) -> Vec<F> {
        self.series(venue, feed).1
    }
}
