//! The answer's second part: the likely cause or that none can be named, what added to it, what fits
//! it, what speaks against it, and how sure that is.

use crate::explain::attribution::{self, Attribution, Component, Driver, Mechanism, Statement};
use crate::explain::findings::explained;
use crate::explain::ledger::Ledger;
use crate::explain::report::{Direction, FigureId, Window};
use crate::explain::sentence::{Form, Sentence, Value};
use crate::explain::verdict::Move;
use crate::explain::words::Message;
use crate::settings::attribution_limits as limits;

/// The likely cause, or that none can be named; `None` where the coin did not move or has no price.
pub(crate) fn cause(attribution: &Attribution, moved: &Move) -> Option<Sentence> {
    if matches!(moved.direction, Direction::Flat | Direction::Unknown) {
        return None;
    }
    let falls = moved.direction == Direction::Down;
    let named = |message, mechanisms: &[Mechanism]| {
        let drivers = mechanisms.iter().map(|of| driver(*of, falls).into()).collect();
        Sentence::new(message, vec![Value::List(drivers)])
    };
    Some(match attribution.verdict {
        Driver::InsufficientData => Message::CauseInsufficient.into(),
        Driver::OrdinaryNoise => Message::CauseOrdinary.into(),
        Driver::NoIdentifiableDriver => Message::CauseNone.into(),
        Driver::Weak(mechanism) => named(Message::CauseWeak, &[mechanism]),
        Driver::Named(mechanism) => named(Message::CauseOne, &[mechanism]),
        Driver::Mixed => named(Message::CauseMixed, &attribution.drivers),
    })
}

fn driver(mechanism: Mechanism, falls: bool) -> Message {
    match (mechanism, falls) {
        (Mechanism::ForcedDeleveraging, true) => Message::DriverForcedDown,
        (Mechanism::ForcedDeleveraging, false) => Message::DriverForcedUp,
        (Mechanism::SpotSelling, true) => Message::DriverSpotDown,
        (Mechanism::SpotSelling, false) => Message::DriverSpotUp,
        (Mechanism::NewShorts, true) => Message::DriverNewDown,
        (Mechanism::NewShorts, false) => Message::DriverNewUp,
        (Mechanism::Macro, true) => Message::DriverMacroDown,
        (Mechanism::Macro, false) => Message::DriverMacroUp,
    }
}

/// What added to a move whose size calls for a cause: clusters of liquidations, and positions closed
/// where forced closing is not the cause already.
pub(crate) fn amplified(
    attribution: &Attribution,
    ledger: &Ledger<'_>,
    moved: &Move,
) -> Option<Sentence> {
    list(Message::Amplified, amplifiers(attribution, ledger, moved))
}

fn amplifiers(attribution: &Attribution, ledger: &Ledger<'_>, moved: &Move) -> Vec<Sentence> {
    let mut what = Vec::new();
    if !is_explained(attribution) {
        return what;
    }
    if attribution.allows(&Statement::Cascade) {
        what.push(Message::SignClustered.into());
    }
    let is_cause = attribution.drivers.contains(&Mechanism::ForcedDeleveraging);
    if attribution.allows(&Statement::LeverageDeclining) && !is_cause {
        what.extend(positions(ledger, moved, Message::SignPositionsClosed));
        // What speaks against the named cause is told as that.
        let against = signs(attribution, ledger, moved, false);
        what.retain(|sign| !against.contains(sign));
    }
    what
}

/// The marks of the named drivers that are clearly seen, but for those that are told as having added
/// to the move.
pub(crate) fn confirms(
    attribution: &Attribution,
    ledger: &Ledger<'_>,
    moved: &Move,
) -> Option<Sentence> {
    let mut fits = signs(attribution, ledger, moved, true);
    let told = amplifiers(attribution, ledger, moved);
    fits.retain(|sign| !told.contains(sign));
    list(Message::Confirms, fits)
}

/// The marks of the named drivers that are looked for and not seen. What fits one of them does not
/// stand against another: closed positions are no argument against selling where both are named.
pub(crate) fn against(
    attribution: &Attribution,
    ledger: &Ledger<'_>,
    moved: &Move,
) -> Option<Sentence> {
    let mut against = signs(attribution, ledger, moved, false);
    // What forced orders explain by themselves leaves out those who sold because of them.
    if named(attribution).contains(&Mechanism::ForcedDeleveraging)
        && let Some((most, ends)) = explained(ledger, moved.asset)
        && most < limits::EXPLAINS_LITTLE_PCT
    {
        against.push(Sentence::new(Message::SignForcedExplainsLittle, ends.into()));
    }
    list(Message::Against, against)
}

