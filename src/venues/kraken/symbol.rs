//! How Kraken spells pairs and futures. It calls Bitcoin `XBT` and Dogecoin `XDG`, except on its
//! socket v2; old pairs carry letters for the class of each side (`XXBTZUSD`).

use crate::market::Asset;
use crate::market::ContractKind;
use crate::market::Instrument;
use crate::market::Quote;
use crate::venues::adapter::Reading;
use crate::venues::error::{DecodeError, Problem};
use crate::venues::node::{Node, unread};

/// Kraken's own tickers, each with everyone else's.
const OWN: [(&str, &str); 2] = [("XBT", "BTC"), ("XDG", "DOGE")];

fn own(asset: Asset) -> String {
    let ticker = asset.ticker();
    OWN.iter().find(|(_, usual)| *usual == ticker).map_or(ticker, |(own, _)| own).to_owned()
}

fn asset(coin: &str) -> Option<Asset> {
    // Lower-case letters mark a tokenised share, such as AAPLx.
    let is_coin = !coin.bytes().any(|byte| byte.is_ascii_lowercase());
    let usual = OWN.iter().find(|(own, _)| *own == coin).map_or(coin, |(_, usual)| usual);
    Asset::new(usual).filter(|_| is_coin)
}

/// The coin against US dollars, as REST spells it.
pub(super) fn pair(asset: Asset) -> String {
    format!("{}USD", own(asset))
}

/// The coin against US dollars, as the socket spells it.
pub(super) fn socket_pair(asset: Asset) -> String {
    format!("{asset}/USD")
}

/// The coin's perpetual margined in dollars.
pub(super) fn perpetual(asset: Asset) -> String {
    format!("PF_{}USD", own(asset))
}

/// The coin's perpetual, for an answer that does not name its instrument.
///
/// # Errors
/// `AssetUnknown` when no coin was given.
pub(super) fn asked_perpetual(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Instrument, DecodeError> {
    reading
        .asset
        .and_then(|asset| futures(&perpetual(asset)))
        .ok_or_else(|| root.blame(Problem::AssetUnknown))
}

/// What a pair is quoted in, where it is dollars of some kind.
pub(super) fn dollars(ticker: &str) -> Option<Quote> {
    match ticker {
        "USD" => Some(Quote::Usd),
        "USDT" => Some(Quote::Usdt),
        "USDC" => Some(Quote::Usdc),
        _ => None,
    }
}

fn spot(coin: &str, quote: &str, symbol: &str) -> Option<Instrument> {
    let quote = dollars(quote)?;
    let asset = asset(coin)?;
    Some(Instrument { asset, kind: ContractKind::Spot, quote, symbol: symbol.to_owned() })
}

/// The pair behind a key of a REST answer: `XXBTZUSD`, `XBTUSDT`, `SOLUSD`.
///
/// # Errors
/// `OtherMarket` for a pair that is not a coin against dollars, `UnknownValue` for no name.
pub(super) fn spot_key(name: &str, node: Node<'_>) -> Result<Instrument, DecodeError> {
    // Letters for the class stand only before tickers of three letters on both sides.
    // `X` stands for a coin, `Z` for a currency, as in `ZEURZUSD`.
    let legacy = name.strip_prefix(['X', 'Z']).and_then(|rest| rest.strip_suffix("ZUSD"));
    let found = match legacy.filter(|coin| coin.len() == 3) {
        Some(coin) => spot(coin, "USD", name),
        None => ["USD", "USDT", "USDC"]
            .iter()
            .find_map(|quote| spot(name.strip_suffix(quote)?, quote, name)),
    };
    found.ok_or_else(|| node.blame(unread(name)))
}

/// The pair behind a name with a slash: `BTC/USD`, `XBT/USDT`.
///
/// # Errors
/// `OtherMarket` for a pair that is not a coin against dollars, `UnknownValue` for no name.
pub(super) fn spot_name(node: Node<'_>) -> Result<Instrument, DecodeError> {
    let name = node.text()?;
    name.split_once('/')
        .and_then(|(coin, quote)| spot(coin, quote, name))
        .ok_or_else(|| node.other_market())
}

/// The contract behind a futures symbol: `PF_` and `FF_` linear, `PI_` and `FI_` inverse; those
/// that expire end in a date.
///
/// # Errors
/// `OtherMarket` for another contract, `UnknownValue` for no name.
pub(super) fn contract(node: Node<'_>) -> Result<Instrument, DecodeError> {
    futures(node.text()?).ok_or_else(|| node.other_market())
}

/// True unless the contract expires.
pub(super) fn is_perpetual(instrument: &Instrument) -> bool {
    instrument.symbol.starts_with('P')
}

fn futures(symbol: &str) -> Option<Instrument> {
    let mut parts = symbol.split('_');
    let kind = match parts.next()? {
        "PF" | "FF" => ContractKind::Linear,
        "PI" | "FI" => ContractKind::Inverse,
        _ => return None,
    };
    let asset = asset(parts.next()?.strip_suffix("USD")?)?;
    Some(Instrument { asset, kind, quote: Quote::Usd, symbol: symbol.to_owned() })
}
