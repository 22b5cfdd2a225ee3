//! Rate and change of liquidations from a snapshot.
//!
//! Bars stand at their middle; where a source tells bars, nobody knows how many liquidations they
//! hold, so that the error of the ratio comes from how much quarter hours differ in dollars. Where
//! all sources tell single events it comes from these.

use crate::market::{Asset, Coverage, Snapshot, Span, Venue};
use crate::metrics::cite::Cited;
use crate::metrics::gap::{Gap, Measured, finite};
use crate::metrics::liquidations::{Teller, Told, ceiling, each_once, only, tellers};
use crate::metrics::math::whole;
use crate::metrics::proportion::Interval;
use crate::metrics::sums::sum;
use crate::metrics::velocity::Pace;
use crate::metrics::velocity::exact::{Counted, ratio_interval};
use crate::metrics::velocity::exposure::{exposure, saturated};
use crate::metrics::velocity::overdispersed::{BIN, PRIOR, RECENT, quasi_poisson};
use crate::metrics::velocity::rate::{At, FAST_HOURS, decayed_rate};
use crate::metrics::velocity::weighted::weighted_ratio;
use crate::units::order;
use crate::units::{Millis, UnixMillis};

/// How fast liquidations come now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// Dollars an hour, with half the weight on the last hour.
    pub usd_per_hour: f64,
    /// True where a source tells only some.
    pub lower_bound: bool,
}

/// The last six hours against the eighteen before, in dollars for each hour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateChange {
    /// Recent ÷ prior.
    pub ratio: f64,
    /// Its 95% interval; `None` where nothing bounds it from above.
    pub interval: Option<Interval>,
    /// What the interval says.
    pub pace: Pace,
}

/// Recent and prior hours together.
const BOTH: Millis = Millis(RECENT.0 + PRIOR.0);

/// Both sides' liquidations an hour, over those of `among` that tell 95% of the last 24 hours in bars
/// of at most a quarter of an hour, or event by event.
///
/// # Errors
/// As [`liquidated`](crate::metrics::liquidations::liquidated); `SampledFeed` where a throttled
/// feed is full, so that it carries no rate.
pub fn rate(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    among: &[Venue],
) -> Measured<Cited<Rate>> {
    let (tellers, now) = telling(snapshot, asset, now, among)?;
    let since = BOTH.as_hours();
    let (mut rates, mut from, mut lower_bound) = (Vec::new(), Vec::new(), false);
    for teller in &tellers {
        let mut events: Vec<At> = Vec::new();
        for amount in amounts(teller, now) {
            events.push((-(now - amount.at).as_hours(), amount.usd));
        }
        rates.push(decayed_rate(&events, -since, 0.0, FAST_HOURS).ok_or(Gap::Undefined)?);
        lower_bound |= teller.series.coverage != Coverage::Full;
        from.push(teller.citation());
    }
    let usd_per_hour = finite(sum(&rates))?;
    Ok(Cited::new(Rate { usd_per_hour, lower_bound }, from))
}

/// Whether that changes: six hours against the eighteen before, over the same sources as [`rate`].
/// Time in which a source was not listened to counts in neither.
///
/// # Errors
/// As [`rate`]; `Undefined` where nothing came before.
pub fn rate_change(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    among: &[Venue],
) -> Measured<Cited<RateChange>> {
    let (tellers, now) = telling(snapshot, asset, now, among)?;
    // Bars of different lengths need one division that none of them crosses.
    let mut step = None;
    let (mut all, mut gaps, mut from) = (Vec::new(), Vec::new(), Vec::new());
    for teller in &tellers {
        if let Told::Bars { interval, .. } = &teller.told {
            step = step.max(Some(*interval));
        }
        gaps.extend(gaps_of(teller, now));
        all.extend(amounts(teller, now));
        from.push(teller.citation());
    }
    let edge = |length| match step {
        Some(step) => ceiling(now - length, step),
        None => now - length,
    };
    let windows = Windows { start: edge(BOTH), middle: edge(RECENT), end: now };
    let change = if step.is_some() {
        by_quarter_hours(&all, &windows, &gaps)
    } else {
        by_events(&all, &windows, &gaps)
    };
    Ok(Cited::new(change?, from))
}

