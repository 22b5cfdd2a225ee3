//! One binary, two shells: the page in a browser, `wcd` on a command line.

#![forbid(unsafe_code)]

/// In a browser nothing begins by itself: a script says where a panel is to be, by
/// [`why_crypto_down::ui::mount`].
#[cfg(target_arch = "wasm32")]
fn main() {
    // Named, so that the program has it.
    let _ = why_crypto_down::ui::mount;
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    why_crypto_down::cli::run()
}
