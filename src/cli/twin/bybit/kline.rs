//! Bybit's bars, newest first: of trades, of the mark, of the index, and of the premium between
//! the two.

use crate::cli::twin::bybit::{only, symbol};
use crate::cli::twin::length::Length;
use crate::cli::twin::wire::{Incoming, Rows, View, rate, text};
use crate::cli::twin::world::Place;
use crate::units::{Millis, UnixMillis};
use serde_json::{Value, json};

/// What the bars are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// Trades, with their volume.
    Trades,
    /// The mark price.
    Mark,
    /// The index price.
    Index,
    /// Mark ÷ index − 1.
    Premium,
}

/// A page of bars.
pub(super) fn page(view: &View<'_>, ask: &Incoming, of: Of) -> Result<Value, &'static str> {
    let place = only(view, ask)?;
    let interval = ask.get("interval").unwrap_or("");
    let length = length(interval).ok_or("params error: Invalid interval")?;
    let (from, to) = (ask.millis("start"), ask.millis("end"));
    let rows = Rows { from, to, step: length, limit: ask.limit(200, 1_000) };
    let starts = match rows.to {
        Some(_) => rows.newest(view.now),
        None => rows.oldest_from(view.now),
    };
    let row = |&start: &UnixMillis| {
        let bar = place.bar(start, length.of(start), view.now);
        let prices = [bar.open, bar.high, bar.low, bar.close];
        let [open, high, low, close] = match of {
            Of::Trades => prices.map(text),
            Of::Mark => prices.map(|price| text(price * place.paths.mark_factor)),
            Of::Index => prices.map(|price| text(price * place.paths.index_factor)),
            Of::Premium => {
                prices.map(|_| rate(place.paths.mark_factor / place.paths.index_factor - 1.0))
            }
        };
        let start = start.to_string();
        if of == Of::Trades {
            json!([start, open, high, low, close, text(bar.volume), text(bar.turnover())])
        } else {
            json!([start, open, high, low, close])
        }
    };
    let list: Vec<Value> = starts.iter().rev().map(row).collect();
    Ok(json!({ "symbol": symbol(place.asset), "category": "linear", "list": list }))
}

/// The length of an interval's bars.
fn length(interval: &str) -> Option<Length> {
    match interval {
        "D" => Some(Millis::DAY.into()),
        "W" => Some(Length::Week),
        "M" => Some(Length::Months(1)),
        minutes => minutes
            .parse()
            .ok()
            .filter(|minutes| [1, 3, 5, 15, 30, 60, 120, 240, 360, 720].contains(minutes))
            .map(|minutes| Millis::minutes(minutes).into()),
    }
}

/// The running bar, as the stream tells it.
pub(super) fn running(view: &View<'_>, place: &Place<'_>, interval: &str) -> Option<Value> {
    let length = length(interval)?;
    let start = length.start(view.now);
    let bar = place.bar(start, length.of(start), view.now);
    Some(json!({
        "start": bar.start.0, "end": length.end(start).0 - 1, "interval": interval,
        "open": text(bar.open), "close": text(bar.close), "high": text(bar.high),
        "low": text(bar.low), "volume": text(bar.volume), "turnover": text(bar.turnover()),
        "confirm": false, "timestamp": view.now.0,
    }))
}
