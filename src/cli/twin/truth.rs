//! The truth: every figure at a time, straight from the scenario's paths.
//!
//! Nothing here knows a wire format or a decoder, so that whoever reads the twin's answers can be
//! held against it. `tests/scenarios/README.md` has the definitions.

mod contagion;
mod open_interest;
mod told;
mod unusual;
mod velocity;
mod wider;

use crate::cli::twin::scenario::Market;
use crate::cli::twin::world::{Place, World, ceil, multiples};
use crate::market::{Asset, Side};
use crate::units::{Fraction, FundingRate, Millis, UnixMillis};
use crate::venues::Want;
use serde::Serialize;
use std::collections::BTreeMap;
use told::{Told, price_then, venue};

/// Markets in the order in which one of them is asked where one is enough.
const PRICED: [Market; 10] = [
    Market::Bybit,
    Market::Coinbase,
    Market::Kraken,
    Market::BinanceSpot,
    Market::Binance,
    Market::Okx,
    Market::Hyperliquid,
    Market::Gate,
    Market::Deribit,
    Market::KrakenFutures,
];
/// Perpetual markets.
const PERPETUAL: [Market; 7] = [
    Market::Bybit,
    Market::Binance,
    Market::Okx,
    Market::Gate,
    Market::Hyperliquid,
    Market::Deribit,
    Market::KrakenFutures,
];
/// Markets that tell who is long, in the order in which one of them is asked.
const WITH_ACCOUNTS: [Market; 4] = [Market::Bybit, Market::Binance, Market::Okx, Market::Gate];
/// Markets whose venue tells the liquidations of the past.
const WITH_LIQUIDATIONS: [Market; 3] = [Market::Gate, Market::Okx, Market::Deribit];

/// How far back OKX's liquidations reach.
pub const OKX_REACH: Millis = Millis::days(7);

/// The windows of changes and sums, each with the length of the bars that liquidations come in.
const WINDOWS: [(&str, Millis, Millis); 3] = [
    ("24h", Millis::DAY, Millis::minutes(5)),
    ("7d", Millis::days(7), Millis::HOUR),
    ("30d", Millis::days(30), Millis::hours(4)),
];

/// Every figure at one time.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Truth {
    /// The time.
    pub at: UnixMillis,
    /// The scenario's end.
    pub end: UnixMillis,
    /// The figures by name.
    pub figures: BTreeMap<String, f64>,
    /// What single venues say, for figures that are sums, medians or a choice.
    pub by_venue: BTreeMap<String, BTreeMap<&'static str, f64>>,
}

/// Every figure at `at`.
pub fn truth(world: &World, at: UnixMillis) -> Truth {
    let mut truth = Truth { at, end: world.end, ..Truth::default() };
    let told = Told::of(world);
    let coins: Vec<Asset> = world.scenario.assets.keys().copied().collect();
    for &asset in &coins {
        prices(&told, asset, at, &mut truth);
        open_interest::tell(&told, asset, at, &mut truth);
        liquidations(&told, asset, at, &mut truth);
        leverage(&told, asset, at, &mut truth);
        unusual::tell(&told, asset, at, &mut truth);
        velocity::tell(&told, asset, at, &mut truth);
        if let Some(volatility) = world.scenario.implied_volatility_pct.get(&asset) {
            truth.set("implied_volatility_pct", "", asset.ticker(), Some(world.at(volatility, at)));
        }
    }
    for &asset in coins.iter().filter(|&&asset| asset != Asset::BTC) {
        contagion::tell(&told, asset, at, &mut truth);
    }
    totals(&told, &coins, &mut truth);
    tether(&told, &coins, at, &mut truth);
    wider::tell(world, at, &mut truth);
    publishers(world, at, &mut truth);
    truth
}

impl Truth {
    fn set(&mut self, name: &str, window: &str, asset: &str, figure: Option<f64>) {
        let figure = figure.filter(|figure| figure.is_finite());
        if let Some(figure) = figure {
            self.figures.insert(id(name, window, asset), figure);
        }
    }

    fn venues(&mut self, name: &str, window: &str, asset: &str, each: &[(Market, f64)]) {
        if !each.is_empty() {
            let each = each.iter().map(|&(market, figure)| (market.id(), figure)).collect();
            self.by_venue.insert(id(name, window, asset), each);
        }
    }

    fn get(&self, name: &str, asset: Asset) -> Option<f64> {
        self.figures.get(&id(name, "", asset.ticker())).copied()
    }

