//! The scenario as a world in time: what every market's figures are at any instant.
//!
//! Nothing here knows a wire format. The truth and the venues' answers both read it.

use crate::cli::twin::path::{Path, integral};
use crate::cli::twin::scenario::{
    AssetWorld, BookWorld, FundingWorld, Live, Market, MarketWorld, Scenario,
};
use crate::market::{Asset, Side};
use crate::units::{Millis, UnixMillis};

/// By how much an hour of a scenario and its instant may differ, in hours: the clock's tick.
const ROUNDED_BY_H: f64 = 1.0 / 3_600_000.0;

/// A scenario anchored in time.
#[derive(Clone, Debug)]
pub struct World {
    /// What is played.
    pub scenario: Scenario,
    /// The scenario's end: its hour 0.
    pub end: UnixMillis,
    /// True where nothing goes on after the end.
    pub still: bool,
}

/// One liquidation of the world.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forced {
    /// When.
    pub at: UnixMillis,
    /// The side of the position that was closed.
    pub closed: Side,
    /// At what price.
    pub price: f64,
    /// How much, in coins.
    pub coins: f64,
    /// Its place in the market's whole history; names the event.
    pub number: u64,
}

/// One bar of prices and trading.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// When it began.
    pub start: UnixMillis,
    /// First price.
    pub open: f64,
    /// Highest price.
    pub high: f64,
    /// Lowest price.
    pub low: f64,
    /// Last price, or the price now in the running bar.
    pub close: f64,
    /// Traded, in coins.
    pub volume: f64,
    /// Of that bought by takers, in coins.
    pub taker_buy: f64,
}

impl Bar {
    /// Traded, in dollars, at the bar's middle price.
    pub fn turnover(&self) -> f64 {
        self.volume * (self.open + self.close) / 2.0
    }
}

/// One side of an order book, best first: price and coins.
pub type Levels = Vec<(f64, f64)>;

/// One coin on one market.
#[derive(Clone, Copy)]
pub struct Place<'w> {
    world: &'w World,
    coin: &'w AssetWorld,
    /// The coin.
    pub asset: Asset,
    /// The market.
    pub market: Market,
    /// The market's paths.
    pub paths: &'w MarketWorld,
    lie: f64,
}

impl World {
    /// One coin on one market, if it trades there.
    pub fn place(&self, asset: Asset, market: Market) -> Option<Place<'_>> {
        let coin = self.scenario.assets.get(&asset)?;
        let paths = coin.venues.get(&market)?;
        Some(Place { world: self, coin, asset, market, paths, lie: 1.0 })
    }

    /// Every coin that trades on a market.
    pub fn places(&self, market: Market) -> impl Iterator<Item = Place<'_>> {
        self.scenario.assets.keys().filter_map(move |&asset| self.place(asset, market))
    }

    /// Hours since the scenario's end; negative before it.
    pub fn hour(&self, at: UnixMillis) -> f64 {
        (at - self.end).as_hours()
    }

    /// The figure of a path at an instant.
    pub fn at(&self, path: &Path, at: UnixMillis) -> f64 {
        path.at(self.hour(at))
    }

    /// How far a coin's dated futures stand above the index, as a fraction a year.
    pub fn basis_apr(&self, asset: Asset, at: UnixMillis) -> f64 {
        let told = self.scenario.basis_apr_pct.get(&asset);
        told.map_or(5.0, |path| self.at(path, at)) / 100.0
    }

    /// What goes on after the end, if anything does.
    fn motion(&self) -> Option<&Live> {
        self.scenario.live.as_ref().filter(|_| !self.still)
    }

    /// What the price is multiplied by: 1 up to the end, then a triangle wave about 1.
    fn swing(&self, at: UnixMillis) -> f64 {
        let since = (at - self.end).as_hours() * 3_600.0;
        match self.motion() {
            Some(live) if since > 0.0 => {
                let turn = (since / live.swing_period_s).fract();
                let wave = if turn < 0.25 {
                    turn * 4.0
                } else if turn < 0.75 {
                    2.0 - turn * 4.0
                } else {
                    turn * 4.0 - 4.0
                };
                1.0 + live.price_swing_pct / 100.0 * wave
            }
            _ => 1.0,
        }
    }

    /// The instants strictly between `from` and `to` at which the swing turns; beyond a few they
    /// repeat the same two prices.
    #[allow(clippy::cast_possible_truncation, reason = "lengths of time far below 2^52 ms")]
    fn turns(&self, from: UnixMillis, to: UnixMillis) -> Vec<UnixMillis> {
        let Some(live) = self.motion() else { return Vec::new() };
        let quarter = live.swing_period_s * 250.0;
        let from = from.max(self.end);
        let first = ((from - self.end).as_hours() * 3_600_000.0 / quarter).floor();
        (1..=8)
            .map(|step| self.end + Millis(((first + f64::from(step)) * quarter).round() as i64))
            .take_while(|turn| *turn < to)
            .collect()
    }

    /// Places that live liquidations go round.
    fn struck(&self) -> Vec<(Asset, Market)> {
        let hit = |world: &MarketWorld| !world.liquidations.is_empty();
        let of = |(&asset, coin): (&Asset, &AssetWorld)| -> Vec<(Asset, Market)> {
            let markets = coin.venues.iter().filter(|(_, world)| hit(world));
            markets.map(|(&market, _)| (asset, market)).collect()
        };
        self.scenario.assets.iter().flat_map(of).collect()
    }
}

