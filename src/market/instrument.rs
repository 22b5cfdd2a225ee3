//! What is traded: a contract or a pair, as one venue spells it.

use crate::market::Asset;
use crate::units::{Coins, Price, Usd};
use serde::{Deserialize, Serialize};

/// What a price is quoted in. Stablecoins are counted at par; the panel says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Quote {
    /// US dollars in a bank.
    Usd,
    /// Tether's stablecoin.
    Usdt,
    /// Circle's stablecoin.
    Usdc,
}

/// How a contract's worth follows the price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContractKind {
    /// No contract: the coin itself.
    Spot,
    /// Margined in dollars; a contract is a fixed amount of coins.
    Linear,
    /// Margined in coins; a contract is a fixed amount of dollars.
    Inverse,
}

/// What is traded, as one venue spells it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Instrument {
    /// The coin.
    pub asset: Asset,
    /// Contract or spot.
    pub kind: ContractKind,
    /// What the price is quoted in.
    pub quote: Quote,
    /// The venue's own spelling, such as `BTC-USDT-SWAP`.
    pub symbol: String,
}

/// What one contract is worth, from the venue's own instruments feed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContractSize {
    /// So many coins.
    Coins(Coins),
    /// So many dollars of face value.
    Usd(Usd),
}

impl ContractSize {
    /// The coins in `contracts`; a face in dollars needs a price.
    pub fn coins(self, contracts: f64, price: Option<Price>) -> Option<Coins> {
        match self {
            Self::Coins(each) => Some(each * contracts),
            Self::Usd(face) => price.map(|price| (face * contracts).in_coins(price)),
        }
    }

    /// The dollars in `contracts`; a size in coins needs a price.
    pub fn usd(self, contracts: f64, price: Option<Price>) -> Option<Usd> {
        match self {
            Self::Coins(each) => price.map(|price| each * contracts * price),
            Self::Usd(face) => Some(face * contracts),
        }
    }
}
