//! An order book, checked: best prices first, and never crossed.

use crate::market::{Depth, DepthRow};
use crate::units::UnixMillis;
use crate::units::order;
use crate::venues::adapter::Decoded;
use crate::venues::error::{DecodeError, Problem};
use crate::venues::node::Node;

/// One side of a book. Rows that cannot be read are noted in `decoded`.
///
/// # Errors
/// When it is no list, or holds rows of which none can be read.
fn side<'a>(
    rows: Node<'a>,
    read: fn(Node<'a>) -> Result<DepthRow, DecodeError>,
    decoded: &mut Decoded,
) -> Result<Vec<DepthRow>, DecodeError> {
    let mut good = Vec::new();
    let mut first_bad = None;
    for row in rows.rows()? {
        match read(row) {
            Ok(row) => good.push(row),
            Err(error) => {
                first_bad.get_or_insert_with(|| error.clone());
                decoded.note(Err(error));
            }
        }
    }
    match first_bad {
        Some(error) if good.is_empty() => Err(error),
        _ => Ok(good),
    }
}

/// A book of these bids and asks, sorted best first.
///
/// # Errors
/// When a side cannot be read, and `OutOfRange` when the best bid is above the best ask.
pub(crate) fn depth<'a>(
    at: UnixMillis,
    bids: Node<'a>,
    asks: Node<'a>,
    read: fn(Node<'a>) -> Result<DepthRow, DecodeError>,
    decoded: &mut Decoded,
) -> Result<Depth, DecodeError> {
    let by_price = |a: &DepthRow, b: &DepthRow| a.price.usd().total_cmp(&b.price.usd());
    let mut buyers = side(bids, read, decoded)?;
    let mut sellers = side(asks, read, decoded)?;
    order::sort_by(&mut buyers, |a, b| by_price(b, a));
    order::sort_by(&mut sellers, by_price);
    if let (Some(bid), Some(ask)) = (buyers.first(), sellers.first())
        && bid.price > ask.price
    {
        let crossed = format!("{} bid above {} asked", bid.price.usd(), ask.price.usd());
        return Err(bids.blame(Problem::OutOfRange(crossed)));
    }
    Ok(Depth { at, bids: buyers, asks: sellers })
}

/// A row spelled `["price", "amount in coins", …]`.
///
/// # Errors
/// Those of [`Node::price`] and [`Node::coins`].
pub(crate) fn pair(row: Node<'_>) -> Result<DepthRow, DecodeError> {
    Ok(DepthRow { price: row.index(0).price()?, amount: row.index(1).coins()? })
}

/// A row spelled `["price", "amount in dollars", …]`, as books of inverse contracts are.
///
/// # Errors
/// Those of [`Node::price`] and [`Node::usd`].
pub(crate) fn pair_in_usd(row: Node<'_>) -> Result<DepthRow, DecodeError> {
    let price = row.index(0).price()?;
    Ok(DepthRow { price, amount: row.index(1).usd()?.in_coins(price) })
}
