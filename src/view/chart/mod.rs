//! What a chart shows, without pixels or colours: finite numbers only, lines already broken at
//! gaps, labels finished in the reader's language, roles instead of colours.

mod axis;
mod build;
mod map;

pub use axis::{Axis, Tick};
pub(crate) use build::{Line, TwoSides, bars_chart, line_chart, sparkline};
pub(crate) use map::map_chart;

/// What a mark stands for; the page's style gives it a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A price.
    Price,
    /// Closed longs.
    Long,
    /// Closed shorts.
    Short,
    /// Open interest.
    OpenInterest,
    /// The fear and greed index.
    Index,
    /// What a coin's link to Bitcoin implies.
    Implied,
}

impl Role {
    /// Its name in a class: `role-long`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Price => "price",
            Self::Long => "long",
            Self::Short => "short",
            Self::OpenInterest => "open-interest",
            Self::Index => "index",
            Self::Implied => "implied",
        }
    }
}

/// A point: the time in milliseconds since 1970 UTC, or a price, and a value.
pub type Point = (f64, f64);

/// One bar, from `low` to `high`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Where it begins in time or price.
    pub from: f64,
    /// Where it ends in time or price.
    pub to: f64,
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// One thing drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A line, in runs: between two runs a value is missing.
    Line {
        /// What it stands for.
        role: Role,
        /// Its unbroken pieces.
        runs: Vec<Vec<Point>>,
    },
    /// Bars.
    Bars {
        /// What they stand for.
        role: Role,
        /// From left to right.
        bars: Vec<Bar>,
    },
}

/// The same values as a table, for readers who do not see the picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Heads of its columns.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// A chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Its title.
    pub title: String,
    /// What it shows in one sentence.
    pub summary: String,
    /// Time, in milliseconds since 1970 UTC, or a price in dollars.
    pub x: Axis,
    /// Values.
    pub y: Axis,
    /// What is drawn, the first below the others.
    pub marks: Vec<Mark>,
    /// The same as a table.
    pub table: Table,
}

impl Chart {
    /// True where there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.marks.iter().all(|mark| match mark {
            Mark::Line { runs, .. } => runs.is_empty(),
            Mark::Bars { bars, .. } => bars.is_empty(),
        })
    }
}
