//! Which listed feed a request or a socket message belongs to, told by the venues' own tables.
//!
//! A feed is known by what it asks: its request is made for every coin at two different times, and
//! whatever is the same both times is its mark. Nothing here lists feeds of its own.

use crate::cli::twin::wire::Incoming;
use crate::market::Asset;
use crate::units::UnixMillis;
use crate::venues::{ALL, Adapter, Ask, Route, Socket};
use serde_json::Value;
use std::collections::BTreeMap;

/// What a feed's request looks like: its constant parts by name.
#[derive(Clone, Debug, PartialEq)]
struct Mark {
    feed: String,
    place: String,
    constant: BTreeMap<String, String>,
}

/// The marks of all feeds for some coins.
#[derive(Clone, Debug, Default)]
pub struct Names {
    http: Vec<Mark>,
    calls: Vec<Mark>,
}

/// Two times with nothing in common: neither day, hour, minute nor second.
const TIMES: [UnixMillis; 2] = [UnixMillis(1_700_000_000_123), UnixMillis(1_734_567_899_456)];

impl Names {
    /// The marks of every listed feed for these coins.
    pub fn of(assets: &[Asset]) -> Self {
        let mut names = Self::default();
        for adapter in ALL {
            for feed in adapter.feeds {
                let id = format!("{}/{}", adapter.venue.id(), feed.name);
                for asset in assets.iter().map(|&asset| Some(asset)).chain([None]) {
                    let ask = TIMES.map(|now| Ask { asset, now, page: None });
                    if let Some(request) = feed.http {
                        let made = ask.map(|ask| {
                            let request = request(&ask)?;
                            let body = serde_json::from_str(&request.body.unwrap_or_default());
                            parts_of_url(&request.url, &body.unwrap_or(Value::Null))
                        });
                        names.http.extend(common(&id, made));
                    }
                    if let Some(call) = feed.call {
                        let made = ask.map(|ask| {
                            let value = serde_json::from_str(&(call.text)(&ask, 1)?).ok()?;
                            Some((call.socket.to_owned(), parts_of_call(&value)))
                        });
                        names.calls.extend(common(&id, made));
                    }
                }
            }
        }
        names
    }

    /// The feed that a request belongs to.
    pub fn of_request(&self, ask: &Incoming) -> Option<&str> {
        let mut parts: BTreeMap<String, String> = ask.query.clone();
        leaves("body", &ask.body, &mut parts);
        best(&self.http, &format!("{}{}", ask.host, ask.path), &parts)
    }

    /// The feeds that may be asked at this host and path.
    pub fn at(&self, host: &str, path: &str) -> Vec<&str> {
        let place = format!("{host}{path}");
        self.http.iter().filter(|mark| mark.place == place).map(|mark| &*mark.feed).collect()
    }

    /// The feed that a request over a socket belongs to.
    pub fn of_call(&self, socket: &Socket, message: &Value) -> Option<&str> {
        best(&self.calls, socket.name, &parts_of_call(message))
    }
}

/// The listed socket at this address.
pub fn socket(host: &str, path: &str) -> Option<(&'static Adapter, &'static Socket)> {
    let place = format!("{host}{path}");
    let here = |socket: &&Socket| {
        let url = socket.url.split_once("://").map_or(socket.url, |(_, rest)| rest);
        let url = url.split('?').next().unwrap_or(url);
        url.trim_end_matches('/') == place.trim_end_matches('/')
    };
    ALL.iter().find_map(|adapter| adapter.sockets.iter().find(here).map(|found| (*adapter, found)))
}

/// The feed of an outgoing message, as the venue's own table routes it.
pub fn of_message(adapter: &Adapter, socket: &Socket, text: &str) -> Option<String> {
    match (socket.route)(&Socket::message(text)) {
        Route::Feed(name) => Some(format!("{}/{name}", adapter.venue.id())),
        _ => None,
    }
}

/// The feeds that a socket carries.
pub fn carried(adapter: &Adapter, socket: &Socket) -> Vec<String> {
    let on = |name: Option<&str>| name == Some(socket.name);
    adapter
        .feeds
        .iter()
        .filter(|feed| on(feed.stream) || on(feed.call.map(|call| call.socket)))
        .map(|feed| format!("{}/{}", adapter.venue.id(), feed.name))
        .collect()
}

type Parts = (String, BTreeMap<String, String>);

fn parts_of_url(url: &str, body: &Value) -> Option<Parts> {
    let (_, rest) = url.split_once("://")?;
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let mut parts = query_of(query);
    leaves("body", body, &mut parts);
    Some((place.to_owned(), parts))
}

fn parts_of_call(message: &Value) -> BTreeMap<String, String> {
    let mut parts = BTreeMap::new();
    leaves("", message, &mut parts);
    parts.retain(|name, _| name != "/id" && name != "/req_id" && name != "/jsonrpc");
    parts
}

/// The parameters of a query string, with `%XX` and `+` undone.
pub fn query_of(query: &str) -> BTreeMap<String, String> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect()
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| core::str::from_utf8(digits).ok());
        match (byte, digits.and_then(|digits| u8::from_str_radix(digits, 16).ok())) {
            (b'%', Some(code)) => {
                bytes.push(code);
                rest = after.get(2..).unwrap_or(&[]);
            }
            (b'+', _) => {
                bytes.push(b' ');
                rest = after;
            }
            _ => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn leaves(at: &str, value: &Value, into: &mut BTreeMap<String, String>) {
    match value {
        Value::Null => {}
        Value::Object(members) => {
            for (name, member) in members {
                leaves(&format!("{at}/{name}"), member, into);
            }
        }
        Value::Array(list) => {
            for (index, element) in list.iter().enumerate() {
                leaves(&format!("{at}/{index}"), element, into);
            }
        }
        leaf => {
            into.insert(at.to_owned(), leaf.to_string());
        }
    }
}

/// What two requests of one feed have in common.
fn common(feed: &str, made: [Option<Parts>; 2]) -> Option<Mark> {
    let [Some((place, mut constant)), Some((_, other))] = made else { return None };
    // How much is asked for does not tell feeds apart.
    constant.retain(|name, value| {
        other.get(name) == Some(value) && !matches!(name.as_str(), "limit" | "count")
    });
    Some(Mark { feed: feed.to_owned(), place, constant })
}

/// The mark that fits with the most constant parts.
fn best<'m>(marks: &'m [Mark], place: &str, parts: &BTreeMap<String, String>) -> Option<&'m str> {
    let fits = |mark: &&Mark| {
        mark.place == place
            && mark.constant.iter().all(|(name, value)| parts.get(name) == Some(value))
    };
    let found = marks.iter().filter(fits).max_by_key(|mark| mark.constant.len())?;
    Some(&found.feed)
}
