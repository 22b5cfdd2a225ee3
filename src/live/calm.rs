//! What the reader asked of their device: less motion.

/// Whether the reader asked for less motion.
pub fn wants_calm() -> bool {
    let asked = web_sys::window()
        .and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    asked.is_some_and(|asked| asked.matches())
}
