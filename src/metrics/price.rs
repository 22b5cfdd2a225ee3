//! The price now and then. One price a venue, the median over venues: no venue alone moves it.

use crate::market::{Asset, Candle, Kind, Snapshot, Ticker, Venue};
use crate::metrics::cite::{Citation, Cited, Pace, Word, bar_end, newest, together};
use crate::metrics::gap::{Gap, Measured};
use crate::metrics::quantile::median;
use crate::units::{Fraction, Millis, Price, UnixMillis};
use std::collections::BTreeMap;

/// The last price: the median over venues of each one's last trade, else its mark price. Venues
/// whose word is more than `apart` older than the newest one are left out.
///
/// # Errors
/// `NotReported` where no venue tells a price.
pub fn price_now(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    apart: Millis,
) -> Measured<Cited<Price>> {
    let prices = tickers(snapshot, asset, now, apart)
        .into_iter()
        .filter_map(|word| {
            Some((word.venue(), last(word.fact)?.usd(), vec![word.citation(Pace::Seconds)]))
        })
        .collect();
    let middle = over_venues(prices).ok_or(Gap::NotReported(Kind::Ticker))?;
    let price = Price::new(middle.value).ok_or(Gap::Undefined)?;
    Ok(middle.map(|_| price))
}

/// The change over the last 24 hours: the median over venues of last price ÷ price 24 hours before
/// − 1, each venue against itself.
///
/// # Errors
/// `NotReported` where no venue tells both prices.
pub fn change_24h(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    apart: Millis,
) -> Measured<Cited<Fraction>> {
    let with_open = newest::<Ticker>(snapshot, asset, |ticker| {
        last(ticker).is_some() && ticker.open_24h.is_some()
    });
    let changes = together(with_open, now, apart)
        .into_iter()
        .filter_map(|word| {
            let change = last(word.fact)?.change_since(word.fact.open_24h?);
            Some((word.venue(), change.0, vec![word.citation(Pace::Seconds)]))
        })
        .collect();
    over_venues(changes).map(|middle| middle.map(Fraction)).ok_or(Gap::NotReported(Kind::Ticker))
}

/// The change over exactly `window`: for each venue with hourly candles, its price now against its
/// price then (see [`price_then`]); the median over venues.
///
/// # Errors
/// `NotReported` without candles or without a price now; `WindowNotCovered` where no candle holds
/// the beginning of the window.
pub fn change_over(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    window: Millis,
    apart: Millis,
) -> Measured<Cited<Fraction>> {
    let before = price_then(snapshot, asset, now - window)?;
    let tickers = tickers(snapshot, asset, now, apart);
    let middle = price_now(snapshot, asset, now, apart)?;
    let mut changes = Vec::new();
    for then in before {
        let source = &then.citation.source;
        let own = tickers
            .iter()
            .find(|word| {
                word.series.source.instrument == source.instrument && word.venue() == source.venue
            })
            .or_else(|| tickers.iter().find(|word| word.venue() == source.venue))
            .and_then(|word| Some((last(word.fact)?, vec![word.citation(Pace::Seconds)])));
        let (price, mut from) = own.unwrap_or_else(|| (middle.value, middle.from.clone()));
        from.push(then.citation.clone());
        changes.push((source.venue, price.change_since(then.price).0, from));
    }
    over_venues(changes).map(|middle| middle.map(Fraction)).ok_or(Gap::NotReported(Kind::Ticker))
}

/// One venue's price at an instant of the past.
#[derive(Clone, Debug, PartialEq)]
pub struct PriceThen {
    /// The price.
    pub price: Price,
    /// The candles it was read from, and up to when they speak.
    pub citation: Citation,
}

/// Each instrument's price at `instant`, read on the straight line from open to close of the
/// hourly candle that holds it.
///
/// # Errors
/// `NotReported` without hourly candles; `WindowNotCovered` where none holds the instant.
pub fn price_then(
    snapshot: &Snapshot,
    asset: Asset,
    instant: UnixMillis,
) -> Measured<Vec<PriceThen>> {
    let mut any = false;
    let mut prices = Vec::new();
    for (series, candles) in snapshot.about::<Candle>(asset) {
        let hourly = || candles.iter().filter(|candle| candle.interval == Millis::HOUR);
        if hourly().next().is_none() {
            continue;
        }
        any = true;
        let held = hourly()
            .find(|candle| (candle.start..candle.start + candle.interval).contains(&instant));
        let price = held.and_then(|candle| within(candle, instant, series.seen));
        prices.extend(price.map(|price| PriceThen {
            price,
            citation: Citation { source: series.source.clone(), at: instant, pace: Pace::Settled },
        }));
    }
    match (any, prices.is_empty()) {
        (false, _) => Err(Gap::NotReported(Kind::Candle)),
        (true, true) => Err(Gap::WindowNotCovered { covered: Fraction(0.0) }),
        (true, false) => Ok(prices),
    }
}

/// The price on the straight line from a candle's open to its close; a running candle's close is
/// the price when it was seen.
#[allow(clippy::cast_precision_loss, reason = "lengths of time stay far below 2^52 ms")]
fn within(candle: &Candle, instant: UnixMillis, seen: UnixMillis) -> Option<Price> {
    let length = bar_end(candle.start, candle.interval, seen) - candle.start;
    if length.0 <= 0 {
        return Some(candle.open);
    }
    let share = ((instant - candle.start).0 as f64 / length.0 as f64).clamp(0.0, 1.0);
    Price::new(candle.open.usd() + share * (candle.close.usd() - candle.open.usd()))
}

/// The last trade's price, else the mark price.
pub(crate) fn last(ticker: &Ticker) -> Option<Price> {
    ticker.last.or(ticker.mark)
}

/// The newest ticker of each instrument, those much older than the newest left out.
pub(crate) fn tickers(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    apart: Millis,
) -> Vec<Word<'_, Ticker>> {
    together(newest::<Ticker>(snapshot, asset, |ticker| last(ticker).is_some()), now, apart)
}

/// The median over venues; a venue with several instruments counts once, with their median.
pub(crate) fn over_venues(values: Vec<(Venue, f64, Vec<Citation>)>) -> Option<Cited<f64>> {
    let mut by_venue: BTreeMap<Venue, Vec<f64>> = BTreeMap::new();
    let mut from = Vec::new();
    for (venue, value, citations) in values {
        if value.is_finite() {
            by_venue.entry(venue).or_default().push(value);
            from.extend(citations);
        }
    }
    let of_venues: Vec<f64> = by_venue.values().filter_map(|values| median(values)).collect();
    median(&of_venues).map(|middle| Cited::new(middle, from))
}
