//! Funding, basis, open interest against other things, and what holders' coins are worth.

use super::{Kind, number};
use serde_json::{Value, json};
use why_crypto_down::metrics::funding::{carry, weighted};
use why_crypto_down::metrics::gauges::{
    basis, estimated_leverage, open_to_market_cap, open_to_volume,
};
use why_crypto_down::metrics::treasuries::unrealised;
use why_crypto_down::units::{Coins, Fraction, FundingRate, Millis, Price, Usd};

pub(crate) const KIND: Kind =
    Kind { name: "leverage_gauges", answer, functions_for_later: &[], fields_for_later: &[] };

fn answer(function: &str, input: &Value) -> Option<Value> {
    match function {
        "funding_annualised" => {
            let carry = carry(rate(input)?);
            Some(json!({
                "periods_per_year": carry.map(|carry| carry.periods_per_year),
                "apr": carry.map(|carry| carry.apr),
                "apy": carry.and_then(|carry| carry.apy),
                "per_8h_equiv": carry.map(|carry| carry.per_8h),
                "per_day": carry.map(|carry| carry.per_day),
            }))
        }
        "oi_weighted_funding" => {
            let pairs: Vec<(f64, f64)> = input["venues"]
                .as_array()?
                .iter()
                .map(|venue| {
                    let apr = rate(venue).and_then(carry).map_or(f64::NAN, |carry| carry.apr.0);
                    (apr, number(&venue["oi"]))
                })
                .collect();
            let weighted = weighted(&pairs);
            Some(json!({
                "apr": weighted.map(|weighted| weighted.mean),
                "oi_used": weighted.map_or(0.0, |weighted| weighted.weight),
            }))
        }
        "basis_annualised" => {
            let future = Price::new(number(&input["future"]))?;
            let spot = Price::new(number(&input["spot"]))?;
            let basis = basis(future, spot, number(&input["days_to_expiry"]));
            Some(json!({
                "basis_pct": basis.fraction,
                "simple": basis.simple,
                "compound": basis.compound,
            }))
        }
        "leverage_gauges" => {
            let open = Usd(amount(&input["oi_usd"]));
            let cap = Usd(amount(&input["market_cap_usd"]));
            let volume = Usd(amount(&input["perp_volume_24h"]));
            let coins = Coins(amount(&input["oi_coins"]));
            let reserves = Coins(amount(&input["exchange_reserve_coins"]));
            Some(json!({
                "oi_to_mcap": open_to_market_cap(open, cap),
                "oi_to_volume": open_to_volume(open, volume),
                "estimated_leverage_ratio": estimated_leverage(coins, reserves),
            }))
        }
        "treasury_pnl" => {
            let held = number(&input["holdings"]);
            let cost = Usd(held * number(&input["avg_cost"]));
            let told = unrealised(held, cost, Price::new(number(&input["price"]))?).ok()?;
            Some(json!({
                "cost_basis": told.cost,
                "market_value": told.worth,
                "unrealised_pnl": told.usd,
                "unrealised_pct": told.fraction,
                "breakeven_price": told.average_cost,
                "move_to_breakeven_pct": told.to_break_even,
            }))
        }
        _ => None,
    }
}

fn rate(told: &Value) -> Option<FundingRate> {
    let fraction = Fraction(amount(&told["rate"]));
    let interval = hours(told["interval_h"].as_f64()?);
    Some(FundingRate { fraction, interval })
}

#[allow(clippy::cast_possible_truncation, reason = "an interval is a few hours")]
fn hours(count: f64) -> Millis {
    Millis((count * 3_600_000.0).round() as i64)
}

/// A number that may be missing.
fn amount(told: &Value) -> f64 {
    if told.is_null() { f64::NAN } else { number(told) }
}
