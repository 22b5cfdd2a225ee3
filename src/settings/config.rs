//! The settings that the host of a page writes into it, as JSON.

use crate::json::{self, Object, Value};
use crate::market::Asset;
use crate::market::Venue;
use crate::settings::{Locale, Route, Settings};
use core::fmt;

/// Most coins that are shown; each costs requests at every venue.
const MOST_ASSETS: usize = 12;

/// Why a host's settings were not taken. The page then runs with none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigError {
    /// Not JSON.
    NotReadable {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// A value of another type than expected.
    OfAnotherType(&'static str),
    /// No coin's ticker.
    UnknownAsset(String),
    /// A venue that is not read.
    UnknownVenue(String),
    /// A stand-in, relay or origin that is not where it can be.
    NotAnAddress(String),
    /// A stand-in and a relay at once.
    TwoRoutes,
    /// A list without entries.
    Empty(&'static str),
}

/// What a host wrote. An absent value and `null` are the same.
struct Config(Object);

impl Config {
    fn value(&self, name: &str) -> Option<&Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    fn text(&self, name: &'static str) -> Result<Option<String>, ConfigError> {
        let Some(value) = self.value(name) else { return Ok(None) };
        let text = value.as_str().ok_or(ConfigError::OfAnotherType(name))?;
        Ok(Some(text.to_owned()))
    }

    fn list(&self, name: &'static str) -> Result<Option<Vec<String>>, ConfigError> {
        let Some(value) = self.value(name) else { return Ok(None) };
        let mut texts = Vec::new();
        for item in value.as_array().ok_or(ConfigError::OfAnotherType(name))? {
            let text = item.as_str().ok_or(ConfigError::OfAnotherType(name))?;
            texts.push(text.to_owned());
        }
        Ok(Some(texts))
    }
}

impl Settings {
    /// Settings from a host's JSON, such as `{"assets": ["BTC", "ETH"], "venues": ["bybit"],
    /// "theme": "dark"}`; what it does not name keeps its default, and names unknown to this
    /// version are passed over. `twin` sends every request to a stand-in, `relay` the REST requests
    /// to a cache.
    ///
    /// # Errors
    /// When a value cannot be used. Settings are taken whole or not at all: a page that was told to
    /// leave a venue out must not ask it because of a slip elsewhere in the same line.
    pub fn from_json(text: &str) -> Result<Self, ConfigError> {
        let config = json::read(text)
            .map_err(|error| ConfigError::NotReadable { line: error.line, column: error.column })?;
        let Value::Object(config) = config else {
            return Err(ConfigError::OfAnotherType("settings"));
        };
        let config = Config(config);
        let mut settings = Self::default();
        if let Some(tickers) = config.list("assets")? {
            settings.assets = distinct(tickers, Asset::new, ConfigError::UnknownAsset)?;
            settings.assets.truncate(MOST_ASSETS);
            if settings.assets.is_empty() {
                return Err(ConfigError::Empty("assets"));
            }
        }
        if let Some(ids) = config.list("venues")? {
            settings.venues = distinct(ids, Venue::by_id, ConfigError::UnknownVenue)?;
            if settings.venues.is_empty() {
                return Err(ConfigError::Empty("venues"));
            }
        }
        settings.route = match (config.text("twin")?, config.text("relay")?) {
            (None, None) => Route::Venues,
            (Some(base), None) if is_address(&base) => Route::Twin(base),
            (None, Some(base)) if is_address(&base) || is_path(&base) => Route::Relay(base),
            (Some(base), None) | (None, Some(base)) => return Err(ConfigError::NotAnAddress(base)),
            (Some(_), Some(_)) => return Err(ConfigError::TwoRoutes),
        };
        if let Some(origins) = config.list("snapshot_origins")? {
            if let Some(other) = origins.iter().find(|origin| !is_origin(origin)) {
                return Err(ConfigError::NotAnAddress(other.clone()));
            }
            settings.snapshot_origins = origins;
        }
        if let Some(tag) = config.text("locale")? {
            settings.locale = Locale::by_tag(&tag).ok_or(ConfigError::OfAnotherType("locale"))?;
        }
        // The page's scripts apply it, before anything is painted.
        match config.text("theme")?.as_deref() {
            None | Some("auto" | "light" | "dark") => {}
            Some(_) => return Err(ConfigError::OfAnotherType("theme")),
        }
        Ok(settings)
    }
}

/// Where a browser can send requests from any page.
fn is_address(base: &str) -> bool {
    base.starts_with("http://") || base.starts_with("https://")
}

/// A scheme, a host and perhaps a port, as browsers write an origin.
fn is_origin(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| {
        let is_plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
        !host.is_empty() && host.chars().all(|letter| is_plain(letter) || ".-:[]".contains(letter))
    })
}

/// A path of the page's own host. `//name` and, to a browser, `/\name` would be other hosts.
fn is_path(base: &str) -> bool {
    base.starts_with('/') && !base.starts_with("//") && !base.contains('\\')
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
            Self::OfAnotherType(name) => write!(out, "{name}: of another type"),
            Self::UnknownAsset(text) => write!(out, "no ticker: {text}"),
            Self::UnknownVenue(text) => write!(out, "no venue that is read: {text}"),
            Self::NotAnAddress(text) => write!(out, "no http address: {text}"),
            Self::TwoRoutes => write!(out, "twin and relay exclude each other"),
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
    fn a_host_chooses_coins_and_venues_and_may_name_a_theme() {
        let json = r#"{"assets": ["sol", "BTC", "SOL"], "venues": ["okx"], "theme": "dark"}"#;
        let expected = Settings {
            assets: vec![Asset::SOL, Asset::BTC],
            venues: vec![Venue::Okx],
            ..Settings::default()
        };
        assert_eq!(Settings::from_json(json), Ok(expected));
    }

    #[test]
    fn a_host_chooses_a_language_that_there_is() {
        let settings = Settings::from_json(r#"{"locale": "pt-BR"}"#);
        assert_eq!(settings.map(|settings| settings.locale), Ok(Locale::Pt));
        let unknown = Settings::from_json(r#"{"locale": "tlh"}"#);
        assert_eq!(unknown, Err(ConfigError::OfAnotherType("locale")));
    }

    #[test]
    fn a_link_chooses_among_the_coins_that_are_shown_anyway() {
        let narrowed = |tickers: &str| {
            let mut settings = Settings::default();
            settings.narrow(tickers);
            settings.assets
        };
        assert_eq!(narrowed("eth, BTC,ETH"), [Asset::ETH, Asset::BTC]);
        assert_eq!(narrowed("SOL,DOGE"), [Asset::SOL]);
        assert_eq!(narrowed("DOGE"), Asset::DEFAULT);
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
    fn a_relay_is_a_path_of_the_pages_host_or_an_address() {
        for base in ["/relay", "/a/b/", "https://relay.example"] {
            let settings = Settings::from_json(&format!(r#"{{"relay": "{base}"}}"#));
            let route = settings.map(|settings| settings.route);
            assert_eq!(route, Ok(Route::Relay(base.into())), "{base}");
        }
        for base in ["//evil.example", "/\\evil.example", "relay", "ftp://relay.example", ""] {
            let json = serde_json::json!({ "relay": base }).to_string();
            assert_eq!(Settings::from_json(&json), Err(ConfigError::NotAnAddress(base.into())));
        }
    }

    #[test]
    fn a_published_snapshot_comes_from_the_pages_origin_or_a_listed_one() {
        let json = r#"{"snapshot_origins": ["https://data.example"]}"#;
        let settings = Settings::from_json(json).unwrap_or_default();
        let own = "https://news.example";
        assert!(settings.may_show_from(own, own));
        assert!(settings.may_show_from("https://data.example", own));
        let others = ["http://data.example", "https://data.example:8443", "https://evil.example"];
        for other in others.into_iter().chain(["https://data.example.evil.example", "null", ""]) {
            assert!(!settings.may_show_from(other, own), "{other}");
        }
        assert!(!settings.may_show_from("null", "null"));
    }

    #[test]
    fn an_origin_has_no_path_no_star_and_no_capitals() {
        for odd in ["https://data.example/", "*", "https://*.example", "data.example", "https://"] {
            let json = format!(r#"{{"snapshot_origins": ["{odd}"]}}"#);
            assert_eq!(Settings::from_json(&json), Err(ConfigError::NotAnAddress(odd.into())));
        }
    }

    #[test]
    fn a_stand_in_behind_a_relay_is_refused() {
        let json = r#"{"twin": "http://127.0.0.1:1", "relay": "/relay"}"#;
        assert_eq!(Settings::from_json(json), Err(ConfigError::TwoRoutes));
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
            Settings::from_json("{\n\"assets\": x}"),
            Err(ConfigError::NotReadable { line: 2, column: 11 })
        );
        for (json, name) in [
            ("[]", "settings"),
            (r#"{"assets": 3}"#, "assets"),
            (r#"{"venues": ["okx", 3]}"#, "venues"),
            (r#"{"twin": []}"#, "twin"),
            (r#"{"theme": "blue"}"#, "theme"),
            (r#"{"locale": "xx"}"#, "locale"),
        ] {
            assert_eq!(Settings::from_json(json), Err(ConfigError::OfAnotherType(name)), "{json}");
        }
        assert_eq!(Settings::from_json(r#"{"assets": null}"#), Ok(Settings::default()));
    }
}
