//! One WebSocket in a browser.

use crate::live::listener::Listener;
use wasm_bindgen::JsCast;
use web_sys::{CloseEvent, MessageEvent, WebSocket};

/// What a connection tells.
pub(crate) enum Told {
    /// It stands.
    Opened,
    /// A text message.
    Text(String),
    /// It ended, with this code.
    Closed(u16),
}

/// Code of a connection that ended without one.
pub(crate) const NO_CODE: u16 = 1006;

/// A connection; dropping it ends it, and nothing more is told.
pub(crate) struct Connection {
    socket: WebSocket,
    /// Held for their lives; dropped before the socket is closed, so that its last words are not
    /// heard.
    listeners: Vec<Listener>,
}

impl Connection {
    /// Connects. `None` where the browser refuses at once: a bad address, a policy, no sockets.
    pub(crate) fn open(url: &str, told: impl Fn(Told) + Clone + 'static) -> Option<Self> {
        let socket = WebSocket::new(url).ok()?;
        let (opened, closed) = (told.clone(), told.clone());
        let listeners = vec![
            Listener::new(&socket, "open", move |_| opened(Told::Opened)),
            Listener::new(&socket, "message", move |event| {
                let data = event.unchecked_ref::<MessageEvent>().data();
                // No venue is asked for binary messages.
                if let Some(text) = data.as_string() {
                    told(Told::Text(text));
                }
            }),
            Listener::new(&socket, "close", move |event| {
                let code = event.dyn_ref::<CloseEvent>().map_or(NO_CODE, CloseEvent::code);
                closed(Told::Closed(code));
            }),
        ];
        Some(Self { socket, listeners })
    }

    /// Sends a message; one that comes too late or too early is lost, and the missing answer is
    /// noticed by the session.
    pub(crate) fn send(&self, text: &str) {
        if self.socket.ready_state() == WebSocket::OPEN {
            let _ = self.socket.send_with_str(text);
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.listeners.clear();
        let _ = self.socket.close();
    }
}
