//! A map of few entries, in the order of its keys.
//!
//! The standard library's ordered map is made anew for each pair of types, at three to five
//! kilobytes each. Most maps here hold some dozens of entries, so that a sorted list does as well.

use crate::units::order;

/// A map of few entries, in the order of its keys. Looking one up takes O(log n) comparisons;
/// putting one in moves those behind it, which is cheap where keys mostly come in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Sorted<K, V> {
    entries: Vec<(K, V)>,
}

impl<K, V> Default for Sorted<K, V> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

impl<K: Ord, V> Sorted<K, V> {
    /// A map of nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Where `key` is, or where it would be.
    #[inline(never)]
    fn place(&self, key: &K) -> Result<usize, usize> {
        match self.entries.last() {
            Some((last, _)) if last < key => Err(self.entries.len()),
            _ => self.entries.binary_search_by(|(held, _)| held.cmp(key)),
        }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// True where `key` has an entry.
    pub fn contains_key(&self, key: &K) -> bool {
        self.place(key).is_ok()
    }

    /// The value of `key`.
    pub fn get(&self, key: &K) -> Option<&V> {
        let place = self.place(key).ok()?;
        self.entries.get(place).map(|(_, value)| value)
    }

    /// The value of `key`, to be changed.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        let place = self.place(key).ok()?;
        self.entries.get_mut(place).map(|(_, value)| value)
    }

    /// Gives `key` a value, in place of one that it had.
    pub fn insert(&mut self, key: K, value: V) {
        match self.place(&key) {
            Ok(place) => {
                if let Some((_, held)) = self.entries.get_mut(place) {
                    *held = value;
                }
            }
            Err(place) => self.entries.insert(place, (key, value)),
        }
    }

    /// The value of `key`, which is `first` where it had none. `None` never comes.
    pub fn get_or_insert(&mut self, key: K, first: V) -> Option<&mut V> {
        let place = match self.place(&key) {
            Ok(place) => place,
            Err(place) => {
                self.entries.insert(place, (key, first));
                place
            }
        };
        self.entries.get_mut(place).map(|(_, value)| value)
    }

    /// Takes the entry of `key` out.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        let place = self.place(key).ok()?;
        Some(self.entries.remove(place).1)
    }

    /// The entries, in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> + Clone {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &K> + Clone {
        self.entries.iter().map(|(key, _)| key)
    }

    /// The values, in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> + Clone {
        self.entries.iter().map(|(_, value)| value)
    }

    /// The values, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.iter_mut().map(|(_, value)| value)
    }

    /// The entries themselves, in the order of their keys.
    pub fn into_entries(self) -> Vec<(K, V)> {
        self.entries
    }

    /// The values themselves, in the order of their keys.
    pub fn into_values(self) -> Vec<V> {
        self.entries.into_iter().map(|(_, value)| value).collect()
    }

    /// The entries of a list with each key once.
    pub fn of(mut entries: Vec<(K, V)>) -> Self {
        order::sort_by(&mut entries, |(a, _), (b, _)| a.cmp(b));
        Self { entries }
    }
}

#[cfg(test)]
mod tests {
    use super::Sorted;
    use std::collections::BTreeMap;

    #[test]
    fn it_holds_what_the_standard_librarys_map_holds() {
        let mut ours = Sorted::new();
        let mut theirs = BTreeMap::new();
        let mut state = 7_u64;
        for step in 0..2_000_u32 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let key = state >> 58;
            match state >> 33 & 3 {
                0 => assert_eq!(ours.remove(&key), theirs.remove(&key)),
                1 => {
                    let held = ours.get_or_insert(key, step).copied();
                    assert_eq!(held, Some(*theirs.entry(key).or_insert(step)));
                }
                _ => {
                    ours.insert(key, step);
                    theirs.insert(key, step);
                }
            }
            assert_eq!(ours.get(&key), theirs.get(&key));
            assert_eq!(ours.len(), theirs.len());
        }
        assert!(ours.iter().eq(theirs.iter()));
        assert!(ours.keys().eq(theirs.keys()));
        assert_eq!(ours.clone().into_values(), theirs.into_values().collect::<Vec<_>>());
        assert_eq!(Sorted::of(vec![(2, 'b'), (1, 'a')]).into_entries(), [(1, 'a'), (2, 'b')]);
    }
}
