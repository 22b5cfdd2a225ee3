//! The reasons: what a card claims, the figures it rests on and how much it weighs.

use crate::explain::figures::{LONG_WINDOWS, Measurements};
use crate::explain::ledger::Ledger;
use crate::explain::report::{FigureId, Finding, FindingKind, Window};
use crate::explain::sentence::{Form, Sentence, Value};
use crate::explain::verdict::lead;
use crate::explain::words::{self, Message};
use crate::market::Asset;
use crate::settings::limits;
use crate::units::order;

/// The findings, strongest first; those of equal strength in the order of the cards.
pub(crate) fn findings(ledger: &Ledger<'_>, measured: &Measurements<'_>) -> Vec<Finding> {
    let asset = lead(ledger.settings);
    let weighed = [
        forced_selling(ledger, measured, asset),
        deleveraging(ledger, measured, asset),
        funding(measured, asset),
        sentiment(ledger, measured),
        holder(measured),
    ];
    let mut findings: Vec<Finding> = Vec::new();
    for (kind, strength, said) in weighed.into_iter().flatten() {
        findings.push(Finding {
            kind,
            strength: if strength.is_finite() { strength.clamp(0.0, 1.0) } else { 0.0 },
            text: words::all(ledger.settings.locale, &said),
            figures: figures_of(&said),
        });
    }
    order::sort_by(&mut findings, |a, b| {
        b.strength.total_cmp(&a.strength).then(a.kind.cmp(&b.kind))
    });
    findings
}

/// What a card says, and 0 to 1 how much that weighs.
type Weighed = (FindingKind, f64, Vec<Sentence>);

/// The figures whose numbers the sentences show, each once, in reading order.
fn figures_of(said: &[Sentence]) -> Vec<FigureId> {
    let mut figures: Vec<FigureId> = Vec::new();
    for sentence in said {
        for number in sentence.numbers() {
            if let Some(id) = &number.figure
                && !figures.contains(id)
            {
                figures.push(id.clone());
            }
        }
    }
    figures
}

fn tickers(assets: &[Asset]) -> Value {
    let named = |asset: &Asset| Sentence::text(asset.ticker());
    Value::List(assets.iter().map(named).collect())
}

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
    let side = |name, usd| Value::figure(FigureId::all_over(name, Window::Day), usd, Form::Money);
    let message =
        if told.value.lower_bound { Message::LiquidatedAtLeast } else { Message::Liquidated };
    let mut said = vec![Sentence::new(
        message,
        vec![
            side("long_liquidations_usd", told.value.long.0),
            side("short_liquidations_usd", told.value.short.0),
            tickers(&assets),
            Value::Venues(told.venues()),
        ],
    )];
    let coverage = FigureId::over("liquidations_coverage_pct", Window::Day, asset);
    if let Some(share) = ledger.value(&coverage) {
        let share = Value::figure(coverage, share, Form::Percent(0));
        said.push(Sentence::new(Message::LiquidatedCoverage, vec![share]));
    }
    if !missing.is_empty() {
        said.push(Sentence::new(Message::LiquidatedMissing, vec![tickers(&missing)]));
    }
    let open = ledger.value(&FigureId::all("open_interest_usd"));
    let share = open.map_or(0.0, |open| told.value.long.0 / open * 100.0);
    Some((FindingKind::ForcedSelling, share / limits::FORCED_SELLING_FULL_PCT, said))
}

