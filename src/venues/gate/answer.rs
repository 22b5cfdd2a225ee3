//! Gate's answers: bare lists and objects over REST, `{channel, event, result}` over the socket,
//! `{label, message}` or `{error}` when it refuses. Numbers come as numbers or as text.

use crate::market::Instrument;
use crate::units::{Coins, Price};
use crate::venues::adapter::Reading;
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::gate::symbol;
use crate::venues::node::Node;
use crate::venues::rows;

/// The answer itself, unless the venue refused.
///
/// # Errors
/// `Refused` in the venue's own words.
pub(super) fn answer(root: Node<'_>) -> Result<Node<'_>, DecodeError> {
    let label = root.key("label");
    if !label.is_present() {
        return Ok(root);
    }
    let code = quote(label.text()?);
    let message = root.key("message");
    let words = if message.is_present() { message } else { root.key("detail") };
    let text = quote(words.text().unwrap_or_default());
    Err(label.blame(Problem::Refused { code, text }))
}

/// The rows of a message of `channel`: a list, or one object.
///
/// # Errors
/// `Refused` in the venue's own words, `OtherFeed` for a message of another channel or kind.
pub(super) fn pushed<'a>(
    root: Node<'a>,
    channel: &str,
) -> Result<impl Iterator<Item = Node<'a>> + use<'a>, DecodeError> {
    let error = root.key("error");
    if error.is_present() {
        let code = error.key("code").either_whole().map(|code| code.to_string());
        let text = quote(error.key("message").text().unwrap_or_default());
        return Err(error.blame(Problem::Refused { code: code.unwrap_or_default(), text }));
    }
    for (key, known) in [("channel", &[channel][..]), ("event", &["update", "all"][..])] {
        let node = root.key(key);
        let word = node.text()?;
        if !known.contains(&word) {
            return Err(node.blame(Problem::OtherFeed(quote(word))));
        }
    }
    rows::one_or_many(root.key("result"))
}

/// The coins in `contracts`; a contract margined in coins needs a price.
///
/// # Errors
/// `UnitUnknown` when the contract's multiplier is not known.
pub(super) fn coins(
    node: Node<'_>,
    contracts: f64,
    instrument: &Instrument,
    price: Option<Price>,
    reading: &Reading<'_>,
) -> Result<Coins, DecodeError> {
    known_coins(node, contracts, instrument, price, reading)
        .ok_or_else(|| node.blame(Problem::UnitUnknown(instrument.symbol.clone())))
}

/// As [`coins`], for a figure that a fact can do without.
pub(super) fn known_coins(
    node: Node<'_>,
    contracts: f64,
    instrument: &Instrument,
    price: Option<Price>,
    reading: &Reading<'_>,
) -> Option<Coins> {
    let spec = reading.specs.spec(node.venue(), &instrument.symbol)?;
    spec.size.coins(contracts, price)
}

/// A price, or `None` where the venue has none and says so by leaving it out or by a zero.
///
/// # Errors
/// Those of [`Node::either_price`], zero apart.
pub(super) fn price_if_any(node: Node<'_>) -> Result<Option<Price>, DecodeError> {
    match node.optional(Node::either_number)? {
        Some(number) if number != 0.0 => node.as_price(number).map(Some),
        _ => Ok(None),
    }
}

/// The contract of a whole answer about one, which does not name it.
///
/// # Errors
/// `AssetUnknown` when no coin was asked for.
pub(super) fn subject(root: Node<'_>, reading: &Reading<'_>) -> Result<Instrument, DecodeError> {
    symbol::asked(root, reading)
}
