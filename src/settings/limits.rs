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
/// Percent by which a venue's price may stand apart from the others' before it is named.
pub const PRICES_APART_PCT: f64 = 1.0;
/// Dollars by which a stablecoin may trade apart from one dollar before that is said.
pub const STABLECOIN_BAND: f64 = 0.005;
/// Dollars of it that make that a full-strength finding.
pub const STABLECOIN_FULL: f64 = 0.02;
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

/// The price has moved from this fraction on in 24 hours, or from [`MOVED_SIGMAS`] daily standard
/// deviations on, whichever is more.
pub const MOVED_LEAST: f64 = 0.005;
/// See [`MOVED_LEAST`].
pub const MOVED_SIGMAS: f64 = 0.25;
/// Positions have moved from this fraction of what was open on in 24 hours.
pub const POSITIONS_MOVED: f64 = 0.01;
/// Days over which it is counted how often positions fell: three weeks.
pub const FALLING_DAYS: i64 = 21;
/// Fewest earlier days for the place of a day's liquidations among them.
pub const FEWEST_DAYS_FOR_RANK: usize = 20;
/// Most earlier days for it: a year.
pub const MOST_DAYS_FOR_RANK: i64 = 365;
/// Maintenance margin as a fraction of notional where no table of it is read: what the largest venues
/// ask of small positions in bitcoin.
pub const MAINTENANCE_MARGIN: f64 = 0.005;
/// Sudden falls that a cascade is told for, as fractions, each with its spelling in a figure's name.
pub const SHOCKS: [(f64, &str); 4] =
    [(0.01, "1pct"), (0.03, "3pct"), (0.05, "5pct"), (0.10, "10pct")];
/// How far from the price levels are told, as a fraction.
pub const LEVELS_REACH: f64 = 0.15;
/// Levels told on each side of the price.
pub const LEVELS_EACH_SIDE: usize = 6;
/// Percentage points that a further fall would add to itself which make the cascade a full-strength
/// finding.
pub const CASCADE_FULL_PCT: f64 = 3.0;
/// A map of liquidations told well what was reported where the lower end of its rank correlation is
/// not below this: half of the way from chance to the same order.
pub const MAP_TELLS_WELL: f64 = 0.5;
/// From so many standard errors on a coin's move is beyond what its β implies.
pub const BEYOND_BETA_T: f64 = 2.0;
/// Standard errors beyond β that make the domino effect a full-strength finding.
pub const BEYOND_BETA_FULL_T: f64 = 8.0;
/// What levels weigh among the findings: they tell where, not why.
pub const LEVELS_WEIGH: f64 = 0.1;
/// Positions opened over 24 hours, in percent of open interest, up to which leverage is not being
/// rebuilt.
pub const REBUILDING_PCT: f64 = 1.0;
/// Equities are calm above this change over 24 hours, in percent.
pub const EQUITIES_CALM_PCT: f64 = -1.0;
