//! The arithmetic behind what a careful tool says of an article's figures.

use super::{Kind, number, numbers};
use serde_json::{Value, json};
use why_crypto_down::explain::magnitude;
use why_crypto_down::metrics::forced_flow::{Flow, Range, forced_flow};
use why_crypto_down::metrics::levels::{AT_PRICE, FormerLevel, Role, classify};
use why_crypto_down::metrics::math::ln_1p;
use why_crypto_down::metrics::sanity::{
    implied_total, liquidated_of_closed, position_part, quotient, surprise, window_rates,
    windows_nest,
};
use why_crypto_down::metrics::treasuries::unrealised;
use why_crypto_down::metrics::velocity::sides::{imbalance, long_share};
use why_crypto_down::units::{Fraction, Price, Usd};

pub(crate) const KIND: Kind =
    Kind { name: "article_sanity", answer, functions_for_later: &[], fields_for_later: &[] };

/// The article's own move, for cases that name none.
const ARTICLE_CHANGE: f64 = -0.0217;

fn answer(function: &str, input: &Value) -> Option<Value> {
    // A number that may be missing is no number.
    let of = |name: &str| input.get(name).filter(|told| !told.is_null()).map(number);
    let known = |name: &str| of(name).unwrap_or(f64::NAN);
    Some(match function {
        "implied_total" => {
            let total = implied_total(known("pct_change"), known("usd_change"));
            let references = input["references"].as_array().cloned().unwrap_or_default();
            let checks = references.iter().map(|reference| {
                let usd = number(&reference[1]);
                json!({
                    "name": reference[0],
                    "reference_usd": usd,
                    "ratio": total.and_then(|total| total.ratio(usd)),
                    "plausible": total.and_then(|total| total.is_plausible(usd)),
                })
            });
            json!({
                "implied_start_usd": total.map(|total| total.before_usd),
                "implied_end_usd": total.map(|total| total.after_usd),
                "checks": checks.collect::<Vec<_>>(),
            })
        }
        "z_of_move" => {
            let told = surprise(known("pct_change"), known("sigma_daily"));
            let name = told.map(|told| format!("{:?}", magnitude(Some(told.z))).to_lowercase());
            json!({
                "log_return": Some(ln_1p(known("pct_change"))).filter(|x| x.is_finite()),
                "z": told.map(|told| told.z),
                "two_sided_p_normal": told.map(|told| told.two_sided),
                "magnitude": name,
            })
        }
        "window_rates" => {
            let (day, week, month) = (of("liq_24h"), of("liq_7d"), of("liq_30d"));
            let rates = window_rates(day, week, month);
            json!({
                "per_day_24h": rates.day,
                "per_day_7d": rates.week,
                "per_day_30d": rates.month,
                "ratio_24h_to_7d": rates.day_to_week(),
                "ratio_7d_to_30d": rates.week_to_month(),
                "prior_6d_per_day": rates.prior_6d,
                "ratio_24h_to_prior_6d": rates.day_to_prior(),
                "prior_23d_per_day": rates.prior_23d,
                "ratio_7d_to_prior_23d": rates.week_to_prior(),
                "share_of_month_in_last_week": rates.week_of_month,
                "nested": windows_nest(day, week, month),
            })
        }
        "position_change_from_pct" => {
            let part = position_part(known("oi_usd_pct"), known("price_pct"));
            json!({
                "position_change_pct": part.map(|part| part.position),
                "price_log_share": part.and_then(|part| part.price_share),
            })
        }
        "liq_share_of_position_drop" => {
            let told = liquidated_of_closed(
                known("liq_usd"),
                known("oi_usd_start"),
                known("position_change_pct"),
            );
            json!({
                "closed_usd": told.closed_usd,
                "liq_share": told.share,
                "liq_pct_of_oi": told.of_open,
            })
        }
        "level_status" => {
            let price = Price::new(known("price"))?;
            let mut broken: Vec<(Price, f64)> = Vec::new();
            for level in numbers(&input["claimed_supports"]) {
                let was = Some(Role::Support);
                let level = FormerLevel { price: Price::new(level)?, was };
                let now = classify(level, price, AT_PRICE);
                if now.flipped {
                    broken.push((now.price, now.distance.0));
                }
            }
            json!({
                "broken": broken.iter().map(|(level, _)| level).collect::<Vec<_>>(),
                "rise_needed_pct": broken.iter().map(|(_, rise)| rise).collect::<Vec<_>>(),
            })
        }
        "treasury_pnl" => {
            let (held, cost) = (known("holdings"), known("avg_cost"));
            let price = Price::new(known("price"));
            let told = price.and_then(|price| unrealised(held, Usd(held * cost), price).ok());
            json!({
                "unrealised_pnl": told.map(|told| told.usd),
                "unrealised_pct": told.map(|told| told.fraction),
                "move_to_breakeven_pct": told.map(|told| told.to_break_even),
            })
        }
        "sqrt_impact" => {
            let (mut impact, mut share) = (Vec::new(), Vec::new());
            for y in numbers(&input["Y"]) {
                let flow = Flow {
                    long_liquidated: Usd(known("liq_usd")),
                    taker_sells: None,
                    log_return: of("log_return")
                        .unwrap_or_else(|| ln_1p(of("pct_change").unwrap_or(ARTICLE_CHANGE))),
                    daily_volatility: Fraction(known("sigma_daily")),
                    daily_volume: Usd(known("volume_daily_usd")),
                };
                let same = |x| Range { low: x, mid: x, high: x };
                let told = forced_flow(&flow, same(1.0), same(y));
                impact.push(told.map(|told| told.impact.mid));
                share.push(told.and_then(|told| told.explained).map(|explained| explained.mid));
            }
            json!({ "impact_log": impact, "share_of_move": share })
        }
        "ratio" => json!({ "value": quotient(of("a"), of("b")) }),
        "imbalance" => {
            let (long, short) = (known("long"), known("short"));
            json!({
                "total": Some(long + short).filter(|both| both.is_finite()),
                "imbalance": imbalance(long, short),
                "long_share": long_share(long, short),
            })
        }
        _ => return None,
    })
}
