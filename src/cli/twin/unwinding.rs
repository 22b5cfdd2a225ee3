//! Positions closed by force, drawn from a self-exciting process.
//!
//! The process is a Hawkes process with an exponential kernel, drawn as a branching process
//! (Hawkes and Oakes 1974): first closings come at random over a stretch of time, and each closing
//! brings on others after exponential waits, `branching` of them on average.

use crate::cli::twin::chance::{exponential, gauss, poisson};
use crate::market::Side;
use crate::metrics::generator::Generator;
use crate::metrics::math::{exp, ln_1p};
use serde::{Deserialize, Serialize};

/// Seconds in an hour.
const HOUR_S: f64 = 3_600.0;
/// Most closings of one stretch, whatever its numbers say.
const MOST: usize = 20_000;

/// A stretch of time in which positions of one side are closed by force.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unwinding {
    /// Where its draws begin.
    pub seed: u64,
    /// The side of the positions.
    pub closed: Side,
    /// The hour of its beginning.
    pub from_h: f64,
    /// The hour of its end.
    pub to_h: f64,
    /// All of it, in dollars.
    pub usd: f64,
    /// About how many closings.
    pub count: u32,
    /// How many further closings each brings on, on average: 0 to below 1.
    #[serde(default)]
    pub branching: f64,
    /// Seconds after which half of those have come.
    #[serde(default = "minute")]
    pub half_life_s: f64,
}

fn minute() -> f64 {
    60.0
}

impl Unwinding {
    /// What is wrong with its numbers.
    pub(super) fn problem(&self) -> Option<&'static str> {
        let fits = self.from_h.is_finite()
            && self.to_h.is_finite()
            && self.from_h < self.to_h
            && self.usd.is_finite()
            && self.usd >= 0.0;
        let excites = (0.0..0.95).contains(&self.branching)
            && self.half_life_s.is_finite()
            && self.half_life_s > 0.0;
        match (fits, excites) {
            (true, true) => None,
            (false, _) => Some("a stretch ends after its beginning, with dollars not below zero"),
            (_, false) => Some("branching is from 0 to below 0.95, a half-life above zero"),
        }
    }

    /// The closings: hour, side, price, coins; oldest first. `price` tells the price at an hour.
    pub(super) fn rows(&self, lot: f64, price: impl Fn(f64) -> f64) -> Vec<(f64, Side, f64, f64)> {
        let mut draw = Generator::seeded(self.seed);
        let hours = self.hours(&mut draw);
        let sizes: Vec<f64> = hours.iter().map(|_| exp(gauss(&mut draw) * 1.2)).collect();
        let all: f64 = sizes.iter().sum();
        let row = |(&hour, size): (&f64, &f64)| {
            let price = price(hour);
            let coins = (self.usd * size / all / price / lot).round().max(1.0) * lot;
            // Whole thousandths, so that a lot's amount is written as it is meant.
            (hour, self.closed, price, (coins * 1e3).round() / 1e3)
        };
        hours.iter().zip(&sizes).map(row).collect()
    }

    /// The moments to the millisecond, no two at the same one.
    fn hours(&self, draw: &mut Generator) -> Vec<f64> {
        let firsts = f64::from(self.count) * (1.0 - self.branching);
        let wait = self.half_life_s / HOUR_S / -ln_1p(-0.5);
        let mut born = Vec::new();
        for _ in 0..poisson_many(draw, firsts) {
            born.push(self.from_h + draw.uniform() * (self.to_h - self.from_h));
        }
        let mut next = 0;
        while let Some(&parent) = born.get(next).filter(|_| born.len() < MOST) {
            for _ in 0..poisson(draw, self.branching) {
                let child = parent + exponential(draw, wait);
                if child < self.to_h {
                    born.push(child);
                }
            }
            next += 1;
        }
        let milli = |hour: &f64| (hour * 3_600_000.0).round() / 3_600_000.0;
        let mut hours: Vec<f64> = born.iter().map(milli).collect();
        hours.sort_by(f64::total_cmp);
        hours.dedup();
        hours
    }
}

/// A Poisson draw of any mean, in parts that are small.
fn poisson_many(draw: &mut Generator, mean: f64) -> u32 {
    let mut left = mean;
    let mut count = 0;
    while left > 0.0 {
        count += poisson(draw, left.min(50.0));
        left -= 50.0;
    }
    count
}
