//! How often the verdict names the cause: every shipped scenario with a known cause, varied many
//! times from seeds, and a table of what was said. `make hit-rate` runs it.

#[cfg(not(target_arch = "wasm32"))]
mod judged;
#[cfg(not(target_arch = "wasm32"))]
mod table;
#[cfg(not(target_arch = "wasm32"))]
mod variation;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    match judged::run(std::env::args().skip(1)) {
        Ok(text) => {
            print!("{text}");
            std::process::ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("hit-rate: {why}");
            std::process::ExitCode::FAILURE
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}
