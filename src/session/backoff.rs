//! How long to wait before the next attempt: exponential, with full jitter.
//!
//! Every page that lost the same venue at the same moment must not come back at the same moment;
//! hence the whole wait is drawn, not a small part of it.

use crate::units::Millis;

/// Shortest wait: an immediate retry helps nobody.
const SHORTEST: Millis = Millis(250);

/// A source of even draws. The seed is given, so that the same events lead to the same effects.
#[derive(Clone, Debug)]
pub(super) struct Dice {
    state: u64,
}

impl Dice {
    pub(super) fn seeded(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next draw, by `SplitMix64` (Steele, Lea, Flood 2014).
    fn draw(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// An even draw from `shortest` up to `longest`.
    pub(super) fn between(&mut self, shortest: Millis, longest: Millis) -> Millis {
        let width = u64::try_from(longest.0.saturating_sub(shortest.0)).unwrap_or(0);
        let drawn = if width == 0 { 0 } else { self.draw() % (width + 1) };
        shortest + Millis(i64::try_from(drawn).unwrap_or(0))
    }

    /// The wait after `failures` in a row: even up to `base` doubled with each failure after the
    /// first, and never above `most`.
    pub(super) fn backoff(&mut self, failures: u32, base: Millis, most: Millis) -> Millis {
        let doublings = failures.saturating_sub(1).min(20);
        let reach = (base * (1_i64 << doublings)).min(most);
        self.between(SHORTEST.min(reach), reach)
    }
}
