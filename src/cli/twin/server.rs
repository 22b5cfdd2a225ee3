//! The server: finds the venue behind a path, and what is to go wrong with its answer.

use crate::cli::clock;
use crate::cli::twin::fault::{self, Fault, Faults};
use crate::cli::twin::listener::{Cut, Cuttable};
use crate::cli::twin::names::{self, Names};
use crate::cli::twin::offline::{self, Ear};
use crate::cli::twin::session;
use crate::cli::twin::truth::truth;
use crate::cli::twin::venue;
use crate::cli::twin::wire::{Answer, Incoming, View};
use crate::cli::twin::world::World;
use crate::market::Asset;
use crate::settings::Settings;
use crate::units::UnixMillis;
use axum::Router;
use axum::body::Bytes;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::net::TcpListener;

/// Largest body of a post that is read.
const LARGEST_BODY: usize = 64 * 1024;

/// What the server knows, shared by all connections.
pub struct Twin {
    /// The world.
    pub world: World,
    /// A time that stands still, for tests; `None` for the system's clock.
    pub clock: Option<UnixMillis>,
    names: Names,
    /// What goes wrong in the scenario itself, whatever else is switched on.
    own_faults: Faults,
    faults: Mutex<Faults>,
    log: Mutex<Log>,
}

/// How often what was asked.
#[derive(Clone, Debug, Default)]
struct Log {
    requests: BTreeMap<String, u64>,
    feeds: BTreeMap<String, u64>,
    sockets: BTreeMap<String, u64>,
}

impl Twin {
    /// A twin of this world.
    pub fn new(world: World, faults: Faults, clock: Option<UnixMillis>) -> Self {
        let coins: Vec<Asset> = world.scenario.assets.keys().copied().collect();
        let names = Names::of(&coins);
        // A scenario is read only where its faults exist.
        let own_faults = Faults::new(world.scenario.faults.clone()).unwrap_or_default();
        let (faults, log) = (Mutex::new(faults), Mutex::new(Log::default()));
        Self { world, clock, names, own_faults, faults, log }
    }

    /// The time now.
    pub fn now(&self) -> UnixMillis {
        self.clock.unwrap_or_else(clock::now)
    }

    /// The world as it is at that time, and as these faults bend it.
    pub fn view(&self, now: UnixMillis, faults: &[Fault]) -> View<'_> {
        View { world: &self.world, now: now - fault::age(faults), lie: fault::lie(faults) }
    }

    /// The marks of all feeds.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// What goes wrong with a feed now, the scenario's own faults and blocked feeds among it.
    pub fn faults_of(&self, feed: Option<&str>) -> Vec<Fault> {
        let mut faults = held(&self.faults).of(feed);
        faults.extend(self.own_faults.of(feed));
        let blocked = &self.world.scenario.blocked;
        if feed.is_some_and(|feed| blocked.iter().any(|name| fault::matches(name, feed))) {
            faults.push(Fault::NoCors);
        }
        faults
    }

    /// Counts a connection.
    pub fn count_socket(&self, place: String) {
        *held(&self.log).sockets.entry(place).or_default() += 1;
    }

    /// What comes of a request at that time, and what goes wrong with the way there.
    pub fn outcome(&self, now: UnixMillis, ask: &Incoming) -> Outcome {
        let feed = self.names().of_request(ask);
        self.count(format!("{}{}", ask.host, ask.path), feed);
        let faults = self.faults_of(feed);
        let answer = venue::answer(&self.view(now, &faults), ask)
            .unwrap_or_else(|| Answer { status: 404, body: json!({ "twin": "no such venue" }) });
        let told = faults.iter().rev().find_map(|fault| match fault {
            Fault::Status(status, after) => Some((*status, *after)),
            _ => None,
        });
        let (status, retry_after_s) = told.unwrap_or((answer.status, None));
        Outcome { status, retry_after_s, text: fault::spoil(answer.body, &faults), faults }
    }

    fn count(&self, place: String, feed: Option<&str>) {
        let mut log = held(&self.log);
        *log.requests.entry(place).or_default() += 1;
        if let Some(feed) = feed {
            *log.feeds.entry(feed.to_owned()).or_default() += 1;
        }
    }

    /// Counts a request over a socket.
    pub fn count_call(&self, feed: &str) {
        *held(&self.log).feeds.entry(feed.to_owned()).or_default() += 1;
    }
}

