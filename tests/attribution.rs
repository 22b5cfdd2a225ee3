//! What is named as a driver, and what never is.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop")]

use proptest::collection::vec;
use proptest::prelude::*;
use why_crypto_down::explain::Magnitude;
use why_crypto_down::explain::attribution::{
    Attribution, AttributionInputs, Driver, Mechanism, Statement, attribute,
};

const NUMBERS: usize = 24;

/// Every number of the inputs, with the mechanisms that read it besides the move itself.
fn numbers(inputs: &mut AttributionInputs) -> [(&mut Option<f64>, &'static [Mechanism]); NUMBERS] {
    use Mechanism::{ForcedDeleveraging, Macro, NewShorts, SpotSelling};
    [
        (&mut inputs.log_return, &[Macro]),
        (&mut inputs.z_24h, &[]),
        (&mut inputs.position_change_24h, &[ForcedDeleveraging, SpotSelling, NewShorts]),
        (&mut inputs.position_change_7d, &[]),
        (&mut inputs.position_change_30d, &[]),
        (&mut inputs.falling_days_ci_low, &[]),
        (&mut inputs.forced_share_mid, &[ForcedDeleveraging]),
        (&mut inputs.liquidation_percentile_1y, &[ForcedDeleveraging]),
        (&mut inputs.long_liquidation_share, &[ForcedDeleveraging]),
        (&mut inputs.branching_ci_low, &[ForcedDeleveraging]),
        (&mut inputs.equity_return, &[Macro]),
        (&mut inputs.equity_beta, &[Macro]),
        (&mut inputs.equity_beta_t, &[Macro]),
        (&mut inputs.equity_z, &[Macro]),
        (&mut inputs.equity_correlation_30d, &[Macro]),
        (&mut inputs.spot_taker_z, &[SpotSelling]),
        (&mut inputs.spot_premium_bps, &[SpotSelling]),
        (&mut inputs.perp_taker_z, &[NewShorts]),
        (&mut inputs.funding_change_8h_bps, &[NewShorts]),
        (&mut inputs.alt_median_return, &[]),
        (&mut inputs.alt_behind_ci_low, &[]),
        (&mut inputs.liquidated_24h_usd, &[]),
        (&mut inputs.liquidated_7d_usd, &[]),
        (&mut inputs.liquidated_30d_usd, &[]),
    ]
}

fn filled(
    told: &[Option<f64>],
    claimed: Option<bool>,
    leads: Option<bool>,
    ratio: Option<(f64, f64)>,
) -> AttributionInputs {
    let mut inputs = AttributionInputs {
        excitation_claimed: claimed,
        spot_leads_perp: leads,
        velocity_ratio_ci95: ratio,
        ..AttributionInputs::default()
    };
    for ((field, _), told) in numbers(&mut inputs).into_iter().zip(told) {
        *field = *told;
    }
    inputs
}

/// Inputs of a market that could be: small numbers, a z of the move's sign, any of them missing.
fn plausible() -> impl Strategy<Value = AttributionInputs> {
    let number = proptest::option::weighted(0.8, -4.0..4.0_f64);
    let flag = || proptest::option::of(any::<bool>());
    let ratio = proptest::option::of((0.1..3.0_f64, 1.0..3.0_f64));
    (vec(number, NUMBERS), flag(), flag(), ratio, 0.01..4.0_f64).prop_map(
        |(told, claimed, leads, ratio, z)| {
            let ratio = ratio.map(|(low, times)| (low, low * times));
            let mut inputs = filled(&told, claimed, leads, ratio);
            let moved = inputs.log_return.unwrap_or(-0.03);
            inputs.z_24h = inputs.z_24h.map(|_| z.copysign(moved));
            inputs
        },
    )
}

/// Inputs that nobody could measure.
fn any_inputs() -> impl Strategy<Value = AttributionInputs> {
    let number = proptest::option::of(prop_oneof![
        any::<f64>(),
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(0.0),
        -1.0..1.0_f64
    ]);
    let flag = || proptest::option::of(any::<bool>());
    let ratio = proptest::option::of((any::<f64>(), any::<f64>()));
    (vec(number, NUMBERS), flag(), flag(), ratio)
        .prop_map(|(told, claimed, leads, ratio)| filled(&told, claimed, leads, ratio))
}

/// The same day in a rising market.
fn mirrored(inputs: &AttributionInputs) -> AttributionInputs {
    let turned = |x: Option<f64>| x.map(|x| -x);
    AttributionInputs {
        log_return: turned(inputs.log_return),
        z_24h: turned(inputs.z_24h),
        equity_return: turned(inputs.equity_return),
        equity_z: turned(inputs.equity_z),
        spot_taker_z: turned(inputs.spot_taker_z),
        spot_premium_bps: turned(inputs.spot_premium_bps),
        perp_taker_z: turned(inputs.perp_taker_z),
        funding_change_8h_bps: turned(inputs.funding_change_8h_bps),
        long_liquidation_share: inputs.long_liquidation_share.map(|share| 1.0 - share),
        ..inputs.clone()
    }
}

fn score(told: &Attribution, mechanism: Mechanism) -> Option<f64> {
    told.scores.as_ref()?.of(mechanism)
}

fn alike(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-9,
        (one, other) => one == other,
    }
}

