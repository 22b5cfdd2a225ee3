//! OKX's past: candles, statistics, funding that was paid, liquidations. Newest first; `after`
//! asks for what is older than an instant, `before` for what is newer.

use crate::cli::twin::length::Length;
use crate::cli::twin::okx::{
    BAD_PARAMETER, Refusal, by_family, by_index, contract_size, index_name, one, symbol,
};
use crate::cli::twin::scenario::Market;
use crate::cli::twin::truth::OKX_REACH;
use crate::cli::twin::wire::{Incoming, Rows, View, rate, span, text};
use crate::cli::twin::world::{Forced, Place};
use crate::market::{Asset, Side};
use crate::units::{Millis, UnixMillis};
use serde_json::{Value, json};

/// A page of the past.
pub(super) fn page(view: &View<'_>, ask: &Incoming, name: &str) -> Option<Result<Value, Refusal>> {
    Some(match name {
        "market/candles" => one(view, ask).and_then(|place| candles(view, ask, &place, 300, None)),
        "market/history-candles" => {
            one(view, ask).and_then(|place| candles(view, ask, &place, 100, None))
        }
        "market/mark-price-candles" | "market/history-mark-price-candles" => one(view, ask)
            .and_then(|place| candles(view, ask, &place, 100, Some(place.paths.mark_factor))),
        "market/index-candles" | "market/history-index-candles" => {
            by_index(view, ask.get("instId").unwrap_or(""))
                .and_then(|place| candles(view, ask, &place, 100, Some(place.paths.index_factor)))
        }
        "public/funding-rate-history" => funding_history(view, ask),
        "public/liquidation-orders" => liquidation_orders(view, ask),
        "rubik/stat/contracts/open-interest-history" => one(view, ask).and_then(|place| {
            let size = contract_size(place.asset);
            statistic(view, ask, |at, _| {
                let coins = place.open_interest_coins(at)?;
                let usd = coins * place.mark(at);
                Some(json!([at.to_string(), text(coins / size), text(coins), text(usd)]))
            })
        }),
        "rubik/stat/contracts/open-interest-volume" => coin(view, ask).and_then(|place| {
            statistic(view, ask, |at, step| {
                let usd = place.open_interest_usd(at)?;
                let traded = place.volume(at, (at + step).min(view.now)) * place.price(at);
                Some(json!([at.to_string(), text(usd), text(traded)]))
            })
        }),
        "rubik/stat/taker-volume" => coin(view, ask).and_then(|place| {
            statistic(view, ask, |at, step| {
                let to = (at + step).min(view.now);
                let (volume, bought) = (place.volume(at, to), place.taker_buy(at, to));
                Some(json!([at.to_string(), text(volume - bought), text(bought)]))
            })
        }),
        "rubik/stat/contracts/long-short-account-ratio" => coin(view, ask).and_then(|place| {
            statistic(view, ask, |at, _| {
                let long = place.long_share(at)?;
                Some(json!([at.to_string(), rate(long / (1.0 - long))]))
            })
        }),
        "rubik/stat/contracts/long-short-account-ratio-contract" => {
            one(view, ask).and_then(|place| {
                statistic(view, ask, |at, _| {
                    let long = place.long_share(at)?;
                    Some(json!([at.to_string(), rate(long / (1.0 - long))]))
                })
            })
        }
        _ => return None,
    })
}

fn coin<'w>(view: &View<'w>, ask: &Incoming) -> Result<Place<'w>, Refusal> {
    let coin = ask.get("ccy").and_then(Asset::new).ok_or(BAD_PARAMETER)?;
    view.place(coin, Market::Okx).ok_or(("51002", "Instrument ID doesn't match underlying index."))
}

/// The rows strictly between `before` and `after`, which the statistics call `begin` and `end`.
fn rows(ask: &Incoming, step: impl Into<Length>, limit: usize) -> Rows {
    let older = ask.millis("after").or(ask.millis("end")).map(|after| after - Millis(1));
    let newer = ask.millis("before").or(ask.millis("begin")).map(|before| before + Millis(1));
    Rows { from: newer, to: older, step: step.into(), limit }
}

/// Bars of trades, or of a price that is `factor` times the last one and has no volume.
fn candles(
    view: &View<'_>,
    ask: &Incoming,
    place: &Place<'_>,
    most: usize,
    factor: Option<f64>,
) -> Result<Value, Refusal> {
    let bar = ask.get("bar").unwrap_or("1m");
    let length = Length::read(bar).ok_or(BAD_PARAMETER)?;
    let shift = shift(bar, length);
    let asked = rows(ask, length, ask.limit(100, most));
    let shifted = Rows {
        from: asked.from.map(|from| from + shift),
        to: Some(asked.to.map_or(view.now, |to| to.min(view.now)) + shift),
        ..asked
    };
    let starts = shifted.newest(view.now + shift).into_iter().rev();
    Ok(starts.map(|start| candle(view, place, (start, length, shift), factor)).collect())
}

