//! `wcd card`: the picture of a moment, for shared links, newsletters and content systems.

use crate::cli::{moment, output};
use crate::draw::picture::{Card, Heads, Script};
use crate::explain::words::{self, Message};
use crate::explain::{Sentence, Value, Window};
use crate::market::Venue;
use crate::settings::Locale;
use crate::view::{FindingKind, Panel};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    choice: moment::Choice,
    /// Where to write the picture, a PNG of 1200 by 630 pixels
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub(super) fn run(args: &Args) -> ExitCode {
    let written = args.choice.read().and_then(|moment| {
        let file = png(&moment.panel, moment.locale)?;
        output::write(&args.out, &file)
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => output::fail(&reason),
    }
}

/// The picture of a panel as a PNG file.
///
/// # Errors
/// What the encoder says.
pub(super) fn png(panel: &Panel, locale: Locale) -> Result<Vec<u8>, String> {
    let short = |window| words::label(locale, words::window_short(window));
    let told = told(panel, locale);
    let heads = Heads { change: short(Window::Day), line: short(Window::Week), told };
    Card::of(panel, &heads, script(locale)).picture().png().map_err(|error| error.to_string())
}

/// Who told the liquidations that the panel's sums are of.
fn told(panel: &Panel, locale: Locale) -> Option<String> {
    let (_, figure) = panel.card(FindingKind::ForcedSelling)?.key()?;
    let mut venues: Vec<Venue> = figure.provenance.iter().map(|line| line.venue).collect();
    venues.sort_unstable();
    venues.dedup();
    let told = Sentence::new(Message::ToldBy, vec![Value::Venues(venues.clone())]);
    (!venues.is_empty()).then(|| words::say(locale, &told))
}

/// What a language is written with.
fn script(locale: Locale) -> Script {
    match locale {
        Locale::Ja => Script::Japanese,
        Locale::Ko => Script::Korean,
        Locale::Zh => Script::Chinese,
        Locale::En | Locale::De | Locale::Es | Locale::Fr | Locale::Pt | Locale::Tr => {
            Script::Latin
        }
    }
}
