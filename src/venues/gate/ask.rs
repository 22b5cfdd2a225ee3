//! What Gate is asked. <https://www.gate.com/docs/developers/apiv4/en/#futures>

use crate::units::Millis;
#[cfg(not(target_arch = "wasm32"))]
use crate::venues::adapter::Page;
use crate::venues::adapter::{Ask, Request};
use crate::venues::gate::symbol;

const HOST: &str = "https://api.gateio.ws/api/v4/futures/usdt";

/// Rows of a page of statistics.
pub(super) const STATS: i64 = 100;

fn contract(path: &str, of: &Ask<'_>, rest: &str) -> Option<Request> {
    let symbol = symbol::perpetual(of.asset?);
    Some(Request::get(format!("{HOST}/{path}?contract={symbol}{rest}")))
}

fn stats(of: &Ask<'_>, interval: &str) -> Option<Request> {
    let from = of.page.map(|page| format!("&from={}", page.0)).unwrap_or_default();
    contract("contract_stats", of, &format!("&interval={interval}&limit={STATS}{from}"))
}

pub(super) fn contracts(of: &Ask<'_>) -> Option<Request> {
    let symbol = symbol::perpetual(of.asset?);
    Some(Request::get(format!("{HOST}/contracts/{symbol}")))
}
pub(super) fn tickers(of: &Ask<'_>) -> Option<Request> {
    contract("tickers", of, "")
}
pub(super) fn contract_stats_5m(of: &Ask<'_>) -> Option<Request> {
    stats(of, "5m")
}
pub(super) fn contract_stats_1h(of: &Ask<'_>) -> Option<Request> {
    stats(of, "1h")
}
pub(super) fn contract_stats_4h(of: &Ask<'_>) -> Option<Request> {
    stats(of, "4h")
}
/// Days before those that shorter bars tell, and a few of these.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn contract_stats_1d(of: &Ask<'_>) -> Option<Request> {
    let from = of.now.floor(Millis::DAY) - Millis::days(STATS + 25);
    let page = Page(from.0.div_euclid(1_000).to_string());
    stats(&Ask { page: of.page.or(Some(&page)), ..*of }, "1d")
}
pub(super) fn candlesticks_hourly(of: &Ask<'_>) -> Option<Request> {
    contract("candlesticks", of, "&interval=1h&limit=2000")
}
pub(super) fn candlesticks_daily(of: &Ask<'_>) -> Option<Request> {
    contract("candlesticks", of, "&interval=1d&limit=400")
}
pub(super) fn funding_rate(of: &Ask<'_>) -> Option<Request> {
    contract("funding_rate", of, "&limit=1000")
}
pub(super) fn liq_orders(of: &Ask<'_>) -> Option<Request> {
    // No answer spans more than an hour.
    let to = of.now.0.div_euclid(1_000);
    let from = to - Millis::HOUR.0 / 1_000;
    contract("liq_orders", of, &format!("&from={from}&to={to}&limit=1000"))
}
pub(super) fn risk_limit_tiers(of: &Ask<'_>) -> Option<Request> {
    contract("risk_limit_tiers", of, "")
}
pub(super) fn order_book(of: &Ask<'_>) -> Option<Request> {
    contract("order_book", of, "&limit=100")
}
