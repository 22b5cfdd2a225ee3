//! A constant rate must not be called self-exciting.

use super::Kind;
use super::hawkes_loglik::events;
use serde_json::{Value, json};
use why_crypto_down::metrics::hawkes::residuals::{goodness_of_fit, increments};
use why_crypto_down::metrics::hawkes::{Parameters, fit};
use why_crypto_down::metrics::math::count;

pub(crate) const KIND: Kind =
    Kind { name: "hawkes_poisson_null", answer, functions_for_later: &[], fields_for_later: &[] };

fn answer(_function: &str, input: &Value) -> Option<Value> {
    let events = events(input)?;
    let fit = fit(&events)?;
    let constant = Parameters::new(count(fit.events) / events.horizon(), 0.0, 1.0)?;
    let goodness = goodness_of_fit(&increments(&events, &constant))?;
    Some(json!({
        "N": fit.events,
        "loglik_poisson": fit.log_likelihood_poisson,
        "max_lr_stat": fit.likelihood_ratio,
        "significant_at_5pct": fit.rejects_poisson(),
        "ks_stat_poisson": goodness.distance,
        "ks_pvalue_poisson_exact": goodness.p_exact(),
    }))
}
