//! Liquidations of the whole market from the venues that tell all of theirs.

use super::{Kind, number};
use serde_json::{Value, json};
use why_crypto_down::metrics::coverage::{Reporting, coverage_estimate};
use why_crypto_down::units::Usd;

pub(crate) const KIND: Kind =
    Kind { name: "coverage", answer, functions_for_later: &[], fields_for_later: &[] };

fn answer(_function: &str, input: &Value) -> Option<Value> {
    let venues: Vec<Reporting> = input["venues"]
        .as_array()?
        .iter()
        .map(|venue| Reporting {
            open_interest: Usd(number(&venue["oi"])),
            liquidated: Usd(number(&venue["liq"])),
            full_feed: venue["feed"] == "full",
        })
        .collect();
    let told = coverage_estimate(&venues, Usd(number(&input["oi_total"])))?;
    let mut answer = json!({
        "reported_sum": told.reported.0,
        "full_feed_venues": told.full_feeds,
        "oi_share_full": told.open_interest_share,
        "rate": told.estimate.map(|estimate| estimate.rate),
        "estimate": told.estimate.map(|estimate| estimate.liquidated.0),
        "ci95": told
            .estimate
            .and_then(|estimate| estimate.interval)
            .map(|interval| [interval.low, interval.high]),
    });
    if let Some(estimate) = told.estimate {
        answer["se_rate"] = json!(estimate.rate_error);
        answer["floor_reported"] = json!(told.reported.0);
    }
    Some(answer)
}
