//! Levels that several methods agree on.

use crate::metrics::quantile::median;
use crate::units::{Fraction, Price};
use std::collections::BTreeSet;

/// Candidates this close to each other, relative, are one level.
pub const TOGETHER: Fraction = Fraction(0.003);

/// Which method names a level. Methods that read the same data are one kind, so that a level does
/// not score twice for one reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LevelKind {
    /// Point of control or an edge of the value area.
    VolumeProfile,
    /// A fractal or zig-zag turn.
    Swing,
    /// A round number.
    RoundNumber,
    /// A wall in the order book.
    DepthWall,
}

/// A price that one method names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// The price.
    pub price: Price,
    /// The method.
    pub kind: LevelKind,
}

/// A price that one or more methods name.
#[derive(Clone, Debug, PartialEq)]
pub struct ClusteredLevel {
    /// The median of the candidates.
    pub price: Price,
    /// The methods, each once. Their number is the level's score.
    pub kinds: BTreeSet<LevelKind>,
}

impl ClusteredLevel {
    /// How many independent kinds of method name it.
    pub fn score(&self) -> usize {
        self.kinds.len()
    }
}

/// Joins candidates, in any order, that lie within `together` of the lowest of their level, so that
/// no level is wider than that. Lowest level first.
pub fn cluster(candidates: &[Candidate], together: Fraction) -> Vec<ClusteredLevel> {
    let mut sorted = candidates.to_vec();
    sorted
        .sort_by(|a, b| a.price.usd().total_cmp(&b.price.usd()).then_with(|| a.kind.cmp(&b.kind)));
    let mut levels = Vec::new();
    let mut rest = sorted.as_slice();
    while let Some(lowest) = rest.first() {
        let reach = lowest.price.usd() * (1.0 + together.0.max(0.0));
        let inside = rest.partition_point(|next| next.price.usd() <= reach).max(1);
        let (members, after) = rest.split_at(inside.min(rest.len()));
        let prices: Vec<f64> = members.iter().map(|member| member.price.usd()).collect();
        let price = median(&prices).and_then(Price::new).unwrap_or(lowest.price);
        let kinds = members.iter().map(|member| member.kind).collect();
        levels.push(ClusteredLevel { price, kinds });
        rest = after;
    }
    levels
}
