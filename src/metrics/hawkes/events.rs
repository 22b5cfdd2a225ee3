//! The times of events, ready for the likelihood.

use crate::market::Span;
use crate::metrics::math::count;
use crate::metrics::sums::sum;
use crate::units::UnixMillis;
use crate::units::order;

/// Events within [0, horizon], strictly later one after the other, in seconds since the window
/// began; each with its gain, the weight with which it excites (mean 1).
#[derive(Clone, Debug, PartialEq)]
pub struct Events {
    times: Vec<f64>,
    /// Each time since the one before; the first since the window began.
    waits: Vec<f64>,
    gains: Vec<f64>,
    /// Σ gains.
    total_gain: f64,
    marks: Vec<f64>,
    horizon: f64,
}

impl Events {
    /// Events without marks, in any order; those of the very same time become one.
    ///
    /// `None` where the horizon is not above zero or a time lies outside it or is not finite.
    pub fn new(times: &[f64], horizon: f64) -> Option<Self> {
        let marked: Vec<(f64, f64)> = times.iter().map(|&at| (at, 1.0)).collect();
        let mut events = Self::with_marks(&marked, horizon)?;
        events.marks.fill(1.0);
        Some(events)
    }

    /// Events with marks (dollars, above zero), in any order; of the very same time their marks add.
    ///
    /// `None` as [`Self::new`], or for a mark that is not above zero and finite.
    pub fn with_marks(marked: &[(f64, f64)], horizon: f64) -> Option<Self> {
        let inside = |&(at, mark): &(f64, f64)| {
            (0.0..=horizon).contains(&at) && mark > 0.0 && mark.is_finite()
        };
        if !(horizon > 0.0 && horizon.is_finite() && marked.iter().all(inside)) {
            return None;
        }
        let mut sorted = marked.to_vec();
        order::sort_by(&mut sorted, |a, b| {
            (a.0 + 0.0).total_cmp(&(b.0 + 0.0)).then(a.1.total_cmp(&b.1))
        });
        let merged = sorted.chunk_by(|a, b| (a.0 - b.0) == 0.0).filter_map(|ties| {
            let marks: Vec<f64> = ties.iter().map(|tie| tie.1).collect();
            ties.first().map(|first| (first.0, sum(&marks)))
        });
        let (times, marks): (Vec<f64>, Vec<f64>) = merged.unzip();
        let (gains, total_gain) = (vec![1.0; times.len()], count(times.len()));
        let mut before = 0.0;
        let wait = |&at: &f64| at - core::mem::replace(&mut before, at);
        let waits = times.iter().map(wait).collect();
        let sound = marks.iter().all(|mark| mark.is_finite());
        sound.then_some(Self { times, waits, gains, total_gain, marks, horizon })
    }

    /// Liquidations (time, dollars) of `window`; those outside it are left out, those within one
    /// millisecond become one. `None` as [`Self::with_marks`].
    pub fn of_liquidations(liquidations: &[(UnixMillis, f64)], window: Span) -> Option<Self> {
        let seconds = |at: UnixMillis| millis(at.0.saturating_sub(window.from.0)) / 1_000.0;
        let marked: Vec<(f64, f64)> = liquidations
            .iter()
            .filter(|(at, _)| *at >= window.from && *at < window.to)
            .map(|&(at, usd)| (seconds(at), usd))
            .collect();
        Self::with_marks(&marked, seconds(window.to))
    }

    /// The same events, each exciting in proportion to `gains` (above zero), scaled to a mean of 1.
    pub(super) fn exciting(&self, gains: &[f64]) -> Option<Self> {
        let mean = sum(gains) / count(gains.len());
        let scaled: Vec<f64> = gains.iter().map(|gain| gain / mean).collect();
        let sound = scaled.len() == self.times.len()
            && scaled.iter().all(|gain| gain.is_finite() && *gain >= 0.0);
        sound.then(|| Self { total_gain: sum(&scaled), gains: scaled, ..self.clone() })
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.times.len()
    }

    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.times.is_empty()
    }

    /// Seconds since the window began, one after the other.
    pub fn times(&self) -> &[f64] {
        &self.times
    }

    /// What each excites, of a mean of 1.
    pub fn gains(&self) -> &[f64] {
        &self.gains
    }

    /// The mark of each: its dollars, or 1.
    pub fn marks(&self) -> &[f64] {
        &self.marks
    }

    /// The window's length in seconds.
    pub fn horizon(&self) -> f64 {
        self.horizon
    }

    /// Each event's time since the one before; the first's since the window began.
    pub(super) fn waits(&self) -> &[f64] {
        &self.waits
    }

    /// The time from the last event to the window's end; all of it where there is no event.
    pub(super) fn silence(&self) -> f64 {
        self.horizon - self.times.last().copied().unwrap_or(0.0)
    }

    /// Σ gains.
    pub(super) fn total_gain(&self) -> f64 {
        self.total_gain
    }
}

#[allow(clippy::cast_precision_loss, reason = "a window stays far below 2^52 ms")]
fn millis(length: i64) -> f64 {
    length as f64
}
