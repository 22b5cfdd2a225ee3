//! The metrics that are timed, each on made-up input of any size.

#![allow(dead_code, unreachable_pub, reason = "each benchmark uses its own part")]
#![allow(clippy::disallowed_methods, reason = "a benchmark reads a clock")]
#![allow(clippy::unwrap_used, clippy::cast_precision_loss, reason = "a benchmark may stop")]

pub mod flow;
pub mod leverage;

use std::hint::black_box;
use std::time::Instant;

/// How many events, bars or levels.
pub const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];

/// One method on prepared input; its answer as a number, so that it cannot be left out.
pub type Method = Box<dyn Fn() -> f64>;

/// Makes a method ready for a size.
pub type Make = fn(usize) -> Method;

/// The least of several runs, in seconds: more of them where one is short.
fn seconds(run: &Method) -> f64 {
    let once = || {
        let start = Instant::now();
        black_box(run());
        start.elapsed().as_secs_f64()
    };
    let first = once();
    let runs = if first < 0.1 { 10 } else { 3 };
    (0..runs).map(|_| once()).fold(first, f64::min)
}

/// The slope of ln seconds over ln size by least squares: 1 for a method in proportion to its input.
fn growth(taken: &[f64; SIZES.len()]) -> f64 {
    let points =
        SIZES.iter().zip(taken).map(|(&n, &taken)| (libm::log(n as f64), libm::log(taken)));
    let points: Vec<(f64, f64)> = points.collect();
    let n = points.len() as f64;
    let (x, y) = points.iter().fold((0.0, 0.0), |(x, y), point| (x + point.0, y + point.1));
    let (x, y) = (x / n, y / n);
    let rise: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    let run: f64 = points.iter().map(|point| (point.0 - x) * (point.0 - x)).sum();
    rise / run
}

/// Prints for each method the seconds by size and the growth exponent.
pub fn table(title: &str, methods: &[(&str, Make)]) {
    let head: Vec<String> = SIZES.iter().map(|n| format!("{n:>10}")).collect();
    println!("{:<20} {}  growth", format!("{title}, seconds"), head.join(" "));
    for (name, make) in methods {
        let taken = SIZES.map(|n| seconds(&make(n)));
        let row: Vec<String> = taken.iter().map(|taken| format!("{taken:>10.6}")).collect();
        println!("{name:<20} {}  {:.2}", row.join(" "), growth(&taken));
    }
}

/// A count as an answer.
pub fn as_number(count: usize) -> f64 {
    count as f64
}
