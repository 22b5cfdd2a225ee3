//! β against Bitcoin, β when Bitcoin falls, and the part of a move beyond β.

use crate::metrics::math::{finite, sqrt};
use crate::metrics::missing::present_pairs;
use crate::metrics::regression::{Line, line};
use crate::metrics::sums::{Total, mean};

/// Fewest hours for a β that is shown: a week.
pub const FEWEST_SHOWN: usize = 168;
/// Fewest hours with a falling Bitcoin for a downside β.
pub const FEWEST_DOWN: usize = 10;
/// Fewest of those for one that is shown.
pub const FEWEST_DOWN_SHOWN: usize = 60;
/// A coin with more zero returns than this is too illiquid for a β.
pub const MOST_ZERO: f64 = 0.20;
/// Beyond so many standard errors two β differ, or a move is more than β implies.
pub const MOST_ERRORS: f64 = 2.0;

/// Hourly log returns (Bitcoin's, the coin's) of the hours in which both are known.
pub fn pairs(bitcoin: &[f64], coin: &[f64]) -> Vec<(f64, f64)> {
    present_pairs(bitcoin, coin).kept
}

/// The least-squares line of the coin's returns on Bitcoin's; its slope is β. `None` as [`line()`].
pub fn beta(pairs: &[(f64, f64)]) -> Option<Line> {
    line(pairs)
}

/// β over the hours in which Bitcoin fell, with an intercept; `None` for fewer than [`FEWEST_DOWN`].
pub fn downside_beta(pairs: &[(f64, f64)]) -> Option<Line> {
    let down: Vec<_> = pairs.iter().copied().filter(|&(bitcoin, _)| bitcoin < 0.0).collect();
    if down.len() < FEWEST_DOWN { None } else { line(&down) }
}

/// cov ÷ var over the hours in which Bitcoin's return was below its mean (Ang, Chen and Xing 2006);
/// `None` for fewer than [`FEWEST_DOWN`].
pub fn downside_beta_below_mean(pairs: &[(f64, f64)]) -> Option<f64> {
    let centre = mean(&pairs.iter().map(|&(bitcoin, _)| bitcoin).collect::<Vec<_>>())?;
    let below: Vec<_> = pairs.iter().copied().filter(|&(bitcoin, _)| bitcoin < centre).collect();
    if below.len() < FEWEST_DOWN { None } else { line(&below).map(|line| line.slope) }
}

/// True where more than a fifth of the known returns are zero.
pub fn illiquid(returns: &[f64]) -> bool {
    let known = returns.iter().filter(|change| change.is_finite()).count();
    let still = returns.iter().filter(|&&change| change == 0.0).count();
    crate::metrics::math::count(still) > MOST_ZERO * crate::metrics::math::count(known)
}

/// A move less what β implies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExcessMove {
    /// The coin's log return less β times Bitcoin's.
    pub excess: f64,
    /// √(h s² + R² e²), e the error of β, s the residual of an hour, R Bitcoin's return over the h hours.
    pub error: f64,
    /// In standard errors; below −2 the coin fell more than its usual β. `None` without an error.
    pub t: Option<f64>,
}

/// The part of a coin's move over `hours` that β does not imply. The line must not hold the move.
pub fn excess_move(line: &Line, bitcoin: f64, coin: f64, hours: f64) -> Option<ExcessMove> {
    let excess = finite(coin - line.slope * bitcoin)?;
    let own = hours.max(0.0) * line.residual * line.residual;
    let borrowed = bitcoin * bitcoin * line.slope_error * line.slope_error;
    let error = finite(sqrt(own + borrowed))?;
    Some(ExcessMove { excess, error, t: if error > 0.0 { finite(excess / error) } else { None } })
}

/// True where two β of different windows differ by more than two standard errors.
pub fn changed(short: &Line, long: &Line) -> bool {
    let (a, b) = (short.slope_error_newey_west, long.slope_error_newey_west);
    let error = sqrt([a * a, b * b].into_iter().collect::<Total>().value());
    (short.slope - long.slope).abs() > MOST_ERRORS * error
}
