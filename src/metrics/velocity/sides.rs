//! Which side is liquidated, and whether few orders make most of it.

use crate::metrics::math::finite;
use crate::metrics::sums::sum;
use crate::units::order;

/// (L − S) ÷ (L + S): 1 where only longs, −1 where only shorts. `None` of nothing.
pub fn imbalance(long: f64, short: f64) -> Option<f64> {
    let both = long + short;
    if long >= 0.0 && short >= 0.0 && both > 0.0 { finite((long - short) / both) } else { None }
}

/// L ÷ (L + S). `None` of nothing.
pub fn long_share(long: f64, short: f64) -> Option<f64> {
    let both = long + short;
    if long >= 0.0 && short >= 0.0 && both > 0.0 { finite(long / both) } else { None }
}

/// The share of the sum that the largest tenth of the amounts makes (a tenth of the count, rounded
/// up). `None` of nothing, of negative amounts, or where the sum is zero.
pub fn top_tenth_share(amounts: &[f64]) -> Option<f64> {
    let mut sorted = amounts.to_vec();
    order::sort_by(&mut sorted, |a, b| b.total_cmp(a));
    let largest = sorted.get(..sorted.len().div_ceil(10))?;
    let all = sum(&sorted);
    let sound = sorted.iter().all(|&amount| amount >= 0.0) && all > 0.0;
    if sound { finite(sum(largest) / all) } else { None }
}
