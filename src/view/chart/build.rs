//! Charts from series of values with gaps.

use crate::explain::words::{self, Message};
use crate::explain::{Form, Sentence, Value};
use crate::metrics::sums::sum;
use crate::settings::Locale;
use crate::units::{Millis, UnixMillis};
use crate::view::chart::axis::{axis_money, extent};
use crate::view::chart::{Axis, Bar, Chart, Mark, Point, Role, Row, Table};

/// Most points of one line; a page draws no more columns than that.
const MOST_POINTS: usize = 360;

/// A line over time. `values` are in order of time, `None` where a value is missing.
pub(crate) struct Line {
    pub(crate) locale: Locale,
    pub(crate) now: UnixMillis,
    pub(crate) window: Millis,
    pub(crate) every: Millis,
    pub(crate) title: String,
    pub(crate) role: Role,
    pub(crate) head: String,
    /// How its values are written.
    pub(crate) form: Form,
}

impl Line {
    pub(crate) fn label(&self, value: f64) -> String {
        words::number(self.locale, self.form, value)
    }
}

/// A chart of one line with axes.
pub(crate) fn line_chart(line: &Line, values: &[(UnixMillis, Option<f64>)]) -> Chart {
    Chart {
        x: Axis::of_time(line.locale, line.now, line.window, Some(line.every)),
        y: Axis::of_values(&present(values), &|value| line.label(value)),
        ..sparkline(line, values)
    }
}

/// A line alone, without axes.
#[allow(clippy::cast_precision_loss, reason = "instants stay far below 2^52 ms")]
pub(crate) fn sparkline(line: &Line, values: &[(UnixMillis, Option<f64>)]) -> Chart {
    let numbers = present(values);
    let mut rows = Vec::with_capacity(values.len());
    for (at, value) in values {
        let at = at.0 as f64;
        rows.push(Row { at, name: None, numbers: vec![Some(at), *value] });
    }
    Chart {
        summary: summary(line, &numbers),
        title: line.title.clone(),
        x: Axis::of_time(line.locale, line.now, line.window, None),
        y: Axis::bare(&numbers),
        marks: vec![Mark::Line { role: line.role, runs: runs(values) }],
        table: Table {
            head: vec![words::label(line.locale, Message::Time), line.head.clone()],
            rows,
            first: None,
            others: vec![line.form],
            locale: line.locale,
        },
    }
}

fn summary(line: &Line, numbers: &[f64]) -> String {
    let (Some(first), Some(last), Some((low, high))) =
        (numbers.first(), numbers.last(), extent(numbers))
    else {
        return words::label(line.locale, Message::EmptyChart);
    };
    let mut values = vec![Value::Text(line.title.clone())];
    for value in [*first, *last, low, high] {
        values.push(Value::Text(line.label(value)));
    }
    words::say(line.locale, &Sentence::new(Message::ChartSummary, values))
}

/// What two-sided bars show: one row a step.
pub(crate) struct TwoSides {
    pub(crate) locale: Locale,
    pub(crate) now: UnixMillis,
    pub(crate) window: Millis,
    pub(crate) step: Millis,
    pub(crate) every: Millis,
    pub(crate) title: String,
}