/// Two windows in a row.
struct Windows {
    start: UnixMillis,
    middle: UnixMillis,
    end: UnixMillis,
}

impl Windows {
    fn prior(&self) -> Span {
        Span { from: self.start, to: self.middle }
    }

    fn recent(&self) -> Span {
        Span { from: self.middle, to: self.end }
    }
}

/// Dollars and when they were closed: the beginning and the middle of a bar, twice the time of an
/// event.
struct Amount {
    start: UnixMillis,
    at: UnixMillis,
    usd: f64,
}

/// Who speaks for the last 24 hours, and up to when: the earliest end of what they tell, so that
/// minutes that nobody has told of yet do not pass for quiet ones.
fn telling<'a>(
    snapshot: &'a Snapshot,
    asset: Asset,
    now: UnixMillis,
    among: &[Venue],
) -> Measured<(Vec<Teller<'a>>, UnixMillis)> {
    let speakers = only(Some(among), tellers(snapshot, asset, now, BOTH, BIN)?)?;
    let ends = speakers.iter().map(|teller| teller.citation().at);
    let now = ends.min().map_or(now, |end| end.min(now));
    let tellers = only(Some(among), tellers(snapshot, asset, now, BOTH, BIN)?)?;
    for teller in &tellers {
        if let (Told::Events(events), Coverage::Throttled { .. }) =
            (&teller.told, teller.series.coverage)
        {
            let times: Vec<UnixMillis> = events.iter().map(|event| event.at).collect();
            if saturated(&times, Span { from: now - RECENT, to: now })
                || saturated(&times, Span { from: now - BOTH, to: now - RECENT })
            {
                return Err(Gap::SampledFeed);
            }
        }
    }
    Ok((tellers, now))
}

fn amounts(teller: &Teller<'_>, now: UnixMillis) -> Vec<Amount> {
    let mut amounts = Vec::new();
    match &teller.told {
        Told::Bars { interval, bars } => {
            for bar in bars {
                let end = (bar.start + *interval).min(now);
                let at = UnixMillis(i64::midpoint(bar.start.0, end.0));
                let usd = bar.long.0 + bar.short.0;
                amounts.push(Amount { start: bar.start, at, usd });
            }
        }
        Told::Events(events) => {
            for event in each_once(events, &|event| event.at > now - BOTH && event.at <= now) {
                amounts.push(Amount { start: event.at, at: event.at, usd: event.notional.0 });
            }
        }
    }
    amounts
}

/// The stretches that a source does not tell.
fn gaps_of(teller: &Teller<'_>, now: UnixMillis) -> Vec<Span> {
    let told: Vec<Span> = match &teller.told {
        Told::Bars { interval, bars } => {
            bars.iter().map(|bar| Span { from: bar.start, to: bar.start + *interval }).collect()
        }
        Told::Events(_) => {
            let mut spans = teller.series.covered.clone();
            order::sort(&mut spans);
            spans
        }
    };
    let (mut gaps, mut reached) = (Vec::new(), now - BOTH);
    if let Told::Bars { interval, .. } = &teller.told {
        reached = ceiling(reached, *interval);
    }
    for span in told {
        if span.from > reached {
            gaps.push(Span { from: reached, to: span.from });
        }
        reached = reached.max(span.to);
    }
    if reached < now {
        gaps.push(Span { from: reached, to: now });
    }
    gaps
}

fn inside(amounts: &[Amount], span: Span, gaps: &[Span]) -> Vec<f64> {
    let mut usd = Vec::new();
    for amount in amounts {
        let at = amount.start;
        let lost = gaps.iter().any(|gap| at >= gap.from && at < gap.to);
        if at >= span.from && at < span.to && !lost {
            usd.push(amount.usd);
        }
    }
    usd
}