proptest! {
    #[test]
    fn scores_and_their_components_are_shares_for_any_input(inputs in any_inputs()) {
        let told = attribute(&inputs);
        for score in told.scores.iter().flat_map(|scores| &scores.0) {
            prop_assert!(score.value.is_none_or(|value| (0.0..=1.0).contains(&value)));
            for component in &score.components {
                prop_assert!(component.value.is_none_or(|value| (0.0..=1.0).contains(&value)));
                prop_assert!(component.input.is_none_or(f64::is_finite));
            }
        }
    }

    #[test]
    fn a_rise_is_judged_as_the_fall_that_mirrors_it(inputs in plausible()) {
        // Sums of floats apart: 1 − (1 − share) need not be the share to the last bit.
        let (fall, rise) = (attribute(&inputs), attribute(&mirrored(&inputs)));
        prop_assert_eq!(fall.magnitude, rise.magnitude);
        for mechanism in Mechanism::ALL {
            prop_assert!(alike(score(&fall, mechanism), score(&rise, mechanism)), "{mechanism:?}");
        }
        // A score within rounding of a threshold may fall on either side of it.
        let near = |limit: f64| {
            let near = |value: Option<f64>| value.is_some_and(|v| (v - limit).abs() < 1e-9);
            Mechanism::ALL.iter().any(|&mechanism| near(score(&fall, mechanism)))
        };
        let scores: Vec<f64> = Mechanism::ALL.iter().filter_map(|&it| score(&fall, it)).collect();
        let spread = |one: &f64| scores.iter().any(|other| (one - other - 0.15).abs() < 1e-9);
        prop_assume!(!near(0.35) && !near(0.5) && !scores.iter().any(spread));
        prop_assert_eq!(fall.verdict, rise.verdict);
    }

    #[test]
    fn a_missing_input_leaves_the_scores_that_do_not_read_it(
        inputs in plausible(),
        which in 0..NUMBERS,
    ) {
        let mut less = inputs.clone();
        let readers: &[Mechanism] = {
            let fields = numbers(&mut less);
            *fields[which].0 = None;
            fields[which].1
        };
        prop_assume!(less.z_24h.is_some());
        // Without a return the sign is that of z, as for the whole input.
        let (whole, less) = (attribute(&inputs), attribute(&less));
        for mechanism in Mechanism::ALL.into_iter().filter(|it| !readers.contains(it)) {
            prop_assert_eq!(score(&whole, mechanism), score(&less, mechanism));
        }
    }

    #[test]
    fn an_ordinary_move_has_no_driver_and_no_cascade(
        inputs in plausible(),
        z in -0.999..0.999_f64,
    ) {
        let told = attribute(&AttributionInputs { z_24h: Some(z), ..inputs });
        prop_assert_eq!(told.verdict, Driver::OrdinaryNoise);
        prop_assert_eq!(told.magnitude, Magnitude::Ordinary);
        prop_assert!(told.drivers.is_empty());
        prop_assert!(!told.allows(&Statement::Cascade));
    }

    #[test]
    fn drivers_are_those_near_the_top_and_make_the_verdict(inputs in plausible()) {
        let told = attribute(&inputs);
        let positions = inputs.position_change_24h;
        // Up to 1% opened is none.
        let opened = positions.is_none_or(|change| change > 0.01);
        let may_be = |mechanism: &Mechanism| opened || *mechanism != Mechanism::NewShorts;
        let unseen = score(&told, Mechanism::ForcedDeleveraging).is_none()
            && positions.is_some_and(|change| change <= -0.06);
        let named = Mechanism::ALL.into_iter().filter(may_be);
        let values: Vec<f64> = named.filter_map(|mechanism| score(&told, mechanism)).collect();
        let top = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let of = |mechanism: &Mechanism| score(&told, *mechanism).unwrap();
        prop_assert!(told.drivers.iter().map(of).all(|value| value >= 0.5 && value >= top - 0.15));
        prop_assert!(told.drivers.windows(2).all(|pair| of(&pair[0]) >= of(&pair[1])));
        prop_assert!(told.drivers.iter().all(may_be));
        prop_assert!(!unseen || told.drivers.is_empty());
        match told.verdict {
            Driver::Named(mechanism) => prop_assert_eq!(&told.drivers, &vec![mechanism]),
            Driver::Mixed => prop_assert!(told.drivers.len() > 1),
            Driver::Weak(mechanism) => {
                prop_assert!(told.drivers.is_empty());
                prop_assert!(may_be(&mechanism));
                let below = if unseen { 1.000_001 } else { 0.5 };
                prop_assert!((0.35..below).contains(&of(&mechanism)));
            }
            Driver::NoIdentifiableDriver => prop_assert!(top < 0.35),
            Driver::OrdinaryNoise => prop_assert!(inputs.z_24h.unwrap().abs() < 1.0),
            Driver::InsufficientData => {
                prop_assert!(inputs.z_24h.is_none() || values.is_empty());
            }
        }
    }
}

