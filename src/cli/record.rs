//! `wcd record`: asks the venues and writes a snapshot.

use crate::cli::driver::Driver;
use crate::cli::{clock, coins, output};
use crate::market::{Asset, FeedStatus, Snapshot};
use crate::session::{Session, Shell, Surroundings};
use crate::units::{Millis, UnixMillis};
use std::path::PathBuf;
use std::process::ExitCode;

/// When the feeds have not settled after this long, what is there is written.
const PATIENCE: Millis = Millis::seconds(30);
/// How often progress is told.
const PROGRESS_EVERY: Millis = Millis::seconds(2);

#[derive(clap::Args)]
pub(super) struct Args {
    /// Where to write the snapshot; standard output otherwise
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Goes on listening for so many seconds, for liquidations as they happen
    #[arg(long = "for", value_name = "SECONDS", default_value_t = 0)]
    seconds: u32,
    #[command(flatten)]
    choice: coins::Choice,
}

pub(super) fn run(args: &Args) -> ExitCode {
    match record(args) {
        Ok(Written::File) => ExitCode::SUCCESS,
        Ok(Written::Text(text)) => output::finish(&text, true),
        Err(reason) => output::fail(&reason),
    }
}

/// Where the snapshot went.
enum Written {
    File,
    /// Not yet written: meant for standard output.
    Text(String),
}

fn record(args: &Args) -> Result<Written, String> {
    let settings = args.choice.settings(&Asset::DEFAULT)?;
    let began = clock::now();
    let seed = began.0.unsigned_abs() ^ (u64::from(std::process::id()) << 32);
    let surroundings = Surroundings { shell: Shell::Native, seed };
    let mut session = Session::new(settings, surroundings, began);
    let listen_until = began + Millis::seconds(i64::from(args.seconds));
    let give_up_at = listen_until.max(began + PATIENCE);
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let mut driver = Driver::new()?;
        let mut told_at = began;
        driver
            .run(&mut session, |session| {
                let now = clock::now();
                if now - told_at >= PROGRESS_EVERY {
                    told_at = now;
                    output::say(&progress(&session.snapshot(now), began));
                }
                now >= give_up_at || (session.settled() && now >= listen_until)
            })
            .await;
        Ok::<(), String>(())
    })?;
    let snapshot = session.snapshot(clock::now());
    output::say(&progress(&snapshot, began));
    // A good snapshot that was published before is better than one of nothing.
    if snapshot.series.iter().all(|series| series.facts.is_empty()) {
        return Err("no venue gave an answer that could be read; nothing is written".to_owned());
    }
    let text = format!("{}\n", snapshot.to_json());
    match &args.out {
        None => Ok(Written::Text(text)),
        Some(file) => {
            output::write(file, text.as_bytes())?;
            Ok(Written::File)
        }
    }
}

fn progress(snapshot: &Snapshot, began: UnixMillis) -> String {
    let count = |wanted: fn(&FeedStatus) -> bool| {
        snapshot.feeds.iter().filter(|feed| wanted(&feed.status)).count()
    };
    format!(
        "{:>3} s: {} feeds read, {} waited for, {} failed, {} facts",
        (snapshot.taken_at - began).0 / 1_000,
        count(|status| *status == FeedStatus::Read),
        count(|status| *status == FeedStatus::Waiting),
        count(|status| matches!(status, FeedStatus::Failed(_))),
        snapshot.series.iter().map(|series| series.facts.len()).sum::<usize>(),
    )
}
