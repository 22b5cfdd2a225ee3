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

/// The share of a window that must be told before a sum over it is one.
pub const ENOUGH: f64 = 0.95;

/// Longer bars carry no sum: one of a day begins up to a day after its window.
pub(crate) const LONGEST_BAR: Millis = Millis::hours(4);

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

    /// True where the sum of a shorter window over the same venues was larger, on either side: then that
    /// is the least that this one can be. Long bars are asked for less often than short ones, and what
    /// they lack is most in a cascade.
    pub(crate) fn raised_to(&mut self, shorter: &Self) -> bool {
        // Of the same bars in another order.
        const ROUNDING: f64 = 1.0 + 1e-9;
        let mut is_raised = false;
        for (own, least) in [(&mut self.long, shorter.long), (&mut self.short, shorter.short)] {
            if least.0 > own.0 * ROUNDING {
                *own = least;
                is_raised = true;
            }
        }
        self.lower_bound |= is_raised;
        is_raised
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
    let mut longest: Option<Millis> = None;
    let mut venues = Vec::new();
    for &window in windows {
        if longest <= Some(window)
            && let Ok(told) = tellers(snapshot, asset, now, window, window)
        {
            longest = Some(window);
            venues = Cited::new((), citations(&told)).venues();
        }
    }
    venues
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
    liquidated_by(snapshot, asset, now, (window, window.min(LONGEST_BAR)), among)
}

/// The same, from bars that are not longer than `coarsest`.
pub(crate) fn liquidated_by(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    (window, coarsest): (Millis, Millis),
    among: Option<&[Venue]>,
) -> Measured<Cited<Liquidated>> {
    let tellers = only(among, tellers(snapshot, asset, now, window, coarsest)?)?;
    let mut closed = Closed::default();
    let mut lower_bound = false;
    for teller in &tellers {
        closed.add(teller.sides(now, window));
        lower_bound |= teller.series.coverage != Coverage::Full;
    }
    let (long, short) = closed.sums();
    let value = Liquidated { long: Usd(finite(long)?), short: Usd(finite(short)?), lower_bound };
    Ok(Cited::new(value, citations(&tellers)))
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
        let mut closed = Some(Closed::default());
        for teller in &tellers {
            match (&mut closed, teller.within(span)) {
                (Some(closed), Some(sides)) => closed.add(sides),
                _ => closed = None,
            }
        }
        let sums = closed.map(|closed| closed.sums());
        steps.push(Step { start, sides: sums.map(|(long, short)| (Usd(long), Usd(short))) });
        start = start + step;
    }
    Ok(Cited::new(steps, citations(&tellers)))
}

fn citations(tellers: &[Teller<'_>]) -> Vec<Citation> {
    tellers.iter().map(Teller::citation).collect()
}

/// Closed longs and closed shorts, number by number.
#[derive(Default)]
struct Closed {
    long: Vec<f64>,
    short: Vec<f64>,
}

impl Closed {
    fn add(&mut self, (long, short): (f64, f64)) {
        self.long.push(long);
        self.short.push(short);
    }

    fn sums(&self) -> (f64, f64) {
        (sum(&self.long), sum(&self.short))
    }
}

/// The first whole multiple of `step` at or after `instant`.
pub(crate) fn ceiling(instant: UnixMillis, step: Millis) -> UnixMillis {
    let floor = instant.floor(step);
    if floor == instant { floor } else { floor + step }
}

/// One series that may speak for a window.
pub(crate) struct Teller<'a> {
    pub(crate) series: &'a Series,
    pub(crate) told: Told<'a>,
    covered: f64,
}

/// What it tells: bars that begin within the window, or events of any time.
pub(crate) enum Told<'a> {
    Bars { interval: Millis, bars: Vec<&'a LiquidationBar> },
    Events(&'a [Liquidation]),
}

/// Who speaks for the window: for each instrument the finest bars that cover it; events only for
/// venues that have no bars. Bars longer than `coarsest` do not count.
pub(crate) fn tellers(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    window: Millis,
    coarsest: Millis,
) -> Measured<Vec<Teller<'_>>> {
    let mut best_covered: Option<f64> = None;
    let mut chosen: Sorted<(Venue, Option<&Instrument>), Teller<'_>> = Sorted::new();
    let mut candidates = bars_of(snapshot, asset, now, window, coarsest);
    events_of(snapshot, asset, now, window, &mut candidates);
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
            _ => chosen.insert(key, teller),
        }
    }
    match (best_covered, chosen.is_empty()) {
        (None, _) => Err(Gap::NotReported(Kind::Liquidation)),
        (Some(best), true) => Err(Gap::WindowNotCovered { covered: Fraction(best) }),
        (Some(_), false) => Ok(chosen.into_values()),
    }
}

/// Those of `tellers` that are among the venues asked for.
pub(crate) fn only<'a>(
    among: Option<&[Venue]>,
    mut tellers: Vec<Teller<'a>>,
) -> Measured<Vec<Teller<'a>>> {
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
        for Run { interval, bars, .. } in runs_of(bars, now, window, coarsest) {
            let expected = expected_bars(now, window, interval);
            let covered = if expected == 0 { 0.0 } else { count(bars.len()) / count(expected) };
            tellers.push(Teller { series, told: Told::Bars { interval, bars }, covered });
        }
    }
    tellers
}

/// Bars of one length within a window, oldest first.
struct Run<'a> {
    interval: Millis,
    /// The first whole multiple of the length within the window.
    from: UnixMillis,
    bars: Vec<&'a LiquidationBar>,
}

