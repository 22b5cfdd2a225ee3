//! A market as full as the panel's ever gets: 8 venues, 30 days of hourly bars, 5 coins, 100,000
//! liquidations. Made by a seeded generator, for the time that a report of it takes.

use super::{NOW, candles, funding, liquidation_bars, liquidations, of_the_market, open_interest};
use super::{price, snapshot, ticker};
use why_crypto_down::market::{Asset, Coverage, Side, Snapshot, Span, Venue};
use why_crypto_down::metrics::generator::Generator;
use why_crypto_down::metrics::hawkes::Parameters;
use why_crypto_down::metrics::hawkes::thinning::simulate;
use why_crypto_down::units::{Millis, UnixMillis};

/// The venues that trade.
pub const VENUES: [Venue; 8] = [
    Venue::Binance,
    Venue::Bybit,
    Venue::Okx,
    Venue::Gate,
    Venue::Hyperliquid,
    Venue::Deribit,
    Venue::Coinbase,
    Venue::Kraken,
];

/// How many liquidations there are, of all venues and coins together.
pub const LIQUIDATIONS: usize = 100_000;

/// The coins.
pub fn assets() -> Vec<Asset> {
    Asset::DEFAULT.into_iter().chain(Asset::new("DOGE")).collect()
}

/// The market of a seed.
pub fn full_market(seed: u64) -> Snapshot {
    let mut generator = Generator::seeded(seed);
    let assets = assets();
    let each = LIQUIDATIONS / VENUES.len() / assets.len();
    let mut all = Vec::new();
    for asset in assets {
        let hourly = walk(&mut generator, 0.006);
        let daily = walk(&mut generator, 0.03);
        let open = walk(&mut generator, 0.01);
        let price_at = move |at: UnixMillis| 100.0 * level(&hourly, at, Millis::HOUR);
        for venue in VENUES {
            all.push(ticker(venue, asset, price_at(NOW), price_at(NOW - Millis::DAY)));
            all.push(candles(venue, asset, Millis::HOUR, 744, &price_at));
            let day = |at: UnixMillis| 100.0 * level(&daily, at, Millis::DAY);
            all.push(candles(venue, asset, Millis::DAY, 400, day));
            let coins = |at: UnixMillis| 80_000.0 * level(&open, at, Millis::HOUR);
            all.extend(open_interest(venue, asset, coins, &price_at));
            let usd = 10_000.0 * (0.5 + generator.uniform());
            all.push(liquidation_bars(venue, asset, Millis::minutes(5), 400, usd, 0.4 * usd));
            all.push(liquidation_bars(venue, asset, Millis::HOUR, 744, 12.0 * usd, 5.0 * usd));
            all.push(funding(venue, asset, 1e-4, Some(Millis::hours(8))));
            all.push(clustered(&mut generator, venue, asset, each));
        }
    }
    all.extend(of_the_market());
    all.sort_by(|a, b| (&a.source, a.facts.kind()).cmp(&(&b.source, b.facts.kind())));
    snapshot(all)
}

/// Exactly `many` liquidations of the last day that set each other off, three longs to a short.
fn clustered(
    generator: &mut Generator,
    venue: Venue,
    asset: Asset,
    many: usize,
) -> why_crypto_down::market::Series {
    let day = Millis::DAY.0 as f64 / 1e3;
    let rate = many as f64 / day;
    let with = Parameters::new(0.5 * rate, 0.05, 0.1).expect("parameters");
    let made = simulate(&with, 2.0 * day, generator, many).expect("events");
    // The last of them falls near the day's end, whenever that was.
    let scale = day / made.horizon();
    let events: Vec<(Millis, Side, f64)> = made
        .times()
        .iter()
        .map(|at| {
            let side = if generator.uniform() < 0.75 { Side::Long } else { Side::Short };
            let usd = 500.0 / (1e-3 + generator.uniform());
            (Millis(Millis::DAY.0 - whole(at * scale * 999.0).0), side, usd)
        })
        .collect();
    let covered = Span { from: NOW - Millis::DAY, to: NOW };
    liquidations(venue, asset, Coverage::Full, covered, &events)
}

/// Levels that wander from step to step, in proportion.
fn walk(generator: &mut Generator, step: f64) -> Vec<f64> {
    let mut at = 1.0;
    let steps = (0..1_000).map(|_| {
        at *= 1.0 + step * (2.0 * generator.uniform() - 1.0);
        at
    });
    steps.collect()
}

/// The level of so many steps before [`NOW`].
fn level(walk: &[f64], at: UnixMillis, step: Millis) -> f64 {
    let back = usize::try_from((NOW - at).0 / step.0).unwrap_or(0);
    price(walk[back.min(walk.len() - 1)]).usd()
}

#[allow(clippy::cast_possible_truncation, reason = "milliseconds of a day")]
fn whole(millis: f64) -> Millis {
    Millis(millis as i64)
}
