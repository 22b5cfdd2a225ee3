//! The geometry, on any plotters backend. No meshes, captions or labels: those measure text.

use crate::view::chart::{Bar, Chart, Mark, Role};
use plotters::coord::Shift;
use plotters::prelude::*;

/// The placeholder that stands for a role until it becomes a class. Nobody sees these colours.
pub(crate) fn placeholder(role: Role) -> RGBColor {
    match role {
        Role::Price => RGBColor(1, 0, 1),
        Role::Long => RGBColor(1, 0, 2),
        Role::Short => RGBColor(1, 0, 3),
        Role::OpenInterest => RGBColor(1, 0, 4),
        Role::Index => RGBColor(1, 0, 5),
        Role::Implied => RGBColor(1, 0, 6),
    }
}

/// The placeholder of the lines behind the marks.
pub(crate) const GRID: RGBColor = RGBColor(2, 0, 1);
/// The placeholder of the line at zero.
pub(crate) const ZERO: RGBColor = RGBColor(2, 0, 2);

/// Every role, for whoever turns placeholders into classes.
pub(crate) const ROLES: [Role; 6] =
    [Role::Price, Role::Long, Role::Short, Role::OpenInterest, Role::Index, Role::Implied];

/// Width of a line on the backend's grid.
const LINE: u32 = 20;
/// Width of the lines behind.
const HAIRLINE: u32 = 10;
/// A point alone is drawn as a dot of this radius.
const DOT: i32 = 20;
/// Share of a bar's step that stays empty on each side.
const BAR_GAP: f64 = 0.1;

/// Draws `chart` over the whole of `area`. Values that are not finite are not drawn.
///
/// # Errors
/// What the backend reports.
pub fn paint<DB: DrawingBackend>(
    chart: &Chart,
    area: &DrawingArea<DB, Shift>,
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    let mut plane = ChartBuilder::on(area)
        .build_cartesian_2d(chart.x.from..chart.x.to, chart.y.from..chart.y.to)?;
    let across = |at: f64| vec![(chart.x.from, at), (chart.x.to, at)];
    let grid = chart.y.ticks.iter().filter(|tick| tick.at != 0.0);
    plane.draw_series(
        grid.map(|tick| PathElement::new(across(tick.at), GRID.stroke_width(HAIRLINE))),
    )?;
    for mark in &chart.marks {
        match mark {
            Mark::Line { role, runs } => {
                let colour = placeholder(*role);
                let inside = |run: &Vec<(f64, f64)>| -> Vec<(f64, f64)> {
                    run.iter().copied().filter(|point| finite(*point)).collect()
                };
                for run in runs.iter().map(inside) {
                    if let [point] = run.as_slice() {
                        let dot = Circle::new(*point, DOT, colour.filled());
                        plane.draw_series([dot])?;
                    } else if !run.is_empty() {
                        plane.draw_series(LineSeries::new(run, colour.stroke_width(LINE)))?;
                    }
                }
            }
            Mark::Bars { role, bars } => {
                let style = placeholder(*role).filled();
                let drawn = bars.iter().filter(|bar| has_height(bar));
                plane.draw_series(drawn.map(|bar| Rectangle::new(corners(bar), style)))?;
            }
        }
    }
    if chart.y.from < 0.0 && chart.y.to > 0.0 {
        plane.draw_series([PathElement::new(across(0.0), ZERO.stroke_width(HAIRLINE))])?;
    }
    Ok(())
}

fn finite(point: (f64, f64)) -> bool {
    point.0.is_finite() && point.1.is_finite()
}

/// A bar of nothing is not drawn: a sliver would look like something.
fn has_height(bar: &Bar) -> bool {
    finite((bar.from, bar.to)) && finite((bar.low, bar.high)) && bar.high > bar.low
}

fn corners(bar: &Bar) -> [(f64, f64); 2] {
    let gap = (bar.to - bar.from) * BAR_GAP;
    [(bar.from + gap, bar.low), (bar.to - gap, bar.high)]
}
