//! How OKX spells what it lists: `BTC-USDT` (spot), `BTC-USDT-SWAP` (linear perpetual),
//! `BTC-USD-SWAP` (inverse perpetual), `BTC-USDT-250328` and `BTC-USD-250328` (dated),
//! `BTC-USD_UM-SWAP` (linear, margined in dollars).

use crate::market::Asset;
use crate::market::ContractKind;
use crate::market::Instrument;
use crate::market::Quote;
use crate::venues::adapter::Reading;
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::node::Node;

/// The coin's perpetual margined in USDT.
pub(super) fn swap(asset: Asset) -> String {
    format!("{asset}-USDT-SWAP")
}

/// The family of the coin's contracts margined in USDT; also the name of its index.
pub(super) fn family(asset: Asset) -> String {
    format!("{asset}-USDT")
}

/// The perpetual that was asked for, where the answer does not name it.
///
/// # Errors
/// `AssetUnknown` when no coin was asked for.
pub(super) fn asked(root: Node<'_>, reading: &Reading<'_>) -> Result<Instrument, DecodeError> {
    let asset = reading.asset.ok_or_else(|| root.blame(Problem::AssetUnknown))?;
    let symbol = swap(asset);
    Ok(Instrument { asset, kind: ContractKind::Linear, quote: Quote::Usdt, symbol })
}

/// All contracts of the coin that was asked for, as OKX counts them under `ccy=BTC`.
///
/// # Errors
/// `AssetUnknown` when no coin was asked for.
pub(super) fn whole_coin(root: Node<'_>, reading: &Reading<'_>) -> Result<Instrument, DecodeError> {
    let perpetual = asked(root, reading)?;
    Ok(Instrument { symbol: perpetual.asset.ticker().to_owned(), ..perpetual })
}

/// The instrument behind an identifier.
///
/// # Errors
/// `Missing`, `WrongType`, `UnknownValue` for what cannot be an identifier, and `OtherMarket` for
/// what is spelled well but is not read: options, event contracts, and prices in another coin.
pub(super) fn instrument(node: Node<'_>) -> Result<Instrument, DecodeError> {
    let symbol = node.text()?;
    let parts: Vec<&str> = symbol.split('-').collect();
    if parts.len() < 2 || parts.iter().any(|part| part.is_empty()) {
        return Err(node.unknown_word());
    }
    let foreign = || node.blame(Problem::OtherMarket(quote(symbol)));
    let (coin, kind, margin) = match parts.as_slice() {
        [coin, "USDT"] => (coin, ContractKind::Spot, Quote::Usdt),
        [coin, "USDC"] => (coin, ContractKind::Spot, Quote::Usdc),
        [coin, "USD"] => (coin, ContractKind::Spot, Quote::Usd),
        [coin, "USDT", term] if is_term(term) => (coin, ContractKind::Linear, Quote::Usdt),
        [coin, "USDC", term] if is_term(term) => (coin, ContractKind::Linear, Quote::Usdc),
        [coin, "USD", term] if is_term(term) => (coin, ContractKind::Inverse, Quote::Usd),
        [coin, "USD_UM" | "USD_UM_XPERP", term] if is_term(term) => {
            (coin, ContractKind::Linear, Quote::Usd)
        }
        _ => return Err(foreign()),
    };
    let asset = Asset::new(coin).ok_or_else(foreign)?;
    Ok(Instrument { asset, kind, quote: margin, symbol: symbol.to_owned() })
}

/// `SWAP`, or a day of expiry as `250328`.
fn is_term(term: &str) -> bool {
    term == "SWAP" || (term.len() == 6 && term.bytes().all(|byte| byte.is_ascii_digit()))
}
