//! The twin: a local stand-in for all venues, REST and WebSocket in their own wire formats,
//! playing a scenario. `tests/scenarios/README.md` documents scenarios and the truth.

pub mod binance;
pub mod book;
pub mod bybit;
mod chance;
pub mod coinbase;
pub mod deribit;
mod drawn;
pub mod fault;
pub mod gate;
pub mod hyperliquid;
pub mod iso;
pub mod kraken;
pub mod length;
pub mod listener;
pub mod names;
pub mod offline;
pub mod okx;
pub mod path;
pub mod publishers;
pub mod scenario;
pub mod server;
pub mod session;
pub mod socket;
pub mod truth;
pub mod unwinding;
pub mod venue;
pub mod wider;
pub mod wire;
pub mod world;

pub use fault::{Fault, Faults, UnknownFault};
pub use offline::{Ear, snapshot};
pub use path::Path;
pub use scenario::{Market, Scenario, ScenarioError};
pub use server::{Twin, serve};
pub use truth::{Truth, truth};
pub use unwinding::Unwinding;
pub use wider::{Wider, WiderMarket, WiderMarkets};
pub use world::World;

use crate::cli::clock;
use crate::units::{Millis, UnixMillis};
use std::collections::BTreeMap;
use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// What `wcd twin` is told.
#[derive(clap::Args)]
pub struct Args {
    /// The scenario file.
    scenario: PathBuf,
    /// Where to listen; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:0")]
    listen: SocketAddr,
    /// Let the world stand still after the scenario's end.
    #[arg(long)]
    still: bool,
    /// What goes wrong, as VENUE/FEED=KIND; `*` stands for any venue or feed. May be given often.
    #[arg(long = "fault", value_name = "VENUE/FEED=KIND")]
    faults: Vec<String>,
    /// The scenario's end, in milliseconds since 1970; the last full hour where it is not given.
    #[arg(long, value_name = "MS")]
    end: Option<i64>,
    /// Let the clock stand at this time, in milliseconds since 1970.
    #[arg(long, value_name = "MS")]
    clock: Option<i64>,
}

/// Plays a scenario until the process is ended.
pub fn run(args: &Args) -> ExitCode {
    match play(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("wcd twin: {why}");
            ExitCode::FAILURE
        }
    }
}

fn play(args: &Args) -> Result<(), String> {
    let file = args.scenario.display();
    let text = std::fs::read_to_string(&args.scenario).map_err(|why| format!("{file}: {why}"))?;
    let scenario = Scenario::parse(&text).map_err(|why| format!("{file}: {why}"))?;
    let mut told: BTreeMap<String, String> = BTreeMap::new();
    for fault in &args.faults {
        let (feed, kind) = fault.split_once('=').ok_or(format!("{fault}: VENUE/FEED=KIND"))?;
        let kinds = told.entry(feed.to_owned()).or_default();
        if !kinds.is_empty() {
            kinds.push('+');
        }
        kinds.push_str(kind);
    }
    let faults = Faults::new(told).map_err(|why| why.to_string())?;
    let clock = args.clock.map(UnixMillis);
    let now = clock.unwrap_or_else(clock::now);
    let end = args.end.map_or_else(|| now.floor(Millis::HOUR), UnixMillis);
    let world = World { scenario, end, still: args.still };
    let twin = Arc::new(Twin::new(world, faults, clock));
    let runtime = tokio::runtime::Runtime::new().map_err(|why| why.to_string())?;
    let bound = |address: SocketAddr| {
        println!("twin listening on http://{address}");
        // A closed standard output is no reason to stop.
        let _closed = std::io::stdout().flush();
    };
    runtime.block_on(serve(twin, args.listen, bound)).map_err(|why| why.to_string())
}
