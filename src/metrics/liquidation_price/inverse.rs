//! Contracts counted in dollars and margined in the coin.

use super::sign;
use super::solve::Balance;
use super::tiers::TierTable;
use crate::market::Side;
use crate::units::{Coins, Fraction, Price, Usd};

/// A position in an inverse contract with isolated margin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// Its side.
    pub side: Side,
    /// Face value in dollars, above zero.
    pub face: Usd,
    /// Average price at entry.
    pub entry: Price,
    /// What is behind it, in coins.
    pub margin: Coins,
}

impl Position {
    /// A position with its coins at entry ÷ `leverage` + `extra` behind it; `None` where leverage
    /// is not above zero or a number is not finite.
    pub fn at_leverage(
        side: Side,
        face: Usd,
        entry: Price,
        leverage: f64,
        extra: Coins,
    ) -> Option<Self> {
        let margin = face.in_coins(entry).0 / leverage + extra.0;
        let sound = leverage > 0.0 && face.0 > 0.0 && margin.is_finite();
        sound.then_some(Self { side, face, entry, margin: Coins(margin) })
    }

    /// The mark price at which the position is closed by force:
    /// P = N(1 + s(m + f)) / (N/E + s(M + d)), with the tier of the notional in coins at that
    /// price; the table's caps and deductions are in coins (Binance COIN-M).
    ///
    /// `None` where the denominator is not above zero: a short at 1× is a dollar balance and is
    /// never liquidated.
    pub fn liquidation_price(&self, tiers: &TierTable, fee: Fraction) -> Option<Price> {
        self.at_notional(self.balance()?.liquidation(tiers, fee.0)?)
    }

    /// The price at which the margin is gone: N / (N/E + sM), which is E·leverage/(leverage + s).
    /// `None` where no price does it.
    pub fn bankruptcy_price(&self) -> Option<Price> {
        self.at_notional(self.balance()?.bankruptcy()?)
    }

    fn at_notional(&self, coins: f64) -> Option<Price> {
        Price::new(self.face.0 / coins)
    }

    /// An inverse short gains as its coins grow (the price falls); a long loses.
    fn balance(&self) -> Option<Balance> {
        let gains = -sign(self.side);
        let at_entry = self.face.in_coins(self.entry).0;
        let sound = self.face.0 > 0.0 && at_entry.is_finite() && self.margin.0.is_finite();
        sound.then_some(Balance { gains, at_entry, margin: self.margin.0, size: at_entry })
    }
}
