//! Carries a session's effects out natively.

use crate::cli::{clock, web};
use crate::session::{Effect, Event, RequestId, Session, SocketId};
use futures_util::{SinkExt, StreamExt};
use std::collections::HashMap;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::task::AbortHandle;
use tokio::time::Instant;
use tokio_tungstenite::tungstenite::Message;

/// Events that may wait to be taken in; a storm makes the sockets wait, not the memory grow.
const WAITING_EVENTS: usize = 1_024;
/// Messages that may wait to be sent on one socket.
const WAITING_MESSAGES: usize = 64;
/// The code of a connection that ended without one.
const ABNORMAL: u16 = 1006;
/// Longest wait between two looks at the session.
const LONGEST_SLEEP: Duration = Duration::from_secs(1);

/// Carries a session's effects out.
pub(super) struct Driver {
    client: reqwest::Client,
    events: mpsc::Receiver<Event>,
    tell: mpsc::Sender<Event>,
    requests: HashMap<RequestId, AbortHandle>,
    sockets: HashMap<SocketId, (AbortHandle, mpsc::Sender<String>)>,
}

impl Driver {
    /// A driver with nothing under way.
    ///
    /// # Errors
    /// When the system has no usable TLS.
    pub(super) fn new() -> Result<Self, String> {
        let (tell, events) = mpsc::channel(WAITING_EVENTS);
        Ok(Self {
            client: web::client()?,
            events,
            tell,
            requests: HashMap::new(),
            sockets: HashMap::new(),
        })
    }

    /// Runs `session` until `enough` says so; it is asked after everything that happens, and once a
    /// second.
    pub(super) async fn run(
        &mut self,
        session: &mut Session,
        mut enough: impl FnMut(&Session) -> bool,
    ) {
        let effects = session.apply(clock::now(), Event::Started);
        self.carry_out(effects);
        while !enough(session) {
            let sleep = match session.next_wakeup() {
                Some(wake) => web::duration(wake - clock::now()).min(LONGEST_SLEEP),
                None => LONGEST_SLEEP,
            };
            let event = tokio::select! {
                event = self.events.recv() => event,
                () = tokio::time::sleep_until(Instant::now() + sleep) => Some(Event::Woke),
            };
            let Some(event) = event else { break };
            let now = clock::now();
            if event == Event::Woke && session.next_wakeup().is_none_or(|wake| wake > now) {
                continue;
            }
            if let Event::Fetched(id, _) = &event {
                self.requests.remove(id);
            }
            let effects = session.apply(now, event);
            self.carry_out(effects);
        }
        self.stop();
    }

    fn stop(&mut self) {
        for (_, request) in self.requests.drain() {
            request.abort();
        }
        for (_, (socket, _)) in self.sockets.drain() {
            socket.abort();
        }
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Fetch { id, request, within, cap_bytes, .. } => {
                    let client = self.client.clone();
                    let tell = self.tell.clone();
                    let asking = tokio::spawn(async move {
                        let told = web::fetch(&client, &request, None, within, cap_bytes).await;
                        let answer = told.map(|told| told.answer);
                        let _ = tell.send(Event::Fetched(id, answer)).await;
                    });
                    self.requests.insert(id, asking.abort_handle());
                }
                Effect::Abort(id) => {
                    if let Some(request) = self.requests.remove(&id) {
                        request.abort();
                    }
                }
                Effect::Open { id, url } => {
                    let (send, messages) = mpsc::channel(WAITING_MESSAGES);
                    let listening = tokio::spawn(listen(id, url, messages, self.tell.clone()));
                    self.sockets.insert(id, (listening.abort_handle(), send));
                }
                Effect::Send(id, text) => {
                    if let Some((_, send)) = self.sockets.get(&id) {
                        // A socket that takes nothing any more is found out by its silence.
                        let _ = send.try_send(text);
                    }
                }
                Effect::Close(id) => {
                    if let Some((socket, _)) = self.sockets.remove(&id) {
                        socket.abort();
                    }
                }
            }
        }
    }
}

/// One connection from its opening to its end.
async fn listen(
    id: SocketId,
    url: String,
    mut messages: mpsc::Receiver<String>,
    tell: mpsc::Sender<Event>,
) {
    let Ok((mut socket, _)) = tokio_tungstenite::connect_async(&url).await else {
        let _ = tell.send(Event::Closed(id, ABNORMAL)).await;
        return;
    };
    if tell.send(Event::Opened(id)).await.is_err() {
        return;
    }
    let mut code = ABNORMAL;
    loop {
        tokio::select! {
            message = socket.next() => match message {
                Some(Ok(Message::Text(text))) => {
                    if tell.send(Event::Text(id, text.to_string())).await.is_err() {
                        return;
                    }
                }
                Some(Ok(Message::Close(frame))) => {
                    code = frame.map_or(1005, |frame| frame.code.into());
                    break;
                }
                // Pings are answered by the library.
                Some(Ok(_)) => {}
                Some(Err(_)) | None => break,
            },
            message = messages.recv() => {
                let Some(text) = message else { return };
                if socket.send(Message::text(text)).await.is_err() {
                    break;
                }
            }
        }
    }
    let _ = tell.send(Event::Closed(id, code)).await;
}
