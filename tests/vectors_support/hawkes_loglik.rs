//! The likelihood of self-excitation, its slope and what follows from it.

use super::{Kind, number, numbers};
use serde_json::{Value, json};
use why_crypto_down::metrics::hawkes::residuals::{compensator, increments, intensity_now};
use why_crypto_down::metrics::hawkes::{Events, Parameters, derivatives, log_likelihood};

pub(crate) const KIND: Kind =
    Kind { name: "hawkes_loglik", answer, functions_for_later: &[], fields_for_later: &[] };

fn answer(_function: &str, input: &Value) -> Option<Value> {
    let events = events(input)?;
    let with = parameters(input)?;
    let steps = increments(&events, &with);
    Some(json!({
        "loglik": log_likelihood(&events, &with),
        "grad_mu_alpha_beta": derivatives(&events, &with).map(|told| told.gradient),
        "branching_ratio": with.branching_ratio(),
        "compensator_T": compensator(&events, &with),
        "residual_increments_first5": &steps[..steps.len().min(5)],
        "intensity_at_T": intensity_now(&events, &with),
    }))
}

pub(crate) fn events(input: &Value) -> Option<Events> {
    Events::new(&numbers(&input["timestamps"]), number(&input["T"]))
}

pub(crate) fn parameters(input: &Value) -> Option<Parameters> {
    Parameters::new(number(&input["mu"]), number(&input["alpha"]), number(&input["beta"]))
}
