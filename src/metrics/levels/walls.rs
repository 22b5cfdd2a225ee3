//! Orders in the book that stand out, and stay.

use crate::market::{Depth, DepthRow};
use crate::metrics::math::whole;
use crate::metrics::quantile::median;
use crate::metrics::sums::Total;
use crate::units::order;
use crate::units::sorted::Sorted;
use crate::units::{Coins, Fraction, Millis, Price, UnixMillis};

/// What counts as a wall.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WallRule {
    /// How far from the middle price to look.
    pub reach: Fraction,
    /// Height of a price bin, in dollars.
    pub bin: f64,
    /// How many times the median bin.
    pub times: f64,
    /// How long it has to stand: orders that are shown to be seen are gone sooner.
    pub standing: Millis,
    /// Two books further apart than this say nothing about the time between them.
    pub longest_gap: Millis,
}

impl WallRule {
    /// Four times the median within 5% of the price, standing for ten minutes, seen at least every
    /// two; `bin` is the height of a bin in dollars.
    pub fn usual(bin: f64) -> Self {
        Self {
            reach: Fraction(0.05),
            bin,
            times: 4.0,
            standing: Millis::minutes(10),
            longest_gap: Millis::minutes(2),
        }
    }
}

/// A bin of the book that stands out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DepthWall {
    /// Average price of what rests there.
    pub price: Price,
    /// How much rests there now.
    pub coins: Coins,
    /// For one of the median bin.
    pub times_median: f64,
    /// True for buyers.
    pub bid: bool,
    /// Since when it has been seen without a break.
    pub since: UnixMillis,
}

/// The walls of the newest book that have stood long enough in those before it, lowest price first.
/// Books may come in any order. The median is over bins that hold anything, both sides together.
/// Empty where the rule has no bin or no reach.
// The page asks for no book: it fetches this only along with a published snapshot (scripts/finish.mjs).
#[inline(never)]
pub fn depth_walls(books: &[Depth], rule: &WallRule) -> Vec<DepthWall> {
    let mut books: Vec<&Depth> = books.iter().collect();
    order::sort_by_key(&mut books, |book| core::cmp::Reverse(book.at));
    let Some((newest, older)) = books.split_first() else { return Vec::new() };
    let mut walls = walls_of(newest, rule);
    let mut running: Vec<Bin> = walls.keys().copied().collect();
    let mut newer = newest.at;
    for book in older {
        if running.is_empty() || newer - book.at > rule.longest_gap {
            break;
        }
        let then = walls_of(book, rule);
        running.retain(|bin| then.contains_key(bin));
        for bin in &running {
            if let Some(wall) = walls.get_mut(bin) {
                wall.since = book.at;
            }
        }
        newer = book.at;
    }
    walls.into_values().into_iter().filter(|wall| newest.at - wall.since >= rule.standing).collect()
}

/// A bin's number from zero dollars up, and whether buyers rest there.
type Bin = (usize, bool);

/// The bins of one book that stand out.
fn walls_of(book: &Depth, rule: &WallRule) -> Sorted<Bin, DepthWall> {
    let prices = |rows: &[DepthRow]| rows.iter().map(|row| row.price.usd()).collect::<Vec<f64>>();
    let best_bid = prices(&book.bids).into_iter().reduce(f64::max);
    let best_ask = prices(&book.asks).into_iter().reduce(f64::min);
    let (Some(bid), Some(ask)) = (best_bid, best_ask) else { return Sorted::new() };
    let middle = f64::midpoint(bid, ask);
    if !(rule.bin > 0.0 && rule.reach.0 > 0.0) {
        return Sorted::new();
    }
    let mut bins: Sorted<Bin, (Total, Total)> = Sorted::new();
    for (rows, bid) in [(&book.bids, true), (&book.asks, false)] {
        for row in rows {
            let far = (row.price.usd() / middle - 1.0).abs() > rule.reach.0;
            if far || !(row.amount.0.is_finite() && row.amount.0 > 0.0) {
                continue;
            }
            let bin = (whole(row.price.usd() / rule.bin), bid);
            let Some((coins, dollars)) = bins.get_or_insert(bin, Default::default()) else {
                continue;
            };
            coins.add(row.amount.0);
            dollars.add((row.amount * row.price).0);
        }
    }
    let depths: Vec<f64> = bins.values().map(|(coins, _)| coins.value()).collect();
    let Some(usual) = median(&depths) else { return Sorted::new() };
    let wall = |(bin, (coins, dollars)): (Bin, (Total, Total))| {
        let times_median = coins.value() / usual;
        let price = Price::new(dollars.value() / coins.value())?;
        let coins = Coins(coins.value());
        let stands_out = times_median >= rule.times && times_median.is_finite();
        let wall = DepthWall { price, coins, times_median, bid: bin.1, since: book.at };
        stands_out.then_some((bin, wall))
    };
    Sorted::of(bins.into_entries().into_iter().filter_map(wall).collect())
}
