//! One side of one contract while the bars go by, under several mixes of leverage at once: they
//! share the prices, and the bars in which these are crossed.

use super::build::Bar;
use super::mix::LeverageMix;
use super::reach::Reached;
use super::side::{Level, SideMap};
use crate::market::Side;
use crate::metrics::sums::{Total, sum};
use crate::units::{Coins, Price, Usd};

/// Below this the common factor is multiplied into every level, long before it loses digits.
const SMALLEST_SCALE: f64 = 1e-100;
/// The end of a list of openings.
const END: usize = usize::MAX;

/// One leverage, and its share of what is opened under each mix.
pub(super) struct Part<const N: usize> {
    leverage: f64,
    shares: [f64; N],
}

/// Every leverage of the mixes, the highest first: its price is the one that the market reaches
/// first.
pub(super) fn parts<const N: usize>(mixes: [&LeverageMix; N]) -> Vec<Part<N>> {
    let mut parts: Vec<Part<N>> = Vec::new();
    for (nth, mix) in mixes.into_iter().enumerate() {
        for share in mix.shares() {
            let place = parts.partition_point(|part| part.leverage > share.leverage);
            let is_there = parts
                .get(place)
                .is_some_and(|part| part.leverage.total_cmp(&share.leverage).is_eq());
            if !is_there {
                parts.insert(place, Part { leverage: share.leverage, shares: [0.0; N] });
            }
            if let Some(held) = parts.get_mut(place).and_then(|part| part.shares.get_mut(nth)) {
                *held += share.share;
            }
        }
    }
    parts
}

/// What a bar opened with one leverage. `coins` are divided by the mix's common factor, so that a
/// fall of open interest, which shrinks everything alike, touches one number.
#[derive(Clone, Copy)]
struct Opened<const N: usize> {
    price: Price,
    coins: [f64; N],
    leverage: f64,
    entry: Price,
    bar: usize,
    /// The next one that is crossed in the same bar.
    next: usize,
}

/// The side under one mix.
struct Held {
    scale: f64,
    /// What was opened before this bar is gone: nothing was open at its beginning.
    since: usize,
    unlevered: f64,
    unknown: f64,
    removed: Total,
    crossed: Vec<Usd>,
    open_interest: f64,
}

impl Held {
    /// Before the first bar's end everything is unknown.
    fn new(open_interest: Coins, bars: usize) -> Self {
        let mut crossed = Vec::with_capacity(bars);
        crossed.push(Usd(0.0));
        Self {
            scale: 1.0,
            since: 0,
            unlevered: 0.0,
            unknown: open_interest.0,
            removed: Total::default(),
            crossed,
            open_interest: open_interest.0,
        }
    }

    fn coins(&self, opened: f64, bar: usize) -> f64 {
        if bar < self.since { 0.0 } else { opened * self.scale }
    }
}

/// A level after the last bar, with its coins under each mix.
#[derive(Clone, Copy)]
struct Left<const N: usize> {
    price: Price,
    coins: [f64; N],
    leverage: f64,
    entry: Price,
}

/// One side of one contract after its last bar.
pub(super) struct Built<const N: usize> {
    levels: Vec<Left<N>>,
    held: [Held; N],
}

impl<const N: usize> Built<N> {
    /// The side after sound `bars`, of which there is one at least. Each bar first removes what it
    /// traded through: longs at or above its low, shorts at or below its high. Then a rise of open
    /// interest is opened at its typical price, a fall is taken from all.
    pub(super) fn new(side: Side, bars: &[Bar], parts: &[Part<N>], maintenance: f64) -> Self {
        let sign = if side == Side::Long { 1.0 } else { -1.0 };
        let first = bars.first().map_or(Coins(0.0), |bar| bar.open_interest);
        let mut reached = Vec::with_capacity(bars.len());
        for bar in bars {
            reached.push(if side == Side::Long { bar.low.usd() } else { -bar.high.usd() });
        }
        let mut ratios = Vec::with_capacity(parts.len());
        for part in parts {
            ratios.push((1.0 - sign / part.leverage) / (1.0 - sign * maintenance));
        }
        let mut building = Building {
            sign,
            reached: Reached::new(&reached),
            opened: Vec::new(),
            free: END,
            crossed_in: vec![END; bars.len()],
            never: END,
            held: core::array::from_fn(|_| Held::new(first, bars.len())),
        };
        for (nth, bar) in bars.iter().enumerate().skip(1) {
            building.cross(nth);
            building.settle(nth, bar, parts, &ratios);
        }
        let levels = building.left();
        Self { levels, held: building.held }
    }

