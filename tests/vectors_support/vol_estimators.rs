//! Volatility, unusualness and drawdown.

use super::{Kind, number, numbers};
use serde_json::{Value, json};
use why_crypto_down::metrics::math::ln;
use why_crypto_down::metrics::range_volatility::{
    Bar, annualised, close_to_close, ewma_recursive, garman_klass, max_drawdown, parkinson,
    rogers_satchell, yang_zhang,
};
use why_crypto_down::metrics::volatility::{drawdown, ewma, tail_share};

pub(crate) const KIND: Kind =
    Kind { name: "vol_estimators", answer, functions_for_later: &[], fields_for_later: &[] };

fn answer(_function: &str, input: &Value) -> Option<Value> {
    let bars: Option<Vec<Bar>> = input["ohlc"]
        .as_array()?
        .iter()
        .map(|bar| match numbers(bar)[..] {
            [open, high, low, close] => Bar::new(open, high, low, close),
            _ => None,
        })
        .collect();
    let bars = bars?;
    let closes: Vec<f64> = bars.iter().map(Bar::close).collect();
    let returns: Vec<f64> = closes.windows(2).map(|pair| ln(pair[1] / pair[0])).collect();
    let decay = number(&input["lambda"]);
    let split = returns.split_last();
    let previous = split.and_then(|(_, before)| ewma(before, decay));
    let close = close_to_close(&bars);
    let whole = yang_zhang(&bars);
    Some(json!({
        "n_bars": bars.len(),
        "close_to_close_sd": close,
        "parkinson": parkinson(&bars),
        "garman_klass": garman_klass(&bars),
        "rogers_satchell": rogers_satchell(&bars),
        "yang_zhang": whole.map(|told| told.sigma),
        "yang_zhang_k": whole.map(|told| told.weight),
        "yang_zhang_m": whole.map(|told| told.bars),
        "ewma_vol_normalised": ewma(&returns, decay),
        "ewma_vol_prev": previous,
        "ewma_vol_recursive_seed_r0sq": ewma_recursive(&returns, decay),
        "annualised_close": close
            .and_then(|sigma| annualised(sigma, number(&input["periods_per_year"]))),
        "z_last_move": split.zip(previous).map(|((last, _), sigma)| last / sigma),
        "empirical_tail_share": split.map(|(last, before)| tail_share(before, *last)),
        "max_drawdown": max_drawdown(&closes),
        "current_drawdown": drawdown(&closes),
    }))
}
