//! Each rule over sentences: one that it stops, and one that it lets pass.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop")]

use proptest::collection::vec;
use proptest::prelude::*;
use why_crypto_down::explain::attribution::{
    Attribution, AttributionInputs, Driver, Mechanism, attribute,
};
use why_crypto_down::explain::consistency::{
    Breach, ClaimKind, Facts, Rule, Said, Shown, Why, WindowTotal, breaches, rounded_parts,
};
use why_crypto_down::explain::{Direction, Figure, FigureId, State, Window};
use why_crypto_down::market::Asset;
use why_crypto_down::units::sorted::Sorted;
use why_crypto_down::units::{Millis, Price, UnixMillis};

const NOW: UnixMillis = UnixMillis(1_770_907_025_000);

/// A day on which forced selling is the driver and nothing is unknown.
fn forced_day() -> AttributionInputs {
    AttributionInputs {
        log_return: Some(-0.15),
        z_24h: Some(-6.1),
        position_change_24h: Some(-0.22),
        forced_share_mid: Some(0.3),
        liquidation_percentile_1y: Some(1.0),
        long_liquidation_share: Some(0.87),
        branching_ci_low: Some(0.75),
        excitation_claimed: Some(true),
        velocity_ratio_ci95: Some((3.1, 6.2)),
        alt_median_return: Some(-0.2),
        alt_behind_ci_low: Some(0.7),
        ..AttributionInputs::default()
    }
}

/// A day on which nothing happened.
fn ordinary_day() -> AttributionInputs {
    AttributionInputs {
        log_return: Some(-0.02),
        z_24h: Some(-0.6),
        velocity_ratio_ci95: Some((0.5, 1.2)),
        alt_median_return: Some(-0.01),
        alt_behind_ci_low: Some(0.2),
        ..forced_day()
    }
}

fn figure(value: f64) -> Figure {
    Figure {
        value: Some(value),
        interval: None,
        estimated: false,
        as_of: Some(NOW),
        sources: Vec::new(),
        state: State::Live,
        reason: None,
        lower_bound: false,
    }
}

fn change() -> FigureId {
    FigureId::over("open_interest_change_pct", Window::Day, Asset::BTC)
}

fn total() -> FigureId {
    FigureId::of("open_interest_usd", Asset::BTC)
}

/// What breaks on a day with these figures besides the price of 67,630.
fn broken_with(
    inputs: &AttributionInputs,
    figures: &[(FigureId, f64)],
    claims: &[ClaimKind],
    numbers: &[Shown],
) -> Vec<Breach> {
    let attribution = attribute(inputs);
    broken_of(&attribution, figures, claims, numbers)
}

fn broken_of(
    attribution: &Attribution,
    figures: &[(FigureId, f64)],
    claims: &[ClaimKind],
    numbers: &[Shown],
) -> Vec<Breach> {
    let mut all = Sorted::new();
    for (id, value) in figures {
        all.insert(id.clone(), figure(*value));
    }
    let facts = Facts {
        figures: &all,
        attribution,
        price: Price::new(67_630.0),
        sentiment: Some(("Extreme Fear", NOW - Millis::hours(35))),
        now: NOW,
    };
    breaches(&Said { claims, numbers }, &facts)
}

/// What breaks of one claim on a day of forced selling.
fn broken(claim: ClaimKind) -> Vec<Breach> {
    broken_with(&forced_day(), &[], &[claim], &[])
}

fn only(rule: Rule, why: Why) -> Vec<Breach> {
    vec![Breach { rule, why }]
}

fn shown(figure: FigureId, value: f64) -> Shown {
    Shown {
        figure,
        shown: value,
        unrounded: value,
        as_of: Some(NOW),
        estimated: false,
        interval: None,
    }
}

#[test]
fn a_cascade_is_told_only_where_clusters_forced_share_and_size_allow_it() {
    assert_eq!(broken(ClaimKind::Cascade), []);
    let stopped = only(Rule::Cascade, Why::Contradicted);
    for less in [
        ordinary_day(),
        AttributionInputs { excitation_claimed: Some(false), ..forced_day() },
        AttributionInputs { excitation_claimed: None, ..forced_day() },
        AttributionInputs { branching_ci_low: Some(0.3), ..forced_day() },
        AttributionInputs { forced_share_mid: Some(0.019), ..forced_day() },
    ] {
        assert_eq!(broken_with(&less, &[], &[ClaimKind::Cascade], &[]), stopped, "{less:?}");
    }
}