    fn said(&self, figure: &str) -> Option<&BTreeMap<&'static str, f64>> {
        self.by_venue.get(figure)
    }
}

fn id(name: &str, window: &str, asset: &str) -> String {
    let parts = [name, window, asset];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".")
}

/// What each of these markets says of a coin, of those that tell what is asked for.
fn each(
    told: &Told<'_>,
    asset: Asset,
    (markets, what): (&[Market], Want),
    of: impl Fn(&Place<'_>) -> Option<f64>,
) -> Vec<(Market, f64)> {
    let said = |&market: &Market| Some((market, of(&told.place(asset, market, what)?)?));
    markets.iter().filter_map(said).collect()
}

fn figures(each: &[(Market, f64)]) -> Vec<f64> {
    each.iter().map(|said| said.1).collect()
}

fn median(mut figures: Vec<f64>) -> Option<f64> {
    figures.sort_by(f64::total_cmp);
    let middle = figures.len() / 2;
    let upper = figures.get(middle).copied()?;
    if figures.len() % 2 == 1 {
        return Some(upper);
    }
    figures.get(middle.checked_sub(1)?).map(|lower| f64::midpoint(*lower, upper))
}

/// One figure a venue: the middle of its markets'.
fn one_a_venue(said: &[(Market, f64)]) -> Vec<f64> {
    let mut by_venue: BTreeMap<Market, Vec<f64>> = BTreeMap::new();
    for &(market, figure) in said {
        by_venue.entry(venue(market)).or_default().push(figure);
    }
    by_venue.into_values().filter_map(median).collect()
}

fn sum(figures: &[f64]) -> Option<f64> {
    (!figures.is_empty()).then(|| figures.iter().sum())
}

fn change_pct(now: f64, before: f64) -> f64 {
    (now / before - 1.0) * 100.0
}

fn prices(told: &Told<'_>, asset: Asset, at: UnixMillis, truth: &mut Truth) {
    let coin = asset.ticker();
    let now = (&PRICED[..], Want::Price);
    let last = each(told, asset, now, |place| Some(place.price(at)));
    truth.set("price_usd", "", coin, median(one_a_venue(&last)));
    truth.venues("price_usd", "", coin, &last);
    let day = each(told, asset, now, |place| {
        Some(change_pct(place.price(at), place.price(at - Millis::DAY)))
    });
    truth.set("price_change_pct", "24h", coin, median(one_a_venue(&day)));
    let hourly = told.hourly(asset);
    let windows = [("1h", Millis::HOUR), ("7d", Millis::days(7)), ("30d", Millis::days(30))];
    for (window, length) in windows {
        let change = |place: &Place<'_>| {
            change_pct(place.price(at), price_then(place, at - length, at, Millis::HOUR))
        };
        let change = median(hourly.iter().map(change).collect());
        truth.set("price_change_pct", window, coin, change);
    }
    let daily: Vec<Place<'_>> = told.first(asset, Want::DailyCandles).into_iter().collect();
    for (window, length, bar, places) in [
        ("30d", Millis::days(30), Millis::HOUR, &hourly),
        ("1y", Millis::days(365), Millis::DAY, &daily),
    ] {
        let fall = |place: &Place<'_>| {
            let closes = multiples(at - length + Millis(1), at, bar).map(|at| place.price(at));
            change_pct(place.price(at), closes.fold(place.price(at), f64::max))
        };
        let fall = median(places.iter().map(fall).collect());
        truth.set("drawdown_pct", window, coin, fall);
    }
}

/// Gate's sums are the figure, since Gate alone tells all of them; others' stand beside it.
fn liquidations(told: &Told<'_>, asset: Asset, at: UnixMillis, truth: &mut Truth) {
    for (window, length, bar) in WINDOWS {
        let sides = |place: &Place<'_>| {
            let from = match place.market {
                // Bars: those that begin within the window.
                Market::Gate => ceil(at - length, bar).0,
                _ => (at - length).0,
            };
            let events = place.forced(UnixMillis(from - 1), at);
            let usd = |side| -> f64 {
                let closed = events.iter().filter(|event| event.closed == side);
                closed.map(|event| event.coins * event.price).sum()
            };
            (usd(Side::Long), usd(Side::Short))
        };
        for (name, longs, shorts) in [
            ("long_liquidations_usd", 1.0, 0.0),
            ("short_liquidations_usd", 0.0, 1.0),
            ("liquidations_usd", 1.0, 1.0),
        ] {
            let part = |sides: (f64, f64)| longs * sides.0 + shorts * sides.1;
            let said = each(told, asset, (&WITH_LIQUIDATIONS, Want::LiquidationHistory), |place| {
                let reach = match place.market {
                    Market::Gate => Millis::days(366),
                    Market::Okx => OKX_REACH,
                    // Its trades go back further; a page reads a day of them.
                    _ => Millis::DAY,
                };
                (length <= reach).then(|| part(sides(place)))
            });
            let gate = said.iter().find(|said| said.0 == Market::Gate).map(|said| said.1);
            truth.set(name, window, asset.ticker(), gate);
            truth.venues(name, window, asset.ticker(), &said);
        }
        coverage(window, asset, truth);
    }
}

