//! How the funding rate changed.

use crate::market::{Asset, Funding, Kind, Snapshot};
use crate::metrics::cite::{Citation, Cited, Pace, newest, together};
use crate::metrics::funding::{interval, same_contract};
use crate::metrics::gap::{Gap, Measured};
use crate::metrics::price::over_venues;
use crate::units::{Millis, UnixMillis};

/// The running rate less the one that was in force `window` ago, for eight hours, in basis points:
/// each contract against itself, the median over venues.
///
/// The rate in force at an instant is the one paid next. An interval is the rate's own, else that
/// of the contract's specification, else the time since the payment before.
///
/// # Errors
/// `NotReported` where no contract tells both.
pub fn funding_change_8h_bps(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    window: Millis,
    apart: Millis,
) -> Measured<Cited<f64>> {
    let running = newest::<Funding>(snapshot, asset, |fact| fact.next.is_some());
    let mut changes = Vec::new();
    for word in together(running, now, apart) {
        let source = &word.series.source;
        let own = interval(snapshot, asset, word.fact, source);
        let Some(rate) = own.and_then(|interval| per_8h_bps(word.fact.fraction.0, interval)) else {
            continue;
        };
        for (series, facts) in snapshot.about::<Funding>(asset) {
            if !same_contract(&series.source, source) {
                continue;
            }
            let Some((before, paid)) = in_force(facts, now - window, own) else { continue };
            let past = Citation { source: series.source.clone(), at: paid, pace: Pace::Settled };
            let from = vec![word.citation(Pace::Minutes), past];
            changes.push((word.venue(), rate - before, from));
            break;
        }
    }
    over_venues(changes).ok_or(Gap::NotReported(Kind::Funding))
}

/// The rate paid next after `instant`, in basis points for eight hours, and when; `own` is the
/// contract's interval, for payments that do not tell theirs.
fn in_force(
    facts: &[Funding],
    instant: UnixMillis,
    own: Option<Millis>,
) -> Option<(f64, UnixMillis)> {
    let mut before: Option<UnixMillis> = None;
    for fact in facts.iter().filter(|fact| fact.next.is_none()) {
        if fact.at > instant {
            let since = before.map(|before| fact.at - before);
            let interval = fact.interval.or(since).or(own)?;
            // A payment of a later time was not yet in force.
            let holds = fact.at - interval <= instant;
            let rate = per_8h_bps(fact.fraction.0, interval)?;
            return holds.then_some((rate, fact.at));
        }
        before = Some(fact.at);
    }
    None
}

fn per_8h_bps(fraction: f64, interval: Millis) -> Option<f64> {
    let rate = fraction * 8.0 / interval.as_hours() * 10_000.0;
    if interval.0 > 0 && rate.is_finite() { Some(rate) } else { None }
}
