//! The card of the levels: where the price could hold or stall, and why a price is a level.

use crate::explain::words::{self, Message};
use crate::explain::{FindingKind, Level};
use crate::view::cards::{Card, Cell, FigureTable, TableRow, card as plain};
use crate::view::figure::Shelf;

#[inline(never)]
pub(crate) fn card(shelf: Shelf<'_>) -> Card {
    let mut card = plain(shelf, FindingKind::Levels);
    let head = shelf.labels(&[
        Message::LevelHead,
        Message::LevelRole,
        Message::LevelDistance,
        Message::LevelSigma,
        Message::LevelWhy,
    ]);
    let mut rows = Vec::new();
    for level in &shelf.report.levels {
        rows.push(row(shelf, level));
    }
    card.table = (!rows.is_empty()).then_some(FigureTable { head, rows });
    card
}

fn row(shelf: Shelf<'_>, level: &Level) -> TableRow {
    let locale = shelf.locale;
    let mut why: Vec<String> = Vec::new();
    for kind in &level.kinds {
        let text = shelf.label(words::level_kind(kind));
        if !why.contains(&text) {
            why.push(text);
        }
    }
    let sigma = level.distance_sigma.map(|sigma| words::fixed(locale, sigma.abs(), 1));
    let cells = [
        shelf.label(words::level_role(level)),
        words::signed_percent(locale, level.distance_pct, 1),
        sigma.unwrap_or_else(|| shelf.label(Message::NotKnown)),
        words::list(locale, &why),
    ];
    TableRow {
        name: words::price(locale, level.price_usd),
        cells: cells.into_iter().map(Cell::Text).collect(),
    }
}