    /// Dollars that each bar traded through, under one of the mixes.
    pub(super) fn crossed(&self, mix: usize) -> Vec<f64> {
        let mut crossed = Vec::new();
        for usd in self.held.get(mix).map_or(&[][..], |held| &held.crossed) {
            crossed.push(usd.0);
        }
        crossed
    }
}

struct Building<const N: usize> {
    sign: f64,
    reached: Reached,
    opened: Vec<Opened<N>>,
    /// The first of the places in `opened` that may be used again.
    free: usize,
    /// For each bar the first of those that it will cross.
    crossed_in: Vec<usize>,
    /// The first of those that no bar crosses.
    never: usize,
    held: [Held; N],
}

impl<const N: usize> Building<N> {
    fn cross(&mut self, bar: usize) {
        let (mut coins, mut usd) = ([Total::default(); N], [Total::default(); N]);
        let mut place = self.crossed_in.get(bar).copied().unwrap_or(END);
        while let Some(level) = self.opened.get_mut(place) {
            for (nth, held) in self.held.iter().enumerate() {
                let gone = held.coins(level.coins.get(nth).copied().unwrap_or(0.0), level.bar);
                if let (Some(coins), Some(usd)) = (coins.get_mut(nth), usd.get_mut(nth)) {
                    coins.add(gone);
                    usd.add(gone * level.price.usd());
                }
            }
            let next = level.next;
            level.next = self.free;
            self.free = place;
            place = next;
        }
        for ((held, coins), usd) in self.held.iter_mut().zip(coins).zip(usd) {
            let gone = coins.value();
            held.removed.add(gone);
            held.crossed.push(Usd(usd.value()));
            held.open_interest = (held.open_interest - gone).max(0.0);
        }
    }

    fn settle(&mut self, nth: usize, bar: &Bar, parts: &[Part<N>], ratios: &[f64]) {
        let target = bar.open_interest.0;
        let mut rises = [0.0; N];
        for mix in 0..N {
            let Some(held) = self.held.get_mut(mix) else { continue };
            let rise = target - held.open_interest;
            if rise < 0.0 {
                let factor = target / held.open_interest;
                self.shrink(mix, factor, nth);
            } else if let Some(of_mix) = rises.get_mut(mix) {
                *of_mix = rise;
            }
            if let Some(held) = self.held.get_mut(mix) {
                held.open_interest = target;
            }
        }
        if rises.iter().any(|rise| *rise > 0.0) {
            self.open(nth, bar.typical, &rises, parts, ratios);
        }
    }

    fn open(
        &mut self,
        bar: usize,
        entry: Price,
        rises: &[f64; N],
        parts: &[Part<N>],
        ratios: &[f64],
    ) {
        // Each price lies beyond the one before it, and so does the bar that crosses it.
        let mut crossing = Some(bar + 1);
        for (part, ratio) in parts.iter().zip(ratios) {
            let mut coins = [0.0; N];
            for ((coins, rise), share) in coins.iter_mut().zip(rises).zip(&part.shares) {
                *coins = rise * share;
            }
            let leverage = part.leverage;
            let price = Price::new(entry.usd() * ratio).filter(|_| leverage > 1.0);
            let Some(price) = price else {
                for (held, coins) in self.held.iter_mut().zip(coins) {
                    held.unlevered += coins;
                }
                continue;
            };
            if coins.iter().all(|coins| *coins <= 0.0) {
                continue;
            }
            for (coins, held) in coins.iter_mut().zip(&self.held) {
                *coins /= held.scale;
            }
            crossing = crossing.and_then(|from| self.reached.first(from, self.sign * price.usd()));
            let list = match crossing {
                Some(crossing) => self.crossed_in.get_mut(crossing),
                None => Some(&mut self.never),
            };
            let Some(list) = list else { continue };
            let next = *list;
            let opened = Opened { price, coins, leverage, entry, bar, next };
            *list = self.free;
            if let Some(place) = self.opened.get_mut(self.free) {
                self.free = place.next;
                *place = opened;
            } else {
                *list = self.opened.len();
                self.opened.push(opened);
            }
        }
    }

