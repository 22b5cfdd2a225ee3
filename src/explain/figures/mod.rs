//! Every figure by its name, one file a subject. What could not be had is written too, with the
//! reason.

mod cascade;
mod contagion;
mod forced_flow;
mod gauges;
mod hawkes;
pub(crate) mod levels;
mod liquidations;
mod market;
mod open_interest;
mod prices;
mod velocity;

pub use cascade::Chain;
pub use contagion::WithBitcoin;
pub use hawkes::Excitation;
pub(in crate::explain) use hawkes::by_curvature;
pub use velocity::Velocity;

use crate::explain::holders::{HolderResult, put_holders};
use crate::explain::ledger::Ledger;
use crate::explain::refits::Refits;
use crate::explain::report::{Figure, FigureId, Window};
use crate::explain::verdict::lead;
use crate::explain::wider_markets::put_wider_markets;
use crate::market::{Asset, FearGreed, Kind, Snapshot};
use crate::metrics::contagion::breadth::Breadth;
use crate::metrics::coverage::CoverageEstimate;
use crate::metrics::forced_flow::Forced;
use crate::metrics::levels::ObservedLevel;
use crate::metrics::liquidations::{Liquidated, common_venues};
use crate::metrics::open_change::OpenChange;
use crate::metrics::open_interest::Open;
use crate::metrics::past_days::{DayRank, FallingDays, falling_days, liquidation_rank};
use crate::metrics::price::price_now;
use crate::metrics::regime::Regime;
use crate::metrics::volatility::Unusual;
use crate::metrics::{Cited, Gap, Measured};
use crate::settings::{Freshness, Settings, limits};
use crate::units::sorted::Sorted;
use crate::units::{Fraction, Price, UnixMillis};

/// Windows over which sums and changes of open interest and liquidations are told.
pub(crate) const LONG_WINDOWS: [Window; 3] = [Window::Day, Window::Week, Window::Month];

/// What was measured on the way, for those who make sentences and pictures of it.
pub struct Measurements<'a> {
    /// By coin, those of the settings.
    pub assets: Sorted<Asset, OfAsset>,
    /// The sums over these coins.
    pub liquidated_all: Windows<Liquidated>,
    /// How each coin but Bitcoin moves with it.
    pub with_bitcoin: Sorted<Asset, WithBitcoin>,
    /// How many of them returned less than Bitcoin over 24 hours.
    pub against_bitcoin: Option<Breadth>,
    /// Where the first coin's next liquidations would be, and how far a fall would carry.
    pub chain: Chain,
    /// The levels around the first coin's price.
    pub levels: ObservedLevels,
    /// The index now.
    pub fear_greed: Measured<Cited<&'a FearGreed>>,
    /// The largest holders.
    pub(crate) holders: Vec<HolderResult<'a>>,
}

/// The levels around a coin's price.
type ObservedLevels = Measured<Cited<Vec<ObservedLevel>>>;

/// What was measured of one coin.
pub struct OfAsset {
    /// The price now.
    pub price: Measured<Cited<Price>>,
    /// How it moved over 24 hours.
    pub change: Measured<Cited<Fraction>>,
    /// The daily standard deviation before today.
    pub volatility: Measured<Cited<Fraction>>,
    /// That move in daily standard deviations, with the daily standard deviation before it.
    pub unusual: Measured<Cited<Unusual>>,
    /// Each instrument's open interest.
    pub open: Vec<Open>,
    /// How it changed.
    pub open_change: Windows<OpenChange>,
    /// What price and positions did together over 24 hours.
    pub regime: Option<Regime>,
    /// On how many of the last three weeks' days positions fell.
    pub falling_days: Measured<Cited<FallingDays>>,
    /// Closed by force as reported, over one set of venues.
    pub liquidated: Windows<Liquidated>,
    /// All that was closed by force over 24 hours, estimated.
    pub liquidations_estimate: Measured<Cited<CoverageEstimate>>,
    /// The place of the last 24 hours' liquidations among the days before.
    pub liquidation_rank: Measured<Cited<DayRank>>,
    /// How fast liquidations come.
    pub velocity: Velocity,
    /// Whether they set off further ones.
    pub excitation: Excitation,
    /// What share of the selling they are.
    pub forced: Measured<Cited<Forced>>,
    /// What longs pay shorts a year.
    pub funding: Measured<Cited<Fraction>>,
}

/// A value for each of 24 hours, 7 days and 30 days.
pub struct Windows<T>(Vec<(Window, Measured<Cited<T>>)>);

impl<T> Windows<T> {
    /// The value of `window`, where there is one.
    pub fn over(&self, window: Window) -> Option<&Cited<T>> {
        self.of(window)?.as_ref().ok()
    }

    /// The value of `window` or why there is none.
    fn of(&self, window: Window) -> Option<&Measured<Cited<T>>> {
        self.0.iter().find(|(of, _)| *of == window).map(|(_, measured)| measured)
    }
}

