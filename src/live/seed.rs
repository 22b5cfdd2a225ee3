//! Where a session's draws begin.

/// A number that differs from visit to visit, so that readers who lost a venue at the same moment
/// do not all come back at the same moment.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a whole number from 0 to 2^53"
)]
pub fn seed() -> u64 {
    (js_sys::Math::random() * 9_007_199_254_740_992.0) as u64
}
