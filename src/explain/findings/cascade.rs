//! Whether one liquidation sets off the next: the simulated chain after a further fall, and what the
//! events themselves show.

use super::{Saying, Told};
use crate::explain::report::{Figure, FigureId, FindingKind, Reason, Window};
use crate::explain::sentence::{Form, Sentence, Value};
use crate::explain::words::Message;
use crate::market::Asset;
use crate::settings::limits;
use crate::units::sorted::Sorted;

/// The shock that is told: a further fall of 3%.
const SHOCK: (f64, &str) = (3.0, "3pct");

pub(super) fn saying(told: Told<'_, '_>) -> Option<Saying> {
    let mut claims: Vec<Sentence> = Vec::new();
    let mut notes: Vec<Sentence> = Vec::new();
    let mut strength = 0.0;
    if let Some((adds, most)) = adds(told) {
        claims.push(adds);
        notes.push(Message::MapCaveat.into());
        match map_check(told.ledger.figures(), told.asset) {
            Some(check) => notes.extend(check),
            None => notes.push(Message::MapUnchecked.into()),
        }
        strength = most / limits::CASCADE_FULL_PCT;
    } else {
        notes.extend(map_hidden(told.ledger.figures(), told.asset).into_iter().flatten());
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

/// How the map did against what was reported, or that it is not used for it, and the numbers of that.
/// `None` where they are not known.
fn map_check(figures: &Sorted<FigureId, Figure>, asset: Asset) -> Option<[Sentence; 2]> {
    let id = FigureId::over("liquidation_map_rank_correlation", Window::Week, asset);
    let other = FigureId::over("liquidation_map_baseline_correlation", Window::Week, asset);
    let own = figures.get(&id)?;
    let (value, (low, high), volume) = (own.value?, own.interval?, figures.get(&other)?.value?);
    let message = if low <= volume {
        Message::MapHidden
    } else if low < limits::MAP_TELLS_WELL {
        Message::MapToldRoughly
    } else {
        Message::MapToldWell
    };
    let own = |of| Value::figure(id.clone(), of, Form::Fixed(2));
    let volume = Value::figure(other, volume, Form::Fixed(2));
    let numbers = vec![own(value), own(low), own(high), volume];
    Some([message.into(), Sentence::new(Message::MapNumbers, numbers)])
}

/// That the map is not used, where it did no better than the volume profile, and its numbers.
pub(crate) fn map_hidden(
    figures: &Sorted<FigureId, Figure>,
    asset: Asset,
) -> Option<[Sentence; 2]> {
    let reason = figures.get(&added(asset))?.reason?;
    if reason == Reason::NotEstablished { map_check(figures, asset) } else { None }
}

fn added(asset: Asset) -> FigureId {
    FigureId::suffixed(&["cascade_added_pct.", SHOCK.1].concat(), asset.ticker())
}

/// What the shock adds to itself, in percentage points, and the most of that.
fn adds(told: Told<'_, '_>) -> Option<(Sentence, f64)> {
    let id = added(told.asset);
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
