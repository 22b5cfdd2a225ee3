//! The scenario file: a small world in plain JSON. `tests/scenarios/README.md` documents it.

mod check;

use crate::cli::twin::path::Path;
use crate::cli::twin::unwinding::Unwinding;
use crate::cli::twin::wider::WiderMarkets;
use crate::cli::twin::world::lot;
use crate::market::{Asset, Side};
use core::fmt;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A small world: what every venue will report, told once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// A short name, as in the file's name.
    pub name: String,
    /// What happens, in one line.
    pub about: String,
    /// What drove the move in this world, for tests of the verdict.
    #[serde(default)]
    pub cause: Option<String>,
    /// The coins.
    pub assets: BTreeMap<Asset, AssetWorld>,
    /// Implied volatility in percent a year.
    #[serde(default)]
    pub implied_volatility_pct: BTreeMap<Asset, Path>,
    /// How far dated futures stand above the index, in percent a year; 5 where nothing is said.
    #[serde(default)]
    pub basis_apr_pct: BTreeMap<Asset, Path>,
    /// The fear and greed index: day relative to the day of the end, index, the publisher's class.
    #[serde(default)]
    pub fear_greed: Vec<(i64, u8, String)>,
    /// The market as a whole.
    #[serde(default)]
    pub global: Option<GlobalWorld>,
    /// What an aggregator says of the derivatives venues.
    #[serde(default)]
    pub derivatives_venues: Vec<DerivativesTotal>,
    /// Companies that hold bitcoin.
    #[serde(default)]
    pub treasuries: Vec<Holder>,
    /// Feeds whose answers carry no header that lets a page read them.
    #[serde(default)]
    pub blocked: Vec<String>,
    /// What goes wrong with feeds in this world, as `--fault` tells it.
    #[serde(default)]
    pub faults: BTreeMap<String, String>,
    /// What one of Tether's coins trades at, in dollars; 1 where nothing is said.
    #[serde(default)]
    pub tether_usd: Option<Path>,
    /// What is traded beside coins.
    #[serde(default)]
    pub wider_markets: WiderMarkets,
    /// What goes on after the end.
    #[serde(default)]
    pub live: Option<Live>,
}

/// One coin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssetWorld {
    /// Its price in dollars.
    pub price_usd: Path,
    /// How far a bar's high and low reach beyond the path, in percent.
    #[serde(default)]
    pub wick_pct: f64,
    /// The markets it trades on.
    pub venues: BTreeMap<Market, MarketWorld>,
}

/// Where a coin trades: one market of a venue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Market {
    /// Bybit's perpetual margined in USDT.
    Bybit,
    /// Binance's perpetual margined in USDT.
    Binance,
    /// Binance's spot pair.
    BinanceSpot,
    /// OKX's perpetual margined in USDT.
    Okx,
    /// Gate's perpetual margined in USDT.
    Gate,
    /// Hyperliquid's perpetual.
    Hyperliquid,
    /// Deribit's perpetual, margined in the coin or in USDC.
    Deribit,
    /// Coinbase's spot pair in dollars.
    Coinbase,
    /// Kraken's spot pair in dollars.
    Kraken,
    /// Kraken's perpetual margined in dollars.
    KrakenFutures,
}

impl Market {
    /// Its spelling in a scenario and in the truth.
    pub fn id(self) -> &'static str {
        match self {
            Self::Bybit => "bybit",
            Self::Binance => "binance",
            Self::BinanceSpot => "binance-spot",
            Self::Okx => "okx",
            Self::Gate => "gate",
            Self::Hyperliquid => "hyperliquid",
            Self::Deribit => "deribit",
            Self::Coinbase => "coinbase",
            Self::Kraken => "kraken",
            Self::KrakenFutures => "kraken-futures",
        }
    }

    /// True where prices are in Tether's coins.
    pub fn is_in_tether(self) -> bool {
        matches!(self, Self::Bybit | Self::Binance | Self::BinanceSpot | Self::Okx | Self::Gate)
    }

    /// The last price at an hour, in what the market is quoted in.
    pub(super) fn price(
        self,
        coin: &Path,
        tether_usd: Option<&Path>,
        at: &MarketWorld,
        hour: f64,
    ) -> f64 {
        let premium = at.premium_pct.as_ref().map_or(0.0, |path| path.at(hour));
        let tether = tether_usd.filter(|_| self.is_in_tether()).map_or(1.0, |path| path.at(hour));
        let behind = at.lag_s / 3_600.0;
        coin.at(hour - behind) * at.price_factor * (1.0 + premium / 100.0) / tether
    }
}

