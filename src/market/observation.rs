//! What a venue may report, normalised: one type a fact, one enum over all of them.

use crate::market::{ContractKind, ContractSize};
use crate::units::{Coins, Fraction, FundingRate, Millis, Price, UnixMillis, Usd};
use serde::{Deserialize, Serialize};

macro_rules! observations {
    ($($(#[$doc:meta])* $variant:ident $name:literal,)*) => {
        /// Anything a venue may report.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "kind")]
        pub enum Observation {
            $($(#[$doc])* #[serde(rename = $name)] $variant($variant),)*
        }

        /// The kind of an [`Observation`], without its figures.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Kind {
            $($(#[$doc])* #[serde(rename = $name)] $variant,)*
        }

        impl Kind {
            /// The name used by the command line and in files.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The kind of that name.
            pub fn by_id(id: &str) -> Option<Self> {
                match id { $($name => Some(Self::$variant),)* _ => None }
            }
        }

        impl Observation {
            /// What kind of fact this is.
            pub fn kind(&self) -> Kind {
                match self { $(Self::$variant(_) => Kind::$variant,)* }
            }
        }

        $(impl From<$variant> for Observation {
            fn from(fact: $variant) -> Self { Self::$variant(fact) }
        })*

        /// Facts of one kind, oldest first.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Facts {
            $($(#[$doc])* $variant(Vec<$variant>),)*
        }

        impl Facts {
            /// What kind of facts these are.
            pub fn kind(&self) -> Kind {
                match self { $(Self::$variant(_) => Kind::$variant,)* }
            }

            /// How many there are.
            pub fn len(&self) -> usize {
                match self { $(Self::$variant(facts) => facts.len(),)* }
            }

            /// True when there are none.
            pub fn is_empty(&self) -> bool {
                self.len() == 0
            }

            /// The facts themselves, where they are of type `F`.
            pub fn of<F: Fact>(&self) -> Option<&[F]> {
                F::among(self)
            }
        }

        $(impl Fact for $variant {
            const KIND: Kind = Kind::$variant;
            fn among(facts: &Facts) -> Option<&[Self]> {
                match facts { Facts::$variant(facts) => Some(facts), _ => None }
            }
        })*
    };
}

observations! {
    /// Prices and volume now.
    Ticker "ticker",
    /// One bar of prices.
    Candle "candle",
    /// Open interest at an instant.
    OpenInterest "open_interest",
    /// Liquidated notional over one interval.
    LiquidationBar "liquidation_bar",
    /// One liquidation.
    Liquidation "liquidation",
    /// A funding rate.
    Funding "funding",
    /// Accounts long against accounts short.
    LongShort "long_short",
    /// Taker buying against taker selling.
    TakerFlow "taker_flow",
    /// The order book.
    Depth "depth",
    /// What a contract is.
    ContractSpec "contract_spec",
    /// One row of a maintenance-margin table.
    RiskTier "risk_tier",
    /// Implied volatility.
    ImpliedVolatility "implied_volatility",
    /// The fear and greed index.
    FearGreed "fear_greed",
    /// The market as a whole.
    GlobalMarket "global_market",
    /// One venue's total of open derivatives.
    DerivativesVenue "derivatives_venue",
    /// One company's holdings.
    Treasury "treasury",
    /// A future that expires.
    DatedFuture "dated_future",
}

/// One kind of fact, as a type.
pub trait Fact: Sized {
    /// The kind's name.
    const KIND: Kind;
    /// The facts, where they are of this kind.
    fn among(facts: &Facts) -> Option<&[Self]>;
}

/// Which side of a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// Gains when the price rises.
    Long,
    /// Gains when the price falls.
    Short,
}

/// Prices and volume now. `open_24h` is the price exactly 24 hours before, never a calendar day's.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ticker {
    /// The venue's time, or the time seen where the payload carries none.
    pub at: UnixMillis,
    /// The last trade's price.
    pub last: Option<Price>,
    /// The price 24 hours before.
    pub open_24h: Option<Price>,
    /// The price margin is computed at.
    pub mark: Option<Price>,
    /// The index behind the mark price.
    pub index: Option<Price>,
    /// Traded over 24 hours, in coins.
    pub volume_24h: Option<Coins>,
    /// Traded over 24 hours, in dollars.
    pub turnover_24h: Option<Usd>,
}

/// One bar of prices. The bar covers `[start, start + interval)`; the running bar is included.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Candle {
    /// When the bar began.
    pub start: UnixMillis,
    /// How long it lasts.
    pub interval: Millis,
    /// First price.
    pub open: Price,
    /// Highest price.
    pub high: Price,
    /// Lowest price.
    pub low: Price,
    /// Last price.
    pub close: Price,
    /// Traded, in coins.
    pub volume: Option<Coins>,
    /// Bought by takers, in coins.
    pub taker_buy: Option<Coins>,
}

/// Open interest in the unit that the contract is counted in. A linear contract is coins, an
/// inverse contract is dollars of face value: its dollar worth does not move with the price.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpenInterestAmount {
    /// Of linear contracts.
    Coins(Coins),
    /// Of inverse contracts, face value.
    Usd(Usd),
}

/// Open interest at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenInterest {
    /// The venue's time.
    pub at: UnixMillis,
    /// How much is open, in the contract's own unit.
    pub amount: OpenInterestAmount,
    /// The mark price at that time, where the payload carries one.
    pub mark: Option<Price>,
    /// The venue's own dollar figure, where the payload carries one.
    pub usd: Option<Usd>,
}

impl OpenInterest {
    /// The price at which the venue itself values what is open: the mark price told with it, else
    /// its dollars ÷ its coins.
    pub fn valued_at(&self) -> Option<Price> {
        let implied = || match (self.amount, self.usd) {
            (OpenInterestAmount::Coins(coins), Some(usd)) => Price::new(usd.0 / coins.0),
            _ => None,
        };
        self.mark.or_else(implied)
    }
}

/// Liquidated notional over `[start, start + interval)`, a full count by the venue.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LiquidationBar {
    /// When the interval began.
    pub start: UnixMillis,
    /// How long it lasts.
    pub interval: Millis,
    /// Long positions closed by force.
    pub long: Usd,
    /// Short positions closed by force.
    pub short: Usd,
}

