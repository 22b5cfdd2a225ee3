//! The log-likelihood in one pass (Ozaki 1979), with its first and second derivatives.
//!
//! Aᵢ = e^(−βd)(Aᵢ₋₁ + gᵢ₋₁) carries the excitation from event to event, so that no pair of events
//! is looked at twice; B and C carry its derivatives by −β.

use crate::metrics::hawkes::events::Events;
use crate::metrics::math::{exp, exp_m1, finite, ln};
use crate::metrics::sums::Total;

/// What drives the rate of events.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameters {
    /// μ: events a second that nothing set off; above zero.
    pub background: f64,
    /// α: what one event adds to the rate at once, a second; at least zero.
    pub jump: f64,
    /// β: how fast that fades, a second; above zero.
    pub decay: f64,
}

impl Parameters {
    /// Parameters in their range, or `None`.
    pub fn new(background: f64, jump: f64, decay: f64) -> Option<Self> {
        let sound = background > 0.0 && jump >= 0.0 && decay > 0.0;
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

/// The log-likelihood, `None` where it is not finite.
pub fn log_likelihood(events: &Events, with: &Parameters) -> Option<f64> {
    let (mut logs, mut faded) = (Total::default(), Total::default());
    let (mut excitation, mut gain_before) = (0.0, 0.0);
    for ((wait, gain), &at) in events.waits().zip(events.times()) {
        excitation = exp(-with.decay * wait) * (excitation + gain_before);
        gain_before = gain;
        logs.add(ln(with.background + with.jump * excitation));
        faded.add(-gain * exp_m1(-with.decay * (events.horizon() - at)));
    }
    let expected = with.background * events.horizon() + with.branching_ratio() * faded.value();
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

/// The log-likelihood and its derivatives, `None` where any is not finite.
#[allow(clippy::many_single_char_names, reason = "the letters of the formula")]
pub fn derivatives(events: &Events, with: &Parameters) -> Option<Derivatives> {
    let Parameters { background: mu, jump: alpha, decay: beta } = *with;
    // Sums over events of powers of 1/λ with A, B and C.
    let mut logs = Total::default();
    let [mut i, mut a, mut b] = [Total::default(); 3];
    let [mut ii, mut ia, mut aa, mut ib, mut ab, mut bb] = [Total::default(); 6];
    // S, and its first and second derivatives by β.
    let [mut s, mut s_b, mut s_bb] = [Total::default(); 3];
    let (mut ea, mut eb, mut ec, mut gain_before) = (0.0, 0.0, 0.0, 0.0);
    for ((d, gain), &at) in events.waits().zip(events.times()) {
        let fade = exp(-beta * d);
        let carried = ea + gain_before;
        ec = fade * (ec + 2.0 * d * eb + d * d * carried);
        eb = fade * (eb + d * carried);
        ea = fade * carried;
        gain_before = gain;
        let rate = mu + alpha * ea;
        logs.add(ln(rate));
        i.add(1.0 / rate);
        a.add(ea / rate);
        b.add(eb / rate);
        ii.add(1.0 / (rate * rate));
        ia.add(ea / rate / rate);
        aa.add((ea / rate) * (ea / rate));
        ib.add(eb / rate / rate);
        ab.add(-eb / rate + alpha * (ea / rate) * (eb / rate));
        bb.add(alpha * ec / rate - (alpha * eb / rate) * (alpha * eb / rate));
        let x = events.horizon() - at;
        let left = exp(-beta * x);
        s.add(-gain * exp_m1(-beta * x));
        s_b.add(gain * x * left);
        s_bb.add(-gain * x * x * left);
    }
    let (s, s_b, s_bb) = (s.value(), s_b.value(), s_bb.value());
    let t = events.horizon();
    let value = logs.value() - mu * t - alpha / beta * s;
    let gradient = [
        i.value() - t,
        a.value() - s / beta,
        -alpha * b.value() + alpha * s / (beta * beta) - alpha * s_b / beta,
    ];
    let mu_alpha = -ia.value();
    let mu_beta = alpha * ib.value();
    let alpha_beta = ab.value() + s / (beta * beta) - s_b / beta;
    let beta_beta = bb.value()
        - alpha * (s_bb / beta - 2.0 * s_b / (beta * beta) + 2.0 * s / (beta * beta * beta));
    let hessian = [
        [-ii.value(), mu_alpha, mu_beta],
        [mu_alpha, -aa.value(), alpha_beta],
        [mu_beta, alpha_beta, beta_beta],
    ];
    let all = gradient.iter().chain(hessian.iter().flatten()).all(|x| x.is_finite());
    (value.is_finite() && all).then_some(Derivatives { value, gradient, hessian })
}
