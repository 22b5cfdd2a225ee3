//! Numbers that decide which driver is named and which statements are made. They are choices that
//! wait for labelled days, not measurements; the scores are published so that anybody can check.

use crate::units::Millis;

/// How an input becomes a component of a score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ramp {
    /// At or below this the component is 0.
    pub zero_at: f64,
    /// At or above this the component is 1.
    pub full_at: f64,
    /// Its weight among the components of its score.
    pub weight: f64,
}

impl Ramp {
    const fn new(zero_at: f64, full_at: f64, weight: f64) -> Self {
        Self { zero_at, full_at, weight }
    }
}

/// Fewest components for a score of forced deleveraging.
pub const FEWEST_OF_FORCED: usize = 3;
/// Fewest components for any other score.
pub const FEWEST_OF_OTHERS: usize = 2;

/// Liquidated ÷ sold by takers, the middle assumption.
pub const FORCED_SHARE: Ramp = Ramp::new(0.02, 0.15, 0.30);
/// Positions closed, as a fraction of open interest.
pub const POSITIONS_CLOSED: Ramp = Ramp::new(0.01, 0.06, 0.25);
/// The day's liquidations among the year's days, 0 to 1.
pub const LIQUIDATION_PERCENTILE: Ramp = Ramp::new(0.70, 0.98, 0.20);
/// The lower end of the branching ratio's interval.
pub const BRANCHING: Ramp = Ramp::new(0.2, 0.7, 0.15);
/// The share of the side that the move hurts in all liquidations.
pub const OWN_SIDE_SHARE: Ramp = Ramp::new(0.55, 0.90, 0.10);

/// Spot takers' net flow along the move, in standard deviations.
pub const SPOT_TAKERS: Ramp = Ramp::new(1.0, 3.0, 0.40);
/// Spot moves before the perpetual: yes or no.
pub const SPOT_LEADS: Ramp = Ramp::new(0.0, 1.0, 0.25);
/// Positions opened or closed as a fraction of open interest; counted from 1 downwards, since spot
/// leaves positions alone.
pub const POSITIONS_STILL: Ramp = Ramp::new(0.01, 0.04, 0.20);
/// Spot's discount (in a rise its premium) to the perpetual, in basis points.
pub const SPOT_DISCOUNT: Ramp = Ramp::new(2.0, 15.0, 0.15);

/// Positions opened, as a fraction of open interest.
pub const POSITIONS_OPENED: Ramp = Ramp::new(0.01, 0.06, 0.45);
/// The change of funding along the move, in basis points of an eight-hour rate.
pub const FUNDING_CHANGE: Ramp = Ramp::new(0.2, 2.0, 0.25);
/// Perpetual takers' net flow along the move, in standard deviations.
pub const PERP_TAKERS: Ramp = Ramp::new(1.0, 3.0, 0.30);

/// The share of the move that equities' own move and the usual β explain.
pub const EQUITY_EXPLAINS: Ramp = Ramp::new(0.15, 0.70, 0.60);
/// Equities' move along ours, in standard deviations.
pub const EQUITY_MOVE: Ramp = Ramp::new(0.5, 2.5, 0.25);
/// The correlation with equities over 30 days.
pub const EQUITY_CORRELATION: Ramp = Ramp::new(0.2, 0.7, 0.15);
/// Below so many standard errors above zero the β of equities explains nothing.
pub const LEAST_BETA_T: f64 = 2.0;

/// A top score below this names no driver.
pub const NO_DRIVER_BELOW: f64 = 0.35;
/// A top score below this names a weak one.
pub const WEAK_BELOW: f64 = 0.5;
/// Scores within this of the top one are drivers too.
pub const AS_GOOD_AS_TOP: f64 = 0.15;

/// A cascade takes at least this forced share.
pub const CASCADE_FORCED_SHARE: f64 = 0.02;
/// A cascade takes a branching ratio that is surely above this.
pub const CASCADE_BRANCHING: f64 = 0.3;
/// A change of positions below this fraction over 24 hours is none.
pub const POSITIONS_FLAT: f64 = 0.01;
/// Weeks of deleveraging: so much closed over 30 days, as a fraction.
pub const MONTH_CLOSED: f64 = 0.05;
/// And the last day holds less than this share of it.
pub const DAY_OF_MONTH: f64 = 0.5;
/// Most others fell more, or most days closed positions: the interval of their share lies above this.
pub const MOST_OF_THEM: f64 = 0.5;
/// Fewest others of which most can be told: of three that all did worse the interval begins at 0.44.
pub const FEWEST_OTHERS: usize = 4;

/// A pair of dollars and percent that belongs together agrees to within this fraction.
pub const PAIR_AGREES: f64 = 0.02;
/// Above this share the price's part of a fall of open interest is named.
pub const PRICE_SHARE_NAMED: f64 = 0.30;
/// A change of open interest of fewer percent points has no share that the price had in it.
pub const SMALLEST_SHARED_PCT: f64 = 0.5;
/// Figures of one sentence whose times lie further apart are marked.
pub const AGES_APART: Millis = Millis::minutes(10);
/// The publisher's word for sentiment holds for so long.
pub const SENTIMENT_HOLDS: Millis = Millis::hours(36);

/// A mark from this value on is told as fitting the cause.
pub const SEEN: f64 = 0.5;
/// A mark up to this value is told as speaking against it.
pub const UNSEEN: f64 = 0.1;
/// Percent of a move below which forced orders, where they are named as its cause, are told to explain
/// little of it by themselves.
pub const EXPLAINS_LITTLE_PCT: f64 = 25.0;
/// A driver that scores so high is called fairly sure.
pub const SURE_FROM: f64 = 0.75;

/// A range of a share in percentage points that is narrower is told as one number: half of the last
/// digit shown.
pub const NO_RANGE_PCT: f64 = 0.05;
