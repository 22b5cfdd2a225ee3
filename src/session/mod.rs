//! The state machine of all feeds, sans-IO: events in, effects out, and when to wake next.
//!
//! It reads no clock and opens nothing: the time is an argument, and what should be done comes out
//! as an [`Effect`]. The browser's shell and the command line carry the same effects out.

mod event;

pub use event::{Answer, Effect, Event, FetchFault, RequestId, SocketId};
