//! From a snapshot to all that can be said of it. Findings are values; sentences live in `words`.

pub mod attribution;
pub mod consistency;

mod answer;
mod answers;
mod cause;
mod checklist;
mod conflicts;
mod figures;
mod findings;
mod holders;
mod ledger;
mod refits;
mod report;
mod said;
mod sentence;
mod verdict;
mod wider_markets;

pub mod words;

pub use figures::{
    Chain, Excitation, Measurements, OfAsset, Survey, Velocity, Windows, WithBitcoin,
};
pub(crate) use findings::map_hidden;
pub use holders::holder_slugs;
pub use refits::Refits;
pub use report::{
    AnswerPart, Check, Conflict, Direction, Figure, FigureId, FigureSource, Finding, FindingKind,
    Level, Magnitude, Part, Reason, Report, State, Status, VenueAnswer, Verdict, Window,
};
pub use sentence::{Form, Number, Sentence, Value};
pub use verdict::{direction, lead, magnitude};

use crate::market::{Origin, Snapshot};
use crate::settings::Settings;
use crate::units::UnixMillis;
use attribution::attribute;

/// All that can be said of `snapshot` at `now`. The same arguments give the same report, byte for
/// byte, natively and in wasm.
pub fn report(snapshot: &Snapshot, settings: &Settings, now: UnixMillis) -> Report {
    report_measured(snapshot, settings, now).0
}

/// The same once all that is worked on beside a report is done: the intervals of branching ratios by
/// repetition. Takes seconds where there are many liquidations.
pub fn settled_report(snapshot: &Snapshot, settings: &Settings, now: UnixMillis) -> Report {
    let refits = Refits::default();
    let first = report_refitted(snapshot, settings, now, &refits).0;
    if !refits.work() {
        return first;
    }
    while refits.work() {}
    report_refitted(snapshot, settings, now, &refits).0
}

/// The report with what was measured on the way: maps, cascades, β and levels as values, for
/// pictures that show the same numbers.
pub fn report_measured<'a>(
    snapshot: &'a Snapshot,
    settings: &'a Settings,
    now: UnixMillis,
) -> (Report, Measurements<'a>) {
    report_refitted(snapshot, settings, now, &Refits::default())
}

/// As [`report_measured`], with what was found in `refits`; what is missing there can be worked on.
pub fn report_refitted<'a>(
    snapshot: &'a Snapshot,
    settings: &'a Settings,
    now: UnixMillis,
    refits: &Refits,
) -> (Report, Measurements<'a>) {
    report_surveyed(Survey::default(), snapshot, settings, now, refits)
}

/// As [`report_refitted`], going on from a survey of the same; what is left of it is done here.
pub fn report_surveyed<'a>(
    survey: Survey,
    snapshot: &'a Snapshot,
    settings: &'a Settings,
    now: UnixMillis,
    refits: &Refits,
) -> (Report, Measurements<'a>) {
    let (ledger, measured) = figures::write(survey, snapshot, settings, now, refits);
    let moved = verdict::Move::of(&ledger);
    let attribution = attribute(&attribution::observed(&ledger, &measured));
    let asset = moved.asset;
    let told =
        findings::Told { ledger: &ledger, measured: &measured, attribution: &attribution, asset };
    let facts = said::facts(&ledger, &measured, &attribution, &moved);
    let answer = answer::parts(told, &facts, &moved);
    let findings = findings::findings(told, &facts);
    let checklist = checklist::checklist(told, &facts);
    let verdict = Verdict {
        direction: moved.direction,
        magnitude: moved.magnitude,
        attribution,
        headline: answer::headline(settings.locale, &answer),
        answer,
    };
    let report = Report {
        as_of: now,
        simulated: snapshot.origin == Origin::Simulation,
        figures: ledger.into_figures(),
        verdict,
        findings,
        checklist,
        levels: figures::levels::told(&measured.levels),
        venues: answers::venue_answers(snapshot),
        conflicts: conflicts::conflicts(snapshot, settings, now),
    };
    (report, measured)
}
