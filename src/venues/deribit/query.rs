//! What Deribit is asked: the same method over HTTP and over its socket.
//! <https://docs.deribit.com/articles/json-rpc-overview>

use crate::json::{Value, json};
use crate::units::{Millis, UnixMillis};
use crate::venues::adapter::{Ask, Request};
use crate::venues::deribit::symbol;

const HOST: &str = "https://www.deribit.com/api/v2";

/// A method with its parameters, in the order of the documentation.
struct Query {
    method: &'static str,
    parameters: Vec<(&'static str, Value)>,
}

impl Query {
    fn request(&self) -> Request {
        let parameters: Vec<String> = self
            .parameters
            .iter()
            .map(|(name, value)| match value.as_str() {
                Some(text) => format!("{name}={text}"),
                None => format!("{name}={value}"),
            })
            .collect();
        Request::get(format!("{HOST}/{}?{}", self.method, parameters.join("&")))
    }

    fn call(self, id: u64) -> String {
        let parameters = Value::members(self.parameters);
        json!({ "jsonrpc": "2.0", "id": id, "method": self.method, "params": parameters })
            .to_string()
    }
}

macro_rules! asks {
    ($($query:ident, $ask:ident, $call:ident;)*) => {
        $(
            pub(super) fn $ask(of: &Ask<'_>) -> Option<Request> {
                $query(of).map(|query| query.request())
            }
            pub(super) fn $call(of: &Ask<'_>, id: u64) -> Option<String> {
                $query(of).map(|query| query.call(id))
            }
        )*
    };
}

asks! {
    book_summary, ask_book_summary, call_book_summary;
    book_summary_usdc, ask_book_summary_usdc, call_book_summary_usdc;
    volatility_index, ask_volatility_index, call_volatility_index;
    last_trades, ask_last_trades, call_last_trades;
    chart_hourly, ask_chart_hourly, call_chart_hourly;
    chart_daily, ask_chart_daily, call_chart_daily;
    instruments, ask_instruments, call_instruments;
    instrument, ask_instrument, call_instrument;
    order_book, ask_order_book, call_order_book;
    funding_history, ask_funding_history, call_funding_history;
}

fn perpetual(of: &Ask<'_>) -> Option<(&'static str, Value)> {
    of.asset.map(|asset| ("instrument_name", json!(symbol::perpetual(asset))))
}

/// The stretch of time that ends now, or where the page says.
fn window(of: &Ask<'_>, length: Millis) -> [(&'static str, Value); 2] {
    let end = of.page.and_then(|page| page.0.parse().ok()).map_or(of.now, UnixMillis);
    [("start_timestamp", json!((of.now - length).0)), ("end_timestamp", json!(end.0))]
}

fn book_summary(of: &Ask<'_>) -> Option<Query> {
    let coin = of.asset.filter(|&asset| symbol::has_inverse(asset))?;
    let parameters = vec![("currency", json!(coin.ticker())), ("kind", json!("future"))];
    Some(Query { method: "public/get_book_summary_by_currency", parameters })
}

#[allow(clippy::unnecessary_wraps, reason = "the table asks every feed alike")]
fn book_summary_usdc(_of: &Ask<'_>) -> Option<Query> {
    let parameters = vec![("currency", json!("USDC")), ("kind", json!("future"))];
    Some(Query { method: "public/get_book_summary_by_currency", parameters })
}

fn volatility_index(of: &Ask<'_>) -> Option<Query> {
    let coin = of.asset.filter(|&asset| symbol::has_inverse(asset))?;
    let mut parameters = vec![("currency", json!(coin.ticker()))];
    parameters.extend(window(of, Millis::days(30)));
    parameters.push(("resolution", json!("3600")));
    Some(Query { method: "public/get_volatility_index_data", parameters })
}

fn last_trades(of: &Ask<'_>) -> Option<Query> {
    let mut parameters = vec![perpetual(of)?];
    parameters.extend(window(of, Millis::days(1)));
    parameters.extend([("count", json!(1000)), ("sorting", json!("desc"))]);
    Some(Query { method: "public/get_last_trades_by_instrument_and_time", parameters })
}

fn chart(of: &Ask<'_>, length: Millis, resolution: &str) -> Option<Query> {
    let mut parameters = vec![perpetual(of)?];
    parameters.extend(window(of, length));
    parameters.push(("resolution", json!(resolution)));
    Some(Query { method: "public/get_tradingview_chart_data", parameters })
}

fn chart_hourly(of: &Ask<'_>) -> Option<Query> {
    chart(of, Millis::days(30), "60")
}

fn chart_daily(of: &Ask<'_>) -> Option<Query> {
    chart(of, Millis::days(366), "1D")
}

#[allow(clippy::unnecessary_wraps, reason = "the table asks every feed alike")]
fn instruments(_of: &Ask<'_>) -> Option<Query> {
    let parameters = vec![("currency", json!("any")), ("kind", json!("future"))];
    Some(Query { method: "public/get_instruments", parameters })
}

fn instrument(of: &Ask<'_>) -> Option<Query> {
    Some(Query { method: "public/get_instrument", parameters: vec![perpetual(of)?] })
}

fn order_book(of: &Ask<'_>) -> Option<Query> {
    let parameters = vec![perpetual(of)?, ("depth", json!(1000))];
    Some(Query { method: "public/get_order_book", parameters })
}

fn funding_history(of: &Ask<'_>) -> Option<Query> {
    let mut parameters = vec![perpetual(of)?];
    parameters.extend(window(of, Millis::days(30)));
    Some(Query { method: "public/get_funding_rate_history", parameters })
}
