//! What was liquidated over a window that ends now, as the venues report it.
//!
//! A venue counts in a sum only where it tells at least 95% of the window, and only once: a count
//! by the venue (bars) stands before its single events.
//!
//! Sums that stand side by side, such as those of a day, a week and a month, are summed over one set
//! of venues, those that tell the longest window: otherwise a day could hold more than its week.

use crate::market::{
    Asset, Coverage, Instrument, Kind, Liquidation, LiquidationBar, Series, Side, Snapshot, Span,
    Venue,
};
use crate::metrics::cite::{Citation, Cited, Pace, bar_end};
use crate::metrics::gap::{Gap, Measured, finite};
use crate::metrics::math::count;
use crate::metrics::sums::sum;
use crate::units::order;
use crate::units::sorted::Sorted;
use crate::units::{Fraction, Millis, UnixMillis, Usd};
use std::collections::BTreeSet;

/// The share of a window that must be told before a sum over it is one.
pub const ENOUGH: f64 = 0.95;

/// Liquidated notional.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Liquidated {
    /// Long positions closed by force.
    pub long: Usd,
    /// Short positions closed by force.
    pub short: Usd,
    /// True where a source tells only part of what happened.
    pub lower_bound: bool,
}

impl Liquidated {
    /// Both sides together.
    pub fn both(&self) -> Usd {
        self.long + self.short
    }
}

/// Liquidated within one step of a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// When the step began.
    pub start: UnixMillis,
    /// What was liquidated in it; `None` where a source of the chart is silent.
    pub sides: Option<(Usd, Usd)>,
}

/// Venues that tell at least 95% of the longest of `windows` that any venue tells: the one set over
/// which all of them are summed. Empty where none is told.
pub fn common_venues(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    windows: &[Millis],
) -> Vec<Venue> {
    let told = windows.iter().filter_map(|&window| {
        let told = liquidated(snapshot, asset, now, window, None).ok()?;
        Some((window, told.venues()))
    });
    told.max_by_key(|(window, _)| *window).map(|(_, venues)| venues).unwrap_or_default()
}

/// What was liquidated over `window`, summed over the venues that tell enough of it, or over those
/// of them that are `among` the given ones.
///
/// # Errors
/// `NotReported` where no venue tells liquidations of this coin; `WindowNotCovered` where none
/// tells 95% of the window.
pub fn liquidated(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    window: Millis,
    among: Option<&[Venue]>,
) -> Measured<Cited<Liquidated>> {
    let tellers = only(among, tellers(snapshot, asset, now, window, window)?)?;
    let sides: Vec<(f64, f64)> = tellers.iter().map(|teller| teller.sides(now, window)).collect();
    let long = sum(&sides.iter().map(|side| side.0).collect::<Vec<f64>>());
    let short = sum(&sides.iter().map(|side| side.1).collect::<Vec<f64>>());
    let lower_bound = tellers.iter().any(|teller| teller.series.coverage != Coverage::Full);
    let value = Liquidated { long: Usd(finite(long)?), short: Usd(finite(short)?), lower_bound };
    Ok(Cited::new(value, tellers.iter().map(Teller::citation).collect()))
}

/// The same, step by step for a chart. Steps lie on whole multiples of `step`; the last one runs.
///
/// # Errors
/// As [`liquidated`], for sources whose bars are not longer than a step.
pub fn by_step(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    (window, step): (Millis, Millis),
    among: Option<&[Venue]>,
) -> Measured<Cited<Vec<Step>>> {
    let tellers = only(among, tellers(snapshot, asset, now, window, step)?)?;
    let mut steps = Vec::new();
    let mut start = ceiling(now - window, step);
    while start < now {
        let span = Span { from: start, to: (start + step).min(now) };
        let told: Option<Vec<(f64, f64)>> =
            tellers.iter().map(|teller| teller.within(span)).collect();
        let sides = told.map(|told| {
            let of = |side: fn(&(f64, f64)) -> f64| {
                Usd(sum(&told.iter().map(side).collect::<Vec<f64>>()))
            };
            (of(|sides| sides.0), of(|sides| sides.1))
        });
        steps.push(Step { start, sides });
        start = start + step;
    }
    Ok(Cited::new(steps, tellers.iter().map(Teller::citation).collect()))
}

