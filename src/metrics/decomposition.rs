//! The change of open interest in dollars, split into what the price did and what positions did.
//!
//! Half of a "−4.4%" can be the price alone. The split takes each part at the mean of the other's
//! two ends (the midpoint, or Marshall–Edgeworth, form): symmetric, additive over venues, and
//! nothing is left over.

use crate::metrics::gap::{Gap, Measured};
use crate::metrics::sums::{change, sum};
use crate::units::{Coins, Fraction, Price, Usd};

/// What the amount of a contract is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contract {
    /// Coins: the dollar worth moves with the price.
    Linear,
    /// Dollars of face value: the price does not change the dollar worth.
    Inverse,
}

/// One contract at both ends of a window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ends {
    /// What the amounts are counted in.
    pub contract: Contract,
    /// Mark price at the beginning.
    pub price_before: Price,
    /// Mark price at the end.
    pub price_now: Price,
    /// Open at the beginning, in the contract's unit.
    pub amount_before: f64,
    /// Open at the end, in the contract's unit.
    pub amount_now: f64,
}

/// One contract's change and its two parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Dollars open at the beginning.
    pub usd_before: Usd,
    /// Dollars open at the end.
    pub usd_now: Usd,
    /// What the price did.
    pub price_effect: Usd,
    /// What opening and closing did.
    pub position_effect: Usd,
    /// Coins open at the beginning.
    pub coins_before: f64,
    /// Coins open at the end.
    pub coins_now: f64,
}

impl Ends {
    /// The change of this one contract.
    pub fn part(&self) -> Part {
        let (p0, p1) = (self.price_before.usd(), self.price_now.usd());
        let (o0, o1) = (self.amount_before, self.amount_now);
        match self.contract {
            Contract::Linear => Part {
                usd_before: Usd(p0 * o0),
                usd_now: Usd(p1 * o1),
                price_effect: Usd(f64::midpoint(o0, o1) * (p1 - p0)),
                position_effect: Usd(f64::midpoint(p0, p1) * (o1 - o0)),
                coins_before: o0,
                coins_now: o1,
            },
            Contract::Inverse => Part {
                usd_before: Usd(o0),
                usd_now: Usd(o1),
                price_effect: Usd(0.0),
                position_effect: Usd(o1 - o0),
                coins_before: o0 / p0,
                coins_now: o1 / p1,
            },
        }
    }
}

/// The change over several contracts and its two parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decomposition {
    /// Dollars open at the beginning.
    pub usd_before: Usd,
    /// Dollars open at the end.
    pub usd_now: Usd,
    /// The change in dollars: exactly the sum of its two parts.
    pub change_usd: Usd,
    /// The change as a fraction of what was open in dollars.
    pub change: Fraction,
    /// What the price did, in dollars.
    pub price_effect_usd: Usd,
    /// What opening and closing did, in dollars.
    pub position_effect_usd: Usd,
    /// What the price did, as a fraction of what was open.
    pub price_effect: Fraction,
    /// What opening and closing did, as a fraction of what was open.
    pub position_effect: Fraction,
    /// Coins open at the beginning; of an inverse contract its dollars at the price then.
    pub coins_before: Coins,
    /// Coins open at the end.
    pub coins_now: Coins,
    /// The change in coins; `None` where no coin was open.
    pub coins_change: Option<Fraction>,
    /// The price's share of the change; `None` where the change is below half a percent.
    pub price_share: Option<f64>,
}

/// A change below this fraction has no meaningful share that the price had in it.
const SMALLEST_SHARED: f64 = 0.005;

/// The change over `ends` and its two parts.
///
/// # Errors
/// `Undefined` where nothing was open at the beginning, or a sum is not finite.
pub fn decompose(ends: &[Ends]) -> Measured<Decomposition> {
    let parts: Vec<Part> = ends.iter().map(Ends::part).collect();
    let over = |of: fn(&Part) -> f64| sum(&parts.iter().map(of).collect::<Vec<f64>>());
    let before = over(|part| part.usd_before.0);
    let price = over(|part| part.price_effect.0);
    let position = over(|part| part.position_effect.0);
    let now = over(|part| part.usd_now.0);
    let (coins_before, coins_now) = (over(|part| part.coins_before), over(|part| part.coins_now));
    let usable = before > 0.0 && [before, now, price, position].iter().all(|sum| sum.is_finite());
    if !usable {
        return Err(Gap::Undefined);
    }
    let total = price + position;
    Ok(Decomposition {
        usd_before: Usd(before),
        usd_now: Usd(now),
        change_usd: Usd(total),
        change: Fraction(total / before),
        price_effect_usd: Usd(price),
        position_effect_usd: Usd(position),
        price_effect: Fraction(price / before),
        position_effect: Fraction(position / before),
        coins_before: Coins(coins_before),
        coins_now: Coins(coins_now),
        coins_change: change(coins_before, coins_now).map(Fraction),
        price_share: ((total / before).abs() >= SMALLEST_SHARED).then(|| price / total),
    })
}
