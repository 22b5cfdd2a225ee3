//! What drove a move, and what may be said of it.

use super::{Kind, number};
use serde_json::{Map, Value, json};
use why_crypto_down::explain::Magnitude;
use why_crypto_down::explain::attribution::{AttributionInputs, Mechanism, Statement, attribute};

pub(crate) const KIND: Kind =
    Kind { name: "attribution", answer, functions_for_later: &[], fields_for_later: &[] };

fn answer(_function: &str, input: &Value) -> Option<Value> {
    let told = attribute(&inputs(input)?);
    let scores = told.scores.as_ref().map(|scores| {
        let of = |mechanism: Mechanism| (mechanism.id().to_owned(), json!(scores.of(mechanism)));
        Value::Object(Mechanism::ALL.into_iter().map(of).collect::<Map<_, _>>())
    });
    let mut statements: Vec<String> = told.statements.iter().map(Statement::id).collect();
    statements.sort();
    Some(json!({
        "verdict": told.verdict.id(),
        "magnitude": magnitude(told.magnitude),
        "scores": scores,
        "drivers": told.drivers.iter().map(|driver| driver.id()).collect::<Vec<_>>(),
        "statements": statements,
    }))
}

fn magnitude(told: Magnitude) -> Option<&'static str> {
    Some(match told {
        Magnitude::Ordinary => "ordinary",
        Magnitude::Notable => "notable",
        Magnitude::Unusual => "unusual",
        Magnitude::Extreme => "extreme",
        Magnitude::Unknown => return None,
    })
}

/// `None` for an input that nothing reads.
fn inputs(input: &Value) -> Option<AttributionInputs> {
    let mut inputs = AttributionInputs::default();
    for (name, told) in input.as_object()? {
        if told.is_null() {
            continue;
        }
        let field = match name.as_str() {
            "log_return" => &mut inputs.log_return,
            "z_24h" => &mut inputs.z_24h,
            "position_change_pct" => &mut inputs.position_change_24h,
            "position_change_7d_pct" => &mut inputs.position_change_7d,
            "position_change_30d_pct" => &mut inputs.position_change_30d,
            "forced_share_mid" => &mut inputs.forced_share_mid,
            "liq_percentile_1y" => &mut inputs.liquidation_percentile_1y,
            "liq_long_share" => &mut inputs.long_liquidation_share,
            "branching_ci_low" => &mut inputs.branching_ci_low,
            "equity_return" => &mut inputs.equity_return,
            "equity_beta" => &mut inputs.equity_beta,
            "equity_beta_t" => &mut inputs.equity_beta_t,
            "equity_z" => &mut inputs.equity_z,
            "equity_corr_30d" => &mut inputs.equity_correlation_30d,
            "spot_taker_z" => &mut inputs.spot_taker_z,
            "spot_premium_bps" => &mut inputs.spot_premium_bps,
            "perp_taker_z" => &mut inputs.perp_taker_z,
            "funding_change_8h_bps" => &mut inputs.funding_change_8h_bps,
            "alt_median_return" => &mut inputs.alt_median_return,
            "alt_breadth_underperform_ci_low" => &mut inputs.alt_behind_ci_low,
            "liq_24h" => &mut inputs.liquidated_24h_usd,
            "liq_7d" => &mut inputs.liquidated_7d_usd,
            "liq_30d" => &mut inputs.liquidated_30d_usd,
            "hawkes_significant" => {
                inputs.excitation_claimed = Some(told.as_bool()?);
                continue;
            }
            "spot_leads_perp" => {
                inputs.spot_leads_perp = Some(told.as_bool()?);
                continue;
            }
            "velocity_rr_ci95" => {
                inputs.velocity_ratio_ci95 = Some((number(&told[0]), number(&told[1])));
                continue;
            }
            "fear_greed_class" => {
                inputs.sentiment_class = Some(told.as_str()?.to_owned());
                continue;
            }
            // The class is the publisher's own; the number does not decide it.
            "fear_greed" => continue,
            _ => return None,
        };
        *field = Some(number(told));
    }
    Some(inputs)
}
