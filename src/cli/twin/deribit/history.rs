//! Deribit's past: bars, implied volatility, funding, and trades that closed positions by force.

use crate::cli::twin::deribit::{
    BAD_PARAMETERS, NO_METHOD, Refusal, amount, is_inverse, listed, number12, one, symbol,
};
use crate::cli::twin::wire::{Incoming, Rows, View, number};
use crate::cli::twin::world::{Bar, Forced, Place};
use crate::market::{Asset, Side};
use crate::units::{Millis, UnixMillis};
use serde_json::{Value, json};

/// A method of the past.
pub(super) fn call(view: &View<'_>, method: &str, ask: &Incoming) -> Result<Value, Refusal> {
    match method {
        "public/get_tradingview_chart_data" => chart(view, ask),
        "public/get_volatility_index_data" => volatility(view, ask),
        "public/get_funding_rate_history" => funding(view, ask),
        "public/get_last_trades_by_instrument"
        | "public/get_last_trades_by_instrument_and_time" => trades(view, ask),
        "public/get_last_trades_by_currency" | "public/get_last_trades_by_currency_and_time" => {
            listed(view, ask).map(|places| trades_of(view, ask, &places))
        }
        // Neither settlements nor realised volatility are played.
        "public/get_last_settlements_by_instrument" => {
            one(view, ask).map(|_| json!({ "settlements": [], "continuation": "none" }))
        }
        "public/get_last_settlements_by_currency" => {
            listed(view, ask).map(|_| json!({ "settlements": [], "continuation": "none" }))
        }
        "public/get_historical_volatility" => listed(view, ask).map(|_| json!([])),
        _ => Err(NO_METHOD),
    }
}

fn window(ask: &Incoming) -> (Option<UnixMillis>, Option<UnixMillis>) {
    (ask.millis("start_timestamp"), ask.millis("end_timestamp"))
}

fn chart(view: &View<'_>, ask: &Incoming) -> Result<Value, Refusal> {
    let place = one(view, ask)?;
    let step = length(ask.get("resolution").unwrap_or("")).ok_or(BAD_PARAMETERS)?;
    let (from, to) = window(ask);
    let from = from.map(|from| from.floor(step));
    let starts = Rows { from, to, step: step.into(), limit: 5_000 }.newest(view.now);
    let bars: Vec<_> = starts.iter().map(|&start| place.bar(start, step, view.now)).collect();
    let column =
        |of: fn(&Bar) -> f64| -> Vec<Value> { bars.iter().map(|bar| number(of(bar))).collect() };
    Ok(json!({
        "status": if bars.is_empty() { "no_data" } else { "ok" },
        "ticks": starts,
        "open": column(|bar| bar.open), "high": column(|bar| bar.high),
        "low": column(|bar| bar.low), "close": column(|bar| bar.close),
        "volume": column(|bar| bar.volume), "cost": column(Bar::turnover),
    }))
}

/// The length of a resolution's bars.
fn length(resolution: &str) -> Option<Millis> {
    match resolution {
        "1D" => Some(Millis::DAY),
        minutes => minutes.parse().ok().filter(|minutes| *minutes > 0).map(Millis::minutes),
    }
}

/// The running bar, as the channel tells it.
pub(super) fn running(view: &View<'_>, place: &Place<'_>, resolution: &str) -> Option<Value> {
    let step = length(resolution)?;
    let bar = place.bar(view.now.floor(step), step, view.now);
    Some(json!({
        "tick": bar.start.0, "open": number(bar.open), "high": number(bar.high),
        "low": number(bar.low), "close": number(bar.close), "volume": number(bar.volume),
        "cost": number(bar.turnover()),
    }))
}

