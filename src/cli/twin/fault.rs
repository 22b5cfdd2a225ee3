//! Faults: what goes wrong with a feed, on purpose.

use crate::units::Millis;
use core::fmt;
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::Duration;

/// One thing that goes wrong with a feed.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// A page may not read the answer.
    NoCors,
    /// This HTTP status, with `Retry-After` in seconds where one is given.
    Status(u16, Option<u32>),
    /// A field has another name.
    Rename(String),
    /// A web page instead of JSON.
    Html,
    /// No bytes.
    Empty,
    /// The first half only.
    Truncated,
    /// Bytes that are no JSON.
    Garbage,
    /// Later by so much.
    Delay(Duration),
    /// Never.
    Hang,
    /// The socket is closed after the first message that it hears.
    SocketClose,
    /// The socket stays open and says nothing of this feed.
    SocketSilent,
    /// All prices times this.
    PriceFactor(f64),
    /// The connection is dropped without an answer.
    Refuse,
    /// What is told is as old as this, and says so by its own times.
    Old(Millis),
}

/// A fault's text that names none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownFault(String);

impl fmt::Display for UnknownFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "no such fault: {}", self.0)
    }
}

impl Fault {
    /// The fault of that text, such as `status-429:30` or `rename:lastPrice`.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(field) = text.strip_prefix("rename:") {
            return (!field.is_empty()).then(|| Self::Rename(field.to_owned()));
        }
        if let Some(rest) = text.strip_prefix("status-") {
            let (status, after) = match rest.split_once(':') {
                Some((status, after)) => (status, Some(after.parse().ok()?)),
                None => (rest, None),
            };
            let status: u16 = status.parse().ok().filter(|status| (200..600).contains(status))?;
            let usual = matches!(status, 418 | 429).then_some(2);
            return Some(Self::Status(status, after.or(usual)));
        }
        if let Some(length) = text.strip_prefix("delay-") {
            return length.parse().ok().map(|ms| Self::Delay(Duration::from_millis(ms)));
        }
        if let Some(age) = text.strip_prefix("old-") {
            let seconds: i64 = age.parse().ok().filter(|age| (1..=86_400).contains(age))?;
            return Some(Self::Old(Millis::seconds(seconds)));
        }
        if let Some(factor) = text.strip_prefix("price-factor-") {
            let factor: f64 = factor.parse().ok()?;
            return (factor.is_finite() && factor > 0.0).then_some(Self::PriceFactor(factor));
        }
        Some(match text {
            "no-cors" => Self::NoCors,
            "html" => Self::Html,
            "empty" => Self::Empty,
            "truncated" => Self::Truncated,
            "garbage" => Self::Garbage,
            "hang" => Self::Hang,
            "socket-close" => Self::SocketClose,
            "socket-silent" => Self::SocketSilent,
            "refuse" => Self::Refuse,
            _ => return None,
        })
    }
}

/// The faults that are switched on: for each pattern of feeds, a list joined by `+`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Faults {
    told: BTreeMap<String, String>,
    read: Vec<(String, Vec<Fault>)>,
}

impl Faults {
    /// The faults of a map from `venue/feed` (either may be `*`) to kinds joined by `+`.
    ///
    /// # Errors
    /// The first kind that does not exist.
    pub fn new(told: BTreeMap<String, String>) -> Result<Self, UnknownFault> {
        let mut read = Vec::new();
        for (pattern, kinds) in &told {
            let kinds: Option<Vec<Fault>> = kinds.split('+').map(Fault::parse).collect();
            let kinds =
                kinds.ok_or_else(|| UnknownFault(format!("{pattern}={}", told[pattern])))?;
            read.push((pattern.clone(), kinds));
        }
        Ok(Self { told, read })
    }

    /// The map that these faults were made from.
    pub fn told(&self) -> &BTreeMap<String, String> {
        &self.told
    }

    /// What goes wrong with the feed `venue/name`; a request of no feed has only those of `*/*`.
    pub fn of(&self, feed: Option<&str>) -> Vec<Fault> {
        let hits = |pattern: &str| match feed {
            Some(feed) => matches(pattern, feed),
            None => pattern == "*/*",
        };
        let found = self.read.iter().filter(|(pattern, _)| hits(pattern));
        found.flat_map(|(_, kinds)| kinds.iter().cloned()).collect()
    }
}

/// True where `pattern` (`venue/feed`, either may be `*`) names the feed.
pub fn matches(pattern: &str, feed: &str) -> bool {
    let part = |pattern: &str, name: &str| pattern == "*" || pattern == name;
    match (pattern.split_once('/'), feed.split_once('/')) {
        (Some((venue, name)), Some((of_venue, of_name))) => {
            part(venue, of_venue) && part(name, of_name)
        }
        _ => false,
    }
}

/// The factor that all faults together multiply prices by.
pub fn lie(faults: &[Fault]) -> f64 {
    let factor = |fault: &Fault| if let Fault::PriceFactor(factor) = fault { *factor } else { 1.0 };
    faults.iter().map(factor).product()
}

/// How old what is told is, the oldest of all faults.
pub fn age(faults: &[Fault]) -> Millis {
    let age = |fault: &Fault| if let Fault::Old(age) = fault { *age } else { Millis(0) };
    faults.iter().map(age).max().unwrap_or(Millis(0))
}

/// Renames every member of that name, however deep.
pub fn rename(value: &mut Value, field: &str) {
    match value {
        Value::Object(members) => {
            if let Some(member) = members.remove(field) {
                members.insert(format!("{field}Renamed"), member);
            }
            members.values_mut().for_each(|member| rename(member, field));
        }
        Value::Array(list) => list.iter_mut().for_each(|element| rename(element, field)),
        _ => {}
    }
}

/// The text of an answer after the faults that spoil its body.
pub fn spoil(mut body: Value, faults: &[Fault]) -> String {
    for fault in faults {
        if let Fault::Rename(field) = fault {
            rename(&mut body, field);
        }
    }
    // An answer that is a string alone is plain text.
    let mut text = if let Value::String(plain) = body { plain } else { body.to_string() };
    for fault in faults {
        match fault {
            Fault::Html => "<!doctype html><title>Just a moment...</title>".clone_into(&mut text),
            Fault::Empty => text.clear(),
            Fault::Truncated => {
                let half = (0..=text.len() / 2).rev().find(|&at| text.is_char_boundary(at));
                text.truncate(half.unwrap_or(0));
            }
            Fault::Garbage => "\u{1}\u{2}{]not json".clone_into(&mut text),
            _ => {}
        }
    }
    text
}
