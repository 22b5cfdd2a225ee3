//! A shipped scenario at the moment that tests ask about.

use why_crypto_down::cli::twin::{Scenario, World};
use why_crypto_down::units::UnixMillis;

/// When the scenario ends: 12 February 2026, 14:00 UTC.
pub(crate) const END: UnixMillis = UnixMillis(1_770_904_800_000);
/// The time of the question: some seconds after the end.
pub(crate) const AT: UnixMillis = UnixMillis(END.0 + 37_000);

/// The scenario of that name, standing still after its end.
pub(crate) fn world(name: &str) -> World {
    let path = format!("{}/tests/scenarios/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect(name);
    World { scenario: Scenario::parse(&text).expect(name), end: END, still: true }
}
