//! How fast liquidations come, whether that changes, and how one-sided they are.
//!
//! Liquidations come in clusters, so a verdict on "slowing" or "accelerating" stands on the
//! quasi-Poisson test ([`overdispersed`]), not on the exact one ([`exact`]), which takes them for
//! independent. Feeds of one event a second saturate ([`exposure::saturated`]) and carry no rate.

pub mod exact;
pub mod exposure;
pub mod observed;
pub mod overdispersed;
pub mod rate;
pub mod sides;
pub mod weighted;

/// Whether liquidations come slower than before, as far as an interval of the rate ratio tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// The interval lies below 1.
    Slowing,
    /// The interval lies above 1.
    Accelerating,
    /// The interval holds 1.
    NoClearChange,
}
