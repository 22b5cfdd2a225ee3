//! The settings that the host of a page writes into it, as JSON.

use crate::market::Asset;
use crate::market::Venue;
use crate::settings::{Locale, Route, Settings, Theme};
use core::fmt;
use serde::Deserialize;

/// Most coins that are shown; each costs requests at every venue.
const MOST_ASSETS: usize = 12;

/// Why a host's settings were not taken. The page then runs with none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigError {
    /// Not JSON, or a value of another type than expected.
    NotReadable {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// No coin's ticker.
    UnknownAsset(String),
    /// A venue that is not read.
    UnknownVenue(String),
    /// A stand-in that is not at an `http` or `https` address.
    NotAnAddress(String),
    /// A list without entries.
    Empty(&'static str),
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Config {
    assets: Option<Vec<String>>,
    venues: Option<Vec<String>>,
    twin: Option<String>,
    locale: Option<Locale>,
    theme: Option<Theme>,
}

impl Settings {
    /// Settings from a host's JSON, such as `{"assets": ["BTC", "ETH"], "venues": ["bybit"],
    /// "theme": "dark"}`; what it does not name keeps its default, and names unknown to this
    /// version are passed over. `twin` sends every request to a stand-in.
    ///
    /// # Errors
    /// When a value cannot be used. Settings are taken whole or not at all: a page that was told to
    /// leave a venue out must not ask it because of a slip elsewhere in the same line.
    pub fn from_json(json: &str) -> Result<Self, ConfigError> {
        let config: Config = serde_json::from_str(json).map_err(|error| {
            ConfigError::NotReadable { line: error.line(), column: error.column() }
        })?;
        let mut settings = Self::default();
        if let Some(tickers) = config.assets {
            settings.assets = distinct(tickers, Asset::new, ConfigError::UnknownAsset)?;
            settings.assets.truncate(MOST_ASSETS);
            if settings.assets.is_empty() {
                return Err(ConfigError::Empty("assets"));
            }
        }
        if let Some(ids) = config.venues {
            settings.venues = distinct(ids, Venue::by_id, ConfigError::UnknownVenue)?;
            if settings.venues.is_empty() {
                return Err(ConfigError::Empty("venues"));
            }
        }
        if let Some(base) = config.twin {
            if !base.starts_with("http://") && !base.starts_with("https://") {
                return Err(ConfigError::NotAnAddress(base));
            }
            settings.route = Route::Twin(base);
        }
        settings.locale = config.locale.unwrap_or_default();
        settings.theme = config.theme.unwrap_or_default();
        Ok(settings)
    }
}

/// The named values in their order, each once.
fn distinct<T: PartialEq>(
    names: Vec<String>,
    find: fn(&str) -> Option<T>,
    unknown: fn(String) -> ConfigError,
) -> Result<Vec<T>, ConfigError> {
    let mut found = Vec::with_capacity(names.len());
    for name in names {
        let Some(value) = find(&name) else { return Err(unknown(name)) };
        if !found.contains(&value) {
            found.push(value);
        }
    }
    Ok(found)
}

impl fmt::Display for ConfigError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotReadable { line, column } => {
                write!(out, "not readable as settings at line {line}, column {column}")
            }
            Self::UnknownAsset(text) => write!(out, "no ticker: {text}"),
            Self::UnknownVenue(text) => write!(out, "no venue that is read: {text}"),
            Self::NotAnAddress(text) => write!(out, "no http address: {text}"),
            Self::Empty(list) => write!(out, "{list}: an empty list"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_object_changes_nothing() {
        assert_eq!(Settings::from_json("{}"), Ok(Settings::default()));
    }

    #[test]
    fn a_host_chooses_coins_venues_and_theme() {
        let json = r#"{"assets": ["sol", "BTC", "SOL"], "venues": ["okx"], "theme": "dark"}"#;
        let expected = Settings {
            assets: vec![Asset::SOL, Asset::BTC],
            venues: vec![Venue::Okx],
            theme: Theme::Dark,
            ..Settings::default()
        };
        assert_eq!(Settings::from_json(json), Ok(expected));
    }

    #[test]
    fn a_stand_in_is_reached_by_its_address() {
        let settings = Settings::from_json(r#"{"twin": "http://127.0.0.1:8123"}"#);
        assert_eq!(
            settings.map(|settings| settings.route),
            Ok(Route::Twin("http://127.0.0.1:8123".into()))
        );
        assert_eq!(
            Settings::from_json(r#"{"twin": "javascript:alert(1)"}"#),
            Err(ConfigError::NotAnAddress("javascript:alert(1)".into()))
        );
    }

    #[test]
    fn one_unknown_name_refuses_all_settings() {
        assert_eq!(
            Settings::from_json(r#"{"assets": ["BTC"], "venues": ["okx", "mtgox"]}"#),
            Err(ConfigError::UnknownVenue("mtgox".into()))
        );
        assert_eq!(
            Settings::from_json(r#"{"assets": ["not a ticker"]}"#),
            Err(ConfigError::UnknownAsset("not a ticker".into()))
        );
    }

    #[test]
    fn an_empty_list_is_a_slip_and_not_a_choice() {
        assert_eq!(Settings::from_json(r#"{"assets": []}"#), Err(ConfigError::Empty("assets")));
        assert_eq!(Settings::from_json(r#"{"venues": []}"#), Err(ConfigError::Empty("venues")));
    }

    #[test]
    fn the_place_of_a_slip_is_named() {
        assert_eq!(
            Settings::from_json("{\n\"assets\": 3}"),
            Err(ConfigError::NotReadable { line: 2, column: 11 })
        );
    }
}