/// Bars of six hours and more begin by the clock of Hong Kong, unless they end in "utc".
fn shift(bar: &str, length: Length) -> Millis {
    let shifted = length.is_at_least(Millis::hours(6)) && !bar.ends_with("utc");
    if shifted { Millis::hours(8) } else { Millis(0) }
}

/// The bar that begins at an instant of a clock that is ahead by a shift.
fn candle(
    view: &View<'_>,
    place: &Place<'_>,
    (start, length, shift): (UnixMillis, Length, Millis),
    factor: Option<f64>,
) -> Value {
    let (start, step) = (start - shift, length.of(start));
    let bar = place.bar(start, step, view.now);
    let closed = if start + step <= view.now { "1" } else { "0" };
    let prices = [bar.open, bar.high, bar.low, bar.close];
    let [open, high, low, close] = prices.map(|price| text(price * factor.unwrap_or(1.0)));
    if factor.is_some() {
        return json!([start.to_string(), open, high, low, close, closed]);
    }
    let contracts = text(bar.volume / contract_size(place.asset));
    let (coins, turnover) = (text(bar.volume), text(bar.turnover()));
    json!([start.to_string(), open, high, low, close, contracts, coins, turnover, closed])
}

/// The running bar, as the socket tells it.
pub(super) fn running(view: &View<'_>, place: &Place<'_>, bar: &str) -> Option<Value> {
    let length = Length::read(bar)?;
    let shift = shift(bar, length);
    Some(candle(view, place, (length.start(view.now + shift), length, shift), None))
}

fn statistic(
    view: &View<'_>,
    ask: &Incoming,
    row: impl Fn(UnixMillis, Millis) -> Option<Value>,
) -> Result<Value, Refusal> {
    let word = ask.get("period").unwrap_or("5m");
    let step = span(word).ok_or(BAD_PARAMETER)?;
    // Statistics of an hour reach 30 days back, of five minutes two.
    let reach = if step < Millis::HOUR { Millis::days(2) } else { Millis::days(30) };
    let most = if ask.get("limit").is_some() { ask.limit(100, 100) } else { 720 };
    let most = if ask.path.ends_with("open-interest-history") { most.min(100) } else { most };
    let asked = rows(ask, step, most);
    let floor = view.now - reach.max(step * 180);
    let within = Rows { from: Some(asked.from.map_or(floor, |from| from.max(floor))), ..asked };
    Ok(within.newest(view.now).into_iter().rev().filter_map(|at| row(at, step)).collect())
}

fn funding_history(view: &View<'_>, ask: &Incoming) -> Result<Value, Refusal> {
    let place = one(view, ask)?;
    let asked = rows(ask, place.funding_interval(), ask.limit(100, 100));
    let floor = view.now - Millis::days(90);
    let within = Rows { from: Some(asked.from.map_or(floor, |from| from.max(floor))), ..asked };
    let row = |at| {
        let paid = rate(place.funding(at).unwrap_or(0.0));
        json!({
            "instType": "SWAP", "instId": symbol(place.asset), "formulaType": "withRate",
            "method": "current_period", "fundingRate": paid, "realizedRate": paid,
            "fundingTime": at.to_string(),
        })
    };
    Ok(within.newest(view.now).into_iter().rev().map(row).collect())
}

/// Liquidations of one contract as OKX groups them: one row with all its details.
pub(super) fn liquidation_row(place: &Place<'_>, events: &[Forced]) -> Value {
    let family = index_name(place);
    let details: Vec<Value> = events
        .iter()
        .map(|event| {
            let (position, order) =
                if event.closed == Side::Long { ("long", "sell") } else { ("short", "buy") };
            json!({
                "posSide": position, "side": order, "bkPx": text(event.price), "bkLoss": "0",
                "sz": text(event.coins / contract_size(place.asset)), "ccy": "",
                "ts": event.at.to_string(),
            })
        })
        .collect();
    json!({
        "instType": "SWAP", "instId": symbol(place.asset), "instFamily": family, "uly": family,
        "totalLoss": "0", "details": details,
    })
}

fn liquidation_orders(view: &View<'_>, ask: &Incoming) -> Result<Value, Refusal> {
    if ask.get("instType") != Some("SWAP") {
        return Err(BAD_PARAMETER);
    }
    let place = match ask.get("instId") {
        Some(_) => one(view, ask)?,
        None => by_family(view, ask)?,
    };
    let asked = rows(ask, Millis(1), ask.limit(100, 100));
    let reach = view.now - OKX_REACH;
    let from = asked.from.map_or(reach, |from| from.max(reach));
    let to = asked.to.map_or(view.now, |to| to.min(view.now));
    let mut events = place.forced(from - Millis(1), to);
    events.reverse();
    events.truncate(asked.limit);
    Ok(json!([liquidation_row(&place, &events)]))
}
