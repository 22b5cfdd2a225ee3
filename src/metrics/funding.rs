//! What longs pay shorts, weighted by how much is open.

use crate::market::{Asset, ContractSpec, Funding, Kind, Snapshot, Source};
use crate::metrics::cite::{Cited, Pace, newest, together};
use crate::metrics::gap::{Gap, Measured, finite};
use crate::metrics::open_interest::Open;
use crate::metrics::sums::sum;
use crate::units::{Fraction, FundingRate, Millis, UnixMillis};

/// Venues' annual rates weighted by their open interest: Σ rate × open ÷ Σ open. A venue whose
/// rate or weight is not a number counts in neither sum.
pub fn weighted(rates_and_weights: &[(f64, f64)]) -> Option<f64> {
    let usable: Vec<(f64, f64)> = rates_and_weights
        .iter()
        .copied()
        .filter(|(rate, weight)| rate.is_finite() && weight.is_finite() && *weight > 0.0)
        .collect();
    let products: Vec<f64> = usable.iter().map(|(rate, weight)| rate * weight).collect();
    let weights: Vec<f64> = usable.iter().map(|(_, weight)| *weight).collect();
    let mean = sum(&products) / sum(&weights);
    mean.is_finite().then_some(mean)
}

/// The annual funding rate over all instruments with a known interval, weighted by open interest.
/// The interval is the rate's own, else the one of the contract's specification.
///
/// # Errors
/// `NotReported` where no instrument tells a rate, its interval and its open interest.
pub fn funding_apr(
    snapshot: &Snapshot,
    asset: Asset,
    open: &[Open],
    now: UnixMillis,
    apart: Millis,
) -> Measured<Cited<Fraction>> {
    let interval = |funding: &Funding, source: &Source| {
        funding.interval.or_else(|| {
            snapshot
                .about::<ContractSpec>(asset)
                .filter(|(series, _)| same_contract(&series.source, source))
                .find_map(|(_, specs)| specs.last()?.funding_interval)
        })
    };
    let mut pairs = Vec::new();
    let mut from = Vec::new();
    for word in together(newest::<Funding>(snapshot, asset, |_| true), now, apart) {
        let source = &word.series.source;
        let weight = open.iter().find(|open| same_contract(&open.citation.source, source));
        let apr = interval(word.fact, source).and_then(|interval| {
            FundingRate { fraction: word.fact.fraction, interval }.annualised()
        });
        if let (Some(weight), Some(apr)) = (weight, apr) {
            pairs.push((apr.0, weight.usd.0));
            from.push(word.citation(Pace::Minutes));
        }
    }
    if pairs.is_empty() {
        return Err(Gap::NotReported(Kind::Funding));
    }
    let mean = finite(weighted(&pairs).ok_or(Gap::Undefined)?)?;
    Ok(Cited::new(Fraction(mean), from))
}

fn same_contract(one: &Source, other: &Source) -> bool {
    one.venue == other.venue && one.instrument == other.instrument
}
