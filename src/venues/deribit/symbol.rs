//! How Deribit spells futures: `BTC-PERPETUAL` and `BTC-27DEC24` are inverse,
//! `SOL_USDC-PERPETUAL` and `SOL_USDC-27DEC24` are linear.
//! <https://docs.deribit.com/articles/deribit-naming-convention>

use crate::market::Asset;
use crate::market::ContractKind;
use crate::market::Instrument;
use crate::market::Quote;
use crate::units::{Millis, UnixMillis};
use crate::venues::adapter::Reading;
use crate::venues::error::{DecodeError, Problem};
use crate::venues::node::Node;
use crate::venues::rfc3339;

const PERPETUAL: &str = "PERPETUAL";

/// True for the coins that have contracts margined in the coin itself, and a volatility index.
pub(super) fn has_inverse(asset: Asset) -> bool {
    asset == Asset::BTC || asset == Asset::ETH
}

/// The coin's main perpetual.
pub(super) fn perpetual(asset: Asset) -> String {
    if has_inverse(asset) {
        format!("{asset}-{PERPETUAL}")
    } else {
        format!("{asset}_USDC-{PERPETUAL}")
    }
}

/// All perpetuals of the coin.
pub(super) fn perpetuals(asset: Asset) -> Vec<String> {
    let linear = format!("{asset}_USDC-{PERPETUAL}");
    if has_inverse(asset) { vec![perpetual(asset), linear] } else { vec![linear] }
}

/// True unless the contract expires.
pub(super) fn is_perpetual(instrument: &Instrument) -> bool {
    instrument.symbol.ends_with(PERPETUAL)
}

/// The instrument behind a name.
///
/// # Errors
/// `OtherMarket` for an option, a combination, a spot pair or a future on a volatility index,
/// `UnknownValue` for no name at all.
pub(super) fn instrument(node: Node<'_>) -> Result<Instrument, DecodeError> {
    parse(node.text()?).ok_or_else(|| node.other_market())
}

/// The coin's main perpetual, for an answer that does not name its instrument.
///
/// # Errors
/// `AssetUnknown` when no coin was given.
pub(super) fn asked(root: Node<'_>, reading: &Reading<'_>) -> Result<Instrument, DecodeError> {
    reading
        .asset
        .and_then(|asset| parse(&perpetual(asset)))
        .ok_or_else(|| root.blame(Problem::AssetUnknown))
}

/// The volatility index of a coin, which is no contract.
pub(super) fn volatility_index(asset: Asset) -> Instrument {
    Instrument {
        asset,
        kind: ContractKind::Spot,
        quote: Quote::Usd,
        symbol: format!("{asset}-DVOL"),
    }
}

fn parse(symbol: &str) -> Option<Instrument> {
    let (pair, term) = symbol.split_once('-')?;
    let (coin, kind, quote) = match pair.split_once('_') {
        None => (pair, ContractKind::Inverse, Quote::Usd),
        Some((coin, "USDC")) => (coin, ContractKind::Linear, Quote::Usdc),
        Some((coin, "USDT")) => (coin, ContractKind::Linear, Quote::Usdt),
        Some(_) => return None,
    };
    // A future on a volatility index is not about the coin.
    let is_future = (term == PERPETUAL || is_date(term)) && !coin.ends_with("DVOL");
    let asset = Asset::new(coin).filter(|_| is_future)?;
    Some(Instrument { asset, kind, quote, symbol: symbol.to_owned() })
}

const MONTHS: [&str; 12] =
    ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/// When a dated future expires: at 08:00 UTC of the day in its name. `None` for a perpetual.
pub(super) fn expiry(instrument: &Instrument) -> Option<UnixMillis> {
    let (_, term) = instrument.symbol.split_once('-').filter(|(_, term)| is_date(term))?;
    let (day, rest) = term.split_at(term.len().checked_sub(5)?);
    let (month, year) = rest.split_at(3);
    let month = (1..).zip(MONTHS).find(|(_, name)| *name == month).map(|(number, _)| number)?;
    let begins = rfc3339::day(2_000 + year.parse::<i64>().ok()?, month, day.parse().ok()?)?;
    Some(begins + Millis::hours(8))
}

/// True for a day such as `27DEC24` or `3JAN25`.
fn is_date(term: &str) -> bool {
    let letters = term.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let year = letters.trim_start_matches(|letter: char| letter.is_ascii_uppercase());
    (1..=2).contains(&(term.len() - letters.len()))
        && letters.len() - year.len() == 3
        && year.len() == 2
        && year.bytes().all(|byte| byte.is_ascii_digit())
}
