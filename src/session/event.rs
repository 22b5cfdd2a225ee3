//! What happens to a session, and what it wants done.

use crate::market::Venue;
use crate::units::{Millis, UnixMillis};
use crate::venues::Request;

/// Names one request that is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestId(pub u64);

/// Names one connection; a reconnect is another one, so that a late message of a closed socket is
/// known as such.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SocketId(pub u64);

/// Something that happened outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Begin.
    Started,
    /// The moment of `next_wakeup` has come.
    Woke,
    /// A request was answered, or could not be.
    Fetched(RequestId, Result<Answer, FetchFault>),
    /// A connection stands.
    Opened(SocketId),
    /// A text message came.
    Text(SocketId, String),
    /// A connection ended, with its code (1006 where none was given).
    Closed(SocketId, u16),
    /// The page was shown (`true`) or hidden.
    Visible(bool),
    /// The network came back (`true`) or went away.
    Online(bool),
}

/// An HTTP answer of any status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// `Retry-After` in its length form or turned into one, where it could be read.
    pub retry_after: Option<Millis>,
    /// When the venue answered, where a relay that keeps answers says so (`X-Answered`).
    pub dated: Option<UnixMillis>,
    /// The body.
    pub body: String,
}

/// Why there is no HTTP answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchFault {
    /// Refused by the browser or not connected; a page is told nothing more.
    Blocked,
    /// Not answered within the time limit, and aborted.
    TimedOut,
    /// Larger than was asked for, and aborted.
    TooLarge,
}

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Ask over HTTP.
    Fetch {
        /// Names the request in the answer.
        id: RequestId,
        /// Whose budget it spends.
        venue: Venue,
        /// What to ask; its URL is already the one of the settings' route.
        request: Request,
        /// Abort and report `TimedOut` after this long.
        within: Millis,
        /// Abort and report `TooLarge` beyond this many bytes.
        cap_bytes: usize,
    },
    /// Abort a request; nothing is reported.
    Abort(RequestId),
    /// Connect.
    Open {
        /// Names the connection in what follows.
        id: SocketId,
        /// Where to.
        url: String,
    },
    /// Send a text message.
    Send(SocketId, String),
    /// End a connection; nothing is reported.
    Close(SocketId),
}
