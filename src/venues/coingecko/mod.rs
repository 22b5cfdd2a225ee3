//! An aggregator of the market as a whole: an extra, never the only source of a headline figure.
//!
//! <https://docs.coingecko.com>. Without a key it answers about 5 to 15 requests a minute and an
//! address may be shared, so the budget is very small. A refusal is
//! `{status: {error_code, error_message}}`; code 429 means too many requests.

mod coin;
mod rest;

use crate::market::Coverage;
use crate::market::Kind;
use crate::market::Venue;
use crate::units::Millis;
use crate::venues::adapter::{Adapter, Budget, Feed, Readable, Scope, Want, for_people};

const BASE: Feed = Feed {
    name: "",
    template: "",
    yields: &[],
    serves: &[],
    scope: Scope::Global,
    readable: Readable::Yes,
    http: None,
    call: None,
    stream: None,
    decode: rest::global,
    cap_bytes: 256 * 1024,
    weight: 1,
    every: Millis::minutes(15),
    pages: 1,
    keep: Millis(0),
    needs_specs: false,
    coverage: Coverage::Full,
};

/// The aggregator at <https://www.coingecko.com>.
pub static ADAPTER: Adapter = Adapter {
    venue: Venue::CoinGecko,
    budget: Budget { capacity: 5, per_minute: 2 },
    sockets: &[],
    attribution: Some(("CoinGecko", "https://www.coingecko.com")),
    feeds: &[
        Feed {
            name: "global",
            template: for_people("https://api.coingecko.com/api/v3/global"),
            yields: &[Kind::GlobalMarket],
            serves: &[(Want::GlobalMarket, 1)],
            http: Some(rest::ask_global),
            every: Millis::minutes(5),
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "derivatives-exchanges",
            template: for_people(
                "https://api.coingecko.com/api/v3/derivatives/exchanges?per_page=100",
            ),
            yields: &[Kind::DerivativesVenue],
            serves: &[(Want::DerivativesTotals, 1)],
            http: Some(rest::ask_derivatives),
            decode: rest::derivatives,
            // Each venue comes with a description.
            cap_bytes: 1024 * 1024,
            ..BASE
        },
        Feed {
            name: "treasury-bitcoin",
            template: for_people(
                "https://api.coingecko.com/api/v3/companies/public_treasury/bitcoin",
            ),
            yields: &[Kind::Treasury],
            serves: &[(Want::Treasuries, 1)],
            http: Some(rest::ask_treasury_bitcoin),
            decode: rest::treasury_bitcoin,
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "treasury-ethereum",
            template: for_people(
                "https://api.coingecko.com/api/v3/companies/public_treasury/ethereum",
            ),
            yields: &[Kind::Treasury],
            serves: &[(Want::EtherTreasuries, 1)],
            http: Some(rest::ask_treasury_ethereum),
            decode: rest::treasury_ethereum,
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "coins-markets",
            template: for_people(
                "https://api.coingecko.com/api/v3/coins/markets?vs_currency=usd&ids={coins}",
            ),
            yields: &[Kind::Ticker],
            serves: &[(Want::Price, 9)],
            http: Some(rest::ask_markets),
            decode: rest::markets,
            ..BASE
        },
    ],
};
