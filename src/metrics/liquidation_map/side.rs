//! One side of the market: what is open, at which leverage, and where it would be closed.

use crate::market::Side;
use crate::metrics::sums::sum;
use crate::units::{Coins, Price, Usd};

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
