//! The estimate from a snapshot.

use super::{CoverageEstimate, Reporting, coverage_estimate};
use crate::market::{Asset, Coverage, Snapshot};
use crate::metrics::cite::Cited;
use crate::metrics::gap::{Gap, Measured};
use crate::metrics::liquidations::{LONGEST_BAR, tellers};
use crate::metrics::open_interest::{Open, total};
use crate::metrics::sums::sum;
use crate::units::{Millis, UnixMillis, Usd};

/// All that was liquidated over `window`, both sides, estimated from every source that tells 95% of
/// it; `open` is what is open now. A source whose own open interest is not known has no rate, so it
/// counts only in what is reported.
///
/// # Errors
/// As [`liquidated`](crate::metrics::liquidations::liquidated), and `NotReported` where no open
/// interest is known. Without a full feed there is a value, but no estimate in it.
pub fn estimated(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    window: Millis,
    open: &[Open],
) -> Measured<Cited<CoverageEstimate>> {
    let tellers = tellers(snapshot, asset, now, window, LONGEST_BAR)?;
    let all = total(open)?;
    let mut venues = Vec::new();
    let mut from = all.from;
    for teller in &tellers {
        let source = &teller.series.source;
        let mut own = Vec::new();
        for open in open {
            let told_by = &open.citation.source;
            if told_by.venue == source.venue && told_by.instrument == source.instrument {
                own.push(open.usd.0);
            }
        }
        let (long, short) = teller.sides(now, window);
        venues.push(Reporting {
            open_interest: Usd(sum(&own)),
            liquidated: Usd(long + short),
            full_feed: teller.series.coverage == Coverage::Full && sum(&own) > 0.0,
        });
        from.push(teller.citation());
    }
    let estimate = coverage_estimate(&venues, all.value.usd).ok_or(Gap::Undefined)?;
    Ok(Cited::new(estimate, from))
}
