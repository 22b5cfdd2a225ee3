//! The one place of the page that reads a clock, or knows the reader's time zone.

use crate::units::UnixMillis;
use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

/// Now, by the reader's clock. It may be wrong by hours; the session compares it with what the
/// venues say.
#[allow(clippy::cast_possible_truncation, reason = "whole milliseconds far below 2^53")]
pub fn now() -> UnixMillis {
    UnixMillis(Date::now() as i64)
}

/// An instant in the reader's time zone, in the words of `language`: `24 Nov 2026, 22:54`.
#[allow(clippy::cast_precision_loss, reason = "whole milliseconds far below 2^53")]
pub fn local(at: UnixMillis, language: &str) -> String {
    let date = Date::new(&JsValue::from_f64(at.0 as f64));
    let options = Object::new();
    for (name, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        // It fails for a frozen object; this is a new one.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    date.to_locale_string(language, &options).into()
}