/// Which price a liquidation carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PriceKind {
    /// What the forced order traded at.
    Fill,
    /// The average over its fills.
    Average,
    /// Where the position's margin is gone: off by up to 1/leverage from what was traded.
    Bankruptcy,
    /// The order's limit.
    Order,
}

/// One liquidation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Liquidation {
    /// The venue's time of the event.
    pub at: UnixMillis,
    /// The side of the **position** that was closed: a forced sell closes a long.
    pub closed: Side,
    /// The price it carries.
    pub price: Price,
    /// Which price that is.
    pub price_is: PriceKind,
    /// How much was closed, in coins.
    pub amount: Coins,
    /// Its notional in dollars.
    pub notional: Usd,
    /// The venue's id of the event, where it has one; doubles are dropped by it.
    pub id: Option<String>,
}

/// A funding rate: what longs pay shorts each interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Funding {
    /// When it was (or will have been) paid, or the time of the observation for the running rate.
    pub at: UnixMillis,
    /// Fraction of notional each interval.
    pub fraction: Fraction,
    /// Time between payments, where the payload says it.
    pub interval: Option<Millis>,
    /// When the next payment falls due; set only for the running rate.
    pub next: Option<UnixMillis>,
}

impl Funding {
    /// The rate with its interval, where that is known.
    pub fn rate(&self) -> Option<FundingRate> {
        self.interval.map(|interval| FundingRate { fraction: self.fraction, interval })
    }
}

/// Share of accounts that are net long.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LongShort {
    /// The venue's time.
    pub at: UnixMillis,
    /// Accounts long ÷ all accounts with a position, 0 to 1.
    pub long_accounts: Fraction,
}

impl LongShort {
    /// Accounts long for each account short; `None` when nobody is short.
    pub fn ratio(&self) -> Option<f64> {
        let short = 1.0 - self.long_accounts.0;
        (short > 0.0).then(|| self.long_accounts.0 / short)
    }
}

