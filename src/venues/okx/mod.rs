//! OKX v5: perpetuals margined in USDT, and whatever else its answers name.
//!
//! <https://www.okx.com/docs-v5/en/>. Answers are `{code, msg, data}` with every number as text; a
//! code other than `0` is an error, `50011` is too many requests. Each path has a limit of its own:
//! 20 requests in 2 s an address, statistics (`rubik`) 5 in 2 s. One budget over all paths, with
//! statistics weighing double, stays well below them: asks of several coins and paths take turns.
//!
//! Amounts are contracts unless the field says coins (`oiCcy`, `volCcy24h`); what a contract is
//! comes from `instruments`. An inverse contract is a face in dollars, and so is its open interest.
//! Statistics asked by `ccy` count all contracts of the coin, dated and inverse ones too; their
//! instrument is spelled as the coin. `open-interest-volume` is not read: it is such a sum in
//! dollars at the price of the moment, which is neither an amount of coins nor a face.
//!
//! The side of a liquidation is `posSide`, or, in net mode, the opposite of the order. The price is
//! the bankruptcy price. At most one liquidation a second is told for each contract, so that sums
//! are lower bounds. Candles are paged within `candles`, which reaches back 1,440 bars:
//! `history-candles` would need three times the requests.

mod answer;
mod ask;
mod contracts;
mod market;
mod positions;
mod stream;
mod symbol;

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
    scope: Scope::PerAsset,
    readable: Readable::Mixed,
    http: None,
    call: None,
    stream: None,
    decode: market::ticker,
    cap_bytes: 512 * 1024,
    weight: 1,
    every: Millis::HOUR,
    pages: 1,
    keep: Millis(0),
    needs_specs: false,
    coverage: Coverage::Full,
};

/// A statistic, of which fewer may be asked.
const RUBIK: Feed = Feed { weight: 2, keep: Millis::days(31), ..BASE };

const ONE_A_SECOND: Coverage = Coverage::Throttled { one_per: Millis::SECOND };

