//! What OKX is asked. <https://www.okx.com/docs-v5/en/>

use crate::venues::adapter::{Ask, Request};
use crate::venues::okx::symbol;

const HOST: &str = "https://www.okx.com";

/// Rows of a page of candles; 1,440 can be reached in all.
pub(super) const CANDLES: usize = 300;
/// Rows of a page of everything else.
pub(super) const ROWS: usize = 100;

/// `path` for the coin's perpetual.
fn swap(path: &str, of: &Ask<'_>, rest: &str) -> Option<Request> {
    let symbol = symbol::swap(of.asset?);
    Some(Request::get(format!("{HOST}/api/v5/{path}?instId={symbol}{rest}")))
}

/// `path` for all contracts of the coin.
fn coin(path: &str, of: &Ask<'_>, rest: &str) -> Option<Request> {
    let asset = of.asset?;
    Some(Request::get(format!("{HOST}/api/v5/rubik/stat/{path}?ccy={asset}{rest}")))
}

/// The parameter that names the page, if one is asked for.
fn page(parameter: &str, of: &Ask<'_>) -> String {
    of.page.map(|page| format!("&{parameter}={}", page.0)).unwrap_or_default()
}

pub(super) fn ticker(of: &Ask<'_>) -> Option<Request> {
    swap("market/ticker", of, "")
}
pub(super) fn candles_hourly(of: &Ask<'_>) -> Option<Request> {
    swap("market/candles", of, &format!("&bar=1H&limit={CANDLES}{}", page("after", of)))
}
pub(super) fn candles_daily(of: &Ask<'_>) -> Option<Request> {
    // Plain 1D begins at midnight in Hong Kong.
    swap("market/candles", of, &format!("&bar=1Dutc&limit={CANDLES}{}", page("after", of)))
}
pub(super) fn open_interest(of: &Ask<'_>) -> Option<Request> {
    swap("public/open-interest", of, "&instType=SWAP")
}
pub(super) fn open_interest_history(of: &Ask<'_>) -> Option<Request> {
    let rest = format!("&period=1H&limit={ROWS}{}", page("end", of));
    swap("rubik/stat/contracts/open-interest-history", of, &rest)
}
pub(super) fn taker_volume(of: &Ask<'_>) -> Option<Request> {
    coin("taker-volume", of, "&instType=CONTRACTS&period=1H")
}
pub(super) fn long_short_account_ratio(of: &Ask<'_>) -> Option<Request> {
    coin("contracts/long-short-account-ratio", of, "&period=1H")
}
pub(super) fn funding_rate(of: &Ask<'_>) -> Option<Request> {
    swap("public/funding-rate", of, "")
}
pub(super) fn funding_rate_history(of: &Ask<'_>) -> Option<Request> {
    swap("public/funding-rate-history", of, &format!("&limit={ROWS}{}", page("after", of)))
}
pub(super) fn liquidation_orders(of: &Ask<'_>) -> Option<Request> {
    let family = symbol::family(of.asset?);
    let after = page("after", of);
    Some(Request::get(format!(
        "{HOST}/api/v5/public/liquidation-orders?instType=SWAP&instFamily={family}&state=filled&limit={ROWS}{after}"
    )))
}
pub(super) fn books(of: &Ask<'_>) -> Option<Request> {
    swap("market/books", of, "&sz=400")
}
pub(super) fn position_tiers(of: &Ask<'_>) -> Option<Request> {
    let family = symbol::family(of.asset?);
    Some(Request::get(format!(
        "{HOST}/api/v5/public/position-tiers?instType=SWAP&tdMode=isolated&instFamily={family}"
    )))
}
#[allow(clippy::unnecessary_wraps, reason = "the table of feeds holds functions of one shape")]
pub(super) fn instruments(_of: &Ask<'_>) -> Option<Request> {
    Some(Request::get(format!("{HOST}/api/v5/public/instruments?instType=SWAP")))
}
pub(super) fn mark_price(of: &Ask<'_>) -> Option<Request> {
    swap("public/mark-price", of, "&instType=SWAP")
}
pub(super) fn index_tickers(of: &Ask<'_>) -> Option<Request> {
    let index = symbol::family(of.asset?);
    Some(Request::get(format!("{HOST}/api/v5/market/index-tickers?instId={index}")))
}
