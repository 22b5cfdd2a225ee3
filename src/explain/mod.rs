//! From a snapshot to all that can be said of it. Findings are values; sentences live in `words`.

pub mod attribution;
pub mod consistency;

mod answer;
mod answers;
mod conflicts;
mod figures;
mod findings;
mod holders;
mod ledger;
mod report;
mod sentence;
mod verdict;
mod wider_markets;

pub mod words;

pub use figures::{Chain, Excitation, Measurements, OfAsset, Velocity, Windows, WithBitcoin};
pub use holders::holder_slugs;
pub use report::{
    Check, Conflict, Direction, Figure, FigureId, FigureSource, Finding, FindingKind, Level,
    Magnitude, Reason, Report, State, VenueAnswer, Verdict, Window,
};
pub use sentence::{Form, Number, Sentence, Value};
pub use verdict::{direction, lead, magnitude};

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
    let moved = verdict::Move::of(&ledger);
    let attribution = attribute(&attribution::observed(&ledger, &measured));
    let say = |sentence: &Sentence| words::say(settings.locale, sentence);
    let verdict = Verdict {
        direction: moved.direction,
        magnitude: moved.magnitude,
        attribution,
        headline: say(&answer::happened(&ledger, &moved)),
        unusualness: answer::unusualness(&ledger, moved.asset).as_ref().map(say),
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
        conflicts: conflicts::conflicts(snapshot, settings, now),
    };
    (report, measured)
}