/// The first whole multiple of `step` at or after `instant`.
fn ceiling(instant: UnixMillis, step: Millis) -> UnixMillis {
    let floor = instant.floor(step);
    if floor == instant { floor } else { floor + step }
}

/// One series that may speak for a window.
struct Teller<'a> {
    series: &'a Series,
    told: Told<'a>,
    covered: f64,
}

enum Told<'a> {
    Bars { interval: Millis, bars: Vec<&'a LiquidationBar> },
    Events(&'a [Liquidation]),
}

/// Who speaks for the window: for each instrument the finest bars that cover it; events only for
/// venues that have no bars.
fn tellers(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    window: Millis,
    coarsest: Millis,
) -> Measured<Vec<Teller<'_>>> {
    let mut best_covered: Option<f64> = None;
    let mut chosen: Sorted<(Venue, Option<&Instrument>), Teller<'_>> = Sorted::new();
    let candidates = bars_of(snapshot, asset, now, window, coarsest)
        .into_iter()
        .chain(events_of(snapshot, asset, now, window));
    let mut with_bars: Vec<Venue> = Vec::new();
    for teller in candidates {
        best_covered = Some(best_covered.map_or(teller.covered, |best| best.max(teller.covered)));
        let venue = teller.series.source.venue;
        let spoken_for = with_bars.contains(&venue) && matches!(teller.told, Told::Events(_));
        if teller.covered < ENOUGH || spoken_for {
            continue;
        }
        if matches!(teller.told, Told::Bars { .. }) {
            with_bars.push(venue);
        }
        let key = (venue, teller.series.source.instrument.as_ref());
        match chosen.get(&key) {
            Some(held) if !teller.better_than(held) => {}
            _ => {
                chosen.insert(key, teller);
            }
        }
    }
    match (best_covered, chosen.is_empty()) {
        (None, _) => Err(Gap::NotReported(Kind::Liquidation)),
        (Some(best), true) => Err(Gap::WindowNotCovered { covered: Fraction(best) }),
        (Some(_), false) => Ok(chosen.into_values()),
    }
}

/// Those of `tellers` that are among the venues asked for.
fn only<'a>(among: Option<&[Venue]>, mut tellers: Vec<Teller<'a>>) -> Measured<Vec<Teller<'a>>> {
    if let Some(among) = among {
        tellers.retain(|teller| among.contains(&teller.series.source.venue));
    }
    // The others tell it, so that it is told, but not by whom it was asked of.
    if tellers.is_empty() {
        return Err(Gap::WindowNotCovered { covered: Fraction(0.0) });
    }
    Ok(tellers)
}

fn bars_of(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    window: Millis,
    coarsest: Millis,
) -> Vec<Teller<'_>> {
    let mut tellers = Vec::new();
    for (series, bars) in snapshot.about::<LiquidationBar>(asset) {
        let mut by_interval: Sorted<Millis, Sorted<UnixMillis, &LiquidationBar>> = Sorted::new();
        for bar in bars.iter().filter(|bar| bar.interval.0 > 0 && bar.interval <= coarsest) {
            let from = ceiling(now - window, bar.interval);
            if bar.start >= from
                && bar.start < now
                && let Some(bars) = by_interval.get_or_insert(bar.interval, Sorted::new())
            {
                bars.insert(bar.start, bar);
            }
        }
        for (interval, bars) in by_interval.into_entries() {
            let expected = expected_bars(now, window, interval);
            let covered = if expected == 0 { 0.0 } else { count(bars.len()) / count(expected) };
            let bars = bars.into_values();
            tellers.push(Teller { series, told: Told::Bars { interval, bars }, covered });
        }
    }
    tellers
}

/// How many bars begin within the window.
fn expected_bars(now: UnixMillis, window: Millis, interval: Millis) -> usize {
    let length = now - ceiling(now - window, interval);
    usize::try_from((length.0 + interval.0 - 1) / interval.0).unwrap_or(0)
}

fn events_of(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    window: Millis,
) -> Vec<Teller<'_>> {
    let whole = Span { from: now - window, to: now };
    snapshot
        .about::<Liquidation>(asset)
        .map(|(series, events)| {
            let covered = share_covered(&series.covered, whole);
            Teller { series, told: Told::Events(events), covered }
        })
        .collect()
}

