//! How Hyperliquid spells a market: the coin alone (`BTC`, `kPEPE` for a thousand PEPE) for its own
//! perpetuals. `xyz:XYZ100` is another deployer's market: of these only the ones that track a wider
//! market are read, and only where they are asked for. `@142` and `PURR/USDC` are spot.

use crate::market::{Asset, ContractKind, Instrument, Quote, WiderMarket};
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::node::Node;

/// The perpetual of that name, if it can be one of the venue's own. All are margined in USDC.
pub(super) fn named(symbol: &str) -> Option<Instrument> {
    let asset = Asset::new(symbol)?;
    let kind = ContractKind::Linear;
    Some(Instrument { asset, kind, quote: Quote::Usdc, symbol: symbol.to_owned() })
}

/// The perpetual that a field names.
///
/// # Errors
/// `OtherMarket` for what is no perpetual of the venue's own, `UnknownValue` for no name at all.
pub(super) fn perpetual(node: Node<'_>) -> Result<Instrument, DecodeError> {
    let symbol = node.text()?;
    if symbol.is_empty() || symbol.contains(char::is_whitespace) {
        return Err(node.unknown_word());
    }
    named(symbol).ok_or_else(|| node.blame(Problem::OtherMarket(quote(symbol))))
}

/// The deployer whose markets on shares, metals and currencies are read. They follow futures of the
/// underlying while those trade, and the venue's own trading while they do not.
const BUILDER: &str = "xyz:";

/// The market of another deployer that a field names. It is margined in USDC.
///
/// # Errors
/// `OtherMarket` for one that tracks no wider market.
pub(super) fn builder(node: Node<'_>) -> Result<Instrument, DecodeError> {
    let symbol = node.text()?;
    let tracks = |name: &str| {
        let (kind, quote, symbol) = (ContractKind::Linear, Quote::Usdc, symbol.to_owned());
        let instrument = Instrument { asset: Asset::new(name)?, kind, quote, symbol };
        WiderMarket::of(&instrument).map(|_| instrument)
    };
    let found = symbol.strip_prefix(BUILDER).and_then(tracks);
    found.ok_or_else(|| node.blame(Problem::OtherMarket(quote(symbol))))
}
