//! When a price was first traded through.

/// For each bar the price that it reached, in a tree of least values: whoever asks which bar first
/// reached a price need not look at all of them.
pub(super) struct Reached {
    /// Node 1 is the root, 2n and 2n + 1 are the children of n; the last half are the bars.
    least: Vec<f64>,
    leaves: usize,
}

impl Reached {
    /// Of bars that reached `bars`, in time: lower is further.
    pub(super) fn new(bars: &[f64]) -> Self {
        let leaves = bars.len().next_power_of_two();
        let mut least = vec![f64::INFINITY; 2 * leaves];
        for (leaf, reached) in least.iter_mut().skip(leaves).zip(bars) {
            *leaf = *reached;
        }
        let mut tree = Self { least, leaves };
        for node in (1..leaves).rev() {
            let of_children = tree.at(2 * node).min(tree.at(2 * node + 1));
            if let Some(held) = tree.least.get_mut(node) {
                *held = of_children;
            }
        }
        tree
    }

    /// The first bar from `from` on that reached `price`; `None` where none did. Takes O(log n).
    pub(super) fn first(&self, from: usize, price: f64) -> Option<usize> {
        if from >= self.leaves {
            return None;
        }
        let mut node = from + self.leaves;
        while self.at(node) > price {
            // Right children have nothing beside them that comes later.
            while node % 2 == 1 {
                if node == 1 {
                    return None;
                }
                node /= 2;
            }
            node += 1;
        }
        while node < self.leaves {
            node *= 2;
            if self.at(node) > price {
                node += 1;
            }
        }
        Some(node - self.leaves)
    }

    fn at(&self, node: usize) -> f64 {
        self.least.get(node).copied().unwrap_or(f64::INFINITY)
    }
}

#[cfg(test)]
mod tests {
    use super::Reached;

    #[test]
    fn the_first_bar_that_reached_a_price_is_found() {
        let mut state = 7_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            f64::from(u16::try_from(state >> 48).unwrap_or(0))
        };
        for len in 0..40 {
            let bars: Vec<f64> = (0..len).map(|_| next()).collect();
            let tree = Reached::new(&bars);
            for from in 0..=len + 1 {
                let price = next();
                let walked = (from..len).find(|&bar| bars.get(bar).is_some_and(|b| *b <= price));
                assert_eq!(tree.first(from, price), walked, "{len} bars from {from}");
            }
        }
    }
}
