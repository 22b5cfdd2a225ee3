//! Every figure by its name, one file a subject. What could not be had is written too, with the
//! reason.

mod contagion;
mod gauges;
mod liquidations;
mod market;
mod open_interest;
mod prices;

use crate::explain::holders::{HolderResult, put_holders};
use crate::explain::ledger::Ledger;
use crate::explain::report::Window;
use crate::market::{Asset, FearGreed};
use crate::metrics::liquidations::Liquidated;
use crate::metrics::open_interest::{Open, OpenChange};
use crate::metrics::price::price_now;
use crate::metrics::volatility::Unusual;
use crate::metrics::{Cited, Measured};
use crate::settings::Freshness;
use crate::units::sorted::Sorted;
use crate::units::{Fraction, Price};

/// Windows over which sums and changes of open interest and liquidations are told.
pub(crate) const LONG_WINDOWS: [Window; 3] = [Window::Day, Window::Week, Window::Month];

/// What was measured on the way, for those who make sentences and pictures of it.
pub(crate) struct Measurements<'a> {
    /// By coin, those of the settings.
    pub(crate) assets: Sorted<Asset, OfAsset>,
    /// The sums over these coins.
    pub(crate) liquidated_all: Windows<Liquidated>,
    /// The index now.
    pub(crate) fear_greed: Measured<Cited<&'a FearGreed>>,
    /// The largest holders.
    pub(crate) holders: Vec<HolderResult<'a>>,
}

/// What was measured of one coin.
pub(crate) struct OfAsset {
    /// The price now, and how it moved over 24 hours.
    pub(crate) price: Measured<Cited<Price>>,
    pub(crate) change: Measured<Cited<Fraction>>,
    /// That move in daily standard deviations, with the daily standard deviation before it.
    pub(crate) unusual: Measured<Cited<Unusual>>,
    /// Each instrument's open interest.
    pub(crate) open: Vec<Open>,
    /// How it changed.
    pub(crate) open_change: Windows<OpenChange>,
    /// Closed by force as reported, over one set of venues.
    pub(crate) liquidated: Windows<Liquidated>,
    /// What longs pay shorts a year.
    pub(crate) funding: Measured<Cited<Fraction>>,
}

/// A value for each of [`LONG_WINDOWS`].
pub(crate) struct Windows<T>(Vec<(Window, Measured<Cited<T>>)>);

impl<T> Windows<T> {
    /// The value of `window`, where there is one.
    pub(crate) fn over(&self, window: Window) -> Option<&Cited<T>> {
        self.of(window)?.as_ref().ok()
    }

    /// The value of `window` or why there is none.
    fn of(&self, window: Window) -> Option<&Measured<Cited<T>>> {
        self.0.iter().find(|(of, _)| *of == window).map(|(_, measured)| measured)
    }
}

/// Writes every figure.
pub(crate) fn write<'a>(ledger: &mut Ledger<'a>) -> Measurements<'a> {
    let shown = &ledger.settings.assets;
    let mut assets = Sorted::new();
    for &asset in shown {
        let of_asset = coin(ledger, asset);
        assets.insert(asset, of_asset);
    }
    open_interest::put_all(ledger, &assets);
    let liquidated_all = liquidations::put_all(ledger, &assets);
    contagion::breadth(ledger, &assets);
    market::market(ledger, &assets);
    let fear_greed = market::sentiment(ledger);
    let price = price_of_bitcoin(ledger, &assets);
    let holders = put_holders(ledger, &price);
    Measurements { assets, liquidated_all, fear_greed, holders }
}

fn coin(ledger: &mut Ledger<'_>, asset: Asset) -> OfAsset {
    let prices::Prices { price, change, unusual } = prices::prices(ledger, asset);
    let open = open_interest::open_interest(ledger, asset);
    let open_change = open_interest::changes(ledger, asset);
    let liquidated = liquidations::sums(ledger, asset, &open);
    let funding = gauges::gauges(ledger, asset, &open);
    OfAsset { price, change, unusual, open, open_change, liquidated, funding }
}

/// A figure's name and the number that it takes from a measured value.
type Part<T> = (&'static str, fn(&T) -> f64);

/// What two values together give, or why one of them is missing.
fn with<A, B, T>(
    one: &Measured<Cited<A>>,
    other: &Measured<Cited<B>>,
    make: fn(&Cited<A>, &Cited<B>) -> Measured<T>,
) -> Measured<T> {
    match (one, other) {
        (Ok(one), Ok(other)) => make(one, other),
        (Err(gap), _) | (_, Err(gap)) => Err(*gap),
    }
}

fn price_of_bitcoin(
    ledger: &Ledger<'_>,
    assets: &Sorted<Asset, OfAsset>,
) -> Measured<Cited<Price>> {
    match assets.get(&Asset::BTC) {
        Some(bitcoin) => bitcoin.price.clone(),
        None => price_now(ledger.snapshot, Asset::BTC, ledger.now, Freshness::SECONDS.live),
    }
}
