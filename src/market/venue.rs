//! The places that figures come from.

use core::fmt;
use serde::{Deserialize, Serialize};

macro_rules! venues {
    ($($variant:ident $id:literal $name:literal,)*) => {
        /// A place that figures come from: an exchange, or a publisher of aggregates.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Venue {
            $(#[doc = concat!("`", $name, "`.")] #[serde(rename = $id)] $variant,)*
        }

        impl Venue {
            /// Every venue, in the order of this list.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name used on the command line, in files and in figures' sources.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// The venue's own spelling of its name.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

venues! {
    Binance "binance" "Binance",
    Bybit "bybit" "Bybit",
    Okx "okx" "OKX",
    Gate "gate" "Gate",
    Hyperliquid "hyperliquid" "Hyperliquid",
    Deribit "deribit" "Deribit",
    Coinbase "coinbase" "Coinbase",
    Kraken "kraken" "Kraken",
    CoinGecko "coingecko" "CoinGecko",
    AlternativeMe "alternative.me" "Alternative.me",
    Filings "filings" "Company filings",
}

impl Venue {
    /// The venue of that id, in any case.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|venue| venue.id().eq_ignore_ascii_case(id))
    }
}

impl fmt::Display for Venue {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}
