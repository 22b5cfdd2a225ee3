//! What longs pay shorts, weighted by how much is open.

use crate::market::{Asset, ContractSpec, Funding, Kind, Snapshot, Source};
use crate::metrics::cite::{Cited, Pace, newest, together};
use crate::metrics::gap::{Gap, Measured, finite};
use crate::metrics::math::{exp_m1, ln_1p};
use crate::metrics::open_interest::Open;
use crate::metrics::sums::sum;
use crate::units::{Fraction, FundingRate, Millis, UnixMillis};

/// One funding rate in the units that others quote.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Carry {
    /// Payments in a year of 365 days.
    pub periods_per_year: f64,
    /// The simple annual rate.
    pub apr: Fraction,
    /// The annual rate when every payment is put back in: (1 + rate)ⁿ − 1; `None` for a rate of
    /// −100% and below.
    pub apy: Option<Fraction>,
    /// What eight hours pay at this rate.
    pub per_8h: Fraction,
    /// What a day pays.
    pub per_day: Fraction,
}

/// A rate in other units; `None` where the interval is not above zero or the rate is not finite.
/// The same rate means twice as much every 4 hours as every 8.
pub fn carry(rate: FundingRate) -> Option<Carry> {
    let (fraction, hours) = (rate.fraction.0, rate.interval.as_hours());
    let apr = rate.annualised().filter(|apr| apr.0.is_finite())?;
    let periods_per_year = 24.0 / hours * 365.0;
    let apy = exp_m1(periods_per_year * ln_1p(fraction));
    Some(Carry {
        periods_per_year,
        apr,
        apy: (fraction > -1.0 && apy.is_finite()).then_some(Fraction(apy)),
        per_8h: Fraction(fraction * 8.0 / hours),
        per_day: Fraction(fraction * 24.0 / hours),
    })
}

/// A weighted mean and the weight behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighted {
    /// The mean.
    pub mean: f64,
    /// The sum of the weights that count.
    pub weight: f64,
}

/// Venues' annual rates weighted by their open interest: Σ rate × open ÷ Σ open. A venue whose
/// rate or weight is not a number counts in neither sum.
pub fn weighted(rates_and_weights: &[(f64, f64)]) -> Option<Weighted> {
    let usable: Vec<(f64, f64)> = rates_and_weights
        .iter()
        .copied()
        .filter(|(rate, weight)| rate.is_finite() && weight.is_finite() && *weight > 0.0)
        .collect();
    let products: Vec<f64> = usable.iter().map(|(rate, weight)| rate * weight).collect();
    let weights: Vec<f64> = usable.iter().map(|(_, weight)| *weight).collect();
    let weight = sum(&weights);
    let mean = sum(&products) / weight;
    (mean.is_finite() && weight.is_finite()).then_some(Weighted { mean, weight })
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
    let mut pairs = Vec::new();
    let mut from = Vec::new();
    for word in together(newest::<Funding>(snapshot, asset, |_| true), now, apart) {
        let source = &word.series.source;
        let weight = open.iter().find(|open| same_contract(&open.citation.source, source));
        let apr = interval(snapshot, asset, word.fact, source).and_then(|interval| {
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
    let mean = finite(weighted(&pairs).ok_or(Gap::Undefined)?.mean)?;
    Ok(Cited::new(Fraction(mean), from))
}

/// The rate's own interval, else the one of the contract's specification.
pub(super) fn interval(
    snapshot: &Snapshot,
    asset: Asset,
    funding: &Funding,
    source: &Source,
) -> Option<Millis> {
    funding.interval.or_else(|| {
        snapshot
            .about::<ContractSpec>(asset)
            .filter(|(series, _)| same_contract(&series.source, source))
            .find_map(|(_, specs)| specs.last()?.funding_interval)
    })
}

pub(super) fn same_contract(one: &Source, other: &Source) -> bool {
    one.venue == other.venue && one.instrument == other.instrument
}
