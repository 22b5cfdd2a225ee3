//! Figures, each with a link to the line that says where it comes from.

use super::element::{El, el};
use crate::explain::words::{self, Imprint};
use crate::settings::Locale;
use crate::units::decimal::plain;
use crate::view::{FigureView, LabelledFigure, State};

/// The figures that the page shows, each once, in the order in which a reader meets them.
#[derive(Default)]
pub(super) struct Register<'a> {
    shown: Vec<(String, &'a FigureView)>,
}

impl<'a> Register<'a> {
    /// A figure under its label.
    pub(super) fn figure(&mut self, figure: &'a FigureView, label: &str) -> El {
        self.linked(figure, label, false)
    }

    /// A figure that is a change: an arrow says again what its sign says.
    pub(super) fn change(&mut self, figure: &'a FigureView, label: &str) -> El {
        self.linked(figure, label, true)
    }

    fn linked(&mut self, figure: &'a FigureView, label: &str, is_change: bool) -> El {
        let known = self.shown.iter().position(|(_, known)| known.id == figure.id);
        let place = known.unwrap_or_else(|| {
            self.shown.push((label.to_owned(), figure));
            self.shown.len() - 1
        });
        let sign = figure.value.filter(|_| is_change).unwrap_or(0.0);
        let (class, arrow) = match sign {
            sign if sign > 0.0 => ("wcd-figure wcd-up", "\u{25b2}\u{a0}"),
            sign if sign < 0.0 => ("wcd-figure wcd-down", "\u{25bc}\u{a0}"),
            _ => ("wcd-figure", ""),
        };
        let link = el("a", class)
            .attr("href", format!("#{}", anchor(place)))
            .attr("data-figure", figure.id.as_str())
            .attr("data-value", figure.value.map(plain).unwrap_or_default())
            .attr("data-state", figure.state_id());
        // A missing figure says why in its place.
        match &figure.reason_text {
            Some(reason) => link.child(el("span", "wcd-missing").text(reason.as_str())),
            None => link.text([arrow, &figure.text].concat()),
        }
    }

    /// Figures in a list, each after its label.
    pub(super) fn facts(&mut self, rows: &'a [LabelledFigure], class: &str) -> El {
        let rows = rows.iter().map(|row| {
            el("div", "")
                .child(el("dt", "").text(row.label.as_str()))
                .child(el("dd", "").child(self.figure(&row.figure, &row.label)))
        });
        el("dl", class).children(rows)
    }

    /// The lines of all figures: name, value, time, and who said it in which feed and when.
    pub(super) fn rows(&self, locale: Locale) -> Vec<El> {
        let rows = self.shown.iter().enumerate().map(|(place, (label, figure))| {
            let name = el("th", "")
                .attr("scope", "row")
                .attr("id", anchor(place))
                .text(label.as_str())
                .child(el("code", "").text(figure.id.as_str()));
            let value = figure.reason_text.as_ref().map_or(&figure.text, |reason| reason);
            el("tr", "")
                .child(name)
                .child(el("td", "").text(value.as_str()))
                .child(el("td", "").text(when(figure, locale)))
                .child(el("td", "").children(sources(figure)))
        });
        rows.collect()
    }

    /// The heads over [`Self::rows`].
    pub(super) fn heads(imprint: &Imprint) -> [&str; 4] {
        [&imprint.figure, &imprint.value, &imprint.time, &imprint.sources]
    }
}

/// Who told a figure; opened, in which feed and when, of which there may be dozens of lines.
fn sources(figure: &FigureView) -> Option<El> {
    let mut venues: Vec<&str> = Vec::new();
    for line in &figure.provenance {
        let name = line.venue.name();
        if !venues.contains(&name) {
            venues.push(name);
        }
    }
    let lines = figure.provenance.iter().map(|line| el("li", "").text(line.text.as_str()));
    let list = el("ul", "").children(lines);
    let summary = el("summary", "").text(venues.join(", "));
    (!venues.is_empty()).then(|| el("details", "").child(summary).child(list))
}

/// The time that a figure holds for, and how old it was where it was not fresh.
fn when(figure: &FigureView, locale: Locale) -> String {
    let Some(at) = figure.as_of else { return String::new() };
    let at = words::date_time(locale, at);
    match figure.state {
        State::Delayed | State::Stale => format!("{at} ({})", figure.state_text),
        _ => at,
    }
}

fn anchor(place: usize) -> String {
    format!("figure-{}", place + 1)
}
