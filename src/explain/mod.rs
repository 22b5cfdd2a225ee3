//! From a snapshot to all that can be said of it. Findings are values; sentences live in `words`.

mod report;

pub use report::{
    Check, Direction, Driver, Figure, FigureId, FigureSource, Finding, FindingKind, Level,
    Magnitude, Reason, Report, State, VenueAnswer, Verdict, Window,
};
