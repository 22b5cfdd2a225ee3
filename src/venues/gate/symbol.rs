//! How Gate spells a contract: `BTC_USDT`, `BTC_USD` for the one margined in bitcoin,
//! `BTC_USDT_20250328` for a dated one.

use crate::market::Asset;
use crate::market::ContractKind;
use crate::market::Instrument;
use crate::market::Quote;
use crate::venues::adapter::Reading;
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::node::Node;

/// The coin's perpetual margined in USDT.
pub(super) fn perpetual(asset: Asset) -> String {
    format!("{asset}_USDT")
}

/// The perpetual that was asked for, where the answer does not name it.
///
/// # Errors
/// `AssetUnknown` when no coin was asked for.
pub(super) fn asked(root: Node<'_>, reading: &Reading<'_>) -> Result<Instrument, DecodeError> {
    let asset = reading.asset.ok_or_else(|| root.blame(Problem::AssetUnknown))?;
    let symbol = perpetual(asset);
    Ok(Instrument { asset, kind: ContractKind::Linear, quote: Quote::Usdt, symbol })
}

/// The contract that a row names, or that was asked for where it names none.
///
/// # Errors
/// Those of [`asked`] and [`instrument`].
pub(super) fn of_row(row: Node<'_>, reading: &Reading<'_>) -> Result<Instrument, DecodeError> {
    let named = row.key("contract");
    if named.is_present() { instrument(named) } else { asked(row, reading) }
}

/// The instrument behind a name.
///
/// # Errors
/// `UnknownValue` for what cannot be a contract's name, `OtherMarket` for one that is not settled in
/// dollars or is an option.
pub(super) fn instrument(node: Node<'_>) -> Result<Instrument, DecodeError> {
    let symbol = node.text()?;
    let parts: Vec<&str> = symbol.split('_').collect();
    if parts.len() < 2 || parts.iter().any(|part| part.is_empty()) {
        return Err(node.unknown_word());
    }
    let foreign = || node.blame(Problem::OtherMarket(quote(symbol)));
    let (coin, quote) = match parts.as_slice() {
        [coin, quote] => (coin, quote),
        [coin, quote, day] if day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()) => {
            (coin, quote)
        }
        _ => return Err(foreign()),
    };
    let (kind, quote) = match *quote {
        "USDT" => (ContractKind::Linear, Quote::Usdt),
        "USDC" => (ContractKind::Linear, Quote::Usdc),
        "USD" => (ContractKind::Inverse, Quote::Usd),
        _ => return Err(foreign()),
    };
    let asset = Asset::new(coin).ok_or_else(foreign)?;
    Ok(Instrument { asset, kind, quote, symbol: symbol.to_owned() })
}