/// Whole dollars in each quarter of an hour that every source tells, from the window's beginning.
fn quarters(amounts: &[Amount], span: Span, gaps: &[Span]) -> Vec<u64> {
    let mut usd: Vec<Vec<f64>> = Vec::new();
    for amount in amounts.iter().filter(|one| one.start >= span.from && one.start < span.to) {
        let bin = usize::try_from((amount.start - span.from).0 / BIN.0).unwrap_or(0);
        if usd.len() <= bin {
            usd.resize(bin + 1, Vec::new());
        }
        if let Some(bin) = usd.get_mut(bin) {
            bin.push(amount.usd);
        }
    }
    let mut held = usd.iter();
    let mut bins = Vec::new();
    let mut from = span.from;
    while from < span.to {
        let bin = Span { from, to: from + BIN };
        let told = gaps.iter().all(|gap| gap.to <= bin.from || gap.from >= bin.to);
        let usd = held.next().map_or(0.0, |usd| sum(usd));
        if told && bin.to <= span.to {
            bins.push(u64::try_from(whole(usd.round())).unwrap_or(u64::MAX));
        }
        from = bin.to;
    }
    bins
}

fn ratio_of(
    amounts: &[Amount],
    windows: &Windows,
    gaps: &[Span],
) -> Measured<(f64, [f64; 2], [Vec<f64>; 2])> {
    let watched = [windows.recent(), windows.prior()].map(|span| exposure(span, gaps).as_hours());
    let usd = [windows.recent(), windows.prior()].map(|span| inside(amounts, span, gaps));
    let [t1, t0] = watched;
    let [s1, s0] = [sum(&usd[0]), sum(&usd[1])];
    if !(t1 > 0.0 && t0 > 0.0 && s0 > 0.0) {
        return Err(Gap::Undefined);
    }
    Ok((finite(s1 / t1 / (s0 / t0))?, watched, usd))
}

fn by_quarter_hours(amounts: &[Amount], windows: &Windows, gaps: &[Span]) -> Measured<RateChange> {
    let (ratio, watched, _) = ratio_of(amounts, windows, gaps)?;
    let recent = quarters(amounts, windows.recent(), gaps);
    let prior = quarters(amounts, windows.prior(), gaps);
    let interval = if ratio > 0.0 {
        let fitted = quasi_poisson(&recent, &prior).ok_or(Gap::Undefined)?;
        let around = fitted.interval(fitted.floored_dispersion());
        // Around the ratio of all that is told, the rest at the windows' ends included.
        let shift = ratio / fitted.ratio();
        around.and_then(|around| Interval::new(around.low * shift, around.high * shift))
    } else {
        // At least one liquidation in each quarter of an hour that holds any.
        let held = |bins: &[u64]| bins.iter().filter(|&&usd| usd > 0).count();
        none_came(held(&prior), watched)
    };
    Ok(judged(ratio, interval))
}

fn by_events(amounts: &[Amount], windows: &Windows, gaps: &[Span]) -> Measured<RateChange> {
    let (ratio, watched, usd) = ratio_of(amounts, windows, gaps)?;
    let [t1, t0] = watched;
    let [recent, prior] = &usd;
    let interval = if ratio > 0.0 {
        let mut dispersion = 1.0;
        let counted = |span: Span| {
            let ones: Vec<Amount> =
                amounts.iter().map(|amount| Amount { usd: 1.0, ..*amount }).collect();
            quarters(&ones, span, gaps)
        };
        if let Some(fitted) = quasi_poisson(&counted(windows.recent()), &counted(windows.prior())) {
            dispersion = fitted.floored_dispersion();
        }
        let weighted = weighted_ratio(recent, t1, prior, t0).ok_or(Gap::Undefined)?;
        weighted.ratio.and_then(|ratio| ratio.interval(dispersion))
    } else {
        none_came(prior.len(), watched)
    };
    Ok(judged(ratio, interval))
}

/// The exact interval where nothing came lately and `prior` before.
fn none_came(prior: usize, [t1, t0]: [f64; 2]) -> Option<Interval> {
    let recent = Counted { events: 0, exposure: t1 };
    let told = ratio_interval(recent, Counted { events: prior, exposure: t0 })?;
    Interval::new(told.low, told.high?)
}

fn judged(ratio: f64, interval: Option<Interval>) -> RateChange {
    let pace = match interval {
        Some(interval) if interval.high < 1.0 => Pace::Slowing,
        Some(interval) if interval.low > 1.0 => Pace::Accelerating,
        _ => Pace::NoClearChange,
    };
    RateChange { ratio, interval, pace }
}
