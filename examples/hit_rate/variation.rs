//! A scenario varied: other noise, other sizes, another hour of the day, a venue less.

use serde_json::Value;
use why_crypto_down::metrics::generator::Generator;
use why_crypto_down::metrics::math::{exp, ln};
use why_crypto_down::metrics::special::normal_ppf;

/// Markets of which a variation may lack one.
const MAY_LACK: [&str; 8] =
    ["binance", "bybit", "okx", "gate", "hyperliquid", "deribit", "kraken-futures", "coinbase"];
/// In how many variations one is lacking.
const LACKS_ONE: f64 = 0.4;
/// In how many the reader has listened for a day.
const HAS_LISTENED: f64 = 0.7;
/// What takers buy on an ordinary day.
const ORDINARY_SHARE: f64 = 0.498;
/// Hours of the day's move.
const DAY_H: f64 = -24.0;
/// Hours in which positions and takers may be other than usual.
const TODAY_H: f64 = -34.0;

/// A varied scenario.
pub(crate) struct Variation {
    pub(crate) told: Value,
    /// How many hours later it ends.
    pub(crate) hours_later: i64,
    /// Whether the reader has listened for a day.
    pub(crate) ear: bool,
}

/// How much of each thing there is.
struct Sizes {
    seed: u64,
    moved: f64,
    positions: f64,
    takers: f64,
    forced: f64,
    traded: f64,
    equities: f64,
    lacking: Option<&'static str>,
}

/// Variation `turn` of a scenario; 0 is the scenario as it is. An ordinary day is not made a larger
/// one: it would be ordinary no more.
pub(crate) fn of(name: &str, told: &Value, turn: usize) -> Variation {
    let mut told = told.clone();
    let turn = u64::try_from(turn).unwrap_or(u64::MAX);
    if turn == 0 {
        return Variation { told, hours_later: 0, ear: true };
    }
    let seed = name
        .bytes()
        .fold(turn, |seed, byte| seed.wrapping_mul(0x0100_0000_01B3).wrapping_add(u64::from(byte)));
    let mut draw = Generator::seeded(seed);
    let mut within = |least: f64, most: f64| least + (most - least) * draw.uniform();
    let is_ordinary = told["cause"].as_str().is_some_and(|cause| cause.starts_with("ordinary"));
    let moved = within(0.75, if is_ordinary { 1.0 } else { 1.35 });
    let sizes = Sizes {
        seed,
        moved,
        positions: within(0.7, 1.35),
        takers: within(0.6, 1.4),
        forced: exp(0.35 * normal_ppf(within(0.01, 0.99)).unwrap_or(0.0)),
        traded: exp(0.2 * normal_ppf(within(0.01, 0.99)).unwrap_or(0.0)),
        equities: moved * within(0.85, 1.15),
        lacking: (within(0.0, 1.0) < LACKS_ONE)
            .then(|| MAY_LACK.get(whole(within(0.0, 8.0))).copied())
            .flatten(),
    };
    let hours_later = i64::try_from(whole(within(0.0, 168.0))).unwrap_or(0);
    let ear = within(0.0, 1.0) < HAS_LISTENED;
    reseed(&mut told, sizes.seed);
    vary(&mut told, &sizes);
    Variation { told, hours_later, ear }
}

/// The scenario without one of its markets.
pub(crate) fn without(told: &Value, market: &str) -> Value {
    let mut told = told.clone();
    for (_, coin) in told["assets"].as_object_mut().into_iter().flatten() {
        if let Some(markets) = coin["venues"].as_object_mut() {
            markets.remove(market);
        }
    }
    told
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small and positive")]
fn whole(number: f64) -> usize {
    number as usize
}

/// Gives every seed of the file another value, equal ones equal values.
fn reseed(value: &mut Value, by: u64) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match member.as_u64() {
                    // Seeds are told as numbers below 2^53, as JSON can carry.
                    Some(seed) if name == "seed" => *member = ((seed ^ by) >> 11).into(),
                    _ => reseed(member, by),
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|element| reseed(element, by)),
        _ => {}
    }
}

fn vary(told: &mut Value, sizes: &Sizes) {
    let coins = told["assets"].as_object_mut().into_iter().flatten();
    for (_, coin) in coins {
        stretch(&mut coin["price_usd"], DAY_H, sizes.moved);
        let Some(markets) = coin["venues"].as_object_mut() else { continue };
        if let Some(lacking) = sizes.lacking
            && markets.len() > 3
        {
            markets.remove(lacking);
        }
        for (_, market) in markets.iter_mut() {
            for unit in ["open_interest_coins", "open_interest_usd"] {
                if let Some(path) = market.get_mut(unit) {
                    stretch(path, TODAY_H, sizes.positions);
                }
            }
            if let Some(path) = market.get_mut("volume_coins_per_h") {
                each_knot(path, |_, figure| figure * sizes.traded);
            }
            if let Some(path) = market.get_mut("taker_buy_share") {
                each_knot(path, |hour, share| {
                    let by = if hour > TODAY_H { sizes.takers } else { 1.0 };
                    ORDINARY_SHARE + (share - ORDINARY_SHARE) * by
                });
            }
            for drawn in list(market, "unwindings") {
                let usd = drawn["usd"].as_f64().unwrap_or(0.0) * sizes.forced;
                drawn["usd"] = usd.into();
            }
            for row in list(market, "liquidations") {
                let coins = row[3].as_f64().unwrap_or(0.0) * sizes.forced;
                row[3] = coins.into();
            }
        }
    }
    if let Some(equities) = told.pointer_mut("/wider_markets/equities/price") {
        stretch(equities, DAY_H, sizes.equities);
    }
}

fn list<'v>(value: &'v mut Value, name: &str) -> impl Iterator<Item = &'v mut Value> {
    value.get_mut(name).and_then(Value::as_array_mut).into_iter().flatten()
}

/// Every knot of a path, told either way.
fn each_knot(path: &mut Value, figure: impl Fn(f64, f64) -> f64) {
    let knots = if path.is_array() { path } else { &mut path["through"] };
    for knot in knots.as_array_mut().into_iter().flatten() {
        if let (Some(hour), Some(was)) = (knot[0].as_f64(), knot[1].as_f64()) {
            knot[1] = figure(hour, was).into();
        }
    }
}

/// Makes all that a path does after `from` larger or smaller, in logarithms.
fn stretch(path: &mut Value, from: f64, by: f64) {
    let knots = if path.is_array() { &*path } else { &path["through"] };
    let last_before = knots
        .as_array()
        .into_iter()
        .flatten()
        .take_while(|knot| knot[0].as_f64().is_some_and(|hour| hour <= from))
        .last()
        .and_then(|knot| knot[1].as_f64());
    let Some(base) = last_before.filter(|&base| base > 0.0) else { return };
    each_knot(
        path,
        |hour, was| {
            if hour > from && was > 0.0 { base * exp(by * ln(was / base)) } else { was }
        },
    );
}
