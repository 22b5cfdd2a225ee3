//! What longs pay shorts, weighted by how much is open.

use crate::market::{Asset, ContractSpec, Funding, Kind, Series, Snapshot, Source};
use crate::metrics::cite::{Citation, Cited, Pace, newest, together};
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

/// Where a funding rate stands among those before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FundingRank {
    /// The annual rate now, at the one venue.
    pub apr: Fraction,
    /// Its place among the past ones: 0 below all, 1 above all.
    pub percentile: Fraction,
    /// How far the history reaches back.
    pub span: Millis,
}

/// Where the running rate stands among its own venue's past rates of at most `window`, at the
/// contract with most of them. Rates without an interval take the time since the payment before.
///
/// # Errors
/// `NotReported` without a history; `TooFew` for one too short (see
/// [`percentile`](crate::metrics::gauges::percentile)).
pub fn funding_rank(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    window: Millis,
) -> Measured<Cited<FundingRank>> {
    let mut longest: Option<(&Series, Vec<f64>, UnixMillis)> = None;
    for (series, facts) in snapshot.about::<Funding>(asset) {
        let mut rates = Vec::new();
        let mut first = None;
        let mut before: Option<UnixMillis> = None;
        for fact in facts.iter().filter(|fact| fact.next.is_none() && fact.at > now - window) {
            let interval = fact.interval.or_else(|| before.map(|before| fact.at - before));
            before = Some(fact.at);
            let Some(interval) = interval else { continue };
            let apr = FundingRate { fraction: fact.fraction, interval }.annualised();
            if let Some(apr) = apr.filter(|apr| apr.0.is_finite()) {
                first = first.or(Some(fact.at));
                rates.push(apr.0);
            }
        }
        let Some(first) = first else { continue };
        if longest.as_ref().is_none_or(|(_, held, _)| rates.len() > held.len()) {
            longest = Some((series, rates, first));
        }
    }
    let (series, rates, first) = longest.ok_or(Gap::NotReported(Kind::Funding))?;
    let running = newest::<Funding>(snapshot, asset, |fact| fact.next.is_some());
    let own = running.iter().find(|word| same_contract(&word.series.source, &series.source));
    let word = own.ok_or(Gap::NotReported(Kind::Funding))?;
    let apr = interval(snapshot, asset, word.fact, &word.series.source)
        .and_then(|interval| FundingRate { fraction: word.fact.fraction, interval }.annualised())
        .ok_or(Gap::NotReported(Kind::Funding))?;
    let need = crate::metrics::gauges::FEWEST_FOR_PERCENTILE;
    let place = crate::metrics::gauges::percentile(&rates, apr.0)
        .ok_or(Gap::TooFew { have: rates.len(), need })?;
    let value = FundingRank { apr, percentile: place, span: now - first };
    let past = Citation { source: series.source.clone(), at: series.seen, pace: Pace::Hourly };
    Ok(Cited::new(value, vec![word.citation(Pace::Minutes), past]))
}
