//! Where the price turned.

/// Which way a price turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// From up to down.
    High,
    /// From down to up.
    Low,
}

/// A confirmed turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pivot {
    /// Index of the close where it turned.
    pub index: usize,
    /// Which way.
    pub turn: Turn,
}

/// Indices of highs above each of the `order` highs before and after (Williams' fractals). The
/// first and last `order` bars have no neighbours enough and are left out, equal highs are none.
/// `order` 5 suits hourly bars, 2 daily ones.
pub fn swing_highs(highs: &[f64], order: usize) -> Vec<usize> {
    swings(highs, order, |middle, other| middle > other)
}

/// The same for lows below each of their neighbours.
pub fn swing_lows(lows: &[f64], order: usize) -> Vec<usize> {
    swings(lows, order, |middle, other| middle < other)
}

fn swings(values: &[f64], order: usize, beats: impl Fn(f64, f64) -> bool) -> Vec<usize> {
    let Some(span) = order.checked_mul(2).and_then(|both| both.checked_add(1)) else {
        return Vec::new();
    };
    if order == 0 {
        return Vec::new();
    }
    let windows = values.windows(span).enumerate();
    let turning = windows.filter_map(|(start, window)| {
        let (before, rest) = window.split_at_checked(order)?;
        let (middle, after) = rest.split_first()?;
        let all = before.iter().chain(after).all(|other| beats(*middle, *other));
        all.then_some(start + order)
    });
    turning.collect()
}

/// Turns of at least `threshold` (0.02 for 2%) between closes, oldest first. A turn counts once the
/// price has moved back by the threshold: the last leg, which may still go on, is left out. Closes
/// that are not above zero are passed over; no turn without a threshold between 0 and 1.
pub fn zigzag(closes: &[f64], threshold: f64) -> Vec<Pivot> {
    let mut pivots = Vec::new();
    let mut sound =
        closes.iter().copied().enumerate().filter(|(_, close)| *close > 0.0 && close.is_finite());
    let Some(first) = sound.next().filter(|_| threshold > 0.0 && threshold < 1.0) else {
        return pivots;
    };
    let (mut high, mut low) = (first, first);
    let mut leg: Option<Turn> = None;
    for (index, close) in sound {
        // `leg` is the turn that the running leg began with; without one both may come.
        if leg != Some(Turn::High) && close > high.1 {
            high = (index, close);
        }
        if leg != Some(Turn::Low) && close < low.1 {
            low = (index, close);
        }
        if leg != Some(Turn::Low) && close >= low.1 * (1.0 + threshold) {
            pivots.push(Pivot { index: low.0, turn: Turn::Low });
            (leg, high) = (Some(Turn::Low), (index, close));
        } else if leg != Some(Turn::High) && close <= high.1 * (1.0 - threshold) {
            pivots.push(Pivot { index: high.0, turn: Turn::High });
            (leg, low) = (Some(Turn::High), (index, close));
        }
    }
    pivots
}
