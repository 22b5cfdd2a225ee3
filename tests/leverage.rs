//! Liquidation prices, maps, cascades and levels: what they say of cases one can work out by hand.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop")]

use why_crypto_down::market::{Depth, DepthRow, RiskTier, Side, TierCap};
use why_crypto_down::metrics::Gap;
use why_crypto_down::metrics::cascade::{
    Ending, Impact, Scan, State, States, Trigger, contagion_shock, critical_shock, linear_form,
    range, simulate, square_root_form,
};
use why_crypto_down::metrics::funding::carry;
use why_crypto_down::metrics::gauges::{basis, percentile};
use why_crypto_down::metrics::levels::{
    Candidate, LevelKind, TOGETHER, VolumeProfile, WallRule, cluster, depth_walls,
    round_number_steps, round_numbers,
};
use why_crypto_down::metrics::liquidation_map::self_check::{crossed_volume, self_check};
use why_crypto_down::metrics::liquidation_map::{
    Bar, LeverageMix, LeverageShare, LiquidationMap, Scenarios,
};
use why_crypto_down::metrics::liquidation_price::{
    MarginTier, TierBasis, TierFault, TierTable, linear,
};
use why_crypto_down::metrics::rank::rank_correlation;
use why_crypto_down::units::{Coins, Fraction, FundingRate, Millis, Price, UnixMillis, Usd};

fn price(usd: f64) -> Price {
    Price::new(usd).unwrap()
}

fn tier(cap: f64, rate: f64, deduction: f64) -> MarginTier {
    MarginTier { cap: Some(cap), rate, deduction }
}

fn row(tier: u32, cap: TierCap, rate: f64, deduction: Option<f64>) -> RiskTier {
    RiskTier {
        tier,
        cap,
        maintenance_margin: Fraction(rate),
        initial_margin: None,
        max_leverage: None,
        deduction: deduction.map(Usd),
    }
}

fn long(size: f64, entry: f64, leverage: f64) -> linear::Position {
    linear::Position::at_leverage(Side::Long, Coins(size), price(entry), leverage, Usd(0.0))
        .unwrap()
}

#[test]
fn a_table_whose_margin_jumps_is_refused() {
    let sound = [tier(50_000.0, 0.004, 0.0), tier(250_000.0, 0.005, 50.0)];
    assert!(TierTable::with_deductions(&sound).is_ok());
    let wrong = [tier(50_000.0, 0.004, 0.0), tier(250_000.0, 0.005, 51.0)];
    let fault = TierTable::with_deductions(&wrong).unwrap_err();
    assert!(matches!(fault, TierFault::Deduction { row: 2, .. }), "{fault}");
    let first = TierTable::with_deductions(&[tier(50_000.0, 0.004, 1.0)]).unwrap_err();
    assert!(matches!(first, TierFault::Deduction { row: 1, .. }), "{first}");
}

#[test]
fn a_table_without_rows_or_out_of_order_is_refused() {
    assert_eq!(TierTable::with_deductions(&[]), Err(TierFault::Empty));
    let same_cap = [tier(50_000.0, 0.004, 0.0), tier(50_000.0, 0.005, 50.0)];
    assert_eq!(TierTable::with_deductions(&same_cap), Err(TierFault::Cap { row: 2 }));
    let falling = [tier(50_000.0, 0.005, 0.0), tier(250_000.0, 0.004, 0.0)];
    assert_eq!(TierTable::with_deductions(&falling), Err(TierFault::Rate { row: 2 }));
    assert_eq!(TierTable::one(1.0, 0.0), Err(TierFault::Rate { row: 1 }));
    assert!(TierTable::one(f64::NAN, 0.0).is_err());
}

