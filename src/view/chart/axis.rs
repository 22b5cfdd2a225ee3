//! Axes: a padded range and a few round ticks.

use crate::explain::words;
use crate::metrics::math::{log10, pow};
use crate::settings::Locale;
use crate::units::{Millis, UnixMillis};

/// A labelled place on an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where.
    pub at: f64,
    /// What stands there.
    pub label: String,
}

/// A range with ticks inside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Where it begins.
    pub from: f64,
    /// Where it ends; above `from`.
    pub to: f64,
    /// Its ticks, in order.
    pub ticks: Vec<Tick>,
}

/// Ticks wanted on a value axis; there may be one more or fewer.
const TICKS: f64 = 4.0;

impl Axis {
    /// An axis of values that holds all `values` with some air, with round ticks.
    pub(crate) fn of_values(values: &[f64], label: impl Fn(f64) -> String) -> Self {
        let (from, to) = padded(values);
        let step = round_step((to - from) / TICKS);
        let first = (from / step).ceil();
        let ticks = (0..=8)
            .map(|n| (first + f64::from(n)) * step)
            .take_while(|at| *at <= to)
            // A negative zero would be labelled as one.
            .map(|at| if at == 0.0 { 0.0 } else { at })
            .map(|at| Tick { at, label: label(at) })
            .collect();
        Self { from, to, ticks }
    }

    /// The same without ticks.
    pub(crate) fn bare(values: &[f64]) -> Self {
        let (from, to) = padded(values);
        Self { from, to, ticks: Vec::new() }
    }

    /// The time axis of a window that ends at `now`, with ticks every `every` of UTC.
    #[allow(clippy::cast_precision_loss, reason = "instants stay far below 2^52 ms")]
    pub(crate) fn of_time(
        locale: Locale,
        now: UnixMillis,
        window: Millis,
        every: Option<Millis>,
    ) -> Self {
        let from = now - window;
        let ticks = every.map_or_else(Vec::new, |every| {
            let first = from.floor(every) + every;
            (0..12)
                .map(|n| first + every * n)
                .take_while(|at| *at <= now)
                .map(|at| Tick { at: at.0 as f64, label: words::time_axis(locale, at, window) })
                .collect()
        });
        Self { from: from.0 as f64, to: now.0 as f64, ticks }
    }
}

/// From the least to the largest value with a twentieth of air; around a single value a range of
/// its own size.
fn padded(values: &[f64]) -> (f64, f64) {
    let finite = || values.iter().copied().filter(|value| value.is_finite());
    let least = finite().min_by(f64::total_cmp).unwrap_or(0.0);
    let most = finite().max_by(f64::total_cmp).unwrap_or(1.0);
    let air = (most - least) * 0.05;
    // A range too small for its own numbers would have no ticks and no height.
    if air <= least.abs().max(most.abs()) * 1e-9 {
        let around = if most == 0.0 { 1.0 } else { most.abs() * 0.01 };
        return (least - around, most + around);
    }
    (least - air, most + air)
}

/// The next of 1, 2, 2.5 or 5 times a power of ten at or above `rough`.
fn round_step(rough: f64) -> f64 {
    let power = pow(10.0, log10(rough).floor());
    let steps = [1.0, 2.0, 2.5, 5.0].map(|times| times * power);
    steps.into_iter().find(|step| *step >= rough).unwrap_or(10.0 * power)
}
