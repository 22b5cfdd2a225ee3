//! What Binance is asked, over HTTP and over its request sockets.
//!
//! The pages of <https://developers.binance.com/docs/derivatives/usds-margined-futures> and
//! <https://developers.binance.com/docs/binance-spot-api-docs> name each parameter.

use crate::json::{Value, json};
use crate::units::{Millis, UnixMillis};
use crate::venues::adapter::{Ask, Request};
use crate::venues::binance::symbol::against_usdt;

const FUTURES: &str = "https://fapi.binance.com";
const SPOT: &str = "https://data-api.binance.vision";

/// Most rows of one `/futures/data` answer.
pub(super) const STATISTICS_LIMIT: usize = 500;

/// How far back `/futures/data` reaches; a little less than the venue's 30 days, because an older
/// start is refused.
pub(super) const STATISTICS_REACH: Millis = Millis(Millis::days(30).0 - Millis::HOUR.0);

fn futures(path: &str, of: &Ask<'_>, rest: &str) -> Option<Request> {
    let symbol = against_usdt(of.asset?);
    Some(Request::get(format!("{FUTURES}{path}?symbol={symbol}{rest}")))
}

fn spot(path: &str, of: &Ask<'_>, rest: &str) -> Option<Request> {
    let symbol = against_usdt(of.asset?);
    Some(Request::get(format!("{SPOT}/api/v3/{path}?symbol={symbol}{rest}")))
}

pub(super) fn ticker(of: &Ask<'_>) -> Option<Request> {
    futures("/fapi/v1/ticker/24hr", of, "")
}
pub(super) fn klines_hourly(of: &Ask<'_>) -> Option<Request> {
    futures("/fapi/v1/klines", of, "&interval=1h&limit=1500")
}
pub(super) fn klines_daily(of: &Ask<'_>) -> Option<Request> {
    futures("/fapi/v1/klines", of, "&interval=1d&limit=400")
}
pub(super) fn open_interest(of: &Ask<'_>) -> Option<Request> {
    futures("/fapi/v1/openInterest", of, "")
}
pub(super) fn global_long_short(of: &Ask<'_>) -> Option<Request> {
    futures("/futures/data/globalLongShortAccountRatio", of, "&period=1h&limit=500")
}
pub(super) fn taker_long_short(of: &Ask<'_>) -> Option<Request> {
    paged("/futures/data/takerlongshortRatio", of)
}
pub(super) fn premium_index(of: &Ask<'_>) -> Option<Request> {
    futures("/fapi/v1/premiumIndex", of, "")
}
pub(super) fn funding_rate(of: &Ask<'_>) -> Option<Request> {
    futures("/fapi/v1/fundingRate", of, "&limit=1000")
}
pub(super) fn depth(of: &Ask<'_>) -> Option<Request> {
    futures("/fapi/v1/depth", of, "&limit=1000")
}
#[allow(clippy::unnecessary_wraps, reason = "the feed table wants this signature")]
pub(super) fn funding_info(_of: &Ask<'_>) -> Option<Request> {
    Some(Request::get(format!("{FUTURES}/fapi/v1/fundingInfo")))
}
#[allow(clippy::unnecessary_wraps, reason = "the feed table wants this signature")]
pub(super) fn exchange_info(_of: &Ask<'_>) -> Option<Request> {
    Some(Request::get(format!("{FUTURES}/fapi/v1/exchangeInfo")))
}

/// The newest rows, or those that end where the page says. Both ends are named then, no further
/// apart than one answer holds: with one end only the venue chooses the other.
fn paged(path: &str, of: &Ask<'_>) -> Option<Request> {
    let span = match of.page {
        None => String::new(),
        Some(page) => {
            let end = UnixMillis(page.0.parse().ok()?);
            let start = (end - Millis::HOUR * 499).0.max((of.now - STATISTICS_REACH).0);
            format!("&startTime={start}&endTime={end}")
        }
    };
    futures(path, of, &format!("&period=1h&limit=500{span}"))
}
pub(super) fn open_interest_hist(of: &Ask<'_>) -> Option<Request> {
    paged("/futures/data/openInterestHist", of)
}

pub(super) fn spot_ticker(of: &Ask<'_>) -> Option<Request> {
    spot("ticker/24hr", of, "")
}
pub(super) fn spot_klines_hourly(of: &Ask<'_>) -> Option<Request> {
    spot("klines", of, "&interval=1h&limit=1000")
}
pub(super) fn spot_klines_daily(of: &Ask<'_>) -> Option<Request> {
    spot("klines", of, "&interval=1d&limit=400")
}
#[allow(clippy::unnecessary_wraps, reason = "the feed table wants this signature")]
pub(super) fn spot_klines_gold(_of: &Ask<'_>) -> Option<Request> {
    Some(Request::get(format!("{SPOT}/api/v3/klines?symbol=PAXGUSDT&interval=1h&limit=745")))
}
pub(super) fn spot_depth(of: &Ask<'_>) -> Option<Request> {
    spot("depth", of, "&limit=1000")
}
pub(super) fn spot_exchange_info(of: &Ask<'_>) -> Option<Request> {
    spot("exchangeInfo", of, "")
}

fn call(method: &str, params: &Value, id: u64) -> String {
    json!({ "id": id, "method": method, "params": params }).to_string()
}

pub(super) fn call_spot_ticker(of: &Ask<'_>, id: u64) -> Option<String> {
    Some(call("ticker.24hr", &json!({ "symbol": against_usdt(of.asset?) }), id))
}
pub(super) fn call_spot_klines_hourly(of: &Ask<'_>, id: u64) -> Option<String> {
    let symbol = against_usdt(of.asset?);
    Some(call("klines", &json!({ "symbol": symbol, "interval": "1h", "limit": 1000 }), id))
}
pub(super) fn call_spot_klines_daily(of: &Ask<'_>, id: u64) -> Option<String> {
    let symbol = against_usdt(of.asset?);
    Some(call("klines", &json!({ "symbol": symbol, "interval": "1d", "limit": 400 }), id))
}
pub(super) fn call_spot_exchange_info(of: &Ask<'_>, id: u64) -> Option<String> {
    Some(call("exchangeInfo", &json!({ "symbol": against_usdt(of.asset?) }), id))
}
/// The same words in both houses; the socket decides which book it is.
pub(super) fn call_depth(of: &Ask<'_>, id: u64) -> Option<String> {
    Some(call("depth", &json!({ "symbol": against_usdt(of.asset?), "limit": 1000 }), id))
}
