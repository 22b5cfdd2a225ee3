//! The likelihood where large events excite more than small ones.

use super::hawkes_loglik::parameters;
use super::{Kind, number, numbers};
use serde_json::{Value, json};
use why_crypto_down::metrics::hawkes::marked::with_power;
use why_crypto_down::metrics::hawkes::{Events, derivatives, log_likelihood};

pub(crate) const KIND: Kind =
    Kind { name: "hawkes_marked_loglik", answer, functions_for_later: &[], fields_for_later: &[] };

fn answer(_function: &str, input: &Value) -> Option<Value> {
    let times = numbers(&input["timestamps"]);
    let marked: Vec<_> = times.into_iter().zip(numbers(&input["marks"])).collect();
    let events = Events::with_marks(&marked, number(&input["T"]))?;
    let events = with_power(&events, number(&input["gamma"]))?;
    let with = parameters(input)?;
    Some(json!({
        "loglik": log_likelihood(&events, &with),
        "grad_mu_alpha_beta": derivatives(&events, &with).map(|told| told.gradient),
        "g_first5": &events.gains()[..events.len().min(5)],
    }))
}
