//! Gate's past: statistics of a contract, candles, funding that was paid, liquidation orders.

use crate::cli::twin::gate::{BAD_PARAMETER, Refusal, contract_size, one, open_contracts, symbol};
use crate::cli::twin::scenario::Market;
use crate::cli::twin::wire::{
    Incoming, Rows, View, count, number, rate, seconds, span, text, whole,
};
use crate::cli::twin::world::{Forced, Place};
use crate::market::Side;
use crate::units::{Millis, UnixMillis};
use serde_json::{Value, json};

/// A page of the past.
pub(super) fn page(view: &View<'_>, ask: &Incoming, name: &str) -> Option<Result<Value, Refusal>> {
    Some(match name {
        "contract_stats" => contract_stats(view, ask),
        "candlesticks" => candlesticks(view, ask),
        "premium_index" => premium_index(view, ask),
        "funding_rate" => funding_rate(view, ask),
        "liq_orders" => liq_orders(view, ask),
        _ => return None,
    })
}

fn step(ask: &Incoming, allowed: &[&str]) -> Result<Millis, Refusal> {
    let word = ask.get("interval").unwrap_or("5m");
    span(word).filter(|_| allowed.contains(&word)).ok_or(BAD_PARAMETER)
}

fn contract_stats(view: &View<'_>, ask: &Incoming) -> Result<Value, Refusal> {
    let place = one(view, ask)?;
    let step = step(ask, &["1m", "5m", "15m", "30m", "1h", "4h", "1d"])?;
    let (from, to) = (ask.seconds("from"), ask.seconds("to"));
    let rows = Rows { from, to, step: step.into(), limit: ask.limit(30, 100) };
    Ok(rows.oldest_from(view.now).into_iter().map(|at| stats(view, &place, at, step)).collect())
}

/// The statistics of the interval from `at`; the running one up to now.
pub(super) fn stats(view: &View<'_>, place: &Place<'_>, at: UnixMillis, step: Millis) -> Value {
    let to = (at + step).min(view.now);
    // An event at the very end of an interval belongs to the next.
    let last = if to < view.now { to - Millis(1) } else { to };
    let events = place.forced(at - Millis(1), last);
    let closed = |side: Side| -> (f64, f64) {
        let of_side = events.iter().filter(|event: &&Forced| event.closed == side);
        of_side
            .fold((0.0, 0.0), |sum, event| (sum.0 + event.coins, sum.1 + event.coins * event.price))
    };
    let (long, short) = (closed(Side::Long), closed(Side::Short));
    let size = contract_size(place.asset);
    let (volume, bought) = (place.volume(at, to), place.taker_buy(at, to));
    let long_share = place.long_share(at).unwrap_or(0.5);
    let accounts = long_share / (1.0 - long_share);
    let ratio = if volume > bought { bought / (volume - bought) } else { 1.0 };
    json!({
        "time": seconds(at), "contract": symbol(place.asset),
        "mark_price": number(place.mark(at)),
        "open_interest": number(open_contracts(place, at)),
        "open_interest_usd": number(place.open_interest_usd(at).unwrap_or(0.0)),
        "lsr_account": exact(accounts), "lsr_taker": exact(ratio),
        "top_lsr_account": exact(accounts), "top_lsr_size": text(accounts),
        "long_users": 1_000, "short_users": 1_000,
        "long_liq_size": whole(long.0 / size), "short_liq_size": whole(short.0 / size),
        "long_liq_amount": number(long.0), "short_liq_amount": number(short.0),
        "long_liq_usd": number(long.1), "short_liq_usd": number(short.1),
        "long_liq_usd_new": number(long.1), "short_liq_usd_new": number(short.1),
        "long_taker_size": text(bought / size), "short_taker_size": text((volume - bought) / size),
    })
}

/// A ratio as a JSON number, to twelve decimals.
fn exact(ratio: f64) -> Value {
    rate(ratio).parse::<f64>().map_or(Value::Null, Value::from)
}

/// A bar of a price that is `factor` times the last one.
pub(super) fn candle(
    view: &View<'_>,
    place: &Place<'_>,
    start: UnixMillis,
    step: Millis,
    factor: f64,
) -> Value {
    let bar = place.bar(start, step, view.now);
    json!({
        "t": seconds(start), "o": text(bar.open * factor), "h": text(bar.high * factor),
        "l": text(bar.low * factor), "c": text(bar.close * factor),
        "v": count(bar.volume / contract_size(place.asset)), "sum": text(bar.turnover()),
    })
}