fn deleveraging(ledger: &Ledger<'_>, measured: &Measurements<'_>, asset: Asset) -> Option<Weighed> {
    const POSITIONS: &str = "open_interest_position_effect_pct";
    let day = measured.assets.get(&asset)?.open_change.over(Window::Day)?;
    let parts = &day.value.parts;
    let change = parts.change.percent();
    // Both parts, always: a fall of open interest in dollars that is the price's alone is no
    // deleveraging.
    let effects = (parts.price_effect.percent(), parts.position_effect.percent());
    let (by_price, by_positions) = words::split(effects, 1);
    let of =
        |name, value, form| Value::figure(FigureId::over(name, Window::Day, asset), value, form);
    let mut values = vec![Value::Coin(asset)];
    let message = if change.abs() < limits::FLAT_BELOW_PCT {
        Message::OpenInterestUnchanged
    } else {
        values.push(of("open_interest_change_pct", change, Form::SizePercent(1)));
        if change < 0.0 { Message::OpenInterestFell } else { Message::OpenInterestRose }
    };
    values.push(of("open_interest_price_effect_pct", by_price, Form::SignedPercent(1)));
    values.push(of(POSITIONS, by_positions, Form::SignedPercent(1)));
    let mut said = vec![Sentence::new(message, values)];
    let mut longer = Vec::new();
    for window in LONG_WINDOWS.into_iter().filter(|&window| window != Window::Day) {
        let id = FigureId::over(POSITIONS, window, asset);
        if let Some(value) = ledger.value(&id) {
            let change = Value::figure(id, value, Form::SignedPercent(1));
            let over = Value::Window(window);
            longer.push(Sentence::new(Message::PositionsOver, vec![change, over]));
        }
    }
    if !longer.is_empty() {
        said.push(Sentence::new(Message::PositionsLonger, vec![Value::List(longer)]));
    }
    let venues = Value::Venues(day.venues());
    let covered = day.value.covered.percent();
    said.push(if covered < 99.5 {
        let share = Value::number(covered, Form::Percent(0));
        Sentence::new(Message::ToldByPart, vec![venues, share])
    } else {
        Sentence::new(Message::ToldBy, vec![venues])
    });
    let strength = -parts.position_effect.percent() / limits::DELEVERAGING_FULL_PCT;
    Some((FindingKind::Deleveraging, strength, said))
}

fn funding(measured: &Measurements<'_>, asset: Asset) -> Option<Weighed> {
    let apr = measured.assets.get(&asset)?.funding.as_ref().ok()?;
    let apr_pct = apr.value.percent();
    let id = FigureId::of("funding_apr_pct", asset);
    let mut values = vec![Value::Coin(asset)];
    let message = if apr_pct.abs() < limits::FLAT_BELOW_PCT {
        Message::NobodyPays
    } else {
        values.push(Value::figure(id, apr_pct, Form::SizePercent(1)));
        if apr_pct > 0.0 { Message::LongsPay } else { Message::ShortsPay }
    };
    values.push(Value::Venues(apr.venues()));
    let strength = apr_pct.abs() / limits::FUNDING_FULL_PCT;
    Some((FindingKind::Leverage, strength, vec![Sentence::new(message, values)]))
}

fn sentiment(ledger: &Ledger<'_>, measured: &Measurements<'_>) -> Option<Weighed> {
    let now = measured.fear_greed.as_ref().ok()?.value;
    let index = f64::from(now.index);
    let number = |id, value| Value::figure(id, value, Form::Fixed(0));
    let class = Value::Text(now.class.clone());
    let stands = number(FigureId::plain("fear_greed_index"), index);
    let mut said = vec![Sentence::new(Message::Sentiment, vec![stands, class])];
    let ago = |days| {
        let id = FigureId::suffixed("fear_greed_index", days);
        ledger.value(&id).map(|value| number(id, value))
    };
    if let (Some(week), Some(month)) = (ago("7d"), ago("30d")) {
        said.push(Sentence::new(Message::SentimentHistory, vec![week, month]));
    }
    let strength = (50.0 - index).abs() / 50.0 * limits::CONTEXT_MOST;
    Some((FindingKind::Sentiment, strength, said))
}

fn holder(measured: &Measurements<'_>) -> Option<Weighed> {
    let row = measured.holders.iter().find(|row| row.result.is_ok())?;
    let result = row.result.as_ref().ok()?.value;
    let treasury = row.holder.treasury;
    let of = |name, value, form| Value::figure(FigureId::suffixed(name, &row.slug), value, form);
    let message = if result.usd.0 < 0.0 { Message::HolderBelow } else { Message::HolderAbove };
    let mut said = vec![Sentence::new(
        message,
        vec![
            Value::Text(treasury.name.clone()),
            of("holder_coins", treasury.holdings.0, Form::Coins),
            of("holder_average_cost_usd", result.average_cost.usd(), Form::Price),
            of("holder_unrealized_usd", result.usd.0, Form::SizeMoney),
            of("holder_unrealized_pct", result.fraction.percent(), Form::SizePercent(1)),
        ],
    )];
    said.push(match treasury.stated_at {
        Some(at) => Sentence::new(Message::HolderDate, vec![Value::Date(at)]),
        None => Message::HolderNoDate.into(),
    });
    said.push(Message::HolderCaveat.into());
    let strength = (-result.fraction.0).clamp(0.0, 1.0) * limits::CONTEXT_MOST;
    Some((FindingKind::LargeHolders, strength, said))
}
