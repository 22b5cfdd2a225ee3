//! What each venue's contracts are, as its instruments feed says.

use crate::market::ContractSpec;
use crate::market::Venue;
use crate::units::sorted::Sorted;

/// Contract specifications by venue and the venue's own symbol.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SpecBook {
    known: Sorted<(Venue, String), ContractSpec>,
}

impl SpecBook {
    /// A book of nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes what a contract is; the later word holds. What it leaves open stays as it was, since
    /// one venue may tell the size in one feed and the funding interval in another.
    pub fn insert(&mut self, venue: Venue, symbol: &str, spec: ContractSpec) {
        if let Some(known) = self.known.get_or_insert((venue, symbol.to_owned()), spec) {
            *known = ContractSpec {
                tick_usd: spec.tick_usd.or(known.tick_usd),
                max_leverage: spec.max_leverage.or(known.max_leverage),
                funding_interval: spec.funding_interval.or(known.funding_interval),
                ..spec
            };
        }
    }

    /// What the contract is, if the venue has said.
    pub fn spec(&self, venue: Venue, symbol: &str) -> Option<&ContractSpec> {
        self.known.get(&(venue, symbol.to_owned()))
    }

    /// True once the venue has said of any contract how often it is funded.
    pub fn tells_intervals(&self, venue: Venue) -> bool {
        self.known.iter().any(|((of, _), spec)| *of == venue && spec.funding_interval.is_some())
    }
}