/// Bars of implied volatility in percent a year, at most 1,000: `[start, open, high, low, close]`.
fn volatility(view: &View<'_>, ask: &Incoming) -> Result<Value, Refusal> {
    let coin = ask.get("currency").and_then(Asset::new).ok_or(BAD_PARAMETERS)?;
    let world = view.world;
    let path = world.scenario.implied_volatility_pct.get(&coin).ok_or(BAD_PARAMETERS)?;
    let step = match ask.get("resolution").unwrap_or("") {
        "1D" => Millis::DAY,
        seconds => seconds.parse().map(Millis::seconds).map_err(|_| BAD_PARAMETERS)?,
    };
    let (Some(from), Some(to)) = window(ask) else { return Err(BAD_PARAMETERS) };
    if step.0 <= 0 {
        return Err(BAD_PARAMETERS);
    }
    let rows = Rows { from: Some(from), to: Some(to), step: step.into(), limit: 1_000 };
    let starts = rows.newest(view.now);
    let bar = |&start: &UnixMillis| {
        let (open, close) = (world.at(path, start), world.at(path, (start + step).min(view.now)));
        let (high, low) = (open.max(close), open.min(close));
        json!([start.0, number(open), number(high), number(low), number(close)])
    };
    let oldest = starts.first().copied().filter(|_| starts.len() == rows.limit);
    let data: Vec<Value> = starts.iter().map(bar).collect();
    Ok(json!({ "data": data, "continuation": oldest.map(|oldest| oldest.0 - 1) }))
}

fn funding(view: &View<'_>, ask: &Incoming) -> Result<Value, Refusal> {
    let place = one(view, ask)?;
    let (from, to) = window(ask);
    let rows = Rows { from, to, step: Millis::HOUR.into(), limit: 744 };
    let row = |at: UnixMillis| {
        // The rate of the scenario is of its interval; it is told for one and for eight hours.
        let hourly = place.funding(at).unwrap_or(0.0) / place.funding_interval().as_hours();
        json!({
            "timestamp": at.0, "index_price": number(place.index(at)),
            "prev_index_price": number(place.index(at - Millis::HOUR)),
            "interest_1h": number12(hourly), "interest_8h": number12(hourly * 8.0),
        })
    };
    Ok(rows.newest(view.now).into_iter().map(row).collect())
}

/// Only trades that closed a position by force are played: the taker's, who was closed.
pub(super) fn trade(place: &Place<'_>, event: &Forced) -> Value {
    let closed = amount(place, event.coins, event.price);
    let contracts = if is_inverse(place) { closed / 10.0 } else { closed * 10.0 };
    let (coin, direction) =
        (place.asset.ticker(), if event.closed == Side::Long { "sell" } else { "buy" });
    json!({
        "trade_id": format!("{coin}-{}", event.number + 1), "trade_seq": event.number + 1,
        "timestamp": event.at.0, "instrument_name": symbol(place), "tick_direction": 3,
        "price": number(event.price), "mark_price": number(place.mark(event.at)),
        "index_price": number(place.index(event.at)), "direction": direction,
        "amount": number(closed), "contracts": number(contracts), "liquidation": "T",
    })
}

fn trades(view: &View<'_>, ask: &Incoming) -> Result<Value, Refusal> {
    one(view, ask).map(|place| trades_of(view, ask, &[place]))
}

/// The newest first, unless asked otherwise.
fn trades_of(view: &View<'_>, ask: &Incoming, places: &[Place<'_>]) -> Value {
    let (from, to) = window(ask);
    let from = from.unwrap_or(view.now - Millis::DAY);
    let to = to.map_or(view.now, |to| to.min(view.now));
    let mut events: Vec<(&Place<'_>, Forced)> = places
        .iter()
        .flat_map(|place| {
            place.forced(from - Millis(1), to).into_iter().map(move |event| (place, event))
        })
        .collect();
    events.sort_by_key(|(_, event)| event.at);
    if ask.get("sorting") != Some("asc") {
        events.reverse();
    }
    let limit = ask.limit(10, 1_000);
    let has_more = events.len() > limit;
    events.truncate(limit);
    let trades: Vec<Value> = events.iter().map(|(place, event)| trade(place, event)).collect();
    json!({ "trades": trades, "has_more": has_more })
}
