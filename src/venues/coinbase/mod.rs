//! Coinbase: spot against US dollars proper.
//!
//! <https://docs.cdp.coinbase.com/exchange>. Answers are bare; a refusal is `{message}`. Ten
//! requests a second an address. The statistics name neither their product nor their time.

mod advanced;
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
    decode: rest::stats,
    cap_bytes: 256 * 1024,
    weight: 1,
    every: Millis::HOUR,
    pages: 1,
    keep: Millis(0),
    needs_specs: false,
    coverage: Coverage::Full,
};

/// Coinbase.
pub static ADAPTER: Adapter = Adapter {
    venue: Venue::Coinbase,
    budget: Budget { capacity: 12, per_minute: 120 },
    sockets: &[stream::SOCKET],
    attribution: None,
    feeds: &[
        Feed {
            name: "stats",
            template: for_people("https://api.exchange.coinbase.com/products/{symbol}/stats"),
            yields: &[Kind::Ticker],
            serves: &[(Want::Price, 2)],
            http: Some(rest::ask_stats),
            every: Millis::seconds(10),
            ..BASE
        },
        // The page has better ones to fall back on; each weighs a kilobyte of what readers load.
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "candles-hourly",
            template: for_people(
                "https://api.exchange.coinbase.com/products/{symbol}/candles?granularity=3600&start={start}&end={end}",
            ),
            yields: &[Kind::Candle],
            serves: &[(Want::HourlyCandles, 5)],
            http: Some(rest::ask_candles_hourly),
            decode: rest::candles_hourly,
            pages: 3,
            keep: Millis::days(31),
            ..BASE
        },
        // The page has better ones to fall back on; each weighs a kilobyte of what readers load.
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "candles-daily",
            template: for_people(
                "https://api.exchange.coinbase.com/products/{symbol}/candles?granularity=86400&start={start}&end={end}",
            ),
            yields: &[Kind::Candle],
            serves: &[(Want::DailyCandles, 5)],
            http: Some(rest::ask_candles_daily),
            decode: rest::candles_daily,
            pages: 2,
            keep: Millis::days(400),
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "ticker",
            template: for_people("https://api.exchange.coinbase.com/products/{symbol}/ticker"),
            yields: &[Kind::Ticker],
            http: Some(rest::ask_ticker),
            decode: rest::ticker,
            every: Millis::seconds(10),
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "products",
            template: for_people("https://api.exchange.coinbase.com/products"),
            yields: &[Kind::ContractSpec],
            scope: Scope::Global,
            http: Some(rest::ask_products),
            decode: rest::products,
            cap_bytes: 4 * 1024 * 1024,
            every: Millis::DAY,
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "advanced-products",
            template: for_people(
                "https://api.coinbase.com/api/v3/brokerage/market/products?product_ids={symbol}",
            ),
            yields: &[Kind::Ticker],
            readable: Readable::Unknown,
            http: Some(advanced::ask_products),
            decode: advanced::products,
            cap_bytes: 4 * 1024 * 1024,
            every: Millis::seconds(10),
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "advanced-ticker",
            template: for_people(
                "https://api.coinbase.com/api/v3/brokerage/market/products/{symbol}/ticker?limit=1",
            ),
            yields: &[Kind::Ticker],
            readable: Readable::Unknown,
            http: Some(advanced::ask_trades),
            decode: advanced::trades,
            every: Millis::seconds(10),
            ..BASE
        },
        Feed {
            name: "ws-ticker",
            template: for_people("wss://ws-feed.exchange.coinbase.com ticker_batch {symbol}"),
            yields: &[Kind::Ticker],
            serves: &[(Want::Price, 2)],
            stream: Some(stream::FEED),
            decode: stream::ticker,
            ..BASE
        },
    ],
};
