//! One client's connection to a venue's socket.

use crate::cli::twin::bybit;
use crate::cli::twin::wire::View;
use crate::units::UnixMillis;

/// A venue's side of one connection.
pub trait Speaker: Send {
    /// What is answered at once to a client's message.
    fn hear(&mut self, view: &View<'_>, message: &str) -> Vec<String>;

    /// What is told without being asked, for all that happened after `since`.
    fn tell(&mut self, view: &View<'_>, since: UnixMillis) -> Vec<String>;
}

/// The speaker at this address, with the subscriptions that the address itself names.
pub fn speaker(host: &str, path: &str, _query: &str) -> Option<Box<dyn Speaker>> {
    match (host, path) {
        ("stream.bybit.com", "/v5/public/linear") => Some(Box::<bybit::socket::Stream>::default()),
        _ => None,
    }
}
