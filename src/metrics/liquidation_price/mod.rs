//! The price at which a position is closed by force, and the one at which its margin is gone.
//!
//! Three families, as venues publish them:
//! * [`linear`]: margined in dollars, maintenance margin on the notional **at the mark price**
//!   (Binance, OKX, Gate). The tier is the one of the notional at the liquidation price, which
//!   Binance's help page asks for in so many words ("must substitute"); the tier at entry gives a
//!   wrong price for a position near a boundary.
//! * [`inverse`]: margined in the coin. A short at 1× is never liquidated.
//! * [`entry_margin`]: maintenance margin on the notional **at entry** (Bybit's older pages).
//!
//! Tier tables are data from the venue ([`TierTable`]) and are checked before they are used.
//!
//! Not known from public data: cross margin (its parts are arguments here), portfolio margin, and
//! margin added later. An isolated position's price is therefore an upper bound on how fragile the
//! same position is in an account with more behind it. Funding and fees move the margin over time.

pub mod entry_margin;
pub mod inverse;
pub mod linear;
mod solve;
mod tiers;

pub use tiers::{MarginTier, TierBasis, TierFault, TierTable};

use crate::market::Side;

/// +1 for a long, −1 for a short: the sign of what a rising price does to the position.
fn sign(side: Side) -> f64 {
    match side {
        Side::Long => 1.0,
        Side::Short => -1.0,
    }
}
