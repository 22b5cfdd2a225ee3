//! Coinbase Advanced Trade: public lists of the same markets in another shape.
//! <https://docs.cdp.coinbase.com/api-reference/advanced-trade-api/rest-api/public/list-public-products>

use crate::market::Ticker;
use crate::units::UnixMillis;
use crate::venues::adapter::{Ask, Decoded, Reading, Request};
use crate::venues::coinbase::rest;
use crate::venues::coinbase::symbol;
use crate::venues::error::DecodeError;
use crate::venues::node::Node;
use crate::venues::rows;

const HOST: &str = "https://api.coinbase.com/api/v3/brokerage/market";

pub(super) fn ask_products(of: &Ask<'_>) -> Option<Request> {
    let product = symbol::product(of.asset?);
    Some(Request::get(format!("{HOST}/products?product_ids={product}")))
}
pub(super) fn ask_trades(of: &Ask<'_>) -> Option<Request> {
    let product = symbol::product(of.asset?);
    Some(Request::get(format!("{HOST}/products/{product}/ticker?limit=1")))
}

pub(super) fn products(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    Ok(rows::each(rest::answer(root)?.key("products").rows()?, |row, decoded| {
        let instrument = symbol::instrument(row.key("product_id"))?;
        let last = row.key("price").price()?;
        let change = row.key("price_percentage_change_24h");
        let open_24h = change.optional(|change| {
            change.text_number().and_then(|percent| change.as_price_before(last, percent))
        })?;
        let ticker = Ticker {
            at: reading.seen,
            last: Some(last),
            open_24h,
            mark: None,
            index: None,
            volume_24h: row.key("volume_24h").optional(Node::coins)?,
            turnover_24h: row.key("approximate_quote_24h_volume").optional(Node::usd)?,
        };
        decoded.push(&instrument, ticker);
        Ok(())
    }))
}

/// The newest of the last trades.
pub(super) fn trades(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let mut newest: Option<UnixMillis> = None;
    Ok(rows::each(rest::answer(root)?.key("trades").rows()?, |row, decoded| {
        let instrument = symbol::instrument(row.key("product_id"))?;
        let at = row.key("time").text_instant(reading)?;
        let last = Some(row.key("price").price()?);
        if newest.is_some_and(|newest| newest >= at) {
            return Ok(());
        }
        newest = Some(at);
        decoded.rows.clear();
        let (open_24h, mark, index) = (None, None, None);
        let (volume_24h, turnover_24h) = (None, None);
        let ticker = Ticker { at, last, open_24h, mark, index, volume_24h, turnover_24h };
        decoded.push(&instrument, ticker);
        Ok(())
    }))
}
