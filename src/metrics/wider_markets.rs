//! How a wider market moved, and whether Bitcoin moves with it.
//!
//! Only hours in which the market traded count: a bar without volume, or without any movement
//! while the market is closed, is no hour. Returns are hourly and logarithmic. The co-movement is
//! taken over 30 days that end a day before now, so that it does not hold the move in question.

use crate::market::{Asset, Candle, Kind, Series, Snapshot, WiderMarket};
use crate::metrics::cite::{Citation, Cited, Pace, bar_end};
use crate::metrics::contagion::correlation::pearson;
use crate::metrics::gap::{Gap, Measured, finite};
use crate::metrics::math::{count, ln, sqrt};
use crate::metrics::price::within;
use crate::metrics::regression::line;
use crate::metrics::sums::{Total, mean};
use crate::units::{Fraction, Millis, Price, UnixMillis};

/// Fewest traded hours of the last 24 for a change over them: about one session of shares.
pub const FEWEST_OF_A_DAY: usize = 6;
/// Fewest pairs of hours for a co-movement: the sessions of shares alone come to some 130 hours in
/// 30 days.
pub const FEWEST_PAIRS: usize = 100;

/// A wider market's move, and how Bitcoin moves with it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CoMovement {
    /// The market's log return over the last 24 hours.
    pub log_return: f64,
    /// The same in standard deviations of as many traded hours.
    pub z: f64,
    /// Bitcoin's return for each unit of the market's, by hours.
    pub beta: f64,
    /// β in standard errors (Newey and West); `None` where all pairs lie on a line.
    pub t: Option<f64>,
    /// The correlation of the hourly returns, −1 to 1.
    pub correlation: f64,
    /// How many pairs of hours β and correlation rest on.
    pub hours: usize,
}

/// The market's change over exactly the last 24 hours; where it was closed at their beginning, from
/// its last price before.
///
/// # Errors
/// `NotReported` without hourly candles of anything that tracks it; `TooFew` where it traded too
/// few of the hours; `WindowNotCovered` where the candles do not reach back.
pub fn change_24h(
    snapshot: &Snapshot,
    market: WiderMarket,
    now: UnixMillis,
) -> Measured<Cited<Fraction>> {
    let (day, _) = best(snapshot, market, now)?;
    let change = Fraction(day.ratio - 1.0);
    Ok(Cited::new(change, day.from))
}

/// The market's move and Bitcoin's co-movement with it.
///
/// # Errors
/// As [`change_24h`], and `TooFew` for fewer than [`FEWEST_PAIRS`] pairs of hours;
/// `NotReported` without hourly candles of Bitcoin; `Undefined` where a side never moves.
pub fn co_movement(
    snapshot: &Snapshot,
    market: WiderMarket,
    now: UnixMillis,
) -> Measured<Cited<CoMovement>> {
    let (day, hours) = best(snapshot, market, now)?;
    let bitcoin = most_bars(snapshot, Asset::BTC).ok_or(Gap::NotReported(Kind::Candle))?;
    let (to, from) = (now - Millis::DAY, now - Millis::days(31));
    let sign = if market.is_told_inverted() { -1.0 } else { 1.0 };
    let (mut pairs, mut returns) = (Vec::new(), Vec::new());
    for (before, hour) in hours.iter().zip(hours.iter().skip(1)) {
        let follows = hour.start - before.start == Millis::HOUR;
        if !follows || before.start < from || hour.start + Millis::HOUR > to {
            continue;
        }
        let change = sign * ln(hour.close.usd() / before.close.usd());
        returns.push(change);
        if let Some(of_bitcoin) = hourly_return(bitcoin.1, hour.start) {
            pairs.push((change, of_bitcoin));
        }
    }
    let (have, need) = (pairs.len(), FEWEST_PAIRS);
    if have < need {
        return Err(Gap::TooFew { have, need });
    }
    let line = line(&pairs).ok_or(Gap::Undefined)?;
    let log_return = finite(ln(day.ratio))?;
    let deviation = deviation(&returns).filter(|deviation| *deviation > 0.0);
    let z = log_return / (deviation.ok_or(Gap::Undefined)? * sqrt(count(day.hours)));
    let error = line.slope_error_newey_west;
    let value = CoMovement {
        log_return,
        z: finite(z)?,
        beta: line.slope,
        t: Some(line.slope / error).filter(|t| t.is_finite()),
        correlation: pearson(&pairs).ok_or(Gap::Undefined)?,
        hours: have,
    };
    let mut from = day.from;
    from.push(cite(bitcoin.0, to, Pace::Settled));
    Ok(Cited::new(value, from))
}

/// The last 24 hours.
struct Day {
    /// Price now ÷ price then, of the market itself: inverted where it is told so.
    ratio: f64,
    /// Hours of it in which the market traded.
    hours: usize,
    from: Vec<Citation>,
}