/// A fall of two standard deviations of which nothing else is known.
fn fall() -> AttributionInputs {
    AttributionInputs { log_return: Some(-0.06), z_24h: Some(-2.0), ..AttributionInputs::default() }
}

#[test]
fn some_marks_make_a_weak_driver() {
    let inputs = AttributionInputs {
        spot_taker_z: Some(-2.2),
        spot_leads_perp: Some(false),
        spot_premium_bps: Some(-8.5),
        position_change_24h: Some(-0.03),
        ..fall()
    };
    let told = attribute(&inputs);
    // (0.40 × 0.6 + 0.25 × 0 + 0.20 × ⅓ + 0.15 × 0.5) ÷ 1
    assert!(alike(score(&told, Mechanism::SpotSelling), Some(0.24 + 0.2 / 3.0 + 0.075)));
    assert_eq!(told.verdict, Driver::Weak(Mechanism::SpotSelling));
    assert_eq!(told.verdict.id(), "weak_spot_selling");
    assert!(told.drivers.is_empty());
}

#[test]
fn excitation_that_could_not_be_looked_for_counts_nowhere() {
    let inputs = AttributionInputs {
        forced_share_mid: Some(0.15),
        liquidation_percentile_1y: Some(0.98),
        position_change_24h: Some(-0.06),
        branching_ci_low: None,
        ..fall()
    };
    let unknown = attribute(&inputs);
    assert!(alike(score(&unknown, Mechanism::ForcedDeleveraging), Some(1.0)));
    let refused = attribute(&AttributionInputs { excitation_claimed: Some(false), ..inputs });
    assert!(alike(score(&refused, Mechanism::ForcedDeleveraging), Some(0.75 / 0.9)));
}

#[test]
fn an_uncertain_beta_explains_nothing() {
    let inputs = AttributionInputs {
        equity_return: Some(-0.03),
        equity_beta: Some(2.0),
        equity_beta_t: Some(1.9),
        equity_correlation_30d: Some(0.7),
        ..fall()
    };
    assert!(alike(score(&attribute(&inputs), Mechanism::Macro), Some(0.15 / 0.75)));
    let surer = attribute(&AttributionInputs { equity_beta_t: Some(2.0), ..inputs });
    assert!(alike(score(&surer, Mechanism::Macro), Some(1.0)));
}

#[test]
fn equities_that_went_the_other_way_explain_nothing() {
    let inputs = AttributionInputs {
        equity_return: Some(0.03),
        equity_beta: Some(-2.0),
        equity_beta_t: Some(-4.0),
        equity_z: Some(2.6),
        equity_correlation_30d: Some(-0.6),
        ..fall()
    };
    let told = attribute(&inputs);
    assert!(alike(score(&told, Mechanism::Macro), Some(0.0)));
    assert_eq!(told.verdict, Driver::NoIdentifiableDriver);
}

