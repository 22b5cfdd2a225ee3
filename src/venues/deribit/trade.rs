//! Trades of Deribit, of which the forced ones are told.
//! <https://docs.deribit.com/api-reference/market-data/public-get_last_trades_by_instrument_and_time>

use crate::market::{ContractKind, Instrument, Liquidation, PriceKind, Side};
use crate::units::{Coins, Price, UnixMillis};
use crate::venues::adapter::{Decoded, Reading};
use crate::venues::deribit::symbol;
use crate::venues::error::DecodeError;
use crate::venues::node::Node;

/// An amount: dollars of an inverse contract, coins of a linear one.
pub(super) fn coins(
    node: Node<'_>,
    instrument: &Instrument,
    price: Price,
) -> Result<Coins, DecodeError> {
    match instrument.kind {
        ContractKind::Inverse => Ok(node.json_usd()?.in_coins(price)),
        ContractKind::Linear | ContractKind::Spot => node.json_coins(),
    }
}

/// Reads one trade and tells when it was; a forced one yields what it closed.
pub(super) fn row(
    row: Node<'_>,
    reading: &Reading<'_>,
    into: &mut Decoded,
) -> Result<UnixMillis, DecodeError> {
    let instrument = symbol::instrument(row.key("instrument_name"))?;
    let at = row.key("timestamp").json_millis(reading)?;
    let flag = row.key("liquidation");
    let Some(forced) = flag.optional(Node::text)? else { return Ok(at) };
    let direction = row.key("direction");
    // The direction is the taker's: a forced sell closes a long.
    let (taker, maker) = match direction.text()? {
        "sell" => (Side::Long, Side::Short),
        "buy" => (Side::Short, Side::Long),
        _ => return Err(direction.unknown_word()),
    };
    let price = row.key("price").json_price()?;
    let amount_node = row.key("amount");
    let amount = coins(amount_node, &instrument, price)?;
    let notional = match instrument.kind {
        ContractKind::Inverse => amount_node.json_usd()?,
        ContractKind::Linear | ContractKind::Spot => amount * price,
    };
    let id = row.key("trade_id").optional(Node::text)?;
    let mut tell = |closed, mark: &str| {
        let id = id.map(|id| format!("{id}{mark}"));
        let price_is = PriceKind::Fill;
        into.push(&instrument, Liquidation { at, closed, price, price_is, amount, notional, id });
    };
    match forced {
        "T" => tell(taker, ""),
        "M" => tell(maker, ""),
        // Two positions were closed by one trade; doubles are dropped by their ids.
        "MT" => {
            tell(taker, "/T");
            tell(maker, "/M");
        }
        _ => return Err(flag.unknown_word()),
    }
    Ok(at)
}
