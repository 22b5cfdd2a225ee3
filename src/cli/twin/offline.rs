//! A snapshot of a world without network and clock: a session's requests and messages are answered
//! at once, in the venues' own formats, and read by the same decoders.

use crate::cli::twin::fault::{Fault, Faults};
use crate::cli::twin::names;
use crate::cli::twin::server::{Outcome, Twin};
use crate::cli::twin::session::{self, Listed};
use crate::cli::twin::socket::{Speaker, speaker};
use crate::cli::twin::wire::Incoming;
use crate::cli::twin::world::World;
use crate::market::{Kind, Snapshot};
use crate::session::{
    Answer, Effect, Event, FetchFault, RequestId, Session, Shell, SocketId, Surroundings,
};
use crate::settings::{Route, Settings};
use crate::units::{Millis, UnixMillis};
use crate::venues::{ALL, Adapter, Feed, Request, Want};
use serde_json::Value;
use std::collections::{BTreeMap, VecDeque};
use std::sync::OnceLock;

/// Stands for the stand-in's address.
const BASE: &str = "http://twin";
/// The code of a connection that did not come about.
const ABNORMAL: u16 = 1006;
/// What has not come by then does not come.
const PATIENCE: Millis = Millis::seconds(30);
/// How often what happened is told while only events are listened to.
const TOLD_EVERY: Millis = Millis::HOUR;

/// Since when a reader has listened to liquidations as they happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ear {
    /// Since just now, as a reader who has opened the page.
    Fresh,
    /// For so long, as a page that stays open or a site that records.
    Listening(Millis),
}

/// The snapshot that a session of these settings has of `world` at `at`, to the second in which its
/// feeds have settled.
pub fn snapshot(
    world: World,
    faults: Faults,
    settings: &Settings,
    at: UnixMillis,
    ear: Ear,
) -> Snapshot {
    let settings = Settings { route: Route::Twin(BASE.to_owned()), ..settings.clone() };
    let twin = Twin::new(world, faults, Some(at));
    let surroundings = Surroundings { shell: Shell::Native, seed: 1 };
    let mut session = Session::new(settings.clone(), surroundings, at);
    if let Ear::Listening(length) = ear {
        let began = at - length;
        let mut listening = Session::over(listeners(), settings, surroundings, began);
        let mut line = Line::new(&twin, began);
        line.settle(&mut listening, began + PATIENCE);
        while line.now < at {
            line.now = (line.now + TOLD_EVERY).min(at);
            line.tell();
            line.pass_on(&mut listening);
        }
        session.restore(listening.snapshot(at));
    }
    let mut line = Line::new(&twin, at);
    line.settle(&mut session, at + PATIENCE);
    session.snapshot(line.now)
}

/// The venues with only those feeds that tell liquidations as they happen, and those that are
/// needed to read them.
fn listeners() -> &'static [&'static Adapter] {
    static LISTENERS: OnceLock<Vec<&'static Adapter>> = OnceLock::new();
    let is_of_use = |feed: &&Feed| {
        let serves = |want| feed.serves.iter().any(|served| served.0 == want);
        serves(Want::LiquidationLive) || serves(Want::ContractSpecs)
    };
    let tells = |adapter: &&&Adapter| {
        adapter.feeds.iter().any(|feed| {
            feed.stream.is_some() && feed.yields.iter().all(|&kind| kind == Kind::Liquidation)
        })
    };
    let fewer = |adapter: &&'static Adapter| -> &'static Adapter {
        let feeds: Vec<Feed> = adapter.feeds.iter().filter(is_of_use).copied().collect();
        // Made once, for as long as the program runs.
        Box::leak(Box::new(Adapter { feeds: feeds.leak(), ..**adapter }))
    };
    LISTENERS.get_or_init(|| ALL.iter().filter(tells).map(fewer).collect())
}

/// What stands between a session and the stand-in.
struct Line<'t> {
    twin: &'t Twin,
    now: UnixMillis,
    coming: VecDeque<Event>,
    sockets: BTreeMap<u64, Connection>,
}

/// One connection.
struct Connection {
    speaker: Box<dyn Speaker>,
    listed: Listed,
    told_until: UnixMillis,
}

impl<'t> Line<'t> {
    fn new(twin: &'t Twin, now: UnixMillis) -> Self {
        Self { twin, now, coming: VecDeque::new(), sockets: BTreeMap::new() }
    }

