//! What was closed by force, as the venues report it.

use crate::explain::figures::{LONG_WINDOWS, OfAsset, Part, Windows};
use crate::explain::ledger::{Ledger, Mark, Told, number, plain};
use crate::explain::report::{FigureId, Window};
use crate::market::{Asset, Kind, Venue};
use crate::metrics::coverage::{CoverageEstimate, estimated};
use crate::metrics::liquidations::{Liquidated, liquidated};
use crate::metrics::open_interest::Open;
use crate::metrics::sums::sum;
use crate::metrics::{Cited, Gap, Measured};
use crate::units::Usd;
use crate::units::sorted::Sorted;

/// Writes the sums of a coin, all over one set of venues, none smaller than that of a shorter window.
pub(super) fn sums(
    ledger: &mut Ledger<'_>,
    asset: Asset,
    open: &[Open],
    among: &[Venue],
) -> Windows<Liquidated> {
    let (snapshot, now) = (ledger.snapshot, ledger.now);
    let mut told: Vec<(Window, Measured<Cited<Liquidated>>)> = Vec::new();
    for window in LONG_WINDOWS {
        let mut closed = liquidated(snapshot, asset, now, window.length(), Some(among));
        if let (Ok(longer), Some((_, Ok(shorter)))) = (&mut closed, told.last())
            && longer.value.raised_to(&shorter.value)
        {
            longer.from.extend_from_slice(&shorter.from);
        }
        put_liquidated(ledger, window, asset.ticker(), &closed);
        coverage(ledger, asset, open, window, &closed);
        told.push((window, closed));
    }
    Windows(told)
}

fn put_liquidated(
    ledger: &mut Ledger<'_>,
    window: Window,
    suffix: &str,
    told: &Measured<Cited<Liquidated>>,
) {
    let sides: [Part<Liquidated>; 3] = [
        ("long_liquidations_usd", |told| told.long.0),
        ("short_liquidations_usd", |told| told.short.0),
        ("liquidations_usd", |told| told.both().0),
    ];
    let lower_bound = told.as_ref().is_ok_and(|told| told.value.lower_bound);
    let mark = Mark { lower_bound, ..Mark::default() };
    for (name, side) in sides {
        ledger.put_marked(FigureId::suffixed_over(name, window, suffix), number(told, side), mark);
    }
}

/// The reporting venues' share of the open interest that is known. A reporting venue whose open
/// interest is not known makes it a lower bound; where none is known there is no share.
fn coverage(
    ledger: &mut Ledger<'_>,
    asset: Asset,
    open: &[Open],
    window: Window,
    told: &Measured<Cited<Liquidated>>,
) {
    let reporting = told.as_ref().map(Cited::venues).unwrap_or_default();
    let (mut any_known, mut lower_bound) = (false, false);
    for venue in &reporting {
        let known = open.iter().any(|open| open.citation.source.venue == *venue);
        any_known |= known;
        lower_bound |= !known;
    }
    let (mut all, mut part) = (Vec::new(), Vec::new());
    let mut from = Vec::new();
    for open in open {
        all.push(open.usd.0);
        if reporting.contains(&open.citation.source.venue) {
            part.push(open.usd.0);
        }
        from.push(open.citation.clone());
    }
    let all = sum(&all);
    let share = match told {
        Err(gap) => Err(*gap),
        Ok(_) if !any_known => Err(Gap::NotReported(Kind::OpenInterest)),
        Ok(_) if all <= 0.0 => Err(Gap::Undefined),
        Ok(told) => {
            from.extend_from_slice(&told.from);
            Ok(Cited::new(sum(&part) / all * 100.0, from))
        }
    };
    let id = FigureId::over("liquidations_coverage_pct", window, asset);
    ledger.put_marked(id, plain(&share), Mark { lower_bound, ..Mark::default() });
}

/// Writes the sums over all coins shown. Where one of them is missing they are lower bounds.
pub(super) fn put_all(
    ledger: &mut Ledger<'_>,
    assets: &Sorted<Asset, OfAsset>,
) -> Windows<Liquidated> {
    let mut windows = Vec::new();
    for window in LONG_WINDOWS {
        let (mut long, mut short, mut from) = (Vec::new(), Vec::new(), Vec::new());
        let mut first_gap = None;
        let mut lower_bound = false;
        for of in assets.values() {
            match of.liquidated.of(window) {
                Some(Ok(told)) => {
                    long.push(told.value.long.0);
                    short.push(told.value.short.0);
                    lower_bound |= told.value.lower_bound;
                    from.extend_from_slice(&told.from);
                }
                Some(Err(gap)) => {
                    first_gap = first_gap.or(Some(*gap));
                    lower_bound = true;
                }
                None => lower_bound = true,
            }
        }
        let all = if long.is_empty() {
            Err(first_gap.unwrap_or(Gap::NotReported(Kind::Liquidation)))
        } else {
            let (long, short) = (Usd(sum(&long)), Usd(sum(&short)));
            Ok(Cited::new(Liquidated { long, short, lower_bound }, from))
        };
        put_liquidated(ledger, window, "all", &all);
        windows.push((window, all));
    }
    Windows(windows)
}

/// Writes what there may be in all. Only venues that tell every liquidation carry an estimate; three
/// of them an interval.
pub(super) fn estimate(
    ledger: &mut Ledger<'_>,
    asset: Asset,
    open: &[Open],
) -> Measured<Cited<CoverageEstimate>> {
    let window = Window::Day;
    let measured = estimated(ledger.snapshot, asset, ledger.now, window.length(), open);
    let mut interval = None;
    let told: Told<'_> = match &measured {
        Err(gap) => Err(*gap),
        Ok(told) => match &told.value.estimate {
            None => Err(Gap::SampledFeed),
            Some(estimate) => {
                interval = estimate.interval.map(|ends| (ends.low, ends.high));
                Ok((estimate.liquidated.0, &told.from))
            }
        },
    };
    let id = FigureId::over("liquidations_estimated_usd", window, asset);
    ledger.put_marked(id, told, Mark::estimate(interval));
    measured
}
