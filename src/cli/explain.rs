//! `wcd explain`: the report of a snapshot.

use crate::cli::{coins, moment, output};
use crate::explain::{self, words};
use crate::market::{Asset, Snapshot};
use crate::settings::{Locale, Settings};
use clap::ValueEnum;
use std::path::PathBuf;
use std::process::ExitCode;

/// How the report is printed.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// Sentences for a terminal.
    Text,
    /// The figures, findings and levels as one JSON object.
    Json,
    /// Sentences for a page.
    Markdown,
}

#[derive(clap::Args)]
pub(super) struct Args {
    /// A snapshot, as `wcd record` writes it; `-` reads standard input
    snapshot: PathBuf,
    /// How to print the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The language
    #[arg(long, value_parser = moment::locale, default_value = "en")]
    locale: Locale,
    /// Coins, such as BTC,ETH
    #[arg(long, value_delimiter = ',', value_parser = coins::asset)]
    assets: Vec<Asset>,
}

pub(super) fn run(args: &Args) -> ExitCode {
    match print(args) {
        Ok(text) => output::finish(&text, true),
        Err(reason) => output::fail(&reason),
    }
}

fn print(args: &Args) -> Result<String, String> {
    let text = output::read(&args.snapshot)?;
    let snapshot = Snapshot::from_json(&text)
        .map_err(|error| format!("{}: {error}", args.snapshot.display()))?;
    let mut settings = Settings { locale: args.locale, ..Settings::default() };
    if !args.assets.is_empty() {
        settings.assets.clone_from(&args.assets);
    }
    // A snapshot is explained as of when it was taken: the same file gives the same report.
    let report = explain::settled_report(&snapshot, &settings, snapshot.taken_at);
    let mut text = match args.format {
        Format::Text => words::text(&report, args.locale),
        Format::Markdown => words::markdown(&report, args.locale),
        Format::Json => serde_json::to_string(&report).map_err(|error| error.to_string())?,
    };
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(text)
}
