//! Runs one metric on the rows of a file and prints what it answers and how long it took, as JSON.
//!
//! `bench_metrics METHOD FILE [RUNS]`, for `scripts/bench_peers.py`; of the method `report` there is no
//! file, as it makes its own market. A row is numbers apart by
//! spaces; the first row of a Hawkes file is T, μ, α and β. The time is the least of all runs, without
//! reading the file.

#![allow(clippy::disallowed_methods, reason = "a benchmark reads a clock")]

#[path = "../tests/support/mod.rs"]
mod support;

use serde_json::{Value, json};
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;
use why_crypto_down::explain::report;
use why_crypto_down::metrics::contagion::beta::beta;
use why_crypto_down::metrics::hawkes::{Events, Parameters, fit, log_likelihood};
use why_crypto_down::metrics::math::ln;
use why_crypto_down::metrics::range_volatility::{
    Bar, garman_klass, parkinson, rogers_satchell, yang_zhang,
};
use why_crypto_down::metrics::volatility::ewma;
use why_crypto_down::settings::Settings;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let answer = match &arguments[..] {
        [method] if method == "report" => {
            let market = support::full::full_market(1);
            let assets = support::full::assets();
            let settings = Settings { assets, ..Settings::default() };
            timed(9, || {
                Some(json!({ "figures": report(&market, &settings, support::NOW).figures.len() }))
            })
        }
        [method, file] => run(method, file, 5),
        [method, file, runs] => runs.parse().ok().and_then(|runs| run(method, file, runs)),
        _ => None,
    };
    let Some(answer) = answer else {
        eprintln!("usage: bench_metrics hawkes-likelihood|hawkes-fit|beta|volatility FILE [RUNS]");
        return ExitCode::FAILURE;
    };
    println!("{answer}");
    ExitCode::SUCCESS
}

fn run(method: &str, file: &str, runs: usize) -> Option<Value> {
    let text = std::fs::read_to_string(file).ok()?;
    let rows: Vec<Vec<f64>> = text
        .lines()
        .map(|line| line.split_whitespace().map(|word| word.parse().ok()).collect())
        .collect::<Option<_>>()?;
    match method {
        "hawkes-likelihood" => {
            let (events, with) = hawkes(&rows)?;
            timed(runs, || Some(json!({ "loglik": log_likelihood(&events, &with)? })))
        }
        "hawkes-fit" => {
            let (events, _) = hawkes(&rows)?;
            timed(runs, || {
                let told = fit(&events)?;
                let at = told.parameters;
                Some(json!({
                    "loglik": told.log_likelihood,
                    "mu": at.background, "alpha": at.jump, "beta": at.decay,
                }))
            })
        }
        "beta" => {
            let pairs: Vec<(f64, f64)> = rows
                .iter()
                .map(|row| match row[..] {
                    [x, y] => Some((x, y)),
                    _ => None,
                })
                .collect::<Option<_>>()?;
            timed(runs, || {
                let line = beta(&pairs)?;
                Some(json!({
                    "beta": line.slope, "se": line.slope_error,
                    "se_hc1": line.slope_error_hc1, "se_nw": line.slope_error_newey_west,
                }))
            })
        }
        "volatility" => {
            let bars: Vec<Bar> = rows
                .iter()
                .map(|row| match row[..] {
                    [open, high, low, close] => Bar::new(open, high, low, close),
                    _ => None,
                })
                .collect::<Option<_>>()?;
            let closes: Vec<f64> = bars.iter().map(Bar::close).collect();
            timed(runs, || {
                let returns: Vec<f64> = closes
                    .windows(2)
                    .filter_map(|pair| Some(ln(pair.last()? / pair.first()?)))
                    .collect();
                Some(json!({
                    "parkinson": parkinson(&bars)?,
                    "garman_klass": garman_klass(&bars)?,
                    "rogers_satchell": rogers_satchell(&bars)?,
                    "yang_zhang": yang_zhang(&bars)?.sigma,
                    "ewma": ewma(&returns, 0.94)?,
                }))
            })
        }
        _ => None,
    }
}

fn hawkes(rows: &[Vec<f64>]) -> Option<(Events, Parameters)> {
    let (first, rest) = rows.split_first()?;
    let [horizon, mu, alpha, beta] = first[..] else { return None };
    let times: Vec<f64> = rest.iter().filter_map(|row| row.first().copied()).collect();
    Some((Events::new(&times, horizon)?, Parameters::new(mu, alpha, beta)?))
}

fn timed(runs: usize, what: impl Fn() -> Option<Value>) -> Option<Value> {
    let mut least = f64::INFINITY;
    let mut answer = None;
    for _ in 0..runs.max(1) {
        let start = Instant::now();
        answer = black_box(what());
        least = least.min(start.elapsed().as_secs_f64());
    }
    let mut answer = answer?;
    if let Some(fields) = answer.as_object_mut() {
        fields.insert("seconds".to_owned(), json!(least));
    }
    Some(answer)
}
