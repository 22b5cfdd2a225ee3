//! Price and positions side by side: which of eight pictures the last window shows.
//!
//! Every contract has a long and a short, so "new shorts" means that positions were opened while the
//! price fell, never that there are no longs.

/// What price and positions did together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Regime {
    /// Neither moved.
    Quiet,
    /// The price moved, positions did not.
    PriceMoveWithoutPositionChange,
    /// Positions were opened at a still price.
    PositionsOpenedFlatPrice,
    /// Positions were closed at a still price.
    PositionsClosedFlatPrice,
    /// Positions were opened while the price rose.
    NewLongs,
    /// Positions were closed while the price rose.
    ShortCovering,
    /// Positions were opened while the price fell.
    NewShorts,
    /// Positions were closed while the price fell.
    LongUnwinding,
}

impl Regime {
    /// Its name in data.
    pub fn id(self) -> &'static str {
        match self {
            Self::Quiet => "quiet",
            Self::PriceMoveWithoutPositionChange => "price_move_without_position_change",
            Self::PositionsOpenedFlatPrice => "positions_opened_flat_price",
            Self::PositionsClosedFlatPrice => "positions_closed_flat_price",
            Self::NewLongs => "new_longs",
            Self::ShortCovering => "short_covering",
            Self::NewShorts => "new_shorts",
            Self::LongUnwinding => "long_unwinding",
        }
    }
}

/// The picture of a price change and a position effect, both fractions, that count from the given
/// thresholds on. `None` where either is not finite.
pub fn regime(
    price_change: f64,
    position_effect: f64,
    price_threshold: f64,
    position_threshold: f64,
) -> Option<Regime> {
    if !price_change.is_finite() || !position_effect.is_finite() {
        return None;
    }
    let still = price_change.abs() < price_threshold;
    let kept = position_effect.abs() < position_threshold;
    let (rose, opened) = (price_change > 0.0, position_effect > 0.0);
    Some(match (still, kept) {
        (true, true) => Regime::Quiet,
        (false, true) => Regime::PriceMoveWithoutPositionChange,
        (true, false) if opened => Regime::PositionsOpenedFlatPrice,
        (true, false) => Regime::PositionsClosedFlatPrice,
        (false, false) => match (rose, opened) {
            (true, true) => Regime::NewLongs,
            (true, false) => Regime::ShortCovering,
            (false, true) => Regime::NewShorts,
            (false, false) => Regime::LongUnwinding,
        },
    })
}
