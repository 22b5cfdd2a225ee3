//! What companies filed of their coins: a list with dates, for where no publisher tells it.
//!
//! A filing is true for its date only. It stands where the live list does not have the holder with
//! a cost, and it grows stale like any other figure.

use crate::market::{Asset, Treasury};
use crate::units::{Coins, UnixMillis, Usd};
use std::sync::LazyLock;

/// What one company filed.
#[derive(Clone, Debug, PartialEq)]
pub struct Filing {
    /// The coin it holds.
    pub asset: Asset,
    /// The holder; its date is that of the filing.
    pub treasury: Treasury,
    /// Which filing, and where it is.
    pub source: &'static str,
}

static FILED: LazyLock<Vec<Filing>> = LazyLock::new(|| {
    // Held on 8 February 2026, at an average cost of 76,056 dollars with fees.
    let coins = 714_644.0;
    vec![Filing {
        asset: Asset::BTC,
        treasury: Treasury {
            name: "Strategy".to_owned(),
            symbol: "MSTR".to_owned(),
            holdings: Coins(coins),
            cost: Some(Usd(coins * 76_056.0)),
            // 9 February 2026.
            stated_at: Some(UnixMillis(1_770_595_200_000)),
        },
        source: "8-K 2026-02-09, https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&CIK=1050446&type=8-K",
    }]
});

/// The filings that are known.
pub fn filings() -> &'static [Filing] {
    &FILED
}
