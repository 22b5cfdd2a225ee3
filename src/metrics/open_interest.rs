//! Open interest now.

use crate::market::{
    Asset, Instrument, Kind, OpenInterest, OpenInterestAmount, Snapshot, Ticker, Venue,
};
use crate::metrics::cite::{Citation, Cited, Pace, Word, newest, together};
use crate::metrics::gap::{Gap, Measured, finite};
use crate::metrics::price::price_now;
use crate::metrics::quantile::median;
use crate::metrics::sums::sum;
use crate::units::{Coins, Millis, Price, UnixMillis, Usd};

/// One instrument's open interest now.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    /// In coins; for an inverse contract its dollars at the price now.
    pub coins: Coins,
    /// In dollars; for a linear contract its coins at the mark price.
    pub usd: Usd,
    /// In the contract's own unit.
    pub amount: OpenInterestAmount,
    /// The price behind the conversion.
    pub price: Price,
    /// Where it comes from.
    pub citation: Citation,
}

/// Open interest now over all that report it.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenTotal {
    /// In coins.
    pub coins: Coins,
    /// In dollars.
    pub usd: Usd,
}

/// Each instrument's open interest now. What is more than `apart` older than the newest is left out.
/// The price is the one at which the venue values it (see [`OpenInterest::valued_at`]), else the
/// instrument's mark price, else the venue's for that coin, else the median price over venues.
pub fn open_now(snapshot: &Snapshot, asset: Asset, now: UnixMillis, apart: Millis) -> Vec<Open> {
    let words = together(newest::<OpenInterest>(snapshot, asset, |_| true), now, apart);
    let marks =
        together(newest::<Ticker>(snapshot, asset, |ticker| ticker.mark.is_some()), now, apart);
    let middle = price_now(snapshot, asset, now, apart).ok();
    let mut open = Vec::new();
    for word in words {
        let price = word
            .fact
            .valued_at()
            .or_else(|| mark(&marks, word.venue(), word.instrument()))
            .or_else(|| middle.as_ref().map(|middle| middle.value));
        let Some(price) = price else { continue };
        let (coins, usd) = match word.fact.amount {
            OpenInterestAmount::Coins(coins) => (coins, coins * price),
            OpenInterestAmount::Usd(usd) => (usd.in_coins(price), usd),
        };
        if coins.0.is_finite() && usd.0.is_finite() && usd.0 >= 0.0 {
            let (amount, citation) = (word.fact.amount, word.citation(Pace::Minutes));
            open.push(Open { coins, usd, amount, price, citation });
        }
    }
    open
}

/// The instrument's mark price, else the middle one of its venue's.
fn mark(
    marks: &[Word<'_, Ticker>],
    venue: Venue,
    instrument: Option<&Instrument>,
) -> Option<Price> {
    let of_venue = || marks.iter().filter(|word| word.venue() == venue);
    let own = of_venue().find(|word| word.instrument() == instrument);
    own.and_then(|word| word.fact.mark).or_else(|| {
        let prices: Vec<f64> = of_venue().filter_map(|word| Some(word.fact.mark?.usd())).collect();
        median(&prices).and_then(Price::new)
    })
}

/// The sum of what is open.
///
/// # Errors
/// `NotReported` of nothing.
pub fn total(open: &[Open]) -> Measured<Cited<OpenTotal>> {
    if open.is_empty() {
        return Err(Gap::NotReported(Kind::OpenInterest));
    }
    let (mut coins, mut usd, mut from) = (Vec::new(), Vec::new(), Vec::new());
    for open in open {
        coins.push(open.coins.0);
        usd.push(open.usd.0);
        from.push(open.citation.clone());
    }
    let total = OpenTotal { coins: Coins(finite(sum(&coins))?), usd: Usd(finite(sum(&usd))?) };
    Ok(Cited::new(total, from))
}
