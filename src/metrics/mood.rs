//! What publishers say of the market as a whole: fear and greed, capitalisation, implied
//! volatility.

use crate::market::{
    Asset, Fact, FearGreed, GlobalMarket, ImpliedVolatility, Kind, Snapshot, Source, Timed,
};
use crate::metrics::cite::{Citation, Cited, Pace, newest};
use crate::metrics::gap::{Gap, Measured, finite};
use crate::units::{Fraction, Millis, UnixMillis};

/// A day's index may be that late before it counts as missing.
const DAY_AND_A_HALF: Millis = Millis::hours(36);

/// The fear and greed index `before` now: the newest that was published by then, if that was not
/// more than a day and a half earlier. With `before` zero the newest one, however old.
///
/// # Errors
/// `NotReported` without any; `WindowNotCovered` where the history does not reach back.
pub fn fear_greed(
    snapshot: &Snapshot,
    now: UnixMillis,
    before: Millis,
) -> Measured<Cited<&FearGreed>> {
    let days = history::<FearGreed>(snapshot).ok_or(Gap::NotReported(Kind::FearGreed))?;
    let then = now - before;
    let day = days.1.iter().rev().find(|day| day.at <= then || before.0 == 0);
    let day = day
        .filter(|day| before.0 == 0 || then - day.at <= DAY_AND_A_HALF)
        .ok_or(Gap::WindowNotCovered { covered: Fraction(0.0) })?;
    let pace = if before.0 == 0 { Pace::Daily } else { Pace::Settled };
    Ok(Cited::new(day, vec![Citation { source: days.0.clone(), at: day.at, pace }]))
}

/// The market as a whole, newest word.
///
/// # Errors
/// `NotReported` without any.
pub fn global(snapshot: &Snapshot) -> Measured<Cited<&GlobalMarket>> {
    let (source, facts) =
        history::<GlobalMarket>(snapshot).ok_or(Gap::NotReported(Kind::GlobalMarket))?;
    let fact = facts.last().ok_or(Gap::NotReported(Kind::GlobalMarket))?;
    Ok(Cited::new(fact, vec![Citation { source: source.clone(), at: fact.at, pace: Pace::Hourly }]))
}

/// Annualised implied volatility in percent, newest word.
///
/// # Errors
/// `NotReported` without any.
pub fn implied_volatility(snapshot: &Snapshot, asset: Asset) -> Measured<Cited<f64>> {
    let words = newest::<ImpliedVolatility>(snapshot, asset, |fact| fact.annual_pct.is_finite());
    let word =
        words.iter().max_by_key(|word| word.at).ok_or(Gap::NotReported(Kind::ImpliedVolatility))?;
    Ok(Cited::new(finite(word.fact.annual_pct)?, vec![word.citation(Pace::Hourly)]))
}

/// The series that reaches furthest towards now.
fn history<F: Fact + Timed>(snapshot: &Snapshot) -> Option<(&Source, &[F])> {
    let mut best: Option<(Option<UnixMillis>, &Source, &[F])> = None;
    for (series, facts) in snapshot.all::<F>() {
        let Some(last) = facts.last() else { continue };
        let (at, source) = (last.at(), &series.source);
        match best {
            Some((held, held_by, _)) if held > at || (held == at && held_by < source) => {}
            _ => best = Some((at, source, facts)),
        }
    }
    best.map(|(_, source, facts)| (source, facts))
}
