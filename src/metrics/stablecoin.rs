//! What a stablecoin is worth in dollars, by coins that are traded for both.
//!
//! Nobody has to publish it: where a coin costs 67,000 true dollars and 68,000 of Tether's, one of
//! these is worth 0.985 dollars.

use crate::market::{Asset, ContractKind, Kind, Quote, Snapshot, Ticker};
use crate::metrics::cite::{Cited, Pace, newest, together};
use crate::metrics::gap::{Gap, Measured};
use crate::metrics::price::{GATHERERS, one_a_venue};
use crate::metrics::quantile::{median, quantile};
use crate::units::{Millis, UnixMillis};

/// Fewest venues that tell a price in dollars, and in the stablecoin: of one alone nobody knows whether
/// it is right.
const FEWEST: usize = 2;

/// What one is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worth {
    /// In dollars: the median price in dollars ÷ the median price in the stablecoin.
    pub usd: f64,
    /// The lowest price in dollars ÷ the highest in the stablecoin.
    pub low: f64,
    /// The highest price in dollars ÷ the lowest in the stablecoin.
    pub high: f64,
}

/// What one of Tether's coins is worth: the median over `assets`. Prices in dollars are spot's
/// (Coinbase, Kraken); prices in USDT are spot's and the indices of contracts in USDT, which are
/// the venues' own means over spot markets, so that what a contract costs beside its coin plays no
/// part. What is more than `apart` older than the newest word is left out. No venue that is read
/// here trades coins for USDC on spot, so that nothing can be said of that one.
///
/// # Errors
/// `NotReported` where no coin has two prices of each kind.
pub fn tether(
    snapshot: &Snapshot,
    assets: &[Asset],
    now: UnixMillis,
    apart: Millis,
) -> Measured<Cited<Worth>> {
    let (mut worths, mut lows, mut highs) = (Vec::new(), Vec::new(), Vec::new());
    let mut from = Vec::new();
    for &asset in assets {
        let mut words = newest::<Ticker>(snapshot, asset, |ticker| ticker.last.is_some());
        words.retain(|word| word.instrument().is_some_and(|it| it.kind == ContractKind::Spot));
        let mut contracts = newest::<Ticker>(snapshot, asset, |ticker| ticker.index.is_some());
        contracts.retain(|word| word.instrument().is_some_and(|it| it.kind != ContractKind::Spot));
        words.append(&mut contracts);
        let (mut dollars, mut tethers) = (Vec::new(), Vec::new());
        for word in together(words, now, apart) {
            let Some(instrument) = word.instrument() else { continue };
            let is_spot = instrument.kind == ContractKind::Spot;
            let prices = match instrument.quote {
                Quote::Usd if is_spot => &mut dollars,
                Quote::Usdt => &mut tethers,
                _ => continue,
            };
            let price = if is_spot { word.fact.last } else { word.fact.index };
            if let (Some(price), false) = (price, GATHERERS.contains(&word.venue())) {
                let citation = vec![word.citation(Pace::Seconds)];
                prices.push((word.venue(), price.usd(), citation));
            }
        }
        let (dollars, mut of_dollars) = one_a_venue(dollars);
        let (tethers, mut of_tethers) = one_a_venue(tethers);
        if let (Some(usd), Some(usdt)) = (Prices::of(&dollars), Prices::of(&tethers)) {
            worths.push(usd.middle / usdt.middle);
            lows.push(usd.lowest / usdt.highest);
            highs.push(usd.highest / usdt.lowest);
            from.append(&mut of_dollars);
            from.append(&mut of_tethers);
        }
    }
    match (median(&worths), median(&lows), median(&highs)) {
        (Some(usd), Some(low), Some(high)) => Ok(Cited::new(Worth { usd, low, high }, from)),
        _ => Err(Gap::NotReported(Kind::Ticker)),
    }
}

/// What venues ask for a coin.
struct Prices {
    lowest: f64,
    middle: f64,
    highest: f64,
}

impl Prices {
    /// Of at least [`FEWEST`] venues.
    #[inline(never)]
    fn of(told: &[f64]) -> Option<Self> {
        let at = |p| quantile(told, p).filter(|_| told.len() >= FEWEST);
        Some(Self { lowest: at(0.0)?, middle: at(0.5)?, highest: at(1.0)? })
    }
}