/// Bars of closed shorts above the axis and closed longs below it: longs press the price down.
/// A missing step has no bar and says so in the table.
#[allow(clippy::cast_precision_loss, reason = "instants stay far below 2^52 ms")]
pub(crate) fn bars_chart(of: &TwoSides, steps: &[(UnixMillis, Option<(f64, f64)>)]) -> Chart {
    let (mut told, mut rows) = (Vec::new(), Vec::new());
    let (mut longs, mut shorts, mut extent) = (Vec::new(), Vec::new(), vec![0.0]);
    for (at, sides) in steps {
        let (from, to) = (at.0 as f64, (*at + of.step).min(of.now).0 as f64);
        let (long, short) = sides.unzip();
        rows.push(Row {
            at: f64::midpoint(from, to),
            name: None,
            numbers: vec![Some(from), long, short],
        });
        let Some((long, short)) = *sides else { continue };
        if long.is_finite() && short.is_finite() {
            longs.push(Bar { from, to, low: -long, high: 0.0 });
            shorts.push(Bar { from, to, low: 0.0, high: short });
            extent.extend([-long, short]);
            told.push((*at, long, short));
        }
    }
    let head = [Message::Time, Message::LongLiquidations, Message::ShortLiquidations];
    Chart {
        summary: two_sided_summary(of, &told),
        title: of.title.clone(),
        x: Axis::of_time(of.locale, of.now, of.window, Some(of.every)),
        // Both directions are amounts: the side of the axis tells which, not a sign.
        y: Axis::of_values(&extent, &|usd| axis_money(of.locale, usd.abs())),
        marks: vec![
            Mark::Bars { role: Role::Long, bars: longs },
            Mark::Bars { role: Role::Short, bars: shorts },
        ],
        table: Table {
            head: head.map(|head| words::label(of.locale, head)).to_vec(),
            rows,
            first: None,
            others: vec![Form::Money],
            locale: of.locale,
        },
    }
}

fn two_sided_summary(of: &TwoSides, told: &[(UnixMillis, f64, f64)]) -> String {
    let mut most: Option<(UnixMillis, f64)> = None;
    let (mut longs, mut shorts) = (Vec::new(), Vec::new());
    for &(at, long, short) in told {
        let both = long + short;
        if most.is_none_or(|(_, most)| both.total_cmp(&most).is_ge()) {
            most = Some((at, both));
        }
        longs.push(long);
        shorts.push(short);
    }
    let Some((busiest, _)) = most else {
        return words::label(of.locale, Message::EmptyChart);
    };
    let long = words::money(of.locale, sum(&longs));
    let short = words::money(of.locale, sum(&shorts));
    let busiest = words::hour(busiest);
    let values = [of.title.clone(), long, short, busiest].map(Value::Text).to_vec();
    words::say(of.locale, &Sentence::new(Message::LiquidationsSummary, values))
}

fn finite(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.is_finite())
}

fn present(values: &[(UnixMillis, Option<f64>)]) -> Vec<f64> {
    let mut present = Vec::with_capacity(values.len());
    for (_, value) in values {
        present.extend(finite(*value));
    }
    present
}

/// Unbroken pieces, thinned to what can be seen: of each group of neighbours the least and the
/// largest stay, so that no spike is lost.
#[allow(clippy::cast_precision_loss, reason = "instants stay far below 2^52 ms")]
pub(crate) fn runs(values: &[(UnixMillis, Option<f64>)]) -> Vec<Vec<Point>> {
    let mut runs: Vec<Vec<Point>> = Vec::new();
    let mut broken = true;
    for (at, value) in values {
        match (finite(*value), runs.last_mut()) {
            (None, _) => broken = true,
            (Some(value), Some(run)) if !broken => run.push((at.0 as f64, value)),
            (Some(value), _) => {
                runs.push(vec![(at.0 as f64, value)]);
                broken = false;
            }
        }
    }
    let points: usize = runs.iter().map(Vec::len).sum();
    let group = points.div_ceil(MOST_POINTS) * 2;
    if points <= MOST_POINTS {
        return runs;
    }
    runs.iter().map(|run| thin(run, group)).collect()
}

fn thin(run: &[Point], group: usize) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for chunk in run.chunks(group) {
        let Some(&first) = chunk.first() else { continue };
        let (mut least, mut most) = (first, first);
        for &point in chunk {
            if point.1.total_cmp(&least.1).is_lt() {
                least = point;
            }
            if point.1.total_cmp(&most.1).is_ge() {
                most = point;
            }
        }
        let (earlier, later) = if most.0 < least.0 { (most, least) } else { (least, most) };
        kept.push(earlier);
        if later != earlier {
            kept.push(later);
        }
    }
    kept
}
