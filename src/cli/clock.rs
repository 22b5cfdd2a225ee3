//! The only place that reads a clock natively.

use crate::units::UnixMillis;
use std::time::SystemTime;

/// The time now.
#[allow(
    clippy::disallowed_methods,
    reason = "the shell is where time comes from; everything else is told it"
)]
pub(super) fn now() -> UnixMillis {
    let since_1970 = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    UnixMillis(i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX))
}
