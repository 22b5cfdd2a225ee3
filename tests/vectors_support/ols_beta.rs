//! A coin's β, its errors, and a move beyond it.

use super::{Kind, number, numbers};
use serde_json::{Value, json};
use why_crypto_down::metrics::contagion::beta::{
    beta, downside_beta, downside_beta_below_mean, excess_move, pairs,
};
use why_crypto_down::metrics::contagion::correlation::{fisher_interval, pearson, spearman};
use why_crypto_down::metrics::regression::Line;

pub(crate) const KIND: Kind =
    Kind { name: "ols_beta", answer, functions_for_later: &[], fields_for_later: &[] };

fn answer(_function: &str, input: &Value) -> Option<Value> {
    let pairs = pairs(&numbers(&input["r_btc"]), &numbers(&input["r_alt"]));
    let line = beta(&pairs);
    let of = |field: fn(&Line) -> f64| line.as_ref().map(field);
    let interval = line.and_then(|line| line.slope_interval(line.slope_error));
    let correlation = pearson(&pairs);
    let fisher = correlation.and_then(|rho| fisher_interval(rho, pairs.len()));
    let down = downside_beta(&pairs);
    let (bitcoin, coin) = (number(&input["r24_btc"]), number(&input["r24_alt"]));
    let hours = number(&input["hours_in_move"]);
    let excess = line.and_then(|line| excess_move(&line, bitcoin, coin, hours));
    // These vectors write what is not there as NaN.
    let or_nan = |value: Option<f64>| value.map_or(json!("NaN"), |value| json!(value));
    Some(json!({
        "n": pairs.len(),
        "alpha": of(|line| line.intercept),
        "beta": of(|line| line.slope),
        "se_alpha": of(|line| line.intercept_error),
        "se_beta": of(|line| line.slope_error),
        "t_beta": line.and_then(|line| line.t()),
        "p_beta": line.and_then(|line| line.p()),
        "beta_ci95": interval.map(|interval| [interval.low, interval.high]),
        "r2": line.and_then(|line| line.r_squared),
        "resid_sd": of(|line| line.residual),
        "se_beta_hc1": of(|line| line.slope_error_hc1),
        "nw_lags": line.map(|line| line.lags),
        "se_beta_nw": of(|line| line.slope_error_newey_west),
        "corr": correlation,
        "corr_ci95_fisher": fisher.map(|interval| [interval.low, interval.high]),
        "spearman": spearman(&pairs),
        "n_down": pairs.iter().filter(|(bitcoin, _)| *bitcoin < 0.0).count(),
        "downside_beta": or_nan(down.map(|line| line.slope)),
        "downside_beta_se": or_nan(down.map(|line| line.slope_error)),
        "downside_beta_ang_chen_xing": or_nan(downside_beta_below_mean(&pairs)),
        "excess_move": excess.map(|told| told.excess),
        "excess_move_se": excess.map(|told| told.error),
        "excess_move_t": excess.and_then(|told| told.t),
    }))
}
