//! The browser's side of a session: fetch, sockets, timers, the clock and storage.
//!
//! Only this layer touches them. It decides nothing: what to ask, when to retry and what a silence
//! means is the session's.

pub mod address;
pub mod clock;
pub mod config;
pub mod published;
pub mod storage;

mod driver;
pub mod http;
mod inbox;
mod listener;
mod seed;
mod socket;

pub use driver::Driver;
pub use inbox::Inbox;
pub(crate) use listener::Listener;
pub use seed::seed;
