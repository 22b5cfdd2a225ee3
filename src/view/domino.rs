//! The card of the domino effect: each coin against its link to Bitcoin.

use crate::explain::words::{self, Message};
use crate::explain::{FigureId, FindingKind, Form, Window};
use crate::market::Asset;
use crate::view::cards::{Card, Cell, FigureTable, Scene, TableRow, card as plain};
use crate::view::chart::{Axis, Bar, Chart, Mark, Role, Row, Table, Tick};
use crate::view::figure::Shelf;

#[inline(never)]
pub(crate) fn card(shelf: Shelf<'_>, scene: &Scene<'_>) -> Card {
    let head = shelf.labels(&[
        Message::Coin,
        Message::Change24h,
        Message::ExcessMove,
        Message::Beta,
        Message::Correlation,
    ]);
    let mut rows = Vec::new();
    for &asset in scene.settings.assets.iter().filter(|asset| **asset != Asset::BTC) {
        let mut cells = Vec::new();
        for (name, window) in [
            ("price_change_pct", Window::Day),
            ("excess_move_pct", Window::Day),
            ("beta", Window::Month),
            ("correlation", Window::Month),
        ] {
            cells.push(Cell::Figure(shelf.figure(&FigureId::over(name, window, asset))));
        }
        rows.push(TableRow { name: asset.ticker().to_owned(), cells });
    }
    let mut card = plain(shelf, FindingKind::Domino);
    let breadth = FigureId::all_over("breadth_down_pct", Window::Day);
    card.rows = shelf.rows(&[(Message::Breadth, breadth)]);
    card.table = Some(FigureTable { head, rows });
    card.chart = Some(chart(shelf, scene));
    card
}

/// For each coin the range that its link to Bitcoin implies, and within or beside it what the coin
/// did. A coin whose link is not known is left out.
#[inline(never)]
fn chart(shelf: Shelf<'_>, scene: &Scene<'_>) -> Chart {
    let percent = |value| words::signed_percent(shelf.locale, value, 1);
    let (mut implied, mut moves) = (Vec::new(), Vec::new());
    let (mut x, mut y) = (Axis { from: 0.0, to: 1.0, ticks: Vec::new() }, vec![0.0]);
    let mut rows = Vec::new();
    let mut summary = shelf.label(Message::DominoChart);
    for &asset in &scene.settings.assets {
        let of = |name| shelf.report.figures.get(&FigureId::over(name, Window::Day, asset));
        let (Some(told), Some(excess)) = (of("price_change_pct"), of("excess_move_pct")) else {
            continue;
        };
        let (Some(told), Some((least, most))) = (told.value, excess.interval) else { continue };
        // What is left of the move when what goes beyond the link is taken from it.
        let without = |excess: f64| ((1.0 + told / 100.0) / (1.0 + excess / 100.0) - 1.0) * 100.0;
        let (low, high) = (without(most), without(least));
        if !(low.is_finite() && high.is_finite()) {
            continue;
        }
        let from = x.to - 1.0;
        implied.push(Bar { from, to: x.to, low, high });
        moves.push(Bar {
            from: from + 0.3,
            to: x.to - 0.3,
            low: told.min(0.0),
            high: told.max(0.0),
        });
        y.extend([low, high, told]);
        let ticker = asset.ticker().to_owned();
        x.ticks.push(Tick { at: from + 0.5, label: ticker.clone() });
        x.to += 1.0;
        let range = [&percent(low), " \u{2026} ", &percent(high)].concat();
        summary = [&summary, "; ", &ticker, ": ", &range, ", ", &percent(told)].concat();
        let likely = excess.value.map(without);
        let name = Some(ticker);
        rows.push(Row {
            at: from + 0.5,
            name,
            numbers: vec![likely, Some(told), Some(low), Some(high)],
        });
    }
    x.to = (x.to - 1.0).max(1.0);
    let mut head = shelf.labels(&[Message::Coin, Message::ImpliedMove, Message::Change24h]);
    // The ends of the range.
    let implied_move = shelf.label(Message::ImpliedMove);
    for end in [2.5, 97.5] {
        let end = words::percent(shelf.locale, end, 1);
        head.push([&implied_move, " (", &end, ")"].concat());
    }
    if rows.is_empty() {
        summary = shelf.label(Message::EmptyChart);
    }
    Chart {
        title: shelf.label(Message::DominoChart),
        summary,
        x,
        y: Axis::of_values(&y, &|value| words::signed_percent(shelf.locale, value, 1)),
        marks: vec![
            Mark::Bars { role: Role::Implied, bars: implied },
            Mark::Bars { role: Role::Price, bars: moves },
        ],
        table: Table {
            head,
            rows,
            first: None,
            others: vec![Form::SignedPercent(1)],
            locale: shelf.locale,
        },
    }
}
