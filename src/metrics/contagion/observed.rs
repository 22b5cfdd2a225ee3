//! β and correlation from a snapshot's hourly bars.

use crate::market::{Asset, Candle, Kind, Series, Snapshot, Span};
use crate::metrics::cite::{Citation, Cited, Pace, joined};
use crate::metrics::contagion::beta::{ExcessMove, FEWEST_SHOWN, beta, excess_move, illiquid};
use crate::metrics::contagion::correlation::{fisher_interval, pearson};
use crate::metrics::gap::{Gap, Measured};
use crate::metrics::hourly::{Return, hourly_bars, hourly_returns, joined_returns};
use crate::metrics::liquidations::ENOUGH;
use crate::metrics::math::{count, ln_1p};
use crate::metrics::proportion::Interval;
use crate::metrics::regression::Line;
use crate::units::{Fraction, Millis, UnixMillis};

/// How a coin moves with Bitcoin.
#[derive(Clone, Debug, PartialEq)]
pub struct Comovement {
    /// The coin's hourly returns on Bitcoin's; its slope is β.
    pub line: Line,
    /// The 95% interval of β, with the error of Newey and West.
    pub beta_interval: Option<Interval>,
    /// Their correlation.
    pub correlation: f64,
    /// Its 95% interval, after Fisher; `None` at ±1.
    pub correlation_interval: Option<Interval>,
    /// How many hours.
    pub hours: usize,
}

/// Two sources' returns of the same hours.
struct Candidate<'a> {
    /// Enough of them, of one venue, how many: the greatest is taken.
    rank: (bool, bool, usize),
    pairs: Vec<(f64, f64)>,
    sources: [&'a Series; 2],
}

/// The move that is judged: β knows nothing of it.
const EVENT: Millis = Millis::DAY;

/// How a coin moved with Bitcoin hour by hour over `window`, which ends 24 hours before `now`. Both
/// returns are of one venue where one has enough of both, else of the two with most hours in common.
///
/// # Errors
/// `NotReported` without hourly bars of either; `WindowNotCovered` below 95% of the hours; `TooFew`
/// below [`FEWEST_SHOWN`]; `Undefined` where a price never moved or more than a fifth of the coin's
/// returns are zero.
pub fn comovement(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    window: Millis,
) -> Measured<Cited<Comovement>> {
    let end = now - EVENT;
    let span = Span { from: end - window, to: end };
    let returns = |asset| -> Vec<(&Series, Vec<Return>)> {
        // One bar more, for the close before the first hour.
        let wider = Span { from: span.from - Millis::HOUR, to: span.to };
        let bars: Vec<(&Series, Vec<&Candle>)> = hourly_bars(snapshot, asset, wider);
        bars.into_iter().map(|(series, bars)| (series, hourly_returns(&bars, span))).collect()
    };
    let (bitcoin, coin) = (returns(Asset::BTC), returns(asset));
    if bitcoin.is_empty() || coin.is_empty() {
        return Err(Gap::NotReported(Kind::Candle));
    }
    // A window that begins within an hour holds one whole hour less.
    let expected = count(usize::try_from(window.0 / Millis::HOUR.0).unwrap_or(0)) - 1.0;
    let mut best: Option<Candidate<'_>> = None;
    for (of_bitcoin, bitcoin) in &bitcoin {
        for (of_coin, coin) in &coin {
            let one_venue = of_bitcoin.source.venue == of_coin.source.venue;
            // Joining takes longest, and no two sources share more hours than either has.
            let most = (true, one_venue, bitcoin.len().min(coin.len()));
            if best.as_ref().is_some_and(|held| most <= held.rank) {
                continue;
            }
            let pairs = joined_returns(bitcoin, coin);
            let enough = count(pairs.len()) >= ENOUGH * expected;
            let rank = (enough, one_venue, pairs.len());
            if best.as_ref().is_none_or(|held| rank > held.rank) {
                best = Some(Candidate { rank, pairs, sources: [of_bitcoin, of_coin] });
            }
        }
    }
    let best = best.ok_or(Gap::NotReported(Kind::Candle))?;
    let Candidate { rank: (enough, ..), pairs, sources } = best;
    if !enough {
        let covered = Fraction((count(pairs.len()) / expected).min(1.0));
        return Err(Gap::WindowNotCovered { covered });
    }
    if pairs.len() < FEWEST_SHOWN {
        return Err(Gap::TooFew { have: pairs.len(), need: FEWEST_SHOWN });
    }
    let own: Vec<f64> = pairs.iter().map(|&(_, coin)| coin).collect();
    if illiquid(&own) {
        return Err(Gap::Undefined);
    }
    let line = beta(&pairs).ok_or(Gap::Undefined)?;
    let correlation = pearson(&pairs).ok_or(Gap::Undefined)?;
    let mut from = Vec::new();
    for series in sources {
        from.push(Citation { source: series.source.clone(), at: end, pace: Pace::Settled });
    }
    let value = Comovement {
        beta_interval: line.slope_interval(line.slope_error_newey_west),
        correlation,
        correlation_interval: fisher_interval(correlation, pairs.len()),
        hours: pairs.len(),
        line,
    };
    Ok(Cited::new(value, from))
}

/// The part of a coin's move over the last 24 hours that its β does not imply.
///
/// # Errors
/// `Undefined` where a number is not finite.
pub fn excess(
    moves: &Cited<Comovement>,
    bitcoin: &Cited<Fraction>,
    coin: &Cited<Fraction>,
) -> Measured<Cited<ExcessMove>> {
    let (of_bitcoin, of_coin) = (ln_1p(bitcoin.value.0), ln_1p(coin.value.0));
    let excess = excess_move(&moves.value.line, of_bitcoin, of_coin, EVENT.as_hours())
        .ok_or(Gap::Undefined)?;
    let from = joined(&moves.from, &joined(&bitcoin.from, &coin.from));
    Ok(Cited::new(excess, from))
}
