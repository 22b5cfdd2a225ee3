//! The intervals of branching ratios, from fits to made-up repetitions. These take seconds, which a
//! report has not: they are worked on beside it, and the next report has them.

use crate::market::{Asset, Side};
use crate::metrics::hawkes::bootstrap::{REPETITIONS, SLICE};
use crate::metrics::hawkes::{Bootstrap, Fit};
use crate::units::sorted::Sorted;
use crate::units::{Millis, UnixMillis};
use core::cell::RefCell;

/// What was found, and what is worked on; none at first.
#[derive(Debug, Default)]
pub struct Refits(RefCell<Sorted<(Asset, Side), Refit>>);

/// Those of one side of a coin.
#[derive(Debug)]
struct Refit {
    /// The hour in which the work was begun.
    hour: UnixMillis,
    /// What is worked on, with the fit that is repeated.
    fit: Fit,
    running: Option<Bootstrap>,
    /// The last fit that was repeated, and its interval.
    found: Option<(Fit, (f64, f64))>,
}

impl Refits {
    /// The interval of the branching ratio of `fit`, over a window of `length`. Where it is not found
    /// yet, work on it begins; a fit that follows another within an hour has the interval of that one,
    /// moved along with the ratio. `None` where there is neither: while the first is worked on, and for
    /// a process that explodes.
    pub(crate) fn interval(
        &self,
        of: (Asset, Side),
        fit: &Fit,
        length: Millis,
        now: UnixMillis,
    ) -> Option<(f64, f64)> {
        let mut all = self.0.borrow_mut();
        let hour = now.floor(Millis::HOUR);
        let held = all.get(&of);
        let mut found = held.and_then(|held| held.found);
        if held.is_none_or(|held| held.hour != hour && held.fit != *fit) {
            let seconds = length.as_hours() * 3_600.0;
            let running = Bootstrap::new(fit, seconds, seed(fit), REPETITIONS);
            found = found.filter(|_| running.is_some());
            all.insert(of, Refit { hour, fit: *fit, running, found });
        }
        let (then, (low, high)) = found?;
        if then == *fit {
            return Some((low, high));
        }
        let moved = fit.parameters.branching_ratio() - then.parameters.branching_ratio();
        Some(((low + moved).max(0.0), high + moved))
    }

    /// Works a few milliseconds; true while there is more to do. How it is sliced changes nothing.
    pub fn work(&self) -> bool {
        for held in self.0.borrow_mut().values_mut() {
            let Some(running) = &mut held.running else { continue };
            if !running.work(SLICE) {
                let found = running.finished();
                held.found = found.map(|found| (held.fit, (found.low, found.high)));
                held.running = None;
            }
            return true;
        }
        false
    }
}

/// The same for the same fit, wherever it is repeated.
fn seed(fit: &Fit) -> u64 {
    let at = fit.parameters;
    let bits = [at.background, at.jump, at.decay].map(f64::to_bits);
    bits.into_iter().fold(0, |seed: u64, bits| seed.rotate_left(21) ^ bits)
}
