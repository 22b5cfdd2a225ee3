//! Contracts margined in dollars, with the maintenance margin at the mark price.

use super::sign;
use super::solve::Balance;
use super::tiers::TierTable;
use crate::market::Side;
use crate::units::{Coins, Fraction, Price, Usd};

/// What stands behind a position.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Margin {
    /// Its own margin only.
    Isolated(Usd),
    /// The account's: wallet balance − the other contracts' maintenance margin + their unrealised
    /// result (Binance, "How to calculate liquidation price").
    Cross {
        /// Wallet balance.
        wallet: Usd,
        /// Maintenance margin of all other contracts.
        others_maintenance: Usd,
        /// Unrealised result of all other contracts; negative for a loss.
        others_unrealised: Usd,
    },
}

/// A position in a linear contract.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// Its side.
    pub side: Side,
    /// Its size, above zero.
    pub size: Coins,
    /// Average price at entry.
    pub entry: Price,
    /// What is behind it.
    pub margin: Margin,
}

impl Position {
    /// An isolated position with notional ÷ `leverage` + `extra` behind it; `None` where leverage
    /// is not above zero or a number is not finite.
    pub fn at_leverage(
        side: Side,
        size: Coins,
        entry: Price,
        leverage: f64,
        extra: Usd,
    ) -> Option<Self> {
        let margin = size.0 * entry.usd() / leverage + extra.0;
        let sound = leverage > 0.0 && size.0 > 0.0 && margin.is_finite();
        sound.then_some(Self { side, size, entry, margin: Margin::Isolated(Usd(margin)) })
    }

    /// The mark price at which the position is closed by force, in dollars for one coin:
    /// P = (qE − s(M + d)) / (q(1 − s(m + f))), with the tier of the notional **at that price**.
    ///
    /// `fee` is the rate that the venue adds to the maintenance margin: 0 for Binance, the taker
    /// fee for OKX and Gate. `None` where no price above zero does it (a long at 1×) or an input
    /// is not a number. At OKX a position in tier 3 or above is first cut by two tiers; this is
    /// the price of that first cut.
    pub fn liquidation_price(&self, tiers: &TierTable, fee: Fraction) -> Option<Price> {
        let notional = self.balance()?.liquidation(tiers, fee.0)?;
        Price::new(notional / self.size.0)
    }

    /// The price at which the position's own margin is gone: E − sM/q, which is E(1 − s/leverage).
    /// Zero for a long at 1×; `None` below that, and for cross margin, where it is not the
    /// position's alone to lose.
    pub fn bankruptcy_price(&self) -> Option<Usd> {
        match self.margin {
            Margin::Isolated(_) => {
                let price = self.balance()?.bankruptcy()? / self.size.0;
                price.is_finite().then_some(Usd(price))
            }
            Margin::Cross { .. } => None,
        }
    }

    fn balance(&self) -> Option<Balance> {
        let margin = match self.margin {
            Margin::Isolated(own) => own.0,
            Margin::Cross { wallet, others_maintenance, others_unrealised } => {
                wallet.0 - others_maintenance.0 + others_unrealised.0
            }
        };
        let gains = sign(self.side);
        let at_entry = self.size.0 * self.entry.usd();
        let sound = self.size.0 > 0.0 && at_entry.is_finite() && margin.is_finite();
        sound.then_some(Balance { gains, at_entry, margin, size: self.size.0 })
    }
}
