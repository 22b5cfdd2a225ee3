//! Volatility, unusualness and drawdown.

use super::{Kind, number, numbers};
use serde_json::{Value, json};
use why_crypto_down::metrics::math::{ln, sqrt};
use why_crypto_down::metrics::sums::variance;
use why_crypto_down::metrics::volatility::{drawdown, ewma, tail_share};

pub(crate) const KIND: Kind = Kind {
    name: "vol_estimators",
    answer,
    functions_for_later: &[],
    fields_for_later: &[
        "n_bars",
        "parkinson",
        "garman_klass",
        "rogers_satchell",
        "yang_zhang",
        "yang_zhang_k",
        "yang_zhang_m",
        "ewma_vol_recursive_seed_r0sq",
        "annualised_close",
        "max_drawdown",
    ],
};

fn answer(_function: &str, input: &Value) -> Option<Value> {
    let closes: Vec<f64> = input["ohlc"].as_array()?.iter().map(|bar| numbers(bar)[3]).collect();
    let returns: Vec<f64> = closes.windows(2).map(|pair| ln(pair[1] / pair[0])).collect();
    let decay = number(&input["lambda"]);
    let (last, before) = returns.split_last()?;
    let previous = ewma(before, decay)?;
    Some(json!({
        "close_to_close_sd": variance(&returns).map(sqrt),
        "ewma_vol_normalised": ewma(&returns, decay),
        "ewma_vol_prev": previous,
        "z_last_move": last / previous,
        "empirical_tail_share": tail_share(before, *last),
        "current_drawdown": drawdown(&closes),
    }))
}
