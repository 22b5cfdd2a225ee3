//! Whether takers bought or sold more than they usually do.

use crate::market::{Asset, Candle, ContractKind, Instrument, Kind, Series, Snapshot, TakerFlow};
use crate::metrics::cite::{Citation, Cited, Pace};
use crate::metrics::gap::{Gap, Measured, finite};
use crate::metrics::math::{count, sqrt};
use crate::metrics::sums::{mean, variance};
use crate::units::{Millis, UnixMillis};

/// Days before the last one that are compared with.
pub const DAYS: i64 = 30;
/// Fewest of them.
pub const FEWEST_DAYS: usize = 20;
/// Fewest hours of a day, for 95% of it.
const FEWEST_HOURS: usize = 23;

/// Which market's takers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Market {
    /// The coin itself.
    Spot,
    /// Contracts on it.
    Contracts,
}

impl Market {
    fn holds(self, instrument: Option<&Instrument>) -> bool {
        let spot = instrument.is_some_and(|instrument| instrument.kind == ContractKind::Spot);
        spot == (self == Self::Spot)
    }
}

/// Takers' buying less selling of a day against that of the days before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TakerPressure {
    /// Standard deviations from the mean of the days before; below zero where more was sold.
    pub z: f64,
    /// How many days before.
    pub days: usize,
}

/// An hour's beginning, and bought less sold in it: in coins, or as a share of what was traded where
/// a source tells no amounts. One series has one unit.
type Net = (UnixMillis, f64);

/// How far the last 24 whole hours stand from each 24 hours of the [`DAYS`] before, at the one
/// instrument that tells most of them; of equals the first in the snapshot's order.
///
/// # Errors
/// `NotReported` where no source tells takers' hours; `TooFew` without 95% of the last 24 hours or for
/// fewer than [`FEWEST_DAYS`] days before; `Undefined` where all days were alike.
pub fn taker_pressure(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    market: Market,
) -> Measured<Cited<TakerPressure>> {
    let end = now.floor(Millis::HOUR);
    let mut best: Option<(&Series, Day, Vec<f64>)> = None;
    let mut gap = Gap::NotReported(Kind::TakerFlow);
    for (series, hours) in told(snapshot, asset, market) {
        let (last, days) = days(&hours, end);
        let Some(last) = last else {
            gap = Gap::TooFew { have: 0, need: FEWEST_HOURS };
            continue;
        };
        if best.as_ref().is_none_or(|(_, _, held)| days.len() > held.len()) {
            best = Some((series, last, days));
        }
    }
    let (series, last, days) = best.ok_or(gap)?;
    if days.len() < FEWEST_DAYS {
        return Err(Gap::TooFew { have: days.len(), need: FEWEST_DAYS });
    }
    let centre = mean(&days).ok_or(Gap::Undefined)?;
    let spread = variance(&days).map(sqrt).filter(|&spread| spread > 0.0).ok_or(Gap::Undefined)?;
    let z = finite((last.net - centre) / spread)?;
    let citation = Citation { source: series.source.clone(), at: last.to, pace: Pace::Hourly };
    Ok(Cited::new(TakerPressure { z, days: days.len() }, vec![citation]))
}

fn told(snapshot: &Snapshot, asset: Asset, market: Market) -> Vec<(&Series, Vec<Net>)> {
    let mut told = Vec::new();
    for (series, candles) in snapshot.about::<Candle>(asset) {
        let mut hours: Vec<Net> = Vec::new();
        for candle in candles.iter().filter(|candle| candle.interval == Millis::HOUR) {
            if let (Some(volume), Some(bought)) = (candle.volume, candle.taker_buy) {
                hours.push((candle.start, 2.0 * bought.0 - volume.0));
            }
        }
        told.push((series, hours));
    }
    for (series, flows) in snapshot.about::<TakerFlow>(asset) {
        let hourly = || flows.iter().filter(|flow| flow.interval == Millis::HOUR);
        let in_coins = hourly().all(|flow| flow.total.is_some());
        let mut hours: Vec<Net> = Vec::new();
        for flow in hourly() {
            let traded = flow.total.filter(|_| in_coins).map_or(1.0, |total| total.0);
            hours.push((flow.start, (2.0 * flow.buy_share.0 - 1.0) * traded));
        }
        told.push((series, hours));
    }
    told.retain(|(series, hours)| {
        market.holds(series.source.instrument.as_ref()) && !hours.is_empty()
    });
    told
}

/// The mean of an hour of the last day, and up to when it speaks.
struct Day {
    net: f64,
    to: UnixMillis,
}

/// The last day and those before it that have enough hours.
fn days(hours: &[Net], end: UnixMillis) -> (Option<Day>, Vec<f64>) {
    let mut last = None;
    let mut before = Vec::new();
    for back in 0..=DAYS {
        let to = end - Millis::DAY * back;
        let from = to - Millis::DAY;
        let (mut known, mut net, mut newest) = (0, 0.0, from);
        for &(start, of_hour) in hours {
            if start >= from && start < to && of_hour.is_finite() {
                known += 1;
                net += of_hour;
                newest = newest.max(start + Millis::HOUR);
            }
        }
        if known < FEWEST_HOURS {
            continue;
        }
        let net = net / count(known);
        if back == 0 {
            last = Some(Day { net, to: newest });
        } else {
            before.push(net);
        }
    }
    (last, before)
}
