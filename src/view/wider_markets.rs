//! The card of the wider markets: equities, gold, the dollar, and what stands for it.

use crate::explain::words::Message;
use crate::explain::{FigureId, FindingKind, Window};
use crate::market::WiderMarket;
use crate::view::cards::{Card, card as plain};
use crate::view::figure::Shelf;

#[inline(never)]
pub(crate) fn card(shelf: Shelf<'_>) -> Card {
    let of = |market: WiderMarket| {
        FigureId::suffixed_over("market_change_pct", Window::Day, market.id())
    };
    let mut card = plain(shelf, FindingKind::WiderMarkets);
    card.rows = shelf.rows(&[
        (Message::Equities, of(WiderMarket::Equities)),
        (Message::Gold, of(WiderMarket::Gold)),
        (Message::Dollar, of(WiderMarket::Dollar)),
        (Message::Tether, FigureId::suffixed("stablecoin_usd", "USDT")),
    ]);
    card
}
