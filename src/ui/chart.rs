//! A chart: its picture, its sentence for those who do not see it, its table on demand.

use crate::draw::{SizePx, svg};
use crate::ui::store::Store;
use crate::view::Panel;
use crate::view::chart::{Chart, Mark, Table};
use leptos::html::Div;
use leptos::prelude::*;

/// A chart's title and what its colours stand for. They do not change.
#[component]
pub(super) fn ChartTitle(
    /// Where the chart stands in the panel.
    chart: impl Fn(&Panel) -> Option<Chart> + Send + Sync + 'static,
) -> impl IntoView {
    let of = Store::here().part(move |panel| {
        let chart = chart(panel)?;
        let heads = chart.table.head.into_iter().skip(1);
        let roles = chart.marks.iter().map(|mark| match mark {
            Mark::Line { role, .. } | Mark::Bars { role, .. } => role.id(),
        });
        let keys: Vec<(&str, String)> = roles.zip(heads).collect();
        // A line alone needs no key: its title says what it is.
        Some((chart.title, if keys.len() > 1 { keys } else { Vec::new() }))
    });
    let key = |(role, name): (&str, String)| {
        view! { <span class=format!("wcd-legend role-{role}")>{name}</span> }
    };
    move || {
        of.get().map(|(title, keys)| {
            view! {
                <p class="wcd-chart-title">{title}</p>
                <p class="wcd-legends">{keys.into_iter().map(key).collect_view()}</p>
            }
        })
    }
}

/// A chart's picture, drawn for the width that it has, and its sentence. It is drawn anew only when
/// the chart or the width changes; its box has the same proportions before and after.
#[component]
pub(super) fn Picture(
    /// Where the chart stands in the panel.
    chart: impl Fn(&Panel) -> Option<Chart> + Send + Sync + 'static,
    /// Height in pixels for a width in pixels.
    height: fn(u32) -> u32,
) -> impl IntoView {
    let place: NodeRef<Div> = NodeRef::new();
    let width = RwSignal::new(0);
    let measure = move || {
        let Some(place) = place.get_untracked() else { return };
        let now = u32::try_from(place.client_width()).unwrap_or(0);
        if now != width.get_untracked() {
            width.set(now);
        }
    };
    Effect::new(move |_| {
        place.track();
        measure();
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    let chart = Store::here().part(chart);
    let drawn = Memo::new(move |_| {
        let width = width.get();
        let size = SizePx { width, height: height(width) };
        chart.with(|chart| chart.as_ref().filter(|_| width > 0).map(|chart| svg(chart, size)))
    });
    let summary = move || chart.with(|chart| chart.as_ref().map(|chart| chart.summary.clone()));
    // Our own text with what came from outside escaped: see `draw`.
    let inner = move || drawn.get().unwrap_or_default();
    view! {
        <div class="wcd-picture" aria-hidden="true" node_ref=place inner_html=inner></div>
        <p class="wcd-hidden">{summary}</p>
    }
}

/// A chart's values as a table, made only while it is open: there may be hundreds of rows.
#[component]
pub(super) fn ChartTable(
    /// Where the chart stands in the panel.
    chart: impl Fn(&Panel) -> Option<Chart> + Send + Sync + 'static,
) -> impl IntoView {
    let store = Store::here();
    let is_open = RwSignal::new(false);
    let table = store.part(move |panel| chart(panel).map(|chart| (chart.title, chart.table)));
    let shown = move || {
        let (title, table) = is_open.get().then(|| table.get())??;
        Some(view! { <Rows title table/> })
    };
    view! {
        <details on:toggle=move |_| is_open.update(|open| *open = !*open)>
            <summary>{store.label(|labels| &labels.chart_table)}</summary>
            {shown}
        </details>
    }
}

#[component]
fn Rows(title: String, table: Table) -> impl IntoView {
    let caption = title.clone();
    let head = table.head.into_iter().map(|head| view! { <th scope="col">{head}</th> });
    let rows = table.rows.into_iter().map(|row| {
        let mut cells = row.into_iter();
        let name = cells.next();
        let cells = cells.map(|cell| view! { <td data-kind="number">{cell}</td> });
        view! { <tr><th scope="row">{name}</th>{cells.collect_view()}</tr> }
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
