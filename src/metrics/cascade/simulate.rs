//! Rounds of forced selling until nothing more is triggered.

use super::impact::Impact;
use crate::metrics::gap::{Gap, Measured};
use crate::metrics::math::{exp_m1, ln_1p};
use crate::metrics::sums::Total;
use crate::units::order;
use crate::units::{Coins, Fraction, Price, Usd};

/// No cascade is followed further than this.
pub const MOST_ROUNDS: usize = 1_000;
/// The largest shock that is simulated.
const LARGEST_SHOCK: f64 = 0.5;
/// A level this close above the price, relative, is reached: both are products of rounding.
const ROUNDING: f64 = 1e-12;

/// What is sold by force once the price is at or below a level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trigger {
    /// The price that triggers it.
    pub price: Price,
    /// How much is sold.
    pub coins: Coins,
}

/// One round: what a price newly triggered, and the price after it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Round {
    /// Triggered in this round, the share that reaches the book.
    pub new_forced: Coins,
    /// The same over all rounds so far.
    pub forced: Coins,
    /// The price after it, in dollars for one coin; 0 where the model drives it to nothing.
    pub price: Usd,
}

/// How the rounds ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Nothing more is triggered.
    Converged,
    /// The bids ran out: the fall is a lower bound.
    BookExhausted,
    /// Still going after [`MOST_ROUNDS`]: the fall is a lower bound.
    MaxRounds,
}

/// A simulated cascade.
#[derive(Clone, Debug, PartialEq)]
pub struct Cascade {
    /// The price after the shock alone.
    pub shock_price: Usd,
    /// The price at the end.
    pub final_price: Usd,
    /// ln(final ÷ before); zero or negative.
    pub total_log_move: f64,
    /// The whole fall as a fraction of the price before, 0 to 1.
    pub total_drop: Fraction,
    /// Sold by force, the share that reaches the book.
    pub forced: Coins,
    /// The same in dollars, each part at the price that triggered it.
    pub forced_usd: Usd,
    /// Every round.
    pub rounds: Vec<Round>,
    /// The whole log move for one of the shock's, 1 and above; `None` without a shock.
    pub amplification: Option<f64>,
    /// How it ended.
    pub ending: Ending,
}

/// What a price triggers: levels from the highest down, with running totals.
pub(super) struct Ladder {
    prices: Vec<f64>,
    coins: Vec<f64>,
    usd: Vec<f64>,
}

impl Ladder {
    /// Levels in any order; `None` where an amount is negative or not finite.
    pub(super) fn new(levels: &[Trigger]) -> Option<Self> {
        if !levels.iter().all(|level| level.coins.0.is_finite() && level.coins.0 >= 0.0) {
            return None;
        }
        let mut levels = levels.to_vec();
        order::sort_by(&mut levels, |a, b| {
            let price = b.price.usd().total_cmp(&a.price.usd());
            price.then_with(|| b.coins.0.total_cmp(&a.coins.0))
        });
        let (mut coins, mut usd) = (Total::default(), Total::default());
        let mut ladder = Self { prices: vec![], coins: vec![], usd: vec![] };
        for level in levels {
            coins.add(level.coins.0);
            usd.add((level.coins * level.price).0);
            ladder.prices.push(level.price.usd());
            ladder.coins.push(coins.value());
            ladder.usd.push(usd.value());
        }
        let whole = coins.value().is_finite() && usd.value().is_finite();
        whole.then_some(ladder)
    }

    /// Coins and dollars of all levels at or above `price`.
    fn triggered(&self, price: f64) -> (f64, f64) {
        let limit = price * (1.0 - ROUNDING);
        let reached = self.prices.partition_point(|level| *level >= limit);
        let at = |totals: &[f64]| {
            reached.checked_sub(1).and_then(|last| totals.get(last)).copied().unwrap_or(0.0)
        };
        (at(&self.coins), at(&self.usd))
    }
}

/// Follows a sudden fall from `before` by `shock` (0 to 0.5) through `levels`. `executed` is the
/// share of what is liquidated that reaches the book, above 0 and at most 1: the rest is taken over
/// by insurance funds, deleveraging or makers.
///
/// # Errors
/// `Undefined` where shock or share are out of range, a level's amount is negative or not finite,
/// or the impact's parameters are.
pub fn simulate(
    before: Price,
    levels: &[Trigger],
    shock: Fraction,
    impact: &Impact,
    executed: Fraction,
) -> Measured<Cascade> {
    let ladder = Ladder::new(levels).ok_or(Gap::Undefined)?;
    follow(before, &ladder, shock, impact, executed)
}

pub(super) fn follow(
    before: Price,
    ladder: &Ladder,
    shock: Fraction,
    impact: &Impact,
    executed: Fraction,
) -> Measured<Cascade> {
    let sound = (0.0..=LARGEST_SHOCK).contains(&shock.0) && executed.0 > 0.0 && executed.0 <= 1.0;
    if !sound {
        return Err(Gap::Undefined);
    }
    let shock_price = before.usd() * (1.0 - shock.0);
    let shock_log = ln_1p(-shock.0);
    let impact = impact.ready(shock_price).ok_or(Gap::Undefined)?;
    let (mut price, mut log_move, mut forced, mut usd) = (shock_price, shock_log, 0.0, 0.0);
    let (mut rounds, mut ending) = (Vec::new(), Ending::Converged);
    loop {
        let (coins, dollars) = ladder.triggered(price);
        let next = executed.0 * coins;
        if next <= forced {
            break;
        }
        if rounds.len() == MOST_ROUNDS {
            ending = Ending::MaxRounds;
            break;
        }
        let pressed = impact.press(before, shock_price, shock_log, Coins(next));
        (price, log_move) = (pressed.price, pressed.log_move);
        if pressed.exhausted {
            ending = Ending::BookExhausted;
        }
        let new_forced = Coins(next - forced);
        (forced, usd) = (next, executed.0 * dollars);
        rounds.push(Round { new_forced, forced: Coins(forced), price: Usd(price) });
    }
    Ok(Cascade {
        shock_price: Usd(shock_price),
        final_price: Usd(price),
        total_log_move: log_move,
        total_drop: Fraction(-exp_m1(log_move)),
        forced: Coins(forced),
        forced_usd: Usd(usd),
        rounds,
        amplification: (shock.0 > 0.0).then(|| log_move / shock_log),
        ending,
    })
}
