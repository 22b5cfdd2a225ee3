//! Which venue answers at which host.

use crate::cli::twin::bybit;
use crate::cli::twin::wire::{Answer, Incoming, View};

/// What the venue at the request's host answers; `None` for a host that is played by nobody.
pub fn answer(view: &View<'_>, ask: &Incoming) -> Option<Answer> {
    Some(match ask.host.as_str() {
        "api.bybit.com" | "api.bytick.com" => bybit::answer(view, ask),
        _ => return None,
    })
}
