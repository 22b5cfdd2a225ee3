//! One tile a coin: its price, its changes, seven days as a line.

use crate::explain::words::{self, Message};
use crate::explain::{Conflict, Direction, FigureId, Form, Window, direction};
use crate::market::{Asset, Candle};
use crate::units::{Millis, UnixMillis};
use crate::view::cards::Scene;
use crate::view::chart::{Chart, Line, Role, sparkline};
use crate::view::figure::{FigureView, LabelledFigure, Shelf, about};

/// One coin's tile.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// Which coin.
    pub asset: Asset,
    /// Its name.
    pub name: String,
    /// Its last price.
    pub price: FigureView,
    /// Its change over 24 hours.
    pub change: FigureView,
    /// Which way that is.
    pub direction: Direction,
    /// Changes on demand: 1 hour, 7 days, 30 days.
    pub more: Vec<LabelledFigure>,
    /// Seven days.
    pub sparkline: Chart,
}

pub(crate) fn tiles(shelf: Shelf<'_>, scene: &Scene<'_>) -> Vec<Tile> {
    scene.settings.assets.iter().map(|&asset| tile(shelf, scene, asset)).collect()
}

fn tile(shelf: Shelf<'_>, scene: &Scene<'_>, asset: Asset) -> Tile {
    let name = words::coin(shelf.locale, asset);
    let over = |window| FigureId::over("price_change_pct", window, asset);
    let change = shelf.figure(&over(Window::Day));
    let line = Line {
        locale: shelf.locale,
        now: scene.now,
        window: Window::Week.length(),
        every: Millis::DAY,
        title: shelf.say(&about(Message::PriceChart, &name)),
        role: Role::Price,
        head: shelf.label(Message::Price),
        form: Form::Price,
    };
    let values = closes(shelf, scene, asset, Window::Week.length());
    Tile {
        asset,
        price: shelf.figure(&FigureId::of("price_usd", asset)),
        direction: direction(change.value),
        change,
        more: shelf.rows_over(
            &[Window::Hour, Window::Week, Window::Month]
                .map(|window| (Message::ChangeOver, window, over(window))),
        ),
        sparkline: sparkline(&line, &values),
        name,
    }
}

/// Hourly closes of the venue that has most of them, of those whose price does not stand apart from the
/// others'; a missing hour breaks the line.
pub(crate) fn closes(
    shelf: Shelf<'_>,
    scene: &Scene<'_>,
    asset: Asset,
    window: Millis,
) -> Vec<(UnixMillis, Option<f64>)> {
    let first = scene.now - window;
    let mut best: Vec<&Candle> = Vec::new();
    for (series, candles) in scene.snapshot.about::<Candle>(asset) {
        let is_apart = |conflict: &Conflict| {
            conflict.source.venue == series.source.venue && conflict.figure.asset() == Some(asset)
        };
        if shelf.report.conflicts.iter().any(is_apart) {
            continue;
        }
        let mut inside: Vec<&Candle> = Vec::new();
        for candle in candles.iter().filter(|candle| candle.interval == Millis::HOUR) {
            if candle.start >= first && candle.start < scene.now {
                inside.push(candle);
            }
        }
        if inside.len() > best.len() {
            best = inside;
        }
    }
    let mut closes: Vec<(UnixMillis, Option<f64>)> = Vec::new();
    for candle in best {
        let end = (candle.start + candle.interval).min(scene.now);
        if closes.last().is_some_and(|(last, _)| candle.start > *last) {
            closes.push((candle.start, None));
        }
        closes.push((end, Some(candle.close.usd())));
    }
    closes
}
