//! The card of the levels: where the price could hold or stall, and why a price is a level.

use crate::explain::words::{self, Message};
use crate::explain::{FindingKind, Form, Window};
use crate::units::Millis;
use crate::units::order;
use crate::view::cards::{Card, Cell, FigureTable, Scene, TableRow, card as plain};
use crate::view::chart::{Axis, Chart, Line, Role, Tick, line_chart};
use crate::view::figure::{Shelf, about};
use crate::view::tiles::closes;

/// So many levels are in the picture, those nearest to the price.
const NEAREST: usize = 6;
/// Two levels nearer to each other than this share of the picture's height have one line.
const APART: f64 = 0.07;

#[inline(never)]
pub(crate) fn card(shelf: Shelf<'_>, scene: &Scene<'_>) -> Card {
    let mut card = plain(shelf, FindingKind::Levels);
    let levels = words::levels(shelf.report, shelf.locale);
    let mut rows = Vec::new();
    for row in levels.rows {
        let mut texts = row.into_iter();
        let Some(name) = texts.next() else { continue };
        rows.push(TableRow { name, cells: texts.map(Cell::Text).collect() });
    }
    card.table = (!rows.is_empty()).then_some(FigureTable { head: levels.head, rows });
    card.chart = Some(ladder(shelf, scene));
    card
}

/// The price over thirty days; the lines of its axis are the levels nearest to it.
#[inline(never)]
fn ladder(shelf: Shelf<'_>, scene: &Scene<'_>) -> Chart {
    let label = |usd| words::price(shelf.locale, usd);
    let line = Line {
        locale: shelf.locale,
        now: scene.now,
        window: Window::Month.length(),
        every: Millis::days(7),
        title: shelf.say(&about(Message::LevelsChart, &words::coin(shelf.locale, scene.lead))),
        role: Role::Price,
        head: shelf.label(Message::Price),
        form: Form::Price,
    };
    let values = closes(shelf, scene, scene.lead, line.window);
    let mut chart = line_chart(&line, &values);
    let mut shown = vec![chart.y.from, chart.y.to];
    let mut nearest: Vec<(f64, f64, &str)> = Vec::new();
    for level in &shelf.report.levels {
        nearest.push((level.distance_pct.abs(), level.price_usd, level.role));
    }
    order::sort_by(&mut nearest, |a, b| a.0.total_cmp(&b.0));
    // What the card names comes first, however many others lie nearer.
    for role in ["resistance", "support"] {
        if let Some(place) = nearest.iter().position(|(_, _, of)| *of == role) {
            let named = nearest.remove(place);
            nearest.insert(0, named);
        }
    }
    nearest.truncate(NEAREST);
    for (_, usd, _) in &nearest {
        shown.push(*usd);
    }
    if nearest.is_empty() || chart.is_empty() {
        return chart;
    }
    chart.y = Axis::bare(&shown);
    let apart = (chart.y.to - chart.y.from) * APART;
    for (_, at, _) in nearest {
        if chart.y.ticks.iter().all(|tick| (tick.at - at).abs() >= apart) {
            chart.y.ticks.push(Tick { at, label: label(at) });
        }
    }
    chart
}
