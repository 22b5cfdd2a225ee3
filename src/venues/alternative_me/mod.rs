//! Alternative.me: the fear and greed index, once a day.
//!
//! <https://alternative.me/crypto/fear-and-greed-index/>. Numbers and times come as text, newest
//! first; a refusal is `{metadata: {error}}`. The class is the publisher's own and is shown as it
//! is, so only letters and spaces are let through.

use crate::market::Coverage;
use crate::market::FearGreed;
use crate::market::Kind;
use crate::market::Venue;
use crate::units::Millis;
use crate::venues::adapter::{
    Adapter, Ask, Budget, Decoded, Feed, Readable, Reading, Request, Scope, Want, for_people,
};
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::node::Node;
use crate::venues::rows;

/// Alternative.me.
pub static ADAPTER: Adapter = Adapter {
    venue: Venue::AlternativeMe,
    budget: Budget { capacity: 2, per_minute: 2 },
    sockets: &[],
    attribution: Some(("Alternative.me", "https://alternative.me/crypto/fear-and-greed-index/")),
    feeds: &[Feed {
        name: "fear-and-greed",
        template: for_people("https://api.alternative.me/fng/?limit=31"),
        yields: &[Kind::FearGreed],
        serves: &[(Want::Sentiment, 1)],
        scope: Scope::Global,
        readable: Readable::Yes,
        http: Some(ask),
        call: None,
        stream: None,
        decode: fear_and_greed,
        cap_bytes: 64 * 1024,
        weight: 1,
        every: Millis::HOUR,
        pages: 1,
        keep: Millis::days(40),
        needs_specs: false,
        coverage: Coverage::Full,
    }],
};

/// The longest class is "Extreme Greed".
const LONGEST_CLASS: usize = 24;

#[allow(clippy::unnecessary_wraps, reason = "the table asks every feed alike")]
fn ask(_of: &Ask<'_>) -> Option<Request> {
    Some(Request::get("https://api.alternative.me/fng/?limit=31".to_owned()))
}

fn fear_and_greed(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let error = root.key("metadata").key("error");
    if error.is_present() {
        let text = quote(error.text().unwrap_or_default());
        return Err(error.blame(Problem::Refused { code: String::new(), text }));
    }
    Ok(rows::each(root.key("data").rows()?, |row, decoded| {
        let class = row.key("value_classification");
        let words = class.text()?;
        let plain = words.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b' ');
        if words.trim().is_empty() || words.len() > LONGEST_CLASS || !plain {
            return Err(class.unknown_word());
        }
        let value = row.key("value");
        let whole = value.text_whole()?;
        let index = u8::try_from(whole).ok().filter(|&index| index <= 100);
        decoded.push_global(FearGreed {
            at: row.key("timestamp").text_seconds(reading)?,
            index: index.ok_or_else(|| value.blame(Problem::OutOfRange(whole.to_string())))?,
            class: words.to_owned(),
        });
        Ok(())
    }))
}
