//! Covariance of trades that do not come at the same times.

use super::{Kind, number, numbers};
use serde_json::{Value, json};
use why_crypto_down::metrics::contagion::hayashi_yoshida::{Steps, correlation, covariance};

pub(crate) const KIND: Kind =
    Kind { name: "hayashi_yoshida", answer, functions_for_later: &[], fields_for_later: &[] };

fn answer(_function: &str, input: &Value) -> Option<Value> {
    let steps = |which: &str| {
        let times = numbers(&input[format!("t{which}")]);
        let prices = numbers(&input[format!("p{which}")]);
        Steps::new(&times.into_iter().zip(prices).collect::<Vec<_>>())
    };
    let (first, second) = (steps("1")?, steps("2")?);
    let by_lag = input["lags"]
        .as_array()?
        .iter()
        .map(|lag| (lag.to_string(), json!(correlation(&first, &second, number(lag)))));
    Some(json!({
        "hy_cov": covariance(&first, &second, 0.0),
        "hy_corr": correlation(&first, &second, 0.0),
        "hy_corr_by_lag_of_series1": Value::Object(by_lag.collect()),
    }))
}
