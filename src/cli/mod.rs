//! The command line, `wcd`: the native shell around the library.

mod card;
mod clock;
mod coins;
mod decode;
mod doctor;
mod driver;
mod explain;
mod feeds;
mod http_date;
mod moment;
mod output;
mod page;
mod record;
pub mod twin;
mod web;

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
    /// Lists every feed of every venue.
    Feeds(feeds::Args),
    /// Reads one recorded payload: one JSON object a line for each fact in it.
    Decode(decode::Args),
    /// Tells what a snapshot says: why the market moved, in words or as data.
    Explain(explain::Args),
    /// Draws the picture of a snapshot, for shared links and newsletters.
    Card(card::Args),
    /// Writes a snapshot as a page of its own that stays as it is and needs no script.
    Page(page::Args),
    /// Asks the venues, or a twin of them, and writes a snapshot.
    Record(record::Args),
    /// Asks every feed once, as a page would, and tells which can be read.
    ///
    /// Fails where a headline figure (price, open interest, liquidations of the past, hourly bars)
    /// is at risk: no feed that serves it can be read, or an answer of one that does has another
    /// shape than the venue documents. A venue that is down, refuses or lets no page read it is no
    /// failure as long as another serves the figure.
    Doctor(doctor::Args),
}

/// Reads the command line and does what it says.
pub fn run() -> ExitCode {
    match Line::parse().command {
        Command::Twin(args) => twin::run(&args),
        Command::Feeds(args) => feeds::run(&args),
        Command::Decode(args) => decode::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Card(args) => card::run(&args),
        Command::Page(args) => page::run(&args),
        Command::Record(args) => record::run(&args),
        Command::Doctor(args) => doctor::run(&args),
    }
}
