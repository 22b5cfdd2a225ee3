//! Pure functions from market values to measured values, or to a named gap.
//!
//! A metric answers with a value and its sources ([`Cited`]), or with why there is none ([`Gap`]).
//! No clock, no locale, no rounding: the time is an argument, and numbers stay whole.

mod cite;
mod gap;

pub mod basis;
pub mod cascade;
pub mod contagion;
pub mod coverage;
pub mod decomposition;
pub mod forced_flow;
pub mod funding;
pub mod funding_change;
pub mod gauges;
pub mod generator;
pub mod hawkes;
mod hourly;
pub mod levels;
pub mod liquidation_map;
pub mod liquidation_price;
pub mod liquidations;
pub mod math;
pub mod missing;
pub mod mood;
pub mod open_change;
mod open_history;
pub mod open_interest;
pub mod open_path;
pub mod past_days;
pub mod positioning;
pub mod price;
pub mod proportion;
pub mod quantile;
pub mod range_volatility;
pub mod rank;
pub mod regime;
pub mod regression;
pub mod sanity;
pub mod special;
pub mod spot_premium;
pub mod stablecoin;
pub mod sums;
pub mod taker_pressure;
pub mod treasuries;
pub mod velocity;
pub mod volatility;
pub mod wider_markets;

pub use cite::{Citation, Cited, Pace};
pub use gap::{Gap, Measured};
