//! One binary, two shells: the page in a browser, `wcd` on a command line.

#![forbid(unsafe_code)]

#[cfg(target_arch = "wasm32")]
fn main() {
    why_crypto_down::ui::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    why_crypto_down::cli::run()
}
