//! Connecting, subscribing, and waiting for one message of each feed.

use crate::cli::doctor::finding::{Cors, Finding, Way};
use crate::cli::doctor::{Check, coins_of};
use crate::cli::{clock, web};
use crate::json::Value;
use crate::market::{Asset, Kind};
use crate::units::{Millis, UnixMillis};
use crate::venues::{Adapter, Ask, Feed, Reading, Route, Socket, SpecBook};
use futures_util::{SinkExt, StreamExt};
use tokio::time::{Instant, timeout, timeout_at};
use tokio_tungstenite::tungstenite::{Error, Message};

const CONNECT_WITHIN: Millis = Millis::seconds(8);
const LISTEN_FOR: Millis = Millis::seconds(10);

/// One feed that an answer is awaited of.
struct Awaited {
    finding: Finding,
    /// The request's id, for a feed that is asked; `None` for one that is listened to.
    call: Option<u64>,
    answered: bool,
}

/// Asks all feeds of one socket.
pub(super) async fn ask(
    check: &Check,
    adapter: &'static Adapter,
    socket: &'static Socket,
    specs: &SpecBook,
) -> Vec<Finding> {
    let (mut awaited, questions) = expectations(check, adapter, socket);
    if awaited.is_empty() {
        return Vec::new();
    }
    let url = check.settings.route.url(socket.url);
    let connecting = tokio_tungstenite::connect_async(&url);
    let mut stream = match timeout(web::duration(CONNECT_WITHIN), connecting).await {
        Ok(Ok((stream, _))) => stream,
        Ok(Err(error)) => return unanswered(awaited, &refusal(&error), status(&error)),
        Err(_) => return unanswered(awaited, "no connection in time", None),
    };
    for one in &mut awaited {
        one.finding.status = Some(101);
    }
    let listens = awaited.iter().any(|one| one.call.is_none());
    let subscription =
        if listens { (socket.subscribe)(&check.settings.assets, clock::now()) } else { Vec::new() };
    let began = clock::now();
    for text in subscription.into_iter().chain(questions) {
        if stream.send(Message::text(text)).await.is_err() {
            return unanswered(awaited, "the socket closed", Some(101));
        }
    }
    let until = Instant::now() + web::duration(LISTEN_FOR);
    let mut confirmed = false;
    let mut ended = None;
    while awaited.iter().any(|one| !one.answered) {
        let text = match timeout_at(until, stream.next()).await {
            Err(_) => break,
            Ok(Some(Ok(Message::Text(text)))) => text,
            Ok(Some(Ok(Message::Close(_)) | Err(_)) | None) => {
                ended = Some("the socket closed".to_owned());
                break;
            }
            Ok(Some(Ok(_))) => continue,
        };
        let message = Socket::message(text.as_str());
        match (socket.route)(&message) {
            Route::Feed(name) => {
                // A stream begins with the whole; of what only changed nothing can be missed.
                let is_change = message.get("type").and_then(Value::as_str) == Some("delta");
                for one in awaited.iter_mut().filter(|one| {
                    let listens = one.call.is_none() && !one.answered && !is_change;
                    listens && one.finding.feed.name == name
                }) {
                    one.hear(&message, specs, began);
                }
            }
            Route::Reply { id, at } => {
                let payload = at.iter().try_fold(&message, |value, key| value.get(key));
                for one in awaited.iter_mut().filter(|one| one.call == Some(id)) {
                    one.hear(payload.unwrap_or(&message), specs, began);
                }
            }
            Route::Answer(text) => {
                if stream.send(Message::text(text)).await.is_err() {
                    break;
                }
            }
            Route::Quiet => confirmed = true,
            Route::Refused(words) => ended = Some(format!("the venue refused: {words}")),
            Route::Unknown => {}
        }
        // Nothing may be liquidated for a while: a confirmed subscription is enough then.
        if confirmed && awaited.iter().all(|one| one.answered || one.tells_events()) {
            break;
        }
    }
    let _ = stream.close(None).await;
    awaited
        .into_iter()
        .map(|mut one| {
            if !one.answered {
                one.finding.read = match &ended {
                    Some(why) => Err(why.clone()),
                    None if confirmed && one.tells_events() => Ok(0),
                    None => Err(format!("silent for {} s", LISTEN_FOR.0 / 1_000)),
                };
            }
            one.finding
        })
        .collect()
}

/// The streams that are only read from recordings, and not subscribed to.
pub(super) fn unasked(adapter: &'static Adapter) -> impl Iterator<Item = Finding> {
    let unasked = adapter
        .feeds
        .iter()
        .filter(|feed| feed.stream.is_some() && feed.serves.is_empty() && feed.http.is_none());
    unasked.map(move |feed| Finding {
        read: Err("not subscribed: it is read from recordings alone".to_owned()),
        ..Awaited::new(adapter, feed, None, Way::Stream, None).finding
    })
}

/// What is awaited on a socket, and the requests that ask for it.
fn expectations(
    check: &Check,
    adapter: &'static Adapter,
    socket: &Socket,
) -> (Vec<Awaited>, Vec<String>) {
    let mut awaited = Vec::new();
    let mut questions = Vec::new();
    for feed in adapter.feeds {
        if feed.stream == Some(socket.name) && !feed.serves.is_empty() {
            awaited.push(Awaited::new(adapter, feed, None, Way::Stream, None));
        }
        let Some(call) = feed.call.filter(|call| call.socket == socket.name) else { continue };
        for asset in coins_of(feed, &check.settings) {
            let id = questions.len() as u64 + 1;
            let ask = Ask { asset, now: clock::now(), page: None };
            if let Some(text) = (call.text)(&ask, id) {
                questions.push(text);
                awaited.push(Awaited::new(adapter, feed, asset, Way::Call, Some(id)));
            }
        }
    }
    (awaited, questions)
}

impl Awaited {
    fn new(
        adapter: &'static Adapter,
        feed: &'static Feed,
        asset: Option<Asset>,
        way: Way,
        call: Option<u64>,
    ) -> Self {
        let finding = Finding {
            venue: adapter.venue,
            feed,
            asset,
            way,
            status: None,
            cors: Cors::NotAsked,
            read: Err("no answer".to_owned()),
            lacks: Vec::new(),
            notes: Vec::new(),
            changed: false,
            latency: None,
            age: None,
        };
        Self { finding, call, answered: false }
    }

    fn tells_events(&self) -> bool {
        self.finding.feed.yields.iter().all(|&kind| kind == Kind::Liquidation)
    }

    fn hear(&mut self, payload: &Value, specs: &SpecBook, began: UnixMillis) {
        let now = clock::now();
        let reading = Reading { seen: now, asset: self.finding.asset, specs };
        let read = self.finding.feed.read_value(self.finding.venue, payload, &reading);
        self.finding.latency = Some(now - began);
        self.finding.take(read.as_ref(), now);
        self.finding.compare(payload);
        self.answered = true;
    }
}

fn unanswered(awaited: Vec<Awaited>, reason: &str, status: Option<u16>) -> Vec<Finding> {
    let told = |one: Awaited| Finding { read: Err(reason.to_owned()), status, ..one.finding };
    awaited.into_iter().map(told).collect()
}

fn status(error: &Error) -> Option<u16> {
    match error {
        Error::Http(response) => Some(response.status().as_u16()),
        _ => None,
    }
}

fn refusal(error: &Error) -> String {
    match status(error) {
        Some(status) => status.to_string(),
        None => "no connection".to_owned(),
    }
}
