//! Sets of spans of time: sorted, and never touching each other.

use crate::market::Span;
use crate::units::UnixMillis;
use crate::units::order;

/// Most spans that are kept of one feed; a connection that breaks more often than that tells
/// nothing anyway.
const MOST: usize = 500;

/// Adds `span` to a sorted set, joining what touches.
pub(super) fn add(spans: &mut Vec<Span>, span: Span) {
    if span.to <= span.from {
        return;
    }
    // The commonest case: the newest span grows.
    if let Some(last) = spans.last_mut()
        && span.from >= last.from
    {
        if span.from <= last.to {
            last.to = last.to.max(span.to);
        } else {
            spans.push(span);
        }
    } else {
        spans.push(span);
        order::sort(spans);
        let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
        for &span in spans.iter() {
            match joined.last_mut() {
                Some(last) if span.from <= last.to => last.to = last.to.max(span.to),
                _ => joined.push(span),
            }
        }
        *spans = joined;
    }
    if spans.len() > MOST {
        spans.drain(..spans.len() - MOST);
    }
}

/// Cuts off what lies before `floor`.
pub(super) fn cut(spans: &mut Vec<Span>, floor: UnixMillis) {
    spans.retain(|span| span.to > floor);
    if let Some(first) = spans.first_mut() {
        first.from = first.from.max(floor);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: i64, to: i64) -> Span {
        Span { from: UnixMillis(from), to: UnixMillis(to) }
    }

    #[test]
    fn spans_that_touch_become_one_and_gaps_stay() {
        let mut spans = Vec::new();
        for piece in [span(10, 20), span(40, 50), span(20, 25), span(5, 11), span(60, 60)] {
            add(&mut spans, piece);
        }
        assert_eq!(spans, [span(5, 25), span(40, 50)]);
        cut(&mut spans, UnixMillis(15));
        assert_eq!(spans, [span(15, 25), span(40, 50)]);
        cut(&mut spans, UnixMillis(30));
        assert_eq!(spans, [span(40, 50)]);
    }
}
