//! What drove a move, judged by data and not by what else was in the news.
//!
//! Large moves often have no news that explains them (Cutler, Poterba and Summers 1989). So: a move
//! of ordinary size has no driver; four mechanisms are scored from what was measured; and "no
//! identifiable driver" is an answer. A score says how well a mechanism's marks are seen, not how
//! much of the move it made: scores are never summed and are no shares.
//!
//! Everything is signed so that a rise mirrors a fall: closed shorts for closed longs, buying for
//! selling. The names of the mechanisms are those of a fall.

mod components;
mod gate;
mod inputs;
mod observed;
mod score;
mod statements;
#[cfg(not(target_arch = "wasm32"))]
mod told;

pub use components::{Component, Mechanism};
pub use gate::Driver;
pub use inputs::AttributionInputs;
pub(in crate::explain) use observed::observed;
pub use score::{Score, Scores};
pub use statements::{Statement, positions};

use crate::explain::report::Magnitude;
use crate::explain::verdict::magnitude;

/// What drove a move, and all it was judged by.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// The answer.
    pub verdict: Driver,
    /// How unusual the move is; `Unknown` without its z.
    pub magnitude: Magnitude,
    /// One score a mechanism; `None` where the size of the move is not known.
    pub scores: Option<Scores>,
    /// The mechanisms that are named, best first; none where the verdict is weak, noise or nothing.
    pub drivers: Vec<Mechanism>,
    /// What may be said, in the order of [`Statement`].
    pub statements: Vec<Statement>,
}

impl Attribution {
    /// True where `statement` may be made.
    pub fn allows(&self, statement: &Statement) -> bool {
        self.statements.contains(statement)
    }
}

/// Judges a move. Inputs that are missing or not finite count nowhere.
pub fn attribute(inputs: &AttributionInputs) -> Attribution {
    let inputs = inputs.finite();
    let scores = inputs.z_24h.map(|_| score::scores(&inputs));
    let (verdict, drivers) = gate::verdict(inputs.z_24h, scores.as_ref());
    Attribution {
        verdict,
        magnitude: magnitude(inputs.z_24h),
        scores,
        drivers,
        statements: statements::statements(&inputs),
    }
}