impl Place<'_> {
    /// The same place with all prices multiplied by `factor`.
    #[must_use]
    pub fn lying(self, factor: f64) -> Self {
        Self { lie: factor, ..self }
    }

    fn hour(&self, at: UnixMillis) -> f64 {
        self.world.hour(at)
    }

    fn read(&self, path: Option<&Path>, at: UnixMillis) -> Option<f64> {
        path.map(|path| self.world.at(path, at))
    }

    /// The last trade's price, in what the market is quoted in.
    pub fn price(&self, at: UnixMillis) -> f64 {
        // Where nothing goes on, a market that is behind does not catch up either.
        let at = if self.world.still { at.min(self.world.end) } else { at };
        let tether = self.world.scenario.tether_usd.as_ref();
        self.market.price(&self.coin.price_usd, tether, self.paths, self.hour(at))
            * self.world.swing(at)
            * self.lie
    }

    /// The hours strictly between `from` and `to` at which the price bends.
    fn bends(&self, from: f64, to: f64) -> Vec<f64> {
        let behind = self.paths.lag_s / 3_600.0;
        let of_coin = self.coin.price_usd.knots_between(from - behind, to - behind);
        let mut hours: Vec<f64> = of_coin.map(|hour| hour + behind).collect();
        let tether = self.world.scenario.tether_usd.as_ref().filter(|_| self.market.is_in_tether());
        for path in self.paths.premium_pct.iter().chain(tether) {
            hours.extend(path.knots_between(from, to));
        }
        hours
    }

    /// The mark price.
    pub fn mark(&self, at: UnixMillis) -> f64 {
        self.price(at) * self.paths.mark_factor
    }

    /// The index price.
    pub fn index(&self, at: UnixMillis) -> f64 {
        self.price(at) * self.paths.index_factor
    }

    /// Open interest in coins; of an inverse contract, its face at the mark price.
    pub fn open_interest_coins(&self, at: UnixMillis) -> Option<f64> {
        match &self.paths.open_interest_usd {
            Some(usd) => Some(self.world.at(usd, at) / self.mark(at)),
            None => self.read(self.paths.open_interest_coins.as_ref(), at),
        }
    }

    /// Open interest in dollars; of a linear contract, its coins at the mark price.
    pub fn open_interest_usd(&self, at: UnixMillis) -> Option<f64> {
        match &self.paths.open_interest_usd {
            Some(usd) => Some(self.world.at(usd, at)),
            None => self
                .read(self.paths.open_interest_coins.as_ref(), at)
                .map(|coins| coins * self.mark(at)),
        }
    }

    /// Share of accounts that are long.
    pub fn long_share(&self, at: UnixMillis) -> Option<f64> {
        self.read(self.paths.long_account_share.as_ref(), at)
    }

    /// Fraction of notional paid each interval.
    pub fn funding(&self, at: UnixMillis) -> Option<f64> {
        self.paths.funding.as_ref().map(|funding| self.world.at(&funding.fraction, at))
    }

    /// Time between two funding payments.
    pub fn funding_interval(&self) -> Millis {
        let hours = |funding: &FundingWorld| Millis::hours(i64::from(funding.interval_h));
        self.paths.funding.as_ref().map_or(Millis::hours(8), hours)
    }

    /// When funding is paid next.
    pub fn next_funding(&self, at: UnixMillis) -> UnixMillis {
        at.floor(self.funding_interval()) + self.funding_interval()
    }

    /// Traded from `from` to `to`, in coins.
    pub fn volume(&self, from: UnixMillis, to: UnixMillis) -> f64 {
        let rate = self.paths.volume_coins_per_h.as_ref();
        rate.map_or(0.0, |rate| integral(rate, None, self.hour(from), self.hour(to)))
    }

    /// Bought by takers from `from` to `to`, in coins; half where the scenario does not say.
    pub fn taker_buy(&self, from: UnixMillis, to: UnixMillis) -> f64 {
        let (from_h, to_h) = (self.hour(from), self.hour(to));
        match (&self.paths.volume_coins_per_h, &self.paths.taker_buy_share) {
            (Some(rate), Some(share)) => integral(rate, Some(share), from_h, to_h),
            _ => self.volume(from, to) / 2.0,
        }
    }

    /// The bar from `start`, up to `now` where it is still running.
    pub fn bar(&self, start: UnixMillis, step: Millis, now: UnixMillis) -> Bar {
        let to = (start + step).min(now);
        let (open, close) = (self.price(start), self.price(to));
        let wick = self.coin.wick_pct / 100.0;
        let (mut low, mut high) = (open.min(close), open.max(close));
        let bends = self.bends(self.hour(start), self.hour(to));
        let instant = |hour: f64| self.world.end + whole_hours(hour);
        for at in bends.into_iter().map(instant).chain(self.world.turns(start, to)) {
            let price = self.price(at);
            low = low.min(price);
            high = high.max(price);
        }
        Bar {
            start,
            open,
            high: high * (1.0 + wick),
            low: low * (1.0 - wick),
            close,
            volume: self.volume(start, to),
            taker_buy: self.taker_buy(start, to),
        }
    }

    /// The bars that begin on multiples of `step` from `from` to `to`, the running one among them.
    pub fn bars(
        &self,
        from: UnixMillis,
        to: UnixMillis,
        step: Millis,
        now: UnixMillis,
    ) -> Vec<Bar> {
        multiples(from, to.min(now), step).map(|start| self.bar(start, step, now)).collect()
    }

    /// Highest and lowest price over the 24 hours before `now`.
    pub fn range_24h(&self, now: UnixMillis) -> (f64, f64) {
        let bar = self.bar(now - Millis::DAY, Millis::DAY, now);
        (bar.low, bar.high)
    }

    /// Positions closed by force after `after` and up to `to`, oldest first.
    pub fn forced(&self, after: UnixMillis, to: UnixMillis) -> Vec<Forced> {
        // They are oldest first, and most of them lie outside.
        let rows = &self.paths.liquidations;
        let near = |hour: f64| move |row: &(f64, Side, f64, f64)| row.0 < hour;
        let first = rows.partition_point(near(self.hour(after) - ROUNDED_BY_H));
        let end = rows.partition_point(near(self.hour(to) + ROUNDED_BY_H));
        let told = rows.iter().zip(0_u64..).take(end).skip(first);
        let mut all: Vec<Forced> = told
            .map(|(&(hour, closed, price, coins), number)| {
                let at = self.world.end + whole_hours(hour);
                Forced { at, closed, price: price * self.lie, coins, number }
            })
            .filter(|event| event.at > after && event.at <= to)
            .collect();
        self.forced_live(after, to, &mut all);
        all
    }

    /// The live ones: one every so often, round the places that had any, sizes and sides by their
    /// number alone.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    fn forced_live(&self, after: UnixMillis, to: UnixMillis, into: &mut Vec<Forced>) {
        let Some(live) = self.world.motion() else { return };
        let every = (live.liquidation_every_s * 1_000.0) as i64;
        let places = self.world.struck();
        let mine = places.iter().position(|&place| place == (self.asset, self.market));
        let (Some(mine), true) = (mine, every > 0 && to > self.world.end) else { return };
        let first = (after.max(self.world.end) - self.world.end).0 / every + 1;
        let last = (to - self.world.end).0 / every;
        for turn in first..=last {
            let turn = turn.unsigned_abs();
            if turn as usize % places.len() != mine {
                continue;
            }
            let at = self.world.end + Millis(every.saturating_mul(turn.cast_signed()));
            let price = self.price(at);
            let usd = live.liquidation_usd * (0.2 + (turn * 37 % 101) as f64 / 50.0);
            let lot = lot(self.asset);
            let coins = (usd / price / lot).round().max(1.0) * lot;
            let closed =
                if ((turn * 61 % 100) as f64) < live.long_pct { Side::Long } else { Side::Short };
            into.push(Forced { at, closed, price, coins, number: 1_000_000 + turn });
        }
    }

    /// Bids and asks, best first: price and coins. Beyond the best prices the levels lie evenly
    /// over five percent.
    pub fn book(&self, at: UnixMillis, most: usize) -> (Levels, Levels) {
        let plain = BookWorld { spread_bps: 1.0, coins_per_pct: 100.0, levels: 100 };
        let book = self.paths.depth.unwrap_or(plain);
        let (price, half) = (self.price(at), book.spread_bps / 20_000.0);
        let step = 0.05 / f64::from(book.levels.max(1));
        let coins = book.coins_per_pct * step * 100.0;
        let side = |sign: f64| -> Levels {
            let row = |level| (price * (1.0 + sign * (half + step * f64::from(level))), coins);
            (0..book.levels).map(row).take(most).collect()
        };
        (side(-1.0), side(1.0))
    }
}

/// The smallest amount of a coin that every venue's contracts can carry whole.
pub fn lot(asset: Asset) -> f64 {
    match asset.ticker() {
        "BTC" => 0.01,
        "ETH" => 0.1,
        "XRP" => 100.0,
        _ => 1.0,
    }
}

/// The first multiple of `step` at or after `at`.
pub fn ceil(at: UnixMillis, step: Millis) -> UnixMillis {
    (at + step - Millis(1)).floor(step)
}

/// The multiples of `step` from `from` to `to`, both included.
pub fn multiples(
    from: UnixMillis,
    to: UnixMillis,
    step: Millis,
) -> impl DoubleEndedIterator<Item = UnixMillis> {
    let step = step.0.max(1);
    let first = ceil(from, Millis(step)).0 / step;
    let last = to.0.div_euclid(step);
    (first..=last).map(move |count| UnixMillis(count * step))
}

/// `hours` to the millisecond.
#[allow(clippy::cast_possible_truncation, reason = "a scenario's hours are far below 2^52 ms")]
fn whole_hours(hours: f64) -> Millis {
    Millis((hours * 3_600_000.0).round() as i64)
}
