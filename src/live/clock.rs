//! The one place of the page that reads a clock.

use crate::units::UnixMillis;

/// Now, by the reader's clock. It may be wrong by hours; the session compares it with what the
/// venues say.
#[allow(clippy::cast_possible_truncation, reason = "whole milliseconds far below 2^53")]
pub fn now() -> UnixMillis {
    UnixMillis(js_sys::Date::now() as i64)
}
