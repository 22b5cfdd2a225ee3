//! What the host of the page and its reader chose. All choices and thresholds sit here.

mod config;

pub use config::ConfigError;

use crate::market::{Asset, Venue};
use crate::units::{Millis, UnixMillis};

/// What the host of the page and its reader chose.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Coins shown, the first one first.
    pub assets: Vec<Asset>,
    /// Venues that may be asked; the host can leave some out, for a region or a contract.
    pub venues: Vec<Venue>,
    /// Where requests go.
    pub route: Route,
    /// The reader's language.
    pub locale: Locale,
    /// Light, dark, or as the reader's system says.
    pub theme: Theme,
    /// Origins besides the page's own that a published snapshot may come from, each such as
    /// `https://data.example`.
    pub snapshot_origins: Vec<String>,
}

/// Where requests go. Set by the host of the page, never by a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// Straight to the venues.
    #[default]
    Venues,
    /// To a stand-in that plays a scenario; everything shown carries a banner. The base URL, with
    /// the venue's host as the first part of the path:
    /// `https://api.bybit.com/v5/x` becomes `{base}/api.bybit.com/v5/x`.
    Twin(String),
    /// REST requests to a cache at this base, in the same form of URL, so that many readers' requests
    /// reach a venue as one; sockets straight to the venues. A path of the page's own host, such as
    /// `/relay`, or an address.
    Relay(String),
}

/// A language the words exist in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Locale {
    /// English.
    #[default]
    En,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the reader's system says.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Locale {
    /// Its language tag, as in `lang` attributes.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
        }
    }

    /// The tag whose order of day, month and hour is that of the words.
    pub fn date_tag(self) -> &'static str {
        match self {
            Self::En => "en-GB",
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            assets: Asset::DEFAULT.to_vec(),
            venues: Venue::ALL.to_vec(),
            route: Route::Venues,
            locale: Locale::En,
            theme: Theme::Auto,
            snapshot_origins: Vec::new(),
        }
    }
}

impl Settings {
    /// Whether a published snapshot may come from `origin`, where the page's own is `own`. A link
    /// names the file, so that it must not be able to name somebody else's figures.
    pub fn may_show_from(&self, origin: &str, own: &str) -> bool {
        // Files of a browser's own making, `data:` and the like, have the origin "null".
        origin != "null"
            && (origin == own || self.snapshot_origins.iter().any(|listed| listed == origin))
    }
}

impl Route {
    /// The URL that is really asked for one of a venue's.
    pub fn url(&self, at_venue: &str) -> String {
        let Some((scheme, rest)) = at_venue.split_once("://") else { return at_venue.to_owned() };
        let is_socket = scheme == "ws" || scheme == "wss";
        match self {
            Self::Twin(base) if is_socket => {
                format!("{}/{rest}", base.trim_end_matches('/').replacen("http", "ws", 1))
            }
            Self::Relay(base) if !is_socket => format!("{}/{rest}", base.trim_end_matches('/')),
            Self::Twin(base) => format!("{}/{rest}", base.trim_end_matches('/')),
            Self::Venues | Self::Relay(_) => at_venue.to_owned(),
        }
    }

    /// The time that a request made at `now` is for. A cache answers readers together only where
    /// their URLs are alike, so over a relay the ends of asked spans move in steps of the answer's
    /// lifetime, `every`, and never into the future.
    pub fn asked_for(&self, now: UnixMillis, every: Millis) -> UnixMillis {
        match self {
            Self::Relay(_) if every.0 > 0 => UnixMillis(now.0 - now.0.rem_euclid(every.0)),
            _ => now,
        }
    }
}

/// How old a figure may be. The ages are measured from the observation, not from its arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Freshness {
    /// Younger than this it is live.
    pub live: Millis,
    /// Younger than this it is delayed; older, it is stale.
    pub delayed: Millis,
}

impl Freshness {
    /// Of prices, which come every few seconds: six of ten seconds may fail.
    pub const SECONDS: Self = Self { live: Millis::minutes(1), delayed: Millis::minutes(10) };
    /// Of open interest and running funding rates.
    pub const MINUTES: Self = Self { live: Millis::minutes(5), delayed: Millis::HOUR };
    /// Of five-minute bars and event feeds, which are asked for every five minutes.
    pub const FIVE_MINUTES: Self = Self { live: Millis::minutes(15), delayed: Millis::HOUR };
    /// Of hourly series.
    pub const HOURLY: Self = Self { live: Millis::hours(2), delayed: Millis::hours(6) };
    /// Of what is published once a day.
    pub const DAILY: Self = Self { live: Millis::hours(36), delayed: Millis::hours(72) };
    /// Of a company's stated holdings.
    pub const FILINGS: Self = Self { live: Millis::days(14), delayed: Millis::days(92) };
}

/// Numbers that decide what is said. They are choices, not measurements, and stand here alone.
pub mod limits {
    /// A change in percent below this is shown as none: it is half of the last digit shown.
    pub const FLAT_BELOW_PCT: f64 = 0.05;
    /// A move of fewer daily standard deviations is ordinary.
    pub const ORDINARY_BELOW_Z: f64 = 1.0;
    /// A move of fewer daily standard deviations is notable.
    pub const NOTABLE_BELOW_Z: f64 = 2.0;
    /// A move of fewer daily standard deviations is unusual; beyond, it is extreme.
    pub const UNUSUAL_BELOW_Z: f64 = 3.0;
    /// Fewest coins for a share of coins that fell.
    pub const FEWEST_FOR_BREADTH: usize = 3;
    /// Holders shown, largest first.
    pub const HOLDERS_SHOWN: usize = 12;
    /// Liquidated longs as a percentage of open interest that make forced selling a full-strength
    /// finding.
    pub const FORCED_SELLING_FULL_PCT: f64 = 1.0;
    /// Percentage of open interest closed that makes deleveraging a full-strength finding.
    pub const DELEVERAGING_FULL_PCT: f64 = 6.0;
    /// Annual funding in percent, of either sign, that makes leverage a full-strength finding.
    pub const FUNDING_FULL_PCT: f64 = 50.0;
    /// Most that an opinion index or a holder's paper loss can weigh among the findings: neither
    /// moves a price by itself.
    pub const CONTEXT_MOST: f64 = 0.3;
}
