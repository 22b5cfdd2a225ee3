//! Small random markets: each has some of the feeds, with prices, positions and liquidations that
//! go where chance sends them.

use crate::support::{
    NOW, candles, funding, liquidation_bars, perpetual, series, snapshot, ticker,
};
use why_crypto_down::market::{
    Asset, Facts, FearGreed, Funding, OpenInterest, OpenInterestAmount, Series, Snapshot,
    TakerFlow, Treasury, Venue,
};
use why_crypto_down::metrics::generator::Generator;
use why_crypto_down::units::{Coins, Fraction, Millis, UnixMillis, Usd};

/// How many there are.
pub(crate) const MARKETS: u64 = 10_000;

/// The market of a seed, and the publisher's word for its mood.
pub(crate) fn market(seed: u64) -> (Snapshot, Option<String>) {
    let mut chance = Generator::seeded(seed);
    let mut all: Vec<Series> = Vec::new();
    for (asset, level) in [(Asset::BTC, 60_000.0), (Asset::ETH, 2_000.0)] {
        if asset == Asset::BTC || chance.uniform() < 0.15 {
            coin(&mut chance, asset, level, &mut all);
        }
    }
    let class = (chance.uniform() < 0.5).then(|| mood(&mut chance, &mut all));
    if chance.uniform() < 0.3 {
        let holder = Treasury {
            name: "Strategy".to_owned(),
            symbol: "MSTR".to_owned(),
            holdings: Coins(1e6 * chance.uniform()),
            cost: Some(Usd(1e11 * chance.uniform())),
            stated_at: None,
        };
        all.push(series(Venue::CoinGecko, "treasuries", None, Facts::Treasury(vec![holder])));
    }
    if chance.uniform() < 0.15 {
        wider(&mut chance, &mut all);
    }
    all.sort_by(|a, b| (&a.source, a.facts.kind()).cmp(&(&b.source, b.facts.kind())));
    (snapshot(all), class)
}

/// A number around zero, of that size.
fn swing(chance: &mut Generator, size: f64) -> f64 {
    size * (2.0 * chance.uniform() - 1.0)
}

