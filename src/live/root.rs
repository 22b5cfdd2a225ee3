//! The element that a panel lives in, and what it was told there.
//!
//! On the panel's own page that is the page's root, in an article an element of a shadow tree. The
//! scripts that put a panel there (`src/page/frame.js`, `src/embed/inline.js`) read what the reader's
//! address or the article asks for and write it on the root. The host's settings come with it and
//! never from an address: a link must not be able to send a reader's requests elsewhere.

use crate::settings::{ConfigError, Settings};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The element that a panel lives in.
#[derive(Clone)]
pub struct Root(pub Element);

impl Root {
    /// The element that the panel fills.
    pub fn place(&self) -> Option<HtmlElement> {
        self.find("#panel")?.dyn_into().ok()
    }

    /// The first element within that `selector` names.
    pub fn find(&self, selector: &str) -> Option<Element> {
        self.0.query_selector(selector).ok()?
    }

    /// The host's settings, in the element `wcd-config`; the defaults where it holds none.
    ///
    /// # Errors
    /// When it holds settings that cannot be used.
    pub fn settings(&self) -> Result<Settings, ConfigError> {
        match self.written("#wcd-config").as_deref().map(str::trim) {
            None | Some("") => Ok(Settings::default()),
            Some(json) => Settings::from_json(json),
        }
    }

    /// The words of the reader's language, in the element `wcd-words`; they come with the program.
    pub fn words(&self) -> Option<String> {
        self.written("#wcd-words")
    }

    fn written(&self, selector: &str) -> Option<String> {
        self.find(selector)?.text_content()
    }

    /// What stands on it under `name`.
    pub fn told(&self, name: &str) -> Option<String> {
        self.0.get_attribute(name)
    }

    /// Writes on it.
    pub fn tell(&self, name: &str, value: &str) {
        // It fails for a name that is none; these are.
        let _ = self.0.set_attribute(name, value);
    }
}
