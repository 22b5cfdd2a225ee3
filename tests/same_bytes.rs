//! What the native library makes of a market; `tests/wasm.rs` holds a browser to the same bytes.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test may stop")]

#[path = "same_bytes/mod.rs"]
mod same_bytes;
mod support;

#[test]
fn the_report_of_a_market_has_the_bytes_that_a_browser_is_held_to() {
    let made = same_bytes::lines();
    if std::env::var_os("BLESS").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/reports.txt");
        std::fs::write(path, &made).expect("it can be written");
        return;
    }
    assert_eq!(
        made,
        same_bytes::GOLDEN,
        "if the words or figures changed on purpose: BLESS=1 cargo test --test same_bytes"
    );
}
