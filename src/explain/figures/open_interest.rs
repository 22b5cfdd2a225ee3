//! Open interest now, and how it changed.

use crate::explain::figures::{LONG_WINDOWS, OfAsset, Part, Windows};
use crate::explain::ledger::{Ledger, Mark, number};
use crate::explain::report::{FigureId, Window};
use crate::market::{Asset, Kind};
use crate::metrics::open_change::{OpenChange, open_change};
use crate::metrics::open_interest::{Open, open_now, total};
use crate::metrics::regime::{self, Regime};
use crate::metrics::{Cited, Gap, Measured};
use crate::settings::{Freshness, limits};
use crate::units::Fraction;
use crate::units::sorted::Sorted;

/// Writes what is open now.
pub(super) fn open_interest(ledger: &mut Ledger<'_>, asset: Asset) -> Vec<Open> {
    let open = open_now(ledger.snapshot, asset, ledger.now, Freshness::MINUTES.delayed);
    let total = total(&open);
    let coins = number(&total, |total| total.coins.0);
    ledger.put(FigureId::of("open_interest_coins", asset), coins);
    ledger.put(FigureId::of("open_interest_usd", asset), number(&total, |total| total.usd.0));
    open
}

/// Writes how it changed.
pub(super) fn changes(ledger: &mut Ledger<'_>, asset: Asset) -> Windows<OpenChange> {
    let mut changes = Vec::new();
    for window in LONG_WINDOWS {
        let change = change_of_open_interest(ledger, &[asset], window);
        put_open_change(ledger, window, asset.ticker(), &change);
        changes.push((window, change));
    }
    Windows(changes)
}

fn change_of_open_interest(
    ledger: &Ledger<'_>,
    assets: &[Asset],
    window: Window,
) -> Measured<Cited<OpenChange>> {
    let apart = Freshness::MINUTES.delayed;
    open_change(ledger.snapshot, assets, ledger.now, window.length(), apart)
}

fn put_open_change(
    ledger: &mut Ledger<'_>,
    window: Window,
    suffix: &str,
    change: &Measured<Cited<OpenChange>>,
) {
    let parts: [Part<OpenChange>; 5] = [
        ("open_interest_change_pct", |change| change.parts.change.percent()),
        ("open_interest_change_usd", |change| change.parts.change_usd.0),
        ("open_interest_price_effect_pct", |change| change.parts.price_effect.percent()),
        ("open_interest_position_effect_pct", |change| change.parts.position_effect.percent()),
        ("open_interest_covered_pct", |change| change.covered.percent()),
    ];
    for (name, part) in parts {
        ledger.put(FigureId::suffixed_over(name, window, suffix), number(change, part));
    }
}

/// Sums over all coins shown. Where one of them is missing the sum is a lower bound, and its change is
/// not known: that of the others is not a bound of it.
pub(super) fn put_all(ledger: &mut Ledger<'_>, assets: &Sorted<Asset, OfAsset>) {
    let mut open: Vec<Open> = Vec::new();
    let mut lower_bound = false;
    for of in assets.values() {
        open.extend_from_slice(&of.open);
        lower_bound |= of.open.is_empty();
    }
    let all = total(&open);
    let missing = Gap::NotReported(Kind::OpenInterest);
    let mark = Mark { lower_bound, ..Mark::default() };
    let usd = number(&all, |total| total.usd.0);
    ledger.put_marked(FigureId::all("open_interest_usd"), usd, mark);
    if let Some(bitcoin) = assets.get(&Asset::BTC) {
        // With a coin missing the share would be too large, not a bound of anything.
        let share = if lower_bound { Err(missing) } else { usd }.and_then(|(all, from)| {
            let part = total(&bitcoin.open)?;
            Ok((part.value.usd.0 / all * 100.0, from))
        });
        ledger.put(FigureId::of("open_interest_share_pct", Asset::BTC), share);
    }
    for window in LONG_WINDOWS {
        let change = if lower_bound {
            Err(missing)
        } else {
            change_of_open_interest(ledger, &ledger.settings.assets, window)
        };
        put_open_change(ledger, window, "all", &change);
    }
}

/// What price and positions did together over 24 hours, with the thresholds of [`limits`].
pub(super) fn regime(
    change: &Measured<Cited<Fraction>>,
    volatility: &Measured<Cited<Fraction>>,
    open_change: &Windows<OpenChange>,
) -> Option<Regime> {
    let (change, volatility) = (change.as_ref().ok()?, volatility.as_ref().ok()?);
    let positions = open_change.over(Window::Day)?.value.parts.position_effect;
    let moved = limits::MOVED_LEAST.max(limits::MOVED_SIGMAS * volatility.value.0);
    regime::regime(change.value.0, positions.0, moved, limits::POSITIONS_MOVED)
}
