//! The largest liquidations as they are heard, for a panel that listens.

use crate::explain::words::{self, Message};
use crate::explain::{Sentence, Value};
use crate::market::{Asset, Coverage, Liquidation, Side, Snapshot, Venue};
use crate::settings::{Locale, Settings};
use crate::units::{Millis, UnixMillis};
use crate::venues::{self, Feed, Want};
use crate::view::chart::Role;

/// So many stand on it, each in a row of its own.
const MOST: usize = 6;
/// Those that happened longer ago are off it.
const REACH: Millis = Millis::HOUR;
/// What the feeds behind it are listened to for.
const LIVE: Want = Want::LiquidationLive;
/// The names of feeds that are listened to begin so.
const SOCKET: &str = "ws-";
/// It moves at most this often, at whole ones of these: seldom enough to be read, and for readers who
/// asked for less motion.
const PACE: Millis = Millis::seconds(5);

/// The largest liquidations that were heard over sockets within the hour, newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tape {
    /// By which rule events stand on it, and which of the venues asked tell only some of theirs.
    pub rule: String,
    /// One a liquidation.
    pub rows: Vec<TapeRow>,
    /// What stands in their place where there is none.
    pub quiet: String,
}

/// One liquidation.
#[derive(Clone, Debug, PartialEq)]
pub struct TapeRow {
    /// The side of the position that was closed.
    pub role: Role,
    /// When it happened, by the reader's clock; the coin and that side; who told it; the price that it
    /// carries; its notional in dollars.
    pub cells: [String; 5],
}

impl Tape {
    /// What was heard up to `now`.
    pub fn of(snapshot: &Snapshot, settings: &Settings, now: UnixMillis) -> Self {
        // Newest first.
        let mut heard: Vec<(Venue, Asset, &Liquidation)> = Vec::new();
        let until = now.floor(PACE);
        for &asset in &settings.assets {
            for (series, events) in snapshot.about::<Liquidation>(asset) {
                let source = &series.source;
                let from = events.partition_point(|event| event.at < until - REACH);
                if source.feed.starts_with(SOCKET) {
                    for event in events.iter().skip(from).take_while(|event| event.at < until) {
                        put(&mut heard, (source.venue, asset, event));
                    }
                }
            }
        }
        let mut rows = Vec::with_capacity(MOST);
        for (venue, asset, event) in heard {
            rows.push(row(settings.locale, venue, asset, event));
        }
        let quiet = words::label(settings.locale, Message::TapeQuiet);
        Self { rule: rule(settings), rows, quiet }
    }
}

fn rule(settings: &Settings) -> String {
    let locale = settings.locale;
    let mut throttled = Vec::new();
    for adapter in venues::ALL {
        let is_throttled = |feed: &Feed| {
            feed.coverage != Coverage::Full && feed.serves.iter().any(|it| it.0 == LIVE)
        };
        if settings.venues.contains(&adapter.venue) && adapter.feeds.iter().any(is_throttled) {
            throttled.push(adapter.venue);
        }
    }
    let mut rule = vec![words::label(locale, Message::TapeRule)];
    if !throttled.is_empty() {
        let venues = vec![Value::Venues(throttled)];
        rule.push(words::say(locale, &Sentence::new(Message::TapeThrottled, venues)));
    }
    words::then(locale, &rule)
}

/// Puts an event in its place, and takes the least one away where there are too many.
fn put<'a>(heard: &mut Vec<(Venue, Asset, &'a Liquidation)>, new: (Venue, Asset, &'a Liquidation)) {
    let place = heard.iter().position(|(_, _, event)| event.at <= new.2.at);
    heard.insert(place.unwrap_or(heard.len()), new);
    if heard.len() > MOST {
        let mut least = 0;
        for (place, (_, _, event)) in heard.iter().enumerate() {
            // Of equal ones the older one goes.
            if heard.get(least).is_some_and(|held| event.notional.0 <= held.2.notional.0) {
                least = place;
            }
        }
        heard.remove(least);
    }
}

fn row(locale: Locale, venue: Venue, asset: Asset, event: &Liquidation) -> TapeRow {
    let (role, side) = match event.closed {
        Side::Long => (Role::Long, Message::TapeLong),
        Side::Short => (Role::Short, Message::TapeShort),
    };
    let coin = Value::Text(asset.ticker().to_owned());
    TapeRow {
        role,
        cells: [
            words::clock(event.at),
            words::say(locale, &Sentence::new(side, vec![coin])),
            venue.name().to_owned(),
            words::price(locale, event.price.usd()),
            words::money(locale, event.notional.0),
        ],
    }
}
