//! What holds for every market, plausible or not.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop")]

mod support;

use proptest::collection::vec;
use proptest::prelude::*;
use support::{NOW, instrument, price, snapshot};
use why_crypto_down::draw::{SizePx, svg};
use why_crypto_down::explain::{report, words};
use why_crypto_down::market::{
    Asset, Candle, ContractKind, Coverage, Facts, Funding, Liquidation, LiquidationBar,
    OpenInterest, OpenInterestAmount, PriceKind, Series, Side, Snapshot, Source, Span, Ticker,
    Treasury, Venue,
};
use why_crypto_down::metrics::decomposition::{Contract, Ends, decompose};
use why_crypto_down::metrics::quantile::quantile;
use why_crypto_down::metrics::sums::sum;
use why_crypto_down::settings::{Locale, Settings};
use why_crypto_down::units::{Coins, Fraction, Millis, Price, UnixMillis, Usd};
use why_crypto_down::view::Panel;

fn any_price() -> impl Strategy<Value = Price> {
    prop_oneof![(1e-6..1e6_f64), (1e-300..1e300_f64)].prop_map(price)
}

fn any_amount() -> impl Strategy<Value = f64> {
    prop_oneof![Just(0.0), (0.0..1e12_f64), (0.0..1e300_f64), (-1e9..1e9_f64)]
}

fn any_time() -> impl Strategy<Value = UnixMillis> {
    prop_oneof![
        (0..3_600_i64).prop_map(|ago| NOW - Millis::seconds(ago)),
        (-10..40 * 24_i64).prop_map(|ago| NOW.floor(Millis::HOUR) - Millis::hours(ago)),
    ]
}

fn any_interval() -> impl Strategy<Value = Millis> {
    prop_oneof![
        Just(Millis::minutes(5)),
        Just(Millis::HOUR),
        Just(Millis::hours(4)),
        Just(Millis::DAY),
        Just(Millis(0)),
    ]
}

fn sorted<F>(mut facts: Vec<F>, at: impl Fn(&F) -> UnixMillis) -> Vec<F> {
    facts.sort_by_key(|fact| at(fact));
    facts
}

fn any_facts() -> impl Strategy<Value = Facts> {
    let tickers =
        vec((any_time(), any_price(), proptest::option::of(any_price())), 0..3).prop_map(|rows| {
            let facts = rows.into_iter().map(|(at, last, open_24h)| Ticker {
                at,
                last: Some(last),
                open_24h,
                mark: None,
                index: None,
                volume_24h: None,
                turnover_24h: None,
            });
            Facts::Ticker(sorted(facts.collect(), |fact| fact.at))
        });
    let candles =
        vec((any_time(), any_interval(), any_price(), any_price()), 0..60).prop_map(|rows| {
            let facts = rows.into_iter().map(|(start, interval, open, close)| Candle {
                start,
                interval,
                open,
                high: if open > close { open } else { close },
                low: if open > close { close } else { open },
                close,
                volume: None,
                taker_buy: None,
            });
            Facts::Candle(sorted(facts.collect(), |fact| fact.start))
        });
    let open =
        vec((any_time(), any_amount(), any::<bool>(), proptest::option::of(any_price())), 0..60)
            .prop_map(|rows| {
                let facts = rows.into_iter().map(|(at, amount, linear, mark)| OpenInterest {
                    at,
                    amount: if linear {
                        OpenInterestAmount::Coins(Coins(amount))
                    } else {
                        OpenInterestAmount::Usd(Usd(amount))
                    },
                    mark,
                    usd: None,
                });
                Facts::OpenInterest(sorted(facts.collect(), |fact| fact.at))
            });
    let bars = (any_interval(), any_amount(), any_amount(), 0..400_i64).prop_map(
        |(interval, long, short, count)| {
            let step = interval.max(Millis::MINUTE);
            let facts = (0..count).rev().map(|back| LiquidationBar {
                start: NOW.floor(step) - step * back,
                interval,
                long: Usd(long),
                short: Usd(short),
            });
            Facts::LiquidationBar(facts.collect())
        },
    );
    let events =
        vec((any_time(), any_price(), any_amount(), any::<bool>()), 0..20).prop_map(|rows| {
            let facts = rows.into_iter().map(|(at, price, notional, long)| Liquidation {
                at,
                closed: if long { Side::Long } else { Side::Short },
                price,
                price_is: PriceKind::Fill,
                amount: Coins(1.0),
                notional: Usd(notional),
                id: None,
            });
            Facts::Liquidation(sorted(facts.collect(), |fact| fact.at))
        });
    let funding = vec((any_time(), -1.0..1.0_f64, proptest::option::of(any_interval())), 0..3)
        .prop_map(|rows| {
            let facts = rows.into_iter().map(|(at, fraction, interval)| Funding {
                at,
                fraction: Fraction(fraction),
                interval,
                next: None,
            });
            Facts::Funding(sorted(facts.collect(), |fact| fact.at))
        });
    let holders = vec((".{0,12}", any_amount(), proptest::option::of(any_amount())), 0..5)
        .prop_map(|rows| {
            let facts = rows.into_iter().map(|(name, holdings, cost)| Treasury {
                name,
                symbol: String::new(),
                holdings: Coins(holdings),
                cost: cost.map(Usd),
                stated_at: None,
            });
            Facts::Treasury(facts.collect())
        });
    prop_oneof![tickers, candles, open, bars, events, funding, holders]
}

