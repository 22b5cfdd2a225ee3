//! Gate v4, perpetuals margined in USDT.
//!
//! <https://www.gate.com/docs/developers/apiv4/en/#futures>. A refusal is `{label, message}`,
//! `TOO_MANY_REQUESTS` among them. 200 requests in 10 s an address and endpoint; we keep to a part
//! of it. Times are seconds. Numbers come as numbers or as text, by field and by year.
//!
//! Sizes are contracts × `quanto_multiplier`. A contract may be split into fractions; a reader who
//! cannot send the header that asks for them, as a page on a socket cannot, is told whole contracts.
//!
//! **Which side was liquidated.** `contract_stats` names the sides itself. The two feeds of single
//! liquidations have opposite signs:
//! - `liq_orders` (REST): `size` is the "user position size", `order_size` the forced order's
//!   (<https://github.com/gateio/gateapi-python/blob/master/docs/FuturesLiqOrder.md>). In the
//!   documented example a position of 600 is closed by an order of −600 that fills above its price,
//!   a sell. A positive size is a long.
//! - `futures.public_liquidates` (socket): `size` is the "liquidate order quantity", and of orders
//!   the same page says "positive number to make a bid, and negative number to ask". A negative
//!   size is a sell, which closes a long. The documented example does not settle it: its figures
//!   are those of the private channel, where a size is the position's. Readers who paired events of
//!   both feeds by second and size report opposite signs throughout, which agrees with this.
//!
//! The socket is documented to tell at most one liquidation a second for each contract; there is
//! word that it has become complete since, which would make our "lower bound" too careful, not
//! wrong.

mod answer;
mod ask;
mod rest;
mod stats;
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
    readable: Readable::Unknown,
    http: None,
    call: None,
    stream: None,
    decode: rest::tickers,
    cap_bytes: 512 * 1024,
    weight: 1,
    every: Millis::HOUR,
    pages: 1,
    keep: Millis(0),
    needs_specs: false,
    coverage: Coverage::Full,
};

/// Statistics of a contract: each row tells four things about its interval.
const STATS: Feed = Feed {
    yields: &[Kind::LiquidationBar, Kind::OpenInterest, Kind::LongShort, Kind::TakerFlow],
    ..BASE
};

