//! How Coinbase spells a product: `BTC-USD`.

use crate::market::Asset;
use crate::market::ContractKind;
use crate::market::Instrument;
use crate::market::Quote;
use crate::venues::adapter::Reading;
use crate::venues::error::{DecodeError, Problem};
use crate::venues::node::Node;

/// The coin against US dollars.
pub(super) fn product(asset: Asset) -> String {
    format!("{asset}-USD")
}

/// What a product is quoted in, where it is dollars of some kind.
pub(super) fn dollars(ticker: &str) -> Option<Quote> {
    match ticker {
        "USD" => Some(Quote::Usd),
        "USDT" => Some(Quote::Usdt),
        "USDC" => Some(Quote::Usdc),
        _ => None,
    }
}

/// The product behind an id.
///
/// # Errors
/// `OtherMarket` for a product that is not a coin against dollars, `UnknownValue` for no name.
pub(super) fn instrument(node: Node<'_>) -> Result<Instrument, DecodeError> {
    parse(node.text()?).ok_or_else(|| node.other_market())
}

/// The coin's product, for an answer that does not name it.
///
/// # Errors
/// `AssetUnknown` when no coin was given.
pub(super) fn asked(root: Node<'_>, reading: &Reading<'_>) -> Result<Instrument, DecodeError> {
    reading
        .asset
        .and_then(|asset| parse(&product(asset)))
        .ok_or_else(|| root.blame(Problem::AssetUnknown))
}

fn parse(product: &str) -> Option<Instrument> {
    let (coin, quote) = product.split_once('-')?;
    let (asset, quote) = (Asset::new(coin)?, dollars(quote)?);
    Some(Instrument { asset, kind: ContractKind::Spot, quote, symbol: product.to_owned() })
}
