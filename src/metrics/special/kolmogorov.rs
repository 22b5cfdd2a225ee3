//! How far an empirical distribution strays from the true one (Kolmogorov and Smirnov).

use crate::metrics::math::{count, exp, sqrt};
use crate::metrics::special::density::binomial;
use crate::metrics::special::pelz_good;
use core::f64::consts::{PI, TAU};

/// The chance that √n D exceeds `x` for large n: 2 Σ (−1)^(k−1) e^(−2k²x²).
pub fn kolmogorov_sf(x: f64) -> Option<f64> {
    if x.is_nan() {
        return None;
    }
    if x <= 0.02 {
        return Some(1.0);
    }
    if x < 1.0 {
        // The other form of the same theta function, which converges fast for small x.
        let odd = |k: f64| exp(-(2.0 * k - 1.0) * (2.0 * k - 1.0) * PI * PI / (8.0 * x * x));
        let below = (sqrt(TAU) / x) * (odd(1.0) + odd(2.0) + odd(3.0) + odd(4.0));
        return Some((1.0 - below).clamp(0.0, 1.0));
    }
    let term = |k: f64| exp(-2.0 * k * k * x * x);
    let sum = term(1.0) - term(2.0) + term(3.0) - term(4.0) + term(5.0);
    Some((2.0 * sum).clamp(0.0, 1.0))
}

/// The chance of a distance of at least `distance` between the empirical distribution of `n` draws
/// and the true one, after Stephens (1970): [`kolmogorov_sf`] of (√n + 0.12 + 0.11/√n) D.
/// Conservative where the distribution was fitted to the same draws. `None` of no draws.
pub fn kolmogorov_sf_of(distance: f64, n: usize) -> Option<f64> {
    let root = sqrt(count(n));
    if n == 0 { None } else { kolmogorov_sf((root + 0.12 + 0.11 / root) * distance) }
}

/// Up to so many draws the chance is exact.
const EXACT: usize = 140;

/// The chance of [`kolmogorov_sf_of`] for the number of draws there are, after Simard and L'Ecuyer
/// (2011): exact for up to 140 draws, by Marsaglia, Tsang and Wang's matrices (2003) and in the far
/// tail as twice the one-sided chance of Birnbaum and Tingey (1951); for more draws to about six
/// digits, by Pelz and Good's series where the matrices grow too large. `None` of no draws.
pub fn kolmogorov_sample_sf(distance: f64, n: usize) -> Option<f64> {
    if n == 0 || distance.is_nan() {
        return None;
    }
    let draws = count(n);
    let far = draws * distance;
    if far <= 0.5 {
        return Some(1.0);
    }
    if distance >= 1.0 {
        return Some(0.0);
    }
    let spread = far * distance;
    if spread >= 370.0 {
        return Some(0.0);
    }
    let in_the_tail = if n <= EXACT { spread > 4.0 } else { spread >= 2.2 };
    if distance >= 0.5 || in_the_tail {
        return Some((2.0 * one_sided(distance, n)).min(1.0));
    }
    let narrow = n <= 100_000 && far * sqrt(distance) <= 1.4;
    let below =
        if n <= EXACT || narrow { within(distance, n) } else { pelz_good::within(distance, draws) };
    Some((1.0 - below).clamp(0.0, 1.0))
}

/// The chance that the empirical distribution rises above the true one by `distance` somewhere.
fn one_sided(distance: f64, n: usize) -> f64 {
    let draws = count(n);
    let mut sum = 0.0;
    for step in 0..=n {
        let p = distance + count(step) / draws;
        let q = 1.0 - p;
        if q < 0.0 {
            break;
        }
        sum += distance * binomial(count(step), draws, p, q) / p;
    }
    sum
}

/// A square matrix with a power of ten split off, so that powers neither overflow nor vanish.
#[derive(Clone)]
struct Scaled {
    rows: Vec<Vec<f64>>,
    tens: i32,
}

impl Scaled {
    fn times(&self, other: &Self) -> Self {
        let mut rows: Vec<Vec<f64>> = self
            .rows
            .iter()
            .map(|row| {
                let mut out = vec![0.0; row.len()];
                for (&factor, from) in row.iter().zip(&other.rows) {
                    for (cell, &with) in out.iter_mut().zip(from) {
                        *cell += factor * with;
                    }
                }
                out
            })
            .collect();
        let mut tens = self.tens + other.tens;
        if self.centre_of(&rows) > 1e140 {
            rows.iter_mut().flatten().for_each(|cell| *cell *= 1e-140);
            tens += 140;
        }
        Self { rows, tens }
    }

    fn centre_of(&self, rows: &[Vec<f64>]) -> f64 {
        let middle = self.rows.len() / 2;
        rows.get(middle).and_then(|row| row.get(middle)).copied().unwrap_or(0.0)
    }

    fn power(&self, exponent: usize) -> Self {
        if exponent <= 1 {
            return self.clone();
        }
        let half = self.power(exponent / 2);
        let square = half.times(&half);
        if exponent.is_multiple_of(2) { square } else { square.times(self) }
    }
}

/// The chance of a distance below `distance`.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "n D lies between 0.5 and 100"
)]
fn within(distance: f64, n: usize) -> f64 {
    let far = count(n) * distance;
    let k = far as usize + 1;
    let size = 2 * k - 1;
    let h = count(k) - far;
    let powers: Vec<f64> = (0..=size)
        .scan(1.0, |power, _| {
            let this = *power;
            *power *= h;
            Some(this)
        })
        .collect();
    let power = |exponent: usize| powers.get(exponent).copied().unwrap_or(0.0);
    let entry = |row: usize, column: usize| {
        let mut cell = if row + 1 >= column { 1.0 } else { 0.0 };
        if column == 0 {
            cell -= power(row + 1);
        }
        if row + 1 == size {
            cell -= power(size - column);
        }
        if column == 0 && row + 1 == size && 2.0 * h > 1.0 {
            let mut corner = 1.0;
            (0..size).for_each(|_| corner *= 2.0 * h - 1.0);
            cell += corner;
        }
        // Divided by (row − column + 1)!
        (1..=(row + 1).saturating_sub(column)).fold(cell, |cell, factor| cell / count(factor))
    };
    let rows = (0..size).map(|row| (0..size).map(|column| entry(row, column)).collect()).collect();
    let power = Scaled { rows, tens: 0 }.power(n);
    let mut chance = power.rows.get(k - 1).and_then(|row| row.get(k - 1)).copied().unwrap_or(0.0);
    // Times n! ÷ nⁿ.
    let mut tens = power.tens;
    for factor in 1..=n {
        chance *= count(factor) / count(n);
        if chance < 1e-140 {
            chance *= 1e140;
            tens -= 140;
        }
    }
    while tens > 0 {
        chance *= 1e140;
        tens -= 140;
    }
    while tens < 0 {
        chance *= 1e-140;
        tens += 140;
    }
    chance
}
