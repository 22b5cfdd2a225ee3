//! The truth: every figure at a time, straight from the scenario's paths.
//!
//! Nothing here knows a wire format or a decoder, so that whoever reads the twin's answers can be
//! held against it. `tests/scenarios/README.md` has the definitions.

mod contagion;
mod covered;
mod unusual;
mod velocity;
mod wider;

use crate::cli::twin::scenario::Market;
use crate::cli::twin::world::{Place, World, ceil, multiples};
use crate::market::{Asset, Side};
use crate::units::{Fraction, FundingRate, Millis, UnixMillis};
use serde::Serialize;
use std::collections::BTreeMap;

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
/// Perpetual markets whose venue tells the open interest of the past.
const WITH_HISTORY: [Market; 4] = [Market::Bybit, Market::Binance, Market::Okx, Market::Gate];
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
    let mut told = Truth { at, end: world.end, ..Truth::default() };
    for &asset in world.scenario.assets.keys() {
        prices(world, asset, at, &mut told);
        open_interest(world, asset, at, &mut told);
        liquidations(world, asset, at, &mut told);
        leverage(world, asset, at, &mut told);
        unusual::tell(world, asset, at, &mut told);
        velocity::tell(world, asset, at, &mut told);
        if let Some(volatility) = world.scenario.implied_volatility_pct.get(&asset) {
            told.set("implied_volatility_pct", "", asset.ticker(), Some(world.at(volatility, at)));
        }
    }
    for &asset in world.scenario.assets.keys().filter(|&&asset| asset != Asset::BTC) {
        contagion::tell(world, asset, at, &mut told);
    }
    totals(world, &mut told);
    let coins: Vec<Asset> = world.scenario.assets.keys().copied().collect();
    for &coin in &coins {
        covered::tell(&[coin], coin.ticker(), &mut told);
    }
    covered::tell(&coins, "all", &mut told);
    wider::tell(world, at, &mut told);
    publishers(world, at, &mut told);
    told
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

