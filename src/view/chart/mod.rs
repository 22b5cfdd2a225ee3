//! What a chart shows, without pixels or colours: finite numbers only, lines already broken at
//! gaps, labels finished in the reader's language, roles instead of colours.

mod axis;
mod build;
mod map;

use crate::explain::Form;
use crate::explain::words::{self, Message};
use crate::settings::Locale;
use crate::units::UnixMillis;

pub(crate) use axis::axis_money;
pub use axis::{Axis, Tick};
pub(crate) use build::{Line, TwoSides, bars_chart, line_chart, runs, sparkline};
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

/// The same values as a table, for readers who do not see the picture, and for those who want the
/// numbers. It is put into words only on demand: there may be hundreds of rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Heads of its columns.
    pub head: Vec<String>,
    /// Its rows, in no particular order.
    pub rows: Vec<Row>,
    /// How the first column is written; `None` where it holds times.
    pub first: Option<Form>,
    /// How the others are written, column by column; the last one of these goes for all after it.
    pub others: Vec<Form>,
    /// In which language.
    pub locale: Locale,
}

/// A row of a chart's table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Where it stands on the chart's first axis: a bar's middle.
    pub at: f64,
    /// What stands in its first column instead of a number.
    pub name: Option<String>,
    /// Its numbers, unrounded, the first a time in milliseconds since 1970 UTC or a price, unless
    /// there is a name.
    pub numbers: Vec<Option<f64>>,
}

impl Table {
    /// A row's cells in words. What is missing says so in a table of times; in one of prices it has
    /// no place there.
    pub fn cells(&self, row: &Row) -> Vec<String> {
        let mut form = self.first;
        let mut others = self.others.iter().copied();
        let mut cells = Vec::with_capacity(row.numbers.len());
        if let Some(name) = &row.name {
            cells.push(name.clone());
            form = others.next();
        }
        for number in &row.numbers {
            cells.push(match (number.filter(|number| number.is_finite()), form) {
                (Some(number), Some(form)) => words::number(self.locale, form, number),
                (Some(at), None) => words::date_time(self.locale, instant(at)),
                (None, _) if self.first.is_none() => words::label(self.locale, Message::NoValue),
                (None, _) => String::new(),
            });
            form = others.next().or(form);
        }
        cells
    }
}

#[allow(clippy::cast_possible_truncation, reason = "whole milliseconds far below 2^53")]
fn instant(at: f64) -> UnixMillis {
    UnixMillis(at as i64)
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
