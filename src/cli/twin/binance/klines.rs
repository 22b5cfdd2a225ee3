//! Binance's bars: of trades, of the mark, of the index, and of the premium between the two.

use crate::cli::twin::binance::{House, Refusal, only};
use crate::cli::twin::wire::{Incoming, Rows, View, rate, span, text};
use serde_json::{Value, json};

const INVALID_INTERVAL: Refusal = (-1120, "Invalid interval.");

const INTERVALS: [&str; 14] =
    ["1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d", "1w"];

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
pub(super) fn page(
    view: &View<'_>,
    ask: &Incoming,
    house: House,
    of: Of,
) -> Result<Value, Refusal> {
    let place = only(view, ask, house)?;
    let word = ask.get("interval").unwrap_or("");
    let step = span(word).filter(|_| INTERVALS.contains(&word)).ok_or(INVALID_INTERVAL)?;
    let most = if house == House::Spot { 1_000 } else { 1_500 };
    let (from, to) = (ask.millis("startTime"), ask.millis("endTime"));
    let rows = Rows { from, to, step, limit: ask.limit(500, most) };
    let row = |start| {
        let bar = place.bar(start, step, view.now);
        let last_moment = (start + step).0 - 1;
        let factor = match of {
            Of::Trades => {
                let middle = f64::midpoint(bar.open, bar.close);
                return json!([
                    start.0,
                    text(bar.open),
                    text(bar.high),
                    text(bar.low),
                    text(bar.close),
                    text(bar.volume),
                    last_moment,
                    text(bar.turnover()),
                    1_000,
                    text(bar.taker_buy),
                    text(bar.taker_buy * middle),
                    "0",
                ]);
            }
            Of::Mark => place.paths.mark_factor,
            Of::Index => place.paths.index_factor,
            Of::Premium => {
                let premium = rate(place.paths.mark_factor / place.paths.index_factor - 1.0);
                let [open, high, low, close] = [&premium; 4];
                return json!([
                    start.0,
                    open,
                    high,
                    low,
                    close,
                    "0",
                    last_moment,
                    "0",
                    12,
                    "0",
                    "0",
                    "0"
                ]);
            }
        };
        let [open, high, low, close] =
            [bar.open, bar.high, bar.low, bar.close].map(|price| text(price * factor));
        json!([start.0, open, high, low, close, "0", last_moment, "0", 60, "0", "0", "0"])
    };
    Ok(rows.oldest_from(view.now).into_iter().map(row).collect())
}
