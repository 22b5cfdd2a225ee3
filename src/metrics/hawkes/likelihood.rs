//! The log-likelihood in one pass (Ozaki 1979), with its first and second derivatives.
//!
//! Aᵢ = e^(−βd)(Aᵢ₋₁ + gᵢ₋₁) carries the excitation from event to event, so that no pair of events
//! is looked at twice; B and C carry its derivatives by −β. What is left of it at the window's end is
//! one step more.

use crate::metrics::hawkes::events::Events;
use crate::metrics::hawkes::excitation::{Excitation, Logs};
use crate::metrics::hawkes::fading::BLOCK;
use crate::metrics::math::{exp, exp_m1, finite};
use crate::metrics::sums::Total;

/// What drives the rate of events.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameters {
    /// μ: events a second that nothing set off; above zero (and not subnormal).
    pub background: f64,
    /// α: what one event adds to the rate at once, a second; at least zero.
    pub jump: f64,
    /// β: how fast that fades, a second; above zero.
    pub decay: f64,
}

impl Parameters {
    /// Parameters in their range, or `None`.
    pub fn new(background: f64, jump: f64, decay: f64) -> Option<Self> {
        let sound = background >= f64::MIN_POSITIVE && jump >= 0.0 && decay > 0.0;
        let finite = background.is_finite() && jump.is_finite() && decay.is_finite();
        (sound && finite).then_some(Self { background, jump, decay })
    }

    /// n = α/β: the mean number of events that one sets off directly; below 1 for a process that
    /// does not explode.
    pub fn branching_ratio(&self) -> f64 {
        self.jump / self.decay
    }

    /// ln 2 / β: the seconds after which half of an event's excitation is gone.
    pub fn half_life(&self) -> f64 {
        core::f64::consts::LN_2 / self.decay
    }
}

/// Sound parameters under which no rate can overflow.
fn within_range(events: &Events, with: &Parameters) -> Option<Parameters> {
    let sound = Parameters::new(with.background, with.jump, with.decay)?;
    let highest = sound.background + sound.jump * events.total_gain();
    highest.is_finite().then_some(sound)
}

/// Σ g (1 − e^(−βx)) over the time x from each event to the window's end, where `left` is Σ g e^(−βx).
fn faded(events: &Events, decay: f64, left: f64) -> f64 {
    let all = events.total_gain();
    if left < 0.5 * all {
        return all - left;
    }
    // The difference would lose digits.
    let each = events.times().iter().zip(events.gains());
    let each = each.map(|(at, gain)| -gain * exp_m1(-decay * (events.horizon() - at)));
    each.collect::<Total>().value()
}

/// The log-likelihood, `None` where it is not finite.
pub fn log_likelihood(events: &Events, with: &Parameters) -> Option<f64> {
    let Parameters { background, jump, decay } = within_range(events, with)?;
    let mut logs = Logs::default();
    let mut walk = Excitation::of(events, decay);
    let mut rates = [0.0; BLOCK];
    while let Some(walked) = walk.walk() {
        for (rate, before) in rates.iter_mut().zip(walked.before) {
            *rate = background + jump * before;
        }
        logs.add(rates.get(..walked.before.len())?);
    }
    let left = exp(-decay * events.silence()) * walk.after;
    let expected = background * events.horizon() + jump / decay * faded(events, decay, left);
    finite(logs.value() - expected)
}

/// The log-likelihood and its derivatives by (μ, α, β).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Derivatives {
    /// The log-likelihood itself.
    pub value: f64,
    /// Its slope in each.
    pub gradient: [f64; 3],
    /// Its curvature; symmetric.
    pub hessian: [[f64; 3]; 3],
}

/// B and C carried over a time `d` in which excitation fades by `fade`, from `after` it.
fn carried(fade: f64, d: f64, after: f64, (eb, ec): (f64, f64)) -> (f64, f64) {
    let from = d * after;
    (fade * (eb + from), fade * (ec + d * (2.0 * eb + from)))
}

/// The log-likelihood and its derivatives, `None` where any is not finite.
#[allow(clippy::many_single_char_names, reason = "the letters of the formula")]
pub fn derivatives(events: &Events, with: &Parameters) -> Option<Derivatives> {
    let Parameters { background: mu, jump: alpha, decay: beta } = within_range(events, with)?;
    let mut logs = Logs::default();
    // Sums over events of powers of 1/λ with A, B and C.
    let mut totals = [Total::default(); 9];
    let (mut after, mut bc) = (0.0, (0.0, 0.0));
    let mut walk = Excitation::of(events, beta);
    let mut rates = [0.0; BLOCK];
    while let Some(walked) = walk.walk() {
        let mut sums = [0.0; 9];
        let times = walked.waits.iter().zip(walked.fades);
        let levels = walked.before.iter().zip(walked.gains);
        for (((&d, &fade), (&ea, &gain)), rate) in times.zip(levels).zip(&mut rates) {
            bc = carried(fade, d, after, bc);
            after = ea + gain;
            *rate = mu + alpha * ea;
            let i = 1.0 / *rate;
            let (a, b, c) = (ea * i, bc.0 * i, bc.1 * i);
            let terms = [i, a, b, i * i, a * i, a * a, b * i, alpha * a * b - b, c - alpha * b * b];
            sums.iter_mut().zip(terms).for_each(|(sum, term)| *sum += term);
        }
        totals.iter_mut().zip(sums).for_each(|(total, sum)| total.add(sum));
        logs.add(rates.get(..walked.before.len())?);
    }
    let [i, a, b, ii, ia, aa, ib, ab, bb] = totals.map(|total| total.value());
    let (x, t) = (events.silence(), events.horizon());
    let left = exp(-beta * x);
    // S, and its first and second derivatives by β.
    let s = faded(events, beta, left * walk.after);
    let (s_b, minus_s_bb) = carried(left, x, walk.after, bc);
    let value = logs.value() - mu * t - alpha / beta * s;
    let gradient =
        [i - t, a - s / beta, -alpha * b + alpha * s / (beta * beta) - alpha * s_b / beta];
    let (mu_alpha, mu_beta) = (-ia, alpha * ib);
    let alpha_beta = ab + s / (beta * beta) - s_b / beta;
    let beta_beta = alpha
        * (bb + minus_s_bb / beta + 2.0 * s_b / (beta * beta) - 2.0 * s / (beta * beta * beta));
    let hessian =
        [[-ii, mu_alpha, mu_beta], [mu_alpha, -aa, alpha_beta], [mu_beta, alpha_beta, beta_beta]];
    let all = gradient.iter().chain(hessian.iter().flatten()).all(|x| x.is_finite());
    (value.is_finite() && all).then_some(Derivatives { value, gradient, hessian })
}
