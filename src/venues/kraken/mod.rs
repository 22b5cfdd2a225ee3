//! Kraken: spot against US dollars, and futures.
//!
//! <https://docs.kraken.com>. Spot answers are `{error: [text], result}`, futures answers
//! `{result: "success", …}`. The REST ticker's open is the day's, not that of 24 hours before; the
//! socket tells the change over 24 hours. The spot interface allows about one request a second.

mod futures;
mod spot;
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
    decode: spot::ticker,
    cap_bytes: 512 * 1024,
    weight: 1,
    every: Millis::HOUR,
    pages: 1,
    keep: Millis(0),
    needs_specs: false,
    coverage: Coverage::Full,
};

/// Kraken.
pub static ADAPTER: Adapter = Adapter {
    venue: Venue::Kraken,
    budget: Budget { capacity: 8, per_minute: 30 },
    sockets: &[stream::SPOT_SOCKET, stream::FUTURES_SOCKET],
    attribution: None,
    feeds: &[
        Feed {
            name: "ticker",
            template: for_people("https://api.kraken.com/0/public/Ticker?pair={symbol}"),
            yields: &[Kind::Ticker],
            serves: &[(Want::Price, 3)],
            http: Some(spot::ask_ticker),
            every: Millis::seconds(10),
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "ohlc-hourly",
            template: for_people("https://api.kraken.com/0/public/OHLC?pair={symbol}&interval=60"),
            yields: &[Kind::Candle],
            serves: &[(Want::HourlyCandles, 7)],
            http: Some(spot::ask_ohlc_hourly),
            decode: spot::ohlc_hourly,
            keep: Millis::days(31),
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "ohlc-euro",
            template: for_people("https://api.kraken.com/0/public/OHLC?pair=EURUSD&interval=60"),
            yields: &[Kind::Candle],
            serves: &[(Want::Dollar, 1)],
            scope: Scope::Global,
            http: Some(spot::ask_ohlc_euro),
            decode: spot::ohlc_hourly,
            keep: Millis::days(31),
            ..BASE
        },
        // An ounce of gold in a vault, as a token.
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "ohlc-gold",
            template: for_people("https://api.kraken.com/0/public/OHLC?pair=PAXGUSD&interval=60"),
            yields: &[Kind::Candle],
            serves: &[(Want::Gold, 3)],
            scope: Scope::Global,
            http: Some(spot::ask_ohlc_gold),
            decode: spot::ohlc_hourly,
            keep: Millis::days(31),
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "ohlc-daily",
            template: for_people(
                "https://api.kraken.com/0/public/OHLC?pair={symbol}&interval=1440",
            ),
            yields: &[Kind::Candle],
            serves: &[(Want::DailyCandles, 7)],
            http: Some(spot::ask_ohlc_daily),
            decode: spot::ohlc_daily,
            keep: Millis::days(400),
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "depth",
            template: for_people("https://api.kraken.com/0/public/Depth?pair={symbol}&count=500"),
            yields: &[Kind::Depth],
            serves: &[(Want::Depth, 6)],
            http: Some(spot::ask_depth),
            decode: spot::depth,
            every: Millis::MINUTE,
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "asset-pairs",
            template: for_people("https://api.kraken.com/0/public/AssetPairs?pair={symbol}"),
            yields: &[Kind::ContractSpec],
            http: Some(spot::ask_asset_pairs),
            decode: spot::asset_pairs,
            cap_bytes: 2 * 1024 * 1024,
            every: Millis::DAY,
            ..BASE
        },
        Feed {
            name: "futures-tickers",
            template: for_people("https://futures.kraken.com/derivatives/api/v3/tickers"),
            yields: &[Kind::Ticker, Kind::OpenInterest],
            serves: &[(Want::OpenInterest, 7)],
            scope: Scope::Global,
            http: Some(futures::ask_tickers),
            decode: futures::tickers,
            cap_bytes: 2 * 1024 * 1024,
            every: Millis::MINUTE,
            needs_specs: true,
            ..BASE
        },
        Feed {
            name: "futures-instruments",
            template: for_people("https://futures.kraken.com/derivatives/api/v3/instruments"),
            yields: &[Kind::ContractSpec],
            serves: &[(Want::ContractSpecs, 7)],
            scope: Scope::Global,
            http: Some(futures::ask_instruments),
            decode: futures::instruments,
            cap_bytes: 4 * 1024 * 1024,
            every: Millis::DAY,
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "futures-funding-history",
            template: for_people(
                "https://futures.kraken.com/derivatives/api/v3/historical-funding-rates?symbol={symbol}",
            ),
            yields: &[Kind::Funding],
            serves: &[(Want::FundingHistory, 7)],
            http: Some(futures::ask_funding_history),
            decode: futures::funding_history,
            // The answer goes back years.
            cap_bytes: 8 * 1024 * 1024,
            keep: Millis::days(31),
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "futures-orderbook",
            template: for_people(
                "https://futures.kraken.com/derivatives/api/v3/orderbook?symbol={symbol}",
            ),
            yields: &[Kind::Depth],
            http: Some(futures::ask_orderbook),
            decode: futures::orderbook,
            every: Millis::MINUTE,
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "futures-candles",
            template: for_people(
                "https://futures.kraken.com/api/charts/v1/trade/{symbol}/1h?from={from}",
            ),
            yields: &[Kind::Candle],
            http: Some(futures::ask_candles),
            decode: futures::candles,
            keep: Millis::days(31),
            ..BASE
        },
        Feed {
            name: "ws-ticker",
            template: for_people("wss://ws.kraken.com/v2 ticker {symbol}"),
            yields: &[Kind::Ticker],
            serves: &[(Want::Price, 3)],
            stream: Some(stream::SPOT),
            decode: stream::ticker,
            ..BASE
        },
        Feed {
            name: "ws-futures-ticker",
            template: for_people("wss://futures.kraken.com/ws/v1 ticker {symbol}"),
            yields: &[Kind::Ticker, Kind::Funding, Kind::OpenInterest],
            serves: &[(Want::OpenInterest, 7), (Want::Funding, 7)],
            stream: Some(stream::FUTURES),
            decode: stream::futures_ticker,
            needs_specs: true,
            ..BASE
        },
    ],
};
