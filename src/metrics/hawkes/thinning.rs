//! Events made up from the model (Ogata 1981).

use crate::metrics::generator::Generator;
use crate::metrics::hawkes::events::Events;
use crate::metrics::hawkes::likelihood::Parameters;
use crate::metrics::math::{exp, ln_1p};

/// Events over `horizon` seconds, at most `most`: where there would be more, the window ends at the
/// last one made. `None` for a process that explodes (n ≥ 1), or a horizon that is not above zero.
///
/// Candidates come at the rate right after the last one, which only falls until the next event; each
/// is kept with the chance that the rate has not fallen meanwhile.
pub fn simulate(
    with: &Parameters,
    horizon: f64,
    generator: &mut Generator,
    most: usize,
) -> Option<Events> {
    if with.branching_ratio() >= 1.0 || !(horizon > 0.0 && horizon.is_finite()) {
        return None;
    }
    let (mut now, mut excitation, mut times) = (0.0, 0.0, Vec::new());
    while times.len() < most {
        let bound = with.background + excitation;
        let wait = -ln_1p(-generator.uniform()) / bound;
        now += wait;
        if now > horizon {
            return Events::new(&times, horizon);
        }
        excitation *= exp(-with.decay * wait);
        if generator.uniform() * bound <= with.background + excitation {
            excitation += with.jump;
            times.push(now);
        }
    }
    Events::new(&times, now)
}
