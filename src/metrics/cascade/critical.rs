//! At what shock does the map give way?

use super::impact::Impact;
use super::simulate::{Ladder, Trigger, follow};
use crate::metrics::gap::{Gap, Measured};
use crate::metrics::math::{count, whole};
use crate::units::{Fraction, Price};

/// A smaller jump is rounding.
const ROUNDING: f64 = 1e-12;
/// More shocks than this are not tried.
const MOST_SHOCKS: f64 = 10_000.0;

/// Which shocks are tried, and what counts as amplified.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scan {
    /// From here in equal steps; also the first shock.
    pub step: Fraction,
    /// Up to here, at most 0.5.
    pub largest: Fraction,
    /// The amplification that is looked for.
    pub amplified: f64,
}

impl Scan {
    /// 0.1% to 10% in steps of 0.1%, amplified from 2 on.
    pub const USUAL: Self = Self { step: Fraction(0.001), largest: Fraction(0.1), amplified: 2.0 };
}

/// One shock and where it ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurvePoint {
    /// The shock.
    pub shock: Fraction,
    /// The whole fall.
    pub total_drop: Fraction,
    /// The whole log move for one of the shock's.
    pub amplification: f64,
}

/// Where the map gives way.
#[derive(Clone, Debug, PartialEq)]
pub struct Critical {
    /// The shock at which the fall beyond the shock grows most from one step to the next; `None`
    /// where it never grows.
    pub largest_jump_at: Option<Fraction>,
    /// By how much it grows there.
    pub largest_jump: Fraction,
    /// The first shock with the amplification looked for; `None` where there is none.
    pub first_amplified: Option<Fraction>,
    /// Every shock tried, smallest first.
    pub curve: Vec<CurvePoint>,
}

/// Tries shocks of growing size.
///
/// # Errors
/// `Undefined` where the scan is empty or has more than 10,000 steps; else as
/// [`simulate`](super::simulate).
pub fn critical_shock(
    before: Price,
    levels: &[Trigger],
    impact: &Impact,
    executed: Fraction,
    scan: Scan,
) -> Measured<Critical> {
    let steps = (scan.largest.0 / scan.step.0).round();
    if !(scan.step.0 > 0.0 && (1.0..=MOST_SHOCKS).contains(&steps)) {
        return Err(Gap::Undefined);
    }
    let ladder = Ladder::new(levels).ok_or(Gap::Undefined)?;
    let mut curve = Vec::new();
    for nth in 1..=whole(steps) {
        let shock = Fraction(count(nth) * scan.step.0);
        let cascade = follow(before, &ladder, shock, impact, executed)?;
        let amplification = cascade.amplification.ok_or(Gap::Undefined)?;
        curve.push(CurvePoint { shock, total_drop: cascade.total_drop, amplification });
    }
    let beyond = |point: &CurvePoint| point.total_drop.0 - point.shock.0;
    let (mut largest_jump, mut largest_jump_at) = (0.0, None);
    for pair in curve.windows(2) {
        if let [before, after] = pair {
            let jump = beyond(after) - beyond(before);
            if jump > largest_jump + ROUNDING {
                (largest_jump, largest_jump_at) = (jump, Some(after.shock));
            }
        }
    }
    let first = curve.iter().find(|point| point.amplification >= scan.amplified);
    Ok(Critical {
        largest_jump_at,
        largest_jump: Fraction(largest_jump),
        first_amplified: first.map(|point| point.shock),
        curve,
    })
}
