//! Whether Bitcoin dragged the rest.

use crate::explain::figures::OfAsset;
use crate::explain::ledger::{Ledger, Mark, number, plain};
use crate::explain::report::{FigureId, Window};
use crate::market::{Asset, Kind};
use crate::metrics::contagion::beta::ExcessMove;
use crate::metrics::contagion::breadth::{Breadth, breadth as behind};
use crate::metrics::contagion::observed::{Comovement, comovement, excess};
use crate::metrics::math::{exp_m1, ln_1p};
use crate::metrics::proportion::Interval;
use crate::metrics::special::NORMAL_975;
use crate::metrics::sums::mean;
use crate::metrics::{Cited, Gap, Measured};
use crate::settings::limits;
use crate::units::sorted::Sorted;

/// The share of the coins shown that fell, where they are enough and all known.
pub(super) fn breadth(ledger: &mut Ledger<'_>, assets: &Sorted<Asset, OfAsset>) {
    let (mut fell, mut from) = (Vec::new(), Vec::new());
    for of in assets.values() {
        if let Ok(change) = &of.change {
            fell.push(f64::from(u8::from(change.value.0 < 0.0)));
            from.extend_from_slice(&change.from);
        }
    }
    let (have, need) = (fell.len(), limits::FEWEST_FOR_BREADTH.max(assets.len()));
    let share = match mean(&fell) {
        _ if have < need => Err(Gap::TooFew { have, need }),
        Some(mean) => Ok(Cited::new(mean * 100.0, from)),
        None => Err(Gap::NotReported(Kind::Ticker)),
    };
    ledger.put(FigureId::all_over("breadth_down_pct", Window::Day), plain(&share));
}

/// How a coin moves with Bitcoin, and what is left of its last day's move without that.
pub struct WithBitcoin {
    /// β and correlation over the month before the last day.
    pub moves: Measured<Cited<Comovement>>,
    /// The last day's move less what β implies.
    pub excess: Measured<Cited<ExcessMove>>,
}

/// Writes β, correlation and excess move of every coin but Bitcoin.
pub(super) fn with_bitcoin(
    ledger: &mut Ledger<'_>,
    assets: &Sorted<Asset, OfAsset>,
) -> Sorted<Asset, WithBitcoin> {
    let bitcoin = match assets.get(&Asset::BTC) {
        Some(bitcoin) => bitcoin.change.clone(),
        None => Err(Gap::NotReported(Kind::Ticker)),
    };
    let mut all = Sorted::new();
    for (&asset, of) in assets.iter().filter(|(asset, _)| **asset != Asset::BTC) {
        let window = Window::Month;
        let moves = comovement(ledger.snapshot, asset, ledger.now, window.length());
        let ends = |of: fn(&Comovement) -> Option<Interval>| {
            let moves = moves.as_ref().ok()?;
            of(&moves.value).map(|ends| (ends.low, ends.high))
        };
        let mark = Mark::estimate(ends(|moves| moves.beta_interval));
        let id = FigureId::over("beta", window, asset);
        ledger.put_marked(id, number(&moves, |moves| moves.line.slope), mark);
        let mark = Mark::estimate(ends(|moves| moves.correlation_interval));
        let id = FigureId::over("correlation", window, asset);
        ledger.put_marked(id, number(&moves, |moves| moves.correlation), mark);
        let excess = match (&moves, &bitcoin, &of.change) {
            (Ok(moves), Ok(bitcoin), Ok(coin)) => excess(moves, bitcoin, coin),
            (Err(gap), ..) | (_, Err(gap), _) | (.., Err(gap)) => Err(*gap),
        };
        let interval = excess.as_ref().ok().map(|excess| {
            let half = NORMAL_975 * excess.value.error;
            let at = |log: f64| exp_m1(log) * 100.0;
            (at(excess.value.excess - half), at(excess.value.excess + half))
        });
        let id = FigureId::over("excess_move_pct", Window::Day, asset);
        let told = number(&excess, |excess| exp_m1(excess.excess) * 100.0);
        ledger.put_marked(id, told, Mark::estimate(interval));
        all.insert(asset, WithBitcoin { moves, excess });
    }
    all
}

/// How many of the other coins returned less than Bitcoin, where enough of them are known.
pub(super) fn against_bitcoin(assets: &Sorted<Asset, OfAsset>) -> Option<Breadth> {
    let of = |of: &OfAsset| of.change.as_ref().ok().map(|change| ln_1p(change.value.0));
    let bitcoin = of(assets.get(&Asset::BTC)?)?;
    let mut others = Vec::new();
    for (asset, coin) in assets.iter() {
        if *asset != Asset::BTC {
            others.extend(of(coin));
        }
    }
    behind(bitcoin, &others)
}
