//! The card of the cascade: what further falls would carry with them.

use crate::explain::words::Message;
use crate::explain::{FigureId, FindingKind, Window, map_hidden};
use crate::view::cards::{Card, Cell, FigureTable, Scene, TableRow, card as plain};
use crate::view::figure::Shelf;
use crate::view::lab::Lab;

/// The shocks that figures are told for.
const SHOCKS: [(&str, &str); 4] =
    [("1pct", "1%"), ("3pct", "3%"), ("5pct", "5%"), ("10pct", "10%")];

#[inline(never)]
pub(crate) fn card(shelf: Shelf<'_>, scene: &Scene<'_>, lab: Option<&Lab>) -> Card {
    let coin = scene.lead.ticker();
    let head = shelf.labels(&[
        Message::CascadeShock,
        Message::CascadeAdded,
        Message::CascadeWhole,
        Message::CascadeAmplification,
    ]);
    let mut rows = Vec::new();
    for (id, size) in SHOCKS {
        let mut cells = Vec::new();
        for name in ["cascade_added_pct.", "cascade_total_drop_pct.", "cascade_amplification."] {
            let id = FigureId::suffixed(&[name, id].concat(), coin);
            cells.push(Cell::Figure(shelf.figure(&id)));
        }
        rows.push(TableRow { name: size.to_owned(), cells });
    }
    let mut card = plain(shelf, FindingKind::Cascade);
    let branching = FigureId::over("liquidation_branching_ratio", Window::Day, scene.lead);
    card.rows = shelf.rows(&[(Message::Branching, branching)]);
    card.table = Some(FigureTable { head, rows });
    card.chart = lab.map(|lab| lab.chart(scene));
    // A claim that rests on the liquidations alone says nothing of the map; why that is not used, it
    // says itself.
    let hidden = map_hidden(&shelf.report.figures, scene.lead);
    let told = match (lab, &hidden) {
        (Some(_), _) => Some(Message::CascadeAssumes),
        (None, None) => card.strength.map(|_| Message::NoCascade),
        (None, Some(_)) => None,
    };
    card.notes.extend(told.map(|told| shelf.label(told)));
    if let (Some([hidden, numbers]), None) = (hidden, card.strength) {
        card.claim = shelf.say(&hidden);
        card.notes.push(shelf.say(&numbers));
    }
    card
}
