//! A plausible market, made by hand: every figure of it can be worked out on paper.

#![allow(dead_code, unreachable_pub, reason = "each test file uses its own part")]
#![allow(clippy::expect_used, clippy::cast_precision_loss, reason = "a test may stop")]

pub mod full;

use why_crypto_down::market::{
    Asset, Candle, ContractKind, Coverage, Facts, FearGreed, FeedHealth, FeedStatus, Funding,
    GlobalMarket, ImpliedVolatility, Instrument, Kind, Liquidation, LiquidationBar, LongShort,
    OpenInterest, OpenInterestAmount, Origin, PriceKind, Quote, Series, Side, Snapshot, Source,
    Span, TakerFlow, Ticker, Treasury, Venue,
};
use why_crypto_down::units::{Coins, Fraction, Millis, Price, UnixMillis, Usd};

/// 12 February 2026, 14:37:05 UTC.
pub const NOW: UnixMillis = UnixMillis(1_770_907_025_000);

pub fn price(usd: f64) -> Price {
    Price::new(usd).expect("a price of a test is a price")
}

/// A linear perpetual quoted in USDT.
pub fn perpetual(asset: Asset) -> Instrument {
    instrument(asset, ContractKind::Linear)
}

pub fn instrument(asset: Asset, kind: ContractKind) -> Instrument {
    let (quote, symbol) = match kind {
        ContractKind::Inverse => (Quote::Usd, format!("{asset}USD")),
        ContractKind::Linear => (Quote::Usdt, format!("{asset}USDT")),
        ContractKind::Spot => (Quote::Usd, format!("{asset}-USD")),
    };
    Instrument { asset, kind, quote, symbol }
}

pub fn series(venue: Venue, feed: &str, instrument: Option<Instrument>, facts: Facts) -> Series {
    Series {
        source: Source { venue, feed: feed.to_owned(), instrument },
        coverage: Coverage::Full,
        seen: NOW,
        covered: Vec::new(),
        facts,
    }
}

pub fn ticker(venue: Venue, asset: Asset, last: f64, open_24h: f64) -> Series {
    let facts = vec![Ticker {
        at: NOW - Millis::SECOND,
        last: Some(price(last)),
        open_24h: Some(price(open_24h)),
        mark: Some(price(last)),
        index: None,
        volume_24h: None,
        turnover_24h: None,
    }];
    series(venue, "tickers", Some(perpetual(asset)), Facts::Ticker(facts))
}

/// Bars of `interval` up to now. `at` gives the price at an instant; a bar opens and closes on it.
pub fn candles(
    venue: Venue,
    asset: Asset,
    interval: Millis,
    count: i64,
    at: impl Fn(UnixMillis) -> f64,
) -> Series {
    let newest = NOW.floor(interval);
    let facts = (0..count)
        .rev()
        .map(|back| {
            let start = newest - interval * back;
            let end = (start + interval).min(NOW);
            let (open, close) = (at(start), at(end));
            Candle {
                start,
                interval,
                open: price(open),
                high: price(open.max(close)),
                low: price(open.min(close)),
                close: price(close),
                volume: Some(Coins(100.0)),
                taker_buy: None,
            }
        })
        .collect();
    let feed = if interval == Millis::DAY { "kline-daily" } else { "kline-hourly" };
    series(venue, feed, Some(perpetual(asset)), Facts::Candle(facts))
}

/// Hourly open interest of a linear contract over 31 days, and now.
pub fn open_interest(
    venue: Venue,
    asset: Asset,
    coins_at: impl Fn(UnixMillis) -> f64,
    price_at: impl Fn(UnixMillis) -> f64,
) -> [Series; 2] {
    let fact = |at: UnixMillis| OpenInterest {
        at,
        amount: OpenInterestAmount::Coins(Coins(coins_at(at))),
        mark: Some(price(price_at(at))),
        usd: None,
    };
    let newest = NOW.floor(Millis::HOUR);
    let history = (0..31 * 24).rev().map(|back| fact(newest - Millis::HOUR * back)).collect();
    let now = vec![fact(NOW)];
    [
        series(venue, "open-interest", Some(perpetual(asset)), Facts::OpenInterest(history)),
        series(venue, "tickers", Some(perpetual(asset)), Facts::OpenInterest(now)),
    ]
}