#[test]
fn a_feeds_rows_become_a_table_by_what_they_count() {
    let notional = [
        row(2, TierCap::None, 0.005, Some(50.0)),
        row(1, TierCap::Usd(Usd(50_000.0)), 0.004, Some(0.0)),
    ];
    let table = TierTable::from_feed(&notional).unwrap();
    assert_eq!((table.basis(), table.rows().len()), (TierBasis::Notional, 2));
    let sizes = [
        row(1, TierCap::Coins(Coins(10.0)), 0.004, None),
        row(2, TierCap::Coins(Coins(50.0)), 0.01, None),
    ];
    assert_eq!(TierTable::from_feed(&sizes).unwrap().basis(), TierBasis::Size);
    let mixed = [row(1, TierCap::Coins(Coins(1.0)), 0.004, None), notional[1]];
    assert_eq!(TierTable::from_feed(&mixed), Err(TierFault::Mixed));
    let partly = [row(1, TierCap::Usd(Usd(50_000.0)), 0.004, None), notional[0]];
    assert_eq!(TierTable::from_feed(&partly), Err(TierFault::Mixed));
}

#[test]
fn a_tier_by_size_does_not_change_with_the_price() {
    let rows = [tier(10.0, 0.004, 0.0), tier(50.0, 0.01, 0.0)];
    let by_size = TierTable::without_deductions(&rows, TierBasis::Size).unwrap();
    let small = long(10.0, 100.0, 10.0).liquidation_price(&by_size, Fraction(0.0)).unwrap();
    assert!((small.usd() - 90.0 / 0.996).abs() < 1e-9);
    let large = long(10.5, 100.0, 10.0).liquidation_price(&by_size, Fraction(0.0)).unwrap();
    assert!((large.usd() - 90.0 / 0.99).abs() < 1e-9);
}

#[test]
fn a_short_is_liquidated_at_the_boundary_where_its_margin_jumps_past_it() {
    // 10 coins at 95 with 10% behind them: at 100 the need jumps from 1% to 40%.
    let rows = [tier(1_000.0, 0.01, 0.0), tier(10_000.0, 0.4, 0.0)];
    let table = TierTable::without_deductions(&rows, TierBasis::Notional).unwrap();
    let short =
        linear::Position::at_leverage(Side::Short, Coins(10.0), price(95.0), 10.0, Usd(0.0))
            .unwrap();
    assert_eq!(short.liquidation_price(&table, Fraction(0.0)), Some(price(100.0)));
}

#[test]
fn a_position_that_outgrows_the_table_stays_in_its_last_tier() {
    let table = TierTable::with_deductions(&[tier(1_000.0, 0.01, 0.0)]).unwrap();
    let short = linear::Position::at_leverage(Side::Short, Coins(10.0), price(95.0), 5.0, Usd(0.0))
        .unwrap();
    let at = short.liquidation_price(&table, Fraction(0.0)).unwrap();
    assert!((at.usd() - 95.0 * 1.2 / 1.01).abs() < 1e-9);
}

fn bar(high: f64, low: f64, typical: f64, open: f64) -> Bar {
    Bar::new(price(high), price(low), price(typical), Coins(open)).unwrap()
}

#[test]
fn a_map_of_one_bar_is_all_unknown_and_not_shown() {
    let bars = [bar(101.0, 99.0, 100.0, 500.0)];
    let map = LiquidationMap::build(&bars, &LeverageMix::base(), 0.005).unwrap();
    assert_eq!(map.long.unknown_share(), Some(1.0));
    assert!(map.long.levels.is_empty() && !map.may_be_shown());
    let none = LiquidationMap::build(&[], &LeverageMix::base(), 0.005);
    assert_eq!(none, Err(Gap::TooFew { have: 0, need: 1 }));
}

#[test]
fn a_map_of_a_contract_with_nothing_open_has_no_unknown_share() {
    let bars = [bar(101.0, 99.0, 100.0, 500.0), bar(101.0, 99.0, 100.0, 0.0)];
    let map = LiquidationMap::build(&bars, &LeverageMix::base(), 0.005).unwrap();
    assert_eq!(map.long.unknown_share(), None);
    assert_eq!(map.long.mapped(), Coins(0.0));
}

