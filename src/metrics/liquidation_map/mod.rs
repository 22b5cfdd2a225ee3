//! Where positions would be closed by force, estimated from how open interest grew.
//!
//! No public feed says at what price anyone is liquidated (Hyperliquid's positions apart). Each
//! rise of open interest is taken as positions opened at the bar's typical price with an assumed
//! mix of leverages; each fall takes from all positions alike; a price that is traded through
//! removes the positions that sat there. What was open before the first bar is `unknown`, and stays
//! so until it is closed: the map says what share that is, and is not to be shown above one half.
//!
//! It is a scenario, not a measurement: the leverage mix is an assumption ([`LeverageMix`]), so
//! three mixes give a band ([`Scenarios`]). Known to be missing: rises from hedged and basis trades,
//! positions that change hands within a bar, stop-losses that close before liquidation, margin
//! added later, and the gap between mark and last price. [`self_check`] says whether the map did
//! better than the plain volume profile over the last days; where it did not, hide it.

mod build;
mod building;
mod checked;
mod mix;
mod observed;
mod reach;
mod report;
mod scenarios;
pub mod self_check;
mod side;

pub use build::{Bar, LiquidationMap};
pub use mix::{LeverageMix, LeverageShare};
pub use observed::{MarketMap, market_map};
pub use report::{Cluster, MOST_UNKNOWN_SHOWN};
pub use scenarios::{Band, Scenarios};
pub use side::{Level, SideMap};
