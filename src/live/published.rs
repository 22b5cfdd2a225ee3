//! A published snapshot that a reader's address or an article asks for.
//!
//! These name the file; where files may come from is the host's to say, in the page itself.

use crate::live::Root;
use crate::live::http;
use crate::market::{Snapshot, SnapshotError};
use crate::session::FetchFault;
use crate::settings::Settings;
use crate::units::Millis;
use crate::venues::Request;
use core::fmt;
use web_sys::{AbortController, Url};

/// Says on the root which file is asked for.
const ASKED: &str = "data-asked";
/// Says on the root which address the panel itself came from.
const HOME: &str = "data-home";
/// A file is as large as a snapshot can be, and no larger.
const CAP_BYTES: usize = 8 * 1024 * 1024;
/// Nobody waits longer for it.
const WITHIN: Millis = Millis::seconds(20);

/// Why a published snapshot is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No address at all.
    NoAddress,
    /// From an origin that the host has not listed.
    FromElsewhere(String),
    /// Not there, or not to be read by this page.
    NotFetched,
    /// Answered with another status than 200.
    Status(u16),
    /// Larger than a snapshot can be.
    TooLarge,
    /// A snapshot of a version that this program does not know.
    OfAnotherVersion,
    /// Not a snapshot.
    Unreadable(SnapshotError),
}

impl Refusal {
    /// Its name on the page.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NoAddress | Self::FromElsewhere(_) => "elsewhere",
            Self::NotFetched | Self::Status(_) => "unreachable",
            Self::TooLarge => "too-large",
            Self::OfAnotherVersion => "version",
            Self::Unreadable(_) => "unreadable",
        }
    }
}

/// The file that is asked for, if one is.
pub fn asked(root: &Root) -> Option<String> {
    root.told(ASKED)
}

/// Fetches the file, from where it may come from.
///
/// # Errors
/// [`Refusal`] says why it is not shown.
pub async fn load(root: &Root, asked: &str, settings: &Settings) -> Result<Snapshot, Refusal> {
    let home = root.told(HOME).ok_or(Refusal::NoAddress)?;
    let at_home = |name| Url::new_with_base(name, &home).map_err(|_| Refusal::NoAddress);
    let (url, own) = (at_home(asked)?, at_home("")?.origin());
    if !settings.may_show_from(&url.origin(), &own) {
        return Err(Refusal::FromElsewhere(url.origin()));
    }
    let abort = AbortController::new().map_err(|_| Refusal::NotFetched)?;
    let answer = http::fetch(&Request::get(url.href()), WITHIN, CAP_BYTES, &abort).await;
    let answer = answer.map_err(|fault| match fault {
        FetchFault::TooLarge => Refusal::TooLarge,
        FetchFault::Blocked | FetchFault::TimedOut => Refusal::NotFetched,
    })?;
    if answer.status != 200 {
        return Err(Refusal::Status(answer.status));
    }
    Snapshot::from_json(&answer.body).map_err(|error| match error {
        SnapshotError::UnknownVersion(_) => Refusal::OfAnotherVersion,
        SnapshotError::TooLarge { .. } => Refusal::TooLarge,
        error => Refusal::Unreadable(error),
    })
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoAddress => write!(out, "no address"),
            Self::FromElsewhere(origin) => write!(out, "not from a listed origin: {origin}"),
            Self::NotFetched => write!(out, "not fetched"),
            Self::Status(status) => write!(out, "status {status}"),
            Self::TooLarge => write!(out, "too large"),
            Self::OfAnotherVersion => write!(out, "of another version"),
            Self::Unreadable(error) => write!(out, "{error}"),
        }
    }
}
