//! How much was traded at each price.

use crate::market::Candle;
use crate::metrics::math::{count, whole};
use crate::metrics::sums::{Total, sum};
use crate::units::Price;

/// The share of the volume that the value area holds.
pub const VALUE_AREA: f64 = 0.7;
/// The smallest row of a profile, as a share of the price.
const ROW: f64 = 0.0025;
/// No profile has more rows.
const MOST_ROWS: usize = 100_000;

/// What was traded between two prices, in any one unit of volume.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TradedRange {
    /// Lowest price.
    pub low: f64,
    /// Highest price; may equal the lowest.
    pub high: f64,
    /// How much.
    pub volume: f64,
}

/// Volume by price, in rows from the lowest price up. A row holds its lower edge but not its upper
/// one, the last row both.
#[derive(Clone, Debug, PartialEq)]
pub struct VolumeProfile {
    edges: Vec<f64>,
    volume: Vec<f64>,
}

/// The rows around the point of control that hold most of the volume.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ValueArea {
    /// Row of the point of control, from 0.
    pub poc_index: usize,
    /// Middle of that row.
    pub poc_price: f64,
    /// Lowest row of the area.
    pub low_index: usize,
    /// Its lower edge: VAL.
    pub low: f64,
    /// Highest row.
    pub high_index: usize,
    /// Its upper edge: VAH.
    pub high: f64,
    /// Volume in the area.
    pub volume: f64,
    /// The same as a share of all.
    pub share: f64,
}

impl VolumeProfile {
    /// Rows between `edges` (rising), one volume each; `None` where the lengths do not fit, the
    /// edges do not rise or a volume is not a number ≥ 0.
    pub fn new(edges: Vec<f64>, volume: Vec<f64>) -> Option<Self> {
        let rising = edges.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
        let finite = edges.iter().all(|edge| edge.is_finite());
        let sound = volume.iter().all(|volume| volume.is_finite() && *volume >= 0.0);
        let fits = !volume.is_empty() && edges.len() == volume.len() + 1;
        (rising && finite && sound && fits).then_some(Self { edges, volume })
    }

    /// Spreads each range's volume evenly over its prices into `rows` equal rows from `low` to
    /// `high`. What lies outside is left out, and so is a range that is not sound. `None` where
    /// there are no such rows.
    pub fn spread(ranges: &[TradedRange], low: f64, high: f64, rows: usize) -> Option<Self> {
        let height = (high - low) / count(rows);
        if !(height > 0.0 && height.is_finite()) || rows > MOST_ROWS {
            return None;
        }
        let edge = |nth: usize| if nth == rows { high } else { low + count(nth) * height };
        let edges: Vec<f64> = (0..=rows).map(edge).collect();
        let mut totals = vec![Total::default(); rows];
        let row_of = |price: f64| whole((price - low) / height).min(rows - 1);
        for range in ranges {
            let sound = range.low <= range.high && range.volume.is_finite() && range.volume > 0.0;
            if !sound || range.high < low || range.low > high {
                continue;
            }
            // One row more at both ends: rounding may put a price a hair off its row.
            let first = row_of(range.low).saturating_sub(1);
            let last = (row_of(range.high) + 1).min(rows - 1);
            let own = (range.low >= range.high).then(|| holding(&edges, range.low));
            for row in first..=last {
                let (Some(from), Some(to)) = (edges.get(row), edges.get(row + 1)) else { continue };
                let share = match own {
                    Some(own) => f64::from(u8::from(own == row)),
                    None => {
                        (range.high.min(*to) - range.low.max(*from)).max(0.0)
                            / (range.high - range.low)
                    }
                };
                if let Some(total) = totals.get_mut(row) {
                    total.add(range.volume * share);
                }
            }
        }
        Self::new(edges, totals.iter().map(Total::value).collect())
    }

    /// The profile of candles that tell their volume, in rows of 0.25% of the highest price or one
    /// `tick`, whichever is larger, on multiples of the row. Hourly candles over 30 days are usual.
    pub fn of_candles(candles: &[Candle], tick: f64) -> Option<Self> {
        let ranges: Vec<TradedRange> = candles
            .iter()
            .filter_map(|candle| {
                let volume = candle.volume?.0;
                Some(TradedRange { low: candle.low.usd(), high: candle.high.usd(), volume })
            })
            .collect();
        let top = ranges.iter().map(|range| range.high).reduce(f64::max)?;
        let bottom = ranges.iter().map(|range| range.low).reduce(f64::min)?;
        let height = (top * ROW).max(if tick.is_finite() { tick } else { 0.0 });
        let first = (bottom / height).floor();
        let rows = whole((top / height).floor() - first) + 1;
        Self::spread(&ranges, first * height, (first + count(rows)) * height, rows)
    }

    /// The edges, one more than rows.
    pub fn edges(&self) -> &[f64] {
        &self.edges
    }

    /// The volume of each row.
    pub fn volume(&self) -> &[f64] {
        &self.volume
    }

    /// All volume.
    pub fn total(&self) -> f64 {
        sum(&self.volume)
    }

    /// The row with most volume; of equal ones the nearest to the middle, then the lower. `None`
    /// where nothing was traded.
    pub fn point_of_control(&self) -> Option<usize> {
        let most = self.volume.iter().copied().reduce(f64::max).filter(|most| *most > 0.0)?;
        let off = |row: usize| (2 * row).abs_diff(self.volume.len() - 1);
        let largest = self.volume.iter().enumerate().filter(|(_, volume)| **volume >= most);
        largest.map(|(row, _)| row).min_by_key(|row| (off(*row), *row))
    }

    /// The value area with at least `share` (0 to 1) of the volume: from the point of control on,
    /// the larger neighbouring row is added, of equal ones the upper, **one row at a time** (some
    /// programs add two). `None` where nothing was traded or for another share.
    pub fn value_area(&self, share: f64) -> Option<ValueArea> {
        let poc_index = self.point_of_control()?;
        let (mut low_index, mut high_index) = (poc_index, poc_index);
        let total = self.total();
        if !(0.0..=1.0).contains(&share) {
            return None;
        }
        let at = |row: Option<usize>| row.and_then(|row| self.volume.get(row)).copied();
        let mut held = Total::default();
        held.add(at(Some(poc_index))?);
        while held.value() < share * total {
            let (below, above) = (at(low_index.checked_sub(1)), at(high_index.checked_add(1)));
            match (below, above) {
                (Some(below), Some(above)) if below > above => {
                    held.add(below);
                    low_index -= 1;
                }
                (_, Some(above)) => {
                    held.add(above);
                    high_index += 1;
                }
                (Some(below), None) => {
                    held.add(below);
                    low_index -= 1;
                }
                (None, None) => break,
            }
        }
        let edge = |nth: usize| self.edges.get(nth).copied();
        let poc_price = f64::midpoint(edge(poc_index)?, edge(poc_index + 1)?);
        let volume = held.value();
        let share = volume / total;
        share.is_finite().then_some(ValueArea {
            poc_index,
            poc_price,
            low_index,
            low: edge(low_index)?,
            high_index,
            high: edge(high_index + 1)?,
            volume,
            share,
        })
    }

    /// The point of control's price, where it is one.
    pub fn point_of_control_price(&self) -> Option<Price> {
        self.value_area(0.0).and_then(|area| Price::new(area.poc_price))
    }
}

/// The row that holds one price.
fn holding(edges: &[f64], price: f64) -> usize {
    let upto = edges.partition_point(|edge| *edge <= price);
    upto.saturating_sub(1).min(edges.len().saturating_sub(2))
}
