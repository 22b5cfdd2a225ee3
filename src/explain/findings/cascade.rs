//! Whether one liquidation sets off the next: the simulated chain after a further fall, and what the
//! events themselves show.

use super::{Saying, Told};
use crate::explain::report::{FigureId, FindingKind, Window};
use crate::explain::sentence::{Form, Sentence, Value};
use crate::explain::words::Message;
use crate::settings::limits;

/// The shock that is told: a further fall of 3%.
const SHOCK: (f64, &str) = (3.0, "3pct");

pub(super) fn saying(told: Told<'_, '_>) -> Option<Saying> {
    let mut claims: Vec<Sentence> = Vec::new();
    let mut notes: Vec<Sentence> = Vec::new();
    let mut strength = 0.0;
    if let Some((adds, most)) = adds(told) {
        claims.push(adds);
        notes.push(Message::MapCaveat.into());
        strength = most / limits::CASCADE_FULL_PCT;
    }
    match &told.of()?.excitation {
        Ok(told_events) => match &told_events.value {
            Ok(_) => claims.extend(branching(told)),
            Err(_) => notes.push(Message::BranchingNone.into()),
        },
        Err(_) => notes.push(Message::BranchingUnknown.into()),
    }
    Some(Saying { kind: FindingKind::Cascade, strength, claims, notes })
}

/// What the shock adds to itself, in percentage points, and the most of that.
fn adds(told: Told<'_, '_>) -> Option<(Sentence, f64)> {
    let name = ["cascade_added_pct.", SHOCK.1].concat();
    let id = FigureId::suffixed(&name, told.asset.ticker());
    let (_, most) = told.ledger.interval(&id)?;
    let coin = Value::Coin(told.asset);
    let shock = Value::number(SHOCK.0, Form::Percent(0));
    if most < limits::FLAT_BELOW_PCT {
        return Some((Sentence::new(Message::CascadeAddsLittle, vec![coin, shock]), most));
    }
    let [low, high] = told.ends(&id, Form::Percent(1))?;
    Some((Sentence::new(Message::CascadeAdds, vec![coin, shock, low, high]), most))
}

/// The claim with its number, where there are events enough for one.
fn branching(told: Told<'_, '_>) -> Option<Sentence> {
    let id = FigureId::over("liquidation_branching_ratio", Window::Day, told.asset);
    let value = told.ledger.value(&id)?;
    let (low, high) = told.ledger.interval(&id)?;
    let form = Form::Percent(0).apart(low * 100.0, high * 100.0);
    let share = |of: f64| Value::figure(id.clone(), of * 100.0, form);
    Some(Sentence::new(Message::BranchingClaim, vec![share(value), share(low), share(high)]))
}
