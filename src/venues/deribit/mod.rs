//! Deribit v2: futures, perpetuals and the volatility index DVOL.
//!
//! <https://docs.deribit.com>. Answers are JSON-RPC, over HTTP and over a socket alike:
//! `{jsonrpc, result}` or `{error: {code, message}}`; code 10028 means too many requests. Amounts
//! are dollars on inverse contracts and coins on linear ones, never contracts. A trade says whether
//! its maker, its taker or both were liquidated, and every trade is told, so the stream is a full
//! count; the requests reach back as far as their pages do.

mod query;
mod rest;
mod stream;
mod symbol;
mod trade;

use crate::market::Coverage;
use crate::market::Kind;
use crate::market::Venue;
use crate::units::Millis;
use crate::venues::adapter::{Adapter, Ask, Budget, Call, Feed, Readable, Scope, Want, for_people};

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
    decode: rest::book_summary,
    cap_bytes: 512 * 1024,
    weight: 1,
    every: Millis::HOUR,
    pages: 1,
    keep: Millis(0),
    needs_specs: false,
    coverage: Coverage::Full,
};

const MARKET: &[Kind] = &[Kind::Ticker, Kind::OpenInterest, Kind::Funding];
/// Dated futures come along with the perpetuals: nothing is asked for their sake.
const SUMMARY: &[Kind] = &[Kind::Ticker, Kind::OpenInterest, Kind::Funding, Kind::DatedFuture];
const MARKET_WANTS: &[(Want, u8)] =
    &[(Want::Price, 8), (Want::OpenInterest, 6), (Want::Funding, 6)];

