//! Distribution functions.

use super::{Kind, numbers};
use serde_json::{Value, json};
use why_crypto_down::metrics::proportion::wilson;
use why_crypto_down::metrics::special::{
    beta_cdf, beta_ppf, chi_squared_sf, kolmogorov_sample_sf, kolmogorov_sf, ln_gamma, normal_cdf,
    normal_ppf, student_cdf, student_ppf,
};

pub(crate) const KIND: Kind =
    Kind { name: "special_functions", answer, functions_for_later: &[], fields_for_later: &[] };

fn answer(function: &str, input: &Value) -> Option<Value> {
    let arguments = numbers(&input["args"]);
    let value = match (function, &arguments[..]) {
        ("norm_cdf", &[x]) => normal_cdf(x),
        ("norm_ppf", &[p]) => normal_ppf(p),
        ("chi2_sf", &[x, freedom]) => chi_squared_sf(x, freedom),
        ("student_t_cdf", &[t, freedom]) => student_cdf(t, freedom),
        ("student_t_ppf", &[p, freedom]) => student_ppf(p, freedom),
        ("beta_cdf", &[x, a, b]) => beta_cdf(x, a, b),
        ("beta_ppf", &[p, a, b]) => beta_ppf(p, a, b),
        ("kolmogorov_sf", &[x]) => kolmogorov_sf(x),
        ("ks_exact_sf", &[distance, n]) => kolmogorov_sample_sf(distance, whole(n)),
        ("ln_gamma", &[x]) => ln_gamma(x),
        ("wilson_ci95", &[hits, n]) => {
            let interval = wilson(whole(hits), whole(n));
            return Some(json!({ "value": interval.map(|told| [told.low, told.high]) }));
        }
        _ => return None,
    };
    Some(json!({ "value": value }))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small counts")]
fn whole(number: f64) -> usize {
    number as usize
}
