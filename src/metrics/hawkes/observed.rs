//! The claim from a snapshot.

use crate::market::{Asset, Coverage, Kind, Liquidation, Series, Side, Snapshot, Span};
use crate::metrics::cite::{Citation, Cited, Pace};
use crate::metrics::gap::{Gap, Measured};
use crate::metrics::hawkes::claim::{Claim, FEWEST, Refusal, assess};
use crate::metrics::liquidations::{ENOUGH, each_once, share_covered};
use crate::units::{Fraction, Millis, UnixMillis};

/// The step in which feeds send what they hold: Bybit's comes every half second.
const RESOLUTION: Millis = Millis(500);

/// Assesses the liquidations of `side` at the one venue and symbol that tells most of them, among
/// the feeds that tell every event and were listened to for 95% of `window`. Of those that tell as many
/// it is the first by name, whichever comes first in the snapshot.
///
/// # Errors
/// `NotReported` where no feed tells single liquidations; `SampledFeed` where all are throttled or
/// partial; `WindowNotCovered` where the rest was not listened to long enough. A refusal of the claim
/// itself is a value: see [`as_gap`]. `NoSource` where there is something to assess and `is_able` is
/// false: the page fetches the part of its program that assesses later than the rest.
pub fn assessed(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    window: Millis,
    side: Side,
    is_able: bool,
) -> Measured<Cited<Result<Claim, Refusal>>> {
    let whole = Span { from: now - window, to: now };
    let mut gap = Gap::NotReported(Kind::Liquidation);
    let mut covered_most: Option<f64> = None;
    let mut best: Option<(&Series, Vec<(UnixMillis, f64)>)> = None;
    for (series, events) in snapshot.about::<Liquidation>(asset) {
        if series.coverage != Coverage::Full {
            if covered_most.is_none() {
                gap = Gap::SampledFeed;
            }
            continue;
        }
        let covered = share_covered(&series.covered, whole);
        if covered < ENOUGH {
            if covered_most.is_none_or(|most| covered > most) {
                covered_most = Some(covered);
                gap = Gap::WindowNotCovered { covered: Fraction(covered) };
            }
            continue;
        }
        let is_inside = |event: &Liquidation| {
            event.closed == side && event.at >= whole.from && event.at < whole.to
        };
        // Finding those told twice takes longest, and leaves no more than there are.
        let told = events.iter().filter(|event| is_inside(event)).count();
        let is_behind = |count: usize, best: &(&Series, Vec<_>)| {
            (count, &best.0.source) <= (best.1.len(), &series.source)
        };
        if best.as_ref().is_some_and(|best| is_behind(told, best)) {
            continue;
        }
        let mut closed = Vec::new();
        for event in each_once(events, &is_inside) {
            closed.push((event.at, event.notional.0));
        }
        if !best.as_ref().is_some_and(|best| is_behind(closed.len(), best)) {
            best = Some((series, closed));
        }
    }
    let (series, closed) = best.ok_or(gap)?;
    if !is_able {
        return Err(Gap::NoSource);
    }
    let at = series.covered.iter().map(|span| span.to).max().unwrap_or(series.seen);
    let from = vec![Citation { source: series.source.clone(), at, pace: Pace::FiveMinutes }];
    Ok(Cited::new(assess(&closed, whole, Coverage::Full, RESOLUTION), from))
}

/// Why no number is told, where the claim is refused.
pub fn as_gap(refusal: &Refusal) -> Gap {
    match refusal {
        Refusal::NotEveryEvent => Gap::SampledFeed,
        Refusal::NotEvents => Gap::Undefined,
        Refusal::TooFew { have, need } => Gap::TooFew { have: *have, need: (*need).max(FEWEST) },
        Refusal::ConstantRate | Refusal::ChangingRate | Refusal::FitsBadly => Gap::NotEstablished,
    }
}
