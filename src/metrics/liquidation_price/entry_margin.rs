//! Maintenance margin on the notional at **entry**: the form of Bybit's older help pages
//! ("Liquidation Price (USDT Contract)", and the inverse page's worked example). It differs from
//! the form at the mark price by a few basis points; a price of one family must not be compared to
//! the cent with one of the other.

use super::sign;
use crate::market::Side;
use crate::units::{Coins, Fraction, Price, Usd};

/// A linear position as that page describes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinearPosition {
    /// Its side.
    pub side: Side,
    /// Its size, above zero.
    pub size: Coins,
    /// Average price at entry.
    pub entry: Price,
    /// Leverage, above zero.
    pub leverage: f64,
    /// Margin added by hand.
    pub extra: Usd,
}

impl LinearPosition {
    /// P = E − s(IM − MM)/q − s·extra/q, with IM = qE/leverage and MM = qE·`rate` − `deduction`;
    /// `None` where that is not a price above zero.
    pub fn liquidation_price(&self, rate: Fraction, deduction: Usd) -> Option<Price> {
        let notional = self.size.0 * self.entry.usd();
        let initial = notional / self.leverage;
        let maintenance = notional * rate.0 - deduction.0;
        let room = (initial - maintenance + self.extra.0) / self.size.0;
        let sound = self.size.0 > 0.0 && self.leverage > 0.0;
        sound.then(|| Price::new(self.entry.usd() - sign(self.side) * room)).flatten()
    }

    /// E(1 − s/leverage): margin added by hand is not counted. Zero for a long at 1×; `None` below.
    pub fn bankruptcy_price(&self) -> Option<Usd> {
        let price = self.entry.usd() * (1.0 - sign(self.side) / self.leverage);
        (self.leverage > 0.0 && price.is_finite() && price >= 0.0).then_some(Usd(price))
    }
}

/// The same for an inverse contract: P = N / (N/E + s(IM − MM + extra)), with IM = N/(E·leverage)
/// and MM = N/E·`rate` − `deduction`, all in coins; `None` where that is not a price above zero.
pub fn inverse_liquidation_price(
    position: &InversePosition,
    rate: Fraction,
    deduction: Coins,
) -> Option<Price> {
    let coins = position.face.in_coins(position.entry).0;
    let room = coins / position.leverage - (coins * rate.0 - deduction.0) + position.extra.0;
    let sound = position.face.0 > 0.0 && position.leverage > 0.0;
    let price = position.face.0 / (coins + sign(position.side) * room);
    sound.then(|| Price::new(price)).flatten()
}

/// An inverse position as that page describes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InversePosition {
    /// Its side.
    pub side: Side,
    /// Face value in dollars, above zero.
    pub face: Usd,
    /// Average price at entry.
    pub entry: Price,
    /// Leverage, above zero.
    pub leverage: f64,
    /// Margin added by hand, in coins.
    pub extra: Coins,
}
