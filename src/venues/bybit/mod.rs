//! Bybit v5: asked for linear perpetuals. Answers about inverse, dated and spot markets are read too.
//!
//! <https://bybit-exchange.github.io/docs/v5/intro>. Answers are `{retCode, retMsg, result, time}`;
//! an HTTP 200 with another `retCode` than 0 is an error. 600 requests in 5 s an address; we keep
//! to a small part of it. The liquidation stream tells every liquidation, pushed each 500 ms.

mod ask;
mod contracts;
mod rest;
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
    readable: Readable::Yes,
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

/// Bybit.
pub static ADAPTER: Adapter = Adapter {
    venue: Venue::Bybit,
    budget: Budget { capacity: 60, per_minute: 240 },
    sockets: &[stream::SOCKET],
    attribution: None,
    feeds: &[
        Feed {
            name: "tickers",
            template: for_people(
                "https://api.bybit.com/v5/market/tickers?category=linear&symbol={symbol}",
            ),
            yields: &[Kind::Ticker, Kind::OpenInterest, Kind::Funding],
            serves: &[(Want::Price, 1), (Want::OpenInterest, 1), (Want::Funding, 1)],
            http: Some(ask::tickers),
            every: Millis::seconds(10),
            ..BASE
        },
        Feed {
            name: "kline-hourly",
            template: for_people(
                "https://api.bybit.com/v5/market/kline?category=linear&symbol={symbol}&interval=60&limit=1000",
            ),
            yields: &[Kind::Candle],
            serves: &[(Want::HourlyCandles, 1)],
            keep: Millis::days(31),
            http: Some(ask::kline_hourly),
            decode: rest::kline_hourly,
            ..BASE
        },
        Feed {
            name: "kline-daily",
            template: for_people(
                "https://api.bybit.com/v5/market/kline?category=linear&symbol={symbol}&interval=D&limit=400",
            ),
            yields: &[Kind::Candle],
            serves: &[(Want::DailyCandles, 1)],
            keep: Millis::days(400),
            http: Some(ask::kline_daily),
            decode: rest::kline_daily,
            ..BASE
        },
        Feed {
            name: "open-interest",
            template: for_people(
                "https://api.bybit.com/v5/market/open-interest?category=linear&symbol={symbol}&intervalTime=1h&limit=200&cursor={cursor}",
            ),
            yields: &[Kind::OpenInterest],
            serves: &[(Want::OpenInterestHistory, 1)],
            pages: 4,
            keep: Millis::days(31),
            http: Some(ask::open_interest),
            decode: rest::open_interest,
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "funding-history",
            template: for_people(
                "https://api.bybit.com/v5/market/funding/history?category=linear&symbol={symbol}&limit=200",
            ),
            yields: &[Kind::Funding],
            serves: &[(Want::FundingHistory, 1)],
            keep: Millis::days(31),
            http: Some(ask::funding_history),
            decode: rest::funding_history,
            ..BASE
        },
        Feed {
            name: "account-ratio",
            template: for_people(
                "https://api.bybit.com/v5/market/account-ratio?category=linear&symbol={symbol}&period=1h&limit=500",
            ),
            yields: &[Kind::LongShort],
            serves: &[(Want::LongShort, 1)],
            keep: Millis::days(8),
            http: Some(ask::account_ratio),
            decode: rest::account_ratio,
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "orderbook",
            template: for_people(
                "https://api.bybit.com/v5/market/orderbook?category=linear&symbol={symbol}&limit=500",
            ),
            yields: &[Kind::Depth],
            serves: &[(Want::Depth, 1)],
            // Long enough to see whether an order that stands out stays.
            keep: Millis::minutes(15),
            http: Some(ask::orderbook),
            decode: rest::orderbook,
            every: Millis::MINUTE,
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "instruments-info",
            template: for_people(
                "https://api.bybit.com/v5/market/instruments-info?category=linear&symbol={symbol}",
            ),
            yields: &[Kind::ContractSpec],
            serves: &[(Want::ContractSpecs, 1)],
            http: Some(ask::instruments_info),
            decode: contracts::instruments_info,
            cap_bytes: 2 * 1024 * 1024,
            every: Millis::DAY,
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "risk-limit",
            template: for_people(
                "https://api.bybit.com/v5/market/risk-limit?category=linear&symbol={symbol}",
            ),
            yields: &[Kind::RiskTier],
            serves: &[(Want::RiskTiers, 1)],
            http: Some(ask::risk_limit),
            decode: contracts::risk_limit,
            every: Millis::DAY,
            ..BASE
        },
        Feed {
            name: "ws-tickers",
            template: for_people("wss://stream.bybit.com/v5/public/linear tickers.{symbol}"),
            yields: &[Kind::Ticker, Kind::OpenInterest, Kind::Funding],
            serves: &[(Want::Price, 1), (Want::OpenInterest, 1), (Want::Funding, 1)],
            stream: Some(stream::LINEAR),
            decode: stream::tickers,
            ..BASE
        },
        Feed {
            name: "ws-all-liquidation",
            template: for_people("wss://stream.bybit.com/v5/public/linear allLiquidation.{symbol}"),
            yields: &[Kind::Liquidation],
            serves: &[(Want::LiquidationLive, 1)],
            keep: Millis::days(30),
            stream: Some(stream::LINEAR),
            decode: stream::all_liquidation,
            ..BASE
        },
        // The next two are read where they were recorded; the panel does not subscribe to them. The
        // first was the liquidation feed until February 2025, one row a second for each contract.
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "ws-liquidation",
            template: for_people("wss://stream.bybit.com/v5/public/linear liquidation.{symbol}"),
            yields: &[Kind::Liquidation],
            keep: Millis::days(30),
            stream: Some(stream::LINEAR),
            decode: stream::liquidation,
            coverage: Coverage::Throttled { one_per: Millis::SECOND },
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "ws-kline",
            template: for_people(
                "wss://stream.bybit.com/v5/public/linear kline.{interval}.{symbol}",
            ),
            yields: &[Kind::Candle],
            keep: Millis::days(31),
            stream: Some(stream::LINEAR),
            decode: stream::kline,
            ..BASE
        },
    ],
};