/// Bars of mark ÷ index − 1.
fn premium_index(view: &View<'_>, ask: &Incoming) -> Result<Value, Refusal> {
    let place = one(view, ask)?;
    let step = step(ask, &["1m", "5m", "15m", "30m", "1h", "4h", "8h", "1d", "7d"])?;
    let (from, to) = (ask.seconds("from"), ask.seconds("to"));
    let rows = Rows { from, to, step: step.into(), limit: ask.limit(100, 1_000) };
    let premium = rate(place.paths.mark_factor / place.paths.index_factor - 1.0);
    let row =
        |at| json!({ "t": seconds(at), "o": premium, "h": premium, "l": premium, "c": premium });
    Ok(rows.oldest_from(view.now).into_iter().map(row).collect())
}

fn candlesticks(view: &View<'_>, ask: &Incoming) -> Result<Value, Refusal> {
    let asked = ask.get("contract").unwrap_or("");
    // Bars of the mark or the index have their name before the contract's.
    let kind = asked.split_once('_').map_or("", |(kind, _)| kind);
    let bare = asked.trim_start_matches("mark_").trim_start_matches("index_");
    let place = super::by_symbol(view, bare).ok_or(super::NO_CONTRACT)?;
    let allowed =
        ["10s", "1m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "7d"];
    let step = step(ask, &allowed)?;
    let (from, to) = (ask.seconds("from"), ask.seconds("to"));
    let rows = Rows { from, to, step: step.into(), limit: ask.limit(100, 2_000) };
    let factor = match kind {
        "mark" => place.paths.mark_factor,
        "index" => place.paths.index_factor,
        _ => 1.0,
    };
    let row = |start| candle(view, &place, start, step, factor);
    Ok(rows.oldest_from(view.now).into_iter().map(row).collect())
}

fn funding_rate(view: &View<'_>, ask: &Incoming) -> Result<Value, Refusal> {
    let (from, to) = (ask.seconds("from"), ask.seconds("to"));
    Ok(paid(view, &one(view, ask)?, from, to, ask.limit(100, 1_000)))
}

/// The newest payments, newest first.
fn paid(
    view: &View<'_>,
    place: &Place<'_>,
    from: Option<UnixMillis>,
    to: Option<UnixMillis>,
    limit: usize,
) -> Value {
    let rows = Rows { from, to, step: place.funding_interval().into(), limit };
    let row = |at| json!({ "t": seconds(at), "r": rate(place.funding(at).unwrap_or(0.0)) });
    rows.newest(view.now).into_iter().rev().map(row).collect()
}

/// The same of several contracts, which a post names.
pub(super) fn funding_rates(view: &View<'_>, ask: &Incoming) -> Value {
    let named = ask.body.get("contracts").and_then(Value::as_array);
    let named = named.into_iter().flatten().filter_map(Value::as_str);
    let places = named.filter_map(|name| super::by_symbol(view, name));
    places
        .map(|place| {
            let data = paid(view, &place, None, None, 100);
            json!({ "contract": symbol(place.asset), "data": data })
        })
        .collect()
}

/// An instant in seconds; one of more digits than any second has is in milliseconds, as some
/// clients send it here.
fn instant(ask: &Incoming, name: &str) -> Option<UnixMillis> {
    let told = ask.whole(name)?;
    Some(if told > 100_000_000_000 { UnixMillis(told) } else { UnixMillis::from_seconds(told) })
}

/// The liquidations of the last hour, or of the hour that is asked for; of one contract or of all.
/// `size` is the position's: above zero for a long; the order that closes it has the opposite sign.
fn liq_orders(view: &View<'_>, ask: &Incoming) -> Result<Value, Refusal> {
    let places = match ask.get("contract") {
        Some(_) => vec![one(view, ask)?],
        None => view.places(Market::Gate),
    };
    let (from, to) = match (instant(ask, "from"), instant(ask, "to")) {
        (Some(from), None) => (from, (from + Millis::HOUR).min(view.now)),
        (from, to) => {
            let to = to.map_or(view.now, |to| to.min(view.now));
            (from.map_or(to - Millis::HOUR, |from| from.max(to - Millis::HOUR)), to)
        }
    };
    let mut events: Vec<(&Place<'_>, Forced)> = places
        .iter()
        .flat_map(|place| {
            place.forced(from - Millis(1), to).into_iter().map(move |event| (place, event))
        })
        .collect();
    events.sort_by_key(|(_, event)| core::cmp::Reverse(event.at));
    events.truncate(ask.limit(100, 1_000));
    Ok(events
        .iter()
        .map(|(place, event)| {
            let position = event.coins / contract_size(place.asset) * sign(event.closed);
            json!({
                "time": seconds(event.at), "contract": symbol(place.asset),
                "size": count(position), "order_size": count(-position),
                "order_price": text(event.price), "fill_price": text(event.price), "left": 0,
            })
        })
        .collect())
}

/// The sign of a position of that side.
pub(super) fn sign(side: Side) -> f64 {
    if side == Side::Long { 1.0 } else { -1.0 }
}
