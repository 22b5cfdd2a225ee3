//! A chart: its picture, its sentence for those who do not see it, its table on demand.

use crate::draw::{SizePx, svg};
use crate::explain::words::Message;
use crate::live::Listener;
use crate::ui::element::{El, effect, el};
use crate::ui::part::Part;
use crate::ui::store::Store;
use crate::ui::table::{column_head, number_cell, row, scrolled, whole};
use crate::units::decimal::plain;
use crate::view::chart::{Chart, Mark, Row, Table};
use crate::view::{FindingKind, Panel};
use leptos::prelude::*;

/// Where a chart stands in the panel.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// In the tile of that number.
    Tile(usize),
    /// In the card of that kind.
    Card(FindingKind),
}

impl Place {
    fn chart(self, panel: &Panel) -> Option<&Chart> {
        match self {
            Self::Tile(index) => panel.tiles.get(index).map(|tile| &tile.sparkline),
            Self::Card(kind) => panel.card(kind)?.chart.as_ref(),
        }
    }

    /// Height in pixels for a width in pixels; a chart's box has the same proportions.
    fn height(self, width: u32) -> u32 {
        match self {
            Self::Tile(_) => 40,
            Self::Card(_) => width / 2,
        }
    }
}

/// A chart's title and what its colours stand for.
pub(super) fn title(
    store: Store,
    place: impl Fn() -> Option<Place> + Send + Sync + 'static,
) -> impl Fn() -> Vec<El> + Send {
    let of = store.part(move |panel| {
        let chart = place()?.chart(panel)?;
        let heads = chart.table.head.iter().skip(1).cloned();
        let roles = chart.marks.iter().map(|mark| match mark {
            Mark::Line { role, .. } | Mark::Bars { role, .. } => role.id(),
        });
        let keys: Vec<(&str, String)> = roles.zip(heads).collect();
        // A line alone needs no key: its title says what it is.
        Some((chart.title.clone(), if keys.len() > 1 { keys } else { Vec::new() }))
    });
    let key = |(role, name): (&str, String)| {
        el("span", "").attr("class", format!("wcd-legend role-{role}")).text(name)
    };
    move || {
        let Some((title, keys)) = of.get() else { return Vec::new() };
        vec![
            el("p", "wcd-chart-title").text(title),
            el("p", "wcd-legends").children(keys.into_iter().map(key).collect()),
        ]
    }
}

/// A chart's picture, drawn for the width that it has, and its sentence. It is drawn anew only when
/// the chart or the width changes; its box has the same proportions before and after.
pub(super) fn picture(place: Place) -> Vec<El> {
    let frame = StoredValue::new_local(None::<web_sys::Element>);
    let width = RwSignal::new(0);
    let measure = move || {
        let Some(Some(frame)) = frame.try_get_value() else { return };
        let now = u32::try_from(frame.client_width()).unwrap_or(0);
        if now != width.get_untracked() {
            width.set(now);
        }
    };
    effect(Box::new(measure));
    // Held for as long as the chart is there.
    StoredValue::new_local(Listener::new(&window(), "wcd:resize", move |_| measure()));
    let chart = Store::here().part(move |panel| place.chart(panel).cloned());
    let drawn = Part::new(move |_| {
        let width = width.try_get().filter(|width| *width > 0)?;
        let size = SizePx { width, height: place.height(width) };
        chart.with(|chart| chart?.as_ref().map(|chart| svg(chart, size)))
    });
    let summary = move || chart.with(|chart| chart?.as_ref().map(|chart| chart.summary.clone()));
    let picture = el("div", "wcd-picture")
        .attr("aria-hidden", "true")
        .placed(move |element| frame.set_value(Some(element)))
        // Our own text with what came from outside escaped: see `draw`.
        .live_markup(move || drawn.get().unwrap_or_default());
    vec![picture, el("p", "wcd-hidden").live_text(move || summary().unwrap_or_default())]
}

/// A chart's values as a table, made only while it is open or read by `src/page/reading.js`: there
/// may be hundreds of rows.
pub(super) fn chart_table(place: Place) -> El {
    let store = Store::here().of_tables();
    let is_open = RwSignal::new(false);
    let table = store.part(move |panel| {
        let chart = place.chart(panel)?;
        Some((chart.title.clone(), chart.table.clone()))
    });
    el("details", "wcd-numbers")
        .opening(is_open)
        .child(el("summary", "").text(store.label(Message::ChartTable)))
        .live(move || {
            let shown = is_open.get().then(|| table.get()).flatten();
            shown.map(|(title, table)| rows(title, &table)).into_iter().collect()
        })
}

/// Where a row stands on the chart's first axis, and its numbers, unrounded; one that is missing is
/// empty. `src/page/reading.js` reads them.
fn numbers(row: &Row) -> String {
    let mut text = plain(row.at);
    for number in &row.numbers {
        text.push(',');
        text.push_str(&number.map(plain).unwrap_or_default());
    }
    text
}

fn rows(title: String, table: &Table) -> El {
    let heads = table.head.iter().map(|head| column_head(head)).collect();
    let rows = table.rows.iter().map(|of| {
        let mut cells = table.cells(of).into_iter();
        let name = cells.next().unwrap_or_default();
        let cells = cells.map(|cell| number_cell().text(cell));
        row(&name, cells.collect()).attr("data-row", numbers(of))
    });
    let body = el("tbody", "").children(rows.collect());
    scrolled(title.clone(), whole("", title, heads, body))
}
