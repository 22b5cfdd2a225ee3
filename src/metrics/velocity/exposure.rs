//! What of a window was watched, and whether the feed could tell all that came.

use crate::market::Span;
use crate::metrics::math::count;
use crate::units::order;
use crate::units::{Millis, UnixMillis};

/// Above this share of seconds with an event a feed of one event a second is full.
pub const MOST_OCCUPIED: f64 = 0.20;

/// The part of `window` outside all `gaps`; gaps may overlap each other and reach beyond it.
pub fn exposure(window: Span, gaps: &[Span]) -> Millis {
    let mut gaps: Vec<Span> = gaps.iter().copied().filter(|gap| gap.to > gap.from).collect();
    order::sort(&mut gaps);
    let (mut watched, mut reached) = (0_i64, window.from);
    for gap in gaps {
        if gap.from > reached {
            watched =
                watched.saturating_add(gap.from.min(window.to).0.saturating_sub(reached.0).max(0));
        }
        reached = reached.max(gap.to);
    }
    Millis(watched.saturating_add(window.to.0.saturating_sub(reached.0).max(0)))
}

/// How many `times` fall in each bin of `window` that no gap touches, from the first on. A rest at
/// the end that is no whole bin is left out. Every bin so counted was watched in full, so counts of
/// different bins compare. Empty for a bin that is not above zero or longer than a window's worth
/// of 100,000.
pub fn watched_counts(times: &[UnixMillis], window: Span, bin: Millis, gaps: &[Span]) -> Vec<u64> {
    let length = window.to.0.saturating_sub(window.from.0);
    if bin.0 <= 0 || length <= 0 || length / bin.0 > 100_000 {
        return Vec::new();
    }
    let mut counts: Vec<u64> = (0..length / bin.0).map(|_| 0).collect();
    for time in times.iter().filter(|&&time| time >= window.from && time < window.to) {
        let index = usize::try_from((time.0 - window.from.0) / bin.0).ok();
        if let Some(count) = index.and_then(|index| counts.get_mut(index)) {
            *count += 1;
        }
    }
    let mut start = window.from;
    counts.retain(|_| {
        let span = Span { from: start, to: start + bin };
        start = span.to;
        gaps.iter().all(|gap| gap.to <= span.from || gap.from >= span.to)
    });
    counts
}

/// True where more than a fifth of the window's seconds hold an event: a feed that tells one a
/// second has then lost an unknown number, and its counts test nothing.
pub fn saturated(times: &[UnixMillis], window: Span) -> bool {
    let inside = times.iter().filter(|&&time| time >= window.from && time < window.to);
    let mut seconds: Vec<i64> = inside.map(|time| time.0.div_euclid(1_000)).collect();
    seconds.sort_unstable();
    seconds.dedup();
    let length = window.to.0.saturating_sub(window.from.0) / 1_000;
    count(seconds.len()) > MOST_OCCUPIED * count(usize::try_from(length).unwrap_or(0))
}
