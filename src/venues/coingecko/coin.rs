//! The aggregator's ids of coins. <https://docs.coingecko.com/reference/coins-list>

use crate::market::Asset;

/// The ids that are asked for, each with its ticker.
const COINS: [(&str, &str); 16] = [
    ("bitcoin", "BTC"),
    ("ethereum", "ETH"),
    ("solana", "SOL"),
    ("ripple", "XRP"),
    ("binancecoin", "BNB"),
    ("dogecoin", "DOGE"),
    ("cardano", "ADA"),
    ("tron", "TRX"),
    ("avalanche-2", "AVAX"),
    ("chainlink", "LINK"),
    ("litecoin", "LTC"),
    ("bitcoin-cash", "BCH"),
    ("polkadot", "DOT"),
    ("sui", "SUI"),
    ("stellar", "XLM"),
    ("hyperliquid", "HYPE"),
];

/// All ids, parted by commas.
pub(super) fn ids() -> String {
    COINS.map(|(id, _)| id).join(",")
}

/// The coin of an id.
pub(super) fn asset(id: &str) -> Option<Asset> {
    COINS.iter().find(|(known, _)| *known == id).and_then(|(_, ticker)| Asset::new(ticker))
}
