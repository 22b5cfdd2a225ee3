//! How coins move with Bitcoin, from the first market's hourly closes.

use crate::cli::twin::truth::told::Told;
use crate::cli::twin::truth::{Truth, sum};
use crate::cli::twin::world::multiples;
use crate::market::Asset;
use crate::metrics::math::{exp_m1, ln, ln_1p, sqrt};
use crate::units::{Millis, UnixMillis};
use crate::venues::Want;

/// β, correlation and the move beyond β. Hourly closes of the 30 days that end 24 hours before.
pub(super) fn tell(told: &Told<'_>, asset: Asset, at: UnixMillis, truth: &mut Truth) {
    let (Some(bitcoin), Some(own)) = (returns(told, Asset::BTC, at), returns(told, asset, at))
    else {
        return;
    };
    let coin = asset.ticker();
    let (Some(across), Some(down), Some(up)) =
        (product(&bitcoin, &own), product(&bitcoin, &bitcoin), product(&own, &own))
    else {
        return;
    };
    let beta = across / down;
    truth.set("beta", "30d", coin, Some(beta));
    truth.set("correlation", "30d", coin, Some(across / sqrt(down * up)));
    let day = |of| truth.get("price_change_pct.24h", of).map(|change| ln_1p(change / 100.0));
    let excess = day(asset).zip(day(Asset::BTC)).map(|(own, bitcoin)| own - beta * bitcoin);
    truth.set("excess_move_pct", "24h", coin, excess.map(|log| exp_m1(log) * 100.0));
}

fn returns(told: &Told<'_>, asset: Asset, at: UnixMillis) -> Option<Vec<f64>> {
    let first = told.first(asset, Want::HourlyCandles)?;
    let end = at - Millis::DAY;
    let hours = multiples(end - Millis::days(30), end, Millis::HOUR);
    let closes: Vec<f64> = hours.map(|hour| first.price(hour)).collect();
    let step = |pair: &[f64]| match pair {
        [before, after] => Some(ln(after / before)),
        _ => None,
    };
    Some(closes.windows(2).filter_map(step).collect())
}

/// The sum of products of what lies off the means.
fn product(one: &[f64], other: &[f64]) -> Option<f64> {
    let mean = |all: &[f64]| Some(sum(all)? / sum(&vec![1.0; all.len()])?);
    let (centre, middle) = (mean(one)?, mean(other)?);
    let terms = one.iter().zip(other).map(|(x, y)| (x - centre) * (y - middle));
    sum(&terms.collect::<Vec<f64>>())
}
