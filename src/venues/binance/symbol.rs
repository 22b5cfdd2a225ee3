//! How Binance spells a market: `BTCUSDT` both for the pair and for the perpetual, `BTCUSDT_260925`
//! for a dated future, `BTCUSD_PERP` for a contract margined in the coin.

use crate::market::{Asset, ContractKind, Instrument, Quote};
use crate::venues::adapter::Reading;
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::node::Node;

/// Which of the two houses a symbol is of; the same letters name another market in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum House {
    /// Perpetuals and dated futures.
    Futures,
    /// Coins themselves.
    Spot,
}

/// The coin against USDT: the perpetual in one house, the pair in the other.
pub(super) fn against_usdt(asset: Asset) -> String {
    format!("{asset}USDT")
}

/// The market that was asked for, for answers that do not name it.
///
/// # Errors
/// `AssetUnknown` where nothing was asked for by name.
pub(super) fn asked(
    node: Node<'_>,
    reading: &Reading<'_>,
    house: House,
) -> Result<Instrument, DecodeError> {
    let asset = reading.asset.ok_or_else(|| node.blame(Problem::AssetUnknown))?;
    let kind = match house {
        House::Futures => ContractKind::Linear,
        House::Spot => ContractKind::Spot,
    };
    Ok(Instrument { asset, kind, quote: Quote::Usdt, symbol: against_usdt(asset) })
}

/// The market behind a symbol.
///
/// # Errors
/// `OtherMarket` for a market that is not priced in dollars, `UnknownValue` for no symbol at all.
pub(super) fn instrument(node: Node<'_>, house: House) -> Result<Instrument, DecodeError> {
    let symbol = node.text()?;
    let spelled = |letter: char| letter.is_alphanumeric() || letter == '_';
    if symbol.is_empty() || !symbol.chars().all(spelled) {
        return Err(node.unknown_word());
    }
    let other = || node.blame(Problem::OtherMarket(quote(symbol)));
    let (coin, margin, kind) = split(symbol, house).ok_or_else(other)?;
    let asset = Asset::new(coin).ok_or_else(other)?;
    Ok(Instrument { asset, kind, quote: margin, symbol: symbol.to_owned() })
}

fn split(symbol: &str, house: House) -> Option<(&str, Quote, ContractKind)> {
    let (pair, term) = match symbol.split_once('_') {
        None => (symbol, None),
        Some((pair, term)) => (pair, Some(term)),
    };
    let dated = |term: &str| term.len() == 6 && term.bytes().all(|byte| byte.is_ascii_digit());
    let kind = match (house, term) {
        (House::Spot, None) => ContractKind::Spot,
        (House::Futures, None) => ContractKind::Linear,
        (House::Futures, Some(term)) if dated(term) || term == "PERP" => ContractKind::Linear,
        _ => return None,
    };
    if let Some(coin) = pair.strip_suffix("USDT") {
        return Some((coin, Quote::Usdt, kind));
    }
    if let Some(coin) = pair.strip_suffix("USDC") {
        return Some((coin, Quote::Usdc, kind));
    }
    // Only coin-margined contracts are quoted in "USD", and they always carry a term. Without one,
    // "USD" is the tail of another stablecoin, as in BTCFDUSD.
    let coin = pair.strip_suffix("USD")?;
    term.map(|_| (coin, Quote::Usd, ContractKind::Inverse))
}
