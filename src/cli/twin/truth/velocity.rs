//! How fast liquidations come, and all of them together as far as Gate's share tells.

use crate::cli::twin::scenario::Market;
use crate::cli::twin::truth::told::Told;
use crate::cli::twin::truth::{Truth, sum};
use crate::cli::twin::world::ceil;
use crate::market::Asset;
use crate::metrics::math::pow;
use crate::units::{Millis, UnixMillis};
use crate::venues::Want;
use std::collections::BTreeMap;

/// The bars that Gate counts in.
const BAR: Millis = Millis::minutes(5);

/// Rate, change of the rate and estimate, from Gate's bars.
pub(super) fn tell(told: &Told<'_>, asset: Asset, at: UnixMillis, truth: &mut Truth) {
    let Some(place) = told.place(asset, Market::Gate, Want::LiquidationHistory) else { return };
    let coin = asset.ticker();
    let from = ceil(at - Millis::DAY, BAR);
    let mut bars: BTreeMap<UnixMillis, f64> = BTreeMap::new();
    for event in place.forced(UnixMillis(from.0 - 1), at) {
        *bars.entry(event.at.floor(BAR)).or_default() += event.coins * event.price;
    }
    // Each bar's dollars at its middle, halving every hour.
    let faded = |(&start, &usd): (&UnixMillis, &f64)| {
        let end = (start + BAR).min(at);
        let middle = f64::midpoint((at - start).as_hours(), (at - end).as_hours());
        usd * core::f64::consts::LN_2 * pow(0.5, middle)
    };
    let rate: f64 = bars.iter().map(faded).sum();
    let tells = truth.get("liquidations_usd.24h", asset).is_some();
    let rate = tells.then(|| rate / (1.0 - pow(0.5, 24.0)));
    truth.set("liquidation_rate_usd_per_h", "1h", coin, rate);
    let middle = ceil(at - Millis::hours(6), BAR);
    let part = |from: UnixMillis, to: UnixMillis| -> f64 {
        let usd: f64 = bars.range(from..to).map(|bar| bar.1).sum();
        usd / (to - from).as_hours()
    };
    let ratio = Some(part(middle, at) / part(from, middle)).filter(|_| tells);
    truth.set("liquidation_rate_ratio", "6h", coin, ratio);
    estimate(asset, truth);
}

/// Gate's liquidations for each dollar of its open interest, over all open interest; not less than
/// what all venues report.
fn estimate(asset: Asset, truth: &mut Truth) {
    let coin = asset.ticker();
    let by_venue = |truth: &Truth, name: &str| truth.said(name).cloned().unwrap_or_default();
    let open = by_venue(truth, &format!("open_interest_usd.{coin}"));
    let closed = by_venue(truth, &format!("liquidations_usd.24h.{coin}"));
    let gate = Market::Gate.id();
    let (Some(own), Some(open_there)) = (closed.get(gate), open.get(gate)) else { return };
    let all = sum(&open.values().copied().collect::<Vec<f64>>());
    let reported = sum(&closed.values().copied().collect::<Vec<f64>>());
    let estimate = all.zip(reported).map(|(all, told)| (own / open_there * all).max(told));
    truth.set("liquidations_estimated_usd", "24h", coin, estimate);
}
