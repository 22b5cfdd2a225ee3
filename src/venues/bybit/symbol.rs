//! How Bybit spells a market.
//!
//! | symbol | market |
//! | --- | --- |
//! | `BTCUSDT`, `BTCPERP` | perpetual margined in USDT, in USDC; the first is also the spot pair |
//! | `BTCUSDT-26DEC25`, `BTC-26DEC25` | dated future margined in USDT, in USDC |
//! | `BTCUSD`, `BTCUSDH26` | perpetual, dated future margined in the coin |
//! | `BTCUSDC` | spot pair |
//! | `BTC-26DEC25-90000-C` | option: not read |

use crate::market::{Asset, ContractKind, Instrument, Quote};
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::node::Node;

/// The coin's perpetual margined in USDT.
pub(super) fn perpetual(asset: Asset) -> String {
    format!("{asset}USDT")
}

/// The kind of market that an answer's own `category` names; `None` where it names none.
///
/// # Errors
/// `OtherFeed` for options, `UnknownValue` for a word the venue does not know.
pub(super) fn category(node: Node<'_>) -> Result<Option<ContractKind>, DecodeError> {
    node.optional(|node| match node.text()? {
        "linear" => Ok(ContractKind::Linear),
        "inverse" => Ok(ContractKind::Inverse),
        "spot" => Ok(ContractKind::Spot),
        "option" => Err(node.blame(Problem::OtherFeed("option".to_owned()))),
        _ => Err(node.unknown_word()),
    })
}

/// The market behind a symbol, of the kind that the answer says; else of the kind that the spelling
/// has on the sockets that are listened to.
///
/// # Errors
/// `OtherMarket` for options and for prices in something else than dollars, `UnknownValue` for no
/// symbol at all.
pub(super) fn instrument(
    node: Node<'_>,
    category: Option<ContractKind>,
) -> Result<Instrument, DecodeError> {
    spelled(node, node.text()?, category)
}

/// The market that a topic such as `kline.60.BTCUSDT` names at its end.
///
/// # Errors
/// As [`instrument`].
pub(super) fn last_of(topic: Node<'_>) -> Result<Instrument, DecodeError> {
    let text = topic.text()?;
    spelled(topic, text.rsplit('.').next().unwrap_or(text), None)
}

fn spelled(
    node: Node<'_>,
    symbol: &str,
    category: Option<ContractKind>,
) -> Result<Instrument, DecodeError> {
    let allowed = |letter: char| letter.is_alphanumeric() || letter == '-';
    if symbol.is_empty() || !symbol.chars().all(allowed) {
        return Err(node.unknown_word());
    }
    let other = || node.blame(Problem::OtherMarket(quote(symbol)));
    let (coin, margin, kind) = split(symbol).ok_or_else(other)?;
    let asset = Asset::new(coin).ok_or_else(other)?;
    let kind = category.unwrap_or(kind);
    Ok(Instrument { asset, kind, quote: margin, symbol: symbol.to_owned() })
}

fn split(symbol: &str) -> Option<(&str, Quote, ContractKind)> {
    if let Some((pair, date)) = symbol.split_once('-') {
        return is_date(date).then(|| match pair.strip_suffix("USDT") {
            Some(coin) => (coin, Quote::Usdt, ContractKind::Linear),
            None => (pair, Quote::Usdc, ContractKind::Linear),
        });
    }
    if let Some(coin) = symbol.strip_suffix("USDT") {
        return Some((coin, Quote::Usdt, ContractKind::Linear));
    }
    if let Some(coin) = symbol.strip_suffix("PERP") {
        return Some((coin, Quote::Usdc, ContractKind::Linear));
    }
    if let Some(coin) = symbol.strip_suffix("USDC") {
        return Some((coin, Quote::Usdc, ContractKind::Spot));
    }
    if let Some(coin) = symbol.strip_suffix("USD") {
        return Some((coin, Quote::Usd, ContractKind::Inverse));
    }
    // A month in the exchanges' one-letter code, and a year.
    let (coin, month) = symbol.rsplit_once("USD")?;
    let coded = month.len() == 3
        && month.starts_with(|letter: char| "FGHJKMNQUVXZ".contains(letter))
        && month.bytes().skip(1).all(|byte| byte.is_ascii_digit());
    coded.then_some((coin, Quote::Usd, ContractKind::Inverse))
}

/// True for a day such as `26DEC25` or `6JAN23`.
fn is_date(text: &str) -> bool {
    let digits = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
    match text.as_bytes() {
        [day @ .., a, b, c, tens, ones] => {
            day.len() <= 2
                && digits(day)
                && [a, b, c].iter().all(|letter| letter.is_ascii_uppercase())
                && digits(&[*tens, *ones])
        }
        _ => false,
    }
}