/// Gate's share of the open interest, where Gate tells liquidations.
fn coverage(window: &str, asset: Asset, truth: &mut Truth) {
    let coin = asset.ticker();
    let tells = truth.figures.contains_key(&id("liquidations_usd", window, coin));
    let Some(open) = truth.said(&id("open_interest_usd", "", coin)).filter(|_| tells) else {
        return;
    };
    let gate = open.get(Market::Gate.id()).copied();
    let all = sum(&open.values().copied().collect::<Vec<f64>>());
    let share = gate.zip(all).map(|(gate, all)| gate / all * 100.0);
    truth.set("liquidations_coverage_pct", window, coin, share);
}

fn leverage(told: &Told<'_>, asset: Asset, at: UnixMillis, truth: &mut Truth) {
    let coin = asset.ticker();
    let apr = each(told, asset, (&PERPETUAL, Want::Funding), |place| {
        let rate = FundingRate {
            fraction: Fraction(place.funding(at)?),
            interval: place.funding_interval(),
        };
        rate.annualised().map(Fraction::percent)
    });
    let weights = each(told, asset, (&PERPETUAL, Want::OpenInterest), |place| {
        place.funding(at).and_then(|_| place.open_interest_usd(at))
    });
    let weighed = |&(market, apr): &(Market, f64)| {
        let weight = weights.iter().find(|weight| weight.0 == market)?.1;
        Some((apr * weight, weight))
    };
    let (top, below) =
        apr.iter().filter_map(weighed).fold((0.0, 0.0), |all, one| (all.0 + one.0, all.1 + one.1));
    truth.set("funding_apr_pct", "", coin, (below > 0.0).then(|| top / below));
    truth.venues("funding_apr_pct", "", coin, &apr);

    let inverse = told.place(asset, Market::Deribit, Want::Price);
    if inverse.is_some_and(|place| place.paths.open_interest_usd.is_some()) {
        truth.set("basis_apr_pct", "", coin, Some(told.world.basis_apr(asset, at) * 100.0));
    }

    let ratio = each(told, asset, (&WITH_ACCOUNTS, Want::LongShort), |place| {
        place.long_share(at).filter(|share| *share < 1.0).map(|share| share / (1.0 - share))
    });
    truth.set("long_short_ratio", "", coin, ratio.first().map(|said| said.1));
    truth.venues("long_short_ratio", "", coin, &ratio);

    let takers = [Market::Binance, Market::Okx, Market::Gate];
    let from = ceil(at - Millis::DAY, Millis::HOUR);
    let sold = each(told, asset, (&takers, Want::TakerFlow), |place| {
        let volume = place.volume(from, at);
        place.paths.taker_buy_share.as_ref()?;
        (volume > 0.0).then(|| (1.0 - place.taker_buy(from, at) / volume) * 100.0)
    });
    truth.set("taker_sell_share_pct", "24h", coin, sold.first().map(|said| said.1));
    truth.venues("taker_sell_share_pct", "24h", coin, &sold);
}

fn totals(told: &Told<'_>, coins: &[Asset], truth: &mut Truth) {
    let of = |truth: &Truth, name: &str| -> Option<f64> {
        sum(&coins.iter().filter_map(|&coin| truth.get(name, coin)).collect::<Vec<_>>())
    };
    let all = of(truth, "open_interest_usd");
    truth.set("open_interest_usd", "", "all", all);
    if let (Some(all), Some(bitcoin)) = (all, truth.get("open_interest_usd", Asset::BTC)) {
        truth.set("open_interest_share_pct", "", "BTC", Some(bitcoin / all * 100.0));
    }
    for (window, ..) in WINDOWS {
        for name in ["long_liquidations_usd", "short_liquidations_usd", "liquidations_usd"] {
            let name_in = format!("{name}.{window}");
            let total = of(truth, &name_in);
            truth.set(name, window, "all", total);
        }
    }
    open_interest::changes(told, coins, "all", truth);
    let moves: Vec<f64> =
        coins.iter().filter_map(|&coin| truth.get("price_change_pct.24h", coin)).collect();
    let down: Vec<f64> = moves.iter().map(|change| f64::from(u8::from(*change < 0.0))).collect();
    if let (Some(down), Some(count)) = (sum(&down), sum(&vec![1.0; moves.len()])) {
        truth.set("breadth_down_pct", "24h", "all", Some(down / count * 100.0));
    }
}

