//! The browser's side of a session: fetch, sockets, timers, the clock and storage.
//!
//! Only this layer touches them. It decides nothing: what to ask, when to retry and what a silence
//! means is the session's.

pub mod clock;
pub mod published;
pub mod storage;

mod driver;
pub mod http;
mod inbox;
mod listener;
mod root;
mod seed;
mod socket;
mod turn;

pub use driver::{Done, Driver};
pub use inbox::Inbox;
pub(crate) use listener::Listener;
pub use root::Root;
pub use seed::seed;
pub use turn::leisure;