const fn call(text: fn(&Ask<'_>, u64) -> Option<String>) -> Call {
    Call { socket: stream::JSON_RPC, text }
}

/// Deribit.
pub static ADAPTER: Adapter = Adapter {
    venue: Venue::Deribit,
    budget: Budget { capacity: 20, per_minute: 120 },
    sockets: &[stream::SOCKET],
    attribution: None,
    feeds: &[
        Feed {
            name: "book-summary",
            template: for_people(
                "https://www.deribit.com/api/v2/public/get_book_summary_by_currency?currency={coin}&kind=future",
            ),
            yields: SUMMARY,
            serves: MARKET_WANTS,
            http: Some(query::ask_book_summary),
            call: Some(call(query::call_book_summary)),
            every: Millis::seconds(10),
            ..BASE
        },
        Feed {
            name: "book-summary-usdc",
            template: for_people(
                "https://www.deribit.com/api/v2/public/get_book_summary_by_currency?currency=USDC&kind=future",
            ),
            yields: SUMMARY,
            serves: MARKET_WANTS,
            scope: Scope::Global,
            http: Some(query::ask_book_summary_usdc),
            call: Some(call(query::call_book_summary_usdc)),
            every: Millis::seconds(10),
            ..BASE
        },
        Feed {
            name: "volatility-index",
            template: for_people(
                "https://www.deribit.com/api/v2/public/get_volatility_index_data?currency={coin}&start_timestamp={start}&end_timestamp={end}&resolution=3600",
            ),
            yields: &[Kind::ImpliedVolatility],
            serves: &[(Want::ImpliedVolatility, 1)],
            http: Some(query::ask_volatility_index),
            call: Some(call(query::call_volatility_index)),
            decode: rest::volatility_index,
            pages: 2,
            keep: Millis::days(31),
            ..BASE
        },
        Feed {
            name: "last-trades",
            template: for_people(
                "https://www.deribit.com/api/v2/public/get_last_trades_by_instrument_and_time?instrument_name={symbol}&start_timestamp={start}&end_timestamp={end}&count=1000&sorting=desc",
            ),
            yields: &[Kind::Liquidation],
            serves: &[(Want::LiquidationHistory, 3)],
            http: Some(query::ask_last_trades),
            call: Some(call(query::call_last_trades)),
            decode: rest::last_trades,
            cap_bytes: 2 * 1024 * 1024,
            pages: 5,
            keep: Millis::days(30),
            coverage: Coverage::Partial,
            ..BASE
        },
        // The page has better ones to fall back on; each weighs a kilobyte of what readers load.
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "chart-hourly",
            template: for_people(
                "https://www.deribit.com/api/v2/public/get_tradingview_chart_data?instrument_name={symbol}&start_timestamp={start}&end_timestamp={end}&resolution=60",
            ),
            yields: &[Kind::Candle],
            serves: &[(Want::HourlyCandles, 6)],
            http: Some(query::ask_chart_hourly),
            call: Some(call(query::call_chart_hourly)),
            decode: rest::chart_hourly,
            keep: Millis::days(31),
            ..BASE
        },
        // The page has better ones to fall back on; each weighs a kilobyte of what readers load.
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "chart-daily",
            template: for_people(
                "https://www.deribit.com/api/v2/public/get_tradingview_chart_data?instrument_name={symbol}&start_timestamp={start}&end_timestamp={end}&resolution=1D",
            ),
            yields: &[Kind::Candle],
            serves: &[(Want::DailyCandles, 6)],
            http: Some(query::ask_chart_daily),
            call: Some(call(query::call_chart_daily)),
            decode: rest::chart_daily,
            keep: Millis::days(400),
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "instruments",
            template: for_people(
                "https://www.deribit.com/api/v2/public/get_instruments?currency=any&kind=future",
            ),
            yields: &[Kind::ContractSpec],
            serves: &[(Want::ContractSpecs, 6)],
            scope: Scope::Global,
            http: Some(query::ask_instruments),
            call: Some(call(query::call_instruments)),
            decode: rest::instruments,
            cap_bytes: 2 * 1024 * 1024,
            every: Millis::DAY,
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "instrument",
            template: for_people(
                "https://www.deribit.com/api/v2/public/get_instrument?instrument_name={symbol}",
            ),
            yields: &[Kind::ContractSpec],
            http: Some(query::ask_instrument),
            call: Some(call(query::call_instrument)),
            decode: rest::instrument,
            every: Millis::DAY,
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "order-book",
            template: for_people(
                "https://www.deribit.com/api/v2/public/get_order_book?instrument_name={symbol}&depth=1000",
            ),
            yields: &[Kind::Depth],
            serves: &[(Want::Depth, 5)],
            http: Some(query::ask_order_book),
            call: Some(call(query::call_order_book)),
            decode: rest::order_book,
            every: Millis::MINUTE,
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "funding-history",
            template: for_people(
                "https://www.deribit.com/api/v2/public/get_funding_rate_history?instrument_name={symbol}&start_timestamp={start}&end_timestamp={end}",
            ),
            yields: &[Kind::Funding],
            serves: &[(Want::FundingHistory, 6)],
            http: Some(query::ask_funding_history),
            call: Some(call(query::call_funding_history)),
            decode: rest::funding_history,
            keep: Millis::days(31),
            ..BASE
        },
        Feed {
            name: "ws-ticker",
            template: for_people("wss://www.deribit.com/ws/api/v2 ticker.{symbol}.100ms"),
            yields: MARKET,
            serves: MARKET_WANTS,
            stream: Some(stream::JSON_RPC),
            decode: stream::ticker,
            ..BASE
        },
        Feed {
            name: "ws-trades",
            template: for_people("wss://www.deribit.com/ws/api/v2 trades.{symbol}.100ms"),
            yields: &[Kind::Liquidation],
            serves: &[(Want::LiquidationLive, 5)],
            stream: Some(stream::JSON_RPC),
            decode: stream::trades,
            keep: Millis::days(30),
            ..BASE
        },
        Feed {
            name: "ws-volatility-index",
            template: for_people(
                "wss://www.deribit.com/ws/api/v2 deribit_volatility_index.{index}",
            ),
            yields: &[Kind::ImpliedVolatility],
            serves: &[(Want::ImpliedVolatility, 1)],
            stream: Some(stream::JSON_RPC),
            decode: stream::volatility_index,
            ..BASE
        },
    ],
};
