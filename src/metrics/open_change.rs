//! The change of open interest, split into what the price did and what positions did.

use crate::market::{Asset, Snapshot};
use crate::metrics::cite::Cited;
use crate::metrics::decomposition::Decomposition;
use crate::metrics::gap::{Gap, Measured};
use crate::metrics::open_path::along;
use crate::units::{Fraction, Millis, UnixMillis};

/// A change of open interest, and how much of what is open now it speaks for.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenChange {
    /// The change and its two parts.
    pub parts: Decomposition,
    /// Share of the open interest now (in dollars) that was also seen at the beginning.
    pub covered: Fraction,
}

/// The change over `window` of those instruments of `assets` that are seen at both ends.
///
/// # Errors
/// `NotReported` where nothing is open now; `NoVenueAtBothEnds` where no instrument is seen at
/// both ends; `Undefined` where nothing was open at the beginning.
pub fn open_change(
    snapshot: &Snapshot,
    assets: &[Asset],
    now: UnixMillis,
    window: Millis,
    apart: Millis,
) -> Measured<Cited<OpenChange>> {
    let path = along(snapshot, assets, now, &[(now - window, window)], apart)?;
    let last = path.value.steps.last().and_then(|(_, parts)| *parts);
    let (parts, covered) = (last.ok_or(Gap::Undefined)?, path.value.covered);
    Ok(path.map(|_| OpenChange { parts, covered }))
}