fn coin(chance: &mut Generator, asset: Asset, level: f64, all: &mut Vec<Series>) {
    // Small and large days, a flat one among them.
    let sizes = [0.0004, 0.02, 0.06, 0.2];
    let pick = (chance.uniform() * 4.0) as usize;
    let day = swing(chance, sizes[pick.min(3)]);
    let wobble = 0.02 * chance.uniform();
    let price_at = move |at: UnixMillis| {
        let passed = (1.0 - (NOW - at).0 as f64 / Millis::DAY.0 as f64).clamp(0.0, 1.0);
        let turns = (at.0 / Millis::HOUR.0 * 7_919 % 97) as f64 / 97.0 - 0.5;
        let still = if at >= NOW - Millis::MINUTE { 0.0 } else { wobble * turns };
        level * (1.0 + day * passed + still)
    };
    if chance.uniform() < 0.95 {
        let mut told = ticker(Venue::Bybit, asset, price_at(NOW), level);
        if let Facts::Ticker(tickers) = &mut told.facts {
            let turnover = Usd(libm::pow(10.0, 7.0 + 3.0 * chance.uniform()));
            for ticker in tickers {
                ticker.turnover_24h = Some(turnover);
            }
        }
        all.push(told);
    }
    if chance.uniform() < 0.6 {
        all.push(candles(Venue::Bybit, asset, Millis::HOUR, 36, price_at));
    }
    if chance.uniform() < 0.7 {
        let spread = 0.1 * chance.uniform();
        let count = if chance.uniform() < 0.02 { 370 } else { 40 };
        let daily = move |at: UnixMillis| {
            if at >= NOW - Millis::MINUTE {
                return price_at(NOW);
            }
            level * (1.0 + spread * ((at.0 / Millis::DAY.0 * 7_919 % 89) as f64 / 89.0 - 0.5))
        };
        all.push(candles(Venue::Bybit, asset, Millis::DAY, count, daily));
    }
    if chance.uniform() < 0.8 {
        let (week, last) = (swing(chance, 0.3), swing(chance, 0.1));
        let fact = |ago: Millis| OpenInterest {
            at: NOW - ago,
            amount: OpenInterestAmount::Coins(Coins(
                1e9 / level
                    * (1.0 + week * (ago.0 as f64 / Millis::days(30).0 as f64))
                    * if ago < Millis::HOUR { 1.0 + last } else { 1.0 },
            )),
            mark: Some(crate::support::price(price_at(NOW - ago))),
            usd: None,
        };
        let past = [30, 7, 2, 1].map(|days| fact(Millis::days(days)));
        let instrument = Some(perpetual(asset));
        let history = Facts::OpenInterest(past.to_vec());
        all.push(series(Venue::Bybit, "open-interest", instrument.clone(), history));
        let now = Facts::OpenInterest(vec![fact(Millis(0))]);
        all.push(series(Venue::Bybit, "tickers", instrument, now));
    }
    if chance.uniform() < 0.3 {
        let usd = libm::pow(10.0, 3.0 + 4.0 * chance.uniform());
        let longs = chance.uniform();
        let fine = chance.uniform() < 0.05;
        let mut feeds = vec![(Millis::HOUR, 170, 1.0), (Millis::hours(4), 182, 4.0)];
        if fine {
            feeds.push((Millis::minutes(5), 300, 1.0 / 12.0));
        }
        for (interval, count, hours) in feeds {
            // The feeds of one venue need not agree.
            let told = usd * hours * (0.2 + 1.8 * chance.uniform());
            let (long, short) = (told * longs, told * (1.0 - longs));
            all.push(liquidation_bars(Venue::Gate, asset, interval, count, long, short));
        }
    }
    if chance.uniform() < 0.5 {
        let (rate, before) = (swing(chance, 5e-4), swing(chance, 5e-4));
        let interval = Some(Millis::hours(8));
        all.push(funding(Venue::Bybit, asset, rate, interval));
        let past = (1..5).rev().map(|back| Funding {
            at: NOW.floor(Millis::hours(8)) - Millis::hours(8) * back,
            fraction: Fraction(before),
            interval,
            next: None,
        });
        let history = Facts::Funding(past.collect());
        all.push(series(Venue::Bybit, "funding-history", Some(perpetual(asset)), history));
    }
    if chance.uniform() < 0.4 {
        let buys = chance.uniform();
        let hour = |back: i64| TakerFlow {
            start: NOW.floor(Millis::HOUR) - Millis::HOUR * back,
            interval: Millis::HOUR,
            buy_share: Fraction(if back < 24 { buys } else { 0.5 }),
            total: Some(Coins(1e8 / level)),
        };
        let flows = Facts::TakerFlow((0..30).rev().map(hour).collect());
        // Gate is the one that tells liquidations.
        let venue = if chance.uniform() < 0.5 { Venue::Okx } else { Venue::Gate };
        all.push(series(venue, "taker-volume", Some(perpetual(asset)), flows));
    }
}

/// Equities that were last traded some hours ago, and the euro, which is traded now.
fn wider(chance: &mut Generator, all: &mut Vec<Series>) {
    let closed = (8.0 * chance.uniform()) as usize;
    for (name, level, closed) in [("XYZ100", 25_000.0, closed), ("EUR", 1.08, 0)] {
        let size = swing(chance, 0.04);
        let at = move |at: UnixMillis| {
            let hours = (at.0 / Millis::HOUR.0) as f64;
            level * (1.0 + size * libm::sin(hours))
        };
        let mut told = candles(Venue::Hyperliquid, Asset::new(name).unwrap(), Millis::HOUR, 36, at);
        if let Facts::Candle(bars) = &mut told.facts {
            bars.truncate(bars.len() - closed);
        }
        all.push(told);
    }
}

fn mood(chance: &mut Generator, all: &mut Vec<Series>) -> String {
    let class = ["Extreme Fear", "Fear", "Neutral", "Greed"][(chance.uniform() * 4.0) as usize % 4];
    let index = (chance.uniform() * 100.0) as u8;
    let age = Millis::hours((chance.uniform() * 60.0) as i64);
    let days = (0..31).rev().map(|back| FearGreed {
        at: NOW - age - Millis::DAY * back,
        index,
        class: class.to_owned(),
    });
    let facts = Facts::FearGreed(days.collect());
    all.push(series(Venue::AlternativeMe, "fng", None, facts));
    class.to_owned()
}
