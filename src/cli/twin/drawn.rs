//! A path drawn by a few numbers: through given knots, with walks and a wobble from seeds.
//!
//! The same numbers give the same path everywhere. A walk of one seed is the same wherever it is
//! used, so that coins which share it move together.

use crate::cli::twin::chance::gauss;
use crate::metrics::generator::Generator;
use crate::metrics::math::{exp, ln, sqrt};
use serde::Deserialize;

/// Hours of the month that paths know hour by hour.
const MONTH_H: i32 = 31 * 24;
/// Hours of the year that paths know day by day.
const YEAR_H: i32 = 366 * 24;
/// How much of a wobble's level stays from one step to the next.
const WOBBLE_STAYS: f64 = 0.8;

/// A path by a few numbers.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Drawn {
    /// Knots that the path goes through.
    through: Vec<(f64, f64)>,
    /// Random walks of the logarithm, added up, that leave the knots where they are.
    #[serde(default)]
    walks: Vec<Walk>,
    /// A wobble about the lines between the knots; none at the end.
    #[serde(default)]
    wobble: Option<Wobble>,
}

/// A random walk of the logarithm.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Walk {
    seed: u64,
    /// Standard deviation of a day's step, in percent.
    daily_pct: f64,
}

/// A wobble that comes back: each step keeps four fifths of the last level.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wobble {
    seed: u64,
    /// Standard deviation of a step: of the figure's own size, or of `1` where `absolute`.
    size: f64,
    /// Hours between two steps.
    every_h: u32,
    #[serde(default)]
    absolute: bool,
}

impl Drawn {
    /// The knots that it stands for.
    pub(super) fn knots(&self) -> Result<Vec<(f64, f64)>, &'static str> {
        if self.through.is_empty() {
            return Err("a path has at least one knot");
        }
        if !self.through.is_sorted_by(|before, after| before.0 < after.0) {
            return Err("the hours of a path rise from knot to knot");
        }
        let mut knots = self.through.clone();
        if !self.walks.is_empty() {
            if self.through.iter().any(|knot| knot.1 <= 0.0) {
                return Err("what walks is above zero");
            }
            knots = self.walked();
        }
        match self.wobble {
            Some(wobble) if wobble.every_h == 0 => Err("a wobble has steps"),
            Some(wobble) => Ok(wobbling(&knots, wobble)),
            None => Ok(knots),
        }
    }

    /// The walk, bent so that it goes through the knots.
    fn walked(&self) -> Vec<(f64, f64)> {
        let hours = hours();
        let mut walk = vec![0.0; hours.len()];
        for &Walk { seed, daily_pct } in &self.walks {
            let mut draw = Generator::seeded(seed);
            let mut level = 0.0;
            let steps = hours.iter().zip(hours.iter().skip(1)).map(|(from, to)| to - from);
            for (at, step) in walk.iter_mut().skip(1).zip(steps) {
                level += gauss(&mut draw) * daily_pct / 100.0 * sqrt(step / 24.0);
                *at += level;
            }
        }
        let walk: Vec<(f64, f64)> = hours.iter().copied().zip(walk).collect();
        let misses: Vec<(f64, f64)> = self
            .through
            .iter()
            .map(|&(hour, figure)| (hour, ln(figure) - between(&walk, hour)))
            .collect();
        let (first, last) = (bound(self.through.first()), bound(self.through.last()));
        let mut all: Vec<f64> =
            hours.into_iter().filter(|hour| (first..=last).contains(hour)).collect();
        all.extend(self.through.iter().map(|knot| knot.0));
        all.sort_by(f64::total_cmp);
        all.dedup();
        let figure = |hour| (hour, exp(between(&walk, hour) + between(&misses, hour)));
        all.into_iter().map(figure).collect()
    }
}

/// The hours that a walk steps at: days for a year, hours for a month.
fn hours() -> Vec<f64> {
    let days = (-YEAR_H..-MONTH_H).step_by(24);
    days.chain(-MONTH_H..=0).map(f64::from).collect()
}

fn bound(knot: Option<&(f64, f64)>) -> f64 {
    knot.map_or(0.0, |knot| knot.0)
}

/// The straight line through knots at an hour.
fn between(knots: &[(f64, f64)], hour: f64) -> f64 {
    let after = knots.partition_point(|knot| knot.0 <= hour);
    let before = after.checked_sub(1).and_then(|index| knots.get(index));
    match (before, knots.get(after)) {
        (Some(&(h0, f0)), Some(&(h1, f1))) => f0 + (f1 - f0) * ((hour - h0) / (h1 - h0)),
        (Some(&(_, figure)), None) | (None, Some(&(_, figure))) => figure,
        (None, None) => 0.0,
    }
}

/// The lines between the knots with a wobble over the month, at steps that are never on a whole
/// day: a venue samples by its own clock, and a bend at the edge of a window would be lost.
fn wobbling(knots: &[(f64, f64)], wobble: Wobble) -> Vec<(f64, f64)> {
    let mut draw = Generator::seeded(wobble.seed);
    let mut level = 0.0;
    let step = usize::try_from(wobble.every_h).unwrap_or(1);
    let mut levels = Vec::new();
    for hour in (-MONTH_H - 12..0).step_by(step).filter(|hour| hour % 24 != 0) {
        level = WOBBLE_STAYS * level + gauss(&mut draw) * wobble.size;
        levels.push((f64::from(hour), level));
    }
    levels.push((0.0, 0.0));
    let mut hours: Vec<f64> = levels.iter().chain(knots).map(|knot| knot.0).collect();
    hours.sort_by(f64::total_cmp);
    hours.dedup();
    let first = levels.first().map_or(0.0, |first| first.0);
    let figure = |hour: f64| {
        let level = if hour < first { 0.0 } else { between(&levels, hour) };
        let plain = between(knots, hour);
        (hour, if wobble.absolute { plain + level } else { plain * (1.0 + level) })
    };
    hours.into_iter().map(figure).collect()
}
