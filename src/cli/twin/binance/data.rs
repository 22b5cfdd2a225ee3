//! Binance's futures statistics, `/futures/data/…`: oldest first, the last 30 days.

use crate::cli::twin::binance::{House, Refusal, only, symbol};
use crate::cli::twin::wire::{Incoming, Rows, View, rate, span, text};
use crate::units::{Millis, UnixMillis};
use serde_json::{Value, json};

/// How far back the statistics reach.
const REACH: Millis = Millis::days(30);

const PERIODS: [&str; 9] = ["5m", "15m", "30m", "1h", "2h", "4h", "6h", "12h", "1d"];

/// A page of statistics.
pub(super) fn page(view: &View<'_>, ask: &Incoming, name: &str) -> Option<Result<Value, Refusal>> {
    Some(match name {
        "openInterestHist" => rows(view, ask, |place, at, _| {
            let coins = place.open_interest_coins(at)?;
            Some(json!({
                "symbol": symbol(place.asset),
                "sumOpenInterest": text(coins),
                "sumOpenInterestValue": text(coins * place.mark(at)),
                "CMCCirculatingSupply": "0",
                "timestamp": at.0,
            }))
        }),
        "globalLongShortAccountRatio" => rows(view, ask, |place, at, _| {
            let long = place.long_share(at)?;
            Some(json!({
                "symbol": symbol(place.asset),
                "longAccount": rate(long), "shortAccount": rate(1.0 - long),
                "longShortRatio": rate(long / (1.0 - long)),
                "timestamp": at.0,
            }))
        }),
        "takerlongshortRatio" => rows(view, ask, |place, at, step| {
            let to = (at + step).min(view.now);
            let (volume, bought) = (place.volume(at, to), place.taker_buy(at, to));
            let sold = volume - bought;
            (sold > 0.0).then(|| {
                json!({
                    "buySellRatio": rate(bought / sold),
                    "sellVol": text(sold), "buyVol": text(bought),
                    "timestamp": at.0,
                })
            })
        }),
        _ => return None,
    })
}

fn rows(
    view: &View<'_>,
    ask: &Incoming,
    row: impl Fn(&super::Place<'_>, UnixMillis, Millis) -> Option<Value>,
) -> Result<Value, Refusal> {
    let place = only(view, ask, House::Futures)?;
    let word = ask.get("period").unwrap_or("");
    let step = span(word)
        .filter(|_| PERIODS.contains(&word))
        .ok_or((-1130, "parameter 'period' is invalid."))?;
    let reach = view.now - REACH;
    let (from, to) = (ask.millis("startTime"), ask.millis("endTime"));
    if from.is_some_and(|from| from < reach - Millis::DAY) {
        return Err((-1130, "parameter 'startTime' is invalid."));
    }
    let rows = Rows {
        from: Some(from.map_or(reach, |from| from.max(reach))),
        to,
        step: step.into(),
        limit: ask.limit(30, 500),
    };
    Ok(rows.newest(view.now).into_iter().filter_map(|at| row(&place, at, step)).collect())
}