/// The bars of each length up to `coarsest` that begin within the window, the shortest first. Of
/// several with one beginning the last counts.
fn runs_of(
    bars: &[LiquidationBar],
    now: UnixMillis,
    window: Millis,
    coarsest: Millis,
) -> Vec<Run<'_>> {
    let start = now - window;
    let mut runs: Vec<Run<'_>> = Vec::new();
    // They are oldest first, and most of them lie outside.
    let from = bars.partition_point(|bar| bar.start < start);
    for bar in bars.iter().skip(from).take_while(|bar| bar.start < now) {
        if bar.interval.0 <= 0 || bar.interval > coarsest {
            continue;
        }
        let place = match runs.iter().position(|run| run.interval >= bar.interval) {
            Some(place) => place,
            None => runs.len(),
        };
        if runs.get(place).is_none_or(|run| run.interval != bar.interval) {
            let from = ceiling(start, bar.interval);
            runs.insert(place, Run { interval: bar.interval, from, bars: Vec::new() });
        }
        let Some(run) = runs.get_mut(place).filter(|run| bar.start >= run.from) else { continue };
        if run.bars.last().is_none_or(|last| last.start < bar.start) {
            run.bars.push(bar);
            continue;
        }
        match run.bars.binary_search_by(|held| held.start.cmp(&bar.start)) {
            Ok(place) => {
                if let Some(held) = run.bars.get_mut(place) {
                    *held = bar;
                }
            }
            Err(place) => run.bars.insert(place, bar),
        }
    }
    runs.retain(|run| !run.bars.is_empty());
    runs
}

/// How many bars begin within the window.
fn expected_bars(now: UnixMillis, window: Millis, interval: Millis) -> usize {
    let length = now - ceiling(now - window, interval);
    usize::try_from((length.0 + interval.0 - 1) / interval.0).unwrap_or(0)
}

fn events_of<'a>(
    snapshot: &'a Snapshot,
    asset: Asset,
    now: UnixMillis,
    window: Millis,
    into: &mut Vec<Teller<'a>>,
) {
    let whole = Span { from: now - window, to: now };
    for (series, events) in snapshot.about::<Liquidation>(asset) {
        let covered = share_covered(&series.covered, whole);
        into.push(Teller { series, told: Told::Events(events), covered });
    }
}

/// The share of `whole` that lies in any of the spans; where spans overlap it counts once.
#[allow(clippy::cast_precision_loss, reason = "lengths of time stay far below 2^52 ms")]
pub(crate) fn share_covered(spans: &[Span], whole: Span) -> f64 {
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

    pub(crate) fn citation(&self) -> Citation {
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
    pub(crate) fn sides(&self, now: UnixMillis, window: Millis) -> (f64, f64) {
        match &self.told {
            Told::Bars { bars, .. } => bar_sides(bars),
            // Half-open at the beginning, so that two windows in a row share no event.
            Told::Events(events) => {
                event_sides(events, &|event| event.at > now - window && event.at <= now)
            }
        }
    }

    /// Long and short notional within a step; `None` where the step is not told.
    fn within(&self, span: Span) -> Option<(f64, f64)> {
        match &self.told {
            Told::Bars { interval, bars } => {
                let length = (span.to - span.from).0;
                let expected = usize::try_from((length + interval.0 - 1) / interval.0).ok()?;
                let from = bars.partition_point(|bar| bar.start < span.from);
                let to = bars.partition_point(|bar| bar.start < span.to);
                let inside = bars.get(from..to).filter(|inside| inside.len() >= expected)?;
                Some(bar_sides(inside))
            }
            Told::Events(events) => {
                let told = share_covered(&self.series.covered, span) >= ENOUGH;
                told.then(|| {
                    event_sides(events, &|event| span.from <= event.at && event.at < span.to)
                })
            }
        }
    }
}

/// What the bars say.
fn bar_sides(bars: &[&LiquidationBar]) -> (f64, f64) {
    let mut closed = Closed::default();
    for bar in bars {
        closed.add((bar.long.0, bar.short.0));
    }
    closed.sums()
}

/// What the events inside say.
fn event_sides(events: &[Liquidation], is_inside: &dyn Fn(&Liquidation) -> bool) -> (f64, f64) {
    let mut closed = Closed::default();
    for event in each_once(events, is_inside) {
        match event.closed {
            Side::Long => closed.long.push(event.notional.0),
            Side::Short => closed.short.push(event.notional.0),
        }
    }
    closed.sums()
}

/// The events inside; of several with one name the first.
pub(crate) fn each_once<'a>(
    events: &'a [Liquidation],
    is_inside: &dyn Fn(&Liquidation) -> bool,
) -> Vec<&'a Liquidation> {
    let inside: Vec<&Liquidation> = events.iter().filter(|event| is_inside(event)).collect();
    // Equal names side by side, each with its place.
    let mut names: Vec<(&str, usize)> = Vec::new();
    for (place, event) in inside.iter().enumerate() {
        names.extend(event.id.as_deref().map(|id| (id, place)));
    }
    order::sort(&mut names);
    let mut repeated = vec![false; inside.len()];
    for pair in names.windows(2) {
        if let [(id, _), (next, place)] = pair
            && id == next
            && let Some(repeated) = repeated.get_mut(*place)
        {
            *repeated = true;
        }
    }
    let mut places = repeated.iter();
    let mut inside = inside;
    inside.retain(|_| places.next().is_none_or(|is_repeated| !is_repeated));
    inside
}
