//! Volume profiles, turns and the roles of levels.

use super::{Kind, number, numbers};
use serde_json::{Value, json};
use why_crypto_down::metrics::levels::{
    FormerLevel, Role, TradedRange, Turn, VolumeProfile, classify, swing_highs, swing_lows, zigzag,
};
use why_crypto_down::units::{Fraction, Price};

pub(crate) const KIND: Kind =
    Kind { name: "levels", answer, functions_for_later: &[], fields_for_later: &[] };

fn answer(function: &str, input: &Value) -> Option<Value> {
    match function {
        "value_area" => {
            let profile =
                VolumeProfile::new(numbers(&input["bin_edges"]), numbers(&input["volume"]))?;
            let area = profile.value_area(number(&input["fraction"]));
            Some(json!({
                "poc_index": area.map(|area| area.poc_index),
                "poc_price": area.map(|area| area.poc_price),
                "val_price": area.map(|area| area.low),
                "vah_price": area.map(|area| area.high),
                "val_index": area.map(|area| area.low_index),
                "vah_index": area.map(|area| area.high_index),
                "volume_in_area": area.map(|area| area.volume),
                "share": area.map(|area| area.share),
            }))
        }
        "allocate" => {
            let ranges: Vec<TradedRange> = input["bars_low_high_volume"]
                .as_array()?
                .iter()
                .map(|row| {
                    let row = numbers(row);
                    TradedRange { low: row[0], high: row[1], volume: row[2] }
                })
                .collect();
            let rows = usize::try_from(input["bins"].as_u64()?).ok()?;
            let (low, high) = (number(&input["low"]), number(&input["high"]));
            let profile = VolumeProfile::spread(&ranges, low, high, rows)?;
            Some(json!({ "volume": profile.volume(), "total": profile.total() }))
        }
        "swings" => {
            let order = usize::try_from(input["order"].as_u64()?).ok()?;
            Some(json!({
                "swing_high_idx": swing_highs(&numbers(&input["high"]), order),
                "swing_low_idx": swing_lows(&numbers(&input["low"]), order),
            }))
        }
        "zigzag" => {
            let pivots = zigzag(&numbers(&input["close"]), number(&input["threshold"]));
            let named = pivots.iter().map(|pivot| match pivot.turn {
                Turn::High => (pivot.index, "high"),
                Turn::Low => (pivot.index, "low"),
            });
            Some(json!({ "confirmed_pivots": named.collect::<Vec<_>>() }))
        }
        "classify_levels" => {
            let price = Price::new(number(&input["price"]))?;
            let at_price = Fraction(number(&input["at_price_tolerance"]));
            let levels: Option<Vec<Value>> = input["levels"]
                .as_array()?
                .iter()
                .map(|row| {
                    let was = match &row[1] {
                        Value::Null => None,
                        name => Some(role(name.as_str()?)?),
                    };
                    let level = FormerLevel { price: Price::new(number(&row[0]))?, was };
                    let now = classify(level, price, at_price);
                    Some(json!({
                        "level": now.price,
                        "kind": role_name(now.role),
                        "distance_pct": now.distance,
                        "flipped": now.flipped,
                    }))
                })
                .collect();
            Some(json!({ "levels": levels? }))
        }
        _ => None,
    }
}

fn role(name: &str) -> Option<Role> {
    match name {
        "support" => Some(Role::Support),
        "resistance" => Some(Role::Resistance),
        "at_price" => Some(Role::AtPrice),
        _ => None,
    }
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Support => "support",
        Role::Resistance => "resistance",
        Role::AtPrice => "at_price",
    }
}
