//! Whether the coin itself is cheaper than the contract on it.

use crate::market::{Asset, ContractKind, Kind, Snapshot, Ticker};
use crate::metrics::cite::{Cited, Pace, Word, newest, together};
use crate::metrics::gap::{Gap, Measured};
use crate::metrics::price::over_venues;
use crate::units::{Millis, UnixMillis};

/// (Index ÷ mark − 1) in basis points: below zero where spot trades at a discount to the contract.
/// The index is the venue's own mean over spot markets in the contract's currency, so that what a
/// stablecoin is worth in dollars plays no part. The median over venues, a venue's contracts once.
///
/// # Errors
/// `NotReported` where no venue tells a mark price beside its index.
pub fn spot_premium_bps(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    apart: Millis,
) -> Measured<Cited<f64>> {
    let both = |ticker: &Ticker| ticker.mark.is_some() && ticker.index.is_some();
    let mut premiums = Vec::new();
    for word in together(newest::<Ticker>(snapshot, asset, both), now, apart) {
        let spot = word.instrument().is_some_and(|it| it.kind == ContractKind::Spot);
        if let (Some(premium), false) = (premium(&word), spot) {
            premiums.push((word.venue(), premium, vec![word.citation(Pace::Seconds)]));
        }
    }
    over_venues(premiums).ok_or(Gap::NotReported(Kind::Ticker))
}

fn premium(word: &Word<'_, Ticker>) -> Option<f64> {
    Some(word.fact.index?.change_since(word.fact.mark?).0 * 10_000.0)
}
