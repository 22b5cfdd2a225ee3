//! The card of open interest: how it changed, and whether that was the price or positions.

use crate::explain::words::{self, Message};
use crate::explain::{FigureId, FindingKind, Form, Sentence, Value, Window};
use crate::metrics::decomposition::Decomposition;
use crate::metrics::open_path::{OpenPath, open_path};
use crate::settings::Freshness;
use crate::units::{Fraction, Millis};
use crate::view::cards::{Card, FigureTable, Scene, TableRow, WINDOWS, card as plain, cells};
use crate::view::chart::{Axis, Chart, Line, Mark, Role, line_chart, runs};
use crate::view::figure::Shelf;

/// The chart has a value at each whole one of these.
const STEP: Millis = Millis::hours(6);
/// All that is known, or as good as.
const WHOLE: f64 = 0.995;

#[inline(never)]
pub(crate) fn card(shelf: Shelf<'_>, scene: &Scene<'_>) -> Card {
    const COLUMNS: [&str; 4] = [
        "open_interest_change_pct",
        "open_interest_change_usd",
        "open_interest_price_effect_pct",
        "open_interest_position_effect_pct",
    ];
    let lead = scene.lead;
    let head = shelf.labels(&[
        Message::WindowHead,
        Message::OpenInterestChange,
        Message::OpenInterestChangeUsd,
        Message::PriceEffect,
        Message::PositionEffect,
    ]);
    let mut rows = Vec::new();
    let all = shelf.label(Message::AllCoins);
    for (suffix, name) in [(lead.ticker(), lead.ticker()), ("all", &all)] {
        for window in WINDOWS {
            rows.push(TableRow {
                name: [name, ", ", &shelf.label(words::window_short(window))].concat(),
                cells: cells(shelf, &COLUMNS, &[window], suffix),
            });
        }
    }
    let mut card = plain(shelf, FindingKind::Deleveraging);
    card.rows = shelf.rows(&[
        (Message::OpenInterestCoins, FigureId::of("open_interest_coins", lead)),
        (Message::OpenInterestUsd, FigureId::of("open_interest_usd", lead)),
    ]);
    card.table = Some(FigureTable { head, rows });
    let month = (Window::Month.length(), STEP);
    let path = open_path(scene.snapshot, lead, scene.now, month, Freshness::MINUTES.delayed).ok();
    let mut chart = chart(shelf, scene, path.as_ref().map(|path| &path.value));
    if let Some(path) = path.filter(|path| path.value.covered.0 < WHOLE) {
        let share = Value::number(path.value.covered.percent(), Form::Percent(0));
        let values = vec![Value::Venues(path.venues()), share];
        let told = shelf.say(&Sentence::new(Message::ToldByPart, values));
        // The claim is of a day: what tells a month may be less, and is else said already.
        if !card.notes.contains(&told) {
            card.notes.push([&chart.title, ". ", &told].concat());
        }
        chart.summary = words::then(shelf.locale, &[chart.summary, told]);
    }
    card.chart = Some(chart);
    card
}

/// What positions and what the price did to open interest since the window began, in percent of what
/// was open then: two lines that end at the figures of the month. The table has the amounts beside.
#[inline(never)]
fn chart(shelf: Shelf<'_>, scene: &Scene<'_>, path: Option<&OpenPath>) -> Chart {
    let locale = shelf.locale;
    let line = Line {
        locale,
        now: scene.now,
        window: Window::Month.length(),
        every: Millis::days(7),
        title: shelf.label(Message::OpenInterestChart),
        role: Role::OpenInterest,
        head: shelf.label(Message::PositionEffect),
        form: Form::SignedPercent(1),
    };
    let (mut by_positions, mut by_price, mut both) = (Vec::new(), Vec::new(), vec![0.0]);
    let steps = path.map(|path| path.steps.as_slice()).unwrap_or_default();
    for (at, parts) in steps {
        let effect = |of: fn(&Decomposition) -> Fraction| parts.as_ref().map(|it| of(it).percent());
        by_positions.push((*at, effect(|parts| parts.position_effect)));
        by_price.push((*at, effect(|parts| parts.price_effect)));
    }
    let mut chart = line_chart(&line, &by_positions);
    for (_, effect) in by_positions.iter().chain(&by_price) {
        both.extend(*effect);
    }
    chart.y = Axis::of_values(&both, &|value| line.label(value));
    chart.marks.push(Mark::Line { role: Role::Implied, runs: runs(&by_price) });
    for ((row, (_, price)), (_, parts)) in chart.table.rows.iter_mut().zip(&by_price).zip(steps) {
        let amount = |of: fn(&Decomposition) -> f64| parts.as_ref().map(of);
        let amounts = [amount(|parts| parts.coins_now.0), amount(|parts| parts.usd_now.0)];
        row.numbers.push(*price);
        row.numbers.extend(amounts);
    }
    chart.table.head.extend(shelf.labels(&[
        Message::PriceEffect,
        Message::OpenInterestCoins,
        Message::OpenInterestUsd,
    ]));
    chart.table.others = vec![line.form, line.form, Form::Coins, Form::Money];
    if let Some((_, Some(parts))) = steps.last() {
        let text = |text: String| Value::Text(text);
        let values = vec![
            text(line.title.clone()),
            text(line.label(parts.position_effect.percent())),
            text(line.label(parts.price_effect.percent())),
            text(words::coins(locale, parts.coins_before.0)),
            text(words::coins(locale, parts.coins_now.0)),
        ];
        chart.summary = shelf.say(&Sentence::new(Message::OpenInterestSummary, values));
    }
    chart
}
