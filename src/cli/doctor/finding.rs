//! What came of asking one feed in one way.

use crate::cli::doctor::documented;
use crate::json::Value;
use crate::market::{Asset, Kind, Observation, Timed, Venue};
use crate::units::{Millis, UnixMillis};
use crate::venues::{DecodeError, Decoded, Feed, Problem, Want};

/// How a feed was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// Over HTTP.
    Rest,
    /// By a request over a socket.
    Call,
    /// By listening.
    Stream,
}

impl Way {
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Rest => "rest",
            Self::Call => "call",
            Self::Stream => "stream",
        }
    }
}

/// Whether a page at the origin may read the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cors {
    /// It may.
    Yes,
    /// No header that says so.
    No,
    /// A header for somebody else.
    Wrong(String),
    /// The question whether it may send the request was answered with no.
    NoPreflight(String),
    /// Sockets know no such rule, or there was no answer.
    NotAsked,
}

impl Cors {
    pub(super) fn id(&self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Wrong(_) => "wrong",
            Self::NoPreflight(_) => "no preflight",
            Self::NotAsked => "-",
        }
    }

    /// Why a page cannot read it, if it cannot.
    pub(super) fn problem(&self) -> Option<String> {
        match self {
            Self::Yes | Self::NotAsked => None,
            Self::No => Some("no CORS header: a page cannot read it".to_owned()),
            Self::Wrong(other) => Some(format!("CORS header for {other}: a page cannot read it")),
            Self::NoPreflight(why) => Some(format!("{why}: a page cannot ask")),
        }
    }
}

/// What came of asking one feed in one way.
#[derive(Clone)]
pub(super) struct Finding {
    pub(super) venue: Venue,
    pub(super) feed: &'static Feed,
    pub(super) asset: Option<Asset>,
    pub(super) way: Way,
    pub(super) status: Option<u16>,
    pub(super) cors: Cors,
    /// How many facts were read, or why none.
    pub(super) read: Result<usize, String>,
    /// What the feed promises and the answer lacks.
    pub(super) lacks: Vec<String>,
    /// What is worth knowing and leaves the feed readable: bad rows among good ones.
    pub(super) notes: Vec<String>,
    /// True where an answer came that is not what the venue documents.
    pub(super) changed: bool,
    pub(super) latency: Option<Millis>,
    /// How old the newest fact is, where facts carry a time.
    pub(super) age: Option<Millis>,
}

impl Finding {
    pub(super) fn order(&self) -> impl Ord + use<> {
        (self.venue, self.feed.name, self.asset, self.way)
    }

    /// True when a page can have the figures.
    pub(super) fn is_readable(&self) -> bool {
        self.read.is_ok() && self.cors.problem().is_none() && self.lacks.is_empty()
    }

    /// What the table says.
    pub(super) fn verdict(&self) -> String {
        let read = match &self.read {
            Ok(1) => "1 row".to_owned(),
            Ok(rows) => format!("{rows} rows"),
            Err(reason) => reason.clone(),
        };
        let parts = core::iter::once(read)
            .chain(self.cors.problem())
            .chain(self.lacks.clone())
            .chain(self.notes.clone());
        parts.collect::<Vec<_>>().join("; ")
    }

    /// Takes in what an answer held.
    pub(super) fn take(&mut self, read: Result<&Decoded, &DecodeError>, now: UnixMillis) {
        match read {
            Err(error) => {
                self.changed = is_of_shape(&error.problem);
                self.read = Err(reason(error));
            }
            Ok(decoded) => {
                self.read = Ok(decoded.rows.len());
                if let Some(first) = decoded.rejected.first() {
                    let count = decoded.rejected.len();
                    self.notes.push(format!("{count} not read: {}", reason(first)));
                }
                let missing = missing(self.feed, decoded);
                self.changed = !missing.is_empty();
                self.lacks.extend(missing);
                self.notes.extend(uncompared(self.feed, decoded));
                let newest = decoded.rows.iter().filter_map(|row| row.observation.at()).max();
                self.age = newest.map(|newest| now - newest);
            }
        }
    }
}

impl Finding {
    /// Notes which documented fields are gone from an answer that was read. An answer without rows
    /// has none of them, and what is named already is not named again.
    pub(super) fn compare(&mut self, answer: &Value) {
        if !self.read.as_ref().is_ok_and(|rows| *rows > 0) {
            return;
        }
        let told = self.verdict();
        for field in documented::gone(self.venue, self.feed.name, answer) {
            let named = told.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
            if !named.into_iter().any(|word| word == field) {
                self.notes.push(format!("missing field {field}"));
            }
        }
    }
}

/// True for a problem with the shape of an answer: one that has come whole and is of this feed, and
/// that a venue sends when it has changed, not when it is down or refuses.
fn is_of_shape(problem: &Problem) -> bool {
    matches!(
        problem,
        Problem::Missing
            | Problem::WrongType { .. }
            | Problem::NotANumber(_)
            | Problem::OutOfRange(_)
            | Problem::UnknownValue(_)
            | Problem::OtherFeed(_)
    )
}

/// Where and what, in few words.
fn reason(error: &DecodeError) -> String {
    match &error.problem {
        Problem::Missing if !error.field.is_empty() => format!("missing field {}", error.field),
        problem if error.field.is_empty() => problem.to_string(),
        problem => format!("{}: {problem}", error.field),
    }
}

/// What the feed promises and the answer does not hold. That nothing was liquidated is no fault, nor
/// that a coin has no dated futures.
fn missing(feed: &Feed, decoded: &Decoded) -> Vec<String> {
    let mut missing: Vec<String> = feed
        .yields
        .iter()
        .filter(|kind| !matches!(kind, Kind::Liquidation | Kind::DatedFuture))
        .filter(|&&kind| !decoded.rows.iter().any(|row| row.observation.kind() == kind))
        .map(|kind| format!("no {} in the answer", kind.id()))
        .collect();
    if feed.serves.iter().any(|&(want, _)| want == Want::Price) {
        let tickers = decoded.rows.iter().filter_map(|row| match &row.observation {
            Observation::Ticker(ticker) => Some(ticker),
            _ => None,
        });
        if tickers.clone().count() > 0
            && tickers.clone().all(|ticker| ticker.last.or(ticker.mark).is_none())
        {
            missing.push("no price in the answer".to_owned());
        }
    }
    missing
}

/// Some venues tell no price of 24 hours before; where one has told it until now, a field has
/// another name.
fn uncompared(feed: &Feed, decoded: &Decoded) -> Option<String> {
    let of_price =
        feed.stream.is_none() && feed.serves.iter().any(|&(want, _)| want == Want::Price);
    let mut opens = decoded.rows.iter().filter_map(|row| match &row.observation {
        Observation::Ticker(ticker) => Some(ticker.open_24h),
        _ => None,
    });
    let any = opens.clone().next().is_some();
    (of_price && any && opens.all(|open| open.is_none()))
        .then(|| "no price of 24 hours before in the answer".to_owned())
}
