//! Hyperliquid, its own perpetuals.
//!
//! <https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api>. One address answers all
//! questions; 1,200 weight a minute, most questions cost 20. Prices, open interest and rates of all
//! coins come in one answer. Funding is paid every hour. A refusal is a sentence, not JSON. There is
//! no public liquidation feed, and no history of open interest. Of other deployers' markets (names
//! such as `xyz:XYZ100`, which follows the Nasdaq 100) those that track a wider market are read.

mod ask;
mod info;
mod meta;
mod stream;
mod symbol;

use crate::market::{Coverage, Kind, Venue};
use crate::units::Millis;
use crate::venues::adapter::{Adapter, Budget, Call, Feed, Readable, Scope, Want, for_people};

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
    decode: info::asset_ctxs,
    cap_bytes: 512 * 1024,
    weight: 20,
    every: Millis::HOUR,
    pages: 1,
    keep: Millis(0),
    needs_specs: false,
    coverage: Coverage::Full,
};

/// A feed that the socket carries.
const STREAM: Feed = Feed { stream: Some(stream::SOCKET_NAME), weight: 1, ..BASE };

/// Thirty days of hours of another deployer's market.
const BUILDER: Feed = Feed {
    template: for_people(
        r#"POST https://api.hyperliquid.xyz/info {"type":"candleSnapshot","req":{"coin":"xyz:{name}","interval":"1h","startTime":{start},"endTime":{end}}}"#,
    ),
    yields: &[Kind::Candle],
    scope: Scope::Global,
    decode: info::builder_candles,
    weight: 33,
    keep: Millis::days(31),
    ..BASE
};

const NOW: &[(Want, u8)] = &[(Want::Price, 6), (Want::OpenInterest, 2), (Want::Funding, 5)];

