//! One score a mechanism.

use crate::explain::attribution::components::{Component, Mechanism, components};
use crate::explain::attribution::inputs::AttributionInputs;

/// How well the marks of one mechanism are seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// Of what.
    pub mechanism: Mechanism,
    /// Σ w r ÷ Σ w over the known components, 0 to 1; `None` where fewer are known than it takes.
    pub value: Option<f64>,
    /// What it is made of, the unknown ones too.
    pub components: Vec<Component>,
}

/// All scores, in the order of [`Mechanism::ALL`].
#[derive(Clone, Debug, PartialEq)]
pub struct Scores(pub Vec<Score>);

impl Scores {
    /// The score of `mechanism`.
    pub fn of(&self, mechanism: Mechanism) -> Option<f64> {
        self.0.iter().find(|score| score.mechanism == mechanism)?.value
    }

    /// The value of the mark `id`, of the first mechanism that looks for it.
    pub(super) fn mark(&self, id: &str) -> Option<f64> {
        let mut components = self.0.iter().flat_map(|score| &score.components);
        components.find(|component| component.id == id)?.value
    }
}

pub(super) fn scores(inputs: &AttributionInputs) -> Scores {
    let mut scores = Vec::with_capacity(Mechanism::ALL.len());
    for mechanism in Mechanism::ALL {
        let components = components(mechanism, inputs);
        let value = weighted(&components, mechanism.fewest());
        scores.push(Score { mechanism, value, components });
    }
    Scores(scores)
}

fn weighted(components: &[Component], fewest: usize) -> Option<f64> {
    let (mut known, mut sum, mut weights) = (0, 0.0, 0.0);
    for component in components {
        if let Some(value) = component.value {
            known += 1;
            sum += component.weight * value;
            weights += component.weight;
        }
    }
    // Rounding must not carry a mean of numbers up to 1 past it.
    if known < fewest || weights <= 0.0 { None } else { Some((sum / weights).min(1.0)) }
}
