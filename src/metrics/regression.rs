//! A straight line through pairs by least squares, and how well its slope is known.

use crate::metrics::math::{count, exp, finite, ln, sqrt};
use crate::metrics::proportion::Interval;
use crate::metrics::special::{student_ppf, student_two_sided};
use crate::metrics::sums::{Total, mean};

/// Fewest pairs for a line with errors.
pub const FEWEST_PAIRS: usize = 3;

/// y = intercept + slope · x.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// How many pairs.
    pub n: usize,
    /// y where x is zero.
    pub intercept: f64,
    /// y for each x.
    pub slope: f64,
    /// Standard error of the intercept, residuals independent and alike.
    pub intercept_error: f64,
    /// Standard error of the slope, residuals independent and alike.
    pub slope_error: f64,
    /// Standard error of the slope where residuals vary in size: HC1, n ÷ (n − 2) times the sandwich
    /// of White (1980).
    pub slope_error_hc1: f64,
    /// Standard error of the slope where residuals also depend on those before: Newey and West (1987)
    /// with Bartlett weights over [`Line::lags`], times n ÷ (n − 2).
    pub slope_error_newey_west: f64,
    /// ⌊4 (n/100)^(2/9)⌋, at most n − 1.
    pub lags: usize,
    /// The share of the variance of y that the line explains; `None` where y never varies.
    pub r_squared: Option<f64>,
    /// Standard deviation of the residuals, divided by n − 2.
    pub residual: f64,
}

impl Line {
    /// The slope in standard errors; `None` where all pairs lie on the line.
    pub fn t(&self) -> Option<f64> {
        if self.slope_error > 0.0 { finite(self.slope / self.slope_error) } else { None }
    }

    /// The chance of a slope this far from zero if the true one is zero (two-sided, t with n − 2).
    pub fn p(&self) -> Option<f64> {
        student_two_sided(self.t()?, count(self.n.checked_sub(2)?))
    }

    /// The 95% interval of the slope from a standard `error` (t with n − 2).
    pub fn slope_interval(&self, error: f64) -> Option<Interval> {
        let t = student_ppf(0.975, count(self.n.checked_sub(2)?))?;
        Interval::around(self.slope, t * error)
    }
}

/// The least-squares line through `pairs` (x, y), in time's order (only the Newey–West error depends
/// on it). `None` for fewer than [`FEWEST_PAIRS`], where x never varies, or where sums overflow.
pub fn line(pairs: &[(f64, f64)]) -> Option<Line> {
    let n = pairs.len();
    if n < FEWEST_PAIRS {
        return None;
    }
    let (xs, ys): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let (x_mean, y_mean) = (mean(&xs)?, mean(&ys)?);
    let dx: Vec<f64> = xs.iter().map(|x| x - x_mean).collect();
    let dy: Vec<f64> = ys.iter().map(|y| y - y_mean).collect();
    let product = |left: &[f64], right: &[f64]| {
        left.iter().zip(right).map(|(x, y)| x * y).collect::<Total>().value()
    };
    let (sxx, sxy, syy) = (product(&dx, &dx), product(&dx, &dy), product(&dy, &dy));
    // A constant whose mean is not exact varies by rounding alone.
    let constant = |numbers: &[f64]| numbers.windows(2).all(|pair| pair.first() == pair.last());
    if constant(&xs) || sxx <= 0.0 {
        return None;
    }
    let slope = if constant(&ys) { 0.0 } else { sxy / sxx };
    let intercept = y_mean - slope * x_mean;
    let residuals: Vec<f64> = dx.iter().zip(&dy).map(|(x, y)| y - slope * x).collect();
    let squares = if constant(&ys) { 0.0 } else { product(&residuals, &residuals) };
    let free = count(n - 2);
    let variance = squares / free;
    let scores: Vec<f64> = dx.iter().zip(&residuals).map(|(x, e)| x * e).collect();
    let correction = count(n) / free;
    let lags = newey_west_lags(n);
    let sandwich = |lags: usize| {
        let mut meat = product(&scores, &scores);
        for lag in 1..=lags {
            let weight = 1.0 - count(lag) / count(lags + 1);
            let later = scores.get(lag..).unwrap_or_default();
            meat += 2.0 * weight * product(later, &scores);
        }
        sqrt((correction * meat).max(0.0)) / sxx
    };
    let line = Line {
        n,
        intercept: finite(intercept)?,
        slope: finite(slope)?,
        intercept_error: finite(sqrt(variance * (1.0 / count(n) + x_mean * x_mean / sxx)))?,
        slope_error: finite(sqrt(variance / sxx))?,
        slope_error_hc1: finite(sandwich(0))?,
        slope_error_newey_west: finite(sandwich(lags))?,
        lags,
        r_squared: if constant(&ys) { None } else { finite(1.0 - squares / syy) },
        residual: finite(sqrt(variance))?,
    };
    Some(line)
}

/// ⌊4 (n/100)^(2/9)⌋, at most n − 1.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small and positive")]
fn newey_west_lags(n: usize) -> usize {
    let lags = (4.0 * exp(ln(count(n) / 100.0) * 2.0 / 9.0)).floor() as usize;
    lags.min(n.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::math::pow;

    #[test]
    fn lags_are_those_of_the_power_itself() {
        for n in 1..50_000 {
            let power = pow(count(n) / 100.0, 2.0 / 9.0);
            let lags = (0..n).take_while(|lag| count(lag + 1) <= 4.0 * power).count();
            assert_eq!(newey_west_lags(n), lags.min(n - 1), "{n}");
        }
    }
}
