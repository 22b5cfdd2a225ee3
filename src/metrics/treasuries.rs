//! Companies that hold coins: what their coins are worth against what they cost.

use crate::market::{Asset, Kind, Series, Snapshot, Treasury};
use crate::metrics::cite::{Citation, Cited, Pace, joined};
use crate::metrics::gap::{Gap, Measured, finite};
use crate::units::order;
use crate::units::{Fraction, Price, Usd};

/// A holder's result that no sale has made real.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unrealised {
    /// What the coins cost.
    pub cost: Usd,
    /// What they are worth.
    pub worth: Usd,
    /// Worth less cost.
    pub usd: Usd,
    /// The same as a fraction of the cost.
    pub fraction: Fraction,
    /// Cost of one coin.
    pub average_cost: Price,
    /// The move of the price that would bring it to zero, as a fraction.
    pub to_break_even: Fraction,
}

/// The result of coins that cost `cost` in total at `price`.
///
/// # Errors
/// `Undefined` where the holder holds nothing or paid nothing.
pub fn unrealised(holdings: f64, cost: Usd, price: Price) -> Measured<Unrealised> {
    if !(holdings > 0.0 && cost.0 > 0.0) {
        return Err(Gap::Undefined);
    }
    let average_cost = Price::new(cost.0 / holdings).ok_or(Gap::Undefined)?;
    let usd = finite(holdings * (price.usd() - average_cost.usd()))?;
    Ok(Unrealised {
        cost,
        worth: Usd(finite(holdings * price.usd())?),
        usd: Usd(usd),
        fraction: price.change_since(average_cost),
        average_cost,
        to_break_even: average_cost.change_since(price),
    })
}

/// One holder, as the publisher lists it.
#[derive(Clone, Debug, PartialEq)]
pub struct Holder<'a> {
    /// What is known of it.
    pub treasury: &'a Treasury,
    /// Where from; its time is the one the holdings are stated for, else when the list was seen.
    pub citation: Citation,
}

/// All holders of `asset`, largest first. A list that names no coin is about bitcoin.
pub fn holders(snapshot: &Snapshot, asset: Asset) -> Vec<Holder<'_>> {
    let about = |series: &Series| series.source.asset().unwrap_or(Asset::BTC) == asset;
    let mut holders: Vec<Holder<'_>> = Vec::new();
    for (series, facts) in snapshot.all::<Treasury>().filter(|(series, _)| about(series)) {
        for treasury in facts.iter().filter(|treasury| treasury.holdings.0.is_finite()) {
            let at = treasury.stated_at.unwrap_or(series.seen);
            let citation = Citation { source: series.source.clone(), at, pace: Pace::Filings };
            holders.push(Holder { treasury, citation });
        }
    }
    order::sort_by(&mut holders, |a, b| {
        let size = b.treasury.holdings.0.total_cmp(&a.treasury.holdings.0);
        size.then_with(|| a.treasury.name.cmp(&b.treasury.name))
    });
    holders.dedup_by(|later, earlier| later.treasury.name == earlier.treasury.name);
    holders
}

/// A holder's result at `price`.
///
/// # Errors
/// `NotReported` where the cost is not known; else as [`unrealised`].
pub fn result(holder: &Holder<'_>, price: &Cited<Price>) -> Measured<Cited<Unrealised>> {
    let cost = holder.treasury.cost.ok_or(Gap::NotReported(Kind::Treasury))?;
    let value = unrealised(holder.treasury.holdings.0, cost, price.value)?;
    let from = joined(&price.from, core::slice::from_ref(&holder.citation));
    Ok(Cited::new(value, from))
}

/// By how many dollars a holder's result changed while the price changed by `change`: what its coins
/// are worth less what they were worth before, its holdings as they are now.
///
/// # Errors
/// `Undefined` where the price fell to nothing.
pub fn changed(result: &Cited<Unrealised>, change: &Cited<Fraction>) -> Measured<Cited<Usd>> {
    let worth = result.value.worth.0;
    let usd = finite(worth - worth / (1.0 + change.value.0))?;
    Ok(Cited::new(Usd(usd), joined(&result.from, &change.from)))
}