/// What each of these markets says of a coin.
fn each(
    world: &World,
    asset: Asset,
    markets: &[Market],
    of: impl Fn(&Place<'_>) -> Option<f64>,
) -> Vec<(Market, f64)> {
    let said = |&market: &Market| Some((market, of(&world.place(asset, market)?)?));
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
    let venue = |market| match market {
        Market::BinanceSpot => Market::Binance,
        Market::KrakenFutures => Market::Kraken,
        other => other,
    };
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

fn prices(world: &World, asset: Asset, at: UnixMillis, told: &mut Truth) {
    let coin = asset.ticker();
    let last = each(world, asset, &PRICED, |place| Some(place.price(at)));
    told.set("price_usd", "", coin, median(one_a_venue(&last)));
    told.venues("price_usd", "", coin, &last);
    let day = each(world, asset, &PRICED, |place| {
        Some(change_pct(place.price(at), place.price(at - Millis::DAY)))
    });
    told.set("price_change_pct", "24h", coin, median(one_a_venue(&day)));
    let first = PRICED.iter().find_map(|&market| world.place(asset, market));
    // Of bitcoin one spot market's hours are read beside those of the first market.
    let spot = world.place(asset, Market::BinanceSpot).filter(|_| asset == Asset::BTC);
    let hourly: Vec<Place<'_>> = first.into_iter().chain(spot).collect();
    let windows = [("1h", Millis::HOUR), ("7d", Millis::days(7)), ("30d", Millis::days(30))];
    for (window, length) in windows {
        let changes = hourly
            .iter()
            .map(|place| change_pct(place.price(at), by_hours(place, at - length, at)))
            .collect();
        told.set("price_change_pct", window, coin, median(changes));
    }
    let month = ("30d", Millis::days(30), Millis::HOUR);
    let year = ("1y", Millis::days(365), Millis::DAY);
    for ((window, length, bar), places) in [(month, hourly), (year, Vec::from_iter(first))] {
        let falls = places.iter().map(|place| {
            let closes = multiples(at - length + Millis(1), at, bar).map(|at| place.price(at));
            change_pct(place.price(at), closes.fold(place.price(at), f64::max))
        });
        told.set("drawdown_pct", window, coin, median(falls.collect()));
    }
}

/// The price at an instant before `now` as a market's hourly bars tell it: on the straight line from
/// one full hour to the next, or to now in the running hour. No venue tells more of a day long ago.
fn by_hours(place: &Place<'_>, instant: UnixMillis, now: UnixMillis) -> f64 {
    let open = instant.floor(Millis::HOUR);
    let close = (open + Millis::HOUR).min(now);
    let share = (instant - open).as_hours() / (close - open).as_hours();
    let (from, to) = (place.price(open), place.price(close));
    if share.is_finite() { from + (to - from) * share } else { from }
}

fn open_interest(world: &World, asset: Asset, at: UnixMillis, told: &mut Truth) {
    let coin = asset.ticker();
    let coins = each(world, asset, &PERPETUAL, |place| place.open_interest_coins(at));
    told.set("open_interest_coins", "", coin, sum(&figures(&coins)));
    told.venues("open_interest_coins", "", coin, &coins);
    let usd = each(world, asset, &PERPETUAL, |place| place.open_interest_usd(at));
    told.set("open_interest_usd", "", coin, sum(&figures(&usd)));
    told.venues("open_interest_usd", "", coin, &usd);
    for (window, length, _) in WINDOWS {
        let Some(change) = Change::of(world, asset, length, at) else { continue };
        change.tell(told, window, coin);
    }
}

/// How the open interest of the venues with history changed: in dollars, and split into what the
/// price and what the positions did (the midpoint split, exact and additive over venues).
#[derive(Clone, Copy, Debug, Default)]
struct Change {
    before: f64,
    price_effect: f64,
    position_effect: f64,
}

impl Change {
    fn of(world: &World, asset: Asset, length: Millis, to: UnixMillis) -> Option<Self> {
        let split = |&market: &Market| {
            let place = world.place(asset, market)?;
            let from = to - length;
            let (o0, o1) = (place.open_interest_coins(from)?, place.open_interest_coins(to)?);
            let (p0, p1) = (place.mark(from), place.mark(to));
            Some(Self {
                before: p0 * o0,
                price_effect: f64::midpoint(o0, o1) * (p1 - p0),
                position_effect: f64::midpoint(p0, p1) * (o1 - o0),
            })
        };
        WITH_HISTORY.iter().filter_map(split).reduce(Self::and)
    }

    fn and(self, other: Self) -> Self {
        Self {
            before: self.before + other.before,
            price_effect: self.price_effect + other.price_effect,
            position_effect: self.position_effect + other.position_effect,
        }
    }

    fn tell(self, told: &mut Truth, window: &str, coin: &str) {
        let change = self.price_effect + self.position_effect;
        let pct = |part: f64| Some(part / self.before * 100.0);
        told.set("open_interest_change_usd", window, coin, Some(change));
        told.set("open_interest_change_pct", window, coin, pct(change));
        told.set("open_interest_price_effect_pct", window, coin, pct(self.price_effect));
        told.set("open_interest_position_effect_pct", window, coin, pct(self.position_effect));
    }
}

/// Gate's sums are the figure, since Gate alone tells all of them; others' stand beside it.
fn liquidations(world: &World, asset: Asset, at: UnixMillis, told: &mut Truth) {
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
            let said = each(world, asset, &WITH_LIQUIDATIONS, |place| {
                let reach = match place.market {
                    Market::Gate => Millis::days(366),
                    Market::Okx => OKX_REACH,
                    // Its trades go back further; a page reads a day of them.
                    _ => Millis::DAY,
                };
                (length <= reach).then(|| part(sides(place)))
            });
            let gate = said.iter().find(|said| said.0 == Market::Gate).map(|said| said.1);
            told.set(name, window, asset.ticker(), gate);
            told.venues(name, window, asset.ticker(), &said);
        }
        coverage(window, asset, told);
    }
}