/// Gate.
pub static ADAPTER: Adapter = Adapter {
    venue: Venue::Gate,
    budget: Budget { capacity: 30, per_minute: 200 },
    sockets: &[stream::SOCKET],
    attribution: None,
    feeds: &[
        Feed {
            name: "contracts",
            template: for_people("https://api.gateio.ws/api/v4/futures/usdt/contracts/{symbol}"),
            yields: &[Kind::ContractSpec],
            serves: &[(Want::ContractSpecs, 3)],
            cap_bytes: 4 * 1024 * 1024,
            every: Millis::DAY,
            http: Some(ask::contracts),
            decode: rest::contracts,
            ..BASE
        },
        Feed {
            name: "tickers",
            template: for_people(
                "https://api.gateio.ws/api/v4/futures/usdt/tickers?contract={symbol}",
            ),
            yields: &[Kind::Ticker, Kind::Funding, Kind::OpenInterest],
            serves: &[(Want::Price, 7), (Want::OpenInterest, 5), (Want::Funding, 4)],
            needs_specs: true,
            every: Millis::seconds(10),
            http: Some(ask::tickers),
            ..BASE
        },
        Feed {
            name: "contract-stats-5m",
            template: for_people(
                "https://api.gateio.ws/api/v4/futures/usdt/contract_stats?contract={symbol}&interval=5m&limit=100&from={from}",
            ),
            serves: &[(Want::LiquidationHistory, 1)],
            every: Millis::minutes(5),
            pages: 3,
            keep: Millis::days(2),
            http: Some(ask::contract_stats_5m),
            decode: stats::five_minutes,
            ..STATS
        },
        Feed {
            name: "contract-stats-1h",
            template: for_people(
                "https://api.gateio.ws/api/v4/futures/usdt/contract_stats?contract={symbol}&interval=1h&limit=100&from={from}",
            ),
            serves: &[
                (Want::LiquidationHistory, 1),
                (Want::OpenInterestHistory, 4),
                (Want::LongShort, 4),
                (Want::TakerFlow, 4),
            ],
            pages: 2,
            keep: Millis::days(31),
            http: Some(ask::contract_stats_1h),
            decode: stats::one_hour,
            ..STATS
        },
        Feed {
            name: "contract-stats-4h",
            template: for_people(
                "https://api.gateio.ws/api/v4/futures/usdt/contract_stats?contract={symbol}&interval=4h&limit=100&from={from}",
            ),
            serves: &[(Want::LiquidationHistory, 1), (Want::OpenInterestHistory, 4)],
            pages: 2,
            keep: Millis::days(31),
            http: Some(ask::contract_stats_4h),
            decode: stats::four_hours,
            ..STATS
        },
        // A year of days, by which it is told how large a day's liquidations are. The page does not ask
        // for it: the answer would come last and change what its reader has begun to read.
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "contract-stats-1d",
            template: for_people(
                "https://api.gateio.ws/api/v4/futures/usdt/contract_stats?contract={symbol}&interval=1d&limit=100&from={from}",
            ),
            yields: &[Kind::LiquidationBar],
            serves: &[(Want::EarlierLiquidations, 1)],
            every: Millis::DAY,
            pages: 4,
            keep: Millis::days(400),
            http: Some(ask::contract_stats_1d),
            decode: stats::days,
            ..BASE
        },
        // The page has better ones to fall back on; each weighs a kilobyte of what readers load.
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "candlesticks-hourly",
            template: for_people(
                "https://api.gateio.ws/api/v4/futures/usdt/candlesticks?contract={symbol}&interval=1h&limit=2000",
            ),
            yields: &[Kind::Candle],
            serves: &[(Want::HourlyCandles, 7)],
            needs_specs: true,
            keep: Millis::days(31),
            http: Some(ask::candlesticks_hourly),
            decode: rest::candlesticks_hourly,
            ..BASE
        },
        // The page has better ones to fall back on; each weighs a kilobyte of what readers load.
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "candlesticks-daily",
            template: for_people(
                "https://api.gateio.ws/api/v4/futures/usdt/candlesticks?contract={symbol}&interval=1d&limit=400",
            ),
            yields: &[Kind::Candle],
            serves: &[(Want::DailyCandles, 7)],
            needs_specs: true,
            keep: Millis::days(400),
            http: Some(ask::candlesticks_daily),
            decode: rest::candlesticks_daily,
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "funding-rate",
            template: for_people(
                "https://api.gateio.ws/api/v4/futures/usdt/funding_rate?contract={symbol}&limit=1000",
            ),
            yields: &[Kind::Funding],
            serves: &[(Want::FundingHistory, 4)],
            keep: Millis::days(31),
            http: Some(ask::funding_rate),
            decode: rest::funding_rate,
            ..BASE
        },
        // Serves nothing: the statistics count the same liquidations in full and reach further.
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "liq-orders",
            template: for_people(
                "https://api.gateio.ws/api/v4/futures/usdt/liq_orders?contract={symbol}&from={from}&to={to}&limit=1000",
            ),
            yields: &[Kind::Liquidation],
            needs_specs: true,
            coverage: Coverage::Partial,
            every: Millis::minutes(5),
            keep: Millis::days(30),
            http: Some(ask::liq_orders),
            decode: rest::liq_orders,
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "risk-limit-tiers",
            template: for_people(
                "https://api.gateio.ws/api/v4/futures/usdt/risk_limit_tiers?contract={symbol}",
            ),
            yields: &[Kind::RiskTier],
            serves: &[(Want::RiskTiers, 3)],
            every: Millis::DAY,
            http: Some(ask::risk_limit_tiers),
            decode: rest::risk_limit_tiers,
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "order-book",
            template: for_people(
                "https://api.gateio.ws/api/v4/futures/usdt/order_book?contract={symbol}&limit=100",
            ),
            yields: &[Kind::Depth],
            serves: &[(Want::Depth, 5)],
            needs_specs: true,
            every: Millis::MINUTE,
            http: Some(ask::order_book),
            decode: rest::order_book,
            ..BASE
        },
        Feed {
            name: "ws-tickers",
            template: for_people("wss://fx-ws.gateio.ws/v4/ws/usdt futures.tickers {symbol}"),
            yields: &[Kind::Ticker, Kind::Funding, Kind::OpenInterest],
            serves: &[(Want::Price, 7), (Want::OpenInterest, 5), (Want::Funding, 4)],
            needs_specs: true,
            stream: Some(stream::USDT),
            decode: stream::tickers,
            ..BASE
        },
        Feed {
            name: "ws-contract-stats",
            template: for_people(
                "wss://fx-ws.gateio.ws/v4/ws/usdt futures.contract_stats {symbol} 1m",
            ),
            serves: &[(Want::OpenInterest, 5)],
            stream: Some(stream::USDT),
            decode: stream::contract_stats,
            ..STATS
        },
        Feed {
            name: "ws-public-liquidates",
            template: for_people(
                "wss://fx-ws.gateio.ws/v4/ws/usdt futures.public_liquidates {symbol}",
            ),
            yields: &[Kind::Liquidation],
            serves: &[(Want::LiquidationLive, 2)],
            needs_specs: true,
            coverage: Coverage::Throttled { one_per: Millis::SECOND },
            keep: Millis::days(30),
            stream: Some(stream::USDT),
            decode: stream::public_liquidates,
            ..BASE
        },
    ],
};
