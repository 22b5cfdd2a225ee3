//! The scenario file: a small world in plain JSON. `tests/scenarios/README.md` documents it.

use crate::cli::twin::path::Path;
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
}

/// One coin on one market.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarketWorld {
    /// Last price ÷ the coin's price.
    #[serde(default = "one")]
    pub price_factor: f64,
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
        let scenario: Self =
            serde_path_to_error::deserialize(&mut deserializer).map_err(|error| ScenarioError {
                field: error.path().to_string(),
                problem: error.inner().to_string(),
            })?;
        scenario.check()?;
        Ok(scenario)
    }

    fn check(&self) -> Result<(), ScenarioError> {
        let wrong = |field: String, problem: &str| {
            Err(ScenarioError { field, problem: problem.to_owned() })
        };
        for (asset, coin) in &self.assets {
            if coin.price_usd.lowest() <= 0.0 {
                return wrong(format!("assets.{asset}.price_usd"), "a price is above zero");
            }
            if !(0.0..50.0).contains(&coin.wick_pct) {
                return wrong(format!("assets.{asset}.wick_pct"), "from 0 to below 50");
            }
            for (market, at) in &coin.venues {
                let field = |name: &str| format!("assets.{asset}.venues.{}.{name}", market.id());
                for (name, factor) in [
                    ("price_factor", at.price_factor),
                    ("mark_factor", at.mark_factor),
                    ("index_factor", at.index_factor),
                ] {
                    if !(factor.is_finite() && factor > 0.0) {
                        return wrong(field(name), "a factor is above zero");
                    }
                }
                for (name, path) in [
                    ("open_interest_coins", &at.open_interest_coins),
                    ("open_interest_usd", &at.open_interest_usd),
                    ("volume_coins_per_h", &at.volume_coins_per_h),
                ] {
                    if path.as_ref().is_some_and(|path| path.lowest() < 0.0) {
                        return wrong(field(name), "an amount is not below zero");
                    }
                }
                for (name, path) in [
                    ("taker_buy_share", &at.taker_buy_share),
                    ("long_account_share", &at.long_account_share),
                ] {
                    let outside = |path: &Path| path.lowest() < 0.0 || path.highest() > 1.0;
                    if path.as_ref().is_some_and(outside) {
                        return wrong(field(name), "a share is from 0 to 1");
                    }
                }
                let inverse = at.open_interest_usd.is_some();
                if inverse && (*market != Market::Deribit || at.open_interest_coins.is_some()) {
                    return wrong(
                        field("open_interest_usd"),
                        "only Deribit counts in dollars, and then not in coins",
                    );
                }
                let hours = at.funding.as_ref().map_or(1, |funding| funding.interval_h);
                if !matches!(hours, 1 | 2 | 4 | 8) {
                    return wrong(field("funding.interval_h"), "1, 2, 4 or 8");
                }
                if !at.liquidations.is_sorted_by(|before, after| before.0 <= after.0) {
                    return wrong(field("liquidations"), "oldest first");
                }
                let bad = |row: &(f64, Side, f64, f64)| {
                    !(row.0.is_finite() && row.2.is_finite() && row.3.is_finite())
                        || row.2 <= 0.0
                        || row.3 <= 0.0
                };
                if let Some(index) = at.liquidations.iter().position(bad) {
                    let row = format!("liquidations[{index}]");
                    return wrong(field(&row), "price and coins are above zero");
                }
            }
        }
        if !self.fear_greed.is_sorted_by(|before, after| before.0 < after.0) {
            return wrong("fear_greed".to_owned(), "the days rise from row to row");
        }
        if let Some(live) = self.live {
            let fits = (0.0..50.0).contains(&live.price_swing_pct)
                && live.swing_period_s >= 1.0
                && (live.liquidation_every_s == 0.0 || live.liquidation_every_s >= 0.1)
                && live.liquidation_usd >= 0.0
                && (0.0..=100.0).contains(&live.long_pct);
            if !fits {
                return wrong("live".to_owned(), "out of range");
            }
        }
        Ok(())
    }
}
