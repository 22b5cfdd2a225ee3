//! How fast liquidations come, and whether that changes.

use crate::explain::ledger::{Ledger, Mark, number};
use crate::explain::report::{FigureId, Window};
use crate::market::{Asset, Venue};
use crate::metrics::velocity::observed::{Rate, RateChange, rate, rate_change};
use crate::metrics::{Cited, Measured};

/// What was measured of a coin's liquidations in time.
pub struct Velocity {
    /// Dollars an hour now.
    pub rate: Measured<Cited<Rate>>,
    /// Six hours against the eighteen before.
    pub change: Measured<Cited<RateChange>>,
}

/// Writes rate and change over the venues of the sums beside them. Where a feed tells only some
/// liquidations the rate is a lower bound, while the ratio stands on the same feed at both times.
pub(super) fn velocity(ledger: &mut Ledger<'_>, asset: Asset, among: &[Venue]) -> Velocity {
    let (snapshot, now) = (ledger.snapshot, ledger.now);
    let rate = rate(snapshot, asset, now, among);
    let lower_bound = rate.as_ref().is_ok_and(|rate| rate.value.lower_bound);
    let id = FigureId::over("liquidation_rate_usd_per_h", Window::Hour, asset);
    let mark = Mark { lower_bound, ..Mark::default() };
    ledger.put_marked(id, number(&rate, |rate| rate.usd_per_hour), mark);
    let change = rate_change(snapshot, asset, now, among);
    let interval = change.as_ref().ok().and_then(|change| change.value.interval);
    let mark = Mark::estimate(interval.map(|ends| (ends.low, ends.high)));
    let id = FigureId::over("liquidation_rate_ratio", Window::SixHours, asset);
    ledger.put_marked(id, number(&change, |change| change.ratio), mark);
    Velocity { rate, change }
}
