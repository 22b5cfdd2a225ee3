//! How far a fall would carry on the first coin's liquidation map.

use crate::explain::figures::OfAsset;
use crate::explain::ledger::{Ledger, Mark, Told, number};
use crate::explain::report::{FigureId, Window};
use crate::market::Asset;
use crate::metrics::cascade::{Shock, shocks, states};
use crate::metrics::liquidation_map::{MarketMap, market_map};
use crate::metrics::{Cited, Measured};
use crate::settings::{Freshness, limits};
use crate::units::Fraction;

/// The map under three mixes of leverage, and the usual shocks on it.
pub struct Chain {
    /// Where positions would be closed.
    pub map: Measured<Cited<MarketMap>>,
    /// Each of the shocks, in the order of their sizes.
    pub shocks: Measured<Cited<Vec<Shock>>>,
}

/// The map; writes how it did against what was reported.
pub(super) fn map(
    ledger: &mut Ledger<'_>,
    asset: Asset,
    of: &OfAsset,
) -> Measured<Cited<MarketMap>> {
    let windows = (ledger.now, Window::Month.length());
    let map = of.price.as_ref().map_err(|gap| *gap).and_then(|price| {
        let margin = limits::MAINTENANCE_MARGIN;
        market_map(ledger.snapshot, asset, windows, price.value, &of.open, margin)
    });
    put_check(ledger, asset, &map);
    map
}

/// Writes amplification and whole fall after each of [`limits::SHOCKS`]: the assumed mix of leverage
/// and usual volatility and volume give the number, all assumptions its interval. Where the map did
/// no better than the volume profile nothing is told of it but that.
pub(super) fn shocks_on(
    map: &Measured<Cited<MarketMap>>,
    ledger: &mut Ledger<'_>,
    asset: Asset,
    of: &OfAsset,
) -> Measured<Cited<Vec<Shock>>> {
    let OfAsset { open, volatility, .. } = of;
    let windows = (ledger.now, Window::Month.length());
    let shocks = match (map, volatility) {
        (Ok(map), Ok(volatility)) => {
            let apart = Freshness::MINUTES.delayed;
            let of = (map, open.as_slice());
            let sizes = limits::SHOCKS.map(|(shock, _)| Fraction(shock));
            states(ledger.snapshot, asset, windows, apart, of, volatility.value).and_then(
                |states| {
                    let told = shocks(&map.value, &states.value, &sizes)?;
                    let mut from = map.from.clone();
                    from.extend(states.from);
                    from.extend_from_slice(&volatility.from);
                    Ok(Cited::new(told, from))
                },
            )
        }
        (Err(gap), _) | (_, Err(gap)) => Err(*gap),
    };
    for (nth, (_, size)) in limits::SHOCKS.into_iter().enumerate() {
        let shock = match &shocks {
            Ok(told) => told.value.get(nth).map(|shock| (shock, &told.from)),
            Err(_) => None,
        };
        let gap = shocks.as_ref().err().copied().unwrap_or(crate::metrics::Gap::Undefined);
        let told: Told<'_> = shock.ok_or(gap).and_then(|(shock, from)| {
            let amplified = shock.normal.amplification.ok_or(crate::metrics::Gap::Undefined)?;
            Ok((amplified, from.as_slice()))
        });
        let ends = shock.map(|(shock, _)| shock.amplification);
        let id = FigureId::suffixed(&["cascade_amplification.", size].concat(), asset.ticker());
        ledger.put_marked(id, told, Mark::estimate(ends));
        let told: Told<'_> = shock
            .map(|(shock, from)| (shock.normal.total_drop.percent(), from.as_slice()))
            .ok_or(gap);
        let ends = shock.map(|(shock, _)| (shock.drop.0.percent(), shock.drop.1.percent()));
        let id = FigureId::suffixed(&["cascade_total_drop_pct.", size].concat(), asset.ticker());
        ledger.put_marked(id, told, Mark::estimate(ends));
        // What forced selling adds to the shock itself.
        let less = |whole: f64| shock.map_or(whole, |(shock, _)| whole - shock.shock.percent());
        let added = told.map(|(drop, from)| (less(drop), from));
        let ends = ends.map(|(low, high)| (less(low), less(high)));
        let id = FigureId::suffixed(&["cascade_added_pct.", size].concat(), asset.ticker());
        ledger.put_marked(id, added, Mark::estimate(ends));
    }
    shocks
}

/// Writes how the map did against what was reported, and the volume profile beside it.
fn put_check(ledger: &mut Ledger<'_>, asset: Asset, map: &Measured<Cited<MarketMap>>) {
    let check = match map {
        Ok(map) => &map.value.check,
        Err(gap) => &Err(*gap),
    };
    let ends = check.as_ref().ok().map(|check| (check.value.map.low, check.value.map.high));
    let id = FigureId::over("liquidation_map_rank_correlation", Window::Week, asset);
    ledger.put_marked(id, number(check, |check| check.map.rho), Mark::estimate(ends));
    let id = FigureId::over("liquidation_map_baseline_correlation", Window::Week, asset);
    ledger.put(id, number(check, |check| check.baseline));
}
