//! Parts that are rounded together, so that what is shown adds up.

use crate::metrics::math::{count, whole};
use crate::metrics::sums::sum;
use crate::units::order;

/// `parts` rounded to whole multiples of `digit` so that they add up to their rounded sum: each is
/// rounded down, and what is then missing goes, one digit each, to those with the largest
/// remainders (Hamilton's method; of equal remainders to the first). `None` for a number that is
/// not finite or a digit that is not above zero.
pub fn rounded_parts(parts: &[f64], digit: f64) -> Option<Vec<f64>> {
    let scaled: Vec<f64> = parts.iter().map(|part| part / digit).collect();
    let sound = digit > 0.0 && scaled.iter().all(|part| part.is_finite());
    if !sound {
        return None;
    }
    let mut down: Vec<f64> = scaled.iter().map(|part| part.floor()).collect();
    let missing = whole((sum(&scaled).round() - sum(&down)).clamp(0.0, count(parts.len())));
    let mut order: Vec<usize> = (0..parts.len()).collect();
    let rest = |at: usize| scaled.get(at).zip(down.get(at)).map_or(0.0, |(all, down)| all - down);
    order::sort_by(&mut order, |&a, &b| rest(b).total_cmp(&rest(a)));
    for at in order.into_iter().take(missing) {
        if let Some(part) = down.get_mut(at) {
            *part += 1.0;
        }
    }
    Some(down.into_iter().map(|part| part * digit).collect())
}