fn list(message: Message, signs: Vec<Sentence>) -> Option<Sentence> {
    (!signs.is_empty()).then(|| Sentence::new(message, vec![Value::List(signs)]))
}

/// How sure the cause is; `None` where none is named.
pub(crate) fn certainty(attribution: &Attribution) -> Option<Sentence> {
    let scores = attribution.scores.as_ref()?;
    let top = attribution.drivers.iter().filter_map(|of| scores.of(*of)).fold(0.0, f64::max);
    match attribution.verdict {
        Driver::Named(_) if top >= limits::SURE_FROM => Some(Message::SureHigh.into()),
        Driver::Named(_) | Driver::Mixed => Some(Message::SureModerate.into()),
        Driver::Weak(_) => Some(Message::SureLow.into()),
        _ => None,
    }
}

fn is_explained(attribution: &Attribution) -> bool {
    matches!(attribution.verdict, Driver::Named(_) | Driver::Mixed | Driver::Weak(_))
}

/// Those that the verdict rests on: the named drivers, or the weak one.
fn named(attribution: &Attribution) -> Vec<Mechanism> {
    match attribution.verdict {
        Driver::Weak(mechanism) => vec![mechanism],
        _ => attribution.drivers.clone(),
    }
}

/// The marks of the named drivers that are seen, or those that are not seen, each once.
fn signs(
    attribution: &Attribution,
    ledger: &Ledger<'_>,
    moved: &Move,
    seen: bool,
) -> Vec<Sentence> {
    let mut signs: Vec<Sentence> = Vec::new();
    let (true, Some(scores)) = (is_explained(attribution), &attribution.scores) else {
        return signs;
    };
    let named = named(attribution);
    let fitting = if seen { Vec::new() } else { self::signs(attribution, ledger, moved, true) };
    for score in scores.0.iter().filter(|score| named.contains(&score.mechanism)) {
        for component in &score.components {
            let counts = component.value.is_some_and(|value| {
                if seen { value >= limits::SEEN } else { value <= limits::UNSEEN }
            });
            if let (true, Some(sign)) = (counts, sign(component, ledger, moved, seen))
                && !signs.contains(&sign)
                && !fitting.contains(&sign)
            {
                signs.push(sign);
            }
        }
    }
    signs
}

/// One mark in words: seen, or looked for and not seen.
fn sign(component: &Component, ledger: &Ledger<'_>, moved: &Move, seen: bool) -> Option<Sentence> {
    let falls = moved.direction == Direction::Down;
    let either = |yes: Message, no: Message| Some(if seen { yes } else { no }.into());
    let along = |down: Message, up: Message| if falls { down } else { up };
    match component.id {
        "forced_share" => forced(ledger, moved, falls),
        "positions_closed" | "positions_opened" | "positions_still" => {
            let change = ledger.value(&position_effect(moved))?;
            match position_mark(component.id, change, seen)? {
                Message::SignPositionsSteady => Some(Message::SignPositionsSteady.into()),
                message => positions(ledger, moved, message),
            }
        }
        "liquidation_percentile" => {
            either(Message::SignLiquidationsLarge, Message::SignLiquidationsUsual)
        }
        // A claim that is allowed though the ratio may be small is no lack of clusters; a refused one
        // has no ratio.
        "branching" if seen || component.input.is_none() => {
            either(Message::SignClustered, Message::SignNotClustered)
        }
        "own_side_share" => either(Message::SignOneSided, Message::SignTwoSided),
        "spot_takers" => {
            either(along(Message::SignSpotSelling, Message::SignSpotBuying), Message::SignSpotUsual)
        }
        "spot_leads" => either(Message::SignSpotLeads, Message::SignSpotFollows),
        // A small distance the one way is no distance the other way.
        "spot_discount" if seen => {
            Some(along(Message::SignSpotDiscount, Message::SignSpotPremium).into())
        }
        "funding_change" => either(Message::SignFundingMoved, Message::SignFundingSteady),
        "perp_takers" => {
            either(along(Message::SignPerpSelling, Message::SignPerpBuying), Message::SignPerpUsual)
        }
        "equity_explains" => {
            let id = FigureId::suffixed_over("market_change_pct", Window::Day, "equities");
            let change = Value::figure(id.clone(), ledger.value(&id)?, Form::SignedPercent(1));
            let message = if seen { Message::SignEquitiesMoved } else { Message::SignEquitiesCalm };
            Some(Sentence::new(message, vec![change]))
        }
        _ => None,
    }
}

