//! Hourly bars of one source, and returns between their closes.

use crate::market::{Asset, Candle, Series, Snapshot, Span};
use crate::metrics::math::ln;
use crate::units::{Millis, UnixMillis};

/// Each source's hourly bars that have an end within `span`, the running bar's end being when it was
/// seen; oldest first, sources without any left out.
pub(crate) fn hourly_bars(
    snapshot: &Snapshot,
    asset: Asset,
    span: Span,
) -> Vec<(&Series, Vec<&Candle>)> {
    let mut sources = Vec::new();
    for (series, candles) in snapshot.about::<Candle>(asset) {
        let mut bars: Vec<&Candle> = Vec::new();
        let near = beginning_within(candles, span.from - Millis::HOUR, span.to - Millis(1));
        for candle in near.iter().filter(|candle| candle.interval == Millis::HOUR) {
            let later = bars.last().is_none_or(|last| last.start < candle.start);
            if later {
                bars.push(candle);
            }
        }
        if !bars.is_empty() {
            sources.push((series, bars));
        }
    }
    sources
}

/// The candles, of any length, that begin after `after` and up to `until`. They are oldest first, so
/// that the rest of a long history is not looked at.
#[inline(never)]
pub(crate) fn beginning_within(
    candles: &[Candle],
    after: UnixMillis,
    until: UnixMillis,
) -> &[Candle] {
    let from = candles.partition_point(|candle| candle.start <= after);
    let to = candles.partition_point(|candle| candle.start <= until);
    candles.get(from..to).unwrap_or_default()
}

/// A logarithmic return and the end of its hour.
pub(crate) type Return = (UnixMillis, f64);

/// Returns of the hours that lie within `span` as a whole: from the close before, else, after a
/// missing hour, from the bar's own open.
pub(crate) fn hourly_returns(bars: &[&Candle], span: Span) -> Vec<Return> {
    let mut returns = Vec::new();
    let mut before: Option<&Candle> = None;
    for bar in bars {
        let end = bar.start + Millis::HOUR;
        let adjoining = before.filter(|before| before.start + Millis::HOUR == bar.start);
        let base = adjoining.map_or(bar.open, |before| before.close);
        before = Some(bar);
        let change = ln(bar.close.usd() / base.usd());
        if bar.start >= span.from && end <= span.to && change.is_finite() {
            returns.push((end, change));
        }
    }
    returns
}

/// The returns of the same hours, side by side.
pub(crate) fn joined_returns(one: &[Return], other: &[Return]) -> Vec<(f64, f64)> {
    let mut pairs = Vec::new();
    let mut rest = other;
    for &(end, change) in one {
        while let Some((first, after)) = rest.split_first()
            && first.0 < end
        {
            rest = after;
        }
        if let Some(first) = rest.first().filter(|first| first.0 == end) {
            pairs.push((change, first.1));
        }
    }
    pairs
}
