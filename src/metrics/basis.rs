//! What a dated future costs above the price, a year.

use crate::market::{Asset, DatedFuture, Kind, Snapshot};
use crate::metrics::cite::{Cited, Pace, newest, together};
use crate::metrics::gap::{Gap, Measured, finite};
use crate::metrics::sums::sum;
use crate::units::{Fraction, Millis, Price, UnixMillis};

/// Nearer to its expiry a future's distance from the price is mostly noise, blown up to a year.
pub const NEAREST: Millis = Millis::days(7);

/// The year that a basis is told for.
const YEAR: Millis = Millis::days(365);

/// (F ÷ S − 1) · 365 days ÷ time to expiry: simple, not compounded.
///
/// # Errors
/// `Undefined` within [`NEAREST`] of the expiry.
pub fn annualised(future: Price, spot: Price, to_expiry: Millis) -> Measured<Fraction> {
    if to_expiry < NEAREST {
        return Err(Gap::Undefined);
    }
    let years = to_expiry.as_hours() / YEAR.as_hours();
    finite((future.usd() / spot.usd() - 1.0) / years).map(Fraction)
}

/// The basis of the nearest expiry that is at least [`NEAREST`] away, weighted by open interest
/// over its contracts; a contract in which nothing is open, or whose word is more than `apart`
/// older than the newest one, says nothing. The price below is the index that the venue told with
/// the future, else `price`.
///
/// # Errors
/// `NotReported` where no such future is told; that of `price` where it is needed and missing.
pub fn basis_apr(
    snapshot: &Snapshot,
    asset: Asset,
    price: &Measured<Cited<Price>>,
    now: UnixMillis,
    apart: Millis,
) -> Measured<Cited<Fraction>> {
    let told = newest::<DatedFuture>(snapshot, asset, |future| future.open.0 > 0.0);
    let mut far = together(told, now, apart);
    // From the future's own time: its price is of that moment.
    far.retain(|word| word.fact.expires - word.at >= NEAREST);
    let mut nearest: Option<UnixMillis> = None;
    for word in &far {
        nearest = Some(nearest.map_or(word.fact.expires, |known| known.min(word.fact.expires)));
    }
    let nearest = nearest.ok_or(Gap::NotReported(Kind::DatedFuture))?;
    let (mut weights, mut weighted, mut from) = (Vec::new(), Vec::new(), Vec::new());
    for word in far.iter().filter(|word| word.fact.expires == nearest) {
        let future = word.fact;
        let spot = if let Some(index) = future.index {
            index
        } else {
            let price = price.as_ref().map_err(|gap| *gap)?;
            from.extend_from_slice(&price.from);
            price.value
        };
        let apr = annualised(future.mark, spot, future.expires - word.at)?;
        weights.push(future.open.0);
        weighted.push(future.open.0 * apr.0);
        from.push(word.citation(Pace::Minutes));
    }
    let apr = finite(sum(&weighted) / sum(&weights))?;
    Ok(Cited::new(Fraction(apr), from))
}
