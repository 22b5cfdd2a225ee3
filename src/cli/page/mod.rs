//! `wcd page`: a moment as a page of its own that stays as it is, read without scripts.

mod document;
mod element;
mod figure;
mod labels;
mod sections;
mod table;

use crate::cli::moment::{self, Moment};
use crate::cli::{card, coins, output};
use crate::draw::picture;
use crate::explain::words::Imprint;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The page's files beside `index.html`.
const STYLE: &str = "page.css";
const PICTURE: &str = "card.png";
const SNAPSHOT: &str = "snapshot.json";
const OEMBED: &str = "oembed.json";

/// The panel's look, and what is different on a page that stays.
const LOOK: [&str; 2] =
    [include_str!("../../../style/panel.css"), include_str!("../../../style/published.css")];

/// Height in pixels that a content system keeps for the page in a frame.
const FRAME_HEIGHT: u32 = 900;
/// The same for its width.
const FRAME_WIDTH: u32 = 640;

#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    choice: moment::Choice,
    /// The folder to write the page to; made where it is missing
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Where the live panel is, which the page then links to
    #[arg(long, value_name = "URL", value_parser = coins::base)]
    base: Option<String>,
    /// Where this page's folder will be found; shared links and oEmbed need it
    #[arg(long, value_name = "URL", value_parser = folder)]
    url: Option<String>,
}

/// A folder's address, with the slash at its end.
fn folder(url: &str) -> Result<String, String> {
    let url = coins::base(url)?;
    if url.contains(['?', '#']) {
        return Err("the address of a folder has no ? and no #".to_owned());
    }
    Ok([url.trim_end_matches('/'), "/"].concat())
}

/// Where the page and the live panel are.
struct Addresses {
    /// The page's folder, where it is known.
    own: Option<String>,
    /// The live panel, where it is known.
    live: Option<String>,
}

impl Addresses {
    /// The address of a file of the page: the whole of it where that is known.
    fn of(&self, file: &str) -> String {
        [self.own.as_deref().unwrap_or_default(), file].concat()
    }
}

pub(super) fn run(args: &Args) -> ExitCode {
    let written = args.choice.read().and_then(|moment| {
        let addresses = Addresses { own: args.url.clone(), live: args.base.clone() };
        write(&args.out, &moment, &addresses)
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => output::fail(&reason),
    }
}

/// Writes all files, the page last: it is there once all that it needs is.
fn write(out: &Path, moment: &Moment, addresses: &Addresses) -> Result<(), String> {
    let imprint = Imprint::of(moment.locale)
        .map_err(|missing| format!("the words of this language lack {}", missing.0))?;
    fs::create_dir_all(out).map_err(|error| format!("{}: {error}", out.display()))?;
    let file = |name: &str, bytes: &[u8]| output::write(&out.join(name), bytes);
    file(STYLE, LOOK.concat().as_bytes())?;
    file(PICTURE, &card::png(&moment.panel, moment.locale)?)?;
    // What was read of it, and nothing else that stood in the file.
    file(SNAPSHOT, format!("{}\n", moment.snapshot.to_json()).as_bytes())?;
    if let Some(own) = &addresses.own {
        file(OEMBED, oembed(own, moment, addresses).as_bytes())?;
    }
    file("index.html", document::html(moment, &imprint, addresses).as_bytes())
}

/// What a content system shows for the page's address: the page in a frame, without any right but
/// that to open links.
fn oembed(own: &str, moment: &Moment, addresses: &Addresses) -> String {
    let title = document::title(moment);
    let frame = element::el("iframe", "")
        .attr("src", own)
        .attr("title", title.as_str())
        .attr("width", "100%")
        .attr("height", FRAME_HEIGHT.to_string())
        .attr("sandbox", "allow-popups allow-popups-to-escape-sandbox")
        .attr("loading", "lazy")
        .attr("referrerpolicy", "no-referrer");
    let (width, height) = picture::SIZE;
    let answer = serde_json::json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": moment.panel.answer.question,
        "provider_url": addresses.live.as_deref().unwrap_or(own),
        "html": frame.html(),
        "width": FRAME_WIDTH,
        "height": FRAME_HEIGHT,
        "thumbnail_url": addresses.of(PICTURE),
        "thumbnail_width": width,
        "thumbnail_height": height,
    });
    format!("{answer}\n")
}
