//! How much of the selling and of a fall liquidations account for, or of the buying and of a rise.

use crate::explain::ledger::{Ledger, Mark, Told};
use crate::explain::report::{FigureId, Window};
use crate::market::{Asset, Kind};
use crate::metrics::forced_flow::{Forced, ForcedFlow, Range, forced};
use crate::metrics::{Cited, Gap, Measured};
use crate::units::{Fraction, Price};

/// One side of what was measured.
type Side = fn(&Forced) -> &ForcedFlow;

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
    // Liquidated longs explain nothing of a rise, nor shorts of a fall.
    let sides: [(&str, Side); 2] =
        [("forced_selling", |forced| &forced.selling), ("forced_buying", |forced| &forced.buying)];
    for (name, side) in sides {
        let part = |what| FigureId::over(&[name, what].concat(), Window::Day, asset);
        let flow = measured.as_ref().map_err(|gap| *gap);
        let share = flow
            .and_then(|forced| side(&forced.value).share.ok_or(Gap::NotReported(Kind::TakerFlow)));
        put(ledger, part("_share_pct"), &measured, share);
        let explained = flow.and_then(|forced| side(&forced.value).explained.ok_or(Gap::Undefined));
        put(ledger, part("_explains_pct"), &measured, explained);
    }
    measured
}

fn put(
    ledger: &mut Ledger<'_>,
    id: FigureId,
    measured: &Measured<Cited<Forced>>,
    range: Measured<Range<f64>>,
) {
    let told: Told<'_> = match (&range, measured) {
        (Ok(range), Ok(forced)) => Ok((range.mid * 100.0, &forced.from)),
        (Err(gap), _) | (_, Err(gap)) => Err(*gap),
    };
    let ends = range.ok().map(|range| (range.low * 100.0, range.high * 100.0));
    ledger.put_marked(id, told, Mark::estimate(ends));
}
