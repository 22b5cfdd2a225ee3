//! The most likely parameters.
//!
//! For a fixed decay β the likelihood is concave in the rest and has one peak. Scaling μ and α alike
//! shows that at the peak the expected count is the count seen, μT + αK = N, which leaves one unknown:
//! the share s = αK/N of events that others set off. So the decay is searched over a grid and then by
//! golden section, and for each one s is found by a guarded Newton iteration. No start values, and no
//! dependence on them: the likelihood has several peaks in β.

use crate::metrics::hawkes::events::Events;
use crate::metrics::hawkes::excitation::{Excitation, Logs};
use crate::metrics::hawkes::fading::BLOCK;
use crate::metrics::hawkes::likelihood::{Parameters, log_likelihood};
use crate::metrics::math::{count, exp, finite, ln};

/// How many decays the grid holds.
pub const GRID: usize = 60;
/// How close the search comes to the best ln β.
pub const CLOSE: f64 = 1e-10;

/// The most likely parameters and how likely they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// Where the likelihood peaks.
    pub parameters: Parameters,
    /// Its logarithm there.
    pub log_likelihood: f64,
    /// The same of a constant rate: N ln(N/T) − N.
    pub log_likelihood_poisson: f64,
    /// Twice their difference, at least zero. β has no meaning at a constant rate, so this is not χ²
    /// distributed (Davies 1977): see [`LIKELY`].
    pub likelihood_ratio: f64,
    /// How many events.
    pub events: usize,
}

/// Above this likelihood ratio a constant rate is rejected; about 1% of constant rates reach it
/// (simulated for 30 to 1,000 events: the 99% point lies between 6.4 and 9.6).
pub const LIKELY: f64 = 8.5;

impl Fit {
    /// Akaike's criterion, with three parameters.
    pub fn aic(&self) -> f64 {
        6.0 - 2.0 * self.log_likelihood
    }

    /// Akaike's criterion of a constant rate.
    pub fn aic_poisson(&self) -> f64 {
        2.0 - 2.0 * self.log_likelihood_poisson
    }

    /// The Bayesian criterion, with three parameters.
    pub fn bic(&self) -> f64 {
        3.0 * ln(count(self.events)) - 2.0 * self.log_likelihood
    }

    /// True where a constant rate is rejected.
    pub fn rejects_poisson(&self) -> bool {
        self.likelihood_ratio > LIKELY
    }
}

/// The log-likelihood of a constant rate over the window: N ln(N/T) − N. `None` of no events.
pub fn log_likelihood_poisson(events: &Events) -> Option<f64> {
    let n = count(events.len());
    if events.is_empty() { None } else { finite(n * ln(n / events.horizon()) - n) }
}

/// The most likely parameters, with β between 5/T and 50N/T. `None` of no events.
pub fn fit(events: &Events) -> Option<Fit> {
    search(events, GRID, CLOSE)
}

/// As [`fit`], over a grid of `grid` decays and as `close` in ln β.
fn search(events: &Events, grid: usize, close: f64) -> Option<Fit> {
    let mut search = Search::of(events, grid, close)?;
    while search.look(events) {}
    search.found(events)
}

/// (√5 − 1) ÷ 2.
const GOLDEN: f64 = 0.618_033_988_749_894_9;

/// A search under way. It looks at one decay after the other, so that whoever has little time can
/// leave it and come back.
#[derive(Clone, Debug)]
pub(super) struct Search {
    profile: Profile,
    grid: usize,
    close: f64,
    /// The distance of two decays of the grid, in ln β.
    step: f64,
    /// How many decays were looked at.
    looked: usize,
    /// The ends between which the best ln β lies.
    low: f64,
    high: f64,
    best: (f64, Peak),
    /// The two places within these ends that golden section compares.
    left: (f64, Peak),
    right: (f64, Peak),
}

impl Search {
    /// A search over a grid of `grid` decays and then as `close` in ln β. `None` of no events.
    pub(super) fn of(events: &Events, grid: usize, close: f64) -> Option<Self> {
        let profile = Profile::of(events)?;
        let (low, high) = (ln(5.0 / events.horizon()), ln(50.0 * profile.n / events.horizon()));
        let step = (high - low) / count(grid.saturating_sub(1).max(1));
        let best = (low, Peak::default());
        let (left, right) = (best, best);
        Some(Self { profile, grid, close, step, looked: 0, low, high, best, left, right })
    }

    /// Looks at one decay more; false once the best is found. The `events` are the same every time.
    pub(super) fn look(&mut self, events: &Events) -> bool {
        let nth = self.looked;
        self.looked += 1;
        if nth < self.grid {
            let is_last = nth + 1 == self.grid;
            let at = if is_last { self.high } else { self.low + self.step * count(nth) };
            self.best = better(self.best, (at, self.profile.peak(events, at)));
            if is_last {
                self.low = (self.best.0 - self.step).max(self.low);
                self.high = (self.best.0 + self.step).min(self.high);
            }
        } else if nth == self.grid {
            self.look_left(events);
        } else if nth == self.grid + 1 {
            self.look_right(events);
        } else {
            self.best = better(better(self.best, self.left), self.right);
            let width = self.high - self.low;
            if width <= self.close || self.is_flat(width) {
                return false;
            }
            if self.left.1.gain >= self.right.1.gain {
                self.high = self.right.0;
                self.right = self.left;
                self.look_left(events);
            } else {
                self.low = self.left.0;
                self.left = self.right;
                self.look_right(events);
            }
        }
        true
    }

    fn look_left(&mut self, events: &Events) {
        let at = self.high - GOLDEN * (self.high - self.low);
        self.left = (at, self.profile.peak(events, at));
    }

