//! What the venues' formats have in common: requests taken apart, numbers as text, pages of rows.

use crate::cli::twin::length::Length;
use crate::cli::twin::scenario::Market;
use crate::cli::twin::world::{Place, World};
use crate::market::Asset;
use crate::units::{Millis, UnixMillis};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A request as it came.
#[derive(Clone, Debug, Default)]
pub struct Incoming {
    /// The venue's host, with a port where the venue has one.
    pub host: String,
    /// The path at the venue, with its leading slash.
    pub path: String,
    /// The query.
    pub query: BTreeMap<String, String>,
    /// The JSON body of a post.
    pub body: Value,
}

/// What the venue answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The JSON body.
    pub body: Value,
}

impl From<Value> for Answer {
    fn from(body: Value) -> Self {
        Self { status: 200, body }
    }
}

/// The world as one request sees it.
#[derive(Clone, Copy)]
pub struct View<'w> {
    /// The world.
    pub world: &'w World,
    /// The time of the request.
    pub now: UnixMillis,
    /// What prices are multiplied by, for a venue that lies.
    pub lie: f64,
}

impl<'w> View<'w> {
    /// One coin on one market.
    pub fn place(&self, asset: Asset, market: Market) -> Option<Place<'w>> {
        self.world.place(asset, market).map(|place| place.lying(self.lie))
    }

    /// Every coin on one market.
    pub fn places(&self, market: Market) -> Vec<Place<'w>> {
        self.world.places(market).map(|place| place.lying(self.lie)).collect()
    }
}

impl Incoming {
    /// A parameter of the query, where it is there and not empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.query.get(name).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// A whole number in the query.
    pub fn whole(&self, name: &str) -> Option<i64> {
        self.get(name).and_then(|text| text.parse().ok())
    }

    /// A millisecond instant in the query.
    pub fn millis(&self, name: &str) -> Option<UnixMillis> {
        self.whole(name).map(UnixMillis)
    }

    /// An instant in seconds in the query.
    pub fn seconds(&self, name: &str) -> Option<UnixMillis> {
        self.whole(name).map(UnixMillis::from_seconds)
    }

    /// How many rows are asked for: `usual` where nothing is said, never above `most`.
    pub fn limit(&self, usual: usize, most: usize) -> usize {
        let asked = self.get("limit").or(self.get("count")).and_then(|text| text.parse().ok());
        asked.unwrap_or(usual).clamp(1, most)
    }
}

/// The instants of samples or bars that an answer covers.
#[derive(Clone, Copy, Debug)]
pub struct Rows {
    /// Not before.
    pub from: Option<UnixMillis>,
    /// Not after.
    pub to: Option<UnixMillis>,
    /// Time between two of them.
    pub step: Length,
    /// How many at the most.
    pub limit: usize,
}

impl Rows {
    /// The newest of them, oldest first.
    pub fn newest(self, now: UnixMillis) -> Vec<UnixMillis> {
        let to = self.to.map_or(now, |to| to.min(now));
        let from = self.from.unwrap_or(UnixMillis(0)).max(UnixMillis(0));
        let mut rows: Vec<UnixMillis> = self.step.starts_back(from, to).take(self.limit).collect();
        rows.reverse();
        rows
    }

    /// The oldest of them where a beginning is given, else the newest; oldest first.
    pub fn oldest_from(self, now: UnixMillis) -> Vec<UnixMillis> {
        match self.from {
            None => self.newest(now),
            Some(from) => {
                let to = self.to.map_or(now, |to| to.min(now));
                self.step.starts(from.max(UnixMillis(0)), to).take(self.limit).collect()
            }
        }
    }
}

/// A number as text with at most twelve decimals and no trailing zeros: more than venues send, so
/// that what is left of two nearly equal numbers is still exact.
pub fn text(number: f64) -> String {
    trimmed(number, 12)
}

/// A rate or share as text, with at most twelve decimals.
pub fn rate(number: f64) -> String {
    trimmed(number, 12)
}

/// A count of contracts: whole, as text.
pub fn whole(number: f64) -> String {
    format!("{:.0}", number.round() + 0.0)
}

fn trimmed(number: f64, decimals: usize) -> String {
    let text = format!("{number:.decimals$}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A number as a JSON number, to at most twelve decimals.
pub fn number(number: f64) -> Value {
    text(number).parse::<f64>().map_or(Value::Null, |number| json!(number))
}

/// A count as a whole JSON number.
#[allow(clippy::cast_possible_truncation, reason = "counts of contracts stay far below 2^52")]
pub fn count(number: f64) -> Value {
    json!(number.round() as i64)
}

/// Whole seconds of an instant.
pub fn seconds(at: UnixMillis) -> i64 {
    at.0.div_euclid(1_000)
}

/// The length that a venue spells `5m`, `1h`, `1H`, `1d`, `1D`, `5min`, `1w`.
pub fn span(word: &str) -> Option<Millis> {
    let word = word.trim_end_matches("utc");
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (count, unit) = word.split_at_checked(digits)?;
    let count: i64 = count.parse().ok().filter(|count| (1..=1_000).contains(count))?;
    let unit = match unit {
        "s" => Millis::SECOND,
        "m" | "min" => Millis::MINUTE,
        "h" | "H" => Millis::HOUR,
        "d" | "D" => Millis::DAY,
        "w" | "W" => Millis::days(7),
        _ => return None,
    };
    Some(unit * count)
}

/// Rows of price and amount, both as text.
pub fn pairs(rows: &[(f64, f64)]) -> Value {
    rows.iter().map(|&(price, coins)| json!([text(price), text(coins)])).collect()
}

/// The members of a JSON object as a query.
pub fn params(object: Option<&Value>) -> BTreeMap<String, String> {
    let members = object.and_then(Value::as_object);
    let plain = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    members.into_iter().flatten().map(|(name, value)| (name.clone(), plain(value))).collect()
}
