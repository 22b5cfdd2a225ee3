//! The card of the domino effect: each coin against its link to Bitcoin.

use crate::explain::words::Message;
use crate::explain::{FigureId, FindingKind, Window};
use crate::market::Asset;
use crate::view::cards::{Card, Cell, FigureTable, Scene, TableRow, card as plain};
use crate::view::figure::Shelf;

#[inline(never)]
pub(crate) fn card(shelf: Shelf<'_>, scene: &Scene<'_>) -> Card {
    let head = shelf.labels(&[
        Message::Coin,
        Message::Change24h,
        Message::ExcessMove,
        Message::Beta,
        Message::Correlation,
    ]);
    let mut rows = Vec::new();
    for &asset in scene.settings.assets.iter().filter(|asset| **asset != Asset::BTC) {
        let mut cells = Vec::new();
        for (name, window) in [
            ("price_change_pct", Window::Day),
            ("excess_move_pct", Window::Day),
            ("beta", Window::Month),
            ("correlation", Window::Month),
        ] {
            cells.push(Cell::Figure(shelf.figure(&FigureId::over(name, window, asset))));
        }
        rows.push(TableRow { name: asset.ticker().to_owned(), cells });
    }
    let mut card = plain(shelf, FindingKind::Domino);
    let breadth = FigureId::all_over("breadth_down_pct", Window::Day);
    card.rows = shelf.rows(&[(Message::Breadth, breadth)]);
    card.table = Some(FigureTable { head, rows });
    card
}