    /// Runs a session until its first asks are answered, at `end` at the latest.
    fn settle(&mut self, session: &mut Session, end: UnixMillis) {
        let effects = session.apply(self.now, Event::Started);
        self.carry_out(effects);
        loop {
            self.pass_on(session);
            self.tell();
            self.pass_on(session);
            if session.settled() {
                return;
            }
            match session.next_wakeup().filter(|&wake| wake < end) {
                Some(wake) => self.now = wake.max(self.now + Millis(1)),
                None => return,
            }
            let effects = session.apply(self.now, Event::Woke);
            self.carry_out(effects);
        }
    }

    /// Hands the session what has come, and carries out what it wants, until nothing comes.
    fn pass_on(&mut self, session: &mut Session) {
        while let Some(event) = self.coming.pop_front() {
            let effects = session.apply(self.now, event);
            self.carry_out(effects);
        }
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Fetch { id, request, cap_bytes, .. } => {
                    self.fetch(id, &request, cap_bytes);
                }
                // Its answer has come already, or never does.
                Effect::Abort(_) => {}
                Effect::Open { id, url } => self.open(id, &url),
                Effect::Send(id, text) => self.send(id, &text),
                Effect::Close(id) => {
                    self.sockets.remove(&id.0);
                }
            }
        }
    }

    fn fetch(&mut self, id: RequestId, request: &Request, cap_bytes: usize) {
        let (host, path, query) = parts(&request.url);
        let body = request
            .body
            .as_deref()
            .map_or(Value::Null, |body| serde_json::from_str(body).unwrap_or(Value::Null));
        let ask = Incoming { host, path, query: names::query_of(&query), body };
        let Outcome { status, retry_after_s, text, faults } = self.twin.outcome(self.now, &ask);
        let answer = if faults.contains(&Fault::Hang) {
            Err(FetchFault::TimedOut)
        } else if faults.contains(&Fault::Refuse) {
            Err(FetchFault::Blocked)
        } else if text.len() > cap_bytes {
            Err(FetchFault::TooLarge)
        } else {
            let retry_after = retry_after_s.map(|wait| Millis::seconds(i64::from(wait)));
            Ok(Answer { status, retry_after, dated: None, body: text })
        };
        self.coming.push_back(Event::Fetched(id, answer));
    }

    fn open(&mut self, id: SocketId, url: &str) {
        let (host, path, query) = parts(url);
        let listed = names::socket(&host, &path);
        let shut = session::faults_on(self.twin, listed)
            .iter()
            .any(|fault| matches!(fault, Fault::Refuse | Fault::Status(..)));
        let event = match speaker(&host, &path, &query).filter(|_| !shut) {
            Some(speaker) => {
                let connection = Connection { speaker, listed, told_until: self.now };
                self.sockets.insert(id.0, connection);
                Event::Opened(id)
            }
            None => Event::Closed(id, ABNORMAL),
        };
        self.coming.push_back(event);
    }

    fn send(&mut self, id: SocketId, text: &str) {
        let Some(connection) = self.sockets.get_mut(&id.0) else { return };
        let Connection { speaker, listed, .. } = connection;
        if session::faults_on(self.twin, *listed).contains(&Fault::SocketClose) {
            self.sockets.remove(&id.0);
            self.coming.push_back(Event::Closed(id, ABNORMAL));
            return;
        }
        for said in session::hear(self.twin, self.now, &mut **speaker, *listed, text) {
            self.coming.push_back(Event::Text(id, said));
        }
    }

    /// What every connection tells unasked since it did so last.
    fn tell(&mut self) {
        for (&id, connection) in &mut self.sockets {
            let span = (connection.told_until, self.now);
            connection.told_until = self.now;
            let speaker = &mut *connection.speaker;
            for said in session::tell(self.twin, span, speaker, connection.listed) {
                self.coming.push_back(Event::Text(SocketId(id), said));
            }
        }
    }
}

/// Host, path and query of an address at the stand-in.
fn parts(url: &str) -> (String, String, String) {
    let at_venue = url.split_once("://twin/").map_or(url, |(_, rest)| rest);
    let (place, query) = at_venue.split_once('?').unwrap_or((at_venue, ""));
    let (host, path) = place.split_once('/').unwrap_or((place, ""));
    (host.to_owned(), format!("/{path}"), query.to_owned())
}
