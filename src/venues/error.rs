//! Why a payload could not be read: facts, in a closed enum.

use crate::market::Venue;
use crate::venues::trail::Trail;
use core::fmt;

/// Longest piece of a venue's text that an error repeats.
const LONGEST_QUOTE: usize = 60;

/// A payload, or one row of it, that could not be read. One pointer wide, so that what carries it
/// up from a field stays small.
#[derive(Clone, Debug, PartialEq)]
pub struct DecodeError(Box<Blame>);

impl core::ops::Deref for DecodeError {
    type Target = Blame;
    fn deref(&self) -> &Blame {
        &self.0
    }
}

/// What could not be read, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Blame {
    /// Whose payload.
    pub venue: Venue,
    /// Of which feed.
    pub feed: &'static str,
    /// Where in it; empty for the whole.
    pub field: Trail,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong with a payload or a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// No bytes, or only white space.
    Empty,
    /// A web page instead of JSON.
    Html,
    /// Not JSON, or cut off.
    NotJson {
        /// Line of the first bad byte.
        line: usize,
        /// Column of the first bad byte.
        column: usize,
    },
    /// More than the feed's cap.
    TooLarge {
        /// What came.
        bytes: usize,
        /// What is read at the most.
        cap: usize,
    },
    /// The field is not there.
    Missing,
    /// The field has another JSON type than the venue documents.
    WrongType {
        /// What the venue documents.
        expected: &'static str,
        /// What came.
        came: &'static str,
    },
    /// Text that should be a number and is not a finite one.
    NotANumber(String),
    /// A number that the field cannot have, such as a negative price.
    OutOfRange(String),
    /// A word that the field cannot have.
    UnknownValue(String),
    /// A time after the payload was seen.
    FutureDated {
        /// How far ahead, in milliseconds.
        ahead_ms: i64,
    },
    /// The venue refused, with its own code and words.
    Refused {
        /// The venue's code.
        code: String,
        /// The venue's words.
        text: String,
    },
    /// An amount in contracts whose size is not known.
    UnitUnknown(String),
    /// The payload is of another feed or channel.
    OtherFeed(String),
    /// The payload names no coin and none was given.
    AssetUnknown,
    /// A market whose prices are not dollars for one coin: another quote, or an option.
    OtherMarket(String),
}

impl DecodeError {
    /// An error about a place in a payload.
    #[inline(never)]
    pub fn new(venue: Venue, feed: &'static str, field: Trail, problem: Problem) -> Self {
        Self(Box::new(Blame { venue, feed, field, problem }))
    }

    /// An error about the whole payload.
    pub fn whole(venue: Venue, feed: &'static str, problem: Problem) -> Self {
        Self::new(venue, feed, Trail::default(), problem)
    }

    /// True when the venue says that it was asked too often.
    pub fn is_rate_limit(&self) -> bool {
        matches!(&self.problem, Problem::Refused { code, .. }
            if matches!(code.as_str(), "10006" | "50011" | "-1003" | "429" | "10028" | "TOO_MANY_REQUESTS"
                    | "EAPI:Rate limit exceeded" | "EGeneral:Too many requests" | "apiLimitExceeded"))
    }
}

/// A venue's text, cut to a length that is safe to repeat.
pub(crate) fn quote(text: &str) -> String {
    let mut short: String = text
        .chars()
        .take(LONGEST_QUOTE)
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    if short.len() < text.len() && text.chars().count() > LONGEST_QUOTE {
        short.push('…');
    }
    short
}

impl fmt::Display for DecodeError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}: ", self.venue.id(), self.feed)?;
        if !self.field.is_empty() {
            write!(out, "{}: ", self.field)?;
        }
        write!(out, "{}", self.problem)
    }
}

impl std::error::Error for DecodeError {}

/// In English for programs. A page, whose readers speak other languages, repeats what the venue said.
impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if cfg!(target_arch = "wasm32") { self.repeated(out) } else { self.explained(out) }
    }
}

impl Problem {
    fn repeated(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotANumber(text)
            | Self::OutOfRange(text)
            | Self::UnknownValue(text)
            | Self::UnitUnknown(text)
            | Self::OtherFeed(text)
            | Self::OtherMarket(text) => out.write_str(text),
            Self::Refused { code, text } => write!(out, "{code} {text}"),
            Self::FutureDated { ahead_ms } => write!(out, "+{ahead_ms} ms"),
            Self::TooLarge { bytes, .. } => write!(out, "{bytes} B"),
            Self::Empty
            | Self::Html
            | Self::NotJson { .. }
            | Self::Missing
            | Self::WrongType { .. }
            | Self::AssetUnknown => out.write_str("?"),
        }
    }

    fn explained(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => out.write_str("empty payload"),
            Self::Html => out.write_str("a web page instead of JSON"),
            Self::NotJson { line, column } => {
                write!(out, "not JSON, or cut off, at line {line} column {column}")
            }
            Self::TooLarge { bytes, cap } => {
                write!(out, "{bytes} bytes, more than the cap of {cap}")
            }
            Self::Missing => out.write_str("missing"),
            Self::WrongType { expected, came } => {
                write!(out, "{came} where {expected} is documented")
            }
            Self::NotANumber(text) => write!(out, "\"{text}\" is not a finite number"),
            Self::OutOfRange(text) => write!(out, "{text} is out of range"),
            Self::UnknownValue(text) => write!(out, "unknown value \"{text}\""),
            Self::FutureDated { ahead_ms } => write!(out, "dated {ahead_ms} ms in the future"),
            Self::Refused { code, text } => write!(out, "the venue refused: {code} {text}"),
            Self::UnitUnknown(symbol) => {
                write!(
                    out,
                    "the contract size of {symbol} is not known without the instruments feed"
                )
            }
            Self::OtherFeed(what) => write!(out, "not a payload of this feed: {what}"),
            Self::AssetUnknown => out.write_str("the payload names no coin and none was given"),
            Self::OtherMarket(symbol) => {
                write!(out, "{symbol} is not read: no coin priced in dollars")
            }
        }
    }
}
