//! The last snapshot, kept in the reader's browser and nowhere else.
//!
//! Where there is no storage (a sandboxed frame, a private window, a full disk) the page works the
//! same and remembers nothing.

use web_sys::Storage;

/// The key. Its number changes with the meaning of what is kept, so that an older page's text is
/// never read as a newer one's.
const KEY: &str = "why-crypto-down/snapshot/1";

/// Most that is kept, in bytes of text; a browser gives a site about 5 MB for everything.
pub const MOST_BYTES: usize = 2 * 1024 * 1024;

/// Keeps `text` in place of what was kept before. Returns false where it could not be.
pub fn keep(text: &str) -> bool {
    text.len() <= MOST_BYTES && storage().is_some_and(|storage| storage.set_item(KEY, text).is_ok())
}

/// What was kept last.
pub fn kept() -> Option<String> {
    storage()?.get_item(KEY).ok()?.filter(|text| text.len() <= MOST_BYTES)
}

/// Forgets what was kept, such as a text that could not be read.
pub fn forget() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(KEY);
    }
}

/// Reading the property alone throws where storage is forbidden.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