    fn look_right(&mut self, events: &Events) {
        let at = self.low + GOLDEN * (self.high - self.low);
        self.right = (at, self.profile.peak(events, at));
    }

    /// So near the peak the likelihood is flat to its last digit, and rounding alone would choose.
    fn is_flat(&self, width: f64) -> bool {
        let (left, right) = (self.left.1.gain, self.right.1.gain);
        width < 1e-6 && (left - right).abs() <= 1e-15 * left
    }

    /// The fit at the best decay so far.
    pub(super) fn found(&mut self, events: &Events) -> Option<Fit> {
        let (ln_decay, peak) = self.best;
        let n = self.profile.n;
        let background = (1.0 - peak.share) * n / events.horizon();
        let jump = peak.share * n / self.profile.reach(events, ln_decay);
        let parameters = Parameters::new(background, jump, exp(ln_decay))?;
        Some(Fit {
            parameters,
            log_likelihood: log_likelihood(events, &parameters)?,
            log_likelihood_poisson: log_likelihood_poisson(events)?,
            likelihood_ratio: finite(2.0 * peak.gain)?,
            events: events.len(),
        })
    }
}

/// The best share at one decay.
#[derive(Clone, Copy, Debug, Default)]
struct Peak {
    /// s, from 0 up to but without 1.
    share: f64,
    /// How much likelier than a constant rate, in logarithms.
    gain: f64,
}

fn better(best: (f64, Peak), other: (f64, Peak)) -> (f64, Peak) {
    if other.1.gain > best.1.gain { other } else { best }
}

/// The likelihood with all but β at its best.
#[derive(Clone, Debug)]
struct Profile {
    /// N.
    n: f64,
    /// Σ gains.
    gains: f64,
    /// λᵢ ÷ (N/T) − 1 of a process without background, at the last decay.
    excess: Vec<f64>,
    /// Where the last search ended: a good place to begin the next.
    share: f64,
}

impl Profile {
    fn of(events: &Events) -> Option<Self> {
        (!events.is_empty()).then(|| Self {
            n: count(events.len()),
            gains: events.total_gain(),
            excess: Vec::with_capacity(events.len()),
            share: 0.5,
        })
    }

    /// K = Σ gᵢ (1 − e^(−β(T−tᵢ))) ÷ β, so that all events are expected to set off αK. Fills
    /// `excess` with the excitation A on the way.
    fn reach(&mut self, events: &Events, ln_decay: f64) -> f64 {
        let decay = exp(ln_decay);
        self.excess.clear();
        let mut walk = Excitation::of(events, decay);
        while let Some(walked) = walk.walk() {
            self.excess.extend_from_slice(walked.before);
        }
        // The sum of what is left of each at the end is one step of the same recursion. βT is at
        // least 5, so little is lost in the difference.
        let left = exp(-decay * events.silence()) * walk.after;
        (self.gains - left) / decay
    }

    fn peak(&mut self, events: &Events, ln_decay: f64) -> Peak {
        let reach = self.reach(events, ln_decay);
        let scale = events.horizon() / reach;
        if !scale.is_finite() || scale <= 0.0 {
            return Peak::default();
        }
        self.excess.iter_mut().for_each(|excitation| *excitation = *excitation * scale - 1.0);
        // The slope falls in s: where it is negative the peak lies below, and at zero where it is
        // negative even there.
        let (mut low, mut high) = (0.0, 1.0);
        let mut rises_at_zero = None;
        let mut share = self.share;
        for _ in 0..100 {
            let (slope, curvature) = self.slope(share);
            if slope > 0.0 {
                low = share;
                rises_at_zero = Some(true);
            } else {
                high = share;
            }
            let newton = share + slope / curvature;
            let inside = newton > low && newton < high;
            if !inside && !*rises_at_zero.get_or_insert_with(|| self.slope(0.0).0 > 0.0) {
                return Peak::default();
            }
            let next = if inside { newton } else { f64::midpoint(low, high) };
            let moved = next - share;
            share = next;
            // What the step gained: far below what the likelihood's last digits show.
            if moved * moved * curvature < 1e-14 || high - low < 1e-15 {
                break;
            }
        }
        self.share = share.clamp(0.01, 0.99);
        Peak { share, gain: self.gain(share) }
    }

    /// The first derivative of Σ ln(1 + s b), and the second with its sign turned. Four sums side by
    /// side, as divisions wait for each other less then.
    fn slope(&self, share: f64) -> (f64, f64) {
        let (fours, rest) = self.excess.as_chunks::<4>();
        let (mut slopes, mut curvatures) = ([0.0; 4], [0.0; 4]);
        for four in fours {
            for ((slope, curvature), b) in slopes.iter_mut().zip(&mut curvatures).zip(four) {
                let ratio = b / (1.0 + share * b);
                *slope += ratio;
                *curvature += ratio * ratio;
            }
        }
        let (mut slope, mut curvature) =
            (slopes.iter().sum::<f64>(), curvatures.iter().sum::<f64>());
        for b in rest {
            let ratio = b / (1.0 + share * b);
            slope += ratio;
            curvature += ratio * ratio;
        }
        (slope, curvature)
    }

    /// Σ ln(1 + s b).
    fn gain(&self, share: f64) -> f64 {
        let mut logs = Logs::default();
        let mut rates = [0.0; BLOCK];
        for block in self.excess.chunks(BLOCK) {
            for (rate, b) in rates.iter_mut().zip(block) {
                *rate = 1.0 + share * b;
            }
            logs.add(rates.get(..block.len()).unwrap_or(&[]));
        }
        logs.value()
    }
}
