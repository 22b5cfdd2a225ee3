//! From scores to a verdict, and when there is none.

use crate::explain::attribution::components::Mechanism;
use crate::explain::attribution::score::Scores;
use crate::settings::{attribution_limits as limits, limits::ORDINARY_BELOW_Z};
use crate::units::order;

/// What drove the move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Driver {
    /// The size of the move is not known, or no mechanism could be scored.
    InsufficientData,
    /// The move is within one daily standard deviation: there is nothing to explain.
    OrdinaryNoise,
    /// No mechanism's marks are seen.
    NoIdentifiableDriver,
    /// Some marks of this one, too few to name it without a "may".
    Weak(Mechanism),
    /// This one.
    Named(Mechanism),
    /// Several that score alike.
    Mixed,
}

impl Driver {
    /// Its spelling in the report.
    pub fn id(self) -> &'static str {
        match self {
            Self::InsufficientData => "insufficient_data",
            Self::OrdinaryNoise => "ordinary_noise",
            Self::NoIdentifiableDriver => "no_identifiable_driver",
            Self::Weak(Mechanism::ForcedDeleveraging) => "weak_forced_deleveraging",
            Self::Weak(Mechanism::SpotSelling) => "weak_spot_selling",
            Self::Weak(Mechanism::NewShorts) => "weak_new_shorts",
            Self::Weak(Mechanism::Macro) => "weak_macro",
            Self::Named(mechanism) => mechanism.id(),
            Self::Mixed => "mixed",
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl serde::Serialize for Driver {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.id())
    }
}

/// The verdict and the mechanisms that it names, best first.
///
/// Where no positions were opened, none that were opened drove anything, whatever funding and takers
/// did. Where many were closed and it cannot be judged whether by force, nothing else is named without
/// a "may".
pub(super) fn verdict(z: Option<f64>, scores: Option<&Scores>) -> (Driver, Vec<Mechanism>) {
    let (Some(z), Some(scores)) = (z, scores) else {
        return (Driver::InsufficientData, Vec::new());
    };
    if z.abs() < ORDINARY_BELOW_Z {
        return (Driver::OrdinaryNoise, Vec::new());
    }
    let none_opened = scores.mark("positions_opened") == Some(0.0);
    let mut ranked: Vec<(Mechanism, f64)> =
        scores.0.iter().filter_map(|score| Some((score.mechanism, score.value?))).collect();
    ranked.retain(|(mechanism, _)| !(none_opened && *mechanism == Mechanism::NewShorts));
    order::sort_by(&mut ranked, |a, b| b.1.total_cmp(&a.1));
    let Some(&(best, top)) = ranked.first() else {
        return (Driver::InsufficientData, Vec::new());
    };
    if top < limits::NO_DRIVER_BELOW {
        return (Driver::NoIdentifiableDriver, Vec::new());
    }
    let forced = scores.of(Mechanism::ForcedDeleveraging);
    if top < limits::WEAK_BELOW
        || (forced.is_none() && scores.mark("positions_closed") == Some(1.0))
    {
        return (Driver::Weak(best), Vec::new());
    }
    ranked
        .retain(|&(_, score)| score >= limits::WEAK_BELOW && score >= top - limits::AS_GOOD_AS_TOP);
    let drivers: Vec<Mechanism> = ranked.into_iter().map(|(mechanism, _)| mechanism).collect();
    let verdict = if drivers.len() == 1 { Driver::Named(best) } else { Driver::Mixed };
    (verdict, drivers)
}
