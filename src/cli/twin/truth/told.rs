//! What can be known of the markets: a scenario's own faults put some of them out, let others tell
//! what is hours old, or multiply their prices.
//!
//! What is switched on from outside (`--fault`, `/_twin/faults`) is not the scenario's and does not
//! touch the truth.

use crate::cli::twin::fault::{Fault, Faults, age, lie};
use crate::cli::twin::scenario::Market;
use crate::cli::twin::truth::PRICED;
use crate::cli::twin::world::{Place, World};
use crate::market::{Asset, Kind};
use crate::settings::Freshness;
use crate::units::{Millis, UnixMillis};
use crate::venues::{ALL, Feed, Want};

/// A world as its venues tell it.
pub(super) struct Told<'w> {
    /// What is so, whoever tells it.
    pub(super) world: &'w World,
    faults: Faults,
}

impl<'w> Told<'w> {
    /// The world, told with the scenario's own faults.
    pub(super) fn of(world: &'w World) -> Self {
        // A scenario is read only where its faults exist.
        let faults = Faults::new(world.scenario.faults.clone()).unwrap_or_default();
        Self { world, faults }
    }

    /// A coin on a market, at the prices that the market tells; `None` where it does not trade
    /// there, and where no feed tells `what` of it in time.
    pub(super) fn place(&self, asset: Asset, market: Market, what: Want) -> Option<Place<'w>> {
        let place = self.world.place(asset, market)?;
        if self.faults.told().is_empty() {
            return Some(place);
        }
        let mut feeds = ALL.iter().filter(|adapter| adapter.venue.id() == venue(market).id());
        let (adapter, feeds) = feeds.next().map(|adapter| (adapter, adapter.feeds))?;
        let faults = feeds
            .iter()
            .filter(|feed| is_of(market, feed) && tells(feed, what))
            .map(|feed| self.faults.of(Some(&format!("{}/{}", adapter.venue.id(), feed.name))))
            .find(|faults| !faults.iter().any(silences) && age(faults) <= oldest(what))?;
        Some(place.lying(lie(&faults)))
    }

    /// The market that is asked first among those that tell `what` of a coin.
    pub(super) fn first(&self, asset: Asset, what: Want) -> Option<Place<'w>> {
        PRICED.iter().find_map(|&market| self.place(asset, market, what))
    }

    /// The markets whose hourly bars are read: the first one that tells them, and for Bitcoin also
    /// Binance's coins themselves, which say who took.
    pub(super) fn hourly(&self, asset: Asset) -> Vec<Place<'w>> {
        let mut places: Vec<Place<'w>> =
            self.first(asset, Want::HourlyCandles).into_iter().collect();
        let spot = self
            .place(asset, Market::BinanceSpot, Want::SpotFlow)
            .filter(|_| asset == Asset::BTC)
            .filter(|spot| places.iter().all(|place| place.market != spot.market));
        places.extend(spot);
        places
    }
}

/// The venue that a market belongs to, by the market of its name.
pub(super) fn venue(market: Market) -> Market {
    match market {
        Market::BinanceSpot => Market::Binance,
        Market::KrakenFutures => Market::Kraken,
        other => other,
    }
}

/// Whether a feed of the market's venue speaks of this one of its markets.
fn is_of(market: Market, feed: &Feed) -> bool {
    match market {
        Market::Binance => !feed.name.contains("spot"),
        Market::BinanceSpot => feed.name.contains("spot"),
        Market::Kraken => !feed.name.contains("futures"),
        Market::KrakenFutures => feed.name.contains("futures"),
        _ => true,
    }
}

/// Whether a feed tells `what`. A price and a running rate are also had from feeds that are asked
/// for something else.
fn tells(feed: &Feed, what: Want) -> bool {
    match what {
        Want::Price => feed.yields.contains(&Kind::Ticker),
        Want::Funding => feed.yields.contains(&Kind::Funding),
        _ => feed.serves.iter().any(|served| served.0 == what),
    }
}

/// Whether nothing can be read of a feed with this fault.
fn silences(fault: &Fault) -> bool {
    match fault {
        Fault::Status(..)
        | Fault::Html
        | Fault::Empty
        | Fault::Truncated
        | Fault::Garbage
        | Fault::Hang
        | Fault::SocketClose
        | Fault::SocketSilent
        | Fault::Refuse => true,
        Fault::NoCors
        | Fault::Rename(_)
        | Fault::Delay(_)
        | Fault::PriceFactor(_)
        | Fault::Old(_) => false,
    }
}

/// How old may be what is put together with the newest words of others; of bars, how much of a day
/// may be missing at its end.
fn oldest(what: Want) -> Millis {
    match what {
        Want::Price => Freshness::SECONDS.live,
        Want::OpenInterest | Want::Funding => Freshness::MINUTES.delayed,
        Want::TakerFlow | Want::LiquidationHistory => Millis(Millis::DAY.0 / 20),
        // Of the past it is enough that it is told.
        _ => Millis::DAY,
    }
}

/// A price of the past, as bars of that length tell it: on the straight line between the whole steps
/// around it, or to the price at `now` within the step that is running.
#[allow(clippy::cast_precision_loss, reason = "lengths of time stay far below 2^52 ms")]
pub(super) fn price_then(
    place: &Place<'_>,
    instant: UnixMillis,
    now: UnixMillis,
    step: Millis,
) -> f64 {
    let start = instant.floor(step);
    let end = (start + step).min(now).max(start + Millis(1));
    let (open, close) = (place.price(start), place.price(end));
    open + (close - open) * ((instant - start).0 as f64 / (end - start).0 as f64)
}
