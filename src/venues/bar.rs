//! A bar of prices, checked: a high below its low is an error, not a candle.

use crate::market::Candle;
use crate::units::Coins;
use crate::units::Millis;
use crate::units::Price;
use crate::units::UnixMillis;
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
            open.usd(),
            high.usd(),
            low.usd(),
            close.usd()
        ))));
    }
    Ok(Candle { start, interval, open, high, low, close, volume, taker_buy })
}

/// How long the bars that begin at `starts` last, where the answer itself does not say it: the
/// shortest distance between two of them in whole minutes, which a bar left out for want of trades
/// does not change; `asked` for a single bar.
pub(crate) fn interval(starts: &[UnixMillis], asked: Millis) -> Millis {
    let mut sorted = starts.to_vec();
    sorted.sort_unstable();
    sorted
        .iter()
        .zip(sorted.iter().skip(1))
        .map(|(earlier, later)| *later - *earlier)
        .filter(|step| step.0 > 0 && step.0 % Millis::MINUTE.0 == 0)
        .min()
        .unwrap_or(asked)
}
