//! How Bybit spells a linear perpetual: `BTCUSDT`, `BTCPERP` for the one margined in USDC.

use crate::market::Asset;
use crate::market::ContractKind;
use crate::market::Instrument;
use crate::market::Quote;
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::node::Node;

/// The coin's perpetual margined in USDT.
pub(super) fn perpetual(asset: Asset) -> String {
    format!("{asset}USDT")
}

/// The instrument behind a symbol.
///
/// # Errors
/// `UnknownValue` for a symbol that is neither a USDT nor a USDC perpetual.
pub(super) fn instrument(node: Node<'_>) -> Result<Instrument, DecodeError> {
    let symbol = node.text()?;
    let (coin, margin) = if let Some(coin) = symbol.strip_suffix("USDT") {
        (coin, Quote::Usdt)
    } else if let Some(coin) = symbol.strip_suffix("PERP") {
        (coin, Quote::Usdc)
    } else {
        return Err(node.unknown_word());
    };
    let asset = Asset::new(coin).ok_or_else(|| node.blame(Problem::UnknownValue(quote(symbol))))?;
    Ok(Instrument { asset, kind: ContractKind::Linear, quote: margin, symbol: symbol.to_owned() })
}
