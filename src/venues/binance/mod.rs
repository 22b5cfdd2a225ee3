//! Binance: USDⓈ-margined futures, and the spot pairs beside them.
//!
//! Futures at `fapi.binance.com`
//! (<https://developers.binance.com/docs/derivatives/usds-margined-futures/general-info>): 2,400
//! weight a minute, `/futures/data/*` 1,000 requests in 5 minutes. Spot market data at
//! `data-api.binance.vision`
//! (<https://developers.binance.com/docs/binance-spot-api-docs>), which a page may read; most of it
//! can also be asked over a socket. A refusal is `{code, msg}`; 451 where the venue may not serve.
//!
//! Linear contracts are counted in coins. The liquidation stream tells at most one liquidation a
//! second for each contract, so that its sums are lower bounds. Margin tables need an account.

mod answer;
mod ask;
mod figures;
mod rest;
mod stream;
mod symbol;

use crate::market::{Coverage, Kind, Venue};
use crate::units::Millis;
use crate::venues::adapter::{Adapter, Budget, Call, Feed, Readable, Scope, Want, for_people};

/// A feed of the futures house.
const FUTURES: Feed = Feed {
    name: "",
    template: "",
    yields: &[],
    serves: &[],
    scope: Scope::PerAsset,
    readable: Readable::Mixed,
    http: None,
    call: None,
    stream: None,
    decode: rest::futures_ticker,
    cap_bytes: 512 * 1024,
    weight: 1,
    every: Millis::HOUR,
    pages: 1,
    keep: Millis(0),
    needs_specs: false,
    coverage: Coverage::Full,
};

/// A feed of the spot house.
const SPOT: Feed = Feed { readable: Readable::Yes, weight: 2, ..FUTURES };

/// A feed that the futures market socket carries.
const STREAM: Feed = Feed { stream: Some(stream::MARKET), cap_bytes: 64 * 1024, ..FUTURES };

