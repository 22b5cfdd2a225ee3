//! What is written is read again, exactly.

use proptest::prelude::*;
use why_crypto_down::market::{
    Asset, Candle, ContractKind, Coverage, DatedFuture, Depth, DepthRow, Facts, FeedFault,
    FeedHealth, FeedStatus, Funding, Instrument, Kind, Liquidation, OpenInterest,
    OpenInterestAmount, Origin, PriceKind, Quote, Series, Side, Snapshot, Source, Span, Ticker,
    Treasury, Venue, Writing,
};
use why_crypto_down::units::{Coins, Fraction, Millis, Price, UnixMillis, Usd};

const AT: UnixMillis = UnixMillis(1_780_000_000_000);

fn time() -> impl Strategy<Value = UnixMillis> {
    (1_230_768_000_000_i64..4_000_000_000_000).prop_map(UnixMillis)
}

fn price() -> impl Strategy<Value = Price> {
    (1e-12..1e12_f64).prop_map(|usd| Price::new(usd).unwrap())
}

fn coins() -> impl Strategy<Value = Coins> {
    prop_oneof![Just(0.0), 0.0..1e15_f64].prop_map(Coins)
}

fn usd() -> impl Strategy<Value = Usd> {
    (0.0..1e17_f64).prop_map(Usd)
}

fn maybe<T: core::fmt::Debug + Clone>(
    of: impl Strategy<Value = T>,
) -> impl Strategy<Value = Option<T>> {
    prop::option::of(of)
}

fn sorted<T>(mut facts: Vec<T>, key: impl Fn(&T) -> UnixMillis) -> Vec<T> {
    facts.sort_by_key(key);
    facts
}

fn facts() -> impl Strategy<Value = Facts> {
    let tickers = (time(), maybe(price()), maybe(price()), maybe(price()), maybe(coins()))
        .prop_map(|(at, last, open_24h, mark, volume_24h)| Ticker {
            at,
            last,
            open_24h,
            mark,
            index: None,
            volume_24h,
            turnover_24h: None,
        });
    let candles = (time(), [price(), price(), price(), price()], maybe(coins())).prop_map(
        |(start, prices, volume)| {
            let low = prices.iter().copied().fold(prices[0], |a, b| if b < a { b } else { a });
            let high = prices.iter().copied().fold(prices[0], |a, b| if b > a { b } else { a });
            let [open, close, ..] = prices;
            let taker_buy = volume;
            Candle { start, interval: Millis::HOUR, open, high, low, close, volume, taker_buy }
        },
    );
    let interest = (time(), any::<bool>(), coins(), maybe(price()), maybe(usd())).prop_map(
        |(at, inverse, coins, mark, usd)| {
            let amount = if inverse {
                OpenInterestAmount::Usd(Usd(coins.0))
            } else {
                OpenInterestAmount::Coins(coins)
            };
            OpenInterest { at, amount, mark, usd }
        },
    );
    let liquidations = (time(), any::<bool>(), price(), coins(), maybe("[ -~]{0,20}")).prop_map(
        |(at, long, price, amount, id)| Liquidation {
            at,
            closed: if long { Side::Long } else { Side::Short },
            price,
            price_is: PriceKind::Average,
            amount,
            notional: Usd(amount.0 / 3.0),
            id,
        },
    );
    let funding = (time(), -0.1..0.1_f64, any::<bool>(), maybe(time())).prop_map(
        |(at, fraction, known, next)| Funding {
            at,
            fraction: Fraction(fraction),
            interval: known.then_some(Millis::hours(8)),
            next,
        },
    );
    let book = (time(), prop::collection::vec((price(), coins()), 0..20)).prop_map(|(at, rows)| {
        let rows: Vec<DepthRow> =
            rows.into_iter().map(|(price, amount)| DepthRow { price, amount }).collect();
        Depth { at, bids: rows.clone(), asks: rows }
    });
    let holders = ("\\PC{0,30}", coins(), maybe(usd()), maybe(time())).prop_map(
        |(name, holdings, cost, stated_at)| Treasury {
            symbol: name.clone(),
            name,
            holdings,
            cost,
            stated_at,
        },
    );
    let futures = (time(), time(), price(), maybe(price()), usd()).prop_map(
        |(at, expires, mark, index, open)| DatedFuture { at, expires, mark, index, open },
    );
    let some = 0..12_usize;
    prop_oneof![
        prop::collection::vec(tickers, some.clone())
            .prop_map(|facts| Facts::Ticker(sorted(facts, |fact| fact.at))),
        prop::collection::vec(candles, some.clone())
            .prop_map(|facts| Facts::Candle(sorted(facts, |fact| fact.start))),
        prop::collection::vec(interest, some.clone())
            .prop_map(|facts| Facts::OpenInterest(sorted(facts, |fact| fact.at))),
        prop::collection::vec(liquidations, some.clone())
            .prop_map(|facts| Facts::Liquidation(sorted(facts, |fact| fact.at))),
        prop::collection::vec(funding, some.clone())
            .prop_map(|facts| Facts::Funding(sorted(facts, |fact| fact.at))),
        prop::collection::vec(book, 0..3)
            .prop_map(|facts| Facts::Depth(sorted(facts, |fact| fact.at))),
        prop::collection::vec(futures, some.clone())
            .prop_map(|facts| Facts::DatedFuture(sorted(facts, |fact| fact.at))),
        prop::collection::vec(holders, some).prop_map(Facts::Treasury),
    ]
}

fn venue() -> impl Strategy<Value = Venue> {
    prop::sample::select(Venue::ALL)
}

