//! What would have to change: five lines, each met, not met or unknown, with the figure that decides
//! it and its threshold.

use crate::explain::consistency::Facts;
use crate::explain::figures::levels::{is_broken, nearest};
use crate::explain::findings::{Told, figures_of};
use crate::explain::report::{Check, FigureId, Status, Window};
use crate::explain::said::marked;
use crate::explain::sentence::{Form, Sentence, Value};
use crate::explain::words::{self, Message};
use crate::market::Asset;
use crate::settings::limits;

/// One line: its name, its status, its threshold, what it says, and what it says where nothing
/// decides it.
struct Line {
    id: &'static str,
    decided: Option<(Status, Sentence)>,
    threshold: Option<f64>,
    otherwise: Message,
}

/// The lines, in their order.
pub(crate) fn checklist(told: Told<'_, '_>, facts: &Facts<'_>) -> Vec<Check> {
    let (support, level) = support(told).unzip();
    let lines = [
        Line {
            id: "support_holds",
            decided: support,
            threshold: level,
            otherwise: Message::CheckSupportNone,
        },
        Line {
            id: "liquidations_slowing",
            decided: slowing(told),
            threshold: Some(1.0),
            otherwise: Message::CheckSlowingUnknown,
        },
        Line {
            id: "leverage_not_rebuilding",
            decided: rebuilding(told),
            threshold: Some(limits::REBUILDING_PCT),
            otherwise: Message::CheckRebuildingUnknown,
        },
        Line {
            id: "holders_losses_shrinking",
            decided: holders(told),
            threshold: Some(0.0),
            otherwise: Message::CheckHoldersUnknown,
        },
        Line {
            id: "wider_markets_calm",
            decided: wider(told),
            threshold: Some(limits::EQUITIES_CALM_PCT),
            otherwise: Message::CheckWiderUnknown,
        },
    ];
    let mut checks = Vec::with_capacity(lines.len());
    for line in lines {
        checks.push(check(line, told, facts));
    }
    checks
}

/// A sentence that breaks a rule decides nothing.
fn check(line: Line, told: Told<'_, '_>, facts: &Facts<'_>) -> Check {
    let (mut status, mut said) = (Status::Unknown, Vec::new());
    if let Some((decided, sentence)) = line.decided {
        said = marked(vec![sentence], facts);
        if !said.is_empty() {
            status = decided;
        }
    }
    if said.is_empty() {
        said.push(line.otherwise.into());
    }
    Check {
        id: line.id,
        status,
        text: words::all(told.ledger.settings.locale, &said),
        figures: figures_of(&said),
        threshold: line.threshold.filter(|_| status != Status::Unknown),
    }
}

fn met(is_met: bool) -> Status {
    if is_met { Status::Met } else { Status::NotMet }
}

/// The price stands above a support, and fell through none over the last 24 hours; else it is the one
/// that broke that is told, whether there is another below or not. Beside it that level.
fn support(told: Told<'_, '_>) -> Option<((Status, Sentence), f64)> {
    let of = |name| FigureId::of(name, told.asset);
    let levels = told.measured.levels.as_ref().ok()?;
    let day = FigureId::over("price_change_pct", Window::Day, told.asset);
    let change = told.ledger.value(&day)?;
    // Before a fall of c percent the price stood −c ÷ (1 + c) above what it is now.
    let fell = (-change / (1.0 + change / 100.0)).max(0.0);
    let broke =
        nearest(&levels.value, is_broken).is_some_and(|level| level.distance.percent() < fell);
    let (message, level) = if broke {
        (Message::CheckSupportBroke, of("broken_support_usd"))
    } else {
        (Message::CheckSupport, of("support_usd"))
    };
    let threshold = told.ledger.value(&level)?;
    let values = vec![told.figure(of("price_usd"), Form::Price)?, told.figure(level, Form::Price)?];
    Some(((met(!broke), Sentence::new(message, values)), threshold))
}

/// The whole interval of the rate ratio lies below 1.
fn slowing(told: Told<'_, '_>) -> Option<(Status, Sentence)> {
    let id = FigureId::over("liquidation_rate_ratio", Window::SixHours, told.asset);
    let (_, high) = told.ledger.interval(&id)?;
    let values = told.between(&id, Form::of_ratio(told.ledger.value(&id)?))?.into();
    Some((met(high < 1.0), Sentence::new(Message::CheckSlowing, values)))
}

/// Positions grew by no more than the threshold over 24 hours.
fn rebuilding(told: Told<'_, '_>) -> Option<(Status, Sentence)> {
    let id = FigureId::over("open_interest_position_effect_pct", Window::Day, told.asset);
    let value = told.ledger.value(&id)?;
    let change = Value::figure(id, value, Form::SignedPercent(1));
    let is_met = value <= limits::REBUILDING_PCT;
    Some((met(is_met), Sentence::new(Message::CheckRebuilding, vec![change])))
}

/// The largest holder has no loss on paper, or one that shrank with a rising price.
fn holders(told: Told<'_, '_>) -> Option<(Status, Sentence)> {
    let row = told.measured.holders.iter().find(|row| row.result.is_ok())?;
    let id = FigureId::suffixed("holder_unrealized_usd", &row.slug);
    let result = told.ledger.value(&id)?;
    let change = FigureId::suffixed_over("holder_unrealized_change_usd", Window::Day, &row.slug);
    let change = told.figure(change, Form::SignedMoney)?;
    let day = FigureId::over("price_change_pct", Window::Day, Asset::BTC);
    let rose = told.ledger.value(&day)? >= limits::FLAT_BELOW_PCT;
    let values = vec![
        Value::Text(row.holder.treasury.name.clone()),
        Value::figure(id, result, Form::SignedMoney),
        change,
    ];
    Some((met(result >= 0.0 || rose), Sentence::new(Message::CheckHolders, values)))
}

/// Equities did not fall by more than the threshold.
fn wider(told: Told<'_, '_>) -> Option<(Status, Sentence)> {
    let id = FigureId::suffixed_over("market_change_pct", Window::Day, "equities");
    let value = told.ledger.value(&id)?;
    let change = Value::figure(id, value, Form::SignedPercent(1));
    let is_met = value > limits::EQUITIES_CALM_PCT;
    Some((met(is_met), Sentence::new(Message::CheckWider, vec![change])))
}
