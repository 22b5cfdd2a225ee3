//! The one place of the page that reads a clock, or knows the reader's time zone.

use crate::units::{Millis, UnixMillis};
use js_sys::Date;
use wasm_bindgen::JsValue;

/// Now, by the reader's clock. It may be slow by hours; the session finds out by what the venues
/// say, and dates its snapshots accordingly.
#[allow(clippy::cast_possible_truncation, reason = "whole milliseconds far below 2^53")]
pub fn now() -> UnixMillis {
    UnixMillis(Date::now() as i64)
}

/// How far the reader's clock is ahead of UTC at an instant: it changes with summer and winter.
#[allow(clippy::cast_precision_loss, reason = "whole milliseconds far below 2^53")]
#[allow(clippy::cast_possible_truncation, reason = "whole minutes, fewer than a day has")]
pub fn ahead_of_utc(at: UnixMillis) -> Millis {
    let behind = Date::new(&JsValue::from_f64(at.0 as f64)).get_timezone_offset();
    Millis::minutes(-(behind as i64))
}
