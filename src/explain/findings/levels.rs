//! Where the price could hold or stall: the nearest support, the nearest resistance, and a support
//! that broke.

use super::{Saying, Told};
use crate::explain::figures::levels::{is_broken, is_resistance, is_support, nearest};
use crate::explain::report::{FigureId, FindingKind};
use crate::explain::sentence::{Form, Sentence, Value};
use crate::explain::words::Message;
use crate::metrics::levels::{LevelKind, ObservedLevel};
use crate::settings::limits;

pub(super) fn saying(told: Told<'_, '_>) -> Option<Saying> {
    let levels = told.measured.levels.as_ref().ok()?;
    let mut claims = Vec::new();
    for (message, is_it, price, distance) in [
        (
            Message::LevelSupport,
            is_support as fn(&ObservedLevel) -> bool,
            "support_usd",
            "support_distance_pct",
        ),
        (Message::LevelResistance, is_resistance, "resistance_usd", "resistance_distance_pct"),
        (Message::LevelBroken, is_broken, "broken_support_usd", "broken_support_distance_pct"),
    ] {
        let Some(level) = nearest(&levels.value, is_it) else { continue };
        // A nearest resistance that was a support is told once, as that.
        if message == Message::LevelResistance && level.flipped {
            continue;
        }
        let of = |name| FigureId::of(name, told.asset);
        let price = told.figure(of(price), Form::Price);
        let distance = told.figure(of(distance), Form::SizePercent(1));
        let (Some(price), Some(distance)) = (price, distance) else { continue };
        let mut values = vec![price, distance];
        if message != Message::LevelBroken {
            values.push(Value::List(level.kinds.iter().map(|kind| why(*kind).into()).collect()));
        }
        claims.push(Sentence::new(message, values));
    }
    if claims.is_empty() {
        claims.push(Message::LevelNone.into());
    }
    let notes = vec![Message::LevelCaveat.into()];
    Some(Saying { kind: FindingKind::Levels, strength: limits::LEVELS_WEIGH, claims, notes })
}

/// Why a price is a level.
pub(crate) fn why(kind: LevelKind) -> Message {
    match kind {
        LevelKind::VolumeProfile | LevelKind::ValueArea => Message::KindVolume,
        LevelKind::Swing => Message::KindSwing,
        LevelKind::RoundNumber => Message::KindRound,
        LevelKind::DepthWall => Message::KindDepth,
        LevelKind::LiquidationCluster => Message::KindCluster,
    }
}
