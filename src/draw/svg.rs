//! A chart as one SVG text: plotters' geometry with roles as classes, and our own labels.

use crate::draw::elements::Elements;
use crate::draw::paint::paint;
use crate::units::decimal::{fixed, plain};
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
/// A step of that grid in pixels.
const FINER: &str = "0.1";
/// Room for labels below the plot, where there are ticks.
const LABELS_BELOW: u32 = 20;
/// Room for half a label above the uppermost tick.
const ABOVE: u32 = 8;

/// The chart as SVG of that size; it scales with its box. Equal charts give equal bytes. Marks
/// carry the classes `line`, `dot` or `bar` with `role-…`, `grid` and `zero`; labels carry `tick`.
/// `data-x` is where the first axis begins and ends, for whoever reads a place off the picture.
/// Everything shown is also in the chart's summary and table, so the picture itself is hidden from
/// screen readers by whoever shows it.
pub fn svg(chart: &Chart, size: SizePx) -> String {
    let plot = Plot::within(chart, size);
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {} {}\" \
         width=\"{}\" height=\"{}\" data-x=\"{} {}\">\n",
        size.width,
        size.height,
        size.width,
        size.height,
        plain(chart.x.from),
        plain(chart.x.to)
    );
    if chart.is_empty() {
        nothing(&mut text, chart, size);
        return text;
    }
    let _ =
        writeln!(text, "<g transform=\"translate({} {}) scale({FINER})\">", plot.left, plot.top);
    geometry(&mut text, chart, &plot);
    text.push_str("</g>\n");
    labels(&mut text, chart, &plot, size);
    text.push_str("</svg>\n");
    text
}

/// Axes around nothing would look like something: in their place stands the chart's sentence, where
/// there is room for one.
fn nothing(text: &mut String, chart: &Chart, size: SizePx) {
    if !chart.x.ticks.is_empty() {
        let (x, y, said) = (size.width / 2, size.height / 2, escape(&chart.summary));
        let _ = writeln!(
            text,
            "<text class=\"tick\" x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">{said}</text>"
        );
    }
    text.push_str("</svg>\n");
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
        let left = chart.y.ticks.iter().map(|tick| width(&tick.label) + 8).max().unwrap_or(0);
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

/// The marks, each with a class for its placeholder.
fn geometry(text: &mut String, chart: &Chart, plot: &Plot) {
    let grid = (plot.width * GRID_PER_PX, plot.height * GRID_PER_PX);
    let area = Elements::new(text, grid).into_drawing_area();
    // A text takes all that is written to it: there is no error to tell anyone.
    let _ = paint(chart, &area);
}

fn labels(text: &mut String, chart: &Chart, plot: &Plot, size: SizePx) {
    for tick in &chart.y.ticks {
        let share = share(&chart.y, tick.at);
        let y = fixed(f64::from(plot.top) + (1.0 - share) * f64::from(plot.height) + 4.0, 1);
        let x = plot.left.saturating_sub(6);
        let label = escape(&tick.label);
        let _ = writeln!(
            text,
            "<text class=\"tick\" x=\"{x}\" y=\"{y}\" text-anchor=\"end\">{label}</text>"
        );
    }
    for tick in &chart.x.ticks {
        let share = share(&chart.x, tick.at);
        let x = fixed(f64::from(plot.left) + share * f64::from(plot.width), 1);
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
            "<text class=\"tick\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{label}</text>"
        );
    }
}

/// About how wide a label is in pixels: text is not measured, see the module.
fn width(label: &str) -> u32 {
    // From here on letters are as wide as they are high.
    label.chars().map(|letter| if letter >= '\u{2e80}' { 12 } else { 8 }).sum()
}

fn share(axis: &Axis, at: f64) -> f64 {
    let share = (at - axis.from) / (axis.to - axis.from);
    if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 }
}

/// Text as XML text.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
