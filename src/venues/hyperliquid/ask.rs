//! What Hyperliquid is asked: one address, the question in the body. The same questions go over the
//! socket as `post` messages.
//! <https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/info-endpoint>

use crate::json::{Value, json};
use crate::units::{Millis, UnixMillis};
use crate::venues::adapter::{Ask, Request};

/// Most rows of one answer about funding.
pub(super) const FUNDING_LIMIT: usize = 500;

fn post(question: Option<Value>) -> Option<Request> {
    Some(Request::post("https://api.hyperliquid.xyz/info", &question?))
}

fn call(question: Option<Value>, id: u64) -> Option<String> {
    let request = json!({ "type": "info", "payload": question? });
    Some(json!({ "method": "post", "id": id, "request": request }).to_string())
}

macro_rules! questions {
    ($($http:ident $socket:ident = $question:expr;)*) => {
        $(pub(super) fn $http(of: &Ask<'_>) -> Option<Request> {
            let question: fn(&Ask<'_>) -> Option<Value> = $question;
            post(question(of))
        }
        pub(super) fn $socket(of: &Ask<'_>, id: u64) -> Option<String> {
            let question: fn(&Ask<'_>) -> Option<Value> = $question;
            call(question(of), id)
        })*
    };
}

questions! {
    asset_ctxs call_asset_ctxs = |_| Some(json!({ "type": "metaAndAssetCtxs" }));
    meta call_meta = |_| Some(json!({ "type": "meta" }));
    candles_hourly call_candles_hourly = |of| candles(of, "1h", Millis::days(31));
    candles_daily call_candles_daily = |of| candles(of, "1d", Millis::days(400));
    funding_history call_funding_history = funding;
    l2_book call_l2_book = book;
    nasdaq_hourly call_nasdaq_hourly = |of| builder_candles(of, "xyz:XYZ100");
    sp500_hourly call_sp500_hourly = |of| builder_candles(of, "xyz:SP500");
    gold_hourly call_gold_hourly = |of| builder_candles(of, "xyz:GOLD");
    euro_hourly call_euro_hourly = |of| builder_candles(of, "xyz:EUR");
    builder_ctxs call_builder_ctxs = |_| Some(json!({ "type": "metaAndAssetCtxs", "dex": "xyz" }));
}

fn candles(of: &Ask<'_>, interval: &str, back: Millis) -> Option<Value> {
    Some(bars(of, of.asset?.ticker(), interval, back))
}

/// Bars of another deployer's market, which is asked for by its whole name.
#[allow(clippy::unnecessary_wraps, reason = "the table of questions wants this signature")]
fn builder_candles(of: &Ask<'_>, name: &str) -> Option<Value> {
    Some(bars(of, name, "1h", Millis::days(31)))
}

fn bars(of: &Ask<'_>, coin: &str, interval: &str, back: Millis) -> Value {
    let request = json!({
        "coin": coin,
        "interval": interval,
        "startTime": (of.now - back).0,
        "endTime": of.now.0,
    });
    json!({ "type": "candleSnapshot", "req": request })
}

/// Rates since 31 days ago, or since where the page says: answers begin with the oldest.
fn funding(of: &Ask<'_>) -> Option<Value> {
    let coin = of.asset?;
    let start = match of.page {
        None => of.now - Millis::days(31),
        Some(page) => UnixMillis(page.0.parse().ok()?),
    };
    Some(json!({ "type": "fundingHistory", "coin": coin.ticker(), "startTime": start.0 }))
}

/// Twenty levels a side, rounded to four digits: unrounded, they reach a few dollars from the
/// middle of bitcoin's book, rounded, about two percent.
fn book(of: &Ask<'_>) -> Option<Value> {
    let coin = of.asset?;
    Some(json!({ "type": "l2Book", "coin": coin.ticker(), "nSigFigs": 4 }))
}