#[test]
fn faster_and_slower_need_the_interval_on_that_side() {
    assert_eq!(broken(ClaimKind::Accelerating), []);
    assert_eq!(broken(ClaimKind::Slowing), only(Rule::Velocity, Why::Contradicted));
    let unclear = broken_with(&ordinary_day(), &[], &[ClaimKind::Accelerating], &[]);
    assert_eq!(unclear, only(Rule::Velocity, Why::Contradicted));
    let slowing = AttributionInputs { velocity_ratio_ci95: Some((0.2, 0.8)), ..forced_day() };
    assert_eq!(broken_with(&slowing, &[], &[ClaimKind::Slowing], &[]), []);
}

#[test]
fn a_price_above_the_market_is_no_support() {
    let support = |usd| broken(ClaimKind::Support(Price::new(usd).unwrap()));
    assert_eq!(support(65_000.0), []);
    for usd in [75_000.0, 70_000.0, 67_630.0] {
        assert_eq!(support(usd), only(Rule::Support, Why::Contradicted), "{usd}");
    }
}

#[test]
fn others_fell_more_only_by_their_median_and_their_share() {
    assert_eq!(broken(ClaimKind::AltsFellMore), []);
    let one = AttributionInputs { alt_behind_ci_low: Some(0.5), ..forced_day() };
    let stopped = only(Rule::Alts, Why::Contradicted);
    assert_eq!(broken_with(&one, &[], &[ClaimKind::AltsFellMore], &[]), stopped);
}

#[test]
fn the_articles_26_billion_of_4_4_percent_is_stopped() {
    let pair = |usd, pct, base_usd| {
        let claim = ClaimKind::UsdPctPair { usd, pct, base_usd, total: total() };
        broken_with(&forced_day(), &[(total(), 95.73e9)], &[claim], &[])
    };
    let stopped = only(Rule::Pair, Why::Contradicted);
    assert_eq!(pair(-26e9, -4.4, None), stopped);
    assert_eq!(pair(-4.2e9, -4.4, Some(95.7e9)), []);
    assert_eq!(pair(-4.2e9, -4.4, Some(110e9)), stopped);
    assert_eq!(pair(4.2e9, -4.4, None), stopped);
    let claim = ClaimKind::UsdPctPair { usd: -4.2e9, pct: -4.4, base_usd: None, total: total() };
    assert_eq!(broken(claim), only(Rule::Pair, Why::Undecided));
}

#[test]
fn sums_of_windows_nest_and_are_of_one_side_and_scope() {
    let total = |window, name: &str, of: &str, usd| WindowTotal {
        window,
        name: name.to_owned(),
        of: of.to_owned(),
        usd,
    };
    let both = "liquidations_usd";
    let day = total(Window::Day, both, "BTC", 237e6);
    let week = total(Window::Week, both, "BTC", 2.16e9);
    let month = total(Window::Month, both, "BTC", 4.4e9);
    let said = |totals: &[&WindowTotal]| {
        broken(ClaimKind::WindowTotals(totals.iter().copied().cloned().collect()))
    };
    assert_eq!(said(&[&month, &day, &week]), []);
    let stopped = only(Rule::Windows, Why::Contradicted);
    assert_eq!(said(&[&day, &total(Window::Week, both, "BTC", 236e6)]), stopped);
    // The article set longs of a day beside both sides of a week.
    let longs = total(Window::Day, "long_liquidations_usd", "BTC", 237e6);
    assert_eq!(said(&[&longs, &week, &month]), stopped);
    assert_eq!(said(&[&day, &total(Window::Week, both, "all", 5e9)]), stopped);
}

#[test]
fn a_fall_of_open_interest_names_a_large_part_of_the_price() {
    let said = |price: Option<f64>, change_pct: f64, names_price_effect| {
        let mut figures = vec![(change(), change_pct)];
        let effect = FigureId::over("open_interest_price_effect_pct", Window::Day, Asset::BTC);
        figures.extend(price.map(|price| (effect, price)));
        let (window, of) = (Window::Day, "BTC".to_owned());
        let claim = ClaimKind::OpenInterestDrop { window, of, names_price_effect };
        broken_with(&forced_day(), &figures, &[claim], &[])
    };
    assert_eq!(said(Some(-2.1), -4.4, false), only(Rule::PriceEffect, Why::Unqualified));
    assert_eq!(said(Some(-2.1), -4.4, true), []);
    assert_eq!(said(Some(-1.0), -4.4, false), []);
    // A change near zero has no share that means anything.
    assert_eq!(said(Some(-2.1), -0.4, false), []);
    assert_eq!(said(None, -4.4, false), only(Rule::PriceEffect, Why::Undecided));
}

