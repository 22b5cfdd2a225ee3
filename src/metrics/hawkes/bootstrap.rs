//! The interval of the branching ratio from made-up repetitions (parametric bootstrap).

use crate::metrics::generator::Generator;
use crate::metrics::hawkes::fit::{Fit, search};
use crate::metrics::hawkes::thinning::simulate;
use crate::metrics::proportion::Interval;
use crate::metrics::quantile::quantile;

/// How many repetitions.
pub const REPETITIONS: usize = 200;
/// The grid and closeness of a repetition's fit: its error is far below the spread of the rest.
const GRID: usize = 20;
const CLOSE: f64 = 1e-3;

/// Repetitions under way. A page does a few at a time, so that it never stands still; how they are
/// sliced changes nothing.
#[derive(Clone, Debug)]
pub struct Bootstrap {
    fit: Fit,
    horizon: f64,
    generator: Generator,
    left: usize,
    ratios: Vec<f64>,
    failed: usize,
}

impl Bootstrap {
    /// Repetitions of `fit` over windows of its `horizon`, the same for the same seed. `None` where
    /// the fitted process explodes (n ≥ 1): only the Wald interval remains.
    pub fn new(fit: &Fit, horizon: f64, seed: u64, repetitions: usize) -> Option<Self> {
        let stable = fit.parameters.branching_ratio() < 1.0 && horizon > 0.0 && horizon.is_finite();
        stable.then(|| Self {
            fit: *fit,
            horizon,
            generator: Generator::seeded(seed),
            left: repetitions,
            ratios: Vec::with_capacity(repetitions),
            failed: 0,
        })
    }

    /// Does up to `repetitions` more; true while some are left. One takes in proportion to the events
    /// of the fit: `make bench` tells how long.
    pub fn step(&mut self, repetitions: usize) -> bool {
        // Near n = 1 one repetition can grow a thousandfold; it is then cut short.
        let most = self.fit.events.saturating_mul(10).saturating_add(1_000);
        for _ in 0..repetitions.min(self.left) {
            self.left -= 1;
            let made = simulate(&self.fit.parameters, self.horizon, &mut self.generator, most);
            match made.and_then(|events| search(&events, GRID, CLOSE)) {
                Some(again) => self.ratios.push(again.parameters.branching_ratio()),
                None => self.failed += 1,
            }
        }
        self.left > 0
    }

    /// How many are left to do.
    pub fn left(&self) -> usize {
        self.left
    }

    /// The 2.5% and 97.5% points of the repetitions' branching ratios. `None` while some are left,
    /// or where more than a tenth had no event to fit.
    pub fn finished(&self) -> Option<Interval> {
        let done = self.ratios.len() + self.failed;
        if self.left > 0 || done == 0 || self.failed * 10 > done {
            return None;
        }
        Interval::new(quantile(&self.ratios, 0.025)?, quantile(&self.ratios, 0.975)?)
    }
}
