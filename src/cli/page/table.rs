//! Tables, each with a caption, in a box that scrolls where it is too wide.

use super::element::{El, el, link};
use super::figure::Register;
use super::labels::Labels;
use crate::view::chart::Chart;
use crate::view::{Card, Cell, FindingKind, VenueRow};

/// A table after its caption.
pub(super) fn table(class: &str, caption: &str, heads: Vec<El>, rows: Vec<El>) -> El {
    let table = el("table", class)
        .child(el("caption", "wcd-hidden").text(caption))
        .child(el("thead", "").child(el("tr", "").children(heads)))
        .child(el("tbody", "").children(rows));
    el("div", "wcd-scroll")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", caption)
        .child(table)
}

/// The head of a column of text.
pub(super) fn head(text: &str) -> El {
    el("th", "").attr("scope", "col").text(text)
}

/// The head of a column of numbers.
fn number_head(text: &str) -> El {
    head(text).attr("data-kind", "number")
}

fn number(text: impl Into<String>) -> El {
    el("td", "").attr("data-kind", "number").text(text)
}

/// The name of a row.
fn row_head(text: &str) -> El {
    el("th", "").attr("scope", "row").text(text)
}

/// A card's table of figures.
pub(super) fn of_card<'a>(register: &mut Register<'a>, card: &'a Card) -> Option<El> {
    let of = card.table.as_ref().filter(|table| !table.rows.is_empty())?;
    let mut heads = of.head.iter();
    let first = heads.next().map(|text| head(text));
    let heads = first.into_iter().chain(heads.map(|text| number_head(text))).collect();
    let mut rows = Vec::new();
    for row in &of.rows {
        let mut line = el("tr", "").child(row_head(&row.name));
        for (cell, head) in row.cells.iter().zip(of.head.iter().skip(1)) {
            let place = el("td", "").attr("data-kind", "number").attr("data-label", head.as_str());
            line = line.child(match cell {
                Cell::Figure(figure) => {
                    place.child(register.figure(figure, &format!("{head}: {}", row.name)))
                }
                Cell::Text(text) => place.text(text.as_str()),
            });
        }
        rows.push(line);
    }
    let is_worded = card.kind == FindingKind::Levels;
    let class = if is_worded { "wcd-stack wcd-worded" } else { "wcd-stack" };
    Some(table(class, &card.title, heads, rows))
}

/// A chart's values.
pub(super) fn of_chart(chart: &Chart) -> El {
    let heads = chart.table.head.iter().map(|text| head(text)).collect();
    let rows = chart.table.rows.iter().map(|row| {
        let mut cells = chart.table.cells(row).into_iter();
        let name = cells.next().unwrap_or_default();
        el("tr", "").child(row_head(&name)).children(cells.map(|cell| number(cell.as_str())))
    });
    table("", &chart.title, heads, rows.collect())
}

/// Who was asked, what came of each feed, and the credit that publishers ask for.
pub(super) fn of_venues(venues: &[VenueRow], labels: &Labels) -> El {
    let counts = [&labels.read, &labels.failed, &labels.waiting];
    let heads = counts.into_iter().map(|text| number_head(text));
    let heads = [head(&labels.venue)].into_iter().chain(heads).collect();
    let rows = venues.iter().map(|venue| {
        let feeds = venue.feeds.iter();
        let feeds = feeds.map(|feed| el("li", "").text(format!("{}: {}", feed.name, feed.text)));
        let details = el("details", "")
            .child(el("summary", "").text(labels.each_feed.as_str()))
            .child(el("ul", "").children(feeds));
        let credit = venue.attribution.as_ref().map(|credit| link(&credit.link, &credit.text));
        let counts = [venue.read, venue.failed, venue.waiting];
        el("tr", "")
            .child(row_head(&venue.name).child(details).children(credit))
            .children(counts.map(|count| number(count.to_string())))
    });
    table("wcd-venues", &labels.sources, heads, rows.collect())
}
