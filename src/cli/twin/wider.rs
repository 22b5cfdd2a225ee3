//! What is traded beside coins: equities, gold, the euro. The venues' answers and the truth both
//! read it.

use crate::cli::twin::length::Length;
use crate::cli::twin::path::{Path, integral};
use crate::cli::twin::scenario::ScenarioError;
use crate::cli::twin::world::{Bar, World};
use crate::units::{Millis, UnixMillis};
use serde::{Deserialize, Serialize};

/// The wider markets of a scenario.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WiderMarkets {
    /// An index of equities, in points; Hyperliquid's `xyz:XYZ100` follows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub equities: Option<WiderMarket>,
    /// An ounce of gold in dollars; PAXG follows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gold: Option<WiderMarket>,
    /// A euro in dollars.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub euro: Option<WiderMarket>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WiderMarket {
    /// Its price over time.
    pub price: Path,
    /// The hours in which it trades, from and to, oldest first; always where none are told.
    /// Outside of them the price stays at the last one and there are no bars.
    #[serde(default)]
    pub sessions: Vec<(f64, f64)>,
    /// Trading while it trades, in units (points, ounces, euros) an hour; one where none is told.
    #[serde(default)]
    pub volume_per_h: Option<Path>,
}

impl WiderMarkets {
    /// What is wrong with them, and where.
    pub(super) fn check(&self) -> Result<(), ScenarioError> {
        for (name, market) in
            [("equities", &self.equities), ("gold", &self.gold), ("euro", &self.euro)]
        {
            let Some(market) = market else { continue };
            let in_order = market.sessions.iter().all(|(from, to)| from < to)
                && market
                    .sessions
                    .iter()
                    .zip(market.sessions.iter().skip(1))
                    .all(|(before, after)| before.1 <= after.0);
            let problem = if market.price.lowest() <= 0.0 {
                "a price is above zero"
            } else if !in_order {
                "sessions follow one another, each from its beginning to its end"
            } else if market.volume_per_h.as_ref().is_some_and(|path| path.lowest() < 0.0) {
                "an amount is not below zero"
            } else {
                continue;
            };
            let field = format!("wider_markets.{name}");
            return Err(ScenarioError { field, problem: problem.to_owned() });
        }
        Ok(())
    }
}

/// One of the wider markets in a world.
#[derive(Clone, Copy)]
pub struct Wider<'w> {
    world: &'w World,
    /// What the scenario tells of it.
    pub told: &'w WiderMarket,
}

impl World {
    /// The index of equities.
    pub fn equities(&self) -> Option<Wider<'_>> {
        self.scenario.wider_markets.equities.as_ref().map(|told| Wider { world: self, told })
    }

    /// Gold.
    pub fn gold(&self) -> Option<Wider<'_>> {
        self.scenario.wider_markets.gold.as_ref().map(|told| Wider { world: self, told })
    }

    /// The euro.
    pub fn euro(&self) -> Option<Wider<'_>> {
        self.scenario.wider_markets.euro.as_ref().map(|told| Wider { world: self, told })
    }

    /// What one of Tether's coins is worth in dollars.
    pub fn tether(&self, at: UnixMillis) -> f64 {
        self.scenario.tether_usd.as_ref().map_or(1.0, |path| self.at(path, at))
    }
}

impl Wider<'_> {
    /// True where it trades at that hour.
    fn is_open(&self, hour: f64) -> bool {
        let sessions = &self.told.sessions;
        sessions.is_empty() || sessions.iter().any(|&(from, to)| (from..to).contains(&hour))
    }

    /// The price at an instant: the last one where it does not trade.
    pub fn price(&self, at: UnixMillis) -> f64 {
        self.told.price.at(self.last_open(self.world.hour(at)))
    }

    fn last_open(&self, hour: f64) -> f64 {
        if self.is_open(hour) {
            return hour;
        }
        let mut ends = self.told.sessions.iter().map(|session| session.1);
        let first = self.told.sessions.first().map_or(hour, |session| session.0);
        ends.rfind(|&end| end <= hour).unwrap_or(first)
    }

    /// The bar from `start`, up to `now` where it is still running; `None` where it did not trade
    /// then.
    pub fn bar(&self, start: UnixMillis, step: Millis, now: UnixMillis) -> Option<Bar> {
        let to = (start + step).min(now);
        let (from_h, to_h) = (self.world.hour(start), self.world.hour(to));
        let whole = [(from_h, to_h)];
        let sessions = if self.told.sessions.is_empty() { &whole } else { &*self.told.sessions };
        let mut traded: Option<(f64, f64)> = None;
        let mut volume = 0.0;
        for &(open, close) in sessions {
            let (open, close) = (open.max(from_h), close.min(to_h));
            if open < close || (open <= close && from_h >= to_h) {
                traded = Some((traded.map_or(open, |span| span.0), close));
                let rate = self.told.volume_per_h.as_ref();
                let told = |rate| integral(rate, None, open, close);
                volume += rate.map_or(close - open, told);
            }
        }
        let (open_h, close_h) = traded?;
        let path = &self.told.price;
        let (open, close) = (path.at(open_h), path.at(close_h));
        let knots = path.knots_between(open_h, close_h).filter(|&hour| self.is_open(hour));
        let inner = knots.map(|hour| path.at(hour));
        let (low, high) = inner.fold((open.min(close), open.max(close)), |(low, high), price| {
            (low.min(price), high.max(price))
        });
        Some(Bar { start, open, high, low, close, volume, taker_buy: volume / 2.0 })
    }

    /// The bars of a length that begin from `from` to `to` and were traded in.
    pub fn bars(
        &self,
        from: UnixMillis,
        to: UnixMillis,
        length: impl Into<Length>,
        now: UnixMillis,
    ) -> Vec<Bar> {
        let length = length.into();
        let bar = |start| self.bar(start, length.of(start), now);
        length.starts(from, to.min(now)).filter_map(bar).collect()
    }
}