/// The share of `whole` that lies in any of the spans; where spans overlap it counts once.
#[allow(clippy::cast_precision_loss, reason = "lengths of time stay far below 2^52 ms")]
fn share_covered(spans: &[Span], whole: Span) -> f64 {
    let mut spans = spans.to_vec();
    order::sort(&mut spans);
    let (mut covered, mut reached) = (0_i64, whole.from);
    for span in spans {
        let rest = Span { from: span.from.max(reached), to: span.to };
        covered += rest.within(whole).0;
        reached = reached.max(span.to);
    }
    let length = (whole.to - whole.from).0;
    if length > 0 { covered as f64 / length as f64 } else { 0.0 }
}

impl Teller<'_> {
    /// Finer bars stand before coarser ones, better covered events before others, and at last the
    /// order of sources decides.
    fn better_than(&self, held: &Self) -> bool {
        match (&self.told, &held.told) {
            (Told::Bars { interval: a, .. }, Told::Bars { interval: b, .. }) => {
                (a, &self.series.source) < (b, &held.series.source)
            }
            (Told::Bars { .. }, Told::Events(_)) => true,
            (Told::Events(_), Told::Bars { .. }) => false,
            (Told::Events(_), Told::Events(_)) => {
                let full = |teller: &Self| teller.series.coverage == Coverage::Full;
                let order = full(self)
                    .cmp(&full(held))
                    .then(self.covered.total_cmp(&held.covered))
                    .then(held.series.source.cmp(&self.series.source));
                order.is_gt()
            }
        }
    }

    fn citation(&self) -> Citation {
        let at = match &self.told {
            Told::Bars { bars, .. } => bars
                .last()
                .map_or(self.series.seen, |bar| bar_end(bar.start, bar.interval, self.series.seen)),
            Told::Events(_) => {
                self.series.covered.iter().map(|span| span.to).max().unwrap_or(self.series.seen)
            }
        };
        let pace = match &self.told {
            Told::Bars { interval, .. } if *interval >= Millis::HOUR => Pace::Hourly,
            Told::Bars { .. } | Told::Events(_) => Pace::FiveMinutes,
        };
        Citation { source: self.series.source.clone(), at, pace }
    }

    /// Long and short notional over the window.
    fn sides(&self, now: UnixMillis, window: Millis) -> (f64, f64) {
        match &self.told {
            Told::Bars { bars, .. } => bar_sides(bars.iter().copied()),
            Told::Events(events) => event_sides(events.iter().filter(|event| {
                // Half-open at the beginning, so that two windows in a row share no event.
                event.at > now - window && event.at <= now
            })),
        }
    }

    /// Long and short notional within a step; `None` where the step is not told.
    fn within(&self, span: Span) -> Option<(f64, f64)> {
        match &self.told {
            Told::Bars { interval, bars } => {
                let inside =
                    || bars.iter().filter(|bar| span.from <= bar.start && bar.start < span.to);
                let length = (span.to - span.from).0;
                let expected = usize::try_from((length + interval.0 - 1) / interval.0).ok()?;
                (inside().count() >= expected).then(|| bar_sides(inside().copied()))
            }
            Told::Events(events) => {
                let told = share_covered(&self.series.covered, span) >= ENOUGH;
                let inside =
                    events.iter().filter(|event| span.from <= event.at && event.at < span.to);
                told.then(|| event_sides(inside))
            }
        }
    }
}

fn bar_sides<'a>(bars: impl Iterator<Item = &'a LiquidationBar>) -> (f64, f64) {
    let (long, short): (Vec<f64>, Vec<f64>) = bars.map(|bar| (bar.long.0, bar.short.0)).unzip();
    (sum(&long), sum(&short))
}

fn event_sides<'a>(events: impl Iterator<Item = &'a Liquidation>) -> (f64, f64) {
    let (mut long, mut short) = (Vec::new(), Vec::new());
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for event in events {
        if event.id.as_deref().is_some_and(|id| !known.insert(id)) {
            continue;
        }
        match event.closed {
            Side::Long => long.push(event.notional.0),
            Side::Short => short.push(event.notional.0),
        }
    }
    (sum(&long), sum(&short))
}
