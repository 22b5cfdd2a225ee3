//! How large a move is against what is usual.

use crate::market::{Asset, Candle, Kind, Series, Snapshot};
use crate::metrics::cite::{Citation, Cited, Pace, bar_end, joined};
use crate::metrics::gap::{Gap, Measured, finite};
use crate::metrics::math::{count, ln, ln_1p, sqrt};
use crate::metrics::price::{of_source, quotes};
use crate::metrics::quantile::median;
use crate::units::{Fraction, Millis, Price, UnixMillis};

/// How much the weight of a day falls for each day that it is older (`RiskMetrics`, 1996).
pub const DAILY_DECAY: f64 = 0.94;
/// Fewest daily returns for a standard deviation.
pub const FEWEST_FOR_VOLATILITY: usize = 20;
/// Fewest daily returns for a percentile.
pub const FEWEST_FOR_PERCENTILE: usize = 100;
/// Most daily returns for a percentile: one year.
const YEAR_OF_RETURNS: usize = 365;

/// The exponentially weighted standard deviation around zero with normalised weights:
/// σ² = Σ λᵏ r²ₜ₋ₖ ÷ Σ λᵏ. `returns` are oldest first; `None` of nothing.
pub fn ewma(returns: &[f64], decay: f64) -> Option<f64> {
    let (mut squares, mut weights) = (0.0_f64, 0.0_f64);
    for &change in returns {
        squares = squares * decay + change * change;
        weights = weights * decay + 1.0;
    }
    let sigma = sqrt(squares / weights);
    sigma.is_finite().then_some(sigma)
}

/// The share of moves at least as large as this one, this one counted:
/// (1 + #{|rᵢ| ≥ |r|}) ÷ (n + 1).
pub fn tail_share(history: &[f64], change: f64) -> f64 {
    let as_large = history.iter().filter(|past| past.abs() >= change.abs()).count();
    count(as_large + 1) / count(history.len() + 1)
}

/// Logarithmic returns between the daily closes of days that are over, oldest first; a missing day
/// breaks the chain. The venue with the most of them speaks.
///
/// # Errors
/// `NotReported` without daily candles.
pub fn daily_returns(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
) -> Measured<Cited<Vec<f64>>> {
    let mut best: Option<(Vec<f64>, &Series, UnixMillis)> = None;
    for (series, candles) in snapshot.about::<Candle>(asset) {
        let (mut newest, mut before): (Option<&Candle>, Option<&Candle>) = (None, None);
        let mut returns = Vec::new();
        for candle in candles.iter().filter(|candle| candle.interval == Millis::DAY) {
            newest = Some(candle);
            if candle.start + Millis::DAY > now {
                continue;
            }
            if let Some(before) = before
                && candle.start - before.start == Millis::DAY
            {
                let change = ln(candle.close.usd() / before.close.usd());
                returns.extend(Some(change).filter(|change| change.is_finite()));
            }
            before = Some(candle);
        }
        let Some(newest) = newest else { continue };
        if best.as_ref().is_none_or(|(most, _, _)| returns.len() > most.len()) {
            best = Some((returns, series, bar_end(newest.start, newest.interval, series.seen)));
        }
    }
    let (returns, series, at) = best.ok_or(Gap::NotReported(Kind::Candle))?;
    Ok(Cited::new(returns, vec![Citation { source: series.source.clone(), at, pace: Pace::Daily }]))
}

/// How unusual the last 24 hours were.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unusual {
    /// The move in daily standard deviations.
    pub z: f64,
    /// The daily standard deviation before today, as a fraction.
    pub sigma: Fraction,
}

/// The daily standard deviation before today: weighted by [`DAILY_DECAY`].
///
/// # Errors
/// `TooFew` for less than [`FEWEST_FOR_VOLATILITY`] returns; `Undefined` where nothing ever moved.
pub fn daily_volatility(returns: &Cited<Vec<f64>>) -> Measured<Cited<Fraction>> {
    enough(&returns.value, FEWEST_FOR_VOLATILITY)?;
    let sigma = ewma(&returns.value, DAILY_DECAY).ok_or(Gap::Undefined)?;
    Ok(Cited::new(Fraction(sigma), returns.from.clone()))
}

