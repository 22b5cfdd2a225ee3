//! The exact test of two rates.

use super::{Kind, number};
use serde_json::{Value, json};
use why_crypto_down::metrics::velocity::exact::{Counted, rate_ratio};

pub(crate) const KIND: Kind =
    Kind { name: "poisson_rate_ratio", answer, functions_for_later: &[], fields_for_later: &[] };

fn answer(_function: &str, input: &Value) -> Option<Value> {
    let counted = |which: &str| {
        let events = usize::try_from(input[format!("n_{which}")].as_u64()?).ok()?;
        Some(Counted { events, exposure: number(&input[format!("T_{which}")]) })
    };
    let (recent, prior) = (counted("recent")?, counted("prior")?);
    let Some(told) = rate_ratio(recent, prior) else {
        return Some(json!({
            "rate_recent": 0.0, "rate_prior": 0.0, "rate_ratio": null,
            "exact_cond_p_two_sided": null, "exact_cond_p_less": null,
            "exact_cond_p_greater": null, "rr_ci95_exact_clopper_pearson": null,
        }));
    };
    let unbounded = |value: Option<f64>| value.map_or(json!("Infinity"), |value| json!(value));
    let mut answer = json!({
        "rate_recent": told.recent,
        "rate_prior": told.prior,
        "rate_ratio": unbounded(told.ratio),
        "exact_cond_p_two_sided": told.p_two_sided,
        "exact_cond_p_less": told.p_less,
        "exact_cond_p_greater": told.p_greater,
        "rr_ci95_exact_clopper_pearson": [json!(told.interval.low), unbounded(told.interval.high)],
    });
    if let (Some((wald, interval)), Some(score)) = (told.wald, told.score) {
        answer["wald_log_z"] = json!(wald.z);
        answer["wald_log_p"] = json!(wald.p);
        answer["rr_ci95_wald_log"] = json!([interval.low, interval.high]);
        answer["score_z"] = json!(score.z);
        answer["score_p"] = json!(score.p);
    }
    Some(answer)
}
