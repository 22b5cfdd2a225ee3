//! The interval of the branching ratio from made-up repetitions (parametric bootstrap).

use crate::metrics::generator::Generator;
use crate::metrics::hawkes::events::Events;
use crate::metrics::hawkes::fit::{Fit, Search};
use crate::metrics::hawkes::thinning::Thinning;
use crate::metrics::proportion::Interval;
use crate::metrics::quantile::quantile;

/// How many repetitions.
pub const REPETITIONS: usize = 200;
/// The grid and closeness of a repetition's fit: its error is far below the spread of the rest.
const GRID: usize = 20;
const CLOSE: f64 = 1e-3;
/// How many events a slice of the work looks at where a page does it: a few milliseconds.
pub const SLICE: usize = 50_000;
/// How many candidates of made-up events are drawn at once.
const DRAWS: usize = 2_000;

/// Repetitions under way. A page does a little at a time, so that it never stands still; how they are
/// sliced changes nothing.
#[derive(Clone, Debug)]
pub struct Bootstrap {
    fit: Fit,
    horizon: f64,
    generator: Generator,
    left: usize,
    ratios: Vec<f64>,
    failed: usize,
    stage: Stage,
}

/// Where the repetition under way stands.
#[derive(Clone, Debug)]
enum Stage {
    /// Between two.
    Between,
    /// Its events are made up.
    Making(Thinning),
    /// They are fitted.
    Fitting(Events, Search),
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
            stage: Stage::Between,
        })
    }

    /// Does up to `repetitions` more; true while some are left. One takes in proportion to the events
    /// of the fit: `make bench` tells how long.
    pub fn step(&mut self, repetitions: usize) -> bool {
        let then = self.left.saturating_sub(repetitions);
        while self.left > then {
            self.work(1);
        }
        self.left > 0
    }

    /// Goes on until about so many `events` were looked at; true while some repetitions are left. The
    /// longest that it cannot be stopped in is the likelihood of one decay, of as many events as one
    /// repetition has.
    pub fn work(&mut self, events: usize) -> bool {
        let mut looked = 0;
        while self.left > 0 && looked < events {
            looked += self.go_on();
        }
        self.left > 0
    }

    /// Takes the smallest step; tells how many events it looked at.
    fn go_on(&mut self) -> usize {
        match core::mem::replace(&mut self.stage, Stage::Between) {
            Stage::Between => {
                // Near n = 1 one repetition can grow a thousandfold; it is then cut short.
                let told = self.fit.events;
                let most = told.saturating_mul(10).saturating_add(1_000);
                match Thinning::new(&self.fit.parameters, self.horizon, most) {
                    Some(thinning) => self.stage = Stage::Making(thinning),
                    None => self.end(None),
                }
                0
            }
            Stage::Making(mut thinning) => {
                if thinning.draw(&mut self.generator, DRAWS) {
                    self.stage = Stage::Making(thinning);
                    return DRAWS;
                }
                let made = thinning.events();
                let search = made.as_ref().and_then(|made| Search::of(made, GRID, CLOSE));
                match made.zip(search) {
                    Some((made, search)) => self.stage = Stage::Fitting(made, search),
                    None => self.end(None),
                }
                DRAWS
            }
            Stage::Fitting(made, mut search) => {
                let many = made.len();
                if search.look(&made) {
                    self.stage = Stage::Fitting(made, search);
                } else {
                    self.end(search.found(&made));
                }
                many
            }
        }
    }

    fn end(&mut self, again: Option<Fit>) {
        self.left -= 1;
        match again {
            Some(again) => self.ratios.push(again.parameters.branching_ratio()),
            None => self.failed += 1,
        }
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
