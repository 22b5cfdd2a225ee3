//! `wcd doctor`: asks every feed once, as a page would, and tells which can be read.

mod documented;
mod finding;
mod http;
mod socket;
mod table;

use crate::cli::{coins, output, web};
use crate::market::Asset;
use crate::settings::Settings;
use crate::venues::{self, Adapter, Feed, Scope, SpecBook, Want};
use clap::ValueEnum;
use finding::Finding;
use std::process::ExitCode;

/// How the findings are printed.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// Aligned columns.
    Text,
    /// One JSON object.
    Json,
}

#[derive(clap::Args)]
pub(super) struct Args {
    /// The page's origin
    #[arg(long, value_name = "URL", default_value = "https://example.org")]
    origin: String,
    /// How to print the table
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    choice: coins::Choice,
}

/// What the headline figures need, each with the name used in the output.
const HEADLINES: [(Want, &str); 4] = [
    (Want::Price, "price"),
    (Want::OpenInterest, "open_interest"),
    (Want::LiquidationHistory, "liquidation_history"),
    (Want::HourlyCandles, "hourly_candles"),
];

/// Everything that one check needs to know.
#[derive(Clone)]
struct Check {
    client: reqwest::Client,
    settings: Settings,
    origin: String,
}

pub(super) fn run(args: &Args) -> ExitCode {
    match examine(args) {
        Ok(findings) => {
            let text = match args.format {
                Format::Text => table::text(&findings),
                Format::Json => table::json(&findings, &args.origin),
            };
            output::finish(&text, table::is_safe(&findings))
        }
        Err(reason) => output::fail(&reason),
    }
}

fn examine(args: &Args) -> Result<Vec<Finding>, String> {
    let check = Check {
        client: web::client()?,
        settings: args.choice.settings(&[Asset::BTC])?,
        origin: args.origin.clone(),
    };
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    let mut findings = runtime.block_on(async {
        let venues: Vec<_> = venues::ALL
            .iter()
            .filter(|adapter| check.settings.venues.contains(&adapter.venue))
            .map(|adapter| tokio::spawn(examine_venue(check.clone(), adapter)))
            .collect();
        let mut all = Vec::new();
        for venue in venues {
            all.extend(venue.await.map_err(|error| error.to_string())?);
        }
        Ok::<_, String>(all)
    })?;
    findings.sort_by_key(Finding::order);
    Ok(findings)
}

/// Asks one venue: contract sizes first, then all else over HTTP, then its sockets.
async fn examine_venue(check: Check, adapter: &'static Adapter) -> Vec<Finding> {
    let mut specs = SpecBook::new();
    let mut findings = Vec::new();
    let (tellers, others): (Vec<&'static Feed>, Vec<_>) = adapter
        .feeds
        .iter()
        .partition(|feed| feed.serves.iter().any(|&(want, _)| want == Want::ContractSpecs));
    for feed in tellers.into_iter().chain(others) {
        for asset in coins_of(feed, &check.settings) {
            findings.extend(http::ask(&check, adapter, feed, asset, &mut specs).await);
        }
    }
    for socket in adapter.sockets {
        findings.extend(socket::ask(&check, adapter, socket, &specs).await);
    }
    findings.extend(socket::unasked(adapter));
    findings
}

/// The coins that a feed is asked for.
fn coins_of(feed: &Feed, settings: &Settings) -> Vec<Option<Asset>> {
    match feed.scope {
        Scope::Global => vec![None],
        Scope::PerAsset => settings.assets.iter().copied().map(Some).collect(),
    }
}
