//! The largest liquidations as they are heard.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

mod support;

use support::{NOW, liquidations, snapshot};
use why_crypto_down::draw;
use why_crypto_down::market::{Asset, Coverage, Series, Side, Snapshot, Span, Venue};
use why_crypto_down::settings::{Locale, Settings};
use why_crypto_down::units::Millis;
use why_crypto_down::venues::{self, Want};
use why_crypto_down::view::chart::Role;
use why_crypto_down::view::{Panel, Tape};

const BYBIT: (Venue, &str) = (Venue::Bybit, "ws-all-liquidation");
const BINANCE: (Venue, &str) = (Venue::Binance, "ws-force-order");

/// Bitcoin's closed positions in that feed: how many seconds ago, which side, how many dollars.
fn heard((venue, feed): (Venue, &str), events: &[(i64, Side, f64)]) -> Series {
    let mut events: Vec<_> =
        events.iter().map(|&(ago, side, usd)| (Millis::seconds(ago), side, usd)).collect();
    events.sort_by_key(|&(ago, ..)| core::cmp::Reverse(ago));
    let covered = Span { from: NOW - Millis::HOUR, to: NOW };
    let mut series = liquidations(venue, Asset::BTC, Coverage::Full, covered, &events);
    feed.clone_into(&mut series.source.feed);
    series
}

fn tape(all: &Snapshot) -> Tape {
    Tape::of(all, &Settings::default(), NOW)
}

fn notionals(tape: &Tape) -> Vec<&str> {
    tape.rows.iter().map(|row| row.cells[4].as_str()).collect()
}

#[test]
fn the_six_largest_stand_newest_first_whichever_venue_told_them() {
    let bybit = [(50, Side::Long, 5e6), (40, Side::Long, 1e3), (10, Side::Short, 2e6)];
    let binance =
        [(45, Side::Long, 7e6), (44, Side::Long, 3e6), (9, Side::Long, 4e6), (8, Side::Short, 6e6)];
    let told = tape(&snapshot(vec![heard(BYBIT, &bybit), heard(BINANCE, &binance)]));
    let expected = ["$6.00 million", "$4.00 million", "$2.00 million", "$3.00 million"];
    assert_eq!(notionals(&told)[..4], expected);
    assert_eq!(notionals(&told)[4..], ["$7.00 million", "$5.00 million"]);
}

#[test]
fn a_row_tells_time_side_venue_and_price() {
    let told = tape(&snapshot(vec![heard(BYBIT, &[(5, Side::Short, 250_000.0)])]));
    let [row] = &told.rows[..] else { panic!("one row was expected") };
    assert_eq!(row.cells, ["14:37:00", "BTC short", "Bybit", "$50,000", "$250,000"]);
    assert_eq!(row.role, Role::Short);
}

#[test]
fn its_markup_has_an_item_a_row_and_takes_nothing_for_markup() {
    let mut told =
        tape(&snapshot(vec![heard(BYBIT, &[(5, Side::Long, 1e6), (4, Side::Short, 2e6)])]));
    told.rows[0].cells[2] = "<b>&".to_owned();
    let drawn = draw::tape(&told);
    assert!(drawn.starts_with("<ol><li class=\"role-short\"><span>14:37:01</span>"), "{drawn}");
    assert!(drawn.contains("<span>&lt;b&gt;&amp;</span>"), "{drawn}");
    assert_eq!(drawn.matches("<li ").count(), 2);
    assert_eq!(drawn.matches("<span>").count(), 10);
}

#[test]
fn what_is_older_than_an_hour_or_was_asked_for_is_not_heard() {
    let old = heard(BYBIT, &[(3_601, Side::Long, 9e6), (3_599, Side::Long, 1e6)]);
    let asked = heard((Venue::Okx, "liquidation-orders"), &[(5, Side::Long, 8e6)]);
    assert_eq!(notionals(&tape(&snapshot(vec![old, asked]))), ["$1.00 million"]);
}

#[test]
fn only_a_panel_that_listens_has_a_tape() {
    let all = snapshot(vec![heard(BYBIT, &[(5, Side::Long, 1e6)])]);
    let still = Panel::of(&all, &Settings::default(), NOW);
    assert_eq!(still.tape, None);
    let settings = Settings::default();
    let live = Panel::of(&all, &settings, NOW).listening(&all, &settings);
    assert_eq!(live.tape, Some(tape(&all)));
    assert_eq!(live.tape.unwrap().rows.len(), 1);
}

#[test]
fn its_rule_names_the_venues_asked_that_tell_at_most_one_a_second() {
    let mut throttled = Vec::new();
    for adapter in venues::ALL {
        for feed in adapter.feeds {
            if feed.serves.iter().any(|(want, _)| *want == Want::LiquidationLive) {
                assert!(feed.name.starts_with("ws-"), "the tape knows it by its name");
                let one_per = Coverage::Throttled { one_per: Millis::SECOND };
                assert!([Coverage::Full, one_per].contains(&feed.coverage), "{}", feed.name);
                throttled.extend((feed.coverage == one_per).then_some(adapter.venue));
            } else if feed.http.is_some() {
                assert!(!feed.name.starts_with("ws-"), "{}", feed.name);
            }
        }
    }
    assert!(throttled.contains(&Venue::Binance) && !throttled.contains(&Venue::Bybit));
    for locale in Locale::ALL {
        let settings = Settings { locale, ..Settings::default() };
        let rule = Tape::of(&snapshot(vec![]), &settings, NOW).rule;
        assert!(rule.contains('6'), "{rule}");
        for adapter in venues::ALL {
            let is_named = rule.contains(adapter.venue.name());
            assert_eq!(is_named, throttled.contains(&adapter.venue), "{rule}");
        }
    }
}

#[test]
fn it_names_no_venue_that_is_not_asked() {
    let asked = |venues: &[Venue]| Settings { venues: venues.to_vec(), ..Settings::default() };
    let rule = |settings| Tape::of(&snapshot(vec![]), &settings, NOW).rule;
    let one = "The 6 largest heard in the past hour, newest first.";
    assert_eq!(rule(asked(&[Venue::Bybit])), one);
    assert_eq!(
        rule(asked(&[Venue::Bybit, Venue::Okx])),
        format!("{one} At most one a second is told by OKX.")
    );
}

#[test]
fn it_moves_at_whole_five_seconds() {
    let all = snapshot(vec![heard(BYBIT, &[(6, Side::Long, 1e6), (2, Side::Long, 2e6)])]);
    let at = |seconds| Tape::of(&all, &Settings::default(), NOW + Millis::seconds(seconds));
    assert_eq!(notionals(&at(-1)), ["$1.00 million"], "{NOW:?} is at a whole one");
    assert_eq!(at(-1), at(-5));
    assert_eq!(notionals(&at(0)), ["$2.00 million", "$1.00 million"]);
}
