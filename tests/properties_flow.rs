//! What holds of the flow of liquidations, whatever comes: order, scale, slopes and seeds.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop")]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    reason = "small counts and times of a test"
)]

use proptest::collection::vec;
use proptest::prelude::*;
use why_crypto_down::market::{Coverage, Span};
use why_crypto_down::metrics::contagion::beta::{
    beta, downside_beta, downside_beta_below_mean, excess_move,
};
use why_crypto_down::metrics::contagion::breadth::breadth;
use why_crypto_down::metrics::contagion::correlation::{fisher_interval, pearson, spearman};
use why_crypto_down::metrics::contagion::hayashi_yoshida::{Steps, correlation, covariance};
use why_crypto_down::metrics::contagion::lead_lag::{cross_correlations, leader};
use why_crypto_down::metrics::coverage::{Reporting, coverage_estimate};
use why_crypto_down::metrics::forced_flow::{
    Flow, IMPACT_PREFACTOR, UNDER_REPORTED, forced_flow, kyle,
};
use why_crypto_down::metrics::generator::Generator;
use why_crypto_down::metrics::hawkes::bootstrap::Bootstrap;
use why_crypto_down::metrics::hawkes::claim::assess;
use why_crypto_down::metrics::hawkes::errors::errors;
use why_crypto_down::metrics::hawkes::marked::with_power;
use why_crypto_down::metrics::hawkes::residuals::{compensator, goodness_of_fit, increments};
use why_crypto_down::metrics::hawkes::segmented::segmented;
use why_crypto_down::metrics::hawkes::thinning::simulate;
use why_crypto_down::metrics::hawkes::{Events, Parameters, derivatives, fit, log_likelihood};
use why_crypto_down::metrics::proportion::{clopper_pearson, wilson};
use why_crypto_down::metrics::range_volatility::{
    Bar, close_to_close, ewma_recursive, garman_klass, max_drawdown, parkinson, rogers_satchell,
    yang_zhang,
};
use why_crypto_down::metrics::regression::Line;
use why_crypto_down::metrics::special;
use why_crypto_down::metrics::velocity::exact::{Counted, rate_ratio};
use why_crypto_down::metrics::velocity::exposure::{exposure, saturated, watched_counts};
use why_crypto_down::metrics::velocity::overdispersed::quasi_poisson;
use why_crypto_down::metrics::velocity::rate::{decayed_rate, mean_wait};
use why_crypto_down::metrics::velocity::sides::{imbalance, long_share, top_tenth_share};
use why_crypto_down::metrics::velocity::weighted::weighted_ratio;
use why_crypto_down::units::{Fraction, Millis, UnixMillis, Usd};

const HORIZON: f64 = 1_000.0;

fn some_times() -> impl Strategy<Value = Vec<f64>> {
    vec(prop_oneof![0.0..HORIZON, (0..1_000_i32).prop_map(f64::from)], 1..80)
}

fn some_parameters() -> impl Strategy<Value = Parameters> {
    (0.001..3.0_f64, 0.0..3.0_f64, 0.01..5.0_f64)
        .prop_map(|(mu, alpha, beta)| Parameters::new(mu, alpha, beta).unwrap())
}

fn any_finite() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -1.0..1.0_f64,
        2 => -1e9..1e9_f64,
        1 => Just(0.0),
        1 => any::<f64>().prop_filter("finite", |x| x.is_finite()),
    ]
}

/// Finite, all of it.
fn all_finite(numbers: &[f64]) -> bool {
    numbers.iter().all(|number| number.is_finite())
}

