//! How stretched positions are: what longs pay, and open interest against capitalisation.

use super::{Saying, Told};
use crate::explain::report::{FigureId, FindingKind};
use crate::explain::sentence::{Form, Sentence, Value};
use crate::explain::words::Message;
use crate::settings::limits;

pub(super) fn saying(told: Told<'_, '_>) -> Option<Saying> {
    let asset = told.asset;
    let apr = told.of()?.funding.as_ref().ok()?;
    let apr_pct = apr.value.percent();
    let mut values = vec![Value::Coin(asset)];
    let message = if apr_pct.abs() < limits::FLAT_BELOW_PCT {
        Message::NobodyPays
    } else {
        let id = FigureId::of("funding_apr_pct", asset);
        values.push(Value::figure(id, apr_pct, Form::SizePercent(1)));
        if apr_pct > 0.0 { Message::LongsPay } else { Message::ShortsPay }
    };
    values.push(Value::Venues(apr.venues()));
    let mut claims = vec![Sentence::new(message, values)];
    let id = FigureId::of("open_interest_to_market_cap_pct", asset);
    if let Some(share) = told.figure(id, Form::Percent(1)) {
        claims.push(Sentence::new(Message::OpenToCap, vec![Value::Coin(asset), share]));
    }
    let strength = apr_pct.abs() / limits::FUNDING_FULL_PCT;
    Some(Saying { kind: FindingKind::Leverage, strength, claims, notes: Vec::new() })
}