#[test]
fn a_fall_of_open_interest_after_many_halvings_still_adds_up() {
    let mut bars = vec![bar(101.0, 99.0, 100.0, 1e300)];
    bars.push(bar(101.0, 99.0, 100.0, 1.5e300));
    let mut open = 1.5e300;
    for _ in 0..1_500 {
        open /= 2.0;
        bars.push(bar(100.5, 99.5, 100.0, open));
    }
    bars.push(bar(100.5, 99.5, 100.0, 1.0));
    let map = LiquidationMap::build(&bars, &LeverageMix::base(), 0.005).unwrap();
    assert!(map.long.imbalance().0.abs() < 1e-12);
}

#[test]
fn a_tradable_range_buckets_from_the_price_outwards() {
    let bars = [bar(101.0, 99.0, 100.0, 0.0), bar(100.1, 99.9, 100.0, 10.0)];
    let only_10x = LeverageMix::new(&[LeverageShare { leverage: 10.0, share: 1.0 }]).unwrap();
    let map = LiquidationMap::build(&bars, &only_10x, 0.0).unwrap();
    // 10× without maintenance: 10% away on both sides.
    assert_eq!(map.long.percent_buckets(map.price, 12)[9], Usd(900.0));
    assert_eq!(map.long.within(map.price, 0.09), Usd(0.0));
    let cluster = map.short.clusters(map.price, 12, 3);
    assert_eq!(cluster.len(), 1);
    assert!((cluster[0].usd.0 - 1_100.0).abs() < 1e-9 && cluster[0].to > 109.9);
    assert!(map.may_be_shown());
}

#[test]
fn mixes_move_halves_and_still_add_up() {
    let base = LeverageMix::base();
    let share = |mix: &LeverageMix, leverage: f64| {
        mix.shares()
            .iter()
            .find(|part| (part.leverage - leverage).abs() < 1e-9)
            .map_or(0.0, |part| part.share)
    };
    assert!((share(&base.lower(), 5.0) - 0.28).abs() < 1e-12);
    assert!((share(&base.lower(), 100.0) - 0.015).abs() < 1e-12);
    assert!((share(&base.higher(), 0.0) - 0.15).abs() < 1e-12);
    assert!((share(&base.higher(), 25.0) - 0.075).abs() < 1e-12);
    for mix in [base.lower(), base.higher()] {
        assert!(LeverageMix::new(mix.shares()).is_some());
    }
    let short_of_one = [LeverageShare { leverage: 5.0, share: 0.9 }];
    assert_eq!(LeverageMix::new(&short_of_one), None);
}

#[test]
fn scenarios_band_a_reading() {
    let bars = [bar(101.0, 99.0, 100.0, 100.0), bar(100.1, 99.9, 100.0, 300.0)];
    let three = Scenarios::build(&bars, &LeverageMix::base(), 0.005).unwrap();
    let band = three.band(|map| map.long.within(map.price, 0.05).0);
    assert!(band.least < band.base && band.base < band.most);
}

#[test]
fn a_map_is_worth_showing_only_above_its_baseline() {
    let reported: Vec<f64> = (0..48).map(|hour| f64::from(hour * hour % 31)).collect();
    let noise: Vec<f64> = (0..48).map(|hour| f64::from((hour * 7 + 3) % 13)).collect();
    let good = self_check(&reported, &noise, &reported).unwrap();
    assert!(good.better && (good.map.rho - 1.0).abs() < 1e-12);
    let bad = self_check(&noise, &reported, &reported).unwrap();
    assert!(!bad.better);
    let few = self_check(&reported[..5], &noise[..5], &reported[..5]);
    assert_eq!(few, Err(Gap::TooFew { have: 5, need: 24 }));
    let flat = self_check(&[0.0; 48], &noise, &reported);
    assert_eq!(flat, Err(Gap::Undefined));
}

#[test]
fn the_baseline_counts_volume_in_the_prices_newly_reached() {
    let bars = [
        bar(110.0, 90.0, 100.0, 1.0),
        bar(105.0, 95.0, 100.0, 1.0),
        bar(100.0, 90.0, 95.0, 1.0),
        bar(95.0, 80.0, 90.0, 1.0),
    ];
    let crossed = crossed_volume(&bars, &[40.0, 10.0, 10.0, 5.0]).unwrap();
    // Third bar: from 95 down to 90, where a quarter of the first bar's 40 was traded.
    assert_eq!(crossed, vec![0.0, 0.0, 10.0, 0.0]);
    assert_eq!(crossed_volume(&bars, &[1.0]), None);
}

