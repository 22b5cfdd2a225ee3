//! What holds for every liquidation price, map, cascade and level, plausible or not.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop")]

use proptest::collection::vec;
use proptest::prelude::*;
use why_crypto_down::market::{DepthRow, Side};
use why_crypto_down::metrics::cascade::{Ending, Impact, Trigger, simulate, walk};
use why_crypto_down::metrics::gauges::percentile;
use why_crypto_down::metrics::levels::{
    TradedRange, Turn, VolumeProfile, round_numbers, swing_highs, zigzag,
};
use why_crypto_down::metrics::liquidation_map::{Bar, LeverageMix, LiquidationMap, SideMap};
use why_crypto_down::metrics::liquidation_price::{
    MarginTier, TierBasis, TierTable, inverse, linear,
};
use why_crypto_down::metrics::quantile::quantile;
use why_crypto_down::metrics::rank::rank_correlation;
use why_crypto_down::units::{Coins, Fraction, Price, Usd};

const NO_FEE: Fraction = Fraction(0.0);

fn price(usd: f64) -> Price {
    Price::new(usd).unwrap()
}

fn close(one: f64, other: f64, relative: f64) -> bool {
    (one - other).abs() <= relative * one.abs().max(other.abs())
}

fn side() -> impl Strategy<Value = Side> {
    prop_oneof![Just(Side::Long), Just(Side::Short)]
}

/// One to six rows with rising caps and rates, and the deductions that join them.
fn tiers() -> impl Strategy<Value = Vec<MarginTier>> {
    vec((1.1..20.0_f64, 0.001..0.05_f64), 1..7).prop_map(|steps| {
        let (mut cap, mut rate, mut deduction) = (10_000.0, 0.0, 0.0);
        let rows = steps.into_iter().map(|(wider, steeper)| {
            if rate > 0.0 {
                deduction += cap * steeper;
            }
            cap *= wider;
            rate += steeper;
            MarginTier { cap: Some(cap), rate, deduction }
        });
        rows.collect()
    })
}

/// What the table asks for at a notional, read row by row.
fn needed(rows: &[MarginTier], notional: f64, fee: f64) -> f64 {
    let row = rows.iter().find(|row| notional <= row.cap.unwrap()).or(rows.last()).unwrap();
    (row.rate + fee) * notional - row.deduction
}

fn sign(side: Side) -> f64 {
    if side == Side::Long { 1.0 } else { -1.0 }
}

