//! Prices that many watch: where much was traded, where the price turned, round numbers, walls in
//! the book. They are places to look at, not predictions, and nothing here says that one holds.
//!
//! The one hard rule ([`classify`]): a support is **below** the price. A former support above the
//! price is broken and is now resistance.

mod cluster;
mod observed;
mod profile;
mod role;
mod round_numbers;
mod swings;
mod walls;

pub use cluster::{Candidate, ClusteredLevel, LevelKind, TOGETHER, cluster};
pub use observed::{LevelRule, ObservedLevel, observed_levels};
pub use profile::{TradedRange, VALUE_AREA, ValueArea, VolumeProfile};
pub use role::{AT_PRICE, Classified, FormerLevel, Role, classify};
pub use round_numbers::{RoundNumber, round_number_steps, round_numbers};
pub use swings::{Pivot, Turn, swing_highs, swing_lows, zigzag};
pub use walls::{DepthWall, WallRule, depth_walls};
