//! The vocabulary that every venue is normalised to.
//!
//! Nothing here knows a wire format. Amounts are in coins and US dollars, times are instants in
//! UTC, and what a venue did not say is absent.

mod asset;
mod coverage;
mod instrument;
mod observation;
mod snapshot;
mod snapshot_file;
mod stamp;
mod venue;
mod wider;

pub use asset::Asset;
pub use coverage::Coverage;
pub use instrument::{ContractKind, ContractSize, Instrument, Quote};
pub use observation::{
    Candle, ContractSpec, DatedFuture, Depth, DepthRow, DerivativesVenue, Fact, Facts, FearGreed,
    Funding, GlobalMarket, ImpliedVolatility, Kind, Liquidation, LiquidationBar, LongShort,
    Observation, OpenInterest, OpenInterestAmount, PriceKind, RiskTier, Side, TakerFlow, Ticker,
    TierCap, Treasury,
};
pub use snapshot::{FeedFault, FeedHealth, FeedStatus, Origin, Series, Snapshot, Source, Span};
pub use snapshot_file::{LARGEST_FILE, SnapshotError, Writing};
pub use stamp::Timed;
pub use venue::Venue;
pub use wider::WiderMarket;
