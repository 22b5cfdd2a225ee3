//! The reasons: one claim a card, with the figures it rests on and how much it weighs.

use crate::explain::claim::{Claim, Deleveraging, ForcedSelling};
use crate::explain::figures::{LONG_WINDOWS, Measurements};
use crate::explain::ledger::Ledger;
use crate::explain::report::{FigureId, Finding, FindingKind, Window};
use crate::explain::verdict::lead;
use crate::explain::words;
use crate::market::Asset;
use crate::settings::limits;
use crate::units::order;

/// The findings, strongest first; those of equal strength in the order of the cards.
pub(crate) fn findings(ledger: &Ledger<'_>, measured: &Measurements<'_>) -> Vec<Finding> {
    let asset = lead(ledger.settings);
    let mut findings: Vec<Finding> = Vec::new();
    let mut add = |weighed: Option<Weighed>| {
        let Some((kind, strength, claim, figures)) = weighed else { return };
        findings.push(Finding {
            kind,
            strength: if strength.is_finite() { strength.clamp(0.0, 1.0) } else { 0.0 },
            text: words::claim(ledger.settings.locale, &claim),
            figures,
        });
    };
    add(forced_selling(ledger, measured, asset));
    add(deleveraging(ledger, measured, asset));
    add(funding(measured, asset));
    add(sentiment(ledger, measured));
    add(holder(measured));
    order::sort_by(&mut findings, |a, b| {
        b.strength.total_cmp(&a.strength).then(a.kind.cmp(&b.kind))
    });
    findings
}

type Weighed = (FindingKind, f64, Claim, Vec<FigureId>);

fn forced_selling(
    ledger: &Ledger<'_>,
    measured: &Measurements<'_>,
    asset: Asset,
) -> Option<Weighed> {
    let told = measured.liquidated_all.over(Window::Day)?;
    let (mut assets, mut missing) = (Vec::new(), Vec::new());
    for &asset in &ledger.settings.assets {
        let of = measured.assets.get(&asset).and_then(|of| of.liquidated.over(Window::Day));
        if of.is_some() { &mut assets } else { &mut missing }.push(asset);
    }
    let coverage = FigureId::over("liquidations_coverage_pct", Window::Day, asset);
    let long = FigureId::all_over("long_liquidations_usd", Window::Day);
    let open = ledger.value(&FigureId::all("open_interest_usd"));
    let share = open.map_or(0.0, |open| told.value.long.0 / open * 100.0);
    let claim = Claim::ForcedSelling(ForcedSelling {
        long_usd: told.value.long.0,
        short_usd: told.value.short.0,
        lower_bound: told.value.lower_bound,
        venues: told.venues(),
        assets,
        missing,
        coverage_pct: ledger.value(&coverage),
    });
    let short = FigureId::all_over("short_liquidations_usd", Window::Day);
    let strength = share / limits::FORCED_SELLING_FULL_PCT;
    Some((FindingKind::ForcedSelling, strength, claim, vec![long, short, coverage]))
}

fn deleveraging(ledger: &Ledger<'_>, measured: &Measurements<'_>, asset: Asset) -> Option<Weighed> {
    let day = measured.assets.get(&asset)?.open_change.over(Window::Day)?;
    let name = "open_interest_position_effect_pct";
    let mut figures = vec![
        FigureId::over("open_interest_change_pct", Window::Day, asset),
        FigureId::over("open_interest_price_effect_pct", Window::Day, asset),
        FigureId::over(name, Window::Day, asset),
    ];
    let mut longer = Vec::new();
    for window in LONG_WINDOWS.into_iter().filter(|&window| window != Window::Day) {
        let id = FigureId::over(name, window, asset);
        if let Some(value) = ledger.value(&id) {
            longer.push((window, value));
            figures.push(id);
        }
    }
    let parts = &day.value.parts;
    let claim = Claim::Deleveraging(Deleveraging {
        asset,
        change_pct: parts.change.percent(),
        price_effect_pct: parts.price_effect.percent(),
        position_effect_pct: parts.position_effect.percent(),
        longer,
        covered_pct: day.value.covered.percent(),
        venues: day.venues(),
    });
    let strength = -parts.position_effect.percent() / limits::DELEVERAGING_FULL_PCT;
    Some((FindingKind::Deleveraging, strength, claim, figures))
}

fn funding(measured: &Measurements<'_>, asset: Asset) -> Option<Weighed> {
    let apr = measured.assets.get(&asset)?.funding.as_ref().ok()?;
    let apr_pct = apr.value.percent();
    let claim = Claim::Funding { asset, apr_pct, venues: apr.venues() };
    let strength = apr_pct.abs() / limits::FUNDING_FULL_PCT;
    Some((FindingKind::Leverage, strength, claim, vec![FigureId::of("funding_apr_pct", asset)]))
}

fn sentiment(ledger: &Ledger<'_>, measured: &Measurements<'_>) -> Option<Weighed> {
    let now = measured.fear_greed.as_ref().ok()?.value;
    let ago = |days| FigureId::suffixed("fear_greed_index", days);
    let (week, month) = (ago("7d"), ago("30d"));
    let (week_ago, month_ago) = (ledger.value(&week), ledger.value(&month));
    let claim =
        Claim::Sentiment { index: now.index, class: now.class.clone(), week_ago, month_ago };
    let strength = (50.0 - f64::from(now.index)).abs() / 50.0 * limits::CONTEXT_MOST;
    let figures = vec![FigureId::plain("fear_greed_index"), week, month];
    Some((FindingKind::Sentiment, strength, claim, figures))
}

fn holder(measured: &Measurements<'_>) -> Option<Weighed> {
    let row = measured.holders.iter().find(|row| row.result.is_ok())?;
    let result = row.result.as_ref().ok()?.value;
    let treasury = row.holder.treasury;
    let claim = Claim::Holder {
        name: treasury.name.clone(),
        coins: treasury.holdings.0,
        usd: result.usd.0,
        pct: result.fraction.percent(),
        average_cost_usd: result.average_cost.usd(),
        stated_at: treasury.stated_at,
    };
    let of = |name| FigureId::suffixed(name, &row.slug);
    let figures = vec![of("holder_unrealized_usd"), of("holder_unrealized_pct")];
    let strength = (-result.fraction.0).clamp(0.0, 1.0) * limits::CONTEXT_MOST;
    Some((FindingKind::LargeHolders, strength, claim, figures))
}
