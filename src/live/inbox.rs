//! What sockets said since the session last looked: bounded, in order.

use crate::session::{Event, SocketId};

/// Most messages that wait.
const MOST_MESSAGES: usize = 4_096;
/// Most text that waits, in bytes.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// Code under which a connection that said more than could be kept is reported as closed; 4000 and
/// up are free for an application's own use.
const OVERRUN: u16 = 4_000;

/// What sockets said since the session last looked.
///
/// A tab that the browser has put to sleep can wake to a flood. Beyond the bounds a connection is
/// given up whole: a gap that is known as one is better than a message missing unnoticed.
#[derive(Default)]
pub struct Inbox {
    events: Vec<Event>,
    bytes: usize,
    overrun: Vec<SocketId>,
}

impl Inbox {
    /// Adds what a socket said.
    pub fn put(&mut self, socket: SocketId, event: Event) {
        if self.overrun.contains(&socket) {
            return;
        }
        let bytes = if let Event::Text(_, text) = &event { text.len() } else { 0 };
        if self.events.len() >= MOST_MESSAGES || self.bytes + bytes > MOST_BYTES {
            self.overrun.push(socket);
            return;
        }
        self.bytes += bytes;
        self.events.push(event);
    }

    /// Takes everything, and the connections to be given up; each is reported closed at the end.
    pub fn take(&mut self) -> (Vec<Event>, Vec<SocketId>) {
        let Self { mut events, overrun, .. } = core::mem::take(self);
        events.extend(overrun.iter().map(|&socket| Event::Closed(socket, OVERRUN)));
        (events, overrun)
    }
}