/// Taker buying against taker selling over `[start, start + interval)`. Both sides carry the same
/// unit, so that their share is known even where the venue does not name the unit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TakerFlow {
    /// When the interval began.
    pub start: UnixMillis,
    /// How long it lasts.
    pub interval: Millis,
    /// Share bought by takers, 0 to 1.
    pub buy_share: Fraction,
    /// Bought plus sold, where the unit is known to be coins.
    pub total: Option<Coins>,
}

/// One price of an order book and how much rests there.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct DepthRow {
    /// The price.
    pub price: Price,
    /// Resting there, in coins.
    pub amount: Coins,
}

/// An order book, best prices first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Depth {
    /// The venue's time, or the time seen where the payload carries none.
    pub at: UnixMillis,
    /// Buyers, highest price first.
    pub bids: Vec<DepthRow>,
    /// Sellers, lowest price first.
    pub asks: Vec<DepthRow>,
}

/// What a contract is, from the venue's own instruments feed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContractSpec {
    /// Linear or inverse.
    pub contract: ContractKind,
    /// What one contract is worth.
    pub size: ContractSize,
    /// Smallest step of the price, in dollars.
    pub tick_usd: Option<f64>,
    /// Highest leverage offered, times.
    pub max_leverage: Option<f64>,
    /// Time between funding payments.
    pub funding_interval: Option<Millis>,
}

/// Up to what position size a tier reaches, in the unit that the venue's table uses.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TierCap {
    /// Notional in dollars.
    Usd(Usd),
    /// Position in coins.
    Coins(Coins),
    /// The last tier has no end.
    None,
}

/// One row of a maintenance-margin table.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RiskTier {
    /// 1 for the smallest positions.
    pub tier: u32,
    /// Up to what size it reaches.
    pub cap: TierCap,
    /// Maintenance margin as a fraction of notional.
    pub maintenance_margin: Fraction,
    /// Initial margin as a fraction of notional.
    pub initial_margin: Option<Fraction>,
    /// Highest leverage in this tier, times.
    pub max_leverage: Option<f64>,
    /// Taken off the maintenance margin so that it does not jump between tiers.
    pub deduction: Option<Usd>,
}

/// Implied volatility of a venue's options index.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImpliedVolatility {
    /// When the bar began.
    pub at: UnixMillis,
    /// Annualised, in percent: 45.2 means 45.2%.
    pub annual_pct: f64,
}

/// The fear and greed index of one day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FearGreed {
    /// The publisher's time stamp.
    pub at: UnixMillis,
    /// 0 (fear) to 100 (greed).
    pub index: u8,
    /// The publisher's own class, never recomputed.
    pub class: String,
}

/// The market as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct GlobalMarket {
    /// The publisher's time stamp.
    pub at: UnixMillis,
    /// All coins' capitalisation.
    pub market_cap: Usd,
    /// Its change over 24 hours.
    pub market_cap_change_24h: Option<Fraction>,
    /// Bitcoin's share of it.
    pub bitcoin_dominance: Option<Fraction>,
    /// Traded over 24 hours.
    pub volume_24h: Option<Usd>,
}

/// One venue's total of open derivatives, as an aggregator counts it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DerivativesVenue {
    /// The aggregator's name for the venue.
    pub name: String,
    /// Open interest expressed in bitcoin.
    pub open_interest_btc: Coins,
}

/// One company's holdings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Treasury {
    /// The holder's name.
    pub name: String,
    /// Its stock ticker.
    pub symbol: String,
    /// Coins held.
    pub holdings: Coins,
    /// What they cost in total, where known.
    pub cost: Option<Usd>,
    /// The date the holdings are stated for, where known.
    pub stated_at: Option<UnixMillis>,
}

/// A future that expires, beside the price it will be settled at. Its distance from that price is
/// the interest until then.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct DatedFuture {
    /// The venue's time.
    pub at: UnixMillis,
    /// When it expires.
    pub expires: UnixMillis,
    /// Its mark price.
    pub mark: Price,
    /// The index that it settles to, at the same moment.
    pub index: Option<Price>,
    /// Open interest in dollars.
    pub open: Usd,
}
