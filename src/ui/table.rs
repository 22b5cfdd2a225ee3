//! A card's table of figures.

use crate::ui::figure::FigureText;
use crate::ui::store::Store;
use crate::view::{Card, Cell, FindingKind};
use leptos::prelude::*;

/// What a table is made of; its numbers come and go without it.
#[derive(Clone, PartialEq)]
struct Frame {
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

/// A card's table, folded away where a chart tells the same.
#[component]
pub(super) fn CardTable(kind: FindingKind) -> impl IntoView {
    let store = Store::here();
    let frame = store.part(move |panel| panel.card(kind).and_then(Frame::of));
    let summary = store.label(|labels| &labels.all_figures);
    let is_open = store.part(move |panel| panel.card(kind).is_some_and(|it| it.chart.is_none()));
    move || {
        let summary = summary.clone();
        frame.get().map(|frame| {
            view! {
                <details open=is_open.get_untracked()>
                    <summary>{summary}</summary>
                    {table(frame)}
                </details>
            }
        })
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
        Some(Self {
            title: card.title.clone(),
            head: table.head.clone(),
            rows: rows
                .map(|row| (row.name.clone(), row.cells.iter().map(place).collect()))
                .collect(),
        })
    }
}

fn table(frame: Frame) -> impl IntoView {
    let Frame { title, head, rows } = frame;
    let (labels, caption) = (head.clone(), title.clone());
    let head = head.into_iter().enumerate().map(|(column, head)| {
        view! { <th scope="col" data-kind=(column > 0).then_some("number")>{head}</th> }
    });
    let rows = rows.into_iter().map(move |(name, cells)| {
        let cells = cells.into_iter().zip(labels.iter().skip(1)).map(|(cell, head)| match cell {
            Place::Figure(id) => {
                let label = format!("{head}: {name}");
                view! { <td data-kind="number"><FigureText id label/></td> }.into_any()
            }
            Place::Text(text) => view! { <td data-kind="number">{text}</td> }.into_any(),
        });
        let cells = cells.collect_view();
        view! { <tr><th scope="row">{name.clone()}</th>{cells}</tr> }
    });
    view! {
        <div class="wcd-scroll" tabindex="0" role="group" aria-label=title>
            <table>
                <caption class="wcd-hidden">{caption}</caption>
                <thead><tr>{head.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
