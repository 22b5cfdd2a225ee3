//! What stands where: texts, areas and charts, as values, before any of it is drawn.

use super::canvas::{Canvas, Colour};
use super::marks;
use super::set::{Line, Script, Style};
use super::wrap::Hand;
use crate::view::chart::Chart;
use zeno::{Command, PathBuilder};

/// A rectangle, in pixels from the picture's upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub left: f32,
    /// Its upper edge.
    pub top: f32,
    /// How wide it is.
    pub width: f32,
    /// How high it is.
    pub height: f32,
}

impl Area {
    /// A rectangle at that place, of that size.
    pub const fn new(left: f32, top: f32, width: f32, height: f32) -> Self {
        Self { left, top, width, height }
    }

    /// Its right edge.
    pub fn right(self) -> f32 {
        self.left + self.width
    }

    /// Its lower edge.
    pub fn bottom(self) -> f32 {
        self.top + self.height
    }

    /// True where all of `other` lies within it.
    pub fn holds(self, other: Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && self.right() >= other.right()
            && self.bottom() >= other.bottom()
    }
}

/// A text of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// What it says, as it is drawn.
    pub text: String,
    /// Height of the letters' square in pixels.
    pub size: f32,
    /// What its letters reach.
    pub ink: Area,
    /// What it may take up.
    pub within: Area,
    /// Letters that no font has.
    pub missing: Vec<char>,
}

/// Which edge of its place a text keeps to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Side {
    Left,
    Middle,
    Right,
}

/// Where one line of text goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) left: f32,
    pub(super) width: f32,
    pub(super) baseline: f32,
    pub(super) side: Side,
}

/// How a text looks: its style, its largest and its least size, its colour.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    pub(super) style: Style,
    pub(super) sizes: (f32, f32),
    pub(super) ink: Colour,
}

/// One thing drawn.
enum Item {
    Fill(Vec<(f32, f32)>, Colour),
    Text { line: Line, at: (f32, f32), within: Area, ink: Colour },
    Marks { chart: Box<Chart>, area: Area, price: Colour },
}

/// What stands where.
pub(super) struct Sheet {
    script: Script,
    items: Vec<Item>,
}

/// Letters reach so far above their baseline, and below it, in sizes.
const ABOVE: f32 = 1.0;
const BELOW: f32 = 0.3;

impl Sheet {
    pub(super) fn new(script: Script) -> Self {
        Self { script, items: Vec::new() }
    }

    /// A rectangle of one colour.
    pub(super) fn fill(&mut self, area: Area, ink: Colour) {
        let (right, bottom) = (area.right(), area.bottom());
        let corners =
            vec![(area.left, area.top), (right, area.top), (right, bottom), (area.left, bottom)];
        self.items.push(Item::Fill(corners, ink));
    }

    /// A filled shape with these corners.
    pub(super) fn shape(&mut self, corners: &[(f32, f32)], ink: Colour) {
        self.items.push(Item::Fill(corners.to_vec(), ink));
    }

    /// One line of text. Says what its letters take up.
    pub(super) fn line(&mut self, text: &str, look: Look, place: Place) -> Area {
        let hand = Hand { script: self.script, style: look.style };
        let line = hand.line(text, look.sizes, place.width);
        let size = look.sizes.0;
        let within = Area::new(
            place.left,
            place.baseline - size * ABOVE,
            place.width,
            size * (ABOVE + BELOW),
        );
        let spare = place.width - line.width;
        let left = match place.side {
            Side::Left => place.left,
            Side::Middle => place.left + spare / 2.0,
            Side::Right => place.left + spare,
        };
        let taken = Area::new(left, within.top, line.width, within.height);
        self.text(line, (left, place.baseline), within, look.ink);
        taken
    }

    /// How wide a text is in its largest size.
    pub(super) fn width(&self, text: &str, look: Look) -> f32 {
        let hand = Hand { script: self.script, style: look.style };
        hand.line(text, look.sizes, f32::INFINITY).width
    }

    /// Text in as many lines as its area takes. Says where its last line ends.
    pub(super) fn block(&mut self, text: &str, look: Look, area: Area) -> f32 {
        let hand = Hand { script: self.script, style: look.style };
        let lines = hand.block(text, look.sizes, (area.width, area.height));
        let mut baseline = area.top;
        for (index, line) in lines.into_iter().enumerate() {
            let size = line.size;
            baseline += if index == 0 { size * 0.8 } else { size * hand.leading() };
            let within =
                Area::new(area.left, area.top - size * 0.2, area.width, area.height + size * 0.3);
            self.text(line, (area.left, baseline), within, look.ink);
        }
        baseline
    }

    fn text(&mut self, line: Line, at: (f32, f32), within: Area, ink: Colour) {
        if !line.text.is_empty() {
            self.items.push(Item::Text { line, at, within, ink });
        }
    }

    /// A chart's marks over the whole of an area, without axes. `price` is the colour of prices.
    pub(super) fn marks(&mut self, chart: &Chart, area: Area, price: Colour) {
        self.items.push(Item::Marks { chart: Box::new(chart.clone()), area, price });
    }

    /// Every text, in the order in which they are drawn.
    pub(super) fn written(&self) -> Vec<Written> {
        let written = self.items.iter().filter_map(|item| {
            let Item::Text { line, at, within, .. } = item else { return None };
            let (left, top, right, bottom) = line.reach();
            let ink = Area::new(at.0 + left, at.1 + top, right - left, bottom - top);
            let (text, missing) = (line.text.clone(), line.missing.clone());
            Some(Written { text, size: line.size, ink, within: *within, missing })
        });
        written.collect()
    }

    /// Draws all of it.
    pub(super) fn draw(&self, canvas: &mut Canvas) {
        for item in &self.items {
            match item {
                Item::Fill(corners, ink) => canvas.fill(&polygon(corners), *ink),
                Item::Text { line, at, ink, .. } => line.draw(canvas, *at, *ink),
                Item::Marks { chart, area, price } => marks::draw(canvas, chart, *area, *price),
            }
        }
    }
}

fn polygon(corners: &[(f32, f32)]) -> Vec<Command> {
    let mut path = Vec::new();
    for (index, corner) in corners.iter().enumerate() {
        if index == 0 {
            path.move_to(*corner);
        } else {
            path.line_to(*corner);
        }
    }
    path.close();
    path
}