/// What is measured coin by coin, then of the first coin's chain of liquidations and its levels; what
/// needs all of that is measured last, at once. A step takes a fraction of the time of the whole.
pub struct Survey {
    figures: Sorted<FigureId, Figure>,
    assets: Sorted<Asset, OfAsset>,
    chain: Chain,
    levels: ObservedLevels,
    /// How many steps were taken of the first coin alone.
    of_first: usize,
}

impl Default for Survey {
    fn default() -> Self {
        let gap = Gap::NotReported(Kind::Ticker);
        Self {
            figures: Sorted::new(),
            assets: Sorted::new(),
            chain: Chain { map: Err(gap), shocks: Err(gap) },
            levels: Err(gap),
            of_first: 0,
        }
    }
}

impl Survey {
    /// Takes the next step; false where only what is last is left. Every step is to be told the same,
    /// except for what was found meanwhile in `refits`.
    pub fn step(
        &mut self,
        snapshot: &Snapshot,
        settings: &Settings,
        now: UnixMillis,
        refits: &Refits,
    ) -> bool {
        let Self { figures, assets, chain, levels, of_first } = self;
        let mut ledger = Ledger::going_on(snapshot, settings, now, core::mem::take(figures));
        let next = settings.assets.iter().find(|asset| !assets.contains_key(asset));
        let first = lead(settings);
        let took = match (next, assets.get(&first), *of_first) {
            (Some(&asset), ..) => {
                let of_asset = coin(&mut ledger, asset, refits);
                assets.insert(asset, of_asset);
                true
            }
            (None, Some(of), 0) => {
                chain.map = cascade::map(&mut ledger, first, of);
                true
            }
            (None, Some(of), 1) => {
                chain.shocks = cascade::shocks_on(&chain.map, &mut ledger, first, of);
                true
            }
            (None, Some(of), 2) => {
                *levels = levels::levels(&mut ledger, first, of, chain);
                true
            }
            _ => false,
        };
        *of_first += usize::from(took && next.is_none());
        *figures = ledger.into_figures();
        took
    }
}

/// Writes every figure that is not written yet.
pub(crate) fn write<'a>(
    mut survey: Survey,
    snapshot: &'a Snapshot,
    settings: &'a Settings,
    now: UnixMillis,
    refits: &Refits,
) -> (Ledger<'a>, Measurements<'a>) {
    while survey.step(snapshot, settings, now, refits) {}
    let Survey { figures, assets, chain, levels, .. } = survey;
    let mut written = Ledger::going_on(snapshot, settings, now, figures);
    let ledger = &mut written;
    open_interest::put_all(ledger, &assets);
    let liquidated_all = liquidations::put_all(ledger, &assets);
    contagion::breadth(ledger, &assets);
    let with_bitcoin = contagion::with_bitcoin(ledger, &assets);
    let against_bitcoin = contagion::against_bitcoin(&assets);
    market::market(ledger, &assets);
    put_wider_markets(ledger);
    market::stablecoin(ledger);
    let fear_greed = market::sentiment(ledger);
    let price = price_of_bitcoin(ledger, &assets);
    let gap = Gap::NotReported(Kind::Ticker);
    let change = assets.get(&Asset::BTC).map_or(Err(gap), |bitcoin| bitcoin.change.clone());
    let holders = put_holders(ledger, &price, &change);
    let measured = Measurements {
        assets,
        liquidated_all,
        with_bitcoin,
        against_bitcoin,
        chain,
        levels,
        fear_greed,
        holders,
    };
    (written, measured)
}

fn coin(ledger: &mut Ledger<'_>, asset: Asset, refits: &Refits) -> OfAsset {
    let (snapshot, now) = (ledger.snapshot, ledger.now);
    let prices::Prices { price, change, volatility, unusual } = prices::prices(ledger, asset);
    let open = open_interest::open_interest(ledger, asset);
    let open_change = open_interest::changes(ledger, asset);
    let among = common_venues(snapshot, asset, now, &LONG_WINDOWS.map(Window::length));
    let liquidated = liquidations::sums(ledger, asset, &open, &among);
    let days = (limits::FEWEST_DAYS_FOR_RANK, limits::MOST_DAYS_FOR_RANK);
    OfAsset {
        regime: open_interest::regime(&change, &volatility, &open_change),
        falling_days: falling_days(
            snapshot,
            asset,
            now,
            limits::FALLING_DAYS,
            Freshness::MINUTES.delayed,
        ),
        liquidations_estimate: liquidations::estimate(ledger, asset, &open),
        liquidation_rank: liquidation_rank(snapshot, asset, now, &among, days),
        velocity: velocity::velocity(ledger, asset, &among),
        excitation: hawkes::excitation(ledger, asset, &change, refits),
        forced: forced_flow::forced_flow(ledger, asset, &price, &change, &volatility),
        funding: gauges::gauges(ledger, asset, &open, &price),
        price,
        change,
        volatility,
        unusual,
        open,
        open_change,
        liquidated,
    }
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
