//! What is read off a map: dollars per price bucket, dollars within a distance, clusters.

use super::build::LiquidationMap;
use super::side::{Level, SideMap};
use crate::market::Side;
use crate::metrics::math::{count, whole};
use crate::metrics::sums::sum;
use crate::units::order;
use crate::units::{Price, Usd};

/// Above this share of unknown positions a map is still being built and is not shown.
pub const MOST_UNKNOWN_SHOWN: f64 = 0.5;

/// A price range and what would be closed there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cluster {
    /// Lower end, in dollars for one coin.
    pub from: f64,
    /// Upper end.
    pub to: f64,
    /// What would be closed.
    pub usd: Usd,
}

impl SideMap {
    /// Dollars in `buckets` equal ranges of price from `low` to `high`, lowest first; the last
    /// range includes its upper end, what lies outside is left out. `None` where there is no such
    /// division.
    pub fn buckets(&self, low: f64, high: f64, buckets: usize) -> Option<Vec<Usd>> {
        let width = (high - low) / count(buckets);
        if !(width > 0.0 && width.is_finite() && low.is_finite()) {
            return None;
        }
        let mut parts: Vec<Vec<f64>> = vec![Vec::new(); buckets];
        for level in &self.levels {
            let price = level.price.usd();
            if price >= low && price <= high {
                let index = whole((price - low) / (high - low) * count(buckets));
                if let Some(part) = parts.get_mut(index.min(buckets - 1)) {
                    part.push(level.usd().0);
                }
            }
        }
        Some(parts.iter().map(|part| Usd(sum(part))).collect())
    }

    /// Dollars in each percent of distance from `price` on the side where this side is closed:
    /// the first is up to 1% away, the next 1% to 2%, and so on.
    pub fn percent_buckets(&self, price: Price, percents: usize) -> Vec<Usd> {
        let mut parts: Vec<Vec<f64>> = vec![Vec::new(); percents];
        for level in &self.levels {
            let distance = self.distance(level, price);
            if distance >= 0.0 {
                let nearer = whole((distance * 100.0).ceil()).saturating_sub(1);
                if let Some(part) = parts.get_mut(nearer) {
                    part.push(level.usd().0);
                }
            }
        }
        parts.iter().map(|part| Usd(sum(part))).collect()
    }

    /// Dollars that a move from `price` by `fraction` (0.05 for 5%) would close: longs with a
    /// liquidation price down to that far below, shorts up to that far above.
    pub fn within(&self, price: Price, fraction: f64) -> Usd {
        let (from, to) = match self.side {
            Side::Long => (price.usd() * (1.0 - fraction), price.usd()),
            Side::Short => (price.usd(), price.usd() * (1.0 + fraction)),
        };
        let inside = |level: &&Level| (from..=to).contains(&level.price.usd());
        let usd: Vec<f64> = self.levels.iter().filter(inside).map(|level| level.usd().0).collect();
        Usd(sum(&usd))
    }

    /// The largest levels, largest first; of equal ones the nearest to the market.
    pub fn largest(&self, how_many: usize) -> Vec<Level> {
        let mut levels = self.levels.clone();
        order::sort_by(&mut levels, |a, b| b.usd().0.total_cmp(&a.usd().0));
        levels.truncate(how_many);
        levels
    }

    /// The price ranges of 1% of `price` that hold most, largest first; ranges without anything
    /// are left out.
    pub fn clusters(&self, price: Price, percents: usize, how_many: usize) -> Vec<Cluster> {
        let sign = if self.side == Side::Long { -1.0 } else { 1.0 };
        let at = |percent: usize| price.usd() * (1.0 + sign * count(percent) / 100.0);
        let mut clusters: Vec<Cluster> = self
            .percent_buckets(price, percents)
            .into_iter()
            .enumerate()
            .filter(|(_, usd)| usd.0 > 0.0)
            .map(|(nth, usd)| {
                let (near, far) = (at(nth), at(nth + 1));
                Cluster { from: near.min(far), to: near.max(far), usd }
            })
            .collect();
        order::sort_by(&mut clusters, |a, b| b.usd.0.total_cmp(&a.usd.0));
        clusters.truncate(how_many);
        clusters
    }

    /// How far the market has to go to this level, as a fraction of `price`; negative where it
    /// lies on the wrong side.
    fn distance(&self, level: &Level, price: Price) -> f64 {
        let change = level.price.change_since(price).0;
        if self.side == Side::Long { -change } else { change }
    }
}

impl LiquidationMap {
    /// True when at most half of either side is unknown. Until then the panel says that the map is
    /// being built.
    pub fn may_be_shown(&self) -> bool {
        [&self.long, &self.short]
            .iter()
            .all(|side| side.unknown_share().is_some_and(|share| share <= MOST_UNKNOWN_SHOWN))
    }
}