/// One coin on one market.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarketWorld {
    /// Last price ÷ the coin's price.
    #[serde(default = "one")]
    pub price_factor: f64,
    /// How far the last price lies above that, in percent; below it where negative.
    #[serde(default)]
    pub premium_pct: Option<Path>,
    /// How many seconds this market's price is behind the coin's.
    #[serde(default)]
    pub lag_s: f64,
    /// Mark price ÷ last price.
    #[serde(default = "one")]
    pub mark_factor: f64,
    /// Index price ÷ last price.
    #[serde(default = "one")]
    pub index_factor: f64,
    /// Open interest of a linear contract, in coins.
    #[serde(default)]
    pub open_interest_coins: Option<Path>,
    /// Open interest of an inverse contract, in dollars of face value.
    #[serde(default)]
    pub open_interest_usd: Option<Path>,
    /// Trading, in coins an hour.
    #[serde(default)]
    pub volume_coins_per_h: Option<Path>,
    /// Share of that bought by takers, 0 to 1.
    #[serde(default)]
    pub taker_buy_share: Option<Path>,
    /// Share of accounts that are long, 0 to 1.
    #[serde(default)]
    pub long_account_share: Option<Path>,
    /// Funding.
    #[serde(default)]
    pub funding: Option<FundingWorld>,
    /// Liquidations: hour, side of the position that was closed, price, coins.
    #[serde(default)]
    pub liquidations: Vec<(f64, Side, f64, f64)>,
    /// Liquidations that are drawn; they become rows of `liquidations` when the file is read.
    #[serde(default, skip_serializing)]
    pub unwindings: Vec<Unwinding>,
    /// The order book.
    #[serde(default)]
    pub depth: Option<BookWorld>,
}

fn one() -> f64 {
    1.0
}

/// Funding of one contract.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FundingWorld {
    /// Hours between two payments; payments fall on its multiples in UTC.
    pub interval_h: u32,
    /// Fraction of notional that longs pay shorts each interval.
    pub fraction: Path,
}

/// An order book by three numbers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BookWorld {
    /// Between the best prices, in hundredths of a percent.
    pub spread_bps: f64,
    /// Resting within each percent of price on each side, in coins.
    pub coins_per_pct: f64,
    /// Prices a side.
    pub levels: u32,
}

/// The market as a whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlobalWorld {
    /// All coins' capitalisation in dollars.
    pub market_cap_usd: Path,
    /// Bitcoin's share of it in percent.
    pub bitcoin_dominance_pct: Path,
    /// Traded over 24 hours in dollars.
    pub volume_24h_usd: Path,
}

/// One derivatives venue, as an aggregator counts it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DerivativesTotal {
    /// The aggregator's name for it.
    pub name: String,
    /// Open interest expressed in bitcoin.
    pub open_interest_btc: f64,
}

/// One company's holdings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holder {
    /// Its name.
    pub name: String,
    /// Its share's ticker.
    pub symbol: String,
    /// Bitcoin held.
    pub holdings_coins: f64,
    /// What was paid for them.
    pub cost_usd: f64,
}

/// What goes on after the end: the price swings about where it stood, and positions are closed by
/// force at an even pace.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Live {
    /// How far the price swings to either side, in percent.
    pub price_swing_pct: f64,
    /// How long a swing up, down and back takes.
    pub swing_period_s: f64,
    /// Seconds between two liquidations; 0 for none.
    #[serde(default)]
    pub liquidation_every_s: f64,
    /// About how large each is, in dollars.
    #[serde(default)]
    pub liquidation_usd: f64,
    /// How many of a hundred close a long.
    #[serde(default)]
    pub long_pct: f64,
}

/// A scenario that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioError {
    /// Where in the file, such as `assets.BTC.price_usd`.
    pub field: String,
    /// What is wrong there.
    pub problem: String,
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.field, self.problem)
    }
}

impl Scenario {
    /// Reads a scenario file.
    ///
    /// # Errors
    /// What is wrong with it and where: not JSON, an unknown or missing field, a path whose hours
    /// do not rise, a price, amount or share out of range.
    pub fn parse(text: &str) -> Result<Self, ScenarioError> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let mut scenario: Self =
            serde_path_to_error::deserialize(&mut deserializer).map_err(|error| ScenarioError {
                field: error.path().to_string(),
                problem: error.inner().to_string(),
            })?;
        scenario.check()?;
        scenario.draw();
        Ok(scenario)
    }

    /// Turns what is drawn into rows.
    fn draw(&mut self) {
        let Self { assets, tether_usd, .. } = self;
        for (&asset, coin) in assets {
            for (&market, at) in &mut coin.venues {
                let unwindings = core::mem::take(&mut at.unwindings);
                let price = |hour| market.price(&coin.price_usd, tether_usd.as_ref(), at, hour);
                let rows: Vec<_> =
                    unwindings.iter().flat_map(|drawn| drawn.rows(lot(asset), price)).collect();
                at.liquidations.extend(rows);
                at.liquidations.sort_by(|before, after| before.0.total_cmp(&after.0));
            }
        }
    }
}
