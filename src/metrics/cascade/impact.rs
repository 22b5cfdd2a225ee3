//! What a forced amount does to the price.

use super::book::{sorted, walk_sorted};
use crate::market::DepthRow;
use crate::metrics::math::{exp, ln, sqrt};
use crate::units::{Coins, Price};

/// A model of price impact.
#[derive(Clone, Debug, PartialEq)]
pub enum Impact {
    /// The log price falls by Y σ √(Q/V).
    SquareRoot {
        /// Y, of order one: 0.75, with a band from 0.5 to 1.
        y: f64,
        /// Standard deviation of a day's log return, such as 0.035.
        sigma_daily: f64,
        /// A day's volume in coins, of the same scope as the forced amount.
        volume_daily: Coins,
    },
    /// The log price falls by λQ (Kyle 1985).
    Linear {
        /// λ, for one coin.
        per_coin: f64,
    },
    /// The forced amount walks down these bids, from the shocked price on.
    Book(Vec<DepthRow>),
}

/// An impact made ready for one shock.
pub(super) enum Ready {
    Log { factor: f64, root: bool },
    Bids(Vec<DepthRow>),
}

/// Where the price stands after a forced amount.
pub(super) struct Pressed {
    pub(super) price: f64,
    pub(super) log_move: f64,
    pub(super) exhausted: bool,
}

impl Impact {
    /// The same with the depth of a book times `multiplier`; a model without a book is unchanged.
    #[must_use]
    #[inline(never)]
    pub fn thinned(&self, multiplier: f64) -> Self {
        match self {
            Self::Book(bids) => {
                let thin = |bid: &DepthRow| DepthRow { amount: bid.amount * multiplier, ..*bid };
                Self::Book(bids.iter().map(thin).collect())
            }
            other => other.clone(),
        }
    }

    /// `None` where a parameter is negative or not finite, or the volume is not above zero.
    pub(super) fn ready(&self, shocked: f64) -> Option<Ready> {
        match self {
            Self::SquareRoot { y, sigma_daily, volume_daily } => {
                let factor = y * sigma_daily / sqrt(volume_daily.0);
                let sound = *y >= 0.0 && *sigma_daily >= 0.0 && volume_daily.0 > 0.0;
                (sound && factor.is_finite()).then_some(Ready::Log { factor, root: true })
            }
            Self::Linear { per_coin } => (per_coin.is_finite() && *per_coin >= 0.0)
                .then_some(Ready::Log { factor: *per_coin, root: false }),
            Self::Book(bids) => Some(Ready::Bids(below(bids, shocked))),
        }
    }
}

/// The bids at or below a price, highest first.
#[inline(never)]
fn below(bids: &[DepthRow], price: f64) -> Vec<DepthRow> {
    let mut bids = sorted(bids);
    bids.retain(|bid| bid.price.usd() <= price);
    bids
}

impl Ready {
    /// The price after `forced` coins, for a shock that alone took it from `before` to `shocked`.
    pub(super) fn press(
        &self,
        before: Price,
        shocked: f64,
        shock_log: f64,
        forced: Coins,
    ) -> Pressed {
        match self {
            Self::Log { factor, root } => {
                let grown = if *root { sqrt(forced.0) } else { forced.0 };
                let log_move = shock_log - factor * grown;
                Pressed { price: before.usd() * exp(log_move), log_move, exhausted: false }
            }
            Self::Bids(bids) => {
                let walk = walk_sorted(bids, forced);
                // Without a single bid below the shocked price nothing was sold: that price is
                // then the bound.
                let price = walk.last.map_or(shocked, Price::usd);
                let log_move = ln(price / before.usd()).min(shock_log);
                Pressed { price, log_move, exhausted: walk.exhausted }
            }
        }
    }
}