/// Binance.
pub static ADAPTER: Adapter = Adapter {
    venue: Venue::Binance,
    budget: Budget { capacity: 300, per_minute: 900 },
    sockets: &[
        stream::MARKET_SOCKET,
        stream::SPOT_REQUESTS_SOCKET,
        stream::FUTURES_REQUESTS_SOCKET,
    ],
    attribution: None,
    feeds: &[
        Feed {
            name: "spot-ticker-24hr",
            template: for_people(
                "https://data-api.binance.vision/api/v3/ticker/24hr?symbol={symbol}",
            ),
            yields: &[Kind::Ticker],
            serves: &[(Want::Price, 4)],
            http: Some(ask::spot_ticker),
            call: Some(Call { socket: stream::SPOT_REQUESTS, text: ask::call_spot_ticker }),
            decode: rest::spot_ticker,
            cap_bytes: 4 * 1024 * 1024,
            every: Millis::seconds(10),
            ..SPOT
        },
        Feed {
            name: "spot-klines-hourly",
            template: for_people(
                "https://data-api.binance.vision/api/v3/klines?symbol={symbol}&interval=1h&limit=1000",
            ),
            yields: &[Kind::Candle],
            // The rows also say what takers bought, of the coin itself.
            serves: &[(Want::HourlyCandles, 2), (Want::SpotFlow, 1)],
            keep: Millis::days(31),
            http: Some(ask::spot_klines_hourly),
            call: Some(Call { socket: stream::SPOT_REQUESTS, text: ask::call_spot_klines_hourly }),
            decode: rest::spot_klines,
            ..SPOT
        },
        Feed {
            name: "spot-klines-gold",
            template: for_people(
                "https://data-api.binance.vision/api/v3/klines?symbol=PAXGUSDT&interval=1h&limit=745",
            ),
            yields: &[Kind::Candle],
            serves: &[(Want::Gold, 2)],
            scope: Scope::Global,
            keep: Millis::days(31),
            http: Some(ask::spot_klines_gold),
            decode: rest::gold_klines,
            ..SPOT
        },
        Feed {
            name: "spot-klines-daily",
            template: for_people(
                "https://data-api.binance.vision/api/v3/klines?symbol={symbol}&interval=1d&limit=400",
            ),
            yields: &[Kind::Candle],
            serves: &[(Want::DailyCandles, 2)],
            keep: Millis::days(400),
            http: Some(ask::spot_klines_daily),
            call: Some(Call { socket: stream::SPOT_REQUESTS, text: ask::call_spot_klines_daily }),
            decode: rest::spot_klines,
            ..SPOT
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "spot-depth",
            template: for_people(
                "https://data-api.binance.vision/api/v3/depth?symbol={symbol}&limit=1000",
            ),
            yields: &[Kind::Depth],
            serves: &[(Want::Depth, 2)],
            http: Some(ask::spot_depth),
            call: Some(Call { socket: stream::SPOT_REQUESTS, text: ask::call_depth }),
            decode: rest::spot_depth,
            weight: 50,
            every: Millis::MINUTE,
            ..SPOT
        },
        // Spot is counted in coins and needs no multiplier: this tells only the step of the price,
        // so that no figure asks for it.
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "spot-exchange-info",
            template: for_people(
                "https://data-api.binance.vision/api/v3/exchangeInfo?symbol={symbol}",
            ),
            yields: &[Kind::ContractSpec],
            http: Some(ask::spot_exchange_info),
            call: Some(Call { socket: stream::SPOT_REQUESTS, text: ask::call_spot_exchange_info }),
            decode: rest::spot_exchange_info,
            cap_bytes: 8 * 1024 * 1024,
            weight: 20,
            every: Millis::DAY,
            ..SPOT
        },
        Feed {
            name: "ticker-24hr",
            template: for_people("https://fapi.binance.com/fapi/v1/ticker/24hr?symbol={symbol}"),
            yields: &[Kind::Ticker],
            serves: &[(Want::Price, 4)],
            http: Some(ask::ticker),
            every: Millis::seconds(10),
            ..FUTURES
        },
        Feed {
            name: "klines-hourly",
            template: for_people(
                "https://fapi.binance.com/fapi/v1/klines?symbol={symbol}&interval=1h&limit=1500",
            ),
            yields: &[Kind::Candle],
            serves: &[(Want::HourlyCandles, 2)],
            keep: Millis::days(31),
            http: Some(ask::klines_hourly),
            decode: rest::futures_klines,
            weight: 10,
            ..FUTURES
        },
        Feed {
            name: "klines-daily",
            template: for_people(
                "https://fapi.binance.com/fapi/v1/klines?symbol={symbol}&interval=1d&limit=400",
            ),
            yields: &[Kind::Candle],
            serves: &[(Want::DailyCandles, 2)],
            keep: Millis::days(400),
            http: Some(ask::klines_daily),
            decode: rest::futures_klines,
            weight: 2,
            ..FUTURES
        },
        Feed {
            name: "open-interest",
            template: for_people("https://fapi.binance.com/fapi/v1/openInterest?symbol={symbol}"),
            yields: &[Kind::OpenInterest],
            serves: &[(Want::OpenInterest, 4)],
            http: Some(ask::open_interest),
            decode: figures::open_interest,
            every: Millis::MINUTE,
            ..FUTURES
        },
        Feed {
            name: "open-interest-hist",
            template: for_people(
                "https://fapi.binance.com/futures/data/openInterestHist?symbol={symbol}&period=1h&limit=500&startTime={start}&endTime={end}",
            ),
            yields: &[Kind::OpenInterest],
            serves: &[(Want::OpenInterestHistory, 3)],
            http: Some(ask::open_interest_hist),
            decode: figures::open_interest_hist,
            pages: 2,
            keep: Millis::days(31),
            ..FUTURES
        },
        Feed {
            name: "global-long-short-account-ratio",
            template: for_people(
                "https://fapi.binance.com/futures/data/globalLongShortAccountRatio?symbol={symbol}&period=1h&limit=500",
            ),
            yields: &[Kind::LongShort],
            serves: &[(Want::LongShort, 2)],
            http: Some(ask::global_long_short),
            decode: figures::global_long_short,
            keep: Millis::days(8),
            ..FUTURES
        },
        Feed {
            name: "taker-long-short-ratio",
            template: for_people(
                "https://fapi.binance.com/futures/data/takerlongshortRatio?symbol={symbol}&period=1h&limit=500&startTime={start}&endTime={end}",
            ),
            yields: &[Kind::TakerFlow],
            serves: &[(Want::TakerFlow, 2)],
            http: Some(ask::taker_long_short),
            decode: figures::taker_long_short,
            pages: 2,
            keep: Millis::days(31),
            ..FUTURES
        },
        Feed {
            name: "premium-index",
            template: for_people("https://fapi.binance.com/fapi/v1/premiumIndex?symbol={symbol}"),
            yields: &[Kind::Ticker, Kind::Funding],
            serves: &[(Want::Funding, 2)],
            http: Some(ask::premium_index),
            decode: figures::premium_index,
            every: Millis::minutes(5),
            ..FUTURES
        },
        Feed {
            name: "funding-info",
            template: for_people("https://fapi.binance.com/fapi/v1/fundingInfo"),
            yields: &[Kind::ContractSpec],
            // A rate means nothing without its interval.
            serves: &[(Want::Funding, 2)],
            scope: Scope::Global,
            http: Some(ask::funding_info),
            decode: figures::funding_info,
            every: Millis::DAY,
            ..FUTURES
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "funding-rate",
            template: for_people(
                "https://fapi.binance.com/fapi/v1/fundingRate?symbol={symbol}&limit=1000",
            ),
            yields: &[Kind::Funding],
            serves: &[(Want::FundingHistory, 2)],
            http: Some(ask::funding_rate),
            decode: figures::funding_rate,
            keep: Millis::days(31),
            ..FUTURES
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "depth",
            template: for_people(
                "https://fapi.binance.com/fapi/v1/depth?symbol={symbol}&limit=1000",
            ),
            yields: &[Kind::Depth],
            serves: &[(Want::Depth, 2)],
            http: Some(ask::depth),
            call: Some(Call { socket: stream::FUTURES_REQUESTS, text: ask::call_depth }),
            decode: rest::futures_depth,
            weight: 20,
            every: Millis::MINUTE,
            ..FUTURES
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "exchange-info",
            template: for_people("https://fapi.binance.com/fapi/v1/exchangeInfo"),
            yields: &[Kind::ContractSpec],
            serves: &[(Want::ContractSpecs, 5)],
            scope: Scope::Global,
            http: Some(ask::exchange_info),
            decode: rest::futures_exchange_info,
            cap_bytes: 8 * 1024 * 1024,
            every: Millis::DAY,
            ..FUTURES
        },
        Feed {
            name: "ws-ticker",
            template: for_people("wss://fstream.binance.com/market/stream?streams={symbol}@ticker"),
            yields: &[Kind::Ticker],
            serves: &[(Want::Price, 4)],
            decode: stream::ticker,
            ..STREAM
        },
        Feed {
            name: "ws-mark-price",
            template: for_people(
                "wss://fstream.binance.com/market/stream?streams={symbol}@markPrice",
            ),
            yields: &[Kind::Ticker, Kind::Funding],
            serves: &[(Want::Funding, 2)],
            decode: stream::mark_price,
            ..STREAM
        },
        Feed {
            name: "ws-force-order",
            template: for_people(
                "wss://fstream.binance.com/market/stream?streams={symbol}@forceOrder",
            ),
            yields: &[Kind::Liquidation],
            serves: &[(Want::LiquidationLive, 4)],
            keep: Millis::days(30),
            decode: stream::force_order,
            coverage: Coverage::Throttled { one_per: Millis::SECOND },
            ..STREAM
        },
        // Read where it was recorded; the panel asks for whole candles over HTTP and does not
        // subscribe to it.
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "ws-kline",
            template: for_people(
                "wss://fstream.binance.com/market/stream?streams={symbol}@kline_{interval}",
            ),
            yields: &[Kind::Candle],
            keep: Millis::days(31),
            decode: stream::kline,
            ..STREAM
        },
    ],
};
