//! `wcd feeds`: every feed of every venue.

use crate::cli::output;
use crate::market::Kind;
use crate::venues::{self, Adapter, Feed};
use clap::ValueEnum;
use serde_json::json;
use std::process::ExitCode;

/// How the list is printed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Format {
    /// Aligned columns.
    Text,
    /// One JSON list.
    Json,
}

#[derive(clap::Args)]
pub(super) struct Args {
    /// How to print the list
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

pub(super) fn run(args: &Args) -> ExitCode {
    let feeds = venues::ALL
        .iter()
        .flat_map(|adapter| adapter.feeds.iter().map(move |feed| (*adapter, feed)));
    let text = match args.format {
        Format::Text => {
            output::columns(&feeds.map(|(adapter, feed)| row(adapter, feed)).collect::<Vec<_>>())
        }
        Format::Json => {
            let list: Vec<_> = feeds
                .map(|(adapter, feed)| {
                    json!({
                        "venue": adapter.venue.id(),
                        "feed": feed.name,
                        "url": feed.template,
                        "socket": socket(adapter, feed),
                        "every_seconds": feed.every.0 / 1_000,
                        "yields": feed.yields.iter().map(|kind| kind.id()).collect::<Vec<_>>(),
                    })
                })
                .collect();
            format!("{}\n", json!(list))
        }
    };
    output::finish(&text, true)
}

/// The connection that carries a feed, or its requests where a page cannot send them otherwise.
fn socket(adapter: &Adapter, feed: &Feed) -> Option<&'static str> {
    let name = feed.stream.or(feed.call.map(|call| call.socket))?;
    adapter.sockets.iter().find(|socket| socket.name == name).map(|socket| socket.url)
}

fn row(adapter: &Adapter, feed: &Feed) -> Vec<String> {
    let yields: Vec<&str> = feed.yields.iter().copied().map(Kind::id).collect();
    vec![
        adapter.venue.id().to_owned(),
        feed.name.to_owned(),
        feed.template.to_owned(),
        yields.join(","),
    ]
}
