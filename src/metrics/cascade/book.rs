//! Selling into the bids of an order book.

use crate::market::DepthRow;
use crate::metrics::sums::sum;
use crate::units::order;
use crate::units::{Coins, Price};

/// An unfilled rest below this share of the order is rounding.
const ROUNDING: f64 = 1e-12;

/// What became of a market sale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Walk {
    /// Sold.
    pub filled: Coins,
    /// Left over when the bids ran out.
    pub unfilled: Coins,
    /// Average price of what was sold; `None` where nothing was.
    pub average: Option<Price>,
    /// The worst price touched; `None` where nothing was sold.
    pub last: Option<Price>,
    /// True when the bids ran out.
    pub exhausted: bool,
}

/// Sells `amount` into `bids`, the highest first, whatever their order. Bids without a finite
/// amount above zero are passed over; an amount that is not above zero sells nothing.
pub fn walk(bids: &[DepthRow], amount: Coins) -> Walk {
    walk_sorted(&sorted(bids), amount)
}

/// The sound bids, highest price first.
pub(super) fn sorted(bids: &[DepthRow]) -> Vec<DepthRow> {
    let sound = |bid: &&DepthRow| bid.amount.0.is_finite() && bid.amount.0 > 0.0;
    let mut bids: Vec<DepthRow> = bids.iter().filter(sound).copied().collect();
    order::sort_by(&mut bids, |a, b| {
        let price = b.price.usd().total_cmp(&a.price.usd());
        price.then_with(|| b.amount.0.total_cmp(&a.amount.0))
    });
    bids
}

#[inline(never)]
pub(super) fn walk_sorted(bids: &[DepthRow], amount: Coins) -> Walk {
    let wanted = if amount.0.is_nan() { 0.0 } else { amount.0.max(0.0) };
    let mut rest = wanted;
    let (mut coins, mut dollars, mut last) = (Vec::new(), Vec::new(), None);
    for bid in bids {
        if rest <= ROUNDING * wanted {
            break;
        }
        let taken = rest.min(bid.amount.0);
        coins.push(taken);
        dollars.push(taken * bid.price.usd());
        last = Some(bid.price);
        rest -= taken;
    }
    let exhausted = rest > ROUNDING * wanted;
    let filled = if exhausted { sum(&coins) } else { wanted };
    Walk {
        filled: Coins(filled),
        unfilled: Coins(if exhausted { rest } else { 0.0 }),
        average: Price::new(sum(&dollars) / sum(&coins)),
        last,
        exhausted,
    }
}
