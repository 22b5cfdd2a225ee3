//! How stretched positions are.

use crate::explain::ledger::{Ledger, Mark, number, percent, plain};
use crate::explain::report::{FigureId, Window};
use crate::market::Asset;
use crate::metrics::open_interest::Open;
use crate::metrics::{Cited, Measured, basis, funding, positioning};
use crate::settings::Freshness;
use crate::units::{Fraction, Price};

/// Writes the gauges; answers with the funding rate.
pub(super) fn gauges(
    ledger: &mut Ledger<'_>,
    asset: Asset,
    open: &[Open],
    price: &Measured<Cited<Price>>,
) -> Measured<Cited<Fraction>> {
    let (snapshot, now) = (ledger.snapshot, ledger.now);
    let apr = funding::funding_apr(snapshot, asset, open, now, Freshness::MINUTES.delayed);
    ledger.put(FigureId::of("funding_apr_pct", asset), percent(&apr));
    let basis = basis::basis_apr(snapshot, asset, price, now, Freshness::MINUTES.delayed);
    ledger.put(FigureId::of("basis_apr_pct", asset), percent(&basis));
    let ratio = positioning::long_short(snapshot, asset, now, Freshness::HOURLY.delayed);
    ledger.put(FigureId::of("long_short_ratio", asset), plain(&ratio));
    let sold = positioning::taker_sell(snapshot, asset, now, Window::Day.length());
    let estimated = sold.as_ref().is_ok_and(|sold| sold.value.unweighted);
    ledger.put_marked(
        FigureId::over("taker_sell_share_pct", Window::Day, asset),
        number(&sold, |sold| sold.share.percent()),
        Mark { estimated, ..Mark::default() },
    );
    apr
}
