//! How much of what happened a feed tells.

use crate::units::Millis;
use serde::{Deserialize, Serialize};

/// How much of what happened a feed tells. A venue that publishes only some of its liquidations
/// must not look calmer than one that publishes all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Coverage {
    /// Every event, or a state that needs no counting.
    Full,
    /// At most one event in each such length of time: sums are lower bounds and counts carry no
    /// rate.
    Throttled {
        /// The length of time that holds at most one event per contract.
        one_per: Millis,
    },
    /// Some recent part of the events, of unknown reach.
    Partial,
}
