//! What every answer of Binance has in common: how it refuses, and how it wraps a message.

use crate::json::Value;
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::node::Node;

/// The answer, unless it is the venue's refusal: `{"code":-1121,"msg":"Invalid symbol."}`.
///
/// # Errors
/// `Refused`.
fn granted(root: Node<'_>) -> Result<Node<'_>, DecodeError> {
    let (code, text) = (root.key("code"), root.key("msg"));
    if root.is_object() && code.is_present() && text.is_present() {
        let code = match code.value()? {
            Value::String(code) => quote(code),
            other => quote(&other.to_string()),
        };
        let text = quote(text.text().unwrap_or_default());
        return Err(root.blame(Problem::Refused { code, text }));
    }
    Ok(root)
}

/// The answer to a request, which is neither a refusal nor a stream's message.
///
/// # Errors
/// `Refused`, and `OtherFeed` for a message, which has a type and an answer has none.
pub(super) fn answer(root: Node<'_>) -> Result<Node<'_>, DecodeError> {
    let kind = root.key("e");
    if kind.is_present() {
        return Err(kind.blame(Problem::OtherFeed(quote(kind.text()?))));
    }
    granted(root)
}

/// The event inside a stream's message, bare or wrapped as `{"stream":…,"data":…}`, once it is sure
/// that it is of this type.
///
/// # Errors
/// `Refused`, and `OtherFeed` for an event of another type.
pub(super) fn event<'a>(root: Node<'a>, name: &str) -> Result<Node<'a>, DecodeError> {
    let message = granted(root)?;
    let data = message.key("data");
    let event = if message.key("stream").is_present() { data } else { message };
    let kind = event.key("e");
    match kind.text()? {
        word if word == name => Ok(event),
        word => Err(kind.blame(Problem::OtherFeed(quote(word)))),
    }
}
