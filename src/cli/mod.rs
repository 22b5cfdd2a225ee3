//! The command line, `wcd`: the native shell around the library.

pub mod twin;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Why is crypto down: answers from public exchange data.
#[derive(Parser)]
#[command(name = "wcd", version)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Plays a scenario as a local stand-in for all venues, REST and WebSocket.
    Twin(twin::Args),
}

/// Reads the command line and does what it says.
pub fn run() -> ExitCode {
    match Line::parse().command {
        Command::Twin(args) => twin::run(&args),
    }
}
