//! The two envelopes of OKX: `{code, msg, data}` over REST and `{arg, data}` over the socket. The
//! rows in them are the same, so a reader takes either.

use crate::market::{ContractKind, Instrument};
use crate::units::{Coins, Price, UnixMillis};
use crate::venues::adapter::{Decoded, Page, Reading};
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::node::Node;
use crate::venues::okx::symbol;
use crate::venues::rows;

/// True for a socket message.
pub(super) fn is_pushed(root: Node<'_>) -> bool {
    root.key("arg").is_object()
}

/// The rows of an answer, or of a message of a channel that `of` takes.
///
/// # Errors
/// `Refused` in the venue's own words, `OtherFeed` for a message of another channel.
pub(super) fn data(root: Node<'_>, of: fn(&str) -> bool) -> Result<Node<'_>, DecodeError> {
    let event = root.key("event");
    if event.is_present() {
        let word = event.text()?;
        return Err(match word {
            "error" => refused(root, root.key("code").text().unwrap_or_default()),
            _ => root.blame(Problem::OtherFeed(quote(word))),
        });
    }
    if is_pushed(root) {
        let channel = root.key("arg").key("channel");
        let name = channel.text()?;
        if !of(name) {
            return Err(channel.blame(Problem::OtherFeed(quote(name))));
        }
        return Ok(root.key("data"));
    }
    let code = root.key("code");
    // The gateway in front of the venue spells its own code as a number.
    let code = match code.text() {
        Ok(text) => text.to_owned(),
        Err(_) => code.json_whole()?.to_string(),
    };
    if code == "0" { Ok(root.key("data")) } else { Err(refused(root, &code)) }
}

fn refused(root: Node<'_>, code: &str) -> DecodeError {
    let text = root.key("msg").text().unwrap_or_default();
    root.key("code").blame(Problem::Refused { code: quote(code), text: quote(text) })
}

/// What a message is about, or what was asked for.
///
/// # Errors
/// `AssetUnknown`, and `OtherMarket` for a message about something that is not read.
pub(super) fn subject(root: Node<'_>, reading: &Reading<'_>) -> Result<Instrument, DecodeError> {
    if is_pushed(root) {
        return symbol::instrument(root.key("arg").key("instId"));
    }
    symbol::asked(root, reading)
}

/// Reads each row that names an instrument which is read here. Rows about others are passed over;
/// an answer with nothing else is refused.
///
/// # Errors
/// `Missing`, `WrongType` unless the rows are a list.
pub(super) fn each(
    root: Node<'_>,
    data: Node<'_>,
    mut read: impl FnMut(Node<'_>, &Instrument, &mut Decoded) -> Result<(), DecodeError>,
) -> Result<Decoded, DecodeError> {
    let mut decoded = rows::each(data.rows()?, |row, decoded| {
        read(row, &symbol::instrument(row.key("instId"))?, decoded)
    });
    if is_pushed(root) {
        // A channel tells of everything that is listed; that is no fault of the message.
        decoded.rejected.retain(|error| !matches!(error.problem, Problem::OtherMarket(_)));
    }
    Ok(decoded)
}

/// The page before the oldest of `times`, when this one was full.
pub(super) fn page_before(
    times: impl Iterator<Item = Result<i64, DecodeError>>,
    limit: usize,
) -> Option<Page> {
    let times: Vec<Result<i64, DecodeError>> = times.collect();
    let full = times.len() >= limit;
    let oldest = times.into_iter().flatten().min();
    oldest.filter(|_| full).map(|oldest| Page(UnixMillis(oldest).to_string()))
}

/// The coins in `amount` of the instrument's own unit: coins for spot, else contracts.
///
/// # Errors
/// `UnitUnknown` for a contract whose size is not known.
pub(super) fn coins(
    node: Node<'_>,
    amount: f64,
    instrument: &Instrument,
    price: Price,
    reading: &Reading<'_>,
) -> Result<Coins, DecodeError> {
    if instrument.kind == ContractKind::Spot {
        return Ok(Coins(amount));
    }
    reading
        .specs
        .spec(node.venue(), &instrument.symbol)
        .and_then(|spec| spec.size.coins(amount, Some(price)))
        .ok_or_else(|| unit_unknown(node, instrument))
}

/// An error that the size of a contract is not known.
pub(super) fn unit_unknown(node: Node<'_>, instrument: &Instrument) -> DecodeError {
    node.blame(Problem::UnitUnknown(instrument.symbol.clone()))
}
