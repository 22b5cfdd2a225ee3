//! One side of the market: what is open, at which leverage, and where it would be closed.

use super::mix::LeverageMix;
use crate::market::Side;
use crate::metrics::sums::sum;
use crate::units::{Coins, Price, Usd};
use core::cmp::Ordering;
use std::collections::BinaryHeap;

/// Below this the common factor is multiplied into every level, long before it loses digits.
const SMALLEST_SCALE: f64 = 1e-100;

/// Positions that would be closed at one price.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// The mark price that closes them.
    pub price: Price,
    /// How much.
    pub coins: Coins,
    /// The leverage they are assumed to have been opened with, times.
    pub leverage: f64,
    /// The typical price of the bar they were opened in.
    pub entry: Price,
}

impl Level {
    /// Notional at the price that closes it.
    pub fn usd(&self) -> Usd {
        self.coins * self.price
    }
}

/// What is open on one side. Its parts add up to the open interest of the last bar.
#[derive(Clone, Debug, PartialEq)]
pub struct SideMap {
    /// Which side.
    pub side: Side,
    /// Positions with a liquidation price, nearest to the market first.
    pub levels: Vec<Level>,
    /// Opened without leverage that a price could liquidate.
    pub unlevered: Coins,
    /// Open since before the first bar: nobody knows where.
    pub unknown: Coins,
    /// Traded through over all bars.
    pub removed: Coins,
    /// Dollars (at the liquidation price) traded through in each bar; the first is 0.
    pub crossed: Vec<Usd>,
    /// Open interest of the last bar.
    pub open_interest: Coins,
}

impl SideMap {
    /// All positions that have a liquidation price.
    pub fn mapped(&self) -> Coins {
        let coins: Vec<f64> = self.levels.iter().map(|level| level.coins.0).collect();
        Coins(sum(&coins))
    }

    /// Parts less open interest: zero but for rounding.
    pub fn imbalance(&self) -> Coins {
        let mut parts: Vec<f64> = self.levels.iter().map(|level| level.coins.0).collect();
        parts.extend([self.unlevered.0, self.unknown.0, -self.open_interest.0]);
        Coins(sum(&parts))
    }

    /// The share of the open interest that was there before the first bar; `None` of nothing.
    pub fn unknown_share(&self) -> Option<f64> {
        let share = self.unknown.0 / self.open_interest.0;
        share.is_finite().then_some(share)
    }
}

/// A level while the map is built. `coins` is divided by the common factor, so that a fall of open
/// interest, which shrinks everything alike, touches one number.
#[derive(Clone, Copy, Debug)]
struct Opened {
    /// Greater for what the market reaches first.
    nearness: f64,
    price: Price,
    coins: f64,
    leverage: f64,
    entry: Price,
}

impl Ord for Opened {
    fn cmp(&self, other: &Self) -> Ordering {
        self.nearness
            .total_cmp(&other.nearness)
            .then_with(|| self.leverage.total_cmp(&other.leverage))
            .then_with(|| self.entry.usd().total_cmp(&other.entry.usd()))
            .then_with(|| self.coins.total_cmp(&other.coins))
    }
}
impl PartialOrd for Opened {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Opened {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Opened {}

/// One side while the bars go by.
pub(super) struct Building {
    side: Side,
    sign: f64,
    levels: BinaryHeap<Opened>,
    scale: f64,
    unlevered: f64,
    unknown: f64,
    removed: Vec<f64>,
    crossed: Vec<Usd>,
    open_interest: f64,
}

impl Building {
    /// Before the first bar's end everything is unknown.
    pub(super) fn new(side: Side, open_interest: Coins) -> Self {
        Self {
            side,
            sign: if side == Side::Long { 1.0 } else { -1.0 },
            levels: BinaryHeap::new(),
            scale: 1.0,
            unlevered: 0.0,
            unknown: open_interest.0,
            removed: Vec::new(),
            crossed: vec![Usd(0.0)],
            open_interest: open_interest.0,
        }
    }

    /// Removes what the bar traded through: longs at or above its low, shorts at or below its high.
    pub(super) fn cross(&mut self, high: Price, low: Price) {
        let reached = match self.side {
            Side::Long => low.usd(),
            Side::Short => -high.usd(),
        };
        let (mut coins, mut usd) = (Vec::new(), Vec::new());
        while self.levels.peek().is_some_and(|level| level.nearness >= reached) {
            if let Some(level) = self.levels.pop() {
                coins.push(level.coins * self.scale);
                usd.push(level.coins * self.scale * level.price.usd());
            }
        }
        let gone = sum(&coins);
        self.removed.push(gone);
        self.crossed.push(Usd(sum(&usd)));
        self.open_interest = (self.open_interest - gone).max(0.0);
    }

    /// Brings what is open to `target`: a rise is opened at `entry`, a fall is taken from all.
    pub(super) fn settle(&mut self, target: Coins, entry: Price, mix: &LeverageMix, mmr: f64) {
        let rise = target.0 - self.open_interest;
        if rise > 0.0 {
            for part in mix.shares() {
                self.open(rise * part.share, part.leverage, entry, mmr);
            }
        } else if rise < 0.0 {
            self.shrink(target.0 / self.open_interest);
        }
        self.open_interest = target.0;
    }

    fn open(&mut self, coins: f64, leverage: f64, entry: Price, mmr: f64) {
        let ratio = (1.0 - self.sign / leverage) / (1.0 - self.sign * mmr);
        match Price::new(entry.usd() * ratio).filter(|_| leverage > 1.0) {
            Some(price) if coins > 0.0 => {
                let nearness = self.sign * price.usd();
                let coins = coins / self.scale;
                self.levels.push(Opened { nearness, price, coins, leverage, entry });
            }
            Some(_) => {}
            None => self.unlevered += coins,
        }
    }

    fn shrink(&mut self, factor: f64) {
        self.unlevered *= factor;
        self.unknown *= factor;
        self.scale *= factor;
        if self.scale == 0.0 || factor == 0.0 {
            self.levels.clear();
            self.scale = 1.0;
        } else if self.scale < SMALLEST_SCALE {
            let scale = self.scale;
            let rescaled =
                self.levels.drain().map(|level| Opened { coins: level.coins * scale, ..level });
            self.levels = rescaled.collect::<Vec<_>>().into();
            self.scale = 1.0;
        }
    }

    pub(super) fn finish(self) -> SideMap {
        let scale = self.scale;
        let sorted = self.levels.into_sorted_vec().into_iter().rev();
        let levels = sorted.map(|level| Level {
            price: level.price,
            coins: Coins(level.coins * scale),
            leverage: level.leverage,
            entry: level.entry,
        });
        SideMap {
            side: self.side,
            levels: levels.collect(),
            unlevered: Coins(self.unlevered),
            unknown: Coins(self.unknown),
            removed: Coins(sum(&self.removed)),
            crossed: self.crossed,
            open_interest: Coins(self.open_interest),
        }
    }
}
