//! The published snapshot: a JSON file that a site can put next to the page.
//!
//! The file names its fields and the order of its rows itself, apart from the market's types, so
//! that those may change while files that were published stay readable. A new form gets a new
//! version and new modules; the old ones stay.
//!
//! A file comes from anywhere. Reading one never panics, takes memory in proportion to its size,
//! which is bounded, and lets in only numbers that the market's types may hold.

mod cells;
mod read;
mod rows;
mod tables;
mod write;

use crate::json::{self, Value};
use crate::market::Snapshot;
use core::fmt;

pub use write::Writing;

/// What every file says it is.
const FORMAT: &str = "why-crypto-down/snapshot";
/// Largest file that is read or written, in bytes.
pub const LARGEST_FILE: usize = 8 * 1024 * 1024;
/// Most facts in one file.
const MOST_ROWS: usize = 200_000;

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SnapshotError {
    /// Larger than is read.
    TooLarge {
        /// What came.
        bytes: usize,
        /// What is read at the most.
        cap: usize,
    },
    /// Not JSON, or cut off.
    NotJson {
        /// Line of the first bad byte.
        line: usize,
        /// Column of the first bad byte.
        column: usize,
    },
    /// JSON, but not a snapshot.
    NotASnapshot,
    /// A snapshot of a version that this program does not know.
    UnknownVersion(u64),
    /// A field is missing or has another type than the version says.
    Field {
        /// Which one, such as `series[0].facts[3][2]`.
        path: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A fact holds a number or text that it cannot have.
    Fact {
        /// Which of the file's series, from 0.
        series: usize,
        /// Which of its rows, from 0.
        row: usize,
        /// What cannot be.
        field: &'static str,
    },
    /// A name or text that cannot be, outside the facts.
    Name {
        /// Which one.
        field: &'static str,
    },
    /// More facts, series or feeds than a file may hold.
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many there may be.
        cap: usize,
    },
}

impl fmt::Display for SnapshotError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes, cap } => {
                write!(out, "{bytes} bytes, more than the cap of {cap}")
            }
            Self::NotJson { line, column } => {
                write!(out, "not JSON, or cut off, at line {line} column {column}")
            }
            Self::NotASnapshot => write!(out, "not a snapshot: no format \"{FORMAT}\""),
            Self::UnknownVersion(version) => write!(out, "version {version} is not known"),
            Self::Field { path, reason } => write!(out, "{path} is {reason}"),
            Self::Fact { series, row, field } => {
                write!(out, "series[{series}] row {row}: {field} is out of range")
            }
            Self::Name { field } => write!(out, "{field} is not a known name, or too long"),
            Self::TooMany { what, cap } => write!(out, "more than {cap} {what}"),
        }
    }
}

impl std::error::Error for SnapshotError {}

impl Snapshot {
    /// The snapshot as a file of the newest version. The same snapshot gives the same bytes.
    ///
    /// A snapshot of a storm may hold more than a file may: of its events only the newest are
    /// written then, and the time covered begins with the first of them.
    pub fn to_json(&self) -> String {
        self.to_json_within(LARGEST_FILE)
    }

    /// The same in at most `most` bytes, as far as leaving out events can do it.
    pub fn to_json_within(&self, most: usize) -> String {
        let mut file = Writing::within(most);
        while file.step(self) {}
        file.into_text()
    }

    /// The snapshot in a file of any known version.
    ///
    /// # Errors
    /// Says why the file cannot be read; see [`SnapshotError`].
    // A function of its own, so that the page's build can keep it for those who need it.
    #[inline(never)]
    pub fn from_json(text: &str) -> Result<Self, SnapshotError> {
        if text.len() > LARGEST_FILE {
            return Err(SnapshotError::TooLarge { bytes: text.len(), cap: LARGEST_FILE });
        }
        let text = text.trim_start_matches('\u{feff}');
        let file = json::read(text)
            .map_err(|error| SnapshotError::NotJson { line: error.line, column: error.column })?;
        let fields = file.as_object().ok_or(SnapshotError::NotASnapshot)?;
        let format = fields.get("format").and_then(Value::as_str);
        let version = fields.get("version").and_then(Value::as_u64);
        match (format, version) {
            (Some(FORMAT), Some(1)) => read::document(fields),
            (Some(FORMAT), Some(other)) => Err(SnapshotError::UnknownVersion(other)),
            _ => Err(SnapshotError::NotASnapshot),
        }
    }
}
