//! Axes: a padded range and a few round ticks.

use crate::explain::words::{self, Message};
use crate::explain::{Sentence, Value};
use crate::metrics::math::{log10, ten_to};
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
/// Most ticks of a time axis.
const MOST_TIMES: usize = 12;

impl Axis {
    /// An axis of values that holds all `values` with some air, with round ticks.
    pub(crate) fn of_values(values: &[f64], label: &dyn Fn(f64) -> String) -> Self {
        let (from, to) = padded(values);
        let step = round_step((to - from) / TICKS);
        let first = (from / step).ceil();
        let mut ticks = Vec::new();
        for n in 0..=8 {
            let at = (first + f64::from(n)) * step;
            let is_inside = at <= to;
            if !is_inside {
                break;
            }
            // A negative zero would be labelled as one.
            let at = if at == 0.0 { 0.0 } else { at };
            ticks.push(Tick { at, label: label(at) });
        }
        Self { from, to, ticks }
    }

    /// The same without ticks.
    pub(crate) fn bare(values: &[f64]) -> Self {
        let (from, to) = padded(values);
        Self { from, to, ticks: Vec::new() }
    }

    /// The time axis of a window that ends at `now`, with ticks every `every` of the reader's clock.
    #[allow(clippy::cast_precision_loss, reason = "instants stay far below 2^52 ms")]
    pub(crate) fn of_time(
        locale: Locale,
        now: UnixMillis,
        window: Millis,
        every: Option<Millis>,
    ) -> Self {
        let from = now - window;
        let mut ticks = Vec::new();
        if let Some(every) = every {
            let began = words::ahead_of_utc(from);
            let mut local = (from + began).floor(every) + every;
            loop {
                // The clock may have been put forward or back since.
                let at = local - words::ahead_of_utc(local - began);
                if at > now || ticks.len() >= MOST_TIMES {
                    break;
                }
                ticks.push(Tick { at: at.0 as f64, label: words::time_axis(locale, at, window) });
                local = local + every;
            }
        }
        Self { from: from.0 as f64, to: now.0 as f64, ticks }
    }
}

/// An amount of dollars as short as an axis needs it: `$2.5 m`.
pub(crate) fn axis_money(locale: Locale, usd: f64) -> String {
    let mut text = String::new();
    for scale in words::label(locale, Message::MarkAxisScales).split(", ") {
        let Some((power, word)) = scale.split_once(' ') else { continue };
        let size = ten_to(f64::from(power.parse::<u32>().unwrap_or(0)));
        if text.is_empty() && usd.abs() >= size {
            text = [&shortest(locale, usd / size), "\u{a0}", word].concat();
        }
    }
    if text.is_empty() {
        text = words::fixed(locale, usd, 0);
    }
    words::say(locale, &Sentence::new(Message::Dollars, vec![Value::Text(text)]))
}

/// With as many decimals as it has, at most two.
fn shortest(locale: Locale, number: f64) -> String {
    let is_whole = |number: f64| (number - number.round()).abs() < 1e-6;
    let decimals = if is_whole(number) {
        0
    } else if is_whole(number * 10.0) {
        1
    } else {
        2
    };
    words::fixed(locale, number, decimals)
}

/// The least and the largest of the finite values.
pub(super) fn extent(values: &[f64]) -> Option<(f64, f64)> {
    let mut extent: Option<(f64, f64)> = None;
    for &value in values.iter().filter(|value| value.is_finite()) {
        extent = Some(match extent {
            None => (value, value),
            Some((least, most)) => {
                let less = value.total_cmp(&least).is_lt();
                let more = value.total_cmp(&most).is_gt();
                (if less { value } else { least }, if more { value } else { most })
            }
        });
    }
    extent
}

/// From the least to the largest value with a twentieth of air; around a single value a range of
/// its own size.
fn padded(values: &[f64]) -> (f64, f64) {
    let (least, most) = extent(values).unwrap_or((0.0, 1.0));
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
    let power = ten_to(log10(rough).floor());
    let steps = [1.0, 2.0, 2.5, 5.0].map(|times| times * power);
    steps.into_iter().find(|step| *step >= rough).unwrap_or(10.0 * power)
}
