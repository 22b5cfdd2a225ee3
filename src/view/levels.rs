//! The card of the levels: where the price could hold or stall, and why a price is a level.

use crate::explain::FindingKind;
use crate::explain::words;
use crate::view::cards::{Card, Cell, FigureTable, TableRow, card as plain};
use crate::view::figure::Shelf;

#[inline(never)]
pub(crate) fn card(shelf: Shelf<'_>) -> Card {
    let mut card = plain(shelf, FindingKind::Levels);
    let levels = words::levels(shelf.report, shelf.locale);
    let mut rows = Vec::new();
    for row in levels.rows {
        let mut texts = row.into_iter();
        let Some(name) = texts.next() else { continue };
        rows.push(TableRow { name, cells: texts.map(Cell::Text).collect() });
    }
    card.table = (!rows.is_empty()).then_some(FigureTable { head: levels.head, rows });
    card
}
