//! Whether most of the other coins fell more than Bitcoin.

use crate::metrics::proportion::{Interval, wilson};
use crate::metrics::quantile::median;

/// How the coins of a fixed list did against Bitcoin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Breadth {
    /// How many coins have a return.
    pub coins: usize,
    /// How many of them returned less than Bitcoin.
    pub behind: usize,
    /// The 95% interval of that share, after Wilson. Coins move together, so it reads too narrow.
    pub share: Interval,
    /// The median of their returns.
    pub median: f64,
    /// True where the median return < Bitcoin's < 0 and the interval lies above one half. Says
    /// nothing of why: an ordinary β above 1 does the same.
    pub fell_more: bool,
}

/// The breadth of `returns` (without stablecoins and wrapped coins) against Bitcoin's over the same
/// window; missing ones are left out. `None` without any, or where Bitcoin's is missing.
pub fn breadth(bitcoin: f64, returns: &[f64]) -> Option<Breadth> {
    let known: Vec<f64> = returns.iter().copied().filter(|change| change.is_finite()).collect();
    if !bitcoin.is_finite() {
        return None;
    }
    let behind = known.iter().filter(|&&change| change < bitcoin).count();
    let share = wilson(behind, known.len())?;
    let median = median(&known)?;
    let fell_more = median < bitcoin && bitcoin < 0.0 && share.low > 0.5;
    Some(Breadth { coins: known.len(), behind, share, median, fell_more })
}
