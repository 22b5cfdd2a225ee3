//! How much was closed by force, on which side, how fast, and how much of the move that explains.

use super::{Saying, Told, ends, tickers};
use crate::explain::figures::LONG_WINDOWS;
use crate::explain::ledger::Ledger;
use crate::explain::report::{FigureId, FindingKind, Window};
use crate::explain::sentence::{Form, Sentence, Value};
use crate::explain::words::Message;
use crate::market::Asset;
use crate::metrics::sanity::windows_nest;
use crate::metrics::velocity::Pace;
use crate::settings::limits;

pub(super) fn saying(told: Told<'_, '_>) -> Option<Saying> {
    let (ledger, measured, asset) = (told.ledger, told.measured, told.asset);
    let day = measured.liquidated_all.over(Window::Day)?;
    let (mut assets, mut missing) = (Vec::new(), Vec::new());
    for &asset in &ledger.settings.assets {
        let of = measured.assets.get(&asset).and_then(|of| of.liquidated.over(Window::Day));
        if of.is_some() { &mut assets } else { &mut missing }.push(asset);
    }
    let side = |name, usd| Value::figure(FigureId::all_over(name, Window::Day), usd, Form::Money);
    let message =
        if day.value.lower_bound { Message::LiquidatedAtLeast } else { Message::Liquidated };
    let mut claims = vec![Sentence::new(
        message,
        vec![
            side("long_liquidations_usd", day.value.long.0),
            side("short_liquidations_usd", day.value.short.0),
            tickers(&assets),
            Value::Venues(day.venues()),
        ],
    )];
    claims.extend(longer(told));
    claims.extend(pace(told));
    claims.extend(explains(told));
    let mut notes = Vec::new();
    let coverage = FigureId::over("liquidations_coverage_pct", Window::Day, asset);
    if let Some(share) = told.figure(coverage, Form::Percent(0)) {
        notes.push(Sentence::new(Message::LiquidatedCoverage, vec![Value::Coin(asset), share]));
    }
    notes.extend(estimate(told));
    if !missing.is_empty() {
        notes.push(Sentence::new(Message::LiquidatedMissing, vec![tickers(&missing)]));
    }
    let open = ledger.value(&FigureId::all("open_interest_usd"));
    // The side that the move hurts.
    let closed = if rose(ledger, asset) { day.value.short } else { day.value.long };
    let share = open.map_or(0.0, |open| closed.0 / open * 100.0);
    let strength = share / limits::FORCED_SELLING_FULL_PCT;
    Some(Saying { kind: FindingKind::ForcedSelling, strength, claims, notes })
}

/// The longer windows, only where each holds no less than the shorter ones, and all of every coin:
/// sums of different coverage or coins do not stand side by side.
fn longer(told: Told<'_, '_>) -> Option<Sentence> {
    let id = |window| FigureId::all_over("liquidations_usd", window);
    let usd = |window| told.ledger.value(&id(window));
    let all = &told.measured.liquidated_all;
    let whole = |window| all.over(window).is_some_and(|sum| !sum.value.lower_bound);
    if !LONG_WINDOWS.into_iter().all(whole)
        || windows_nest(usd(Window::Day), usd(Window::Week), usd(Window::Month)) != Some(true)
    {
        return None;
    }
    let both = |window| told.figure(id(window), Form::Money);
    let values = vec![both(Window::Week)?, both(Window::Month)?];
    Some(Sentence::new(Message::LiquidatedLonger, values))
}

/// Slowing or accelerating only where the whole interval says so: of the first coin, not of all.
fn pace(told: Told<'_, '_>) -> Option<Sentence> {
    let change = told.of()?.velocity.change.as_ref().ok()?;
    let id = FigureId::over("liquidation_rate_ratio", Window::SixHours, told.asset);
    let message = match change.value.pace {
        Pace::Slowing => Message::VelocitySlowing,
        Pace::Accelerating => Message::VelocityAccelerating,
        Pace::NoClearChange => Message::VelocityUnclear,
    };
    let form = Form::of_ratio(told.ledger.value(&id)?);
    let [ratio, low, high] = told.between(&id, form)?;
    Some(Sentence::new(message, vec![Value::Coin(told.asset), ratio, low, high]))
}

fn rose(ledger: &Ledger<'_>, asset: Asset) -> bool {
    let change = FigureId::over("price_change_pct", Window::Day, asset);
    ledger.value(&change).is_some_and(|change| change > 0.0)
}

fn explains(told: Told<'_, '_>) -> Option<Sentence> {
    let (_, [low, high]) = explained(told.ledger, told.asset)?;
    Some(Sentence::new(Message::ForcedExplains, vec![Value::Coin(told.asset), low, high]))
}

/// How much of the day's move forced orders explain by themselves: the most in percent, and both ends
/// as a sentence shows them.
pub(crate) fn explained(ledger: &Ledger<'_>, asset: Asset) -> Option<(f64, [Value; 2])> {
    let name = if rose(ledger, asset) {
        "forced_buying_explains_pct"
    } else {
        "forced_selling_explains_pct"
    };
    let id = FigureId::over(name, Window::Day, asset);
    let (_, most) = ledger.interval(&id)?;
    Some((most, ends(ledger, &id, Form::Percent(0))?))
}

fn estimate(told: Told<'_, '_>) -> Option<Sentence> {
    let id = FigureId::over("liquidations_estimated_usd", Window::Day, told.asset);
    let [value, low, high] = told.between(&id, Form::Money)?;
    let values = vec![Value::Coin(told.asset), value, low, high];
    Some(Sentence::new(Message::LiquidatedEstimate, values))
}