#[test]
fn ranks_share_ties_and_the_interval_is_fishers() {
    // By hand: ranks 1, 2.5, 2.5, 4, 5 against 1..5.
    let told = rank_correlation(&[1.0, 2.0, 2.0, 3.0, 9.0], &[1.0, 2.0, 3.0, 4.0, 5.0]).unwrap();
    assert!((told.rho - 0.974_679_434_480_896_3).abs() < 1e-12);
    // tanh(atanh ρ ± 1.96/√2).
    assert!((told.low - 0.659_764).abs() < 1e-4 && (told.high - 0.998_398).abs() < 1e-4);
    assert_eq!(rank_correlation(&[1.0; 5], &[1.0, 2.0, 3.0, 4.0, 5.0]), None);
}

fn uniform(from: f64, density_per_log: f64, rungs: u32) -> Vec<Trigger> {
    // Rungs of equal height in log price, each with the coins of its stretch.
    let height = 1e-4;
    (0..rungs)
        .map(|nth| Trigger {
            price: price(from * libm::exp(-height * (f64::from(nth) + 0.5))),
            coins: Coins(density_per_log * height),
        })
        .collect()
}

#[test]
fn a_uniform_map_ends_where_the_closed_forms_say() {
    let (density, shock) = (200_000.0, 0.02);
    let levels = uniform(67_630.0, density, 4_000);
    let log = -libm::log1p(-shock);
    let linear = Impact::Linear { per_coin: 2e-6 };
    let run = simulate(price(67_630.0), &levels, Fraction(shock), &linear, Fraction(1.0)).unwrap();
    let form = linear_form(density, 2e-6, log).unwrap();
    assert!((run.total_log_move / -form.total_log_move.unwrap() - 1.0).abs() < 5e-3);
    let root = Impact::SquareRoot { y: 0.75, sigma_daily: 0.035, volume_daily: Coins(400_000.0) };
    let run = simulate(price(67_630.0), &levels, Fraction(shock), &root, Fraction(1.0)).unwrap();
    let form = square_root_form(density, 0.75, 0.035, 400_000.0, log).unwrap();
    assert!((run.total_log_move / -form.total_log_move - 1.0).abs() < 5e-3);
    assert!(linear_form(600_000.0, 2e-6, log).unwrap().runs_away());
}

#[test]
fn an_empty_map_passes_the_shock_on_unchanged() {
    let impact = Impact::Linear { per_coin: 1.0 };
    let run = simulate(price(100.0), &[], Fraction(0.1), &impact, Fraction(1.0)).unwrap();
    assert_eq!((run.rounds.len(), run.amplification), (0, Some(1.0)));
    let none = simulate(price(100.0), &[], Fraction(0.0), &impact, Fraction(1.0)).unwrap();
    assert_eq!(none.amplification, None);
    let critical = critical_shock(price(100.0), &[], &impact, Fraction(1.0), Scan::USUAL).unwrap();
    assert_eq!((critical.largest_jump_at, critical.first_amplified), (None, None));
    assert_eq!(critical.curve.len(), 100);
}

#[test]
fn an_impact_beyond_all_bounds_ends_at_nothing_not_at_nan() {
    let levels = [Trigger { price: price(99.0), coins: Coins(1e9) }];
    let impact = Impact::Linear { per_coin: 1.0 };
    let run = simulate(price(100.0), &levels, Fraction(0.01), &impact, Fraction(1.0)).unwrap();
    assert_eq!((run.final_price, run.total_drop), (Usd(0.0), Fraction(1.0)));
}

#[test]
fn without_bids_below_the_shock_the_fall_is_a_lower_bound() {
    let levels = [Trigger { price: price(99.0), coins: Coins(1.0) }];
    let bids = vec![DepthRow { price: price(99.5), amount: Coins(100.0) }];
    let run = simulate(price(100.0), &levels, Fraction(0.02), &Impact::Book(bids), Fraction(1.0));
    let run = run.unwrap();
    assert_eq!((run.ending, run.final_price), (Ending::BookExhausted, Usd(98.0)));
}

