//! The price now and then. One price a venue, the median over exchanges: none alone moves it.
//!
//! A publisher that gathers others' prices counts only where no exchange answered: it would repeat
//! those that are counted already, or older ones.

use crate::market::{Asset, Candle, Kind, Snapshot, Source, Ticker, Venue};
use crate::metrics::cite::{Citation, Cited, Pace, Word, bar_end, newest};
use crate::metrics::gap::{Gap, Measured};
use crate::metrics::hourly::beginning_within;
use crate::metrics::quantile::median;
use crate::units::sorted::Sorted;
use crate::units::{Fraction, Millis, Price, UnixMillis};

/// Publishers of prices that are no exchanges.
pub(crate) const GATHERERS: [Venue; 1] = [Venue::CoinGecko];

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
    let mut prices = Vec::new();
    for quote in quotes(snapshot, asset, now, apart) {
        prices.push((quote.word.venue(), quote.price.usd(), vec![quote.citation()]));
    }
    let middle = over_venues(prices).ok_or(Gap::NotReported(Kind::Ticker))?;
    let price = Price::new(middle.value).ok_or(Gap::Undefined)?;
    Ok(middle.map(|_| price))
}

/// A venue whose price stands apart from the others'.
#[derive(Clone, Debug, PartialEq)]
pub struct Apart {
    /// Where its price comes from.
    pub citation: Citation,
    /// Its price.
    pub price: Price,
    /// What the venues together say: their median, or the other one's price where there are two.
    pub others: Price,
}

/// The venues whose price is more than `band` away from the median of all; where only two tell a
/// price and they differ so, both: nobody knows which one is right. The prices are those of
/// [`price_now`], whose median none of them moves alone.
pub fn apart(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    oldest: Millis,
    band: Fraction,
) -> Vec<Apart> {
    let mut told: Vec<(Citation, Vec<f64>)> = Vec::new();
    for quote in quotes(snapshot, asset, now, oldest) {
        let venue = quote.word.venue();
        match told.iter_mut().find(|(citation, _)| citation.source.venue == venue) {
            Some((_, prices)) => prices.push(quote.price.usd()),
            None => told.push((quote.citation(), vec![quote.price.usd()])),
        }
    }
    let mut prices = Vec::new();
    for (_, of_venue) in &told {
        prices.extend(median(of_venue));
    }
    let mut apart = Vec::new();
    for (place, (citation, _)) in told.iter().enumerate() {
        let others = match prices.as_slice() {
            [_] => continue,
            [one, other] => Some(if place == 0 { *other } else { *one }),
            all => median(all),
        };
        let price = prices.get(place).copied().and_then(Price::new);
        let (Some(price), Some(others)) = (price, others.and_then(Price::new)) else { continue };
        if price.change_since(others).0.abs() > band.0 {
            apart.push(Apart { citation: citation.clone(), price, others });
        }
    }
    apart
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
    let mut changes = Vec::new();
    let traded = |ticker: &Ticker| ticker.last.is_some() && ticker.open_24h.is_some();
    let marked = |ticker: &Ticker| ticker.mark.is_some() && ticker.open_24h.is_some();
    for quote in quotes_where(snapshot, asset, (now, apart), traded, marked) {
        if let Some(open) = quote.word.fact.open_24h {
            let change = quote.price.change_since(open);
            changes.push((quote.word.venue(), change.0, vec![quote.citation()]));
        }
    }
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
    let hourly = |candle: &&Candle| candle.interval == Millis::HOUR;
    let told = snapshot.about::<Candle>(asset);
    let mut prices = Vec::new();
    for (series, candles) in told.clone() {
        // Only hours that began up to an hour before hold the instant.
        let near = beginning_within(candles, instant - Millis::HOUR, instant);
        let Some(candle) = near.iter().find(hourly) else { continue };
        if let Some(price) = within(candle, instant, series.seen) {
            let source = series.source.clone();
            let citation = Citation { source, at: instant, pace: Pace::Settled };
            prices.push(PriceThen { price, citation });
        }
    }
    if !prices.is_empty() {
        return Ok(prices);
    }
    let any = told.into_iter().any(|(_, candles)| candles.iter().any(|candle| hourly(&candle)));
    Err(if any {
        Gap::WindowNotCovered { covered: Fraction(0.0) }
    } else {
        Gap::NotReported(Kind::Candle)
    })
}

/// The price on the straight line from a candle's open to its close; a running candle's close is
/// the price when it was seen, and tells nothing of later instants.
#[allow(clippy::cast_precision_loss, reason = "lengths of time stay far below 2^52 ms")]
pub(crate) fn within(candle: &Candle, instant: UnixMillis, seen: UnixMillis) -> Option<Price> {
    if instant - seen > Millis::MINUTE {
        return None;
    }
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
    let (traded, marked) =
        (|ticker: &Ticker| ticker.last.is_some(), |ticker: &Ticker| ticker.mark.is_some());
    quotes_where(snapshot, asset, (now, apart), traded, marked)
}

fn quotes_where(
    snapshot: &Snapshot,
    asset: Asset,
    (now, apart): (UnixMillis, Millis),
    traded: fn(&Ticker) -> bool,
    marked: fn(&Ticker) -> bool,
) -> Vec<Quote<'_>> {
    let traded = newest(snapshot, asset, traded);
    let marked = newest(snapshot, asset, marked);
    let gathers = |word: &Word<'_, Ticker>| GATHERERS.contains(&word.venue());
    // Over both kinds of words, as is the newest time below.
    let only_gathered = traded.iter().chain(&marked).all(gathers);
    let counts = |word: &Word<'_, Ticker>| only_gathered || !gathers(word);
    let mut reference: Option<UnixMillis> = None;
    for word in traded.iter().chain(&marked).filter(|word| counts(word)) {
        reference = reference.max(Some(word.at));
    }
    let reference = reference.unwrap_or(now).min(now);
    let mut quotes: Vec<Quote<'_>> = Vec::new();
    let mut trading: Vec<Venue> = Vec::new();
    for (is_traded, words) in [(true, &traded), (false, &marked)] {
        for &word in words {
            let venue = word.venue();
            if !counts(&word) || reference - word.at > apart {
                continue;
            }
            if is_traded {
                trading.push(venue);
            } else if trading.contains(&venue) {
                continue;
            }
            let price = if is_traded { word.fact.last } else { word.fact.mark };
            quotes.extend(price.map(|price| Quote { word, price }));
        }
    }
    quotes
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
    let (of_venues, from) = one_a_venue(values);
    median(&of_venues).map(|middle| Cited::new(middle, from))
}

/// One value a venue, the median of its instruments', and where they come from.
#[inline(never)]
pub(crate) fn one_a_venue(values: Vec<(Venue, f64, Vec<Citation>)>) -> (Vec<f64>, Vec<Citation>) {
    let mut by_venue: Sorted<Venue, Vec<f64>> = Sorted::new();
    let mut from = Vec::new();
    for (venue, value, citations) in values {
        if value.is_finite() {
            if let Some(values) = by_venue.get_or_insert(venue, Vec::new()) {
                values.push(value);
            }
            from.extend(citations);
        }
    }
    let mut of_venues = Vec::new();
    for values in by_venue.values() {
        of_venues.extend(median(values));
    }
    (of_venues, from)
}