/// A fall on which funding and takers of perpetuals went with the price.
fn pressed() -> AttributionInputs {
    AttributionInputs {
        funding_change_8h_bps: Some(-2.0),
        perp_taker_z: Some(-3.0),
        spot_taker_z: Some(-3.0),
        spot_premium_bps: Some(-15.0),
        ..fall()
    }
}

#[test]
fn positions_that_nobody_opened_drive_nothing() {
    let with = |change| {
        attribute(&AttributionInputs {
            position_change_24h: Some(change),
            spot_taker_z: None,
            spot_premium_bps: None,
            ..pressed()
        })
    };
    assert_eq!(with(0.02).verdict, Driver::Named(Mechanism::NewShorts));
    for change in [0.01, 0.0, -0.03, -0.13] {
        let told = with(change);
        // The score stays what its marks say.
        assert!(alike(score(&told, Mechanism::NewShorts), Some(0.55)));
        assert_ne!(told.verdict, Driver::Named(Mechanism::NewShorts), "{change}");
        assert_ne!(told.verdict, Driver::Weak(Mechanism::NewShorts), "{change}");
    }
}

#[test]
fn beside_many_closed_positions_of_unknown_cause_nothing_is_named_without_a_may() {
    let closed = |change| AttributionInputs { position_change_24h: Some(change), ..pressed() };
    let told = attribute(&closed(-0.13));
    assert_eq!(score(&told, Mechanism::ForcedDeleveraging), None);
    assert!(score(&told, Mechanism::SpotSelling).unwrap() > 0.5);
    assert_eq!(told.verdict, Driver::Weak(Mechanism::SpotSelling));
    assert!(told.drivers.is_empty());
    // Few closed ones leave nothing open.
    let spot = Driver::Named(Mechanism::SpotSelling);
    assert_eq!(attribute(&closed(-0.03)).verdict, spot);
    // And where it can be judged whether by force, it is judged.
    let judged = AttributionInputs {
        forced_share_mid: Some(0.0),
        liquidation_percentile_1y: Some(0.2),
        long_liquidation_share: Some(0.5),
        ..closed(-0.13)
    };
    assert_eq!(attribute(&judged).verdict, spot);
}

#[test]
fn leverage_leaves_over_weeks_only_where_it_left_on_most_of_their_days() {
    let with = |falling_days_ci_low| {
        attribute(&AttributionInputs {
            position_change_24h: Some(-0.01),
            position_change_7d: Some(-0.003),
            position_change_30d: Some(-0.23),
            falling_days_ci_low,
            ..fall()
        })
    };
    assert!(with(Some(0.55)).allows(&Statement::MultiWeekDeleveraging));
    assert!(with(None).allows(&Statement::MultiWeekDeleveraging));
    assert!(with(Some(0.5)).allows(&Statement::NotMultiWeekDeleveraging));
}

#[test]
fn a_score_of_one_component_is_none() {
    let told = attribute(&AttributionInputs { spot_taker_z: Some(-3.0), ..fall() });
    assert_eq!(score(&told, Mechanism::SpotSelling), None);
    assert_eq!(told.verdict, Driver::InsufficientData);
}

#[test]
fn slower_and_faster_come_from_the_interval_alone() {
    let with = |ratio| attribute(&AttributionInputs { velocity_ratio_ci95: ratio, ..fall() });
    assert!(with(Some((0.2, 0.9))).allows(&Statement::LiquidationsSlowing));
    assert!(with(Some((1.1, 4.0))).allows(&Statement::LiquidationsAccelerating));
    assert!(with(Some((0.5, 1.0))).allows(&Statement::VelocityUnclear));
    assert!(with(Some((f64::NAN, 0.5))).allows(&Statement::VelocityUnclear));
    assert!(with(None).allows(&Statement::VelocityUnclear));
}

#[test]
fn sentiment_carries_the_publishers_own_word() {
    let inputs = AttributionInputs { sentiment_class: Some("Extreme Greed".into()), ..fall() };
    let told: Vec<String> = attribute(&inputs).statements.iter().map(Statement::id).collect();
    assert_eq!(told, ["sentiment_extreme_greed", "velocity_unclear"]);
}

#[test]
fn sums_that_shrink_with_their_window_are_an_error_even_if_one_is_missing() {
    let inputs = AttributionInputs {
        liquidated_24h_usd: Some(3e9),
        liquidated_30d_usd: Some(2e9),
        ..fall()
    };
    let told = attribute(&inputs);
    assert!(told.allows(&Statement::WindowsNotNested));
    assert!(!told.allows(&Statement::WindowsNested));
}
