//! A figure over time: straight lines between knots, constant outside them.

use crate::cli::twin::drawn::Drawn;
use core::fmt;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// A figure over time, in hours relative to the scenario's end: straight lines between the knots,
/// constant before the first and after the last.
///
/// A file tells it as a list of knots, or as an object that `Drawn` makes knots of.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(into = "Vec<(f64, f64)>")]
pub struct Path {
    knots: Vec<(f64, f64)>,
}

impl TryFrom<Vec<(f64, f64)>> for Path {
    type Error = &'static str;

    fn try_from(knots: Vec<(f64, f64)>) -> Result<Self, Self::Error> {
        if knots.is_empty() {
            return Err("a path has at least one knot");
        }
        if knots.iter().any(|(hour, figure)| !hour.is_finite() || !figure.is_finite()) {
            return Err("a knot is two finite numbers");
        }
        if knots.is_sorted_by(|before, after| before.0 < after.0) {
            Ok(Self { knots })
        } else {
            Err("the hours of a path rise from knot to knot")
        }
    }
}

impl<'de> Deserialize<'de> for Path {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Told)
    }
}

/// Reads either way of telling a path.
struct Told;

impl<'de> Visitor<'de> for Told {
    type Value = Path;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list of knots, or `through` with what is drawn about it")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Path, A::Error> {
        let knots = Vec::deserialize(SeqAccessDeserializer::new(list))?;
        Path::try_from(knots).map_err(A::Error::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Path, A::Error> {
        let drawn = Drawn::deserialize(MapAccessDeserializer::new(object))?;
        let knots = drawn.knots().map_err(A::Error::custom)?;
        Path::try_from(knots).map_err(A::Error::custom)
    }
}

impl From<Path> for Vec<(f64, f64)> {
    fn from(path: Path) -> Self {
        path.knots
    }
}

impl Path {
    /// The figure at `hour`.
    pub fn at(&self, hour: f64) -> f64 {
        let after = self.knots.partition_point(|knot| knot.0 <= hour);
        let before = after.checked_sub(1).and_then(|index| self.knots.get(index));
        match (before, self.knots.get(after)) {
            (Some(&(h0, f0)), Some(&(h1, f1))) => f0 + (f1 - f0) * ((hour - h0) / (h1 - h0)),
            (Some(&(_, figure)), None) | (None, Some(&(_, figure))) => figure,
            (None, None) => 0.0,
        }
    }

    /// The hours of the knots strictly between `from` and `to`.
    pub fn knots_between(&self, from: f64, to: f64) -> impl Iterator<Item = f64> + '_ {
        let first = self.knots.partition_point(|knot| knot.0 <= from);
        self.knots.iter().skip(first).map(|knot| knot.0).take_while(move |hour| *hour < to)
    }

    /// The smallest figure of all knots.
    pub fn lowest(&self) -> f64 {
        self.knots.iter().map(|knot| knot.1).fold(f64::INFINITY, f64::min)
    }

    /// The largest figure of all knots.
    pub fn highest(&self) -> f64 {
        self.knots.iter().map(|knot| knot.1).fold(f64::NEG_INFINITY, f64::max)
    }
}

/// The integral of `rate × share` over the hours from `from` to `to`; exact, since between two
/// knots the product is at most quadratic.
pub fn integral(rate: &Path, share: Option<&Path>, from: f64, to: f64) -> f64 {
    if to <= from {
        return 0.0;
    }
    let mut hours: Vec<f64> = rate.knots_between(from, to).collect();
    hours.extend(share.into_iter().flat_map(|share| share.knots_between(from, to)));
    hours.extend([from, to]);
    hours.sort_by(f64::total_cmp);
    let product = |hour| rate.at(hour) * share.map_or(1.0, |share| share.at(hour));
    hours
        .windows(2)
        .filter_map(|pair| match pair {
            &[a, b] => {
                Some((b - a) / 6.0 * (product(a) + 4.0 * product(f64::midpoint(a, b)) + product(b)))
            }
            _ => None,
        })
        .sum()
}
