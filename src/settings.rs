//! What the host of the page and its reader chose. All choices and thresholds sit here.

pub mod attribution_limits;
mod config;
mod filings;
pub mod limits;

pub use config::ConfigError;
pub use filings::{Filing, filings};

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
    /// German.
    De,
    /// Spanish.
    Es,
    /// French.
    Fr,
    /// Portuguese.
    Pt,
    /// Turkish.
    Tr,
    /// Japanese.
    Ja,
    /// Korean.
    Ko,
    /// Chinese, simplified.
    Zh,
}

impl Locale {
    /// All of them.
    pub const ALL: [Self; 9] =
        [Self::En, Self::De, Self::Es, Self::Fr, Self::Pt, Self::Tr, Self::Ja, Self::Ko, Self::Zh];

    /// Its language tag, as in `lang` attributes and in the name of its file.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Es => "es",
            Self::Fr => "fr",
            Self::Pt => "pt",
            Self::Tr => "tr",
            Self::Ja => "ja",
            Self::Ko => "ko",
            Self::Zh => "zh",
        }
    }

    /// The language of a tag such as `pt-BR`: its first part decides.
    pub fn by_tag(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_']).next().unwrap_or("");
        Self::ALL.into_iter().find(|locale| locale.tag().eq_ignore_ascii_case(language))
    }

    /// Its own name, as a reader looks for it in a list.
    pub fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::De => "Deutsch",
            Self::Es => "Español",
            Self::Fr => "Français",
            Self::Pt => "Português",
            Self::Tr => "Türkçe",
            Self::Ja => "日本語",
            Self::Ko => "한국어",
            Self::Zh => "简体中文",
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
            snapshot_origins: Vec::new(),
        }
    }
}

impl Settings {
    /// Shows the coins that a link names, such as `ETH,BTC`, of those that are shown anyway: a link
    /// must not be able to make a reader's browser ask for more.
    pub fn narrow(&mut self, tickers: &str) {
        let mut chosen: Vec<Asset> = Vec::new();
        for asset in tickers.split(',').filter_map(|ticker| Asset::new(ticker.trim())) {
            let is_known = self.assets.contains(&asset) || Asset::DEFAULT.contains(&asset);
            if is_known && !chosen.contains(&asset) {
                chosen.push(asset);
            }
        }
        if !chosen.is_empty() {
            self.assets = chosen;
        }
    }

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
    /// their URLs are alike, so over a relay the ends of asked spans move in steps of how often the
    /// feed is asked, `every`, and never into the future.
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
    /// Of a company's stated holdings: after two weeks they are stale, with nothing in between.
    pub const FILINGS: Self = Self { live: Millis::days(14), delayed: Millis::days(14) };
}