fn fields(line: &Line) -> [f64; 7] {
    [
        line.intercept,
        line.slope,
        line.intercept_error,
        line.slope_error,
        line.slope_error_hc1,
        line.slope_error_newey_west,
        line.residual,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_events_changes_nothing(
        (times, shuffled) in some_times()
            .prop_flat_map(|times| (Just(times.clone()), Just(times).prop_shuffle())),
        with in some_parameters(),
    ) {
        let (a, b) = (Events::new(&times, HORIZON), Events::new(&shuffled, HORIZON));
        prop_assert_eq!(&a, &b);
        prop_assert_eq!(log_likelihood(&a.unwrap(), &with), log_likelihood(&b.unwrap(), &with));
        let pair = |times: &[f64]| times.iter().map(|&at| (at, at + 1.0)).collect::<Vec<_>>();
        prop_assert_eq!(
            decayed_rate(&pair(&times), 0.0, HORIZON, 8.0),
            decayed_rate(&pair(&shuffled), 0.0, HORIZON, 8.0)
        );
        prop_assert_eq!(top_tenth_share(&times), top_tenth_share(&shuffled));
        prop_assert_eq!(mean_wait(&times), mean_wait(&shuffled));
        prop_assert_eq!(
            weighted_ratio(&times, 1.0, &shuffled, 2.0),
            weighted_ratio(&shuffled, 1.0, &times, 2.0)
        );
        let millis = |times: &[f64]| -> Vec<UnixMillis> {
            times.iter().map(|&at| UnixMillis((at * 1e3) as i64)).collect()
        };
        let window = Span { from: UnixMillis(0), to: UnixMillis(1_000_000) };
        prop_assert_eq!(
            watched_counts(&millis(&times), window, Millis::MINUTE, &[]),
            watched_counts(&millis(&shuffled), window, Millis::MINUTE, &[])
        );
    }

    #[test]
    fn the_slope_of_the_likelihood_is_that_of_its_differences(
        times in some_times(),
        with in some_parameters(),
        power in prop_oneof![Just(0.0), Just(0.5), Just(1.0)],
    ) {
        let marked: Vec<_> = times.iter().map(|&at| (at, 1.0 + at)).collect();
        let events = with_power(&Events::with_marks(&marked, HORIZON).unwrap(), power).unwrap();
        let told = derivatives(&events, &with).unwrap();
        prop_assert!((told.value - log_likelihood(&events, &with).unwrap()).abs() < 1e-8 * (1.0 + told.value.abs()));
        let at = [with.background, with.jump, with.decay];
        for which in 0..3 {
            let step = 1e-5 * at[which].max(1e-3);
            let moved = |by: f64| {
                let mut at = at;
                at[which] += by;
                Parameters::new(at[0], at[1], at[2])
            };
            let (Some(up), Some(down)) = (moved(step), moved(-step)) else { continue };
            let slope = (log_likelihood(&events, &up).unwrap()
                - log_likelihood(&events, &down).unwrap()) / (2.0 * step);
            let scale = 1.0 + told.gradient[which].abs() + told.value.abs() * 1e-6 / step;
            prop_assert!((slope - told.gradient[which]).abs() < 1e-4 * scale,
                "{which}: {slope} against {}", told.gradient[which]);
            let (above, below) = (derivatives(&events, &up).unwrap(), derivatives(&events, &down).unwrap());
            for other in 0..3 {
                let curve = (above.gradient[other] - below.gradient[other]) / (2.0 * step);
                let scale = 1.0 + told.hessian[which][other].abs()
                    + told.gradient[other].abs() * 1e-6 / step;
                prop_assert!((curve - told.hessian[which][other]).abs() < 1e-3 * scale,
                    "{which} {other}: {curve} against {}", told.hessian[which][other]);
            }
        }
    }

    #[test]
    fn the_unit_of_time_changes_no_branching_ratio(times in some_times(), unit in 0.01..100.0_f64) {
        let events = Events::new(&times, HORIZON).unwrap();
        let scaled: Vec<f64> = events.times().iter().map(|at| at * unit).collect();
        let Some(scaled) = Events::new(&scaled, HORIZON * unit) else { return Ok(()) };
        prop_assume!(scaled.len() == events.len());
        let (a, b) = (fit(&events).unwrap(), fit(&scaled).unwrap());
        // The peak is the same; where it is flat its place is not.
        prop_assert!((a.likelihood_ratio - b.likelihood_ratio).abs() < 1e-6 * (1.0 + a.likelihood_ratio));
        prop_assert!(a.likelihood_ratio >= 0.0);
        let expected = a.log_likelihood - why_crypto_down::metrics::math::ln(unit) * events.len() as f64;
        prop_assert!((b.log_likelihood - expected).abs() < 1e-6 * (1.0 + expected.abs()));
    }

    #[test]
    fn at_the_peak_as_many_are_expected_as_came(times in some_times()) {
        let events = Events::new(&times, HORIZON).unwrap();
        let fitted = fit(&events).unwrap();
        let expected = compensator(&events, &fitted.parameters).unwrap();
        prop_assert!((expected - events.len() as f64).abs() < 1e-6 * expected);
        let steps = increments(&events, &fitted.parameters);
        prop_assert!(all_finite(&steps) && steps.iter().all(|&step| step >= 0.0));
        let told = goodness_of_fit(&steps).unwrap();
        prop_assert!((0.0..=1.0).contains(&told.p));
        prop_assert!((0.0..=1.0).contains(&told.p_exact().unwrap()));
        if let Some(errors) = errors(&events, &fitted.parameters) {
            prop_assert!(all_finite(&[errors.background, errors.jump, errors.decay, errors.branching_ratio]));
        }
    }

    #[test]
    fn no_likelihood_beats_the_fitted_one(times in some_times(), with in some_parameters()) {
        let events = Events::new(&times, HORIZON).unwrap();
        let limits = (5.0 / HORIZON, 50.0 * events.len() as f64 / HORIZON);
        prop_assume!(with.decay >= limits.0 && with.decay <= limits.1);
        let best = fit(&events).unwrap().log_likelihood;
        let other = log_likelihood(&events, &with).unwrap();
        // Between two decays of the grid a narrow peak can hide; never by much.
        prop_assert!(best >= other - 0.05 * (1.0 + other.abs()), "{best} below {other}");
    }

    #[test]
    fn slices_and_repetition_change_no_bootstrap(times in some_times(), seed in any::<u64>(), slice in 1..7_usize) {
        let events = Events::new(&times, HORIZON).unwrap();
        let fitted = fit(&events).unwrap();
        let Some(mut whole) = Bootstrap::new(&fitted, HORIZON, seed, 10) else {
            prop_assert!(fitted.parameters.branching_ratio() >= 1.0);
            return Ok(());
        };
        let (mut sliced, mut finer) = (whole.clone(), whole.clone());
        prop_assert!(whole.finished().is_none());
        prop_assert!(!whole.step(10));
        while sliced.step(slice) {}
        while finer.work(slice * slice) {}
        prop_assert_eq!(whole.finished(), sliced.finished());
        prop_assert_eq!(whole.finished(), finer.finished());
        if let Some(interval) = whole.finished() {
            prop_assert!(interval.low <= interval.high && interval.low >= 0.0);
        }
    }

    #[test]
    fn a_simulation_is_in_order_and_within_its_window(with in some_parameters(), seed in any::<u64>()) {
        let made = simulate(&with, 200.0, &mut Generator::seeded(seed), 5_000);
        let again = simulate(&with, 200.0, &mut Generator::seeded(seed), 5_000);
        prop_assert_eq!(&made, &again);
        if let Some(events) = made {
            prop_assert!(events.times().windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(events.times().iter().all(|&at| at >= 0.0 && at <= events.horizon()));
        }
        prop_assert_eq!(again.is_none(), with.branching_ratio() >= 1.0);
    }

    #[test]
    fn segments_are_ordered_and_never_worse_than_one(times in some_times(), bins in 1..60_usize) {
        let events = Events::new(&times, HORIZON).unwrap();
        let best = segmented(&events, bins).unwrap();
        prop_assert!(best.changes.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(best.changes.iter().all(|&change| change > 0 && change < bins));
        let n = events.len() as f64;
        let one = fit(&events).unwrap().log_likelihood_poisson;
        let cost = 2.0 * why_crypto_down::metrics::math::ln(n) * best.changes.len() as f64;
        prop_assert!(-2.0 * best.log_likelihood + cost <= -2.0 * one + 1e-9 * (1.0 + one.abs()));
    }

    #[test]
    fn an_assessment_never_fails_on_what_can_be_written(
        rows in vec((prop_oneof![any::<i64>(), 0..500_000_i64], any_finite()), 0..150),
        few in vec((0..500_000_i64, 0.001..1e9_f64), 100..250),
        window in prop_oneof![
            (any::<i64>(), any::<i64>()), Just((0, 500_000)), (0..1_000_i64, 400_000..500_000_i64),
        ],
    ) {
        let span = Span { from: UnixMillis(window.0), to: UnixMillis(window.1) };
        for rows in [rows, few] {
            let rows: Vec<_> = rows.into_iter().map(|(at, usd)| (UnixMillis(at), usd)).collect();
            if let Ok(claim) = assess(&rows, span, Coverage::Full, Millis(500)) {
                prop_assert!(claim.fit.log_likelihood.is_finite());
            }
        }
    }

    #[test]
    fn twice_the_returns_are_twice_the_beta(
        pairs in vec((-0.1..0.1_f64, -0.1..0.1_f64), 3..200), factor in 0.1..10.0_f64,
    ) {
        let scaled: Vec<_> = pairs.iter().map(|&(x, y)| (x, y * factor)).collect();
        let (a, b) = (beta(&pairs), beta(&scaled));
        prop_assert_eq!(a.is_some(), b.is_some());
        if let (Some(a), Some(b)) = (a, b) {
            prop_assert!((a.slope * factor - b.slope).abs() < 1e-9 * (1.0 + b.slope.abs()));
            prop_assert!((a.slope_error * factor - b.slope_error).abs() < 1e-9 * (1.0 + b.slope_error));
            prop_assert!((a.slope_error_newey_west * factor - b.slope_error_newey_west).abs()
                < 1e-9 * (1.0 + b.slope_error_newey_west));
        }
        let (a, b) = (pearson(&pairs), pearson(&scaled));
        if let (Some(a), Some(b)) = (a, b) {
            prop_assert!((a - b).abs() < 1e-9 && a.abs() <= 1.0);
        }
        prop_assert_eq!(spearman(&pairs).is_some(), spearman(&scaled).is_some());
    }

    #[test]
    fn regressions_and_correlations_are_numbers_or_nothing(
        pairs in vec((any_finite(), any_finite()), 0..60), move_ in (any_finite(), any_finite()),
    ) {
        for line in [beta(&pairs), downside_beta(&pairs)].into_iter().flatten() {
            prop_assert!(all_finite(&fields(&line)));
            prop_assert!(line.t().is_none_or(f64::is_finite));
            prop_assert!(line.p().is_none_or(|p| (0.0..=1.0).contains(&p)));
            prop_assert!(line.r_squared.is_none_or(f64::is_finite));
            if let Some(excess) = excess_move(&line, move_.0, move_.1, 24.0) {
                prop_assert!(all_finite(&[excess.excess, excess.error, excess.t.unwrap_or(0.0)]));
            }
        }
        prop_assert!(downside_beta_below_mean(&pairs).is_none_or(f64::is_finite));
        for rho in [pearson(&pairs), spearman(&pairs)].into_iter().flatten() {
            prop_assert!(rho.abs() <= 1.0);
            if let Some(interval) = fisher_interval(rho, pairs.len()) {
                prop_assert!(interval.contains(rho));
            }
        }
        let (xs, ys): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
        let lags = cross_correlations(&xs, &ys, 10);
        prop_assert!(lags.iter().all(|at| at.correlation.abs() <= 1.0));
        prop_assert!(leader(&lags).is_none_or(|at| at.lag != 0));
        prop_assert!(breadth(move_.0, &xs).is_none_or(|told| all_finite(&[told.median, told.share.low])));
        prop_assert!(kyle(&xs, &ys).is_none());
    }

    #[test]
    fn trades_at_the_same_times_have_the_ordinary_covariance(
        rows in vec((1..100_i32, 1.0..100.0_f64, 1.0..100.0_f64), 2..60), shift in any_finite(),
    ) {
        let mut at = 0.0;
        let rows: Vec<_> = rows.into_iter().map(|(wait, x, y)| { at += f64::from(wait); (at, x, y) }).collect();
        let of = |which: fn(&(f64, f64, f64)) -> f64| {
            Steps::new(&rows.iter().map(|row| (row.0, which(row))).collect::<Vec<_>>()).unwrap()
        };
        let (first, second) = (of(|row| row.1), of(|row| row.2));
        let ln = why_crypto_down::metrics::math::ln;
        let plain: f64 = rows
            .windows(2)
            .map(|pair| ln(pair[1].1 / pair[0].1) * ln(pair[1].2 / pair[0].2))
            .sum();
        prop_assert!((covariance(&first, &second, 0.0).unwrap() - plain).abs() < 1e-9 * (1.0 + plain.abs()));
        prop_assert!((covariance(&first, &first, 0.0).unwrap() - first.variance()).abs() < 1e-9);
        prop_assert!(correlation(&first, &second, shift).is_none_or(f64::is_finite));
        let back = covariance(&second, &first, -3.0).unwrap();
        prop_assert!((covariance(&first, &second, 3.0).unwrap() - back).abs() < 1e-9);
    }

    #[test]
    fn rate_ratios_are_numbers_in_their_range(
        n1 in 0..3_000_usize, n0 in 0..3_000_usize, t1 in 0.01..100.0_f64, t0 in 0.01..100.0_f64,
        bins in vec(0..40_u64, 0..30),
    ) {
        let counted = |events, exposure| Counted { events, exposure };
        let told = rate_ratio(counted(n1, t1), counted(n0, t0));
        prop_assert_eq!(told.is_none(), n1 + n0 == 0);
        if let Some(told) = told {
            for p in [told.p_two_sided, told.p_less, told.p_greater] {
                prop_assert!((0.0..=1.0 + 1e-12).contains(&p), "{p}");
            }
            // Both hold the count itself.
            prop_assert!(told.p_less + told.p_greater >= 1.0 - 1e-9);
            if let Some(ratio) = told.ratio {
                prop_assert!(told.interval.low <= ratio * (1.0 + 1e-9));
                prop_assert!(told.interval.high.is_none_or(|high| high >= ratio * (1.0 - 1e-9)));
            }
            // The other way round it is the inverse.
            let swapped = rate_ratio(counted(n0, t0), counted(n1, t1)).unwrap();
            prop_assert!((swapped.p_two_sided - told.p_two_sided).abs() < 1e-6);
            prop_assert!((swapped.p_less - told.p_greater).abs() < 1e-9);
        }
        let (recent, prior) = bins.split_at(bins.len() / 4);
        if let Some(told) = quasi_poisson(recent, prior) {
            let phi = told.floored_dispersion();
            prop_assert!(phi >= 1.0 && told.error(phi) >= told.poisson_error);
            let interval = told.interval(phi).unwrap();
            prop_assert!(interval.contains(told.ratio()));
            prop_assert!(told.pace().is_some() && told.test(phi).unwrap().z.is_finite());
        }
    }

    #[test]
    fn shares_and_estimates_are_numbers_or_nothing(
        amounts in vec(any_finite(), 0..12), total in any_finite(), hits in 0..50_usize, n in 0..50_usize,
    ) {
        for pair in amounts.windows(2) {
            prop_assert!(imbalance(pair[0], pair[1]).is_none_or(|x| x.abs() <= 1.0));
            prop_assert!(long_share(pair[0], pair[1]).is_none_or(|x| (0.0..=1.0).contains(&x)));
        }
        prop_assert!(top_tenth_share(&amounts).is_none_or(|x| (0.0..=1.0 + 1e-12).contains(&x)));
        let venues: Vec<_> = amounts.windows(2).map(|pair| Reporting {
            open_interest: Usd(pair[0].abs()), liquidated: Usd(pair[1].abs()), full_feed: pair[0] > 0.0,
        }).collect();
        if let Some(estimate) = coverage_estimate(&venues, Usd(total)).and_then(|told| told.estimate) {
            prop_assert!(all_finite(&[estimate.rate, estimate.liquidated.0]));
            prop_assert!(estimate.interval.is_none_or(|told| told.low <= told.high));
        }
        for (pair, rest) in amounts.windows(2).zip(amounts.iter().skip(2)) {
            let flow = Flow {
                long_liquidated: Usd(pair[0]), taker_sells: Some(Usd(pair[1])), log_return: *rest,
                daily_volatility: Fraction(pair[1]), daily_volume: Usd(total),
            };
            if let Some(told) = forced_flow(&flow, UNDER_REPORTED, IMPACT_PREFACTOR) {
                prop_assert!(all_finite(&[told.impact.low, told.impact.mid, told.impact.high]));
                if let Some(share) = told.explained {
                    prop_assert!(all_finite(&[share.low, share.mid, share.high]) && share.high <= 1.0);
                }
            }
        }
        for interval in [wilson(hits, n), clopper_pearson(hits, n)] {
            prop_assert_eq!(interval.is_none(), n == 0 || hits > n);
            if let Some(told) = interval {
                prop_assert!(told.contains(hits as f64 / n as f64) && told.low >= 0.0 && told.high <= 1.0);
            }
        }
    }

    #[test]
    fn gaps_only_take_from_what_was_watched(
        from in -1_000_000..1_000_000_i64, length in 1..2_000_000_i64,
        gaps in vec((-2_000_000..2_000_000_i64, -10..500_000_i64), 0..8),
        times in vec(-2_000_000..3_000_000_i64, 0..50),
    ) {
        let span = |from: i64, length: i64| Span { from: UnixMillis(from), to: UnixMillis(from + length) };
        let window = span(from, length);
        let gaps: Vec<_> = gaps.into_iter().map(|(from, length)| span(from, length)).collect();
        let watched = exposure(window, &gaps);
        let millisecond_by_hundreds = (0..length / 100)
            .filter(|step| {
                let (at, end) = (from + step * 100, from + step * 100 + 100);
                gaps.iter().all(|gap| gap.to <= gap.from || gap.to.0 <= at || gap.from.0 >= end)
            })
            .count() as i64 * 100;
        prop_assert!(watched.0 >= millisecond_by_hundreds && watched.0 <= length);
        prop_assert!(watched.0 - millisecond_by_hundreds <= 200 * (gaps.len() as i64 + 1));
        let times: Vec<_> = times.into_iter().map(UnixMillis).collect();
        let bins = watched_counts(&times, window, Millis(10_000), &gaps);
        prop_assert!(bins.len() as i64 * 10_000 <= watched.0);
        prop_assert!(!saturated(&[], window));
    }

    #[test]
    fn volatility_is_a_number_and_ignores_the_price_level(
        bars in vec((1.0..1e5_f64, 0.0..0.2_f64, 0.0..0.2_f64, 0.0..1.0_f64, 0.0..1.0_f64), 0..40),
        level in 1e-3..1e3_f64,
    ) {
        let make = |level: f64| -> Vec<Bar> {
            bars.iter().filter_map(|&(middle, up, down, open, close)| {
                let (high, low) = (middle * (1.0 + up) * level, middle * (1.0 - down) * level);
                let within = |share: f64| (low + (high - low) * share).clamp(low, high);
                Bar::new(within(open), high, low, within(close))
            }).collect()
        };
        let (here, there) = (make(1.0), make(level));
        prop_assume!(here.len() == bars.len() && there.len() == bars.len());
        let of = |bars: &[Bar]| [
            close_to_close(bars), parkinson(bars), garman_klass(bars), rogers_satchell(bars),
            yang_zhang(bars).map(|told| told.sigma),
            max_drawdown(&bars.iter().map(Bar::close).collect::<Vec<_>>()),
        ];
        for (a, b) in of(&here).into_iter().zip(of(&there)) {
            prop_assert_eq!(a.is_some(), b.is_some());
            // A variance of nearly nothing is a difference of nearly equal numbers.
            prop_assert!((a.unwrap_or(0.0) - b.unwrap_or(0.0)).abs() < 1e-6);
            prop_assert!(a.is_none_or(f64::is_finite));
        }
        let closes: Vec<f64> = here.iter().map(Bar::close).collect();
        prop_assert!(ewma_recursive(&closes, 0.94).is_none_or(f64::is_finite));
    }

    #[test]
    fn distributions_answer_shares_and_invert(
        x in any_finite(), a in 1e-3..1e4_f64, b in 1e-3..1e4_f64, p in 1e-9..1.0_f64, n in 1..400_usize,
    ) {
        let shares = [
            special::normal_cdf(x), special::normal_two_sided(x), special::chi_squared_sf(x, a),
            special::student_cdf(x, a), special::beta_cdf(x, a, b), special::beta_sf(x, a, b),
            special::kolmogorov_sf(x), special::kolmogorov_sample_sf(x, n),
        ];
        for share in shares {
            let share = share.unwrap();
            prop_assert!((0.0..=1.0).contains(&share), "{share}");
        }
        prop_assume!(p < 1.0);
        let z = special::normal_ppf(p).unwrap();
        prop_assert!((special::normal_cdf(z).unwrap() / p - 1.0).abs() < 1e-12);
        if let Some(t) = special::student_ppf(p, a) {
            prop_assert!((special::student_cdf(t, a).unwrap() / p - 1.0).abs() < 1e-9);
        }
        let q = special::beta_ppf(p, a, b).unwrap();
        // Close to the ends a beta distribution can be steeper than a number's last digit.
        if q > 1e-300 && q < 1.0 - 1e-6 {
            prop_assert!((special::beta_cdf(q, a, b).unwrap() / p - 1.0).abs() < 1e-8);
        }
    }
}

#[test]
fn a_throttled_feed_and_a_handful_of_events_are_refused() {
    use why_crypto_down::metrics::hawkes::Refusal;
    let rows: Vec<_> = (0..99).map(|n| (UnixMillis(n * 1_000), 1_000.0)).collect();
    let window = Span { from: UnixMillis(0), to: UnixMillis(100_000) };
    let throttled = Coverage::Throttled { one_per: Millis::SECOND };
    let of = |coverage| assess(&rows, window, coverage, Millis(500));
    assert_eq!(of(throttled), Err(Refusal::NotEveryEvent));
    assert_eq!(of(Coverage::Partial), Err(Refusal::NotEveryEvent));
    assert_eq!(of(Coverage::Full), Err(Refusal::TooFew { have: 99, need: 100 }));
}

#[test]
fn events_of_one_millisecond_are_one_event() {
    let rows = [(5, 10.0), (5, 20.0), (7, 1.0)].map(|(at, usd)| (UnixMillis(at), usd));
    let window = Span { from: UnixMillis(0), to: UnixMillis(1_000) };
    let events = Events::of_liquidations(&rows, window).unwrap();
    assert_eq!(events.times(), [0.005, 0.007]);
    assert_eq!(events.marks(), [30.0, 1.0]);
}

#[test]
fn clustered_events_are_claimed_and_a_step_in_the_rate_is_not() {
    use why_crypto_down::metrics::hawkes::Refusal;
    let window = Span { from: UnixMillis(0), to: UnixMillis(86_400_000) };
    let rows = |events: &Events| -> Vec<(UnixMillis, f64)> {
        events.times().iter().map(|at| (UnixMillis((at * 1e3) as i64), 1.0)).collect()
    };
    let clustered = Parameters::new(0.004, 0.03, 0.05).unwrap();
    let made = simulate(&clustered, 86_400.0, &mut Generator::seeded(7), 100_000).unwrap();
    let claim = assess(&rows(&made), window, Coverage::Full, Millis(500)).unwrap();
    let n = claim.fit.parameters.branching_ratio();
    assert!((n - 0.6).abs() < 0.12, "{n}");
    assert!(claim.with_number);
    // Without excitation: one rate for half a day, then five times as much.
    let slow = Parameters::new(0.004, 0.0, 1.0).unwrap();
    let fast = Parameters::new(0.020, 0.0, 1.0).unwrap();
    let mut step = rows(&simulate(&slow, 43_200.0, &mut Generator::seeded(8), 100_000).unwrap());
    let later = rows(&simulate(&fast, 43_200.0, &mut Generator::seeded(9), 100_000).unwrap());
    step.extend(later.into_iter().map(|(at, usd)| (at + Millis(43_200_000), usd)));
    let refused = assess(&step, window, Coverage::Full, Millis(500));
    assert_eq!(refused.unwrap_err(), Refusal::ChangingRate);
}

#[test]
fn a_bootstrap_interval_holds_the_fitted_ratio() {
    let with = Parameters::new(0.5, 1.2, 2.0).unwrap();
    let events = simulate(&with, 1_000.0, &mut Generator::seeded(1), 100_000).unwrap();
    let fitted = fit(&events).unwrap();
    let mut bootstrap = Bootstrap::new(&fitted, 1_000.0, 2, 60).unwrap();
    while bootstrap.step(25) {}
    let interval = bootstrap.finished().unwrap();
    assert!(interval.contains(fitted.parameters.branching_ratio()), "{interval:?}");
    assert!(interval.high - interval.low < 0.25, "{interval:?}");
}

/// The wasm tests hold the same numbers.
#[test]
fn a_simulation_and_its_fit_have_everywhere_the_same_bits() {
    let with = Parameters::new(0.5, 1.2, 2.0).unwrap();
    let events = simulate(&with, 2_000.0, &mut Generator::seeded(42), 100_000).unwrap();
    let fitted = fit(&events).unwrap();
    assert_eq!(events.len(), 2_356);
    assert_eq!(events.times().last().unwrap().to_bits(), 0x409f_3b9e_b3c8_aedd);
    let told = fitted.log_likelihood.to_bits();
    assert_eq!(told, 0xc095_4c22_3339_827b, "{told:#x}");
}

#[test]
fn a_constant_series_has_no_beta_and_no_correlation() {
    let still: Vec<_> = (0..20).map(|n| (0.1, f64::from(n))).collect();
    assert!(beta(&still).is_none() && pearson(&still).is_none() && spearman(&still).is_none());
    let flat: Vec<_> = (0..20).map(|n| (f64::from(n), 0.1)).collect();
    let line = beta(&flat).unwrap();
    assert_eq!((line.slope, line.slope_error, line.r_squared), (0.0, 0.0, None));
    assert_eq!((line.t(), pearson(&flat)), (None, None));
}

#[test]
fn the_later_series_is_found_to_follow() {
    let mut generator = Generator::seeded(3);
    let lead: Vec<f64> = (0..500).map(|_| generator.uniform() - 0.5).collect();
    let follow: Vec<f64> =
        core::iter::repeat_n(0.0, 3).chain(lead.iter().copied()).take(500).collect();
    let found = leader(&cross_correlations(&lead, &follow, 10)).unwrap();
    assert_eq!(found.lag, 3);
    assert!(found.correlation > 0.99);
    let back = leader(&cross_correlations(&follow, &lead, 10)).unwrap();
    assert_eq!(back.lag, -3);
}

#[test]
fn returns_that_follow_the_flow_have_an_impact() {
    let mut generator = Generator::seeded(4);
    let flow: Vec<f64> = (0..700).map(|_| (generator.uniform() - 0.5) * 1e6).collect();
    let returns: Vec<f64> =
        flow.iter().map(|usd| 2e-9 * usd + (generator.uniform() - 0.5) * 1e-3).collect();
    let told = kyle(&returns, &flow).unwrap();
    assert!((told.per_usd - 2e-9).abs() < 4.0 * told.error);
    let (moved, interval) = told.forced_move(Usd(1e6)).unwrap();
    assert!(moved < 0.0 && interval.contains(moved));
    let against: Vec<f64> = returns.iter().map(|change| -change).collect();
    assert!(kyle(&against, &flow).is_none());
}
