//! Events made up from the model (Ogata 1981).

use crate::metrics::generator::Generator;
use crate::metrics::hawkes::events::Events;
use crate::metrics::hawkes::likelihood::Parameters;
use crate::metrics::math::{exp, ln_1p};

/// Events over `horizon` seconds, at most `most`: where there would be more, the window ends at the
/// last one made. `None` for a process that explodes (n ≥ 1), or a horizon that is not above zero.
pub fn simulate(
    with: &Parameters,
    horizon: f64,
    generator: &mut Generator,
    most: usize,
) -> Option<Events> {
    let mut thinning = Thinning::new(with, horizon, most)?;
    while thinning.draw(generator, usize::MAX) {}
    thinning.events()
}

/// Events in the making, which can be left and gone on with.
///
/// Candidates come at the rate right after the last one, which only falls until the next event; each
/// is kept with the chance that the rate has not fallen meanwhile.
#[derive(Clone, Debug)]
pub(super) struct Thinning {
    with: Parameters,
    horizon: f64,
    most: usize,
    now: f64,
    excitation: f64,
    times: Vec<f64>,
}

impl Thinning {
    /// None so far; else as [`simulate`].
    pub(super) fn new(with: &Parameters, horizon: f64, most: usize) -> Option<Self> {
        let stable = with.branching_ratio() < 1.0 && horizon > 0.0 && horizon.is_finite();
        stable.then(|| Self {
            with: *with,
            horizon,
            most,
            now: 0.0,
            excitation: 0.0,
            times: Vec::new(),
        })
    }

    /// Draws up to so many candidates more; false once there are all events.
    pub(super) fn draw(&mut self, generator: &mut Generator, candidates: usize) -> bool {
        for _ in 0..candidates {
            if self.times.len() >= self.most {
                self.horizon = self.now;
                return false;
            }
            let bound = self.with.background + self.excitation;
            let wait = -ln_1p(-generator.uniform()) / bound;
            self.now += wait;
            if self.now > self.horizon {
                return false;
            }
            self.excitation *= exp(-self.with.decay * wait);
            if generator.uniform() * bound <= self.with.background + self.excitation {
                self.excitation += self.with.jump;
                self.times.push(self.now);
            }
        }
        true
    }

    /// The events, once there are all. `None` as [`Events::new`].
    pub(super) fn events(&self) -> Option<Events> {
        Events::new(&self.times, self.horizon)
    }
}
