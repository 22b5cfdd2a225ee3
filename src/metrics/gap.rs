//! Why there is no number. A gap is a result, not a failure: it is shown, never filled.

use crate::market::Kind;
use crate::units::Fraction;
use crate::units::decimal::fixed;
use core::fmt;

/// Why a metric has no value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Gap {
    /// No source tells this kind of fact.
    NotReported(Kind),
    /// None of the feeds that are read could tell it.
    NoSource,
    /// Fewer observations than the method needs.
    TooFew {
        /// How many there are.
        have: usize,
        /// How many it takes.
        need: usize,
    },
    /// Less of the window is covered than the method needs.
    WindowNotCovered {
        /// The best covered share there is.
        covered: Fraction,
    },
    /// No source tells it at both ends of the window.
    NoVenueAtBothEnds,
    /// Feeds tell only some of the events, so that nothing can be counted.
    SampledFeed,
    /// Most of what it would be made of is unknown.
    MostlyUnknown,
    /// The observations do not bear it out: something simpler explains them as well.
    NotEstablished,
    /// It has no meaning here, such as a share of nothing.
    Undefined,
}

/// A value, or why there is none.
pub type Measured<T> = Result<T, Gap>;

impl fmt::Display for Gap {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSource => out.write_str("no feed tells it"),
            Self::NotReported(kind) => write!(out, "{} not reported", kind.id()),
            Self::TooFew { have, need } => write!(out, "{have} observations of {need}"),
            Self::WindowNotCovered { covered } => {
                write!(out, "{}% of the window covered", fixed(covered.percent(), 1))
            }
            Self::NoVenueAtBothEnds => out.write_str("no venue at both ends"),
            Self::SampledFeed => out.write_str("only some events are told"),
            Self::MostlyUnknown => out.write_str("most of it is unknown"),
            Self::NotEstablished => out.write_str("not established"),
            Self::Undefined => out.write_str("undefined"),
        }
    }
}

impl std::error::Error for Gap {}

/// A finite number, or `Undefined`.
pub(crate) fn finite(number: f64) -> Measured<f64> {
    if number.is_finite() { Ok(number) } else { Err(Gap::Undefined) }
}
