//! The intervals of branching ratios, from fits to made-up repetitions. These take seconds, which a
//! report has not: they are worked on beside it, and the next report has them.

use crate::market::{Asset, Side};
use crate::metrics::hawkes::bootstrap::{REPETITIONS, SLICE};
use crate::metrics::hawkes::{Bootstrap, Fit};
use crate::units::{Millis, UnixMillis};
use core::cell::{Cell, RefCell};

/// What was found, and what is worked on; none at first.
#[derive(Debug)]
pub struct Refits {
    all: RefCell<Vec<Refit>>,
    is_able: Cell<bool>,
}

impl Default for Refits {
    fn default() -> Self {
        Self { all: RefCell::default(), is_able: Cell::new(true) }
    }
}

/// Those of one side of a coin.
#[derive(Debug)]
struct Refit {
    of: (Asset, Side),
    /// The hour in which the work was begun.
    hour: UnixMillis,
    /// What is worked on: which fit, and its branching ratio.
    seed: u64,
    ratio: f64,
    running: Option<Bootstrap>,
    /// The last fit that was repeated, its branching ratio, and the interval.
    found: Option<(u64, f64, (f64, f64))>,
}

impl Refits {
    /// Whether events can be assessed at all. The page fetches that part of its program later than the
    /// rest, and says so here; to go on without it would stop the program.
    pub fn set_able(&self, is_able: bool) {
        self.is_able.set(is_able);
    }

    pub(crate) fn is_able(&self) -> bool {
        self.is_able.get()
    }

    /// The interval of the branching ratio of `fit`, over a window of `length`. Where it is not found
    /// yet, work on it begins; a fit that follows another within an hour has the interval of that one,
    /// moved along with the ratio. `None` where there is neither: while the first is worked on, and for
    /// a process that explodes.
    #[inline(never)]
    pub(crate) fn interval(
        &self,
        of: (Asset, Side),
        fit: &Fit,
        length: Millis,
        now: UnixMillis,
    ) -> Option<(f64, f64)> {
        let mut all = self.all.borrow_mut();
        let (hour, seed, ratio) =
            (now.floor(Millis::HOUR), seed(fit), fit.parameters.branching_ratio());
        let place = all.iter().position(|held| held.of == of);
        let held = place.and_then(|place| all.get(place));
        let mut found = held.and_then(|held| held.found);
        if held.is_none_or(|held| held.hour != hour && held.seed != seed) {
            let seconds = length.as_hours() * 3_600.0;
            let running = Bootstrap::new(fit, seconds, seed, REPETITIONS);
            found = found.filter(|_| running.is_some());
            if let Some(place) = place {
                all.swap_remove(place);
            }
            all.push(Refit { of, hour, seed, ratio, running, found });
        }
        let (of_seed, then, (low, high)) = found?;
        let moved = ratio - then;
        let (low, high) = if of_seed == seed { (low, high) } else { (low + moved, high + moved) };
        Some((low.max(0.0), high.min(1.0)))
    }

    /// Works a few milliseconds; true while there is more to do. How it is sliced changes nothing.
    pub fn work(&self) -> bool {
        self.is_able() && self.work_on()
    }

    #[inline(never)]
    fn work_on(&self) -> bool {
        for held in self.all.borrow_mut().iter_mut() {
            let Some(running) = &mut held.running else { continue };
            if !running.work(SLICE) {
                let found = running.finished();
                held.found = found.map(|found| (held.seed, held.ratio, (found.low, found.high)));
                held.running = None;
            }
            return true;
        }
        false
    }
}

/// The same for the same fit, wherever it is repeated, and hardly ever for two.
fn seed(fit: &Fit) -> u64 {
    let at = fit.parameters;
    let bits = [at.background, at.jump, at.decay].map(f64::to_bits);
    bits.into_iter().fold(0, |seed: u64, bits| seed.rotate_left(21) ^ bits)
}
