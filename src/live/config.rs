//! The host's settings, from the page itself and never from its address: a link must not be able to
//! send a reader's requests elsewhere.

use crate::settings::{ConfigError, Settings};

/// The element that holds them, `<script type="application/json" id="wcd-config">`.
const ELEMENT: &str = "wcd-config";
/// The element that holds the words of the reader's language.
const WORDS: &str = "wcd-words";

/// The settings written into the page; the defaults where it holds none.
///
/// # Errors
/// When the page holds settings that cannot be used.
pub fn settings() -> Result<Settings, ConfigError> {
    match written(ELEMENT).as_deref().map(str::trim) {
        None | Some("") => Ok(Settings::default()),
        Some(json) => Settings::from_json(json),
    }
}

/// The words of the reader's language, which `src/page/boot.js` fetches along with the program.
pub fn words() -> Option<String> {
    written(WORDS)
}

fn written(id: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    document.get_element_by_id(id)?.text_content()
}

/// What the page's root says under `name`; its scripts read the address before the program is here.
pub fn root(name: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    document.document_element()?.get_attribute(name)
}