proptest! {
    #[test]
    fn at_the_liquidation_price_the_margin_is_just_what_the_table_asks_there(
        side in side(), rows in tiers(), size in 0.01..100.0_f64, entry in 100.0..100_000.0_f64,
        leverage in 1.0..50.0_f64, fee in 0.0..0.001_f64,
    ) {
        let table = TierTable::with_deductions(&rows).unwrap();
        let position =
            linear::Position::at_leverage(side, Coins(size), price(entry), leverage, Usd(0.0))
                .unwrap();
        if let Some(at) = position.liquidation_price(&table, Fraction(fee)) {
            let (margin, at) = (size * entry / leverage, at.usd());
            let equity = margin + sign(side) * size * (at - entry);
            let gap = equity - needed(&rows, size * at, fee);
            prop_assert!(gap.abs() <= 1e-8 * size * entry, "{gap}");
        }
    }

    #[test]
    fn an_inverse_position_meets_the_same_condition_in_coins(
        side in side(), face in 1_000.0..1e7_f64, entry in 100.0..100_000.0_f64,
        leverage in 1.0..50.0_f64, rate in 0.001..0.02_f64, fee in 0.0..0.001_f64,
    ) {
        let table = TierTable::one(rate, 0.0).unwrap();
        let position =
            inverse::Position::at_leverage(side, Usd(face), price(entry), leverage, Coins(0.0))
                .unwrap();
        if let Some(at) = position.liquidation_price(&table, Fraction(fee)) {
            let (coins, at_exit) = (face / entry, face / at.usd());
            let equity = coins / leverage + sign(side) * (coins - at_exit);
            prop_assert!(close(equity, (rate + fee) * at_exit, 1e-6));
        } else {
            prop_assert!(side == Side::Short && leverage < 1.001);
        }
    }

    #[test]
    fn more_leverage_brings_the_liquidation_price_nearer(
        side in side(), rows in tiers(), size in 0.01..100.0_f64, entry in 100.0..100_000.0_f64,
        leverage in 1.5..50.0_f64, more in 1.01..2.0_f64, jumps in any::<bool>(),
    ) {
        let table = if jumps {
            TierTable::without_deductions(&rows, TierBasis::Notional).unwrap()
        } else {
            TierTable::with_deductions(&rows).unwrap()
        };
        let at = |leverage: f64| {
            linear::Position::at_leverage(side, Coins(size), price(entry), leverage, Usd(0.0))
                .unwrap()
                .liquidation_price(&table, NO_FEE)
                .map(Price::usd)
        };
        if let (Some(less), Some(more)) = (at(leverage), at(leverage * more)) {
            let nearer = sign(side) * (more - less);
            prop_assert!(nearer >= -1e-9 * entry, "{less} {more}");
        }
    }

    #[test]
    fn where_the_margin_jumps_the_first_price_that_triggers_is_told(
        side in side(), rows in tiers(), size in 0.01..100.0_f64, entry in 100.0..100_000.0_f64,
        leverage in 1.5..50.0_f64,
    ) {
        let table = TierTable::without_deductions(&rows, TierBasis::Notional).unwrap();
        let flat: Vec<MarginTier> =
            rows.iter().map(|row| MarginTier { deduction: 0.0, ..*row }).collect();
        let room = |at: f64| {
            let equity = size * entry / leverage + sign(side) * size * (at - entry);
            equity - needed(&flat, size * at, 0.0)
        };
        let position =
            linear::Position::at_leverage(side, Coins(size), price(entry), leverage, Usd(0.0))
                .unwrap();
        if let Some(at) = position.liquidation_price(&table, NO_FEE).map(Price::usd)
            && room(entry) > 0.0
        {
            prop_assert!(room(at * (1.0 - sign(side) * 1e-9)) <= 1e-6 * size * entry);
            for step in 0..200 {
                let between = entry + (at - entry) * (f64::from(step) / 200.0);
                prop_assert!(room(between) > 0.0, "{between} triggers before {at}");
            }
        }
    }

    #[test]
    fn a_table_read_in_any_order_is_the_same(rows in tiers(), seed in any::<u64>()) {
        let mut shuffled = rows.clone();
        shuffle(&mut shuffled, seed);
        prop_assert_eq!(TierTable::with_deductions(&rows), TierTable::with_deductions(&shuffled));
    }

    #[test]
    fn each_side_of_a_map_adds_up_to_the_open_interest(bars in bars(), lean in 0..3_u8) {
        let base = LeverageMix::base();
        let mix = [base.lower(), base.clone(), base.higher()][usize::from(lean)].clone();
        let map = LiquidationMap::build(&bars, &mix, 0.005).unwrap();
        let last = bars.last().unwrap();
        for side in [&map.long, &map.short] {
            let open = last.open_interest.0;
            prop_assert_eq!(side.open_interest, last.open_interest);
            prop_assert!(side.imbalance().0.abs() <= 1e-9 * open.max(1.0));
            prop_assert!(parts(side).iter().all(|part| part.is_finite() && *part >= 0.0));
            prop_assert_eq!(side.crossed.len(), bars.len());
        }
        prop_assert!(map.long.levels.windows(2).all(|two| two[0].price >= two[1].price));
        prop_assert!(map.short.levels.windows(2).all(|two| two[0].price <= two[1].price));
    }

    #[test]
    fn no_older_level_is_left_where_the_last_bar_traded(bars in bars()) {
        let map = LiquidationMap::build(&bars, &LeverageMix::base(), 0.005).unwrap();
        let last = bars.last().unwrap();
        let older = |side: &SideMap| -> Vec<Price> {
            let levels = side.levels.iter().filter(|level| level.entry != last.typical);
            levels.map(|level| level.price).collect()
        };
        prop_assert!(older(&map.long).iter().all(|at| *at < last.low));
        prop_assert!(older(&map.short).iter().all(|at| *at > last.high));
    }

    #[test]
    fn prices_and_sizes_scale_through_the_map(
        bars in bars(), dearer in 0.01..100.0_f64, larger in 0.01..100.0_f64,
    ) {
        let mix = LeverageMix::base();
        let scaled: Vec<Bar> = bars
            .iter()
            .map(|bar| Bar {
                high: price(bar.high.usd() * dearer),
                low: price(bar.low.usd() * dearer),
                typical: price(bar.typical.usd() * dearer),
                open_interest: Coins(bar.open_interest.0 * larger),
            })
            .collect();
        let one = LiquidationMap::build(&bars, &mix, 0.005).unwrap();
        let other = LiquidationMap::build(&scaled, &mix, 0.005).unwrap();
        let whole = bars.iter().map(|bar| bar.open_interest.0).fold(1.0, f64::max) * larger;
        for (one, other) in [(&one.long, &other.long), (&one.short, &other.short)] {
            for (one, other) in parts(one).into_iter().zip(parts(other)) {
                prop_assert!((one * larger - other).abs() <= 1e-6 * whole);
            }
        }
    }

    #[test]
    fn a_cascade_amplifies_ends_and_adds_up(
        levels in levels(), shock in 0.0..0.5_f64, impact in impact(), executed in 0.01..1.0_f64,
    ) {
        let run =
            simulate(price(100.0), &levels, Fraction(shock), &impact, Fraction(executed)).unwrap();
        prop_assert!(run.rounds.len() <= levels.len() + 1);
        prop_assert!(run.ending != Ending::MaxRounds);
        if let Some(times) = run.amplification {
            prop_assert!(times >= 1.0 && times.is_finite(), "{times}");
        }
        prop_assert!((0.0..=1.0).contains(&run.total_drop.0));
        prop_assert!(run.final_price <= run.shock_price);
        let held: f64 = levels.iter().map(|level| level.coins.0).sum();
        prop_assert!(run.forced.0 <= held * executed * (1.0 + 1e-9));
        let new: f64 = run.rounds.iter().map(|round| round.new_forced.0).sum();
        prop_assert!(close(new, run.forced.0, 1e-9));
    }

    #[test]
    fn the_end_of_a_cascade_triggers_nothing_more(
        levels in levels(), shock in 0.0..0.5_f64, impact in impact(),
    ) {
        let run =
            simulate(price(100.0), &levels, Fraction(shock), &impact, Fraction(1.0)).unwrap();
        let reached = |level: &&Trigger| level.price.usd() >= run.final_price.0 * (1.0 + 1e-9);
        let due: f64 = levels.iter().filter(reached).map(|level| level.coins.0).sum();
        prop_assert!(due <= run.forced.0 * (1.0 + 1e-9));
    }

    #[test]
    fn the_order_of_levels_and_bids_changes_no_cascade(
        levels in levels(), bids in levels(), shock in 0.0..0.5_f64, seed in any::<u64>(),
    ) {
        let run = |levels: &[Trigger], bids: &[DepthRow]| {
            let book = Impact::Book(bids.to_vec());
            simulate(price(100.0), levels, Fraction(shock), &book, Fraction(1.0))
        };
        let bids: Vec<DepthRow> = bids
            .iter()
            .map(|bid| DepthRow { price: bid.price, amount: bid.coins })
            .collect();
        let (mut levels_too, mut bids_too) = (levels.clone(), bids.clone());
        shuffle(&mut levels_too, seed);
        shuffle(&mut bids_too, seed.rotate_left(17));
        prop_assert_eq!(run(&levels, &bids), run(&levels_too, &bids_too));
    }

    #[test]
    fn prices_and_sizes_scale_through_a_cascade(
        levels in levels(), shock in 0.0..0.5_f64, dearer in 0.01..100.0_f64,
        larger in 0.01..100.0_f64,
    ) {
        let run = |dearer: f64, larger: f64| {
            let levels: Vec<Trigger> = levels
                .iter()
                .map(|level| Trigger {
                    price: price(level.price.usd() * dearer),
                    coins: level.coins * larger,
                })
                .collect();
            let volume_daily = Coins(1_000.0 * larger);
            let impact = Impact::SquareRoot { y: 0.75, sigma_daily: 0.035, volume_daily };
            simulate(price(100.0 * dearer), &levels, Fraction(shock), &impact, Fraction(1.0))
                .unwrap()
        };
        let (one, other) = (run(1.0, 1.0), run(dearer, larger));
        prop_assert!(close(one.final_price.0 * dearer, other.final_price.0, 1e-9));
        prop_assert!(close(one.forced.0 * larger, other.forced.0, 1e-9));
        prop_assert_eq!(one.rounds.len(), other.rounds.len());
    }

    #[test]
    fn a_larger_shock_never_ends_higher(
        levels in levels(), impact in impact(), shock in 0.0..0.4_f64, more in 0.0..0.1_f64,
    ) {
        let end = |shock: f64| {
            simulate(price(100.0), &levels, Fraction(shock), &impact, Fraction(1.0))
                .unwrap()
                .final_price
                .0
        };
        prop_assert!(end(shock + more) <= end(shock) * (1.0 + 1e-9));
    }

    #[test]
    fn a_sale_is_filled_or_left_over(bids in levels(), amount in 0.0..1e4_f64) {
        let bids: Vec<DepthRow> = bids
            .iter()
            .map(|bid| DepthRow { price: bid.price, amount: bid.coins })
            .collect();
        let sold = walk(&bids, Coins(amount));
        prop_assert!(close(sold.filled.0 + sold.unfilled.0, amount, 1e-9));
        prop_assert_eq!(sold.exhausted, sold.unfilled.0 > 0.0);
        if let (Some(average), Some(last)) = (sold.average, sold.last) {
            prop_assert!(average.usd() >= last.usd() * (1.0 - 1e-9));
        }
    }

    #[test]
    fn no_finite_number_becomes_nan(
        at in any_price(), levels in vec((any_price(), any_finite()), 0..20),
        shock in any_finite(), parameters in vec(any_finite(), 3),
        open in vec(any_finite(), 1..20),
    ) {
        let triggers: Vec<Trigger> =
            levels.iter().map(|(at, coins)| Trigger { price: *at, coins: Coins(*coins) }).collect();
        let impact = Impact::SquareRoot {
            y: parameters[0],
            sigma_daily: parameters[1],
            volume_daily: Coins(parameters[2]),
        };
        for impact in [impact, Impact::Linear { per_coin: parameters[0] }] {
            if let Ok(run) = simulate(at, &triggers, Fraction(shock), &impact, Fraction(1.0)) {
                let told = [run.final_price.0, run.total_log_move, run.total_drop.0, run.forced.0];
                prop_assert!(told.iter().all(|number| !number.is_nan()), "{told:?}");
                prop_assert!(run.amplification.is_none_or(|times| times >= 1.0));
            }
        }
        let bars: Option<Vec<Bar>> =
            open.iter().map(|coins| Bar::new(at, at, at, Coins(*coins))).collect();
        if let Some(map) =
            bars.and_then(|bars| LiquidationMap::build(&bars, &LeverageMix::base(), 0.005).ok())
        {
            for side in [&map.long, &map.short] {
                prop_assert!(parts(side).iter().all(|part| !part.is_nan()));
                prop_assert!(!side.within(at, 0.05).0.is_nan());
                prop_assert!(side.percent_buckets(at, 10).iter().all(|usd| !usd.0.is_nan()));
            }
        }
        if let Ok(table) = TierTable::one(parameters[0], parameters[1]) {
            let margin = linear::Margin::Isolated(Usd(parameters[2]));
            let position =
                linear::Position { side: Side::Long, size: Coins(shock), entry: at, margin };
            // A `Price` is finite by construction; only the bankruptcy price may be bare.
            let _ = position.liquidation_price(&table, Fraction(parameters[0]));
            prop_assert!(position.bankruptcy_price().is_none_or(|usd| usd.0.is_finite()));
        }
        let ranges: Vec<TradedRange> = levels
            .iter()
            .map(|(at, volume)| TradedRange { low: at.usd(), high: at.usd(), volume: *volume })
            .collect();
        let reach = at.usd();
        if let Some(profile) = VolumeProfile::spread(&ranges, reach * 0.5, reach * 2.0, 10)
            && let Some(area) = profile.value_area(0.7)
        {
            prop_assert!(area.share.is_finite() && area.poc_price.is_finite());
        }
        prop_assert!(round_numbers(at, Fraction(0.1)).iter().all(|round| round.step.is_finite()));
    }

    #[test]
    fn a_profile_keeps_the_volume_and_its_area_holds_its_share(
        ranges in vec((1.0..99.0_f64, 0.0..50.0_f64, 0.1..100.0_f64), 1..30),
        rows in 1..60_usize, seed in any::<u64>(),
    ) {
        let mut ranges: Vec<TradedRange> = ranges
            .iter()
            .map(|(low, tall, volume)| TradedRange {
                low: *low,
                high: (low + tall).min(100.0),
                volume: *volume,
            })
            .collect();
        let all: f64 = ranges.iter().map(|range| range.volume).sum();
        let profile = VolumeProfile::spread(&ranges, 0.0, 100.0, rows).unwrap();
        prop_assert!(close(profile.total(), all, 1e-9));
        let area = profile.value_area(0.7).unwrap();
        prop_assert!(area.share >= 0.7 - 1e-12 && area.share <= 1.0 + 1e-12);
        prop_assert!(area.low_index <= area.poc_index && area.poc_index <= area.high_index);
        shuffle(&mut ranges, seed);
        let again = VolumeProfile::spread(&ranges, 0.0, 100.0, rows).unwrap();
        for (one, other) in profile.volume().iter().zip(again.volume()) {
            prop_assert!((one - other).abs() <= 1e-12 * all);
        }
    }

    #[test]
    fn turns_alternate_and_are_as_large_as_asked(
        closes in vec(50.0..150.0_f64, 0..80), threshold in 0.01..0.3_f64,
    ) {
        let pivots = zigzag(&closes, threshold);
        for pair in pivots.windows(2) {
            prop_assert!(pair[0].turn != pair[1].turn && pair[0].index < pair[1].index);
            let (from, to) = (closes[pair[0].index], closes[pair[1].index]);
            let moved = match pair[1].turn {
                Turn::High => to / from - 1.0,
                Turn::Low => 1.0 - to / from,
            };
            prop_assert!(moved >= threshold - 1e-12);
        }
    }

    #[test]
    fn a_swing_high_stands_above_its_neighbours_only(
        highs in vec(0.0..10.0_f64, 0..60), order in 1..6_usize,
    ) {
        let found = swing_highs(&highs, order);
        for index in order..highs.len().saturating_sub(order) {
            let around = (index - order..=index + order).filter(|other| *other != index);
            let stands = around.into_iter().all(|other| highs[index] > highs[other]);
            prop_assert_eq!(stands, found.contains(&index));
        }
    }

    #[test]
    fn a_rank_correlation_is_bounded_even_and_blind_to_scale(
        pairs in vec((-100.0..100.0_f64, -100.0..100.0_f64), 4..60),
    ) {
        let (one, other): (Vec<f64>, Vec<f64>) = pairs.into_iter().unzip();
        if let Some(told) = rank_correlation(&one, &other) {
            prop_assert!(-1.0 <= told.low && told.low <= told.rho + 1e-12);
            prop_assert!(told.rho <= told.high + 1e-12 && told.high <= 1.0);
            let cubed: Vec<f64> = one.iter().map(|x| x * x * x).collect();
            prop_assert_eq!(rank_correlation(&cubed, &other), Some(told));
            prop_assert!(close(rank_correlation(&other, &one).unwrap().rho, told.rho, 1e-9));
        }
    }

    #[test]
    fn a_percentile_is_the_quantile_read_backwards(
        history in vec(0.0..1.0_f64, 100..200), p in 0.0..1.0_f64,
    ) {
        let value = quantile(&history, p).unwrap();
        prop_assert!((percentile(&history, value).unwrap().0 - p).abs() < 1e-9);
    }
}

