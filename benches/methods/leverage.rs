//! The leverage metrics on made-up input of any size.

use super::Make;
use why_crypto_down::market::{DepthRow, Side};
use why_crypto_down::metrics::cascade::{Impact, Scan, Trigger, critical_shock, simulate, walk};
use why_crypto_down::metrics::levels::{
    Candidate, LevelKind, TOGETHER, TradedRange, VolumeProfile, cluster, swing_highs, zigzag,
};
use why_crypto_down::metrics::liquidation_map::{Bar, LeverageMix, LiquidationMap};
use why_crypto_down::metrics::liquidation_price::{MarginTier, TierTable, linear};
use why_crypto_down::metrics::rank::rank_correlation;
use why_crypto_down::units::{Coins, Fraction, Price, Usd};

const NOW: f64 = 67_630.0;
const IMPACT: Impact =
    Impact::SquareRoot { y: 0.75, sigma_daily: 0.035, volume_daily: Coins(400_000.0) };

/// The methods by name, each made ready for `n` of its items.
pub const METHODS: &[(&str, Make)] = &[
    ("liquidation_price", |n| {
        let table = tiers();
        let sizes: Vec<f64> = draws(n).map(|x| 0.1 + 100.0 * x).collect();
        Box::new(move || {
            let at = |size: &f64| {
                linear::Position::at_leverage(Side::Long, Coins(*size), price(NOW), 10.0, Usd(0.0))?
                    .liquidation_price(&table, Fraction(0.0))
            };
            sizes.iter().filter_map(at).map(Price::usd).sum()
        })
    }),
    ("map_build", |n| {
        let bars = bars(n);
        Box::new(move || {
            LiquidationMap::build(&bars, &LeverageMix::base(), 0.005).unwrap().long.unknown.0
        })
    }),
    ("map_buckets", |n| {
        let map = LiquidationMap::build(&bars(n), &LeverageMix::base(), 0.005).unwrap();
        Box::new(move || map.long.percent_buckets(map.price, 20).iter().map(|usd| usd.0).sum())
    }),
    ("cascade", |n| {
        let levels = levels(n);
        Box::new(move || {
            simulate(price(NOW), &levels, Fraction(0.03), &IMPACT, Fraction(1.0))
                .unwrap()
                .total_drop
                .0
        })
    }),
    ("critical_shock", |n| {
        let levels = levels(n);
        Box::new(move || {
            critical_shock(price(NOW), &levels, &IMPACT, Fraction(1.0), Scan::USUAL)
                .unwrap()
                .largest_jump
                .0
        })
    }),
    ("book_walk", |n| {
        let row = |level: Trigger| DepthRow { price: level.price, amount: level.coins };
        let bids: Vec<DepthRow> = levels(n).into_iter().map(row).collect();
        Box::new(move || walk(&bids, Coins(1_000.0)).filled.0)
    }),
    ("volume_profile", |n| {
        let ranges: Vec<TradedRange> = bars(n)
            .iter()
            .map(|bar| TradedRange { low: bar.low.usd(), high: bar.high.usd(), volume: 1.0 })
            .collect();
        Box::new(move || {
            let profile = VolumeProfile::spread(&ranges, 0.5 * NOW, 1.5 * NOW, 400).unwrap();
            profile.value_area(0.7).map_or(0.0, |area| area.share)
        })
    }),
    ("value_area", |n| {
        let edges = (0..=n).map(|edge| edge as f64).collect();
        let profile = VolumeProfile::new(edges, draws(n).collect()).unwrap();
        Box::new(move || profile.value_area(0.7).unwrap().share)
    }),
    ("swings", |n| {
        let highs: Vec<f64> = draws(n).collect();
        Box::new(move || swing_highs(&highs, 5).len() as f64)
    }),
    ("zigzag", |n| {
        let closes: Vec<f64> = bars(n).iter().map(|bar| bar.typical.usd()).collect();
        Box::new(move || zigzag(&closes, 0.02).len() as f64)
    }),
    ("cluster", |n| {
        let candidate = |x: f64| Candidate { price: price(1.0 + x), kind: LevelKind::Swing };
        let candidates: Vec<Candidate> = draws(n).map(candidate).collect();
        Box::new(move || cluster(&candidates, TOGETHER).len() as f64)
    }),
    ("rank_correlation", |n| {
        let (one, other): (Vec<f64>, Vec<f64>) = draws(n).zip(draws(n).skip(1)).unzip();
        Box::new(move || rank_correlation(&one, &other).unwrap().rho)
    }),
];

fn price(usd: f64) -> Price {
    Price::new(usd).unwrap()
}

/// Numbers from 0 to 1, the same every time.
fn draws(n: usize) -> impl Iterator<Item = f64> {
    let mut state = 42_u64;
    (0..n).map(move |_| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 53) as f64
    })
}

/// A price that stays near where it began, and open interest that rises and falls.
fn bars(n: usize) -> Vec<Bar> {
    let mut away = 0.0;
    draws(n)
        .zip(draws(n + 7).skip(7))
        .map(|(drift, open)| {
            away = 0.999 * away + 0.01 * (drift - 0.5);
            let at = NOW * (1.0 + away);
            let open = Coins(90_000.0 + 10_000.0 * open);
            Bar::new(price(at * 1.002), price(at * 0.998), price(at), open).unwrap()
        })
        .collect()
}

/// Levels below the price that together hold as much for every `n`.
fn levels(n: usize) -> Vec<Trigger> {
    let coins = Coins(30_000.0 / n as f64);
    draws(n).map(|x| Trigger { price: price(NOW * (1.0 - 0.2 * x)), coins }).collect()
}

fn tiers() -> TierTable {
    let steps = [
        (5e4, 0.004),
        (2.5e5, 0.005),
        (1e6, 0.01),
        (1e7, 0.025),
        (2e7, 0.05),
        (5e7, 0.1),
        (1e8, 0.125),
        (2e8, 0.15),
        (3e8, 0.25),
        (5e8, 0.5),
    ];
    let (mut deduction, mut cap_before, mut rate_before) = (0.0, 0.0, 0.0);
    let rows = steps.map(|(cap, rate)| {
        deduction += cap_before * (rate - rate_before);
        (cap_before, rate_before) = (cap, rate);
        MarginTier { cap: Some(cap), rate, deduction }
    });
    TierTable::with_deductions(&rows).unwrap()
}