#[test]
fn a_verb_has_the_sign_of_its_number_and_less_than_a_digit_is_unchanged() {
    let said = |value, says| {
        let figure = change();
        let verb = ClaimKind::DirectionVerb { figure: figure.clone(), says, flat_below: 0.05 };
        broken_with(&forced_day(), &[], &[verb], &[shown(figure, value)])
    };
    let stopped = only(Rule::Verb, Why::Contradicted);
    assert_eq!(said(-4.4, Direction::Down), []);
    assert_eq!(said(0.05, Direction::Up), []);
    assert_eq!(said(-0.04, Direction::Flat), []);
    assert_eq!(said(-4.4, Direction::Up), stopped);
    assert_eq!(said(-0.04, Direction::Down), stopped);
    assert_eq!(said(0.2, Direction::Flat), stopped);
    let figure = change();
    let verb = ClaimKind::DirectionVerb { figure, says: Direction::Down, flat_below: 0.05 };
    assert_eq!(broken(verb), only(Rule::Verb, Why::Undecided));
}

#[test]
fn sentiment_is_the_publishers_word_and_young() {
    assert_eq!(broken(ClaimKind::SentimentClass("Extreme Fear".into())), []);
    let other = broken(ClaimKind::SentimentClass("Fear".into()));
    assert_eq!(other, only(Rule::Sentiment, Why::Contradicted));
    let attribution = attribute(&forced_day());
    let figures = Sorted::new();
    let claims = [ClaimKind::SentimentClass("Fear".into())];
    let said = Said { claims: &claims, numbers: &[] };
    let at = |sentiment| Facts {
        figures: &figures,
        attribution: &attribution,
        price: None,
        sentiment,
        now: NOW,
    };
    let old = at(Some(("Fear", NOW - Millis::hours(36))));
    assert_eq!(breaches(&said, &old), only(Rule::Sentiment, Why::Contradicted));
    assert_eq!(breaches(&said, &at(None)), only(Rule::Sentiment, Why::Undecided));
}

#[test]
fn a_number_has_a_time_and_far_ones_are_marked() {
    let at = |minutes: Option<i64>| Shown {
        as_of: minutes.map(|ago| NOW - Millis::minutes(ago)),
        ..shown(change(), -4.4)
    };
    let said =
        |numbers: &[Shown], claims: &[ClaimKind]| broken_with(&forced_day(), &[], claims, numbers);
    assert_eq!(said(&[at(Some(0)), at(Some(10))], &[]), []);
    let far = [at(Some(0)), at(Some(11))];
    let unmarked = said(&far, &[]);
    assert_eq!(unmarked, only(Rule::Times, Why::AgesUnmarked));
    assert!(unmarked.iter().all(|breach| breach.is_mended_by_a_mark()));
    assert_eq!(said(&far, &[ClaimKind::AgesDiffer]), []);
    let undated = said(&[at(None)], &[ClaimKind::AgesDiffer]);
    assert_eq!(undated, only(Rule::Times, Why::Undecided));
    assert!(!undated.iter().any(|breach| breach.is_mended_by_a_mark()));
}

#[test]
fn noise_has_no_cause_and_a_weak_one_only_may_be() {
    let because = |driver, hedged| ClaimKind::Cause { driver, hedged };
    let forced = Mechanism::ForcedDeleveraging;
    assert_eq!(broken(because(forced, false)), []);
    let other = broken(because(Mechanism::Macro, true));
    assert_eq!(other, only(Rule::Cause, Why::Contradicted));
    let noise = broken_with(&ordinary_day(), &[], &[because(forced, true)], &[]);
    assert_eq!(noise, only(Rule::Cause, Why::Contradicted));
    assert_eq!(broken(ClaimKind::Explains), []);
    let explained = broken_with(&ordinary_day(), &[], &[ClaimKind::Explains], &[]);
    assert_eq!(explained, only(Rule::Cause, Why::Contradicted));
    let verdict =
        |verdict| Attribution { verdict, drivers: Vec::new(), ..attribute(&forced_day()) };
    let weak = verdict(Driver::Weak(forced));
    assert_eq!(broken_of(&weak, &[], &[because(forced, true)], &[]), []);
    let flat = broken_of(&weak, &[], &[because(forced, false)], &[]);
    assert_eq!(flat, only(Rule::Cause, Why::Unqualified));
    let none = verdict(Driver::NoIdentifiableDriver);
    let stopped = broken_of(&none, &[], &[because(forced, true)], &[]);
    assert_eq!(stopped, only(Rule::Cause, Why::Contradicted));
    let unknown = verdict(Driver::InsufficientData);
    let stopped = broken_of(&unknown, &[], &[because(forced, true)], &[]);
    assert_eq!(stopped, only(Rule::Cause, Why::Undecided));
}

