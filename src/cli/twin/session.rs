//! A client's socket: what it says goes to the venue's speaker, what that says goes out, less what
//! the faults swallow or spoil.

use crate::cli::twin::fault::{self, Fault};
use crate::cli::twin::listener::Cut;
use crate::cli::twin::names;
use crate::cli::twin::server::Twin;
use crate::cli::twin::socket::{Speaker, speaker};
use crate::units::UnixMillis;
use crate::venues::{Adapter, Socket};
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;
use std::time::Duration;

/// How often a speaker may tell something unasked.
const PACE: Duration = Duration::from_millis(500);

/// How long an answer is under way at the least, as over any network: there are clients that note
/// a request only after they have sent it, and an answer at once would find them unprepared.
const UNDER_WAY: Duration = Duration::from_millis(20);

/// The close code of an endpoint that goes away.
const GOING_AWAY: u16 = 1001;

/// Takes a socket, or refuses it.
pub fn accept(
    twin: Arc<Twin>,
    upgrade: WebSocketUpgrade,
    cut: &Cut,
    host: &str,
    path: &str,
    query: &str,
) -> Response {
    twin.count_socket(format!("{host}{path}"));
    let listed = names::socket(host, path);
    let faults = faults_on(&twin, listed);
    if faults.contains(&Fault::Refuse) {
        cut.cut();
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let status = faults.iter().find_map(|fault| match fault {
        Fault::Status(status, _) => StatusCode::from_u16(*status).ok(),
        _ => None,
    });
    if let Some(status) = status {
        return status.into_response();
    }
    match speaker(host, path, query) {
        Some(speaker) => upgrade.on_upgrade(move |socket| run(twin, socket, speaker, listed)),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The venue and the socket of an address, where they are listed.
pub(super) type Listed = Option<(&'static Adapter, &'static Socket)>;

/// What goes wrong with any feed that the socket carries; what goes wrong with several of them goes
/// wrong once.
pub(super) fn faults_on(twin: &Twin, listed: Listed) -> Vec<Fault> {
    let Some((adapter, socket)) = listed else { return twin.faults_of(None) };
    let mut faults = Vec::new();
    for feed in names::carried(adapter, socket) {
        for fault in twin.faults_of(Some(&feed)) {
            if !faults.contains(&fault) {
                faults.push(fault);
            }
        }
    }
    faults
}

async fn run(
    twin: Arc<Twin>,
    mut socket: WebSocket,
    mut speaker: Box<dyn Speaker>,
    listed: Listed,
) {
    let mut since = twin.now();
    let mut pace = tokio::time::interval(PACE);
    loop {
        let out = tokio::select! {
            heard = socket.recv() => match heard {
                Some(Ok(Message::Text(text))) => {
                    if faults_on(&twin, listed).contains(&Fault::SocketClose) {
                        let frame = CloseFrame { code: GOING_AWAY, reason: "".into() };
                        // The client may be gone already; the connection ends either way.
                        let _gone = socket.send(Message::Close(Some(frame))).await;
                        return;
                    }
                    tokio::time::sleep(UNDER_WAY).await;
                    hear(&twin, twin.now(), &mut *speaker, listed, &text)
                }
                Some(Ok(Message::Close(_)) | Err(_)) | None => return,
                Some(Ok(_)) => Vec::new(),
            },
            _ = pace.tick() => {
                let now = twin.now();
                let said = tell(&twin, (since, now), &mut *speaker, listed);
                since = now;
                said
            }
        };
        for text in out {
            if socket.send(Message::Text(text.into())).await.is_err() {
                return;
            }
        }
    }
}

/// What is told unasked of what happened after `since` and up to `now`.
pub(super) fn tell(
    twin: &Twin,
    (since, now): (UnixMillis, UnixMillis),
    speaker: &mut dyn Speaker,
    listed: Listed,
) -> Vec<String> {
    let faults = faults_on(twin, listed);
    let view = twin.view(now, &faults);
    let said = speaker.tell(&view, since - fault::age(&faults));
    said.into_iter().filter_map(|text| spoiled(twin, listed, text)).collect()
}

/// What is answered to a client's message.
pub(super) fn hear(
    twin: &Twin,
    now: UnixMillis,
    speaker: &mut dyn Speaker,
    listed: Listed,
    text: &str,
) -> Vec<String> {
    let called = listed.and_then(|(_, socket)| {
        let message = serde_json::from_str(text).ok()?;
        twin.names().of_call(socket, &message)
    });
    let faults = called.map_or_else(|| faults_on(twin, listed), |feed| twin.faults_of(Some(feed)));
    let said = speaker.hear(&twin.view(now, &faults), text);
    let Some(feed) = called else {
        return said.into_iter().filter_map(|text| spoiled(twin, listed, text)).collect();
    };
    twin.count_call(feed);
    if faults.iter().any(|fault| matches!(fault, Fault::Hang | Fault::SocketSilent)) {
        return Vec::new();
    }
    said.into_iter().map(|text| spoil(text, &faults)).collect()
}

/// The text as it goes out, or nothing for a feed that is silent.
fn spoiled(twin: &Twin, listed: Listed, text: String) -> Option<String> {
    let feed = listed.and_then(|(adapter, socket)| names::of_message(adapter, socket, &text));
    let faults = feed.map_or_else(Vec::new, |feed| twin.faults_of(Some(&feed)));
    (!faults.contains(&Fault::SocketSilent)).then(|| spoil(text, &faults))
}

fn spoil(text: String, faults: &[Fault]) -> String {
    match serde_json::from_str(&text) {
        Ok(value) if !faults.is_empty() => fault::spoil(value, faults),
        _ => text,
    }
}
