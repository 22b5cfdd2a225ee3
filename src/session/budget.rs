//! What may still be asked of a venue: a bucket of tokens that fills evenly.

use crate::units::{Millis, UnixMillis};
use crate::venues::Budget;

/// One token in the bucket's own unit, in which a millisecond's gain is a whole number.
const TOKEN: i64 = 60_000;

/// A bucket of tokens.
#[derive(Clone, Debug)]
pub(super) struct Bucket {
    budget: Budget,
    level: i64,
    counted: UnixMillis,
}

impl Bucket {
    /// A full bucket.
    pub(super) fn full(budget: Budget, now: UnixMillis) -> Self {
        Self { budget, level: i64::from(budget.capacity) * TOKEN, counted: now }
    }

    fn fill(&mut self, now: UnixMillis) {
        // A clock that was set back gains nothing and takes nothing.
        let passed = (now - self.counted).0.max(0);
        let gained = passed.saturating_mul(i64::from(self.budget.per_minute));
        let full = i64::from(self.budget.capacity) * TOKEN;
        self.level = self.level.saturating_add(gained).min(full);
        self.counted = now;
    }

    /// The bucket's own measure of `tokens`. What costs more than the bucket holds costs all of it:
    /// it could never be asked otherwise.
    fn cost(&self, tokens: u32) -> i64 {
        i64::from(tokens.min(self.budget.capacity)) * TOKEN
    }

    /// Takes `tokens`, or says when they will be there.
    pub(super) fn take(&mut self, tokens: u32, now: UnixMillis) -> Result<(), UnixMillis> {
        self.fill(now);
        let missing = self.cost(tokens) - self.level;
        if missing <= 0 {
            self.level -= self.cost(tokens);
            return Ok(());
        }
        let each = i64::from(self.budget.per_minute.max(1));
        Err(now + Millis((missing + each - 1) / each))
    }
}
