//! From a snapshot to all that can be said of it. Findings are values; sentences live in `words`.

pub mod attribution;
pub mod consistency;

mod answers;
mod claim;
mod figures;
mod findings;
mod holders;
mod ledger;
mod report;
mod verdict;
mod wider_markets;

pub mod words;

pub use claim::{Answer, Claim, Deleveraging, ForcedSelling, Move, Unusualness};
pub use figures::{Chain, Excitation, Measurements, OfAsset, Velocity, Windows, WithBitcoin};
pub use holders::holder_slugs;
pub use report::{
    Check, Direction, Figure, FigureId, FigureSource, Finding, FindingKind, Level, Magnitude,
    Reason, Report, State, VenueAnswer, Verdict, Window,
};
pub use verdict::{direction, lead, magnitude, unusualness};

use crate::market::{Origin, Snapshot};
use crate::settings::Settings;
use crate::units::UnixMillis;
use attribution::attribute;
use ledger::Ledger;

/// All that can be said of `snapshot` at `now`. The same arguments give the same report, byte for
/// byte, natively and in wasm.
pub fn report(snapshot: &Snapshot, settings: &Settings, now: UnixMillis) -> Report {
    report_measured(snapshot, settings, now).0
}

/// The report with what was measured on the way: maps, cascades, β and levels as values, for
/// pictures that show the same numbers.
pub fn report_measured<'a>(
    snapshot: &'a Snapshot,
    settings: &'a Settings,
    now: UnixMillis,
) -> (Report, Measurements<'a>) {
    let mut ledger = Ledger::new(snapshot, settings, now);
    let measured = figures::write(&mut ledger);
    let answer = verdict::answer(&ledger, &measured);
    let (direction, magnitude) = match &answer {
        Answer::Move(moved) => (moved.direction, moved.magnitude),
        _ => (Direction::Unknown, Magnitude::Unknown),
    };
    let verdict = Verdict {
        direction,
        magnitude,
        attribution: attribute(&attribution::observed(&ledger, &measured)),
        headline: words::headline(settings.locale, &answer),
    };
    let findings = findings::findings(&ledger, &measured);
    let report = Report {
        as_of: now,
        simulated: snapshot.origin == Origin::Simulation,
        figures: ledger.into_figures(),
        verdict,
        findings,
        checklist: Vec::new(),
        levels: figures::levels::told(&measured.levels),
        venues: answers::venue_answers(snapshot),
    };
    (report, measured)
}