#[test]
fn a_shock_or_share_out_of_range_has_no_answer() {
    let impact = Impact::Linear { per_coin: 1e-6 };
    for (shock, executed) in [(0.6, 1.0), (-0.1, 1.0), (f64::NAN, 1.0), (0.1, 0.0), (0.1, 1.5)] {
        let run = simulate(price(100.0), &[], Fraction(shock), &impact, Fraction(executed));
        assert_eq!(run, Err(Gap::Undefined));
    }
}

#[test]
fn a_range_runs_every_known_state_and_tells_its_ends() {
    let levels = uniform(100.0, 1_000.0, 3_000);
    let bids = (0..50)
        .map(|nth| DepthRow { price: price(99.0 - f64::from(nth)), amount: Coins(20.0) })
        .collect();
    let states =
        States { normal: Some((0.03, Coins(1e4))), stressed: Some((0.09, Coins(1e4))), bids };
    let told = range(price(100.0), &levels, Fraction(0.03), Fraction(1.0), &states).unwrap();
    assert_eq!(told.outcomes.len(), 9);
    assert!(told.least_drop.0 > 0.03 && told.most_drop > told.least_drop);
    let drop_of = |state: State| {
        told.outcomes.iter().find(|run| run.state == state).unwrap().cascade.total_drop
    };
    assert!(drop_of(State::Stressed { y: 0.75 }) > drop_of(State::Normal { y: 0.75 }));
    assert!(drop_of(State::Book { depth: 0.05 }) >= drop_of(State::Book { depth: 1.0 }));
    let unknown = States { normal: None, stressed: None, bids: vec![] };
    let none = range(price(100.0), &levels, Fraction(0.03), Fraction(1.0), &unknown);
    assert_eq!(none, Err(Gap::Undefined));
}

#[test]
fn a_coin_that_moves_twice_as_much_takes_twice_the_log_shock() {
    let shock = contagion_shock(Fraction(0.1), 2.0).unwrap();
    assert!((shock.0 - 0.19).abs() < 1e-12);
    assert_eq!(contagion_shock(Fraction(1.0), 2.0), None);
}

#[test]
fn the_steps_of_round_numbers_follow_the_price() {
    let steps = round_number_steps(price(67_630.0)).map(Usd);
    assert_eq!(steps, [Usd(1_000.0), Usd(2_500.0), Usd(5_000.0)]);
    for power in -8..9 {
        let at: f64 = format!("1e{power}").parse().unwrap();
        let [unit, ..] = round_number_steps(price(at));
        assert!((unit / at - 0.1).abs() < 1e-12, "{at} {unit}");
    }
    let near = round_numbers(price(67_630.0), Fraction(0.05));
    let told: Vec<(f64, f64)> = near.iter().map(|round| (round.price.usd(), round.step)).collect();
    assert!(told.contains(&(65_000.0, 5_000.0)) && told.contains(&(67_500.0, 2_500.0)));
    assert!(told.contains(&(68_000.0, 1_000.0)) && told.contains(&(70_000.0, 5_000.0)));
    assert!(told.iter().all(|(at, _)| (64_248.0..71_012.0).contains(at)));
}

fn book(minute: i64, wall: f64) -> Depth {
    let row = |usd: f64, amount: f64| DepthRow { price: price(usd), amount: Coins(amount) };
    let bids = (0..20).map(|nth| row(999.5 - f64::from(nth), 1.0)).chain([row(980.25, wall)]);
    let asks = (0..20).map(|nth| row(1_000.5 + f64::from(nth), 1.0));
    let at = UnixMillis(0) + Millis::minutes(minute);
    Depth { at, bids: bids.collect(), asks: asks.collect() }
}

