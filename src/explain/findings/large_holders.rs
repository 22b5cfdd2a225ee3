//! Who is under water. A loss on paper is no cause of a day's move.

use super::{Saying, Told};
use crate::explain::report::{FigureId, FindingKind};
use crate::explain::sentence::{Form, Sentence, Value};
use crate::explain::words::Message;
use crate::settings::limits;

pub(super) fn saying(told: Told<'_, '_>) -> Option<Saying> {
    let row = told.measured.holders.iter().find(|row| row.result.is_ok())?;
    let result = row.result.as_ref().ok()?.value;
    let treasury = row.holder.treasury;
    let of = |name, form| told.figure(FigureId::suffixed(name, &row.slug), form);
    let message = if result.usd.0 < 0.0 { Message::HolderBelow } else { Message::HolderAbove };
    let mut claims = vec![Sentence::new(
        message,
        vec![
            Value::Text(treasury.name.clone()),
            of("holder_coins", Form::Coins)?,
            of("holder_average_cost_usd", Form::Price)?,
            of("holder_unrealized_usd", Form::SizeMoney)?,
            of("holder_unrealized_pct", Form::SizePercent(1))?,
        ],
    )];
    claims.push(match treasury.stated_at {
        Some(at) => Sentence::new(Message::HolderDate, vec![Value::Date(at)]),
        None => Message::HolderNoDate.into(),
    });
    let notes = vec![Message::HolderCaveat.into()];
    let strength = (-result.fraction.0).clamp(0.0, 1.0) * limits::CONTEXT_MOST;
    Some(Saying { kind: FindingKind::LargeHolders, strength, claims, notes })
}
