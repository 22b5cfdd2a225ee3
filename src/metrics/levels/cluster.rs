//! Levels that several methods agree on.

use crate::metrics::quantile::median;
use crate::units::{Fraction, Price, order};

/// Candidates this close to each other, relative, are one level.
pub const TOGETHER: Fraction = Fraction(0.003);

/// Which method names a level. Methods that read the same data are one kind, so that a level does
/// not score twice for one reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LevelKind {
    /// The price at which most was traded: the point of control.
    VolumeProfile,
    /// An edge of the area that holds most of the volume. Read from the same profile, so that it
    /// scores as one with [`Self::VolumeProfile`].
    ValueArea,
    /// A fractal or zig-zag turn.
    Swing,
    /// A round number.
    RoundNumber,
    /// A wall in the order book.
    DepthWall,
    /// Where the liquidation map holds most.
    LiquidationCluster,
}

impl LevelKind {
    /// Its name in data.
    pub fn id(self) -> &'static str {
        match self {
            Self::VolumeProfile => "volume_node",
            Self::ValueArea => "value_area",
            Self::Swing => "swing",
            Self::RoundNumber => "round_number",
            Self::DepthWall => "depth_wall",
            Self::LiquidationCluster => "liquidation_cluster",
        }
    }
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
    /// The round number among the candidates, which is what people watch; else their median.
    pub price: Price,
    /// The methods, in their order, each once.
    pub kinds: Vec<LevelKind>,
}

impl ClusteredLevel {
    /// How many independent kinds of method name it.
    pub fn score(&self) -> usize {
        let one_profile = [LevelKind::VolumeProfile, LevelKind::ValueArea];
        let twice = one_profile.iter().all(|kind| self.kinds.contains(kind));
        self.kinds.len() - usize::from(twice)
    }
}

/// Joins candidates, in any order, that lie within `together` of the lowest of their level, so that
/// no level is wider than that. Lowest level first.
pub fn cluster(candidates: &[Candidate], together: Fraction) -> Vec<ClusteredLevel> {
    let mut sorted = candidates.to_vec();
    order::sort_by(&mut sorted, |a, b| {
        a.price.usd().total_cmp(&b.price.usd()).then_with(|| a.kind.cmp(&b.kind))
    });
    let mut levels = Vec::new();
    let mut rest = sorted.as_slice();
    while let Some(lowest) = rest.first() {
        let reach = lowest.price.usd() * (1.0 + together.0.max(0.0));
        let inside = rest.partition_point(|next| next.price.usd() <= reach).max(1);
        let (members, after) = rest.split_at(inside.min(rest.len()));
        let prices: Vec<f64> = members.iter().map(|member| member.price.usd()).collect();
        let round = members.iter().find(|member| member.kind == LevelKind::RoundNumber);
        let price = match round {
            Some(round) => round.price,
            None => median(&prices).and_then(Price::new).unwrap_or(lowest.price),
        };
        let mut kinds: Vec<LevelKind> = members.iter().map(|member| member.kind).collect();
        order::sort(&mut kinds);
        kinds.dedup();
        levels.push(ClusteredLevel { price, kinds });
        rest = after;
    }
    levels
}
