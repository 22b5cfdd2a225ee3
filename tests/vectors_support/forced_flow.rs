//! The forced share of selling and what it explains.

use super::{Kind, number, numbers};
use serde_json::{Value, json};
use why_crypto_down::metrics::forced_flow::{Flow, Range, forced_flow};
use why_crypto_down::units::{Fraction, Usd};

pub(crate) const KIND: Kind =
    Kind { name: "forced_flow", answer, functions_for_later: &[], fields_for_later: &[] };

fn answer(_function: &str, input: &Value) -> Option<Value> {
    let range = |which: &str| match numbers(&input[which])[..] {
        [low, mid, high] => Range { low, mid, high },
        _ => panic!("{which} is not three numbers"),
    };
    let flow = Flow {
        long_liquidated: Usd(number(&input["reported_long_liq_usd"])),
        taker_sells: input["taker_sell_usd"].as_f64().map(Usd),
        log_return: number(&input["log_return"]),
        daily_volatility: Fraction(number(&input["sigma_daily"])),
        daily_volume: Usd(number(&input["volume_daily_usd"])),
    };
    let told = forced_flow(&flow, range("underreport_low_mid_high"), range("Y_low_mid_high"))?;
    Some(json!({
        "share_low": told.share.map(|share| share.low),
        "share_mid": told.share.map(|share| share.mid),
        "share_high": told.share.map(|share| share.high),
        "impact_log_low": told.impact.low,
        "impact_log_mid": told.impact.mid,
        "impact_log_high": told.impact.high,
        "explained_low": told.explained.map(|share| share.low),
        "explained_mid": told.explained.map(|share| share.mid),
        "explained_high": told.explained.map(|share| share.high),
    }))
}
