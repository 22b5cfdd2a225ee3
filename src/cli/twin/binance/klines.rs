//! Binance's bars: of trades, of the mark, of the index, and of the premium between the two.

use crate::cli::twin::binance::{House, Refusal, only};
use crate::cli::twin::length::Length;
use crate::cli::twin::wire::{Incoming, Rows, View, rate, text};
use crate::cli::twin::world::Bar;
use serde_json::{Value, json};

const INVALID_INTERVAL: Refusal = (-1120, "Invalid interval.");

const INTERVALS: [&str; 15] =
    ["1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d", "1w", "1M"];

/// The length of an interval's bars; those of a second are of the spot house alone.
pub(super) fn length(house: House, interval: &str) -> Option<Length> {
    let known = INTERVALS.contains(&interval) || (house == House::Spot && interval == "1s");
    Length::read(interval).filter(|_| known)
}

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

/// Bars of the token that is an ounce of gold; none where the scenario does not tell of it.
fn gold(view: &View<'_>, ask: &Incoming) -> Result<Value, Refusal> {
    let interval = ask.get("interval").unwrap_or("");
    let step = length(House::Spot, interval).ok_or(INVALID_INTERVAL)?;
    let rows = Rows { from: None, to: None, step, limit: ask.limit(500, 1_000) }.newest(view.now);
    let from = rows.first().copied().unwrap_or(view.now);
    let row = |bar: &Bar| {
        let tether = view.world.tether(bar.start);
        let [open, high, low, close] =
            [bar.open, bar.high, bar.low, bar.close].map(|price| text(price / tether));
        let (volume, bought) = (text(bar.volume), text(bar.taker_buy));
        let last_moment = step.end(bar.start).0 - 1;
        json!([
            bar.start.0,
            open,
            high,
            low,
            close,
            volume,
            last_moment,
            text(bar.turnover()),
            100,
            bought,
            text(bar.taker_buy * bar.close),
            "0",
        ])
    };
    let gold = view.world.gold();
    let bars = gold.map(|gold| gold.bars(from, view.now, step, view.now)).unwrap_or_default();
    Ok(bars.iter().map(row).collect())
}

/// A page of bars.
pub(super) fn page(
    view: &View<'_>,
    ask: &Incoming,
    house: House,
    of: Of,
) -> Result<Value, Refusal> {
    if house == House::Spot && ask.get("symbol") == Some("PAXGUSDT") {
        return gold(view, ask);
    }
    let place = only(view, ask, house)?;
    let step = length(house, ask.get("interval").unwrap_or("")).ok_or(INVALID_INTERVAL)?;
    let most = if house == House::Spot { 1_000 } else { 1_500 };
    let (from, to) = (ask.millis("startTime"), ask.millis("endTime"));
    let rows = Rows { from, to, step, limit: ask.limit(500, most) };
    let row = |start| {
        let bar = place.bar(start, step.of(start), view.now);
        let last_moment = step.end(start).0 - 1;
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
