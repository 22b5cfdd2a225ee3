//! Settings from the command line.

use crate::market::{Asset, Venue};
use crate::settings::{Route, Settings};
use clap::Args;

/// Which coins, and where they are asked for.
#[derive(Args)]
pub(super) struct Choice {
    /// Coins, such as BTC,ETH
    #[arg(long, value_delimiter = ',', value_parser = asset)]
    pub(super) assets: Vec<Asset>,
    /// Venues to ask, such as bybit,okx; all otherwise
    #[arg(long, value_delimiter = ',', value_parser = venue)]
    venues: Vec<Venue>,
    /// Asks the stand-in at this address instead of the venues; also from `WCD_TWIN`
    #[arg(long, value_name = "URL", value_parser = base)]
    twin: Option<String>,
}

impl Choice {
    /// The settings for `assets`, unless others were chosen.
    ///
    /// # Errors
    /// Says what is wrong with `WCD_TWIN`.
    pub(super) fn settings(&self, assets: &[Asset]) -> Result<Settings, String> {
        let assets = if self.assets.is_empty() { assets.to_vec() } else { self.assets.clone() };
        let mut settings = Settings { assets, route: self.route()?, ..Settings::default() };
        if !self.venues.is_empty() {
            settings.venues.clone_from(&self.venues);
        }
        Ok(settings)
    }

    fn route(&self) -> Result<Route, String> {
        if let Some(twin) = &self.twin {
            return Ok(Route::Twin(twin.clone()));
        }
        match std::env::var("WCD_TWIN") {
            Ok(twin) if !twin.is_empty() => match base(&twin) {
                Ok(twin) => Ok(Route::Twin(twin)),
                Err(problem) => Err(format!("WCD_TWIN: {problem}")),
            },
            _ => Ok(Route::Venues),
        }
    }
}

/// A coin by its ticker.
pub(super) fn asset(ticker: &str) -> Result<Asset, String> {
    Asset::new(ticker).ok_or_else(|| "a ticker is one to ten letters or digits".to_owned())
}

/// A venue by its name in `wcd feeds`.
pub(super) fn venue(id: &str) -> Result<Venue, String> {
    Venue::by_id(id).ok_or_else(|| {
        let known: Vec<&str> = Venue::ALL.iter().map(|venue| venue.id()).collect();
        format!("known venues are {}", known.join(", "))
    })
}

/// An HTTP address that paths can be put behind.
pub(super) fn base(url: &str) -> Result<String, String> {
    let rest = url.strip_prefix("http://").or_else(|| url.strip_prefix("https://"));
    match rest {
        Some(rest) if !rest.is_empty() && !rest.starts_with('/') => Ok(url.to_owned()),
        _ => Err("an address begins with http:// or https://".to_owned()),
    }
}
