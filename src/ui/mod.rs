//! The page.

/// Mounts the panel into the page.
pub fn mount() {}
