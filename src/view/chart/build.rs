//! Charts from series of values with gaps.

use crate::explain::words::{self, Phrase};
use crate::metrics::sums::sum;
use crate::settings::Locale;
use crate::units::order;
use crate::units::{Millis, UnixMillis};
use crate::view::chart::{Axis, Bar, Chart, Mark, Point, Role, Table};

/// Most points of one line; a page draws no more columns than that.
const MOST_POINTS: usize = 360;

/// A line over time. `values` are in order of time, `None` where a value is missing.
pub(crate) struct Line<'a> {
    pub(crate) locale: Locale,
    pub(crate) now: UnixMillis,
    pub(crate) window: Millis,
    pub(crate) every: Millis,
    pub(crate) title: String,
    pub(crate) role: Role,
    pub(crate) head: String,
    pub(crate) label: &'a dyn Fn(f64) -> String,
}

/// A chart of one line with axes and a table.
pub(crate) fn line_chart(line: &Line<'_>, values: &[(UnixMillis, Option<f64>)]) -> Chart {
    let numbers: Vec<f64> = present(values).map(|(_, value)| value).collect();
    let runs = runs(values);
    let time = |at: UnixMillis| words::date_time(line.locale, at);
    let missing = words::phrase(line.locale, Phrase::NoValue);
    let rows = values
        .iter()
        .map(|(at, value)| vec![time(*at), finite(*value).map_or(missing.clone(), line.label)])
        .collect();
    Chart {
        summary: summary(line, &numbers),
        title: line.title.clone(),
        x: Axis::of_time(line.locale, line.now, line.window, Some(line.every)),
        y: Axis::of_values(&numbers, line.label),
        marks: vec![Mark::Line { role: line.role, runs }],
        table: Table {
            head: vec![words::phrase(line.locale, Phrase::Time), line.head.clone()],
            rows,
        },
    }
}

/// A line alone, without axes or table.
pub(crate) fn sparkline(line: &Line<'_>, values: &[(UnixMillis, Option<f64>)]) -> Chart {
    let numbers: Vec<f64> = present(values).map(|(_, value)| value).collect();
    Chart {
        summary: summary(line, &numbers),
        title: line.title.clone(),
        x: Axis::of_time(line.locale, line.now, line.window, None),
        y: Axis::bare(&numbers),
        marks: vec![Mark::Line { role: line.role, runs: runs(values) }],
        table: Table::default(),
    }
}

fn summary(line: &Line<'_>, numbers: &[f64]) -> String {
    let least = numbers.iter().copied().min_by(f64::total_cmp);
    let most = numbers.iter().copied().max_by(f64::total_cmp);
    let (Some(first), Some(last), Some(low), Some(high)) =
        (numbers.first(), numbers.last(), least, most)
    else {
        return words::phrase(line.locale, Phrase::EmptyChart);
    };
    let [first, last, low, high] = [*first, *last, low, high].map(line.label);
    let phrase = Phrase::ChartSummary {
        title: &line.title,
        first: &first,
        last: &last,
        low: &low,
        high: &high,
    };
    words::phrase(line.locale, phrase)
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
    let money = |usd: f64| words::money(of.locale, usd);
    let told: Vec<(UnixMillis, f64, f64)> = steps
        .iter()
        .filter_map(|(at, sides)| sides.map(|(long, short)| (*at, long, short)))
        .filter(|(_, long, short)| long.is_finite() && short.is_finite())
        .collect();
    let bar = |at: UnixMillis, low: f64, high: f64| Bar {
        from: at.0 as f64,
        to: (at + of.step).min(of.now).0 as f64,
        low,
        high,
    };
    let longs = told.iter().map(|(at, long, _)| bar(*at, -long, 0.0)).collect();
    let shorts = told.iter().map(|(at, _, short)| bar(*at, 0.0, *short)).collect();
    let extent: Vec<f64> =
        told.iter().flat_map(|(_, long, short)| [-long, *short]).chain([0.0]).collect();
    let missing = words::phrase(of.locale, Phrase::NoValue);
    let rows = steps
        .iter()
        .map(|(at, sides)| {
            let (long, short) = sides
                .map_or((missing.clone(), missing.clone()), |(long, short)| {
                    (money(long), money(short))
                });
            vec![words::date_time(of.locale, *at), long, short]
        })
        .collect();
    let head = [Phrase::Time, Phrase::LongLiquidations, Phrase::ShortLiquidations];
    Chart {
        summary: two_sided_summary(of, &told),
        title: of.title.clone(),
        x: Axis::of_time(of.locale, of.now, of.window, Some(of.every)),
        // Both directions are amounts: the side of the axis tells which, not a sign.
        y: Axis::of_values(&extent, |usd| money(usd.abs())),
        marks: vec![
            Mark::Bars { role: Role::Long, bars: longs },
            Mark::Bars { role: Role::Short, bars: shorts },
        ],
        table: Table { head: head.map(|head| words::phrase(of.locale, head)).to_vec(), rows },
    }
}

fn two_sided_summary(of: &TwoSides, told: &[(UnixMillis, f64, f64)]) -> String {
    let most = told.iter().max_by(|a, b| (a.1 + a.2).total_cmp(&(b.1 + b.2)));
    let Some((busiest, _, _)) = most else {
        return words::phrase(of.locale, Phrase::EmptyChart);
    };
    let total = |side: fn(&(UnixMillis, f64, f64)) -> f64| {
        words::money(of.locale, sum(&told.iter().map(side).collect::<Vec<_>>()))
    };
    let (long, short) = (total(|row| row.1), total(|row| row.2));
    let busiest = words::time_axis(of.locale, *busiest, of.window);
    let phrase = Phrase::LiquidationsSummary {
        title: &of.title,
        long: &long,
        short: &short,
        busiest: &busiest,
    };
    words::phrase(of.locale, phrase)
}

fn finite(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.is_finite())
}

fn present(
    values: &[(UnixMillis, Option<f64>)],
) -> impl Iterator<Item = (UnixMillis, f64)> + Clone + '_ {
    values.iter().filter_map(|(at, value)| Some((*at, finite(*value)?)))
}

/// Unbroken pieces, thinned to what can be seen: of each group of neighbours the least and the
/// largest stay, so that no spike is lost.
#[allow(clippy::cast_precision_loss, reason = "instants stay far below 2^52 ms")]
fn runs(values: &[(UnixMillis, Option<f64>)]) -> Vec<Vec<Point>> {
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
        let least = chunk.iter().min_by(|a, b| a.1.total_cmp(&b.1));
        let most = chunk.iter().max_by(|a, b| a.1.total_cmp(&b.1));
        let mut both: Vec<Point> = least.into_iter().chain(most).copied().collect();
        order::sort_by(&mut both, |a, b| a.0.total_cmp(&b.0));
        both.dedup();
        kept.extend(both);
    }
    kept
}
