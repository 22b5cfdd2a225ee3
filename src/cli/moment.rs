//! The moment that a snapshot holds, as the page shows it: what a picture and a published page are
//! made from.

use crate::cli::{coins, output};
use crate::market::{Asset, Snapshot};
use crate::settings::{Locale, Settings};
use crate::view::Panel;
use std::path::PathBuf;

/// Which moment, in which language, about which coins.
#[derive(clap::Args)]
pub(super) struct Choice {
    /// A snapshot, as `wcd record` writes it; `-` reads standard input
    snapshot: PathBuf,
    /// The language
    #[arg(long, value_parser = locale, default_value = "en")]
    locale: Locale,
    /// Coins, such as BTC,ETH
    #[arg(long, value_delimiter = ',', value_parser = coins::asset)]
    assets: Vec<Asset>,
}

/// A language by its tag.
pub(super) fn locale(name: &str) -> Result<Locale, String> {
    let known = || Locale::ALL.map(Locale::tag).join(", ");
    Locale::by_tag(name).ok_or_else(|| format!("known languages are {}", known()))
}

/// A moment, read.
pub(super) struct Moment {
    /// What was observed.
    pub(super) snapshot: Snapshot,
    /// What the page shows of it.
    pub(super) panel: Panel,
    /// The language of the panel.
    pub(super) locale: Locale,
}

impl Choice {
    /// Reads the snapshot and works out what it says.
    ///
    /// # Errors
    /// Names the file, and says why it is no snapshot.
    pub(super) fn read(&self) -> Result<Moment, String> {
        let text = output::read(&self.snapshot)?;
        let snapshot = Snapshot::from_json(&text)
            .map_err(|error| format!("{}: {error}", self.snapshot.display()))?;
        let mut settings = Settings { locale: self.locale, ..Settings::default() };
        if !self.assets.is_empty() {
            settings.assets.clone_from(&self.assets);
        }
        // As of when it was taken: the same file gives the same bytes.
        let panel = Panel::of(&snapshot, &settings, snapshot.taken_at);
        Ok(Moment { snapshot, panel, locale: self.locale })
    }
}
