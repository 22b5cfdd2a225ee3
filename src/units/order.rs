//! Sorting with one copy of the machinery.
//!
//! The standard library's sorts are made anew for each type, at two to eight kilobytes each; with
//! a fact type a sort they were a tenth of the program that a reader loads. Lists here are short
//! or nearly in order already.

use core::cmp::Ordering;

/// Sorts `items`; equal ones keep their order. O(n log n) comparisons.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut places = merged(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b) != Ordering::Greater,
        _ => true,
    });
    for (here, there) in swaps(&mut places) {
        items.swap(here, there);
    }
}

/// The swaps, in turn, that bring each item to its place, where `places[i]` says at which place the
/// item of place i stands. What an earlier swap has moved away is found by following it.
#[inline(never)]
fn swaps(places: &mut [usize]) -> Vec<(usize, usize)> {
    let mut swaps = Vec::new();
    for place in 0..places.len() {
        let mut from = places.get(place).copied().unwrap_or(place);
        while from < place {
            from = places.get(from).copied().unwrap_or(place);
        }
        if let Some(kept) = places.get_mut(place) {
            *kept = from;
        }
        if from != place {
            swaps.push((place, from));
        }
    }
    swaps
}

/// Sorts `items` by their own order.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts `items` by a key; equal keys keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// The places 0 to `len` in order, merged from runs of one, two, four and so on. `in_order(a, b)`
/// says that a may stand before b.
fn merged(len: usize, in_order: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut places: Vec<usize> = (0..len).collect();
    if places.windows(2).all(|pair| matches!(pair, [a, b] if in_order(*a, *b))) {
        return places;
    }
    let mut next: Vec<usize> = Vec::with_capacity(len);
    let mut run = 1;
    while run < len {
        for pair in places.chunks(2 * run) {
            let (mut left, mut right) = pair.split_at(run.min(pair.len()));
            while let (Some((a, more_left)), Some((b, more_right))) =
                (left.split_first(), right.split_first())
            {
                if in_order(*a, *b) {
                    next.push(*a);
                    left = more_left;
                } else {
                    next.push(*b);
                    right = more_right;
                }
            }
            next.extend_from_slice(left);
            next.extend_from_slice(right);
        }
        core::mem::swap(&mut places, &mut next);
        next.clear();
        run *= 2;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A fixed sequence without any order in it.
    fn shuffled(len: u64) -> Vec<u64> {
        let step = |state: u64| state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let mut state = len;
        let mut next = || {
            state = step(state);
            state >> 59
        };
        (0..len).map(|_| next()).collect()
    }

    #[test]
    fn it_sorts_as_the_standard_library_does_and_keeps_equals_in_order() {
        for len in 0..130 {
            let mut ours: Vec<(u64, usize)> = shuffled(len).into_iter().zip(0..).collect();
            let mut theirs = ours.clone();
            theirs.sort_by_key(|item| item.0);
            sort_by_key(&mut ours, |item| item.0);
            assert_eq!(ours, theirs, "of length {len}");
        }
    }

    #[test]
    fn a_list_in_reverse_is_turned_round() {
        let mut items: Vec<u32> = (0..1_000).rev().collect();
        sort(&mut items);
        assert_eq!(items, (0..1_000).collect::<Vec<_>>());
    }

    #[test]
    fn numbers_that_are_none_stand_where_their_total_order_puts_them() {
        let mut items = [2.0, f64::NAN, -1.0, f64::INFINITY];
        sort_by(&mut items, f64::total_cmp);
        assert_eq!(items.map(f64::to_bits), [-1.0, 2.0, f64::INFINITY, f64::NAN].map(f64::to_bits));
    }
}
