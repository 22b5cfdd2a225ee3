//! Whether it is crypto only: equities, gold, the dollar, and how Bitcoin moved with equities.

use super::{Saying, Told};
use crate::explain::report::{FigureId, FindingKind, Window};
use crate::explain::sentence::{Form, Sentence, Value};
use crate::explain::words::Message;
use crate::market::WiderMarket;
use crate::metrics::wider_markets::co_movement;
use crate::settings::attribution_limits::{EQUITY_CORRELATION, LEAST_BETA_T};
use crate::settings::limits;

pub(super) fn saying(told: Told<'_, '_>) -> Option<Saying> {
    let mut moves = Vec::new();
    for market in WiderMarket::ALL {
        let id = FigureId::suffixed_over("market_change_pct", Window::Day, market.id());
        let Some(change) = told.figure(id, Form::SignedPercent(1)) else { continue };
        moves.push(Sentence::new(Message::WiderMoved, vec![Value::of(name(market)), change]));
    }
    let (mut claims, mut strength) = (Vec::new(), 0.0);
    if let Some((sentence, away)) = stablecoin(told) {
        claims.push(sentence);
        strength = away / limits::STABLECOIN_FULL;
    }
    if !moves.is_empty() {
        claims.push(Sentence::new(Message::WiderList, vec![Value::List(moves)]));
    }
    if let Ok(with) = co_movement(told.ledger.snapshot, WiderMarket::Equities, told.ledger.now) {
        let is_together = with.value.t.is_some_and(|t| t >= LEAST_BETA_T)
            && with.value.correlation >= EQUITY_CORRELATION.zero_at;
        let message = if is_together { Message::WiderTogether } else { Message::WiderApart };
        claims.push(message.into());
        let moved = with.value.z.abs() / limits::UNUSUAL_BELOW_Z * limits::CONTEXT_MOST;
        strength = strength.max(moved);
    }
    let kind = FindingKind::WiderMarkets;
    (!claims.is_empty()).then(|| Saying { kind, strength, claims, notes: Vec::new() })
}

/// A stablecoin that is surely apart from a dollar, and by how many dollars: all prices that were
/// read say so. Dollars in it are no dollars then, whatever coins do.
pub(crate) fn stablecoin(told: Told<'_, '_>) -> Option<(Sentence, f64)> {
    let id = FigureId::suffixed("stablecoin_usd", "USDT");
    let (low, high) = told.ledger.interval(&id)?;
    let away = (1.0 - high).max(low - 1.0);
    let values = told.between(&id, Form::Fixed(3))?.into();
    let said = Sentence::new(Message::StablecoinApart, values);
    (away > limits::STABLECOIN_BAND).then_some((said, away))
}

fn name(market: WiderMarket) -> Message {
    match market {
        WiderMarket::Equities => Message::MarketEquities,
        WiderMarket::Gold => Message::MarketGold,
        WiderMarket::Dollar => Message::MarketDollar,
    }
}
