//! A card's table of figures.

use crate::explain::words::Message;
use crate::ui::element::{El, el};
use crate::ui::figure::figure;
use crate::ui::part::Part;
use crate::ui::store::Store;
use crate::view::{Card, Cell, FindingKind};

/// What a table is made of; its numbers come and go without it.
#[derive(Clone, PartialEq)]
struct Frame {
    class: &'static str,
    title: String,
    head: Vec<String>,
    rows: Vec<(String, Vec<Place>)>,
}

/// What stands in a cell.
#[derive(Clone, PartialEq)]
enum Place {
    /// The figure of that name.
    Figure(String),
    /// Text.
    Text(String),
}

/// A card's table, folded away: what the card claims is told above it.
pub(super) fn card_table(kind: FindingKind) -> impl Fn() -> Vec<El> + Send {
    let store = Store::here();
    let frame = store.part(move |panel| panel.card(kind).and_then(Frame::of));
    let is_there = Part::new(move |_| frame.with(|frame| frame.is_some_and(Option::is_some)));
    move || {
        if !is_there.get() {
            return Vec::new();
        }
        let summary = el("summary", "").text(store.label(Message::AllFigures));
        let table = move || frame.get().map(table).into_iter().collect();
        vec![el("details", "").child(summary).live(table)]
    }
}

impl Frame {
    fn of(card: &Card) -> Option<Self> {
        let table = card.table.as_ref().filter(|table| !table.rows.is_empty())?;
        let place = |cell: &Cell| match cell {
            Cell::Figure(figure) => Place::Figure(figure.id.clone()),
            Cell::Text(text) => Place::Text(text.clone()),
        };
        let rows = table.rows.iter();
        let is_worded = card.kind == FindingKind::Levels;
        Some(Self {
            class: if is_worded { "wcd-stack wcd-worded" } else { "wcd-stack" },
            title: card.title.clone(),
            head: table.head.clone(),
            rows: rows
                .map(|row| (row.name.clone(), row.cells.iter().map(place).collect()))
                .collect(),
        })
    }
}

fn table(frame: Frame) -> El {
    let Frame { class, title, head, rows } = frame;
    let body = rows.into_iter().map(|(name, cells)| {
        let cells = cells.into_iter().zip(head.iter().skip(1)).map(|(cell, head)| {
            let place = number_cell().attr("data-label", head);
            match cell {
                Place::Figure(id) => place.child(figure(id, format!("{head}: {name}"))),
                Place::Text(text) => place.text(text),
            }
        });
        row(&name, cells.collect())
    });
    let body = body.collect();
    let heads = head.iter().enumerate().map(|(column, head)| {
        let cell = column_head(head);
        if column > 0 { cell.attr("data-kind", "number") } else { cell }
    });
    let body = el("tbody", "").attr("role", "rowgroup").children(body);
    scrolled(title.clone(), whole(class, title, heads.collect(), body))
}

/// A cell with a number.
pub(super) fn number_cell() -> El {
    el("td", "").attr("role", "cell").attr("data-kind", "number")
}

/// The head of a column.
pub(super) fn column_head(text: &str) -> El {
    el("th", "").attr("role", "columnheader").attr("scope", "col").text(text)
}

/// A row after its name.
pub(super) fn row(name: &str, cells: Vec<El>) -> El {
    let head = el("th", "").attr("role", "rowheader").attr("scope", "row").text(name);
    el("tr", "").attr("role", "row").child(head).children(cells)
}

/// A table after its caption. The roles say again what the tags do: a style that lays rows out as
/// lists would else take the table's meaning away.
pub(super) fn whole(class: &'static str, caption: String, heads: Vec<El>, body: El) -> El {
    let heads = el("tr", "").attr("role", "row").children(heads);
    el("table", class)
        .attr("role", "table")
        .child(el("caption", "wcd-hidden").text(caption))
        .child(el("thead", "").attr("role", "rowgroup").child(heads))
        .child(body)
}

/// A table in a box that scrolls where it is too wide.
pub(super) fn scrolled(name: String, table: El) -> El {
    el("div", "wcd-scroll")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", name)
        .child(table)
}
