//! What each venue's contracts are, as its instruments feed says.

use crate::market::ContractSpec;
use crate::market::Venue;

/// Contract specifications by venue and the venue's own symbol.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SpecBook {
    venues: Vec<(Venue, Contracts)>,
}

/// The contracts of one venue, ordered by symbol. A list for each venue keeps it cheap to put one
/// in, and one can be looked up without a copy of its symbol.
type Contracts = Vec<(String, ContractSpec)>;

impl SpecBook {
    /// A book of nothing.
    pub const fn new() -> Self {
        Self { venues: Vec::new() }
    }

    /// Notes what a contract is; the later word holds. What it leaves open stays as it was, since
    /// one venue may tell the size in one feed and the funding interval in another.
    pub fn insert(&mut self, venue: Venue, symbol: &str, spec: ContractSpec) {
        let place = self.venues.binary_search_by(|(held, _)| held.cmp(&venue));
        let place = place.unwrap_or_else(|place| {
            self.venues.insert(place, (venue, Vec::new()));
            place
        });
        let Some((_, contracts)) = self.venues.get_mut(place) else { return };
        match place_of(contracts, symbol) {
            Ok(place) => {
                if let Some((_, known)) = contracts.get_mut(place) {
                    *known = ContractSpec {
                        tick_usd: spec.tick_usd.or(known.tick_usd),
                        max_leverage: spec.max_leverage.or(known.max_leverage),
                        funding_interval: spec.funding_interval.or(known.funding_interval),
                        ..spec
                    };
                }
            }
            Err(place) => contracts.insert(place, (symbol.to_owned(), spec)),
        }
    }

    /// What the contract is, if the venue has said.
    #[inline(never)]
    pub fn spec(&self, venue: Venue, symbol: &str) -> Option<&ContractSpec> {
        let contracts = self.contracts(venue);
        contracts.get(place_of(contracts, symbol).ok()?).map(|(_, spec)| spec)
    }

    /// True once the venue has said of any contract how often it is funded.
    pub fn tells_intervals(&self, venue: Venue) -> bool {
        self.contracts(venue).iter().any(|(_, spec)| spec.funding_interval.is_some())
    }

    fn contracts(&self, venue: Venue) -> &[(String, ContractSpec)] {
        let known = self.venues.iter().find(|(held, _)| *held == venue);
        known.map_or(&[], |(_, contracts)| contracts)
    }
}

/// Where the contract is, or where it would be.
#[inline(never)]
fn place_of(contracts: &[(String, ContractSpec)], symbol: &str) -> Result<usize, usize> {
    contracts.binary_search_by(|(held, _)| held.as_str().cmp(symbol))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::{ContractKind, ContractSize};
    use crate::units::{Coins, Millis};

    fn spec(coins: f64, funding_interval: Option<Millis>) -> ContractSpec {
        ContractSpec {
            contract: ContractKind::Linear,
            size: ContractSize::Coins(Coins(coins)),
            tick_usd: None,
            max_leverage: None,
            funding_interval,
        }
    }

    #[test]
    fn a_contract_is_found_at_its_own_venue_only() {
        let mut book = SpecBook::new();
        for (venue, symbol, size) in
            [(Venue::Okx, "B", 2.0), (Venue::Gate, "B", 4.0), (Venue::Okx, "A", 1.0)]
        {
            book.insert(venue, symbol, spec(size, None));
        }
        assert_eq!(book.spec(Venue::Okx, "A"), Some(&spec(1.0, None)));
        assert_eq!(book.spec(Venue::Okx, "B"), Some(&spec(2.0, None)));
        assert_eq!(book.spec(Venue::Gate, "B"), Some(&spec(4.0, None)));
        assert_eq!(book.spec(Venue::Gate, "A"), None);
        assert_eq!(book.spec(Venue::Bybit, "A"), None);
    }

    #[test]
    fn a_later_word_keeps_what_it_leaves_open() {
        let mut book = SpecBook::new();
        book.insert(Venue::Okx, "A", spec(1.0, Some(Millis::hours(8))));
        book.insert(Venue::Okx, "A", spec(3.0, None));
        assert_eq!(book.spec(Venue::Okx, "A"), Some(&spec(3.0, Some(Millis::hours(8)))));
        assert!(book.tells_intervals(Venue::Okx) && !book.tells_intervals(Venue::Gate));
    }
}
