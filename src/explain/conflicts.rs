//! Venues that contradict the others.

use crate::explain::ledger::source;
use crate::explain::report::{Conflict, FigureId};
use crate::market::Snapshot;
use crate::metrics::price::apart;
use crate::settings::{Freshness, Settings, limits};
use crate::units::{Fraction, UnixMillis};

/// The venues whose price stands apart, coin by coin.
pub(crate) fn conflicts(
    snapshot: &Snapshot,
    settings: &Settings,
    now: UnixMillis,
) -> Vec<Conflict> {
    let band = Fraction::from_percent(limits::PRICES_APART_PCT);
    let mut conflicts = Vec::new();
    for &asset in &settings.assets {
        for one in apart(snapshot, asset, now, Freshness::SECONDS.live, band) {
            conflicts.push(Conflict {
                figure: FigureId::of("price_usd", asset),
                source: source(&one.citation),
                value: one.price.usd(),
                others: one.others.usd(),
                apart_pct: one.price.change_since(one.others).percent(),
            });
        }
    }
    conflicts
}