fn any_series() -> impl Strategy<Value = Series> {
    let venue = proptest::sample::select(Venue::ALL.to_vec());
    let asset = proptest::sample::select(Asset::DEFAULT.to_vec());
    let kind = prop_oneof![Just(ContractKind::Linear), Just(ContractKind::Inverse)];
    (venue, asset, kind, any_facts(), 0..60_i64).prop_map(|(venue, asset, kind, facts, days)| {
        Series {
            source: Source {
                venue,
                feed: facts.kind().id().to_owned(),
                instrument: Some(instrument(asset, kind)),
            },
            coverage: Coverage::Full,
            seen: NOW,
            covered: vec![Span { from: NOW - Millis::days(days), to: NOW }],
            facts,
        }
    })
}

fn any_snapshot() -> impl Strategy<Value = Snapshot> {
    vec(any_series(), 0..12).prop_map(snapshot)
}

fn any_ends() -> impl Strategy<Value = Ends> {
    let price = || (1e-3..1e6_f64).prop_map(price);
    (any::<bool>(), price(), price(), 0.0..1e9_f64, 0.0..1e9_f64).prop_map(
        |(linear, price_before, price_now, amount_before, amount_now)| Ends {
            contract: if linear { Contract::Linear } else { Contract::Inverse },
            price_before,
            price_now,
            amount_before,
            amount_now,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_market_makes_a_number_that_is_none_or_stops_the_page(snapshot in any_snapshot()) {
        let panel = Panel::of(&snapshot, &Settings::default(), NOW);
        for (id, figure) in panel.report.figures.iter() {
            prop_assert!(figure.value.is_none_or(f64::is_finite), "{id}");
            prop_assert_eq!(figure.value.is_none(), figure.reason.is_some(), "{}", id);
        }
        let written = words::text(&panel.report, Locale::En);
        prop_assert!(!written.contains("NaN") && !written.contains("inf "));
        let cards = panel.cards.iter().filter_map(|card| card.chart.as_ref());
        for chart in cards.chain(panel.tiles.iter().map(|tile| &tile.sparkline)) {
            let drawn = svg(chart, SizePx { width: 320, height: 120 });
            prop_assert!(!drawn.contains("NaN") && !drawn.contains("inf\""));
        }
    }

    #[test]
    fn the_order_of_series_changes_nothing(
        (given, shuffled) in vec(any_series(), 0..8)
            .prop_map(|mut all| {
                // One series a source and kind, as a snapshot has it.
                all.sort_by(|a, b| a.source.cmp(&b.source));
                all.dedup_by(|a, b| a.source == b.source);
                all
            })
            .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
    ) {
        let told = |series| report(&snapshot(series), &Settings::default(), NOW);
        prop_assert_eq!(told(given), told(shuffled));
    }

    #[test]
    fn the_two_effects_are_the_whole_change(ends in vec(any_ends(), 1..6)) {
        if let Ok(parts) = decompose(&ends) {
            let both = parts.price_effect_usd + parts.position_effect_usd;
            prop_assert_eq!(parts.change_usd, both);
            let measured = parts.usd_now.0 - parts.usd_before.0;
            let size = parts.usd_now.0.max(parts.usd_before.0);
            prop_assert!((measured - both.0).abs() <= 1e-9 * size);
        }
    }

    #[test]
    fn twice_as_much_open_changes_by_the_same_share(ends in vec(any_ends(), 1..6)) {
        let doubled: Vec<Ends> = ends
            .iter()
            .map(|ends| Ends {
                amount_before: ends.amount_before * 2.0,
                amount_now: ends.amount_now * 2.0,
                ..*ends
            })
            .collect();
        let (once, twice) = (decompose(&ends), decompose(&doubled));
        prop_assert_eq!(once.is_ok(), twice.is_ok());
        if let (Ok(once), Ok(twice)) = (once, twice) {
            prop_assert_eq!(once.change, twice.change);
            prop_assert_eq!(once.position_effect, twice.position_effect);
        }
    }

    #[test]
    fn a_quantile_lies_within_its_sample(sample in vec(-1e9..1e9_f64, 1..50), p in 0.0..=1.0_f64) {
        let told = quantile(&sample, p).unwrap();
        let least = sample.iter().copied().fold(f64::INFINITY, f64::min);
        let most = sample.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        prop_assert!((least..=most).contains(&told));
    }

    #[test]
    fn what_is_added_and_taken_away_leaves_the_sum(terms in vec(-1e15..1e15_f64, 0..40), extra in -1e9..1e9_f64) {
        let mut all = terms.clone();
        all.extend(terms.iter().map(|term| -term));
        all.push(extra);
        prop_assert!((sum(&all) - extra).abs() <= 1e-6);
    }

    #[test]
    fn two_rounded_parts_add_up_to_their_rounded_sum(a in -100.0..100.0_f64, b in -100.0..100.0_f64) {
        let (first, second) = words::split((a, b), 1);
        let total = ((a + b) * 10.0).round() / 10.0;
        prop_assert!((first + second - total).abs() < 1e-9);
        prop_assert!((first - a).abs() <= 0.1 + 1e-9 && (second - b).abs() <= 0.1 + 1e-9);
    }
}