fn series() -> impl Strategy<Value = Series> {
    let instrument = ("[A-Z0-9]{1,10}", "\\PC{0,30}").prop_map(|(ticker, symbol)| Instrument {
        asset: Asset::new(&ticker).unwrap(),
        kind: ContractKind::Inverse,
        quote: Quote::Usdc,
        symbol,
    });
    let coverage = prop_oneof![
        Just(Coverage::Full),
        Just(Coverage::Partial),
        (1_i64..100_000).prop_map(|one_per| Coverage::Throttled { one_per: Millis(one_per) }),
    ];
    (venue(), "[a-z-]{1,20}", maybe(instrument), coverage, time(), facts()).prop_map(
        |(venue, feed, instrument, coverage, seen, facts)| Series {
            source: Source { venue, feed, instrument },
            coverage,
            seen,
            covered: vec![Span { from: seen - Millis::HOUR, to: seen }],
            facts,
        },
    )
}

fn health() -> impl Strategy<Value = FeedHealth> {
    let status = prop_oneof![
        Just(FeedStatus::Read),
        any::<u16>().prop_map(|status| FeedStatus::Failed(FeedFault::Status(status))),
        "\\PC{0,40}".prop_map(|why| FeedStatus::Failed(FeedFault::Unreadable(why))),
    ];
    (venue(), "[a-z-]{1,20}", status, time()).prop_map(|(venue, feed, status, since)| FeedHealth {
        venue,
        feed,
        asset: None,
        kinds: vec![Kind::Ticker],
        status,
        since,
    })
}

proptest! {
    #[test]
    fn a_snapshot_is_read_as_it_was_written(
        series in prop::collection::vec(series(), 0..8),
        feeds in prop::collection::vec(health(), 0..8),
        simulated in any::<bool>(),
        taken_at in time(),
    ) {
        let origin = if simulated { Origin::Simulation } else { Origin::Venues };
        let snapshot = Snapshot { taken_at, origin, series, feeds };
        let text = snapshot.to_json();
        prop_assert_eq!(Snapshot::from_json(&text), Ok(snapshot.clone()));
        prop_assert_eq!(snapshot.to_json(), text, "the same snapshot gives the same bytes");
    }
}

fn storm(events: i64) -> Snapshot {
    let liquidations = (0..events).map(|count| Liquidation {
        at: AT + Millis(count),
        closed: Side::Long,
        price: Price::new(100.0).unwrap(),
        price_is: PriceKind::Fill,
        amount: Coins(1.0),
        notional: Usd(100.0),
        id: Some("x".repeat(50)),
    });
    let series = Series {
        source: Source { venue: Venue::Bybit, feed: "storm".to_owned(), instrument: None },
        coverage: Coverage::Full,
        seen: AT + Millis(events),
        covered: vec![Span { from: AT, to: AT + Millis(events) }],
        facts: Facts::Liquidation(liquidations.collect()),
    };
    Snapshot { series: vec![series.clone(), series], ..Snapshot::empty(AT) }
}

#[test]
fn a_storm_is_cut_to_a_file_that_can_be_read_and_covers_only_what_it_holds() {
    let text = storm(60_000).to_json();
    assert!(text.len() <= 8 * 1024 * 1024);
    let read = Snapshot::from_json(&text).expect("it can be read");
    let (series, events) = read.all::<Liquidation>().next().unwrap();
    assert_eq!(events.len(), 5_000);
    assert_eq!(events.last().unwrap().at, AT + Millis(59_999), "the newest are kept");
    assert_eq!(series.covered, [Span { from: events[0].at, to: AT + Millis(60_000) }]);
}

#[test]
fn a_storm_is_cut_to_what_a_browser_keeps() {
    let snapshot = storm(20_000);
    let mut before = 20_000;
    for most in [2 << 20, 400_000, 50_000] {
        let text = snapshot.to_json_within(most);
        assert!(text.len() <= most, "{} in {most}", text.len());
        let read = Snapshot::from_json(&text).expect("it can be read");
        let (series, events) = read.all::<Liquidation>().next().unwrap();
        assert!((100..before).contains(&events.len()), "{} in {most}", events.len());
        assert_eq!(events.last().unwrap().at, AT + Millis(19_999), "the newest are kept");
        assert_eq!(series.covered, [Span { from: events[0].at, to: AT + Millis(20_000) }]);
        before = events.len();
    }
}

#[test]
fn a_file_written_in_short_steps_is_the_same_file() {
    for (events, most) in [(0, 2 << 20), (1, 2 << 20), (20_000, 8 << 20), (20_000, 400_000)] {
        let snapshot = storm(events);
        let mut file = Writing::within(most);
        let mut steps = 1;
        while file.step(&snapshot) {
            steps += 1;
        }
        assert!(!file.step(&snapshot), "there is no more to do");
        let text = file.into_text();
        assert!(text == snapshot.to_json_within(most), "{events} events in {most}");
        let rows = text.matches("\"fill\"").count();
        assert!(rows <= 250 * steps, "{rows} rows in {steps} steps");
    }
}

#[test]
fn a_number_that_no_file_can_hold_loses_its_fact_and_no_other() {
    let mut snapshot = storm(2);
    if let Some(Facts::Liquidation(events)) =
        snapshot.series.first_mut().map(|series| &mut series.facts)
    {
        events[0].notional = Usd(f64::NAN);
    }
    let read = Snapshot::from_json(&snapshot.to_json()).expect("it can be read");
    let counts: Vec<usize> = read.series.iter().map(|series| series.facts.len()).collect();
    assert_eq!(counts, [1, 2]);
}

#[test]
fn text_that_is_too_long_is_cut_between_letters() {
    let mut snapshot = storm(1);
    snapshot.series[0].source.feed = "é".repeat(200);
    let read = Snapshot::from_json(&snapshot.to_json()).expect("it can be read");
    assert_eq!(read.series[0].source.feed, "é".repeat(150));
}