/// The day and the traded hours of the preferred tracker that has a day.
fn best(
    snapshot: &Snapshot,
    market: WiderMarket,
    now: UnixMillis,
) -> Measured<(Day, Vec<&Candle>)> {
    let mut gap = Gap::NotReported(Kind::Candle);
    for tracker in market.trackers() {
        for (series, candles) in snapshot.about::<Candle>(tracker) {
            let hours = traded(market, candles, now);
            match day(market, series, candles, &hours, now) {
                Ok(day) => return Ok((day, hours)),
                Err(Gap::NotReported(_)) => {}
                // What the preferred one lacks is the reason.
                Err(other) if matches!(gap, Gap::NotReported(_)) => gap = other,
                Err(_) => {}
            }
        }
    }
    Err(gap)
}

fn day(
    market: WiderMarket,
    series: &Series,
    candles: &[Candle],
    hours: &[&Candle],
    now: UnixMillis,
) -> Measured<Day> {
    let then = now - Millis::DAY;
    let newest = hours.last().ok_or(Gap::NotReported(Kind::Candle))?;
    let of_day = hours.iter().filter(|hour| hour.start + hour.interval > then).count();
    let (have, need) = (of_day, FEWEST_OF_A_DAY);
    if have < need {
        return Err(Gap::TooFew { have, need });
    }
    let mut before = None;
    for candle in candles.iter().filter(|candle| candle.interval == Millis::HOUR) {
        if candle.start + candle.interval <= then {
            before = Some(candle.close);
        } else if candle.start <= then {
            before = within(candle, then, series.seen).or(before);
        }
    }
    let before = before.ok_or(Gap::WindowNotCovered { covered: Fraction(0.0) })?;
    let ratio = if market.is_told_inverted() {
        before.usd() / newest.close.usd()
    } else {
        newest.close.usd() / before.usd()
    };
    let at = bar_end(newest.start, newest.interval, series.seen);
    let from = vec![cite(series, then, Pace::Settled), cite(series, at, Pace::Hourly)];
    Ok(Day { ratio: finite(ratio)?, hours: of_day, from })
}

fn cite(series: &Series, at: UnixMillis, pace: Pace) -> Citation {
    Citation { source: series.source.clone(), at, pace }
}

/// The hourly bars up to now in which the market traded.
fn traded(market: WiderMarket, candles: &[Candle], now: UnixMillis) -> Vec<&Candle> {
    let mut hours = Vec::new();
    let mut last: Option<Price> = None;
    for candle in candles {
        if candle.interval != Millis::HOUR || candle.start > now {
            continue;
        }
        let idle = candle.volume.is_some_and(|volume| volume.0 <= 0.0);
        let flat = candle.high == candle.low && last.is_none_or(|last| last == candle.close);
        let closed = flat && !is_open(market, candle.start);
        if !idle && !closed {
            hours.push(candle);
        }
        last = Some(candle.close);
    }
    hours
}

/// True for hours that the market is open by its calendar. A token of gold trades at all times;
/// shares and currencies rest on Saturday and Sunday (UTC), shares also outside 13:00 to 21:00,
/// which holds New York's session in summer and in winter.
fn is_open(market: WiderMarket, at: UnixMillis) -> bool {
    // 1 January 1970 was a Thursday.
    let weekday = (at.0.div_euclid(Millis::DAY.0) + 4).rem_euclid(7);
    let hour = at.0.div_euclid(Millis::HOUR.0).rem_euclid(24);
    let in_week = (1..=5).contains(&weekday);
    match market {
        WiderMarket::Gold => true,
        WiderMarket::Dollar => in_week,
        WiderMarket::Equities => in_week && (13..21).contains(&hour),
    }
}

/// The hourly candles of `asset` of which there are most.
fn most_bars(snapshot: &Snapshot, asset: Asset) -> Option<(&Series, &[Candle])> {
    let mut most: Option<(&Series, &[Candle])> = None;
    for (series, candles) in snapshot.about::<Candle>(asset) {
        let hourly = candles.last().is_some_and(|candle| candle.interval == Millis::HOUR);
        if hourly && most.is_none_or(|(_, known)| candles.len() > known.len()) {
            most = Some((series, candles));
        }
    }
    most
}

/// The log return of the hour that begins at `start`, from the close before it.
fn hourly_return(candles: &[Candle], start: UnixMillis) -> Option<f64> {
    let place = candles.binary_search_by(|candle| candle.start.cmp(&start)).ok()?;
    let (before, hour) = (candles.get(place.checked_sub(1)?)?, candles.get(place)?);
    let follows = hour.start - before.start == Millis::HOUR;
    follows.then(|| ln(hour.close.usd() / before.close.usd()))
}

/// The standard deviation, divided by n − 1.
fn deviation(numbers: &[f64]) -> Option<f64> {
    let centre = mean(numbers)?;
    let mut squares = Total::default();
    for number in numbers {
        squares.add((number - centre) * (number - centre));
    }
    let free = numbers.len().checked_sub(1).filter(|free| *free > 0)?;
    Some(sqrt(squares.value() / count(free)))
}
