//! Quantiles.

use super::{Kind, numbers};
use serde_json::{Value, json};
use why_crypto_down::metrics::quantile::{median, quantile, scaled_deviation};

pub(crate) const KIND: Kind =
    Kind { name: "quantile_type7", answer, functions_for_later: &[], fields_for_later: &[] };

fn answer(_function: &str, input: &Value) -> Option<Value> {
    let sample = numbers(&input["x"]);
    let quantiles: Option<Vec<f64>> =
        numbers(&input["p"]).into_iter().map(|p| quantile(&sample, p)).collect();
    Some(json!({
        "quantiles": quantiles,
        "median": median(&sample),
        "mad_scaled_1.4826": scaled_deviation(&sample),
    }))
}
