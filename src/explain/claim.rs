//! What is claimed, as values. `words` turns a claim into a sentence of a language.

use crate::explain::report::{Direction, Magnitude, Window};
use crate::market::{Asset, Venue};
use crate::units::UnixMillis;

/// The answer to the panel's question.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Feeds were asked and none has answered yet.
    Waiting,
    /// No venue can be reached.
    Nothing,
    /// There is no price of the first coin.
    NoPrice(Asset),
    /// There is a price, but no change.
    PriceOnly(Asset, f64),
    /// The price moved, or did not.
    Move(Move),
}

/// How the first coin's price moved over 24 hours, and what stands beside it. Nothing here claims
/// that one caused the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// Whose price.
    pub asset: Asset,
    /// By how much, in percent.
    pub change_pct: f64,
    /// Which way, to the precision shown.
    pub direction: Direction,
    /// How unusual.
    pub magnitude: Magnitude,
    /// Its liquidated longs in dollars, and whether that is a lower bound.
    pub long_liquidations: Option<(f64, bool)>,
    /// What opening and closing positions did to the first coin's open interest, in percent.
    pub position_effect_pct: Option<f64>,
}

/// How unusual a move is, in numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Unusualness {
    /// In daily standard deviations.
    pub z: Option<f64>,
    /// The daily standard deviation, in percent.
    pub sigma_pct: Option<f64>,
    /// Share of the past year's days that moved less, 0 to 1.
    pub percentile: Option<f64>,
}

/// One claim of a card.
#[derive(Clone, Debug, PartialEq)]
pub enum Claim {
    /// How much was liquidated over 24 hours, on which side.
    ForcedSelling(ForcedSelling),
    /// What happened to open interest.
    Deleveraging(Deleveraging),
    /// What longs pay shorts a year, in percent.
    Funding {
        /// Of which coin.
        asset: Asset,
        /// A year, in percent; negative where shorts pay.
        apr_pct: f64,
        /// Whose rates are in the mean.
        venues: Vec<Venue>,
    },
    /// What the fear and greed index says.
    Sentiment {
        /// 0 to 100.
        index: u8,
        /// The publisher's own word for it.
        class: String,
        /// A week ago.
        week_ago: Option<f64>,
        /// Thirty days ago.
        month_ago: Option<f64>,
    },
    /// What the largest holder's coins are worth against their cost.
    Holder {
        /// The holder's name, as the publisher spells it.
        name: String,
        /// Coins held.
        coins: f64,
        /// Worth less cost, in dollars.
        usd: f64,
        /// The same in percent of the cost.
        pct: f64,
        /// Cost of one coin, in dollars.
        average_cost_usd: f64,
        /// The date that the holdings are stated for, if it is known.
        stated_at: Option<UnixMillis>,
    },
}

/// Liquidations over 24 hours.
#[derive(Clone, Debug, PartialEq)]
pub struct ForcedSelling {
    /// Closed longs in dollars.
    pub long_usd: f64,
    /// Closed shorts in dollars.
    pub short_usd: f64,
    /// True where more may have happened than is told.
    pub lower_bound: bool,
    /// Who tells it.
    pub venues: Vec<Venue>,
    /// Coins in the sum.
    pub assets: Vec<Asset>,
    /// Coins shown whose liquidations are not told.
    pub missing: Vec<Asset>,
    /// The venues' share of the first coin's open interest, in percent.
    pub coverage_pct: Option<f64>,
}

/// The change of open interest over 24 hours, and over longer windows.
#[derive(Clone, Debug, PartialEq)]
pub struct Deleveraging {
    /// Of which coin.
    pub asset: Asset,
    /// In dollars, in percent.
    pub change_pct: f64,
    /// The price's part, in percent of what was open.
    pub price_effect_pct: f64,
    /// The part of positions, in percent of what was open.
    pub position_effect_pct: f64,
    /// The part of positions over longer windows.
    pub longer: Vec<(Window, f64)>,
    /// Share of the open interest that the change speaks for, in percent.
    pub covered_pct: f64,
    /// Who tells it.
    pub venues: Vec<Venue>,
}
