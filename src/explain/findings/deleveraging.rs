//! What became of open interest, split into the price's part and the part of positions, and whether
//! that is a matter of a day or of weeks.

use super::{Saying, Told};
use crate::explain::attribution::Statement;
use crate::explain::figures::LONG_WINDOWS;
use crate::explain::report::{FigureId, FindingKind, Window};
use crate::explain::sentence::{Form, Sentence, Value};
use crate::explain::words::{self, Message};
use crate::metrics::regime::Regime;
use crate::settings::limits;

const POSITIONS: &str = "open_interest_position_effect_pct";

pub(super) fn saying(told: Told<'_, '_>) -> Option<Saying> {
    let asset = told.asset;
    let day = told.of()?.open_change.over(Window::Day)?;
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
    let mut claims = vec![Sentence::new(message, values)];
    claims.extend(longer(told));
    claims.extend(span(told).map(Sentence::from));
    claims.extend(regime(told).map(Sentence::from));
    let venues = Value::Venues(day.venues());
    let covered = FigureId::over("open_interest_covered_pct", Window::Day, asset);
    let part = told.figure(covered, Form::Percent(0)).filter(|_| day.value.covered.0 < 0.995);
    let notes = vec![match part {
        Some(share) => Sentence::new(Message::ToldByPart, vec![venues, share]),
        None => Sentence::new(Message::ToldBy, vec![venues]),
    }];
    let strength = -parts.position_effect.percent() / limits::DELEVERAGING_FULL_PCT;
    Some(Saying { kind: FindingKind::Deleveraging, strength, claims, notes })
}

/// The part of positions over the longer windows, beside the whole change in dollars.
fn longer(told: Told<'_, '_>) -> Option<Sentence> {
    let mut longer = Vec::new();
    for window in LONG_WINDOWS.into_iter().filter(|&window| window != Window::Day) {
        let of =
            |name| told.figure(FigureId::over(name, window, told.asset), Form::SignedPercent(1));
        if let (Some(change), Some(all)) = (of(POSITIONS), of("open_interest_change_pct")) {
            let values = vec![change, Value::Window(window), all];
            longer.push(Sentence::new(Message::PositionsOver, values));
        }
    }
    (!longer.is_empty()).then(|| Sentence::new(Message::PositionsLonger, vec![Value::List(longer)]))
}

/// Weeks or a day: of weeks only where the statement's thresholds are met.
fn span(told: Told<'_, '_>) -> Option<Message> {
    if told.attribution.allows(&Statement::MultiWeekDeleveraging) {
        Some(Message::DeleveragingWeeks)
    } else if told.attribution.allows(&Statement::LeverageDeclining) {
        Some(Message::DeleveragingDay)
    } else if told.attribution.allows(&Statement::NotMultiWeekDeleveraging) {
        Some(Message::DeleveragingNone)
    } else {
        None
    }
}

fn regime(told: Told<'_, '_>) -> Option<Message> {
    match told.of()?.regime? {
        Regime::NewShorts => Some(Message::RegimeNewShorts),
        Regime::NewLongs => Some(Message::RegimeNewLongs),
        _ => None,
    }
}
