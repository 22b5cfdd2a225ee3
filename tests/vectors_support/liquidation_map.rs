//! The estimated liquidation map.

use super::{Kind, number, numbers};
use serde_json::{Value, json};
use why_crypto_down::metrics::liquidation_map::{
    Bar, LeverageMix, LeverageShare, LiquidationMap, SideMap,
};
use why_crypto_down::units::{Coins, Price};

pub(crate) const KIND: Kind =
    Kind { name: "liquidation_map", answer, functions_for_later: &[], fields_for_later: &[] };

fn answer(_function: &str, input: &Value) -> Option<Value> {
    let bars: Option<Vec<Bar>> =
        input["bars_high_low_typical_oi"].as_array()?.iter().map(bar).collect();
    let shares = input["leverage_weights"].as_object()?.iter().map(|(leverage, share)| {
        Some(LeverageShare { leverage: leverage.parse().ok()?, share: number(share) })
    });
    let mix = LeverageMix::new(&shares.collect::<Option<Vec<_>>>()?)?;
    let map = LiquidationMap::build(&bars?, &mix, number(&input["mmr"])).ok()?;
    let (long, short) = (&map.long, &map.short);
    let (low, high) = (number(&input["bucket_low"]), number(&input["bucket_high"]));
    let buckets = usize::try_from(input["buckets"].as_u64()?).ok()?;
    let histogram = |side: &SideMap| side.buckets(low, high, buckets);
    let largest: Vec<(f64, f64)> =
        long.largest(5).iter().map(|level| (level.price.usd(), level.usd().0)).collect();
    Some(json!({
        "long_coins_mapped": long.mapped(),
        "short_coins_mapped": short.mapped(),
        "long_unlevered": long.unlevered,
        "short_unlevered": short.unlevered,
        "long_unknown": long.unknown,
        "short_unknown": short.unknown,
        "unknown_share_long": long.unknown_share(),
        "long_removed_by_crossing": long.removed,
        "short_removed_by_crossing": short.removed,
        "mass_check_long": long.imbalance(),
        "mass_check_short": short.imbalance(),
        "usd_long_within_5pct_below": long.within(map.price, 0.05),
        "usd_short_within_5pct_above": short.within(map.price, 0.05),
        "long_hist_usd": histogram(long),
        "short_hist_usd": histogram(short),
        "top5_long_levels": largest,
    }))
}

fn bar(row: &Value) -> Option<Bar> {
    let row = numbers(row);
    let [high, low, typical, open] = row.as_slice() else { return None };
    Bar::new(Price::new(*high)?, Price::new(*low)?, Price::new(*typical)?, Coins(*open))
}