/// What one of Tether's coins is worth: coins' prices in dollars ÷ their prices in it.
fn tether(told: &Told<'_>, coins: &[Asset], at: UnixMillis, truth: &mut Truth) {
    const DOLLARS: [Market; 2] = [Market::Coinbase, Market::Kraken];
    // Coins themselves, and venues that tell the index of their contracts beside these.
    const TETHERS: [Market; 4] =
        [Market::BinanceSpot, Market::Binance, Market::Bybit, Market::Gate];
    let middle = |asset: Asset, markets: &[Market]| {
        let said = each(told, asset, (markets, Want::Price), |place| {
            let is_contract = place.paths.funding.is_some();
            Some(if is_contract { place.index(at) } else { place.price(at) })
        });
        let venues = one_a_venue(&said);
        let enough = venues.len() >= 2;
        median(venues).filter(|_| enough)
    };
    let worth = |&asset: &Asset| Some(middle(asset, &DOLLARS)? / middle(asset, &TETHERS)?);
    truth.set("stablecoin_usd", "", "USDT", median(coins.iter().filter_map(worth).collect()));
}

fn publishers(world: &World, at: UnixMillis, told: &mut Truth) {
    let scenario = &world.scenario;
    for (window, length) in [("", Millis(0)), ("7d", Millis::days(7)), ("30d", Millis::days(30))] {
        let day = (at - length).floor(Millis::DAY) - world.end.floor(Millis::DAY);
        let day = day.0 / Millis::DAY.0;
        let in_force = scenario.fear_greed.iter().rev().find(|row| row.0 <= day);
        told.set("fear_greed_index", window, "", in_force.map(|row| f64::from(row.1)));
    }
    if let Some(global) = &scenario.global {
        let cap = |at| world.at(&global.market_cap_usd, at);
        let change = change_pct(cap(at), cap(at - Millis::DAY));
        told.set("market_cap_usd", "", "all", Some(cap(at)));
        told.set("market_cap_change_pct", "24h", "all", Some(change));
        let dominance = world.at(&global.bitcoin_dominance_pct, at);
        told.set("bitcoin_dominance_pct", "", "", Some(dominance));
        let open = told.get("open_interest_usd", Asset::BTC);
        let share = open.map(|open| open / (cap(at) * dominance / 100.0) * 100.0);
        told.set("open_interest_to_market_cap_pct", "", "BTC", share);
    }
    if let Some(price) = told.get("price_usd", Asset::BTC) {
        let mut slugs: Vec<String> = Vec::new();
        for holder in &scenario.treasuries {
            let gain = holder.holdings_coins * price - holder.cost_usd;
            let name = slug(&holder.name, &slugs);
            let average = holder.cost_usd / holder.holdings_coins;
            told.set("holder_coins", "", &name, Some(holder.holdings_coins));
            told.set("holder_average_cost_usd", "", &name, Some(average));
            told.set("holder_unrealized_usd", "", &name, Some(gain));
            told.set("holder_unrealized_pct", "", &name, Some(gain / holder.cost_usd * 100.0));
            let before = told.get("price_change_pct.24h", Asset::BTC).map(|pct| 1.0 + pct / 100.0);
            let change = before.map(|ratio| holder.holdings_coins * price * (1.0 - 1.0 / ratio));
            told.set("holder_unrealized_change_usd", "24h", &name, change);
            slugs.push(name);
        }
    }
}

/// A name as the end of a figure's name: its first word in lower case, or as many words as it takes
/// to tell it from those before.
fn slug(name: &str, taken: &[String]) -> String {
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<String> =
        words.filter(|word| !word.is_empty()).map(str::to_ascii_lowercase).collect();
    let shorter = (1..words.len()).filter_map(|count| words.get(..count)).map(|of| of.join("-"));
    shorter.into_iter().find(|slug| !taken.contains(slug)).unwrap_or_else(|| words.join("-"))
}
