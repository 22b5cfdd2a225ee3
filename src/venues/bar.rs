//! A bar of prices, checked: a high below its low is an error, not a candle.

use crate::market::Candle;
#[cfg(not(target_arch = "wasm32"))]
use crate::market::Observation;
use crate::units::Coins;
use crate::units::Millis;
use crate::units::Price;
use crate::units::UnixMillis;
use crate::units::decimal::plain;
use crate::units::order;
#[cfg(not(target_arch = "wasm32"))]
use crate::venues::adapter::Decoded;
use crate::venues::error::{DecodeError, Problem};
use crate::venues::node::Node;

/// Where the four prices of a bar stand in a row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Prices {
    pub(crate) open: Price,
    pub(crate) high: Price,
    pub(crate) low: Price,
    pub(crate) close: Price,
}

/// A candle of these prices.
///
/// # Errors
/// `OutOfRange` where the low is above, or the high below, any of the other prices.
pub(crate) fn candle(
    row: Node<'_>,
    start: UnixMillis,
    interval: Millis,
    prices: Prices,
    volume: Option<Coins>,
    taker_buy: Option<Coins>,
) -> Result<Candle, DecodeError> {
    let Prices { open, high, low, close } = prices;
    if low > open || low > close || high < open || high < close {
        return Err(row.blame(Problem::OutOfRange(format!(
            "open {} high {} low {} close {}",
            plain(open.usd()),
            plain(high.usd()),
            plain(low.usd()),
            plain(close.usd())
        ))));
    }
    Ok(Candle { start, interval, open, high, low, close, volume, taker_buy })
}

/// How long the bars that begin at `starts` last, where the answer itself does not say it. It is the
/// length that was asked for, as long as bars stand that far apart or the distances are holes of
/// it; else the shortest distance, for an answer to another question than ours.
pub(crate) fn interval(starts: &[UnixMillis], asked: Millis) -> Millis {
    let mut sorted = starts.to_vec();
    order::sort(&mut sorted);
    sorted.dedup();
    let distances =
        || sorted.iter().zip(sorted.iter().skip(1)).map(|(earlier, later)| *later - *earlier);
    let fits = |distance: Millis| distance.0.rem_euclid(asked.0.max(1)) == 0;
    if distances().any(|distance| distance == asked) || distances().all(fits) {
        return asked;
    }
    distances().min().unwrap_or(asked)
}

/// How long a bar is that says when it ends: in its last millisecond.
///
/// # Errors
/// `Missing`, `WrongType`, `OutOfRange` where that is no whole number of seconds after its start.
pub(crate) fn length(start: UnixMillis, last: Node<'_>) -> Result<Millis, DecodeError> {
    let length = last.json_whole()?.saturating_add(1).saturating_sub(start.0);
    if length <= 0 || length % 1_000 != 0 {
        return Err(last.blame(Problem::OutOfRange(format!("{length} ms from its start"))));
    }
    Ok(Millis(length))
}

/// The bars and flows of an answer that says nothing of their length, each as long as [`interval`]
/// finds them. The page asks for one length and needs none of it.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn measured(mut decoded: Decoded, asked: Millis) -> Decoded {
    fn spans(decoded: &mut Decoded) -> impl Iterator<Item = (UnixMillis, &mut Millis)> {
        decoded.rows.iter_mut().filter_map(|row| match &mut row.observation {
            Observation::Candle(bar) => Some((bar.start, &mut bar.interval)),
            Observation::TakerFlow(flow) => Some((flow.start, &mut flow.interval)),
            _ => None,
        })
    }
    let starts: Vec<UnixMillis> = spans(&mut decoded).map(|(start, _)| start).collect();
    let found = interval(&starts, asked);
    for (_, length) in spans(&mut decoded) {
        *length = found;
    }
    decoded
}
