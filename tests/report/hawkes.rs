//! The branching ratio, where it may be told.

use crate::support::{NOW, liquidations, snapshot};
use crate::{figure, told};
use why_crypto_down::explain::{Figure, Reason, Refits, report_refitted, settled_report};
use why_crypto_down::market::{Asset, Coverage, Side, Snapshot, Span, Venue};
use why_crypto_down::metrics::generator::Generator;
use why_crypto_down::metrics::hawkes::Parameters;
use why_crypto_down::metrics::hawkes::thinning::simulate;
use why_crypto_down::settings::Settings;
use why_crypto_down::units::Millis;

const DAY_S: f64 = 86_400.0;

/// The times, in milliseconds before now, of events that excite each other.
#[allow(clippy::cast_possible_truncation, reason = "a day of milliseconds is a small number")]
fn excited(branching: f64, events: f64) -> Vec<Millis> {
    let decay = 0.05;
    let background = events * (1.0 - branching) / DAY_S;
    let parameters = Parameters::new(background, branching * decay, decay).unwrap();
    let made = simulate(&parameters, DAY_S, &mut Generator::seeded(7), 10_000).unwrap();
    made.times().iter().map(|at| Millis(((DAY_S - at) * 1_000.0) as i64)).collect()
}

const ID: &str = "liquidation_branching_ratio.24h.BTC";

fn listened_to(ago: &[Millis], coverage: Coverage, listened: Millis) -> Snapshot {
    let events: Vec<_> = ago.iter().map(|&ago| (ago, Side::Long, 1_000.0)).collect();
    let span = Span { from: NOW - listened, to: NOW };
    snapshot(vec![liquidations(Venue::Bybit, Asset::BTC, coverage, span, &events)])
}

fn ratio(ago: &[Millis], coverage: Coverage, listened: Millis) -> Figure {
    figure(&told(&listened_to(ago, coverage, listened)), ID).clone()
}

#[test]
fn clusters_of_a_full_feed_have_a_ratio_with_an_interval() {
    let told = ratio(&excited(0.6, 900.0), Coverage::Full, Millis::days(2));
    let (low, high) = told.interval.unwrap();
    let ratio = told.value.unwrap();
    assert!(told.estimated && (ratio - 0.6).abs() < 0.1, "{told:?}");
    assert!(0.3 < low && low < ratio && ratio < high, "{told:?}");
}

/// Of so few events that nearly all set off another the error alone would reach past all of them.
#[test]
fn no_end_of_the_interval_is_above_all_liquidations() {
    let market = listened_to(&excited(0.9, 260.0), Coverage::Full, Millis::days(2));
    let settings = Settings::default();
    for report in [told(&market), settled_report(&market, &settings, NOW)] {
        let ratio = figure(&report, ID);
        let (_, high) = ratio.interval.unwrap();
        assert!(ratio.value.unwrap() < 1.0 && high <= 1.0, "{ratio:?}");
    }
}

#[test]
fn a_throttled_feed_or_a_short_watch_has_none() {
    let events = excited(0.6, 900.0);
    let throttled = Coverage::Throttled { one_per: Millis::SECOND };
    let reason = |coverage, listened| ratio(&events, coverage, listened).reason;
    assert_eq!(reason(throttled, Millis::days(2)), Some(Reason::SampledFeed));
    assert_eq!(reason(Coverage::Partial, Millis::days(2)), Some(Reason::SampledFeed));
    assert_eq!(reason(Coverage::Full, Millis::hours(20)), Some(Reason::WindowNotCovered));
}

#[test]
fn few_events_or_steady_ones_have_none() {
    let few = ratio(&excited(0.6, 60.0), Coverage::Full, Millis::days(2));
    assert_eq!(few.reason, Some(Reason::TooFew));
    let band = excited(0.8, 90.0);
    assert!((100..200).contains(&band.len()), "{}", band.len());
    let band = ratio(&band, Coverage::Full, Millis::days(2));
    assert_eq!(band.reason, Some(Reason::TooFew), "a band is no number");
    let steady = ratio(&excited(0.0, 900.0), Coverage::Full, Millis::days(2));
    assert_eq!(steady.reason, Some(Reason::NotEstablished));
}

#[test]
fn of_venues_that_tell_as_many_the_same_one_is_assessed_whichever_comes_first() {
    let (clustered, steady) = (excited(0.6, 900.0), excited(0.0, 900.0));
    let count = clustered.len().min(steady.len());
    let span = Span { from: NOW - Millis::days(2), to: NOW };
    let told_by = |venue, ago: &[Millis]| {
        let events: Vec<_> = ago[..count].iter().map(|&ago| (ago, Side::Long, 1_000.0)).collect();
        liquidations(venue, Asset::BTC, Coverage::Full, span, &events)
    };
    let both = [told_by(Venue::Bybit, &clustered), told_by(Venue::Deribit, &steady)];
    let [one, other] = &both;
    let given = told(&snapshot(vec![one.clone(), other.clone()]));
    let turned = told(&snapshot(vec![other.clone(), one.clone()]));
    assert_eq!(figure(&given, ID).sources[0].venue, Venue::Bybit);
    assert_eq!(figure(&given, ID), figure(&turned, ID));
}

#[test]
fn without_a_feed_of_single_liquidations_nobody_reports_it() {
    let report = told(&snapshot(vec![]));
    let ratio = figure(&report, "liquidation_branching_ratio.24h.BTC");
    assert_eq!(ratio.reason, Some(Reason::NotReported));
}

#[test]
fn repetitions_beside_the_report_give_the_interval_that_one_go_gives() {
    let market = listened_to(&excited(0.6, 300.0), Coverage::Full, Millis::days(2));
    let settings = Settings::default();
    let settled = settled_report(&market, &settings, NOW);
    let refits = Refits::default();
    let at = |later| report_refitted(&market, &settings, NOW + later, &refits).0;
    let first = at(Millis(0));
    assert_eq!(first, told(&market), "until then the interval is that of the curvature");
    while refits.work() {}
    assert_eq!(at(Millis(0)), settled);
    let (before, after) = (figure(&first, ID), figure(&settled, ID));
    assert_eq!(before.value, after.value);
    assert_ne!(before.interval, after.interval);
    let ((low, high), value) = (after.interval.unwrap(), after.value.unwrap());
    assert!(0.3 < low && low < value && value < high && high < 0.9, "{after:?}");

    // A minute later it is another fit, which is not repeated in the same hour.
    let later = at(Millis::MINUTE);
    assert!(!refits.work());
    let later = figure(&later, ID);
    let ((from, to), moved) = (later.interval.unwrap(), later.value.unwrap() - value);
    assert!(moved.abs() > 0.0 && (from - low - moved).abs() < 1e-12, "{later:?}");
    assert!((to - high - moved).abs() < 1e-12, "{later:?}");
    assert!(at(Millis::HOUR) != settled && refits.work(), "in another hour it is");
}
