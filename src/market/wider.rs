//! Markets beside the coins, and which instruments track them.

use crate::market::{Asset, Instrument};

/// A market beside the coins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WiderMarket {
    /// Shares of large companies, by an index of them.
    Equities,
    /// Gold, by the ounce.
    Gold,
    /// The US dollar against the euro.
    Dollar,
}

/// What tracks each market, the preferred one first: the name that venues trade it under.
const TRACKERS: [(&str, WiderMarket); 5] = [
    // The Nasdaq 100 and the S&P 500, as perpetuals.
    ("XYZ100", WiderMarket::Equities),
    ("SP500", WiderMarket::Equities),
    // Gold itself as a perpetual, and a token that is an ounce in a vault, whose busiest market is in
    // a stablecoin and so moves with that too.
    ("GOLD", WiderMarket::Gold),
    ("PAXG", WiderMarket::Gold),
    ("EUR", WiderMarket::Dollar),
];

impl WiderMarket {
    /// Every market.
    pub const ALL: [Self; 3] = [Self::Equities, Self::Gold, Self::Dollar];

    /// Its spelling in a figure's name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Equities => "equities",
            Self::Gold => "gold",
            Self::Dollar => "dollar",
        }
    }

    /// What tracks it, the preferred one first.
    pub fn trackers(self) -> Vec<Asset> {
        let mut assets = Vec::new();
        for (name, market) in TRACKERS {
            if market == self {
                assets.extend(Asset::new(name));
            }
        }
        assets
    }

    /// The market that an instrument tracks.
    pub fn of(instrument: &Instrument) -> Option<Self> {
        let name = instrument.asset.ticker();
        TRACKERS.iter().find(|(tracker, _)| *tracker == name).map(|(_, market)| *market)
    }

    /// True where its instruments fall when it rises: the dollar is told as the euro's price.
    pub fn is_told_inverted(self) -> bool {
        self == Self::Dollar
    }
}
