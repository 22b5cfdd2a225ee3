//! Volatility from the whole bar and not the close alone.
//!
//! All are standard deviations of one bar, as fractions: times √365 for a year of days, √8760 of
//! hours. Crypto trades without a break, so Yang–Zhang comes near Garman–Klass; a gap between bars
//! is a missing bar. Parkinson and Garman–Klass take the drift for zero and read high in a trend;
//! every range estimator reads low where few trades make a bar.

use crate::metrics::math::{count, finite, ln, sqrt};
use crate::metrics::sums::{mean, variance};
use core::f64::consts::LN_2;

/// Opening, highest, lowest and closing price of a bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    open: f64,
    high: f64,
    low: f64,
    close: f64,
}

impl Bar {
    /// A bar; `None` unless all prices are finite and above zero, none above `high` or below `low`.
    pub fn new(open: f64, high: f64, low: f64, close: f64) -> Option<Self> {
        let prices = [open, high, low, close];
        let sound = prices.iter().all(|&p| p.is_finite() && p > 0.0 && p <= high && p >= low);
        sound.then_some(Self { open, high, low, close })
    }

    /// The closing price.
    pub fn close(&self) -> f64 {
        self.close
    }
}

/// The standard deviation of the logarithmic returns from close to close (divided by n − 1);
/// `None` for fewer than three closes.
pub fn close_to_close(bars: &[Bar]) -> Option<f64> {
    let returns: Vec<f64> = bars
        .windows(2)
        .filter_map(|pair| match pair {
            [before, after] => Some(ln(after.close / before.close)),
            _ => None,
        })
        .collect();
    variance(&returns).map(sqrt).and_then(finite)
}

/// √(Σ ln²(H/L) ÷ (4 n ln 2)): Parkinson (1980). `None` of nothing.
pub fn parkinson(bars: &[Bar]) -> Option<f64> {
    let squares: Vec<f64> = bars.iter().map(|bar| square(ln(bar.high / bar.low))).collect();
    mean(&squares).map(|square| sqrt(square / (4.0 * LN_2))).and_then(finite)
}

/// √(mean of ½ ln²(H/L) − (2 ln 2 − 1) ln²(C/O)): Garman and Klass (1980). `None` of nothing.
pub fn garman_klass(bars: &[Bar]) -> Option<f64> {
    let terms: Vec<f64> = bars
        .iter()
        .map(|bar| {
            0.5 * square(ln(bar.high / bar.low))
                - (2.0 * LN_2 - 1.0) * square(ln(bar.close / bar.open))
        })
        .collect();
    mean(&terms).map(|mean| sqrt(mean.max(0.0))).and_then(finite)
}

/// √(mean of ln(H/C) ln(H/O) + ln(L/C) ln(L/O)): Rogers and Satchell (1991), free of drift.
/// `None` of nothing.
pub fn rogers_satchell(bars: &[Bar]) -> Option<f64> {
    rogers_satchell_variance(bars).map(sqrt).and_then(finite)
}

fn rogers_satchell_variance(bars: &[Bar]) -> Option<f64> {
    let terms: Vec<f64> = bars
        .iter()
        .map(|bar| {
            ln(bar.high / bar.close) * ln(bar.high / bar.open)
                + ln(bar.low / bar.close) * ln(bar.low / bar.open)
        })
        .collect();
    mean(&terms).map(|mean| mean.max(0.0))
}

/// What Yang and Zhang's estimator says and what it took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YangZhang {
    /// Standard deviation of a bar.
    pub sigma: f64,
    /// The weight of the variance from open to close: 0.34 ÷ (1.34 + (m+1)/(m−1)).
    pub weight: f64,
    /// How many bars it stands on: one less than given, as each needs the close before.
    pub bars: usize,
}

/// √(var ln(Oᵢ/Cᵢ₋₁) + k var ln(C/O) + (1−k) RS²): Yang and Zhang (2000), with variances divided by
/// m − 1 and all three over the same m = n − 1 bars. `None` for fewer than three bars.
pub fn yang_zhang(bars: &[Bar]) -> Option<YangZhang> {
    let later = bars.get(1..)?;
    if later.len() < 2 {
        return None;
    }
    let m = count(later.len());
    let gaps: Vec<f64> =
        bars.iter().zip(later).map(|(before, bar)| ln(bar.open / before.close)).collect();
    let inside: Vec<f64> = later.iter().map(|bar| ln(bar.close / bar.open)).collect();
    let weight = 0.34 / (1.34 + (m + 1.0) / (m - 1.0));
    let total = variance(&gaps)?
        + weight * variance(&inside)?
        + (1.0 - weight) * rogers_satchell_variance(later)?;
    Some(YangZhang { sigma: finite(sqrt(total))?, weight, bars: later.len() })
}

/// The exponentially weighted standard deviation as `RiskMetrics` runs it: σ² starts at the first
/// squared return, then σ² ← λσ² + (1−λ) r². The start fades over about 1 ÷ (1−λ) returns; where that
/// matters use the form with normalised weights. `returns` oldest first; `None` of nothing.
pub fn ewma_recursive(returns: &[f64], decay: f64) -> Option<f64> {
    let (first, later) = returns.split_first()?;
    let start = first * first;
    finite(sqrt(later.iter().fold(start, |v, r| decay * v + (1.0 - decay) * r * r)))
}

/// A standard deviation of one bar over `bars_per_year` of them: times √bars.
pub fn annualised(sigma: f64, bars_per_year: f64) -> Option<f64> {
    if bars_per_year > 0.0 { finite(sigma * sqrt(bars_per_year)) } else { None }
}

/// The deepest fall of `closes` below their peak so far, as a fraction of the peak: zero or
/// negative. `None` of nothing or for a peak that is not a price.
pub fn max_drawdown(closes: &[f64]) -> Option<f64> {
    let mut peak = *closes.first()?;
    let mut deepest = 0.0_f64;
    for &close in closes {
        if !(close.is_finite() && close > 0.0) {
            return None;
        }
        peak = peak.max(close);
        deepest = deepest.min(close / peak - 1.0);
    }
    Some(deepest)
}

fn square(x: f64) -> f64 {
    x * x
}
