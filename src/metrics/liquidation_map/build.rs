//! From bars to a map.

use super::building::{Built, Together, parts};
use super::mix::LeverageMix;
use super::side::SideMap;
use crate::market::{Candle, Side};
use crate::metrics::gap::{Gap, Measured};
use crate::units::{Coins, Price};

/// One bar of an hour or less, with the open interest at its end. Bars cross a level with their
/// high and low, so these should be mark prices where there are any.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Highest price.
    pub high: Price,
    /// Lowest price.
    pub low: Price,
    /// (high + low + close) ÷ 3: where what the bar opened is taken to have been opened.
    pub typical: Price,
    /// Open interest at the bar's end, in coins.
    pub open_interest: Coins,
}

impl Bar {
    /// A bar, or `None` where the low is above the high or the open interest is not a number ≥ 0.
    pub fn new(high: Price, low: Price, typical: Price, open_interest: Coins) -> Option<Self> {
        let sound = low <= high && open_interest.0.is_finite() && open_interest.0 >= 0.0;
        sound.then_some(Self { high, low, typical, open_interest })
    }

    /// A candle and the open interest at its end.
    pub fn of(candle: &Candle, open_interest: Coins) -> Option<Self> {
        let typical = (candle.high.usd() + candle.low.usd() + candle.close.usd()) / 3.0;
        Self::new(candle.high, candle.low, Price::new(typical)?, open_interest)
    }
}

/// Both sides of one contract, and the price they are seen from.
#[derive(Clone, Debug, PartialEq)]
pub struct LiquidationMap {
    /// Longs, closed below.
    pub long: SideMap,
    /// Shorts, closed above.
    pub short: SideMap,
    /// The last bar's typical price.
    pub price: Price,
}

impl LiquidationMap {
    /// The map after `bars`, oldest first, of one contract at one venue. `maintenance` is the
    /// maintenance margin as a fraction of notional; the price of each leverage is
    /// E(1 − s/leverage)/(1 − s·maintenance). Takes time in proportion to n log n.
    ///
    /// # Errors
    /// `TooFew` without bars; `Undefined` where the maintenance margin is not in [0, 1) or a bar is
    /// not sound (see [`Bar::new`]).
    pub fn build(bars: &[Bar], mix: &LeverageMix, maintenance: f64) -> Measured<Self> {
        let sides = sides(bars, [mix], maintenance)?;
        let price = bars.last().ok_or(Gap::TooFew { have: 0, need: 1 })?.typical;
        let [map] = maps(&[&sides], price);
        Ok(map)
    }
}

/// Longs and shorts of one contract under each of the mixes.
pub(super) type Sides<const N: usize> = [Built<N>; 2];

/// Both sides of one contract after `bars`.
///
/// # Errors
/// As [`LiquidationMap::build`].
pub(super) fn sides<const N: usize>(
    bars: &[Bar],
    mixes: [&LeverageMix; N],
    maintenance: f64,
) -> Measured<Sides<N>> {
    if bars.is_empty() {
        return Err(Gap::TooFew { have: 0, need: 1 });
    }
    let sound = |bar: &Bar| Bar::new(bar.high, bar.low, bar.typical, bar.open_interest).is_some();
    if !((0.0..1.0).contains(&maintenance) && bars.iter().all(sound)) {
        return Err(Gap::Undefined);
    }
    let parts = parts(mixes);
    Ok([Side::Long, Side::Short].map(|side| Built::new(side, bars, &parts, maintenance)))
}

/// The contracts' maps put together, one for each mix, seen from `price`.
pub(super) fn maps<const N: usize>(contracts: &[&Sides<N>], price: Price) -> [LiquidationMap; N] {
    let (mut longs, mut shorts) = (Vec::new(), Vec::new());
    for [long, short] in contracts {
        longs.push(long);
        shorts.push(short);
    }
    let longs = Together::new(Side::Long, &longs);
    let shorts = Together::new(Side::Short, &shorts);
    core::array::from_fn(|mix| LiquidationMap {
        long: longs.under(mix),
        short: shorts.under(mix),
        price,
    })
}