fn bars() -> impl Strategy<Value = Vec<Bar>> {
    vec((0.9..1.1_f64, 0.0..0.05_f64, 0.0..1.5_f64), 1..40).prop_map(|steps| {
        let mut at = 50_000.0;
        let bars = steps.into_iter().map(|(drift, range, open)| {
            at *= drift;
            // The least third of the draws stands for nothing open at all.
            let open_interest = Coins(if open < 0.05 { 0.0 } else { open * 1_000.0 });
            Bar::new(price(at * (1.0 + range)), price(at * (1.0 - range)), price(at), open_interest)
                .unwrap()
        });
        bars.collect()
    })
}

fn parts(side: &SideMap) -> [f64; 4] {
    [side.mapped().0, side.unlevered.0, side.unknown.0, side.removed.0]
}

/// Levels below, at and above a price of 100, some of them equal, some of nothing.
fn levels() -> impl Strategy<Value = Vec<Trigger>> {
    let at = prop_oneof![(20.0..101.0_f64), (40..100_u8).prop_map(f64::from)];
    let coins = prop_oneof![Just(0.0), 0.0..100.0_f64];
    vec((at, coins), 0..40).prop_map(|levels| {
        levels
            .into_iter()
            .map(|(at, coins)| Trigger { price: price(at), coins: Coins(coins) })
            .collect()
    })
}

