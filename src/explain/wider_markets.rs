//! Figures of what is no coin: shares, gold, the dollar.

use crate::explain::ledger::{Ledger, percent};
use crate::explain::report::{FigureId, Window};
use crate::market::WiderMarket;
use crate::metrics::wider_markets::change_24h;

/// Writes how each wider market moved; its sources name the instrument that it really is.
pub(crate) fn put_wider_markets(ledger: &mut Ledger<'_>) {
    for market in WiderMarket::ALL {
        let change = change_24h(ledger.snapshot, market, ledger.now);
        let id = FigureId::suffixed_over("market_change_pct", Window::Day, market.id());
        ledger.put(id, percent(&change));
    }
}