#[test]
fn an_estimate_says_so_shows_its_interval_and_may_where_that_crosses_the_threshold() {
    let id = || FigureId::over("forced_selling_share_pct", Window::Day, Asset::BTC);
    let number = Shown { estimated: true, interval: Some((1.0, 6.0)), ..shown(id(), 2.0) };
    let claim = |says_estimated, shows_interval, threshold, hedged| ClaimKind::Estimate {
        figure: id(),
        says_estimated,
        shows_interval,
        threshold,
        hedged,
    };
    let said = |claims: &[ClaimKind], number: &Shown| {
        broken_with(&forced_day(), &[], claims, core::slice::from_ref(number))
    };
    assert_eq!(said(&[claim(true, true, None, false)], &number), []);
    assert_eq!(said(&[claim(true, true, Some(0.5), false)], &number), []);
    assert_eq!(said(&[claim(true, true, Some(2.0), true)], &number), []);
    let stopped = only(Rule::Estimate, Why::Unqualified);
    assert_eq!(said(&[], &number), stopped);
    assert_eq!(said(&[claim(false, true, None, false)], &number), stopped);
    assert_eq!(said(&[claim(true, false, None, false)], &number), stopped);
    assert_eq!(said(&[claim(true, true, Some(2.0), false)], &number), stopped);
    let bare = Shown { interval: None, ..number };
    let undecided = said(&[claim(true, true, None, false)], &bare);
    assert_eq!(undecided, only(Rule::Estimate, Why::Undecided));
}

#[test]
fn shares_of_drivers_are_never_summed() {
    let shares = |summed| ClaimKind::AttributedShares { shares_pct: vec![60.0, 40.0], summed };
    assert_eq!(broken(shares(false)), []);
    assert_eq!(broken(shares(true)), only(Rule::Shares, Why::Contradicted));
}

#[test]
fn shown_parts_add_up_or_say_nearly() {
    let said = |parts: &[f64], about| {
        broken(ClaimKind::Parts { parts: parts.to_vec(), total: -4.4, digit: 0.1, about })
    };
    assert_eq!(said(&[-2.1, -2.3], false), []);
    assert_eq!(said(&[-2.1, -2.2], false), only(Rule::Parts, Why::Contradicted));
    assert_eq!(said(&[-2.1, f64::NAN], false), only(Rule::Parts, Why::Contradicted));
    assert_eq!(said(&[-2.1, -2.2], true), []);
}

#[test]
fn several_breaches_are_told_in_the_order_of_the_rules() {
    let claims = [
        ClaimKind::AttributedShares { shares_pct: vec![50.0], summed: true },
        ClaimKind::Slowing,
        ClaimKind::Support(Price::new(70_000.0).unwrap()),
    ];
    let rules: Vec<Rule> = broken_with(&forced_day(), &[], &claims, &[])
        .into_iter()
        .map(|breach| breach.rule)
        .collect();
    assert_eq!(rules, [Rule::Velocity, Rule::Support, Rule::Shares]);
}

#[test]
fn equal_remainders_favour_the_first_part() {
    let rounded = rounded_parts(&[33.333, 33.333, 33.334], 1.0).unwrap();
    assert_eq!(rounded, [33.0, 33.0, 34.0]);
    assert_eq!(rounded_parts(&[0.5, 0.5], 1.0).unwrap(), [1.0, 0.0]);
    assert_eq!(rounded_parts(&[1.0], 0.0), None);
    assert_eq!(rounded_parts(&[f64::NAN], 1.0), None);
}

proptest! {
    #[test]
    fn parts_rounded_together_add_up_to_the_rounded_total(
        parts in vec(-1e4..1e4_f64, 1..8),
        digit in prop_oneof![Just(0.1), Just(1.0), Just(0.01)],
    ) {
        let rounded = rounded_parts(&parts, digit).unwrap();
        prop_assert!(parts.iter().zip(&rounded).all(|(part, round)| (part - round).abs() < digit * 1.000_001));
        let total = (parts.iter().sum::<f64>() / digit).round() * digit;
        // At a half either neighbour is the rounded total.
        let sum: f64 = rounded.iter().sum();
        prop_assert!((sum - total).abs() < digit * 1.000_001);
        prop_assert!((sum - parts.iter().sum::<f64>()).abs() < digit * 0.500_001);
    }
}