/// OKX.
pub static ADAPTER: Adapter = Adapter {
    venue: Venue::Okx,
    budget: Budget { capacity: 30, per_minute: 360 },
    sockets: &[stream::SOCKET],
    attribution: None,
    feeds: &[
        Feed {
            name: "ticker",
            template: for_people("https://www.okx.com/api/v5/market/ticker?instId={symbol}"),
            yields: &[Kind::Ticker],
            serves: &[(Want::Price, 5)],
            http: Some(ask::ticker),
            every: Millis::seconds(10),
            ..BASE
        },
        // The page has better ones to fall back on; each weighs a kilobyte of what readers load.
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "candles-hourly",
            template: for_people(
                "https://www.okx.com/api/v5/market/candles?instId={symbol}&bar=1H&limit=300&after={after}",
            ),
            yields: &[Kind::Candle],
            serves: &[(Want::HourlyCandles, 4)],
            pages: 3,
            keep: Millis::days(31),
            http: Some(ask::candles_hourly),
            decode: market::candles_hourly,
            ..BASE
        },
        // The page has better ones to fall back on; each weighs a kilobyte of what readers load.
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "candles-daily",
            template: for_people(
                "https://www.okx.com/api/v5/market/candles?instId={symbol}&bar=1Dutc&limit=300&after={after}",
            ),
            yields: &[Kind::Candle],
            serves: &[(Want::DailyCandles, 4)],
            pages: 2,
            keep: Millis::days(400),
            http: Some(ask::candles_daily),
            decode: market::candles_daily,
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "books",
            template: for_people("https://www.okx.com/api/v5/market/books?instId={symbol}&sz=400"),
            yields: &[Kind::Depth],
            serves: &[(Want::Depth, 3)],
            needs_specs: true,
            every: Millis::MINUTE,
            http: Some(ask::books),
            decode: market::books,
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "mark-price",
            template: for_people(
                "https://www.okx.com/api/v5/public/mark-price?instId={symbol}&instType=SWAP",
            ),
            yields: &[Kind::Ticker],
            every: Millis::MINUTE,
            http: Some(ask::mark_price),
            decode: market::mark_price,
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "index-tickers",
            template: for_people("https://www.okx.com/api/v5/market/index-tickers?instId={index}"),
            yields: &[Kind::Ticker],
            every: Millis::MINUTE,
            http: Some(ask::index_tickers),
            decode: market::index_tickers,
            ..BASE
        },
        Feed {
            name: "open-interest",
            template: for_people(
                "https://www.okx.com/api/v5/public/open-interest?instId={symbol}&instType=SWAP",
            ),
            yields: &[Kind::OpenInterest],
            serves: &[(Want::OpenInterest, 3)],
            every: Millis::MINUTE,
            http: Some(ask::open_interest),
            decode: positions::open_interest,
            ..BASE
        },
        Feed {
            name: "open-interest-history",
            template: for_people(
                "https://www.okx.com/api/v5/rubik/stat/contracts/open-interest-history?instId={symbol}&period=1H&limit=100&end={end}",
            ),
            yields: &[Kind::OpenInterest],
            serves: &[(Want::OpenInterestHistory, 2)],
            pages: 8,
            // Limited for each contract on its own: 10 requests in 2 s.
            weight: 1,
            http: Some(ask::open_interest_history),
            decode: positions::open_interest_history,
            ..RUBIK
        },
        Feed {
            name: "taker-volume",
            template: for_people(
                "https://www.okx.com/api/v5/rubik/stat/taker-volume?ccy={coin}&instType=CONTRACTS&period=1H",
            ),
            yields: &[Kind::TakerFlow],
            serves: &[(Want::TakerFlow, 3)],
            http: Some(ask::taker_volume),
            decode: positions::taker_volume,
            ..RUBIK
        },
        Feed {
            name: "long-short-account-ratio",
            template: for_people(
                "https://www.okx.com/api/v5/rubik/stat/contracts/long-short-account-ratio?ccy={coin}&period=1H",
            ),
            yields: &[Kind::LongShort],
            serves: &[(Want::LongShort, 3)],
            http: Some(ask::long_short_account_ratio),
            decode: positions::long_short_account_ratio,
            ..RUBIK
        },
        Feed {
            name: "funding-rate",
            template: for_people("https://www.okx.com/api/v5/public/funding-rate?instId={symbol}"),
            yields: &[Kind::Funding],
            serves: &[(Want::Funding, 3)],
            every: Millis::minutes(5),
            http: Some(ask::funding_rate),
            decode: positions::funding_rate,
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "funding-rate-history",
            template: for_people(
                "https://www.okx.com/api/v5/public/funding-rate-history?instId={symbol}&limit=100&after={after}",
            ),
            yields: &[Kind::Funding],
            serves: &[(Want::FundingHistory, 3)],
            pages: 3,
            keep: Millis::days(31),
            http: Some(ask::funding_rate_history),
            decode: positions::funding_rate_history,
            ..BASE
        },
        Feed {
            name: "liquidation-orders",
            template: for_people(
                "https://www.okx.com/api/v5/public/liquidation-orders?instType=SWAP&instFamily={family}&state=filled&limit=100&after={after}",
            ),
            yields: &[Kind::Liquidation],
            serves: &[(Want::LiquidationHistory, 2)],
            needs_specs: true,
            coverage: ONE_A_SECOND,
            every: Millis::minutes(5),
            pages: 5,
            keep: Millis::days(30),
            http: Some(ask::liquidation_orders),
            decode: contracts::liquidation_orders,
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "position-tiers",
            template: for_people(
                "https://www.okx.com/api/v5/public/position-tiers?instType=SWAP&tdMode=isolated&instFamily={family}",
            ),
            yields: &[Kind::RiskTier],
            serves: &[(Want::RiskTiers, 2)],
            needs_specs: true,
            every: Millis::DAY,
            http: Some(ask::position_tiers),
            decode: contracts::position_tiers,
            ..BASE
        },
        Feed {
            name: "instruments",
            template: for_people("https://www.okx.com/api/v5/public/instruments?instType=SWAP"),
            yields: &[Kind::ContractSpec],
            serves: &[(Want::ContractSpecs, 2)],
            scope: Scope::Global,
            cap_bytes: 4 * 1024 * 1024,
            every: Millis::DAY,
            http: Some(ask::instruments),
            decode: contracts::instruments,
            ..BASE
        },
        Feed {
            name: "ws-tickers",
            template: for_people("wss://ws.okx.com:8443/ws/v5/public tickers {symbol}"),
            yields: &[Kind::Ticker],
            serves: &[(Want::Price, 5)],
            stream: Some(stream::PUBLIC),
            ..BASE
        },
        Feed {
            name: "ws-open-interest",
            template: for_people("wss://ws.okx.com:8443/ws/v5/public open-interest {symbol}"),
            yields: &[Kind::OpenInterest],
            serves: &[(Want::OpenInterest, 3)],
            stream: Some(stream::PUBLIC),
            decode: positions::open_interest,
            ..BASE
        },
        Feed {
            name: "ws-funding-rate",
            template: for_people("wss://ws.okx.com:8443/ws/v5/public funding-rate {symbol}"),
            yields: &[Kind::Funding],
            serves: &[(Want::Funding, 3)],
            stream: Some(stream::PUBLIC),
            decode: positions::funding_rate,
            ..BASE
        },
        Feed {
            name: "ws-liquidation-orders",
            template: for_people("wss://ws.okx.com:8443/ws/v5/public liquidation-orders SWAP"),
            yields: &[Kind::Liquidation],
            serves: &[(Want::LiquidationLive, 3)],
            scope: Scope::Global,
            needs_specs: true,
            coverage: ONE_A_SECOND,
            keep: Millis::days(30),
            stream: Some(stream::PUBLIC),
            decode: contracts::liquidation_orders,
            ..BASE
        },
    ],
};
