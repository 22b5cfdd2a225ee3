//! Whether Bitcoin dragged the rest.

use crate::explain::figures::OfAsset;
use crate::explain::ledger::{Ledger, plain};
use crate::explain::report::{FigureId, Window};
use crate::market::{Asset, Kind};
use crate::metrics::sums::mean;
use crate::metrics::{Cited, Gap};
use crate::settings::limits;
use crate::units::sorted::Sorted;

/// The share of the coins shown that fell, where enough of them are known.
pub(super) fn breadth(ledger: &mut Ledger<'_>, assets: &Sorted<Asset, OfAsset>) {
    let (mut fell, mut from) = (Vec::new(), Vec::new());
    for of in assets.values() {
        if let Ok(change) = &of.change {
            fell.push(f64::from(u8::from(change.value.0 < 0.0)));
            from.extend_from_slice(&change.from);
        }
    }
    let (have, need) = (fell.len(), limits::FEWEST_FOR_BREADTH);
    let share = match mean(&fell) {
        _ if have < need => Err(Gap::TooFew { have, need }),
        Some(mean) => Ok(Cited::new(mean * 100.0, from)),
        None => Err(Gap::NotReported(Kind::Ticker)),
    };
    ledger.put(FigureId::all_over("breadth_down_pct", Window::Day), plain(&share));
}