    fn shrink(&mut self, mix: usize, factor: f64, bar: usize) {
        let Some(held) = self.held.get_mut(mix) else { return };
        held.unlevered *= factor;
        held.unknown *= factor;
        held.scale *= factor;
        if held.scale == 0.0 || factor == 0.0 {
            held.since = bar + 1;
            held.scale = 1.0;
        } else if held.scale < SMALLEST_SCALE {
            for opened in &mut self.opened {
                if let Some(coins) = opened.coins.get_mut(mix) {
                    *coins *= held.scale;
                }
            }
            held.scale = 1.0;
        }
    }

    /// What no bar crossed, in no order.
    fn left(&self) -> Vec<Left<N>> {
        let mut levels = Vec::new();
        let mut place = self.never;
        while let Some(level) = self.opened.get(place) {
            let mut coins = level.coins;
            for (coins, held) in coins.iter_mut().zip(&self.held) {
                *coins = held.coins(*coins, level.bar);
            }
            let Opened { price, leverage, entry, .. } = *level;
            levels.push(Left { price, coins, leverage, entry });
            place = level.next;
        }
        levels
    }
}

/// One side of several contracts put together, level by level.
pub(super) struct Together<'a, const N: usize> {
    side: Side,
    contracts: &'a [&'a Built<N>],
    levels: Vec<Left<N>>,
    /// The places of the levels, nearest to the market first.
    order: Vec<(f64, usize)>,
}

impl<'a, const N: usize> Together<'a, N> {
    pub(super) fn new(side: Side, contracts: &'a [&'a Built<N>]) -> Self {
        let mut levels: Vec<Left<N>> = Vec::new();
        for of in contracts {
            levels.extend_from_slice(&of.levels);
        }
        let mut order: Vec<(f64, usize)> = Vec::with_capacity(levels.len());
        for (place, level) in levels.iter().enumerate() {
            let price = level.price.usd();
            order.push((if side == Side::Long { -price } else { price }, place));
        }
        order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        Self { side, contracts, levels, order }
    }

    /// Under one of the mixes. The newest bars are the same; a contract with fewer bars began later.
    pub(super) fn under(&self, mix: usize) -> SideMap {
        let mut levels = Vec::with_capacity(self.levels.len());
        for (_, place) in &self.order {
            if let Some(level) = self.levels.get(*place)
                && let Some(coins) = level.coins.get(mix).copied().filter(|coins| *coins > 0.0)
            {
                let Left { price, leverage, entry, .. } = *level;
                levels.push(Level { price, coins: Coins(coins), leverage, entry });
            }
        }
        let [mut unlevered, mut unknown, mut removed, mut open] = [const { Vec::new() }; 4];
        let mut crossed: Vec<Usd> = Vec::new();
        for held in self.contracts.iter().filter_map(|of| of.held.get(mix)) {
            unlevered.push(held.unlevered);
            unknown.push(held.unknown);
            removed.push(held.removed.value());
            open.push(held.open_interest);
            let earlier = held.crossed.len().saturating_sub(crossed.len());
            crossed.splice(0..0, core::iter::repeat_n(Usd(0.0), earlier));
            for (all, own) in crossed.iter_mut().rev().zip(held.crossed.iter().rev()) {
                *all += *own;
            }
        }
        SideMap {
            side: self.side,
            levels,
            unlevered: Coins(sum(&unlevered)),
            unknown: Coins(sum(&unknown)),
            removed: Coins(sum(&removed)),
            crossed,
            open_interest: Coins(sum(&open)),
        }
    }
}
