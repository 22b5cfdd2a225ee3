//! Funding and what holders' coins are worth.

use super::{Kind, number};
use serde_json::{Value, json};
use why_crypto_down::metrics::funding::weighted;
use why_crypto_down::metrics::treasuries::unrealised;
use why_crypto_down::units::{Fraction, FundingRate, Millis, Price, Usd};

pub(crate) const KIND: Kind = Kind {
    name: "leverage_gauges",
    answer,
    functions_for_later: &["basis_annualised", "leverage_gauges"],
    fields_for_later: &[
        "periods_per_year",
        "apy",
        "per_8h_equiv",
        "per_day",
        "oi_used",
        "cost_basis",
        "market_value",
    ],
};

fn answer(function: &str, input: &Value) -> Option<Value> {
    match function {
        "funding_annualised" => Some(json!({ "apr": apr(input) })),
        "oi_weighted_funding" => {
            let pairs: Vec<(f64, f64)> = input["venues"]
                .as_array()?
                .iter()
                .map(|venue| (apr(venue).unwrap_or(f64::NAN), number(&venue["oi"])))
                .collect();
            Some(json!({ "apr": weighted(&pairs) }))
        }
        "treasury_pnl" => {
            let held = number(&input["holdings"]);
            let cost = Usd(held * number(&input["avg_cost"]));
            let told = unrealised(held, cost, Price::new(number(&input["price"]))?).ok()?;
            Some(json!({
                "unrealised_pnl": told.usd.0,
                "unrealised_pct": told.fraction.0,
                "breakeven_price": told.average_cost.usd(),
                "move_to_breakeven_pct": told.to_break_even.0,
            }))
        }
        _ => None,
    }
}

fn apr(venue: &Value) -> Option<f64> {
    let hours = venue["interval_h"].as_i64()?;
    let fraction = Fraction(number(&venue["rate"]));
    FundingRate { fraction, interval: Millis::hours(hours) }.annualised().map(|apr| apr.0)
}
