//! The change of open interest and its two parts.

use super::{Kind, number};
use serde_json::{Value, json};
use why_crypto_down::metrics::decomposition::{Contract, Ends, decompose};
use why_crypto_down::metrics::regime::{Regime, regime};
use why_crypto_down::metrics::sums::change;
use why_crypto_down::units::Price;

pub(crate) const KIND: Kind =
    Kind { name: "oi_decomposition", answer, functions_for_later: &[], fields_for_later: &[] };

fn answer(_function: &str, input: &Value) -> Option<Value> {
    let ends: Vec<Ends> = input["venues"].as_array()?.iter().map(ends).collect();
    let all = decompose(&ends).ok()?;
    let picture = regime(
        price_change(&ends),
        all.position_effect.0,
        number(&input["price_threshold"]),
        number(&input["position_threshold"]),
    );
    let per_venue = ends.iter().map(Ends::part).map(|part| {
        json!({
            "usd0": part.usd_before.0, "usd1": part.usd_now.0,
            "price_effect": part.price_effect.0, "position_effect": part.position_effect.0,
            "coins0": part.coins_before, "coins1": part.coins_now,
        })
    });
    Some(json!({
        "oi_usd_start": all.usd_before.0,
        "oi_usd_end": all.usd_now.0,
        "delta_usd": all.change_usd.0,
        "delta_pct": all.change.0,
        "price_effect_usd": all.price_effect_usd.0,
        "position_effect_usd": all.position_effect_usd.0,
        "price_effect_pct": all.price_effect.0,
        "position_effect_pct": all.position_effect.0,
        "price_share_of_change": all.price_share,
        "coin_oi_change_pct": all.coins_change.map(|change| change.0),
        "regime": picture.map(Regime::id),
        "per_venue": per_venue.collect::<Vec<_>>(),
    }))
}

/// By how much the price changed: each venue's change, weighted by its dollars at the first end.
fn price_change(ends: &[Ends]) -> f64 {
    let dollars: f64 = ends.iter().map(|ends| ends.part().usd_before.0).sum();
    let weighed = |ends: &Ends| {
        change(ends.price_before.usd(), ends.price_now.usd()).unwrap_or(f64::NAN)
            * ends.part().usd_before.0
    };
    ends.iter().map(weighed).sum::<f64>() / dollars
}

fn ends(venue: &Value) -> Ends {
    Ends {
        contract: match venue["type"].as_str() {
            Some("linear") => Contract::Linear,
            Some("inverse") => Contract::Inverse,
            other => panic!("unknown contract {other:?}"),
        },
        price_before: Price::new(number(&venue["p0"])).unwrap(),
        price_now: Price::new(number(&venue["p1"])).unwrap(),
        amount_before: number(&venue["oi0"]),
        amount_now: number(&venue["oi1"]),
    }
}
