//! Dated futures of coins whose contracts are margined in the coin: two expiries, at a basis that
//! the scenario tells.

use crate::cli::twin::iso;
use crate::cli::twin::scenario::Market;
use crate::cli::twin::wire::{View, number};
use crate::cli::twin::world::Place;
use crate::units::{Millis, UnixMillis};
use serde_json::{Value, json};

const MONTHS: [&str; 12] =
    ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/// How soon the nearer one may expire. It lies far enough from the seven days under which no basis
/// is told that a stand-in may run for days.
const SOONEST: Millis = Millis::days(14);

/// When they expire: at 08:00 UTC of a Friday some two weeks after the scenario's end, and of the
/// one thirteen weeks later.
pub(super) fn expiries(view: &View<'_>) -> [UnixMillis; 2] {
    let first = (view.world.end + SOONEST).floor(Millis::DAY);
    // 1 January 1970 was a Thursday.
    let weekday = (first.0 / Millis::DAY.0 + 4).rem_euclid(7);
    let friday = first + Millis::days((5 - weekday).rem_euclid(7)) + Millis::hours(8);
    [friday, friday + Millis::days(91)]
}

fn name(place: &Place<'_>, expires: UnixMillis) -> String {
    let (year, month, day) = iso::date(expires);
    let month = usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index));
    format!("{}-{day}{}{:02}", place.asset, month.unwrap_or(&""), year % 100)
}

/// The coin and the expiry behind a name.
pub(super) fn by_symbol<'w>(view: &View<'w>, symbol: &str) -> Option<(Place<'w>, UnixMillis)> {
    let inverse = view.places(Market::Deribit).into_iter().filter(super::is_inverse);
    let running = |place| running(view).map(move |expires| (place, expires));
    inverse.flat_map(running).find(|(place, expires)| name(place, *expires) == symbol)
}

/// The expiries that lie ahead.
fn running(view: &View<'_>) -> impl Iterator<Item = UnixMillis> + use<> {
    let now = view.now;
    expiries(view).into_iter().filter(move |expires| *expires > now)
}

/// What is listed of the contracts of a coin.
pub(super) fn instruments(view: &View<'_>, place: &Place<'_>) -> Vec<Value> {
    running(view).map(|expires| instrument(place, expires)).collect()
}

/// What is listed of one contract.
pub(super) fn instrument(place: &Place<'_>, expires: UnixMillis) -> Value {
    let mut listed = super::instrument(place);
    listed["instrument_name"] = name(place, expires).into();
    listed["settlement_period"] = "month".into();
    listed["expiration_timestamp"] = expires.0.into();
    listed
}

/// Rows of the summary. One contract of each is open, so that the sums of open interest are those
/// of the perpetuals.
pub(super) fn summaries(view: &View<'_>, place: &Place<'_>) -> Vec<Value> {
    running(view).map(|expires| summary(view, place, expires)).collect()
}

/// The summary of one contract.
pub(super) fn summary(view: &View<'_>, place: &Place<'_>, expires: UnixMillis) -> Value {
    let now = view.now;
    let index = place.index(now);
    let apr = view.world.basis_apr(place.asset, now);
    let years = (expires - now).as_hours() / Millis::days(365).as_hours();
    let price = number(index * (1.0 + apr * years));
    json!({
        "instrument_name": name(place, expires), "base_currency": place.asset.ticker(),
        "quote_currency": "USD", "creation_timestamp": now.0,
        "last": price, "mark_price": price, "mid_price": price, "bid_price": price,
        "ask_price": price, "estimated_delivery_price": number(index),
        "high": price, "low": price, "price_change": 0.0,
        "volume": 0.0, "volume_usd": 0.0, "volume_notional": 0.0,
        "open_interest": super::contract_size(place),
    })
}