/// `count` bars up to now, each with the same notional on each side.
pub fn liquidation_bars(
    venue: Venue,
    asset: Asset,
    interval: Millis,
    count: i64,
    long: f64,
    short: f64,
) -> Series {
    let newest = NOW.floor(interval);
    let bars = (0..count)
        .rev()
        .map(|back| LiquidationBar {
            start: newest - interval * back,
            interval,
            long: Usd(long),
            short: Usd(short),
        })
        .collect();
    let feed = format!("contract-stats-{}m", interval.0 / 60_000);
    series(venue, &feed, Some(perpetual(asset)), Facts::LiquidationBar(bars))
}

/// Events with the feed listened to over `covered`.
pub fn liquidations(
    venue: Venue,
    asset: Asset,
    coverage: Coverage,
    covered: Span,
    events: &[(Millis, Side, f64)],
) -> Series {
    let facts = events
        .iter()
        .map(|&(ago, closed, usd)| Liquidation {
            at: NOW - ago,
            closed,
            price: price(50_000.0),
            price_is: PriceKind::Fill,
            amount: Coins(usd / 50_000.0),
            notional: Usd(usd),
            id: None,
        })
        .collect();
    let mut made = series(venue, "liquidations", Some(perpetual(asset)), Facts::Liquidation(facts));
    made.coverage = coverage;
    made.covered = vec![covered];
    made
}

pub fn funding(venue: Venue, asset: Asset, fraction: f64, interval: Option<Millis>) -> Series {
    let facts = vec![Funding {
        at: NOW - Millis::SECOND,
        fraction: Fraction(fraction),
        interval,
        next: Some(NOW + Millis::HOUR),
    }];
    series(venue, "funding", Some(perpetual(asset)), Facts::Funding(facts))
}

pub fn feed(venue: Venue, name: &str, status: FeedStatus) -> FeedHealth {
    let kinds = match name {
        "tickers" => vec![Kind::Ticker, Kind::OpenInterest, Kind::Funding],
        _ => vec![Kind::LiquidationBar, Kind::Liquidation],
    };
    FeedHealth { venue, feed: name.to_owned(), asset: None, kinds, status, since: NOW }
}

pub fn snapshot(series: Vec<Series>) -> Snapshot {
    Snapshot { taken_at: NOW, origin: Origin::Venues, series, feeds: Vec::new() }
}

/// A day on which everything falls: Bitcoin by 1500/69130 from 69,130 to 67,630, in a straight
/// line over 24 hours after weeks at 69,130, while 640,000 coins of open interest become
/// 625,425.4. The other coins fall from 100 to 97. Gate counts liquidations, Bybit is listened to.
pub fn market() -> Snapshot {
    let mut all = Vec::new();
    for asset in Asset::DEFAULT {
        let path = path(asset);
        let (then, last) = (path(NOW - Millis::DAY), path(NOW));
        let open = move |at: UnixMillis| between(at, 640_000.0, 625_425.4);
        all.push(ticker(Venue::Bybit, asset, last, then));
        all.push(ticker(Venue::Okx, asset, last, then));
        all.push(candles(Venue::Bybit, asset, Millis::HOUR, 744, path));
        all.push(candles(Venue::Bybit, asset, Millis::DAY, 400, |at| {
            path(at) * if at.0 / Millis::DAY.0 % 2 == 0 { 1.01 } else { 0.99 }
        }));
        all.extend(open_interest(Venue::Bybit, asset, open, path));
        all.push(liquidation_bars(Venue::Gate, asset, Millis::minutes(5), 400, 1_000.0, 500.0));
        all.push(liquidation_bars(Venue::Gate, asset, Millis::HOUR, 200, 12_000.0, 6_000.0));
        all.push(liquidation_bars(Venue::Gate, asset, Millis::hours(4), 190, 48_000.0, 24_000.0));
        all.push(funding(Venue::Bybit, asset, 0.0001, Some(Millis::hours(8))));
    }
    all.extend(of_the_market());
    all.sort_by(|a, b| (&a.source, a.facts.kind()).cmp(&(&b.source, b.facts.kind())));
    let mut snapshot = snapshot(all);
    snapshot.feeds = vec![
        feed(Venue::Bybit, "tickers", FeedStatus::Read),
        feed(Venue::Okx, "tickers", FeedStatus::Read),
        feed(Venue::Gate, "contract-stats", FeedStatus::Read),
        feed(Venue::Binance, "tickers", FeedStatus::Spare),
    ];
    snapshot
}

