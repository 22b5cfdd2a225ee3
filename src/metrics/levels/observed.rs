//! Levels around a price from a snapshot.

use super::cluster::{Candidate, ClusteredLevel, LevelKind, TOGETHER, cluster};
use super::profile::{VALUE_AREA, VolumeProfile};
use super::role::{AT_PRICE, FormerLevel, Role, classify};
use super::round_numbers::{round_number_steps, round_numbers};
use super::swings::{Turn, swing_highs, swing_lows, zigzag};
use super::walls::{WallRule, depth_walls};
use crate::market::{Asset, Candle, Depth, Series, Snapshot, Span};
use crate::metrics::cite::{Citation, Cited, Pace, bar_end};
use crate::metrics::hourly::hourly_bars;
use crate::metrics::liquidation_map::MarketMap;
use crate::metrics::math::{finite, ln};
use crate::units::{Fraction, Millis, Price, UnixMillis, order};

/// Neighbours on each side of a swing in hourly and in daily bars.
const HOURLY_ORDER: usize = 5;
const DAILY_ORDER: usize = 2;
/// The smallest turn of a zig-zag.
const TURN: f64 = 0.02;
/// Hourly swings count for a week, daily ones for three months, a profile is of a month.
const HOURLY_SWINGS: Millis = Millis::days(7);
const DAILY_SWINGS: Millis = Millis::days(90);
const PROFILE: Millis = Millis::days(30);
/// What the price was then says what a level was called, where it made no turn.
const BEFORE: Millis = Millis::days(7);
/// Ranges of one percent of the liquidation map that are levels, on each side.
const CLUSTERS: usize = 3;
/// Height of a bin of the book, as a share of the price.
const BIN: f64 = 0.001;

/// Which levels are told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LevelRule {
    /// How far from the price.
    pub reach: Fraction,
    /// How many on each side.
    pub each_side: usize,
}

/// A level as the price stands to it.
#[derive(Clone, Debug, PartialEq)]
pub struct ObservedLevel {
    /// The level.
    pub price: Price,
    /// What it is now.
    pub role: Role,
    /// True where it was the opposite before: a broken support is resistance.
    pub flipped: bool,
    /// Which methods name it.
    pub kinds: Vec<LevelKind>,
    /// The move from the price to it; negative below.
    pub distance: Fraction,
    /// The same in daily standard deviations, where these are known.
    pub distance_sigma: Option<f64>,
}

/// The levels around `price`, highest first: on each side those that most kinds of method name, of
/// equals the nearer ones. A round number counts by itself only where it is one of the roundest.
///
/// A swing low was a support and a swing high a resistance; any other level was what it is for the
/// price of a week ago.
pub fn observed_levels(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    price: &Cited<Price>,
    (volatility, map): (Option<Fraction>, Option<&Cited<MarketMap>>),
    rule: LevelRule,
) -> Cited<Vec<ObservedLevel>> {
    let mut found = Found { candidates: vec![], lows: vec![], highs: vec![], before: None };
    let mut from = price.from.clone();
    from.extend(found.add_hours(snapshot, asset, now));
    from.extend(found.add_days(snapshot, asset, now));
    for number in round_numbers(price.value, rule.reach) {
        found.add(number.price.usd(), LevelKind::RoundNumber);
    }
    from.extend(found.add_books(snapshot, asset, price.value));
    if let Some(map) = map.filter(|map| map.value.shown().is_ok()) {
        found.add_map(&map.value, price.value, rule.reach);
        from.extend_from_slice(&map.from);
    }
    let [_, _, roundest] = round_number_steps(price.value);
    let mut levels: Vec<(usize, ObservedLevel)> = Vec::new();
    for level in cluster(&found.candidates, TOGETHER) {
        let only_round = level.kinds == [LevelKind::RoundNumber];
        let steps = level.price.usd() / roundest;
        let is_roundest = (steps - steps.round()).abs() < 1e-9;
        if only_round && !is_roundest {
            continue;
        }
        let was = found.was(&level);
        let now = classify(FormerLevel { price: level.price, was }, price.value, AT_PRICE);
        if now.distance.0.abs() > rule.reach.0 {
            continue;
        }
        let sigmas = volatility
            .filter(|sigma| sigma.0 > 0.0)
            .and_then(|sigma| finite(ln(level.price.usd() / price.value.usd()) / sigma.0));
        let observed = ObservedLevel {
            price: level.price,
            role: now.role,
            flipped: now.flipped,
            distance: now.distance,
            distance_sigma: sigmas,
            kinds: level.kinds.clone(),
        };
        levels.push((level.score(), observed));
    }
    Cited::new(chosen(levels, rule.each_side), from)
}

fn chosen(mut levels: Vec<(usize, ObservedLevel)>, each_side: usize) -> Vec<ObservedLevel> {
    order::sort_by(&mut levels, |(a_score, a), (b_score, b)| {
        let nearer = a.distance.0.abs().total_cmp(&b.distance.0.abs());
        b_score.cmp(a_score).then(nearer)
    });
    let mut kept: Vec<ObservedLevel> = Vec::new();
    for (_, level) in levels {
        // Beside a level that more methods name, one that lies as near as levels are joined repeats
        // it.
        let near = |other: &&mut ObservedLevel| {
            other.role == level.role && other.price.change_since(level.price).0.abs() <= TOGETHER.0
        };
        if let Some(other) = kept.iter_mut().find(near) {
            other.kinds.extend_from_slice(&level.kinds);
            order::sort(&mut other.kinds);
            other.kinds.dedup();
            continue;
        }
        if kept.iter().filter(|other| other.role == level.role).count() < each_side {
            kept.push(level);
        }
    }
    order::sort_by(&mut kept, |a, b| b.price.usd().total_cmp(&a.price.usd()));
    kept
}

