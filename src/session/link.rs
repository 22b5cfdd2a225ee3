//! One connection of a venue.

use crate::session::SocketId;
use crate::units::{Millis, UnixMillis};
use crate::venues::{Adapter, Socket};

/// A connection is given up when it does not stand after this long.
pub(super) const CONNECT_WITHIN: Millis = Millis::seconds(10);
/// No message for this long means that a connection which should talk is dead.
const SILENCE: Millis = Millis::MINUTE;
/// The same for one that has confirmed its subscription and tells only of events, which may not
/// happen for a while.
const SILENCE_OF_EVENTS: Millis = Millis::minutes(10);
/// A connection that stood this long was a good one: its failures are forgotten.
pub(super) const STEADY: Millis = Millis::MINUTE;
/// How long before the venue ends a connection it is renewed.
const RENEW_BEFORE: Millis = Millis::minutes(2);

/// One connection of a venue.
#[derive(Clone)]
pub(super) struct Link {
    pub(super) desk: usize,
    pub(super) adapter: &'static Adapter,
    pub(super) socket: &'static Socket,
    pub(super) phase: Phase,
    pub(super) failures: u32,
}

/// Where a connection stands.
#[derive(Clone, Debug)]
pub(super) enum Phase {
    /// Not wanted, or not yet.
    Idle,
    /// Being set up.
    Connecting { id: SocketId, since: UnixMillis },
    /// Up.
    Open(Standing),
    /// Failed; not tried again before this moment.
    Resting { until: UnixMillis },
}

/// A connection that is up.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    pub(super) id: SocketId,
    pub(super) opened: UnixMillis,
    /// When the last message came.
    pub(super) heard: Option<UnixMillis>,
    /// When the subscription was sent.
    pub(super) subscribed: Option<UnixMillis>,
    /// When the first message after that came: from then on it is listened to.
    pub(super) listening: Option<UnixMillis>,
    pub(super) keep_alive_due: Option<UnixMillis>,
    /// When it is renewed because the venue would end it.
    pub(super) renew_at: Option<UnixMillis>,
}

impl Link {
    /// The connection's name in events, while there is one.
    pub(super) fn id(&self) -> Option<SocketId> {
        match &self.phase {
            Phase::Connecting { id, .. } => Some(*id),
            Phase::Open(standing) => Some(standing.id),
            Phase::Idle | Phase::Resting { .. } => None,
        }
    }

    /// The connection, while it is up.
    pub(super) fn standing(&mut self) -> Option<&mut Standing> {
        match &mut self.phase {
            Phase::Open(standing) => Some(standing),
            _ => None,
        }
    }

    /// When an open connection counts as dead unless a message comes. `talks` holds where states
    /// are streamed, which change all the time; `listened` where anything is streamed at all.
    pub(super) fn silent_at(&self, talks: bool, listened: bool) -> Option<UnixMillis> {
        let Phase::Open(standing) = &self.phase else { return None };
        let since = standing.heard.or(standing.subscribed).unwrap_or(standing.opened);
        match self.socket.keep_alive {
            Some(keep_alive) => Some(since + SILENCE.max(keep_alive.every * 3)),
            None if !listened => None,
            None if talks || standing.listening.is_none() => Some(since + SILENCE),
            None => Some(since + SILENCE_OF_EVENTS),
        }
    }
}

impl Standing {
    /// A connection that came up just now.
    pub(super) fn new(id: SocketId, socket: &Socket, now: UnixMillis, sooner: Millis) -> Self {
        let longest = socket.longest.map(|longest| {
            let before = RENEW_BEFORE + sooner;
            now + Millis((longest.0 - before.0).max(longest.0 / 2))
        });
        Self {
            id,
            opened: now,
            heard: None,
            subscribed: None,
            listening: None,
            keep_alive_due: socket.keep_alive.map(|keep_alive| now + keep_alive.every),
            renew_at: longest,
        }
    }
}
