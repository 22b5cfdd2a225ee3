//! How much of the selling and of the fall liquidations account for.

use crate::explain::ledger::{Ledger, Mark, Told};
use crate::explain::report::{FigureId, Window};
use crate::market::{Asset, Kind};
use crate::metrics::forced_flow::{Forced, Range, forced};
use crate::metrics::{Cited, Gap, Measured};
use crate::units::{Fraction, Price};

/// Writes the forced share and what it explains, each with its range of assumptions.
pub(super) fn forced_flow(
    ledger: &mut Ledger<'_>,
    asset: Asset,
    price: &Measured<Cited<Price>>,
    change: &Measured<Cited<Fraction>>,
    volatility: &Measured<Cited<Fraction>>,
) -> Measured<Cited<Forced>> {
    let windows = (ledger.now, Window::Day.length());
    let measured = match (price, change, volatility) {
        (Ok(price), Ok(change), Ok(volatility)) => {
            forced(ledger.snapshot, asset, windows, price, change, volatility)
        }
        (Err(gap), ..) | (_, Err(gap), _) | (.., Err(gap)) => Err(*gap),
    };
    let share = |forced: &Forced| forced.flow.share.ok_or(Gap::NotReported(Kind::TakerFlow));
    put(ledger, FigureId::over("forced_selling_share_pct", Window::Day, asset), &measured, share);
    // Liquidated longs explain nothing of a rise.
    let explained = |forced: &Forced| forced.flow.explained.ok_or(Gap::Undefined);
    let id = FigureId::over("forced_selling_explains_pct", Window::Day, asset);
    put(ledger, id, &measured, explained);
    measured
}

fn put(
    ledger: &mut Ledger<'_>,
    id: FigureId,
    measured: &Measured<Cited<Forced>>,
    of: fn(&Forced) -> Measured<Range<f64>>,
) {
    let range = measured.as_ref().map_err(|gap| *gap).and_then(|forced| of(&forced.value));
    let told: Told<'_> = match (&range, measured) {
        (Ok(range), Ok(forced)) => Ok((range.mid * 100.0, &forced.from)),
        (Err(gap), _) | (_, Err(gap)) => Err(*gap),
    };
    let ends = range.ok().map(|range| (range.low * 100.0, range.high * 100.0));
    ledger.put_marked(id, told, Mark::estimate(ends));
}