/// The price of [`market`]: still until 24 hours ago, then a straight line.
pub fn path(asset: Asset) -> impl Fn(UnixMillis) -> f64 + Copy {
    let (from, to) = if asset == Asset::BTC { (69_130.0, 67_630.0) } else { (100.0, 97.0) };
    move |at| between(at, from, to)
}

fn between(at: UnixMillis, from: f64, to: f64) -> f64 {
    let passed = (at - (NOW - Millis::DAY)).0 as f64 / Millis::DAY.0 as f64;
    from + (to - from) * passed.clamp(0.0, 1.0)
}

fn of_the_market() -> Vec<Series> {
    let bitcoin = Some(perpetual(Asset::BTC));
    let days = (0..31).rev().map(|back| FearGreed {
        at: NOW.floor(Millis::DAY) - Millis::DAY * back,
        index: u8::try_from(12 + back).expect("below 44"),
        class: "Extreme Fear".to_owned(),
    });
    let global = GlobalMarket {
        at: NOW - Millis::MINUTE,
        market_cap: Usd(2.3e12),
        market_cap_change_24h: Some(Fraction(-0.021)),
        bitcoin_dominance: Some(Fraction(0.58)),
        volume_24h: None,
    };
    let holders = vec![
        Treasury {
            name: "Strategy".to_owned(),
            symbol: "MSTR".to_owned(),
            holdings: Coins(714_644.0),
            cost: Some(Usd(714_644.0 * 76_056.0)),
            stated_at: Some(UnixMillis(1_770_595_200_000)),
        },
        Treasury {
            name: "<b>Miner & Sons</b>".to_owned(),
            symbol: "MINE".to_owned(),
            holdings: Coins(1_000.0),
            cost: None,
            stated_at: None,
        },
    ];
    let flows = (0..25).rev().map(|back| TakerFlow {
        start: NOW.floor(Millis::HOUR) - Millis::HOUR * back,
        interval: Millis::HOUR,
        buy_share: Fraction(0.45),
        total: Some(Coins(1_000.0)),
    });
    let accounts = LongShort { at: NOW - Millis::HOUR, long_accounts: Fraction(0.6) };
    let implied = ImpliedVolatility { at: NOW - Millis::HOUR, annual_pct: 45.2 };
    vec![
        series(Venue::AlternativeMe, "fng", None, Facts::FearGreed(days.collect())),
        series(Venue::CoinGecko, "global", None, Facts::GlobalMarket(vec![global])),
        series(Venue::CoinGecko, "treasuries", None, Facts::Treasury(holders)),
        series(Venue::Okx, "taker-volume", bitcoin.clone(), Facts::TakerFlow(flows.collect())),
        series(Venue::Bybit, "account-ratio", bitcoin.clone(), Facts::LongShort(vec![accounts])),
        series(Venue::Deribit, "dvol", bitcoin, Facts::ImpliedVolatility(vec![implied])),
    ]
}