/// What comes of a request.
pub struct Outcome {
    /// The HTTP status.
    pub status: u16,
    /// `Retry-After`, in seconds.
    pub retry_after_s: Option<u32>,
    /// The body.
    pub text: String,
    /// What goes wrong on the way.
    pub faults: Vec<Fault>,
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Binds `listen`, tells where, and serves until the future is dropped.
///
/// # Errors
/// When the address cannot be bound, or the listener fails.
pub async fn serve(
    twin: Arc<Twin>,
    listen: SocketAddr,
    bound: impl FnOnce(SocketAddr),
) -> std::io::Result<()> {
    let listener = TcpListener::bind(listen).await?;
    bound(listener.local_addr()?);
    let router = Router::new().fallback(route).with_state(twin);
    let service = router.into_make_service_with_connect_info::<Cut>();
    axum::serve(Cuttable(listener), service).await
}

async fn route(
    State(twin): State<Arc<Twin>>,
    ConnectInfo(cut): ConnectInfo<Cut>,
    request: Request,
) -> Response {
    let (mut parts, body) = request.into_parts();
    let path = parts.uri.path().to_owned();
    let query = parts.uri.query().unwrap_or("").to_owned();
    let method = parts.method.clone();
    let upgrade = WebSocketUpgrade::from_request_parts(&mut parts, &()).await.ok();
    let Ok(body) = axum::body::to_bytes(body, LARGEST_BODY).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    if let Some(name) = path.strip_prefix("/_twin/") {
        return own(&twin, &method, name, &query, &body);
    }
    let (host, at_venue) = match path.trim_start_matches('/').split_once('/') {
        Some((host, rest)) => (host.to_owned(), format!("/{rest}")),
        None => (path.trim_start_matches('/').to_owned(), "/".to_owned()),
    };
    if let Some(upgrade) = upgrade {
        return session::accept(twin, upgrade, &cut, &host, &at_venue, &query);
    }
    if method == Method::OPTIONS {
        return preflight(&twin, &host, &at_venue);
    }
    let body = serde_json::from_slice(&body).unwrap_or(Value::Null);
    let ask = Incoming { host, path: at_venue, query: names::query_of(&query), body };
    play(&twin, &cut, &ask).await
}

/// A venue's answer, with its faults.
async fn play(twin: &Twin, cut: &Cut, ask: &Incoming) -> Response {
    let Outcome { status, retry_after_s, text, faults } = twin.outcome(twin.now(), ask);
    if faults.contains(&Fault::Refuse) {
        cut.cut();
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    if faults.contains(&Fault::Hang) {
        return std::future::pending().await;
    }
    for fault in &faults {
        if let Fault::Delay(length) = fault {
            tokio::time::sleep(*length).await;
        }
    }
    let mut response = (
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
        [(header::CONTENT_TYPE, "application/json")],
        text,
    )
        .into_response();
    let headers = response.headers_mut();
    if let Some(seconds) = retry_after_s {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        let exposed = HeaderValue::from_static("Retry-After");
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, exposed);
    }
    if !faults.contains(&Fault::NoCors) {
        open(&mut response);
    }
    response
}

/// A browser's question before a post. Which feed it is about is not known yet: it is refused only
/// where no feed of the address may be read.
fn preflight(twin: &Twin, host: &str, path: &str) -> Response {
    let feeds = twin.names().at(host, path);
    let shut = |feed: &&str| twin.faults_of(Some(feed)).contains(&Fault::NoCors);
    let mut response = StatusCode::NO_CONTENT.into_response();
    if feeds.is_empty() || !feeds.iter().all(shut) {
        open(&mut response);
    }
    response
}

fn open(response: &mut Response) {
    let allowed: [(HeaderName, &'static str); 3] = [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, OPTIONS"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "content-type"),
    ];
    for (name, value) in allowed {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
}

/// The twin's own pages: truth, snapshot, scenario, faults and log.
fn own(twin: &Twin, method: &Method, name: &str, query: &str, body: &Bytes) -> Response {
    let reply = |status: StatusCode, value: &Value| {
        let kind = [(header::CONTENT_TYPE, "application/json")];
        (status, kind, value.to_string()).into_response()
    };
    let no_time = || reply(StatusCode::BAD_REQUEST, &json!({ "error": "at: milliseconds" }));
    let mut response = match (name, method) {
        (_, &Method::OPTIONS) => StatusCode::NO_CONTENT.into_response(),
        ("truth", _) => match asked_time(twin, query) {
            Some(at) => reply(StatusCode::OK, &json!(truth(&twin.world, at))),
            None => no_time(),
        },
        ("snapshot", _) => match asked_time(twin, query) {
            Some(at) => {
                let kind = [(header::CONTENT_TYPE, "application/json")];
                (kind, snapshot_at(twin, at)).into_response()
            }
            None => no_time(),
        },
        ("scenario", _) => reply(StatusCode::OK, &json!(twin.world.scenario)),
        ("faults", &Method::POST) => match set_faults(twin, body) {
            Ok(()) => reply(StatusCode::OK, &json!(held(&twin.faults).told())),
            Err(error) => reply(StatusCode::BAD_REQUEST, &json!({ "error": error })),
        },
        ("faults", _) => reply(StatusCode::OK, &json!(held(&twin.faults).told())),
        ("log", _) => {
            let log = held(&twin.log).clone();
            let Log { requests, feeds, sockets } = log;
            let log = json!({ "requests": requests, "feeds": feeds, "sockets": sockets });
            reply(StatusCode::OK, &log)
        }
        _ => reply(StatusCode::NOT_FOUND, &json!({ "error": "no such page" })),
    };
    open(&mut response);
    response
}

/// The time that a query asks about: now, where it asks about none.
fn asked_time(twin: &Twin, query: &str) -> Option<UnixMillis> {
    match names::query_of(query).get("at") {
        Some(at) => at.parse().ok().map(UnixMillis),
        None => Some(twin.now()),
    }
}

/// The snapshot that a page which is opened at that time would have, as a file.
fn snapshot_at(twin: &Twin, at: UnixMillis) -> String {
    let faults = held(&twin.faults).clone();
    let world = twin.world.clone();
    offline::snapshot(world, faults, &Settings::default(), at, Ear::Fresh).to_json()
}

fn set_faults(twin: &Twin, body: &[u8]) -> Result<(), String> {
    let told = serde_json::from_slice(body).map_err(|error| error.to_string())?;
    let faults = Faults::new(told).map_err(|error| error.to_string())?;
    *held(&twin.faults) = faults;
    Ok(())
}