/// Candidates, and what tells how they were called.
struct Found {
    candidates: Vec<Candidate>,
    lows: Vec<f64>,
    highs: Vec<f64>,
    /// The price a week ago.
    before: Option<f64>,
}

impl Found {
    fn add(&mut self, price: f64, kind: LevelKind) {
        self.candidates.extend(Price::new(price).map(|price| Candidate { price, kind }));
    }

    fn turn(&mut self, price: f64, turn: Turn) {
        self.add(price, LevelKind::Swing);
        match turn {
            Turn::High => self.highs.push(price),
            Turn::Low => self.lows.push(price),
        }
    }

    /// The swings of bars, with `order` neighbours on each side.
    fn swings(&mut self, bars: &[&Candle], order: usize) {
        let highs: Vec<f64> = bars.iter().map(|bar| bar.high.usd()).collect();
        let lows: Vec<f64> = bars.iter().map(|bar| bar.low.usd()).collect();
        for at in swing_highs(&highs, order) {
            if let Some(&price) = highs.get(at) {
                self.turn(price, Turn::High);
            }
        }
        for at in swing_lows(&lows, order) {
            if let Some(&price) = lows.get(at) {
                self.turn(price, Turn::Low);
            }
        }
    }

    fn add_hours(
        &mut self,
        snapshot: &Snapshot,
        asset: Asset,
        now: UnixMillis,
    ) -> Option<Citation> {
        let month = Span { from: now - PROFILE, to: now };
        let mut best: Option<(&Series, Vec<&Candle>)> = None;
        for source in hourly_bars(snapshot, asset, month) {
            if best.as_ref().is_none_or(|held| source.1.len() > held.1.len()) {
                best = Some(source);
            }
        }
        let (series, bars) = best?;
        let owned: Vec<Candle> = bars.iter().map(|bar| **bar).collect();
        let area = VolumeProfile::of_candles(&owned, 0.0)
            .and_then(|profile| profile.value_area(VALUE_AREA));
        if let Some(area) = area {
            self.add(area.poc_price, LevelKind::VolumeProfile);
            self.add(area.low, LevelKind::ValueArea);
            self.add(area.high, LevelKind::ValueArea);
        }
        let closes: Vec<f64> = bars.iter().map(|bar| bar.close.usd()).collect();
        for pivot in zigzag(&closes, TURN) {
            if let Some(&price) = closes.get(pivot.index) {
                self.turn(price, pivot.turn);
            }
        }
        let week: Vec<&Candle> =
            bars.iter().copied().filter(|bar| bar.start > now - HOURLY_SWINGS).collect();
        self.swings(&week, HOURLY_ORDER);
        let then = bars.iter().find(|bar| bar.start + bar.interval > now - BEFORE);
        self.before = then.filter(|bar| bar.start <= now - BEFORE).map(|bar| bar.close.usd());
        let newest = bars.last()?;
        let at = bar_end(newest.start, newest.interval, series.seen);
        Some(Citation { source: series.source.clone(), at, pace: Pace::Hourly })
    }

    fn add_days(&mut self, snapshot: &Snapshot, asset: Asset, now: UnixMillis) -> Option<Citation> {
        let mut best: Option<(&Series, Vec<&Candle>)> = None;
        for (series, candles) in snapshot.about::<Candle>(asset) {
            let mut days: Vec<&Candle> = Vec::new();
            for candle in candles.iter().filter(|candle| candle.interval == Millis::DAY) {
                if candle.start > now - DAILY_SWINGS && candle.start < now {
                    days.push(candle);
                }
            }
            if days.len() > best.as_ref().map_or(0, |held| held.1.len()) {
                best = Some((series, days));
            }
        }
        let (series, days) = best?;
        self.swings(&days, DAILY_ORDER);
        let newest = days.last()?;
        let at = bar_end(newest.start, newest.interval, series.seen);
        Some(Citation { source: series.source.clone(), at, pace: Pace::Daily })
    }

    fn add_books(&mut self, snapshot: &Snapshot, asset: Asset, price: Price) -> Vec<Citation> {
        let mut from = Vec::new();
        for (series, books) in snapshot.about::<Depth>(asset) {
            let walls = depth_walls(books, &WallRule::usual(price.usd() * BIN));
            for wall in &walls {
                self.add(wall.price.usd(), LevelKind::DepthWall);
            }
            if let Some(newest) = books.last().filter(|_| !walls.is_empty()) {
                let source = series.source.clone();
                from.push(Citation { source, at: newest.at, pace: Pace::Minutes });
            }
        }
        from
    }

    fn add_map(&mut self, map: &MarketMap, price: Price, reach: Fraction) {
        let percents = crate::metrics::math::whole(reach.percent());
        for side in [&map.scenarios.base.long, &map.scenarios.base.short] {
            for cluster in side.clusters(price, percents, CLUSTERS) {
                let middle = f64::midpoint(cluster.from, cluster.to);
                self.add(middle, LevelKind::LiquidationCluster);
            }
        }
    }

    fn was(&self, level: &ClusteredLevel) -> Option<Role> {
        let price = level.price.usd();
        let near =
            |turns: &[f64]| turns.iter().any(|turn| (turn / price - 1.0).abs() <= TOGETHER.0);
        match (near(&self.lows), near(&self.highs)) {
            (true, false) => Some(Role::Support),
            (false, true) => Some(Role::Resistance),
            _ => {
                let before = self.before.and_then(Price::new)?;
                let then =
                    classify(FormerLevel { price: level.price, was: None }, before, AT_PRICE);
                Some(then.role).filter(|role| *role != Role::AtPrice)
            }
        }
    }
}
