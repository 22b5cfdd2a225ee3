//! Rates of liquidations, their sides and their largest.

use super::{Kind, number, numbers};
use serde_json::{Value, json};
use why_crypto_down::metrics::sums::sum;
use why_crypto_down::metrics::velocity::rate::{acceleration, decayed_rate, mean_wait};
use why_crypto_down::metrics::velocity::sides::{imbalance, long_share, top_tenth_share};
use why_crypto_down::metrics::velocity::weighted::weighted_ratio;

pub(crate) const KIND: Kind =
    Kind { name: "velocity", answer, functions_for_later: &[], fields_for_later: &[] };

fn answer(_function: &str, input: &Value) -> Option<Value> {
    let (times, usd) = (numbers(&input["timestamps_h"]), numbers(&input["usd"]));
    let (since, now) = (number(&input["t0"]), number(&input["now"]));
    let events: Vec<(f64, f64)> = times.iter().copied().zip(usd.iter().copied()).collect();
    let fast = decayed_rate(&events, since, now, number(&input["half_life_fast_h"]));
    let slow = decayed_rate(&events, since, now, number(&input["half_life_slow_h"]));
    let side = |side: &str| {
        let of = input["side"].as_array().unwrap().iter().zip(&usd).filter(|(of, _)| *of == side);
        sum(&of.map(|(_, usd)| *usd).collect::<Vec<_>>())
    };
    let (long, short) = (side("long"), side("short"));
    let within = |from: f64, to: f64| -> Vec<f64> {
        events.iter().filter(|(at, _)| *at > from && *at <= to).map(|(_, usd)| *usd).collect()
    };
    let weighted =
        weighted_ratio(&within(now - 4.0, now), 4.0, &within(now - 8.0, now - 4.0), 4.0)?;
    let interval = weighted.ratio.and_then(|ratio| ratio.interval(1.0));
    Some(json!({
        "rate_fast_usd_per_h": fast,
        "rate_slow_usd_per_h": slow,
        "acceleration_ratio": fast.zip(slow).and_then(|(fast, slow)| acceleration(fast, slow)),
        "long_usd": long,
        "short_usd": short,
        "imbalance": imbalance(long, short),
        "long_share": long_share(long, short),
        "compound_poisson_4h_vs_prior_4h": {
            "recent": weighted.recent,
            "prior": weighted.prior,
            "ratio": weighted.ratio.map(|ratio| ratio.ratio),
            "se_log_ratio": weighted.ratio.map(|ratio| ratio.log_error),
            "ci95": interval.map(|interval| [interval.low, interval.high]),
        },
        "mean_interarrival_h": mean_wait(&times),
        "largest_usd": usd.iter().copied().max_by(f64::total_cmp),
        "top10pct_share": top_tenth_share(&usd),
    }))
}