/// Gate's share of the open interest, where Gate tells liquidations.
fn coverage(window: &str, asset: Asset, told: &mut Truth) {
    let coin = asset.ticker();
    let tells = told.figures.contains_key(&id("liquidations_usd", window, coin));
    let Some(open) = told.said(&id("open_interest_usd", "", coin)).filter(|_| tells) else {
        return;
    };
    let gate = open.get(Market::Gate.id()).copied();
    let all = sum(&open.values().copied().collect::<Vec<f64>>());
    let share = gate.zip(all).map(|(gate, all)| gate / all * 100.0);
    told.set("liquidations_coverage_pct", window, coin, share);
}

fn leverage(world: &World, asset: Asset, at: UnixMillis, told: &mut Truth) {
    let coin = asset.ticker();
    let apr = each(world, asset, &PERPETUAL, |place| {
        let rate = FundingRate {
            fraction: Fraction(place.funding(at)?),
            interval: place.funding_interval(),
        };
        rate.annualised().map(Fraction::percent)
    });
    let weights = each(world, asset, &PERPETUAL, |place| {
        place.funding(at).and_then(|_| place.open_interest_usd(at))
    });
    let weighed = |&(market, apr): &(Market, f64)| {
        let weight = weights.iter().find(|weight| weight.0 == market)?.1;
        Some((apr * weight, weight))
    };
    let (top, below) =
        apr.iter().filter_map(weighed).fold((0.0, 0.0), |all, one| (all.0 + one.0, all.1 + one.1));
    told.set("funding_apr_pct", "", coin, (below > 0.0).then(|| top / below));
    told.venues("funding_apr_pct", "", coin, &apr);

    let inverse = world.place(asset, Market::Deribit);
    if inverse.is_some_and(|place| place.paths.open_interest_usd.is_some()) {
        told.set("basis_apr_pct", "", coin, Some(world.basis_apr(asset, at) * 100.0));
    }

    let ratio = each(world, asset, &WITH_HISTORY, |place| {
        place.long_share(at).filter(|share| *share < 1.0).map(|share| share / (1.0 - share))
    });
    told.set("long_short_ratio", "", coin, ratio.first().map(|said| said.1));
    told.venues("long_short_ratio", "", coin, &ratio);

    let told_by = [Market::Binance, Market::Okx, Market::Gate];
    let from = ceil(at - Millis::DAY, Millis::HOUR);
    let sold = each(world, asset, &told_by, |place| {
        let volume = place.volume(from, at);
        place.paths.taker_buy_share.as_ref()?;
        (volume > 0.0).then(|| (1.0 - place.taker_buy(from, at) / volume) * 100.0)
    });
    told.set("taker_sell_share_pct", "24h", coin, sold.first().map(|said| said.1));
    told.venues("taker_sell_share_pct", "24h", coin, &sold);
}

fn totals(world: &World, told: &mut Truth) {
    let coins: Vec<Asset> = world.scenario.assets.keys().copied().collect();
    let at = told.at;
    let of = |told: &Truth, name: &str| -> Option<f64> {
        sum(&coins.iter().filter_map(|&coin| told.get(name, coin)).collect::<Vec<_>>())
    };
    let all = of(told, "open_interest_usd");
    told.set("open_interest_usd", "", "all", all);
    if let (Some(all), Some(bitcoin)) = (all, told.get("open_interest_usd", Asset::BTC)) {
        told.set("open_interest_share_pct", "", "BTC", Some(bitcoin / all * 100.0));
    }
    for (window, length, _) in WINDOWS {
        for name in ["long_liquidations_usd", "short_liquidations_usd", "liquidations_usd"] {
            let name_in = format!("{name}.{window}");
            let total = of(told, &name_in);
            told.set(name, window, "all", total);
        }
        let changes = coins.iter().filter_map(|&coin| Change::of(world, coin, length, at));
        if let Some(change) = changes.reduce(Change::and) {
            change.tell(told, window, "all");
        }
    }
    let moves: Vec<f64> =
        coins.iter().filter_map(|&coin| told.get("price_change_pct.24h", coin)).collect();
    let down: Vec<f64> = moves.iter().map(|change| f64::from(u8::from(*change < 0.0))).collect();
    if let (Some(down), Some(count)) = (sum(&down), sum(&vec![1.0; moves.len()])) {
        told.set("breadth_down_pct", "24h", "all", Some(down / count * 100.0));
    }
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
