//! What each venue's contracts are, as its instruments feed says.

use crate::market::ContractSpec;
use crate::market::Venue;
use std::collections::BTreeMap;

/// Contract specifications by venue and the venue's own symbol.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SpecBook {
    known: BTreeMap<(Venue, String), ContractSpec>,
}

impl SpecBook {
    /// A book of nothing.
    pub const fn new() -> Self {
        Self { known: BTreeMap::new() }
    }

    /// Notes what a contract is; the later word holds.
    pub fn insert(&mut self, venue: Venue, symbol: &str, spec: ContractSpec) {
        self.known.insert((venue, symbol.to_owned()), spec);
    }

    /// What the contract is, if the venue has said.
    pub fn spec(&self, venue: Venue, symbol: &str) -> Option<&ContractSpec> {
        self.known.get(&(venue, symbol.to_owned()))
    }
}
