//! The test of two rates of clustered events. The vectors do not floor the dispersion at 1.

use super::Kind;
use serde_json::{Value, json};
use why_crypto_down::metrics::math::{count, exp, ln, sqrt};
use why_crypto_down::metrics::velocity::overdispersed::quasi_poisson;

pub(crate) const KIND: Kind = Kind {
    name: "quasi_poisson_rate_ratio",
    answer,
    functions_for_later: &[],
    fields_for_later: &[],
};

fn answer(_function: &str, input: &Value) -> Option<Value> {
    let counts = |which: &str| -> Vec<u64> {
        input[which].as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).collect()
    };
    let (recent, prior) = (counts("counts_recent"), counts("counts_prior"));
    let told = quasi_poisson(&recent, &prior);
    let phi = told.map(|told| told.dispersion);
    let with = told.zip(phi);
    let interval = with.and_then(|(told, phi)| told.interval(phi));
    let test = with.and_then(|(told, phi)| told.test(phi));
    Some(json!({
        "log_rr": told.map(|told| told.log_ratio),
        "rate_ratio": told.map(|told| told.ratio()),
        "se_log_rr_poisson": told.map(|told| as_the_oracle_stops(told.poisson_error, &recent, &prior)),
        "dispersion_phi": phi,
        "se_log_rr_quasi": with.map(|(told, phi)| told.error(phi)),
        "rr_ci95_quasi": interval.map(|interval| [interval.low, interval.high]),
        "z_quasi": test.map(|test| test.z),
        "p_quasi_normal": test.map(|test| test.p),
    }))
}

/// The oracle of the one field `se_log_rr_poisson` (statsmodels' GLM at its defaults) stops
/// reweighting once the deviance moves by less than 1e-8 and takes the error from the weights
/// before; its digits past the fifth are those of that stop. The same counts with scale X2, from
/// which the other fields come, stop later and agree with `exact`. So this field is compared with
/// the same stop, and `exact` is held to it here as far as it is right.
fn as_the_oracle_stops(exact: f64, recent: &[u64], prior: &[u64]) -> f64 {
    let groups = [recent, prior].map(|counts| -> Vec<f64> {
        counts.iter().map(|&n| f64::from(u32::try_from(n).unwrap())).collect()
    });
    let all: Vec<f64> = groups.concat();
    let mean = all.iter().sum::<f64>() / count(all.len());
    let mut expected =
        groups.clone().map(|group| group.iter().map(|n| (n + mean) / 2.0).collect::<Vec<f64>>());
    let deviance = |expected: &[Vec<f64>; 2]| -> f64 {
        let pairs = groups.iter().flatten().zip(expected.iter().flatten());
        pairs.map(|(&n, &m)| if n > 0.0 { 2.0 * (n * ln(n / m) - n + m) } else { 2.0 * m }).sum()
    };
    let mut before = deviance(&expected);
    for _ in 0..100 {
        let weights = expected.clone().map(|group| group.iter().sum::<f64>());
        for (group, expected) in groups.iter().zip(&mut expected) {
            let weighted = group.iter().zip(expected.iter()).map(|(n, m)| m * ln(*m) + n - m);
            let log = weighted.sum::<f64>() / expected.iter().sum::<f64>();
            expected.fill(exp(log));
        }
        let after = deviance(&expected);
        if (after - before).abs() <= 1e-8 {
            let stopped = sqrt(1.0 / weights[0] + 1.0 / weights[1]);
            assert!((stopped / exact - 1.0).abs() < 1e-5, "{stopped} is not {exact}");
            return stopped;
        }
        before = after;
    }
    exact
}