fn impact() -> impl Strategy<Value = Impact> {
    let root = (0.0..2.0_f64, 0.0..0.2_f64, 1.0..1e4_f64).prop_map(|(y, sigma_daily, volume)| {
        Impact::SquareRoot { y, sigma_daily, volume_daily: Coins(volume) }
    });
    let line = (0.0..1e-2_f64).prop_map(|per_coin| Impact::Linear { per_coin });
    let book = levels().prop_map(|bids| {
        let row = |bid: Trigger| DepthRow { price: bid.price, amount: bid.coins };
        Impact::Book(bids.into_iter().map(row).collect())
    });
    prop_oneof![root, line, book]
}

fn any_price() -> impl Strategy<Value = Price> {
    prop_oneof![(1e-6..1e6_f64), (1e-300..1e300_f64)].prop_map(price)
}

fn any_finite() -> impl Strategy<Value = f64> {
    let near_one = 0.0..1.0_f64;
    prop_oneof![Just(0.0), near_one, (-1e12..1e12_f64), (-1e300..1e300_f64), (0.0..1e300_f64)]
}

/// Fisher and Yates with a linear congruence: any order, the same for the same seed.
fn shuffle<T>(items: &mut [T], mut seed: u64) {
    for last in (1..items.len()).rev() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let other = usize::try_from(seed >> 33).unwrap() % (last + 1);
        items.swap(last, other);
    }
}
