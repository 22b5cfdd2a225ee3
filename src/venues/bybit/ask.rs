//! What Bybit is asked over HTTP.

use crate::venues::adapter::{Ask, Request};
use crate::venues::bybit::symbol;
use core::fmt::Write;

const HOST: &str = "https://api.bybit.com";

fn ask(path: &str, of: &Ask<'_>, rest: &str) -> Option<Request> {
    let symbol = symbol::perpetual(of.asset?);
    Some(Request::get(format!("{HOST}/v5/market/{path}?category=linear&symbol={symbol}{rest}")))
}

pub(super) fn tickers(of: &Ask<'_>) -> Option<Request> {
    ask("tickers", of, "")
}
pub(super) fn kline_hourly(of: &Ask<'_>) -> Option<Request> {
    ask("kline", of, "&interval=60&limit=1000")
}
pub(super) fn kline_daily(of: &Ask<'_>) -> Option<Request> {
    ask("kline", of, "&interval=D&limit=400")
}
pub(super) fn open_interest(of: &Ask<'_>) -> Option<Request> {
    let cursor = of.page.map(|page| format!("&cursor={}", escaped(&page.0))).unwrap_or_default();
    ask("open-interest", of, &format!("&intervalTime=1h&limit=200{cursor}"))
}
pub(super) fn funding_history(of: &Ask<'_>) -> Option<Request> {
    ask("funding/history", of, "&limit=200")
}
pub(super) fn account_ratio(of: &Ask<'_>) -> Option<Request> {
    ask("account-ratio", of, "&period=1h&limit=500")
}
pub(super) fn orderbook(of: &Ask<'_>) -> Option<Request> {
    ask("orderbook", of, "&limit=500")
}
pub(super) fn instruments_info(of: &Ask<'_>) -> Option<Request> {
    ask("instruments-info", of, "")
}
pub(super) fn risk_limit(of: &Ask<'_>) -> Option<Request> {
    ask("risk-limit", of, "")
}

/// A cursor as a part of a query. The venue hands most of them out escaped already, so that a
/// percent sign stays as it is.
fn escaped(cursor: &str) -> String {
    let mut query = String::with_capacity(cursor.len());
    for byte in cursor.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~%".contains(&byte) {
            query.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(query, "%{byte:02X}");
        }
    }
    query
}
