//! The price now and then. One price a venue, the median over exchanges: none alone moves it.
//!
//! A publisher that gathers others' prices counts only where no exchange answered: it would repeat
//! those that are counted already, or older ones.

use crate::market::{Asset, Candle, Kind, Snapshot, Source, Ticker, Venue};
use crate::metrics::cite::{Citation, Cited, Pace, Word, bar_end, newest};
use crate::metrics::gap::{Gap, Measured};
use crate::metrics::quantile::median;
use crate::units::sorted::Sorted;
use crate::units::{Fraction, Millis, Price, UnixMillis};

/// Publishers of prices that are no exchanges.
const GATHERERS: [Venue; 1] = [Venue::CoinGecko];

/// The last price: the median over exchanges of each one's last price, which is the median of its
/// own instruments'. A mark price stands only where the venue tells no last price. What is more
/// than `apart` older than the newest word is left out.
///
/// # Errors
/// `NotReported` where no venue tells a price.
pub fn price_now(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    apart: Millis,
) -> Measured<Cited<Price>> {
    let prices = quotes(snapshot, asset, now, apart)
        .into_iter()
        .map(|quote| {
            let venue = quote.word.venue();
            (venue, quote.price.usd(), vec![quote.citation()])
        })
        .collect();
    let middle = over_venues(prices).ok_or(Gap::NotReported(Kind::Ticker))?;
    let price = Price::new(middle.value).ok_or(Gap::Undefined)?;
    Ok(middle.map(|_| price))
}

/// The change over the last 24 hours: the median over exchanges of price ÷ price 24 hours before
/// − 1, each instrument against itself, by the rules of [`price_now`].
///
/// # Errors
/// `NotReported` where no venue tells both prices.
pub fn change_24h(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    apart: Millis,
) -> Measured<Cited<Fraction>> {
    let changes = quotes_where(snapshot, asset, (now, apart), |ticker| ticker.open_24h.is_some())
        .into_iter()
        .filter_map(|quote| {
            let change = quote.price.change_since(quote.word.fact.open_24h?);
            Some((quote.word.venue(), change.0, vec![quote.citation()]))
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
    let quotes = quotes(snapshot, asset, now, apart);
    let middle = price_now(snapshot, asset, now, apart)?;
    let mut changes = Vec::new();
    for then in before {
        let source = &then.citation.source;
        let own = of_source(&quotes, source).map(|quote| (quote.price, vec![quote.citation()]));
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

/// One instrument's price now.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quote<'a> {
    pub(crate) word: Word<'a, Ticker>,
    pub(crate) price: Price,
}

impl Quote<'_> {
    pub(crate) fn citation(&self) -> Citation {
        self.word.citation(Pace::Seconds)
    }
}

/// Each instrument's price now, by the rules of [`price_now`].
pub(crate) fn quotes(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    apart: Millis,
) -> Vec<Quote<'_>> {
    quotes_where(snapshot, asset, (now, apart), |_| true)
}

fn quotes_where(
    snapshot: &Snapshot,
    asset: Asset,
    (now, apart): (UnixMillis, Millis),
    usable: impl Fn(&Ticker) -> bool,
) -> Vec<Quote<'_>> {
    let traded = |ticker: &Ticker| ticker.last.is_some() && usable(ticker);
    let marked = |ticker: &Ticker| ticker.mark.is_some() && usable(ticker);
    let mut words: Vec<(bool, Word<'_, Ticker>)> = Vec::new();
    words.extend(newest(snapshot, asset, traded).into_iter().map(|word| (true, word)));
    words.extend(newest(snapshot, asset, marked).into_iter().map(|word| (false, word)));
    let gathers = |word: &Word<'_, Ticker>| GATHERERS.contains(&word.venue());
    if words.iter().any(|(_, word)| !gathers(word)) {
        words.retain(|(_, word)| !gathers(word));
    }
    // As in `together`, over both kinds of words.
    let reference = words.iter().map(|(_, word)| word.at).max().unwrap_or(now).min(now);
    words.retain(|(_, word)| reference - word.at <= apart);
    let trading: Vec<Venue> =
        words.iter().filter(|(traded, _)| *traded).map(|(_, word)| word.venue()).collect();
    words.retain(|(traded, word)| *traded || !trading.contains(&word.venue()));
    words
        .into_iter()
        .filter_map(|(traded, word)| {
            let price = if traded { word.fact.last } else { word.fact.mark };
            price.map(|price| Quote { word, price })
        })
        .collect()
}

/// The price of the same instrument, else of another one of the same venue.
pub(crate) fn of_source<'q, 'a>(quotes: &'q [Quote<'a>], source: &Source) -> Option<&'q Quote<'a>> {
    let same_venue = |quote: &&Quote<'_>| quote.word.venue() == source.venue;
    let same = |quote: &&Quote<'_>| quote.word.series.source.instrument == source.instrument;
    let of_venue = || quotes.iter().filter(same_venue);
    of_venue().find(same).or_else(|| of_venue().next())
}

/// The median over venues; a venue with several instruments counts once, with their median.
pub(crate) fn over_venues(values: Vec<(Venue, f64, Vec<Citation>)>) -> Option<Cited<f64>> {
    let mut by_venue: Sorted<Venue, Vec<f64>> = Sorted::new();
    let mut from = Vec::new();
    for (venue, value, citations) in values {
        if value.is_finite() {
            if let Some(of_venue) = by_venue.get_or_insert(venue, Vec::new()) {
                of_venue.push(value);
            }
            from.extend(citations);
        }
    }
    let of_venues: Vec<f64> = by_venue.values().filter_map(|values| median(values)).collect();
    median(&of_venues).map(|middle| Cited::new(middle, from))
}
