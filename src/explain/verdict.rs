//! The answer: which way, how unusual, and what stands beside it.

use crate::explain::claim::{Answer, Move, Unusualness};
use crate::explain::figures::Measurements;
use crate::explain::ledger::Ledger;
use crate::explain::report::{Direction, FigureId, Magnitude, Report, Window};
use crate::market::{Asset, FeedHealth, FeedStatus, Venue};
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

/// The answer as a value.
pub(crate) fn answer(ledger: &Ledger<'_>, measured: &Measurements<'_>) -> Answer {
    let asset = lead(ledger.settings);
    let price = ledger.value(&FigureId::of("price_usd", asset));
    let change = ledger.value(&FigureId::over("price_change_pct", Window::Day, asset));
    match (price, change) {
        (_, Some(change_pct)) => {
            let z = ledger.value(&FigureId::over("price_move_z", Window::Day, asset));
            let told = measured
                .assets
                .get(&asset)
                .and_then(|of_asset| of_asset.liquidated.over(Window::Day));
            Answer::Move(Move {
                asset,
                change_pct,
                direction: direction(Some(change_pct)),
                magnitude: magnitude(z),
                long_liquidations: told.map(|told| (told.value.long.0, told.value.lower_bound)),
                position_effect_pct: ledger.value(&FigureId::over(
                    "open_interest_position_effect_pct",
                    Window::Day,
                    asset,
                )),
            })
        }
        (Some(price), None) => Answer::PriceOnly(asset, price),
        (None, None) => silence(ledger, asset),
    }
}

fn silence(ledger: &Ledger<'_>, asset: Asset) -> Answer {
    let feeds = &ledger.snapshot.feeds;
    let has_failed = |venue: Venue| {
        feeds.iter().any(|it| it.venue == venue && matches!(it.status, FeedStatus::Failed(_)))
    };
    // A venue that has failed once is asked again all the time; that is no reason for hope.
    let is_awaited = |it: &FeedHealth| it.status == FeedStatus::Waiting && !has_failed(it.venue);
    if feeds.iter().any(|it| it.status == FeedStatus::Read) || !ledger.snapshot.series.is_empty() {
        Answer::NoPrice(asset)
    } else if feeds.iter().any(is_awaited) {
        Answer::Waiting
    } else {
        Answer::Nothing
    }
}

/// The numbers behind the magnitude.
pub fn unusualness(report: &Report, asset: Asset) -> Unusualness {
    let value = |id: FigureId| report.figures.get(&id).and_then(|figure| figure.value);
    Unusualness {
        z: value(FigureId::over("price_move_z", Window::Day, asset)),
        sigma_pct: value(FigureId::of("volatility_daily_pct", asset)),
        percentile: value(FigureId::over("price_move_percentile", Window::Year, asset)),
    }
}
