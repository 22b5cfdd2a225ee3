//! Quantiles after Hyndman and Fan, type 7 (the default of R and numpy).

use crate::metrics::math::count;
use crate::units::order;

/// The value below which the share `p` (0 to 1) of the numbers lies: with h = (n − 1)p, linear
/// between the two neighbours of h. NaN is left out; `None` of nothing or for another `p`.
pub fn quantile(numbers: &[f64], p: f64) -> Option<f64> {
    let mut sorted: Vec<f64> = numbers.iter().copied().filter(|number| !number.is_nan()).collect();
    order::sort_by(&mut sorted, f64::total_cmp);
    at_rank(&sorted, p)
}

/// The middle value; the mean of the two middle ones for an even count. `None` of nothing.
pub fn median(numbers: &[f64]) -> Option<f64> {
    quantile(numbers, 0.5)
}

/// The median distance from the median, times 1.4826: the standard deviation of a normal sample.
pub fn scaled_deviation(numbers: &[f64]) -> Option<f64> {
    let centre = median(numbers)?;
    let distances: Vec<f64> = numbers.iter().map(|number| (number - centre).abs()).collect();
    median(&distances).map(|distance| distance * 1.4826)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "h lies between 0 and n - 1"
)]
fn at_rank(sorted: &[f64], p: f64) -> Option<f64> {
    if !(0.0..=1.0).contains(&p) {
        return None;
    }
    let h = count(sorted.len().checked_sub(1)?) * p;
    let below = *sorted.get(h.floor() as usize)?;
    let above = *sorted.get(h.ceil() as usize)?;
    let share = h - h.floor();
    // Two equal infinite neighbours have no difference.
    Some(if share > 0.0 && above > below { below + share * (above - below) } else { below })
}
