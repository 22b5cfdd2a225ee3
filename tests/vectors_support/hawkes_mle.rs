//! The most likely parameters, their errors, and whether they fit.

use super::Kind;
use super::hawkes_loglik::events;
use serde_json::{Value, json};
use why_crypto_down::metrics::hawkes::errors::errors;
use why_crypto_down::metrics::hawkes::fit;
use why_crypto_down::metrics::hawkes::residuals::{goodness_of_fit, increments};
use why_crypto_down::metrics::math::{count, sqrt};
use why_crypto_down::metrics::special::kolmogorov_sf;

pub(crate) const KIND: Kind =
    Kind { name: "hawkes_mle", answer, functions_for_later: &[], fields_for_later: &[] };

fn answer(_function: &str, input: &Value) -> Option<Value> {
    let events = events(input)?;
    let fit = fit(&events)?;
    let at = fit.parameters;
    let errors = errors(&events, &at);
    let goodness = goodness_of_fit(&increments(&events, &at));
    // The vectors take the limit for large samples without Stephens' correction.
    let asymptotic =
        goodness.and_then(|told| kolmogorov_sf(sqrt(count(fit.events)) * told.distance));
    Some(json!({
        "loglik": fit.log_likelihood,
        "mu": at.background,
        "alpha": at.jump,
        "beta": at.decay,
        "branching_ratio": at.branching_ratio(),
        "half_life": at.half_life(),
        "se_mu": errors.map(|errors| errors.background),
        "se_alpha": errors.map(|errors| errors.jump),
        "se_beta": errors.map(|errors| errors.decay),
        "se_branching_ratio": errors.map(|errors| errors.branching_ratio),
        "loglik_poisson": fit.log_likelihood_poisson,
        "lr_stat_vs_poisson": fit.likelihood_ratio,
        "aic_hawkes": fit.aic(),
        "aic_poisson": fit.aic_poisson(),
        "ks_stat": goodness.map(|goodness| goodness.distance),
        "ks_pvalue_exact": goodness.and_then(|goodness| goodness.p_exact()),
        "ks_pvalue_asymptotic": asymptotic,
        "residual_mean": goodness.map(|goodness| goodness.mean),
        "residual_var_ddof1": goodness.and_then(|goodness| goodness.variance),
        "N": fit.events,
    }))
}
