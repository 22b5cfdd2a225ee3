//! Times by the reader's clock: a program of its own, since a clock once taken stays.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

mod support;

use std::sync::Once;
use support::{NOW, market};
use why_crypto_down::explain::FindingKind;
use why_crypto_down::explain::words;
use why_crypto_down::settings::{Locale, Settings};
use why_crypto_down::units::{Millis, UnixMillis};
use why_crypto_down::view::Panel;
use why_crypto_down::view::chart::Chart;

/// The clock goes forward by an hour, ten days before the moment that the tests are about.
const FORWARD: Millis = Millis::days(10);

/// Five hours behind UTC, then four; far ahead of it, and beside full hours, long after.
fn clock(at: UnixMillis) -> Millis {
    match (at - NOW).0 {
        later if later > Millis::days(2_000).0 => Millis::minutes(5 * 60 + 30),
        later if later > Millis::days(1_000).0 => Millis::hours(13),
        later if later < -FORWARD.0 => Millis::hours(-5),
        _ => Millis::hours(-4),
    }
}

fn chart(kind: FindingKind) -> Chart {
    static TAKEN: Once = Once::new();
    TAKEN.call_once(|| words::install_zone(clock));
    let panel = Panel::of(&market(), &Settings::default(), NOW);
    panel.cards.into_iter().find(|card| card.kind == kind).unwrap().chart.unwrap()
}

#[test]
fn a_time_is_that_of_the_readers_clock_and_names_its_zone() {
    let _ = chart(FindingKind::Sentiment);
    assert_eq!(words::date_time(Locale::En, NOW), "12 Feb 2026, 10:37 UTC−4");
    let before = NOW - FORWARD - Millis::HOUR;
    assert_eq!(words::date_time(Locale::En, before), "2 Feb 2026, 08:37 UTC−5");
    assert_eq!(words::date_time(Locale::De, NOW), "12. Feb. 2026, 10:37 UTC−4");
    let [far, farther] = [1_500, 2_500].map(|days| words::hour(NOW + Millis::days(days)));
    assert_eq!([far.as_str(), farther.as_str()], ["03:37\u{a0}UTC+13", "20:07\u{a0}UTC+5:30"]);
}

#[test]
fn a_day_that_was_published_stays_that_day() {
    let _ = chart(FindingKind::Sentiment);
    let midnight = NOW.floor(Millis::DAY);
    assert_eq!(words::date(Locale::En, midnight), "12 Feb 2026");
}

#[test]
fn the_marks_of_a_day_stand_at_the_readers_full_hours() {
    let chart = chart(FindingKind::ForcedSelling);
    let labels: Vec<&str> = chart.x.ticks.iter().map(|tick| tick.label.as_str()).collect();
    assert_eq!(labels, ["12:00", "18:00", "00:00", "06:00"]);
    assert!(chart.summary.contains("UTC−4."), "{}", chart.summary);
}

#[test]
fn the_marks_of_a_month_stand_at_the_readers_midnights_before_and_after_the_clock_changed() {
    let chart = chart(FindingKind::Deleveraging);
    assert!(chart.x.ticks.len() >= 4);
    for tick in &chart.x.ticks {
        #[allow(clippy::cast_possible_truncation, reason = "whole milliseconds")]
        let at = UnixMillis(tick.at as i64);
        let told = words::date_time(Locale::En, at);
        assert!(told.contains(", 00:00 UTC"), "{told}");
        assert!(told.starts_with(&tick.label), "{told} under {}", tick.label);
    }
}

#[test]
fn a_table_of_times_is_written_by_that_clock_and_keeps_the_moments() {
    let chart = chart(FindingKind::ForcedSelling);
    let row = chart.table.rows.last().unwrap();
    let cells = chart.table.cells(row);
    assert!(cells[0].ends_with("UTC−4"), "{}", cells[0]);
    assert_eq!(cells.len(), chart.table.head.len());
    let from = row.numbers[0].unwrap();
    assert!(row.at > from, "a bar's middle comes after its beginning");
}
