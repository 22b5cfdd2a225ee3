//! A rate that changes must not be called self-exciting.

use super::Kind;
use super::hawkes_loglik::events;
use serde_json::{Value, json};
use why_crypto_down::metrics::hawkes::claim::{allowed, criterion_difference};
use why_crypto_down::metrics::hawkes::fit;
use why_crypto_down::metrics::hawkes::segmented::{log_likelihood_binned, segmented};

pub(crate) const KIND: Kind =
    Kind { name: "hawkes_regime_guard", answer, functions_for_later: &[], fields_for_later: &[] };

fn answer(_function: &str, input: &Value) -> Option<Value> {
    assert_eq!(input["penalty"], "2*ln(N) per changepoint");
    let events = events(input)?;
    let fit = fit(&events)?;
    let rival = segmented(&events, usize::try_from(input["bins"].as_u64()?).ok()?)?;
    Some(json!({
        "N": fit.events,
        "loglik_hawkes": fit.log_likelihood,
        "loglik_poisson": fit.log_likelihood_poisson,
        "lr_stat": fit.likelihood_ratio,
        "loglik_segmented": rival.log_likelihood,
        "n_changepoints": rival.changes.len(),
        "changepoint_bins": rival.changes,
        "loglik_24bin_poisson": log_likelihood_binned(&events, 24),
        "bic_hawkes": fit.bic(),
        "bic_segmented": rival.bic,
        "bic_hawkes_minus_segmented": criterion_difference(&fit, &rival),
        "self_excitation_claim_allowed": allowed(&fit, &rival),
    }))
}
