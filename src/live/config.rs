//! The host's settings, from the page itself and never from its address: a link must not be able to
//! send a reader's requests elsewhere.

use crate::settings::{ConfigError, Settings};

/// The element that holds them, `<script type="application/json" id="wcd-config">`.
const ELEMENT: &str = "wcd-config";

/// The settings written into the page; the defaults where it holds none.
///
/// # Errors
/// When the page holds settings that cannot be used.
pub fn settings() -> Result<Settings, ConfigError> {
    let text = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(ELEMENT))
        .and_then(|element| element.text_content());
    match text.as_deref().map(str::trim) {
        None | Some("") => Ok(Settings::default()),
        Some(json) => Settings::from_json(json),
    }
}