#[test]
fn a_wall_is_one_only_once_it_has_stood() {
    let rule = WallRule::usual(1.0);
    let standing: Vec<Depth> = (0..=10).map(|minute| book(minute, 9.0)).collect();
    let walls = depth_walls(&standing, &rule);
    assert_eq!(walls.len(), 1);
    assert!(walls[0].bid && walls[0].since == UnixMillis(0));
    assert!((walls[0].coins.0 - 10.0).abs() < 1e-12);
    assert!(depth_walls(&standing[3..], &rule).is_empty());
    let mut broken = standing.clone();
    broken[5] = book(5, 0.0);
    assert!(depth_walls(&broken, &rule).is_empty());
    let mut gap = standing;
    gap.drain(3..6);
    assert!(depth_walls(&gap, &rule).is_empty());
    assert!(depth_walls(&[], &rule).is_empty());
}

#[test]
fn a_level_that_is_called_round_is_round_and_any_other_the_middle_of_what_names_it() {
    let named = |last: LevelKind| {
        let named = [
            (65_010.0, LevelKind::Swing),
            (65_100.0, LevelKind::VolumeProfile),
            (65_150.0, LevelKind::DepthWall),
            (65_000.0, last),
        ];
        let named = named.map(|(usd, kind)| Candidate { price: price(usd), kind });
        cluster(&named, TOGETHER).iter().map(|level| level.price.usd()).collect::<Vec<_>>()
    };
    assert_eq!(named(LevelKind::RoundNumber), [65_000.0]);
    assert_eq!(named(LevelKind::LiquidationCluster), [65_055.0]);
}

#[test]
fn a_level_scores_by_kinds_of_method_not_by_their_number() {
    let at = |usd: f64, kind: LevelKind| Candidate { price: price(usd), kind };
    let candidates = [
        at(70_000.0, LevelKind::RoundNumber),
        at(65_050.0, LevelKind::Swing),
        at(65_000.0, LevelKind::RoundNumber),
        at(65_100.0, LevelKind::Swing),
        at(65_190.0, LevelKind::VolumeProfile),
    ];
    let levels = cluster(&candidates, TOGETHER);
    let told: Vec<(f64, usize)> =
        levels.iter().map(|level| (level.price.usd(), level.score())).collect();
    assert_eq!(told, vec![(65_000.0, 3), (70_000.0, 1)]);
    assert!(cluster(&[], TOGETHER).is_empty());
}

#[test]
fn a_profile_of_nothing_traded_has_no_point_of_control() {
    let empty = VolumeProfile::new(vec![1.0, 2.0, 3.0], vec![0.0, 0.0]).unwrap();
    assert_eq!(empty.value_area(0.7), None);
    assert_eq!(VolumeProfile::new(vec![1.0, 1.0], vec![1.0]), None);
    assert_eq!(VolumeProfile::new(vec![1.0, 2.0], vec![f64::NAN]), None);
}

#[test]
fn a_basis_is_not_put_on_a_year_in_its_last_week() {
    let near = basis(price(101.0), price(100.0), 6.9);
    assert_eq!((near.simple, near.compound), (None, None));
    assert!((near.fraction.0 - 0.01).abs() < 1e-12);
    assert!(basis(price(101.0), price(100.0), 7.0).simple.is_some());
}

#[test]
fn one_rate_means_twice_as_much_at_half_the_interval() {
    let every = |hours: i64| {
        let rate = FundingRate { fraction: Fraction(0.0001), interval: Millis::hours(hours) };
        carry(rate).unwrap()
    };
    assert!((every(4).apr.0 / every(8).apr.0 - 2.0).abs() < 1e-12);
    let never = FundingRate { fraction: Fraction(0.0001), interval: Millis(0) };
    assert_eq!(carry(never), None);
}

#[test]
fn a_percentile_needs_a_hundred_values_and_stays_in_range() {
    let history: Vec<f64> = (0..101).map(f64::from).collect();
    assert_eq!(percentile(&history, 50.0), Some(Fraction(0.5)));
    assert_eq!(percentile(&history, -5.0), Some(Fraction(0.0)));
    assert_eq!(percentile(&history, 500.0), Some(Fraction(1.0)));
    assert_eq!(percentile(&history[..99], 50.0), None);
    assert_eq!(percentile(&[3.0; 100], 3.0), Some(Fraction(0.5)));
}
