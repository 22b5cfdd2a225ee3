//! Which way the first coin went and how unusual that is.

use crate::explain::ledger::Ledger;
use crate::explain::report::{Direction, FigureId, Magnitude, Window};
use crate::market::Asset;
use crate::settings::{Settings, limits};

/// The coin that the question is about: Bitcoin where it is shown, else the first one.
pub fn lead(settings: &Settings) -> Asset {
    let bitcoin = settings.assets.iter().copied().find(|&asset| asset == Asset::BTC);
    bitcoin.or_else(|| settings.assets.first().copied()).unwrap_or(Asset::BTC)
}

/// Which way a change in percent points, to the precision shown.
pub fn direction(change_pct: Option<f64>) -> Direction {
    match change_pct {
        None => Direction::Unknown,
        Some(change) if change.abs() < limits::FLAT_BELOW_PCT => Direction::Flat,
        Some(change) if change < 0.0 => Direction::Down,
        Some(_) => Direction::Up,
    }
}

/// How unusual a move of `z` daily standard deviations is.
pub fn magnitude(z: Option<f64>) -> Magnitude {
    match z.map(f64::abs) {
        None => Magnitude::Unknown,
        Some(z) if z < limits::ORDINARY_BELOW_Z => Magnitude::Ordinary,
        Some(z) if z < limits::NOTABLE_BELOW_Z => Magnitude::Notable,
        Some(z) if z < limits::UNUSUAL_BELOW_Z => Magnitude::Unusual,
        Some(_) => Magnitude::Extreme,
    }
}

/// What the answer rests on, read back from the figures.
pub(crate) struct Move {
    pub(crate) asset: Asset,
    pub(crate) price: Option<f64>,
    pub(crate) change_pct: Option<f64>,
    pub(crate) direction: Direction,
    pub(crate) magnitude: Magnitude,
}

impl Move {
    pub(crate) fn of(ledger: &Ledger<'_>) -> Self {
        let asset = lead(ledger.settings);
        let value = |id: FigureId| ledger.value(&id);
        let change_pct = value(FigureId::over("price_change_pct", Window::Day, asset));
        Self {
            asset,
            price: value(FigureId::of("price_usd", asset)),
            change_pct,
            direction: direction(change_pct),
            magnitude: match change_pct {
                None => Magnitude::Unknown,
                Some(_) => magnitude(value(FigureId::over("price_move_z", Window::Day, asset))),
            },
        }
    }
}
