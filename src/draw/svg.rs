//! A chart as one SVG text: plotters' geometry with roles as classes, and our own labels.

use crate::draw::paint::{GRID, ROLES, ZERO, paint, placeholder};
use crate::view::chart::{Axis, Chart};
use plotters::prelude::*;
use std::fmt::Write as _;

/// A size in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SizePx {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

/// plotters' coordinates are whole numbers; on a grid ten times as fine no step is seen.
const GRID_PER_PX: u32 = 10;
/// Room for labels beside and below the plot, where there are ticks.
const LABELS_LEFT: u32 = 64;
const LABELS_BELOW: u32 = 20;
/// Room for half a label above the uppermost tick.
const ABOVE: u32 = 8;

/// The chart as SVG of that size; it scales with its box. Equal charts give equal bytes. Marks
/// carry the classes `line`, `dot` or `bar` with `role-…`, `grid` and `zero`; labels carry `tick`.
/// Everything shown is also in the chart's summary and table, so the picture itself is hidden from
/// screen readers by whoever shows it.
pub fn svg(chart: &Chart, size: SizePx) -> String {
    let plot = Plot::within(chart, size);
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {} {}\" \
         width=\"{}\" height=\"{}\">\n",
        size.width, size.height, size.width, size.height
    );
    let _ = writeln!(
        text,
        "<g transform=\"translate({} {}) scale({})\">",
        plot.left,
        plot.top,
        1.0 / f64::from(GRID_PER_PX)
    );
    text.push_str(&geometry(chart, &plot));
    text.push_str("</g>\n");
    labels(&mut text, chart, &plot, size);
    text.push_str("</svg>\n");
    text
}

/// Where the plot lies within the picture, in pixels.
struct Plot {
    left: u32,
    top: u32,
    width: u32,
    height: u32,
}

impl Plot {
    fn within(chart: &Chart, size: SizePx) -> Self {
        let left = if chart.y.ticks.is_empty() { 0 } else { LABELS_LEFT };
        let below = if chart.x.ticks.is_empty() { 0 } else { LABELS_BELOW };
        let top = if chart.y.ticks.is_empty() { 0 } else { ABOVE };
        Self {
            left,
            top,
            width: size.width.saturating_sub(left).max(1),
            height: size.height.saturating_sub(below + top).max(1),
        }
    }
}

/// plotters' elements without its frame, each with a class for its placeholder.
fn geometry(chart: &Chart, plot: &Plot) -> String {
    let mut drawn = String::new();
    {
        let grid = (plot.width * GRID_PER_PX, plot.height * GRID_PER_PX);
        let area = SVGBackend::with_string(&mut drawn, grid).into_drawing_area();
        // A string takes all that is written to it: there is no error to tell anyone.
        let _ = paint(chart, &area).and_then(|()| area.present());
    }
    let elements = drawn.lines().filter(|line| {
        ["<polyline", "<line", "<rect", "<circle"].iter().any(|tag| line.starts_with(tag))
    });
    elements.map(|line| classed(line) + "\n").collect()
}

/// The element with its placeholder colours turned into a class.
fn classed(element: &str) -> String {
    let kind = match element.split([' ', '/']).next() {
        Some("<rect") => "bar",
        Some("<circle") => "dot",
        _ => "line",
    };
    let roles = ROLES.map(|role| (placeholder(role), format!("{kind} role-{}", role.id())));
    let classes = roles.into_iter().chain([(GRID, "grid".to_owned()), (ZERO, "zero".to_owned())]);
    let mut text = element.replace(" opacity=\"1\"", "");
    for (colour, class) in classes {
        let hex = format!("#{:02X}{:02X}{:02X}", colour.0, colour.1, colour.2);
        let is_line = kind == "line";
        let attribute = if is_line { "stroke" } else { "fill" };
        text = text.replace(&format!("{attribute}=\"{hex}\""), &format!("class=\"{class}\""));
        text = text.replace(&format!(" stroke=\"{hex}\""), "");
    }
    text
}

fn labels(text: &mut String, chart: &Chart, plot: &Plot, size: SizePx) {
    for tick in &chart.y.ticks {
        let share = share(&chart.y, tick.at);
        let y = f64::from(plot.top) + (1.0 - share) * f64::from(plot.height) + 4.0;
        let x = plot.left.saturating_sub(6);
        let label = escape(&tick.label);
        let _ = writeln!(
            text,
            "<text class=\"tick\" x=\"{x}\" y=\"{y:.1}\" text-anchor=\"end\">{label}</text>"
        );
    }
    for tick in &chart.x.ticks {
        let share = share(&chart.x, tick.at);
        let x = f64::from(plot.left) + share * f64::from(plot.width);
        let y = size.height.saturating_sub(5);
        // A label at the very edge would be cut off; there it grows inwards.
        let anchor = match share {
            share if share < 0.06 => "start",
            share if share > 0.94 => "end",
            _ => "middle",
        };
        let label = escape(&tick.label);
        let _ = writeln!(
            text,
            "<text class=\"tick\" x=\"{x:.1}\" y=\"{y}\" text-anchor=\"{anchor}\">{label}</text>"
        );
    }
}

fn share(axis: &Axis, at: f64) -> f64 {
    let share = (at - axis.from) / (axis.to - axis.from);
    if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 }
}

/// Text as XML text.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