/// The move of 24 hours in daily standard deviations: its logarithmic return ÷ σ.
///
/// # Errors
/// As [`daily_volatility`].
pub fn move_z(change: &Cited<Fraction>, returns: &Cited<Vec<f64>>) -> Measured<Cited<Unusual>> {
    let volatility = daily_volatility(returns)?;
    let sigma = volatility.value;
    if sigma.0 <= 0.0 {
        return Err(Gap::Undefined);
    }
    let z = finite(ln_1p(change.value.0) / sigma.0)?;
    let from = joined(&change.from, &returns.from);
    Ok(Cited::new(Unusual { z, sigma }, from))
}

/// The share of the past year's days that moved less than the last 24 hours, up or down: one less
/// [`tail_share`].
///
/// # Errors
/// `TooFew` for less than [`FEWEST_FOR_PERCENTILE`] returns.
pub fn move_percentile(
    change: &Cited<Fraction>,
    returns: &Cited<Vec<f64>>,
) -> Measured<Cited<f64>> {
    enough(&returns.value, FEWEST_FOR_PERCENTILE)?;
    let skip = returns.value.len().saturating_sub(YEAR_OF_RETURNS);
    let year = returns.value.get(skip..).unwrap_or_default();
    let share = finite(1.0 - tail_share(year, ln_1p(change.value.0)))?;
    let from = joined(&change.from, &returns.from);
    Ok(Cited::new(share, from))
}

fn enough(returns: &[f64], need: usize) -> Measured<()> {
    if returns.len() < need { Err(Gap::TooFew { have: returns.len(), need }) } else { Ok(()) }
}

/// How far the last of `closes` lies below their peak, as a fraction of the peak: zero at a peak,
/// negative below. `None` of nothing.
pub fn drawdown(closes: &[f64]) -> Option<f64> {
    let peak = closes.iter().copied().max_by(f64::total_cmp)?;
    let now = *closes.last()?;
    (peak > 0.0 && now.is_finite() && peak.is_finite()).then(|| now / peak - 1.0)
}

/// The drawdown of the price now from the peak of the closes of `interval` bars over `window`: the
/// median over venues of each one's own price (else `price`) against its own closes.
///
/// # Errors
/// `NotReported` without such bars; `WindowNotCovered` where they cover less than 95% of it.
pub fn drawdown_over(
    snapshot: &Snapshot,
    asset: Asset,
    price: &Cited<Price>,
    now: UnixMillis,
    (window, interval): (Millis, Millis),
    apart: Millis,
) -> Measured<Cited<Fraction>> {
    let quotes = quotes(snapshot, asset, now, apart);
    let expected = count(usize::try_from(window.0 / interval.0.max(1)).unwrap_or(0));
    let (mut best, mut values) = (0.0_f64, Vec::new());
    let mut from = price.from.clone();
    let mut any = false;
    for (series, candles) in snapshot.about::<Candle>(asset) {
        let mut closes = Vec::new();
        let mut newest = None;
        for candle in candles.iter().filter(|candle| candle.interval == interval) {
            if candle.start + interval > now - window && candle.start < now {
                closes.push(candle.close.usd());
                newest = Some(candle);
            }
        }
        let Some(newest) = newest else { continue };
        any = true;
        let covered = count(closes.len()) / expected;
        best = best.max(covered);
        // Venues differ by a little; the peak and the price must be of one.
        let own = of_source(&quotes, &series.source).map_or(price.value, |quote| quote.price);
        closes.push(own.usd());
        if covered >= 0.95 {
            let at = bar_end(newest.start, interval, series.seen);
            let pace = if interval >= Millis::DAY { Pace::Daily } else { Pace::Hourly };
            values.extend(drawdown(&closes));
            from.push(Citation { source: series.source.clone(), at, pace });
        }
    }
    if !any {
        return Err(Gap::NotReported(Kind::Candle));
    }
    let middle = median(&values).ok_or(Gap::WindowNotCovered { covered: Fraction(best) })?;
    Ok(Cited::new(Fraction(middle), from))
}
