//! How a judgement stands in the report: everything by which anybody can check it.

use crate::explain::attribution::{Attribution, Mechanism, Score, Statement};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// `driver`, `scores` (`null` where the size of the move is not known), `components`, `drivers` and
/// `statements`. The magnitude stands beside it already.
impl Serialize for Attribution {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(5))?;
        map.serialize_entry("driver", &self.verdict)?;
        let scores = self.scores.as_ref().map(|scores| Each(&scores.0, |score| &score.value));
        map.serialize_entry("scores", &scores)?;
        let parts = self.scores.as_ref().map(|scores| Each(&scores.0, |score| &score.components));
        map.serialize_entry("components", &parts)?;
        map.serialize_entry("drivers", &self.drivers)?;
        map.serialize_entry("statements", &self.statements)?;
        map.end()
    }
}

/// A part of each score, by the mechanism's name.
struct Each<'a, T>(&'a [Score], fn(&Score) -> &T);

impl<T: Serialize> Serialize for Each<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|score| (score.mechanism.id(), self.1(score))))
    }
}

impl Serialize for Mechanism {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.id())
    }
}

impl Serialize for Statement {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.id())
    }
}
