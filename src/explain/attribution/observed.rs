//! The inputs of a judgement from what was measured.

use crate::explain::attribution::inputs::AttributionInputs;
use crate::explain::figures::{Excitation, Measurements, OfAsset, by_curvature};
use crate::explain::ledger::Ledger;
use crate::explain::report::{FigureId, Window};
use crate::explain::verdict::lead;
use crate::market::{Asset, WiderMarket};
use crate::metrics::funding_change::funding_change_8h_bps;
use crate::metrics::hawkes::Refusal;
use crate::metrics::math::ln_1p;
use crate::metrics::spot_premium::spot_premium_bps;
use crate::metrics::taker_pressure::{Market, taker_pressure};
use crate::metrics::velocity::sides::long_share;
use crate::metrics::volatility::FEWEST_FOR_PERCENTILE;
use crate::metrics::wider_markets::co_movement;
use crate::settings::Freshness;
use crate::settings::attribution_limits::{FEWEST_OTHERS, SENTIMENT_HOLDS};

/// The first coin's day as inputs; what was not measured is not known.
///
/// Whether spot moves first takes hours of both markets' single trades, which no feed here brings: it
/// stays unknown (`docs/trust.md`). The forced share is that of longs in the selling, and in a rise
/// that of shorts in the buying.
pub(in crate::explain) fn observed(
    ledger: &Ledger<'_>,
    measured: &Measurements<'_>,
) -> AttributionInputs {
    let asset = lead(ledger.settings);
    let Some(of) = measured.assets.get(&asset) else { return AttributionInputs::default() };
    let mut inputs = AttributionInputs {
        log_return: of.change.as_ref().ok().map(|change| ln_1p(change.value.0)),
        z_24h: of.unusual.as_ref().ok().map(|unusual| unusual.value.z),
        position_change_24h: position_change(of, Window::Day),
        position_change_7d: position_change(of, Window::Week),
        position_change_30d: position_change(of, Window::Month),
        falling_days_ci_low: of.falling_days.as_ref().ok().map(|days| days.value.share.low),
        velocity_ratio_ci95: of
            .velocity
            .change
            .as_ref()
            .ok()
            .and_then(|change| change.value.interval)
            .map(|ends| (ends.low, ends.high)),
        ..AttributionInputs::default()
    };
    liquidations(&mut inputs, of, ledger, asset);
    flows(&mut inputs, ledger, asset);
    // Both are measured against Bitcoin.
    if asset == Asset::BTC {
        equities(&mut inputs, ledger);
        if let Some(others) = &measured.against_bitcoin
            && others.coins >= FEWEST_OTHERS
        {
            inputs.alt_median_return = Some(others.median);
            inputs.alt_behind_ci_low = Some(others.share.low);
        }
    }
    if let Ok(index) = &measured.fear_greed
        && ledger.now - index.value.at < SENTIMENT_HOLDS
    {
        inputs.sentiment_class = Some(index.value.class.clone());
    }
    inputs
}

fn position_change(of: &OfAsset, window: Window) -> Option<f64> {
    Some(of.open_change.over(window)?.value.parts.position_effect.0)
}

fn liquidations(inputs: &mut AttributionInputs, of: &OfAsset, ledger: &Ledger<'_>, asset: Asset) {
    if let (Ok(forced), Some(moved)) = (&of.forced, inputs.log_return) {
        let side = if moved > 0.0 { &forced.value.buying } else { &forced.value.selling };
        inputs.forced_share_mid = side.share.map(|share| share.mid);
    }
    // Among fewer days a place says little.
    inputs.liquidation_percentile_1y = of
        .liquidation_rank
        .as_ref()
        .ok()
        .filter(|rank| rank.value.days >= FEWEST_FOR_PERCENTILE)
        .map(|rank| rank.value.percentile.0);
    if let Some(day) = of.liquidated.over(Window::Day) {
        inputs.long_liquidation_share = long_share(day.value.long.0, day.value.short.0);
    }
    let both = |window| Some(of.liquidated.over(window)?.value.both().0);
    inputs.liquidated_24h_usd = both(Window::Day);
    inputs.liquidated_7d_usd = both(Window::Week);
    inputs.liquidated_30d_usd = both(Window::Month);
    (inputs.excitation_claimed, inputs.branching_ci_low) = excitation(&of.excitation);
    // What is judged by is what is shown, where it is shown.
    let id = FigureId::over("liquidation_branching_ratio", Window::Day, asset);
    if let Some((low, _)) = ledger.interval(&id) {
        inputs.branching_ci_low = Some(low);
    }
}

/// Whether self-excitation may be claimed, and from where on up the branching ratio lies. A refusal
/// by the events themselves is a "no"; events that could not be judged are neither yes nor no.
fn excitation(told: &Excitation) -> (Option<bool>, Option<f64>) {
    let Ok(told) = told else { return (None, None) };
    match &told.value {
        Ok(claim) => (Some(true), by_curvature(claim).map(|(low, _)| low)),
        Err(Refusal::NotEveryEvent | Refusal::NotEvents) => (None, None),
        Err(_) => (Some(false), None),
    }
}

fn flows(inputs: &mut AttributionInputs, ledger: &Ledger<'_>, asset: Asset) {
    let (snapshot, now) = (ledger.snapshot, ledger.now);
    let z =
        |market| taker_pressure(snapshot, asset, now, market).ok().map(|pressure| pressure.value.z);
    inputs.spot_taker_z = z(Market::Spot);
    inputs.perp_taker_z = z(Market::Contracts);
    let apart = Freshness::SECONDS.delayed;
    inputs.spot_premium_bps =
        spot_premium_bps(snapshot, asset, now, apart).ok().map(|premium| premium.value);
    let (window, apart) = (Window::Day.length(), Freshness::MINUTES.delayed);
    inputs.funding_change_8h_bps =
        funding_change_8h_bps(snapshot, asset, now, window, apart).ok().map(|change| change.value);
}

fn equities(inputs: &mut AttributionInputs, ledger: &Ledger<'_>) {
    let Ok(told) = co_movement(ledger.snapshot, WiderMarket::Equities, ledger.now) else { return };
    inputs.equity_return = Some(told.value.log_return);
    inputs.equity_beta = Some(told.value.beta);
    inputs.equity_beta_t = told.value.t;
    inputs.equity_z = Some(told.value.z);
    inputs.equity_correlation_30d = Some(told.value.correlation);
}