/// Hyperliquid.
pub static ADAPTER: Adapter = Adapter {
    venue: Venue::Hyperliquid,
    budget: Budget { capacity: 300, per_minute: 600 },
    sockets: &[stream::SOCKET],
    attribution: None,
    feeds: &[
        Feed {
            name: "meta-and-asset-ctxs",
            template: for_people(
                r#"POST https://api.hyperliquid.xyz/info {"type":"metaAndAssetCtxs"}"#,
            ),
            yields: &[Kind::Ticker, Kind::OpenInterest, Kind::Funding],
            serves: NOW,
            scope: Scope::Global,
            http: Some(ask::asset_ctxs),
            call: Some(Call { socket: stream::SOCKET_NAME, text: ask::call_asset_ctxs }),
            cap_bytes: 2 * 1024 * 1024,
            every: Millis::seconds(10),
            ..BASE
        },
        Feed {
            name: "candle-snapshot-hourly",
            template: for_people(
                r#"POST https://api.hyperliquid.xyz/info {"type":"candleSnapshot","req":{"coin":"{symbol}","interval":"1h","startTime":{start},"endTime":{end}}}"#,
            ),
            yields: &[Kind::Candle],
            serves: &[(Want::HourlyCandles, 3)],
            http: Some(ask::candles_hourly),
            call: Some(Call { socket: stream::SOCKET_NAME, text: ask::call_candles_hourly }),
            decode: info::candles,
            // And one for every 60 rows.
            weight: 33,
            keep: Millis::days(31),
            ..BASE
        },
        Feed {
            name: "candle-snapshot-daily",
            template: for_people(
                r#"POST https://api.hyperliquid.xyz/info {"type":"candleSnapshot","req":{"coin":"{symbol}","interval":"1d","startTime":{start},"endTime":{end}}}"#,
            ),
            yields: &[Kind::Candle],
            serves: &[(Want::DailyCandles, 3)],
            http: Some(ask::candles_daily),
            call: Some(Call { socket: stream::SOCKET_NAME, text: ask::call_candles_daily }),
            decode: info::candles,
            weight: 27,
            keep: Millis::days(400),
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "funding-history",
            template: for_people(
                r#"POST https://api.hyperliquid.xyz/info {"type":"fundingHistory","coin":"{symbol}","startTime":{start}}"#,
            ),
            yields: &[Kind::Funding],
            serves: &[(Want::FundingHistory, 5)],
            http: Some(ask::funding_history),
            call: Some(Call { socket: stream::SOCKET_NAME, text: ask::call_funding_history }),
            decode: info::funding_history,
            // And one for every 20 rows.
            weight: 45,
            pages: 2,
            keep: Millis::days(31),
            ..BASE
        },
        // Twenty rounded levels a side: part of a book, and in rounded places.
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "l2-book",
            template: for_people(
                r#"POST https://api.hyperliquid.xyz/info {"type":"l2Book","coin":"{symbol}","nSigFigs":4}"#,
            ),
            yields: &[Kind::Depth],
            serves: &[(Want::Depth, 4)],
            http: Some(ask::l2_book),
            call: Some(Call { socket: stream::SOCKET_NAME, text: ask::call_l2_book }),
            decode: info::l2_book,
            weight: 2,
            every: Millis::MINUTE,
            coverage: Coverage::Partial,
            ..BASE
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "meta",
            template: for_people(r#"POST https://api.hyperliquid.xyz/info {"type":"meta"}"#),
            yields: &[Kind::ContractSpec, Kind::RiskTier],
            serves: &[(Want::ContractSpecs, 4), (Want::RiskTiers, 4)],
            scope: Scope::Global,
            http: Some(ask::meta),
            call: Some(Call { socket: stream::SOCKET_NAME, text: ask::call_meta }),
            decode: meta::meta,
            every: Millis::DAY,
            ..BASE
        },
        Feed {
            name: "xyz-nasdaq-hourly",
            serves: &[(Want::Equities, 1)],
            http: Some(ask::nasdaq_hourly),
            call: Some(Call { socket: stream::SOCKET_NAME, text: ask::call_nasdaq_hourly }),
            ..BUILDER
        },
        Feed {
            name: "xyz-sp500-hourly",
            serves: &[(Want::Equities, 2)],
            http: Some(ask::sp500_hourly),
            call: Some(Call { socket: stream::SOCKET_NAME, text: ask::call_sp500_hourly }),
            ..BUILDER
        },
        Feed {
            name: "xyz-gold-hourly",
            serves: &[(Want::Gold, 1)],
            http: Some(ask::gold_hourly),
            call: Some(Call { socket: stream::SOCKET_NAME, text: ask::call_gold_hourly }),
            ..BUILDER
        },
        Feed {
            name: "xyz-euro-hourly",
            serves: &[(Want::Dollar, 2)],
            http: Some(ask::euro_hourly),
            call: Some(Call { socket: stream::SOCKET_NAME, text: ask::call_euro_hourly }),
            ..BUILDER
        },
        // The bars above end with the price now, so that no figure asks for these.
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "xyz-meta-and-asset-ctxs",
            template: for_people(
                r#"POST https://api.hyperliquid.xyz/info {"type":"metaAndAssetCtxs","dex":"xyz"}"#,
            ),
            yields: &[Kind::Ticker, Kind::OpenInterest, Kind::Funding],
            scope: Scope::Global,
            http: Some(ask::builder_ctxs),
            call: Some(Call { socket: stream::SOCKET_NAME, text: ask::call_builder_ctxs }),
            decode: info::builder_ctxs,
            cap_bytes: 2 * 1024 * 1024,
            every: Millis::MINUTE,
            ..BASE
        },
        Feed {
            name: "ws-active-asset-ctx",
            template: for_people(
                r#"wss://api.hyperliquid.xyz/ws {"type":"activeAssetCtx","coin":"{symbol}"}"#,
            ),
            yields: &[Kind::Ticker, Kind::OpenInterest, Kind::Funding],
            serves: NOW,
            decode: stream::active_asset_ctx,
            ..STREAM
        },
        // The next two are read where they were recorded. The panel does not subscribe to them: the
        // book is asked for once a minute, and the contexts carry the prices.
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "ws-l2-book",
            template: for_people(
                r#"wss://api.hyperliquid.xyz/ws {"type":"l2Book","coin":"{symbol}"}"#,
            ),
            yields: &[Kind::Depth],
            decode: stream::l2_book,
            coverage: Coverage::Partial,
            ..STREAM
        },
        #[cfg(not(target_arch = "wasm32"))]
        Feed {
            name: "ws-all-mids",
            template: for_people(r#"wss://api.hyperliquid.xyz/ws {"type":"allMids"}"#),
            yields: &[Kind::Ticker],
            scope: Scope::Global,
            decode: stream::all_mids,
            ..STREAM
        },
    ],
};