fn forced(ledger: &Ledger<'_>, moved: &Move, falls: bool) -> Option<Sentence> {
    let name = if falls { "forced_selling_share_pct" } else { "forced_buying_share_pct" };
    let id = FigureId::over(name, Window::Day, moved.asset);
    let (low, high) = ledger.interval(&id)?;
    if high - low < limits::NO_RANGE_PCT {
        let message =
            if falls { Message::SignForcedShareAboutDown } else { Message::SignForcedShareAboutUp };
        let share = ledger.value(&id)?;
        return Some(Sentence::new(message, vec![Value::figure(id, share, Form::Percent(1))]));
    }
    let message = if falls { Message::SignForcedShareDown } else { Message::SignForcedShareUp };
    let form = Form::Percent(1).apart(low, high);
    let end = |value| Value::figure(id.clone(), value, form);
    Some(Sentence::new(message, vec![end(low), end(high)]))
}

fn position_effect(moved: &Move) -> FigureId {
    FigureId::over("open_interest_position_effect_pct", Window::Day, moved.asset)
}

fn positions(ledger: &Ledger<'_>, moved: &Move, message: Message) -> Option<Sentence> {
    let id = position_effect(moved);
    let value = ledger.value(&id)?;
    Some(Sentence::new(message, vec![Value::figure(id, value, Form::SizePercent(1))]))
}

/// What became of positions, by their `change` in percent, as one of the marks of positions tells it.
/// A change the mark's own way, but too small for it, stands against nothing; one that a mark of still
/// positions lets pass does not fit it either.
fn position_mark(mark: &str, change: f64, seen: bool) -> Option<Message> {
    let became = match attribution::positions(change / 100.0) {
        Statement::LeverageDeclining => Message::SignPositionsClosed,
        Statement::LeverageAccumulating => Message::SignPositionsOpened,
        _ => Message::SignPositionsSteady,
    };
    let own = match mark {
        "positions_closed" => Message::SignPositionsClosed,
        "positions_opened" => Message::SignPositionsOpened,
        _ => Message::SignPositionsSteady,
    };
    ((became == own) == seen).then_some(became)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::{Asset, Snapshot};
    use crate::settings::Settings;
    use crate::units::UnixMillis;
    use crate::units::sorted::Sorted;

    #[test]
    fn clusters_are_missing_only_where_they_may_not_be_claimed() {
        let (snapshot, settings) = (Snapshot::empty(UnixMillis(0)), Settings::default());
        let ledger = Ledger::going_on(&snapshot, &settings, UnixMillis(0), Sorted::new());
        let moved = Move { asset: Asset::BTC, direction: Direction::Down, ..Move::of(&ledger) };
        let said = |input, value, seen| {
            let mark = Component { id: "branching", input, value: Some(value), weight: 0.15 };
            sign(&mark, &ledger, &moved, seen)
        };
        assert_eq!(said(None, 0.0, false), Some(Message::SignNotClustered.into()));
        assert_eq!(said(Some(0.22), 0.04, false), None, "claimed, though they may be small");
        assert_eq!(said(Some(0.6), 0.8, true), Some(Message::SignClustered.into()));
    }

    #[test]
    fn a_mark_of_positions_says_only_what_their_change_bears_out() {
        use Message::{SignPositionsClosed, SignPositionsOpened, SignPositionsSteady};
        let unseen = |mark, change| position_mark(mark, change, false);
        // Too few for the mark, but the mark's own way.
        assert_eq!(unseen("positions_opened", 1.3), None);
        assert_eq!(unseen("positions_closed", -1.2), None);
        assert_eq!(unseen("positions_opened", -3.0), Some(SignPositionsClosed));
        assert_eq!(unseen("positions_closed", 3.0), Some(SignPositionsOpened));
        assert_eq!(unseen("positions_opened", 0.4), Some(SignPositionsSteady));
        assert_eq!(unseen("positions_still", -4.5), Some(SignPositionsClosed));
        let seen = |mark, change| position_mark(mark, change, true);
        assert_eq!(seen("positions_still", 2.0), None, "neither still nor a fit");
        assert_eq!(seen("positions_still", -0.9), Some(SignPositionsSteady));
        assert_eq!(seen("positions_closed", -4.0), Some(SignPositionsClosed));
        assert_eq!(seen("positions_opened", 4.0), Some(SignPositionsOpened));
    }
}
