//! Numbers that decide what is said. They are choices, not measurements, and stand here alone.

/// A change in percent below this is shown as none: it is half of the last digit shown.
pub const FLAT_BELOW_PCT: f64 = 0.05;
/// A move of fewer daily standard deviations is ordinary.
pub const ORDINARY_BELOW_Z: f64 = 1.0;
/// A move of fewer daily standard deviations is notable.
pub const NOTABLE_BELOW_Z: f64 = 2.0;
/// A move of fewer daily standard deviations is unusual; beyond, it is extreme.
pub const UNUSUAL_BELOW_Z: f64 = 3.0;
/// Fewest coins for a share of coins that fell.
pub const FEWEST_FOR_BREADTH: usize = 3;
/// Holders shown, largest first.
pub const HOLDERS_SHOWN: usize = 12;
/// Liquidated longs as a percentage of open interest that make forced selling a full-strength
/// finding.
pub const FORCED_SELLING_FULL_PCT: f64 = 1.0;
/// Percentage of open interest closed that makes deleveraging a full-strength finding.
pub const DELEVERAGING_FULL_PCT: f64 = 6.0;
/// Annual funding in percent, of either sign, that makes leverage a full-strength finding.
pub const FUNDING_FULL_PCT: f64 = 50.0;
/// Most that an opinion index or a holder's paper loss can weigh among the findings: neither
/// moves a price by itself.
pub const CONTEXT_MOST: f64 = 0.3;
